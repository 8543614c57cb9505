"""The case file: a shipment as a person writes it down, in YAML or JSON, in Korean or English."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from gwanmun.sources.files import InputError
from gwanmun.sources.yaml_text import Document, FieldPath, Plain, field_name, load
from gwanmun.world.suggest import near
from gwanmun.world.text import Text

MAX_LINES = 1000
MAX_PARTIES = 100


def _word(value: Any) -> Any:
    # 2026 or 848210 is a number to YAML and a word to the person who wrote it.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Word = Annotated[str, BeforeValidator(_word), Field(max_length=2000)]
Scalar = bool | int | float | str | None


class Model(BaseModel):
    """A part of the case file; fields that it does not know are errors."""

    # Built at the first case: a part alone is hardly ever read.
    model_config = ConfigDict(extra="forbid", populate_by_name=True, defer_build=True)


class Statement(Model):
    """A fact with where it comes from."""

    value: Scalar
    source: Word = ""
    by: Word = ""
    on: Word = ""


Fact = Scalar | Statement


class Amount(Model):
    """A sum of money."""

    amount: float | int | str
    currency: Word


class Thing(BaseModel):
    """A line of the shipment, or something built into one. Further fields are facts of the item (``item.…``)."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    description: Word = ""
    eccn: Word | Statement | None = None
    origin: Word | Statement | None = None
    hs: Word | Statement | None = None
    quantity: float | int | str | None = None
    value: Amount | Word | None = None


class Component(Thing):
    """Something of US origin in a foreign-made product, in the form in which it was received (734 Supplement 2).

    ``value`` is the fair market price of one, ``quantity`` how many are in one product (absent: one).
    ``incorporated`` is the note to (a)(1): essential, customarily sold with the product, and reexported with it.
    """

    incorporated: bool | Word | None = True


class UsContent(Model):
    """What of US origin is in one piece of a foreign-made product.

    ``product_value`` is the fair market price of one; ``complete`` says that nothing else in it is of US origin.
    """

    product_value: Amount | Word | None = None
    complete: bool | Word | None = None
    components: Annotated[list[Component], Field(max_length=MAX_LINES)] = []


class Item(Thing):
    """One line of the shipment."""

    us_content: UsContent | None = None


class Party(BaseModel):
    """Someone who takes part. Further fields are facts of the party (``party.…``)."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    role: Word
    name: Annotated[Word, Field(min_length=1)]
    country: Word | Statement | None = None
    address: Word = ""


class Signed(Model):
    """A declaration that a person signs."""

    id: Word
    by: Annotated[Word, Field(min_length=1)]
    on: Word = ""
    note: Word = ""


class Case(Model):
    """A shipment: what goes, from where, to where, to whom, for what, and what a person vouches for."""

    title: Word = ""
    activity: Word | Statement | None = None
    from_: Annotated[Word | Statement | None, Field(alias="from")] = None
    to: Word | Statement | None = None
    region: Word | Statement | None = None
    on: Word | None = None
    known_at: Word | None = None
    items: Annotated[list[Item], Field(min_length=1, max_length=MAX_LINES)]
    parties: Annotated[list[Party], Field(max_length=MAX_PARTIES)] = []
    end_use: dict[str, Fact] = {}
    korea: dict[str, Fact] = {}
    checks: dict[str, Fact] = {}
    facts: dict[str, Fact] = {}
    declarations: list[Signed] = []
    note: Word = ""
    kind: Literal["gwanmun case"] | None = None

    _document: Document | None = None

    def place(self, *path: str | int) -> str:
        """File, line and field of a part of this case, for messages."""
        return field_name(path) if self._document is None else self._document.place(path)


def load_case(path: str | Path) -> Case:
    """Read a case file (YAML, or JSON if its name ends in ``.json``).

    :raises InputError: if it cannot be read or is not a case, with file, line and field.
    """
    return case_of(load(Path(path)))


def case_of(document: Document) -> Case:
    """The case in a document that has been read.

    :raises InputError: if the document is not a case.
    """
    if not isinstance(document.data, dict):
        raise InputError(_NOT_A_CASE, document.name)
    try:
        case = Case.model_validate(document.data)
    except ValidationError as error:
        raise _as_input_error(error, document) from None
    case._document = document
    return case


def parse_case(data: Plain, name: str = "case") -> Case:
    """The case in plain data.

    :raises InputError: if the data is not a case.
    """
    return case_of(Document(name, data, {}))


def _as_input_error(error: ValidationError, document: Document) -> InputError:
    """The first thing wrong, as a sentence."""
    first = error.errors()[0]
    path = _field_path(first["loc"], document.data)
    field = str(path[-1]) if path else ""
    place = document.place(path)
    match first["type"]:
        case "extra_forbidden":
            return InputError(_unknown_field(field, _fields_beside(path)), place)
        case "missing":
            return InputError(Text(en=f"{field} is missing", ko=f"{field} 항목이 없습니다"), place)
        case "too_short":
            return InputError(Text(en=f"{field} is empty", ko=f"{field} 항목이 비어 있습니다"), place)
        case "too_long":
            return InputError(Text(en=f"{field} is too long a list", ko=f"{field} 항목이 너무 많습니다"), place)
        case _:
            shown = repr(first["input"])[:60]
            return InputError(
                Text(
                    en=f"{field} cannot be {shown}: {first['msg'].lower()}",
                    ko=f"{field} 값 {shown}을(를) 쓸 수 없습니다",
                ),
                place,
            )


def _field_path(location: Sequence[str | int], data: Any) -> FieldPath:
    """The part of a Pydantic location that names fields of the data; the rest names alternatives of a type."""
    path: list[str | int] = []
    for step in location:
        if isinstance(data, dict) and isinstance(step, str) and (step in data or not path or len(path) == 0):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        elif isinstance(data, dict) and step == location[-1] and isinstance(step, str) and step[:1].islower():
            data = None
        else:
            continue
        path.append(step)
    return tuple(path)


_FIELDS: dict[str, type[BaseModel]] = {"items": Item, "parties": Party, "declarations": Signed}


def _fields_beside(path: FieldPath) -> list[str]:
    model = _FIELDS.get(str(path[0]), Case) if len(path) > 1 else Case
    if "us_content" in path[:-1]:
        model = UsContent
    return [f.alias or name for name, f in model.model_fields.items()]


def _unknown_field(field: str, known: list[str]) -> Text:
    meant = near(field, known, 1, 0.5)
    hint = f"; did you mean {meant[0]}?" if meant else f"; known are {', '.join(known)}"
    hint_ko = f". {meant[0]}입니까?" if meant else f". 쓸 수 있는 항목: {', '.join(known)}"
    return Text(en=f"there is no field {field!r} here{hint}", ko=f"'{field}'은(는) 없는 항목입니다{hint_ko}")


_NOT_A_CASE = Text(
    en="is not a case file; it must be a list of fields such as from, to, items",
    ko="건(case) 파일이 아닙니다. from, to, items 같은 항목이 있어야 합니다",
)
