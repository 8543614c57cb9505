"""The case file: a shipment as a person writes it down, in YAML or JSON, in Korean or English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, cast

import msgspec
from msgspec import Meta, Struct, field

from gwanmun.sources.files import InputError
from gwanmun.sources.yaml_text import Document, Plain, load
from gwanmun.world.text import Text

MAX_LINES = 1000
MAX_PARTIES = 100

Word = Annotated[str, Meta(max_length=2000)]
Name = Annotated[str, Meta(min_length=1, max_length=2000)]
Scalar = bool | int | float | str | None


class Statement(Struct, forbid_unknown_fields=True, kw_only=True):
    """A fact with where it comes from."""

    value: Scalar
    source: Word = ""
    by: Word = ""
    on: Word = ""


Fact = Scalar | Statement


class Amount(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A sum of money."""

    amount: float | int | str
    currency: Word


class Part(Struct, dict=True, kw_only=True):
    """A part of the case whose further fields are facts."""

    @property
    def further(self) -> Mapping[str, Any]:
        """The fields that are not the part's own, as written."""
        found: Mapping[str, Any] = self.__dict__.get("further", {})
        return found

    def written(self) -> dict[str, Any]:
        """Every field that says something; a further field that is a mapping is a statement."""
        own = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in own.items() if value is not None} | dict(self.further)


class Thing(Part, kw_only=True):
    """A line of the shipment, or something built into one. Further fields are facts of the item (``item.…``)."""

    description: Word = ""
    eccn: Word | Statement | None = None
    origin: Word | Statement | None = None
    hs: Word | Statement | None = None
    quantity: float | int | str | None = None
    value: Amount | Word | None = None


class Component(Thing, kw_only=True):
    """Something of US origin in a foreign-made product, in the form in which it was received (734 Supplement 2).

    ``value`` is the fair market price of one, ``quantity`` how many are in one product (absent: one).
    ``incorporated`` is the note to (a)(1): essential, customarily sold with the product, and reexported with it.
    """

    quantity: float | int | str | None = 1
    incorporated: bool | Word | None = True


class UsContent(Struct, forbid_unknown_fields=True, kw_only=True):
    """What of US origin is in one piece of a foreign-made product.

    ``product_value`` is the fair market price of one; ``complete`` says that nothing else in it is of US origin.
    """

    product_value: Amount | Word | None = None
    complete: bool | Word | None = None
    components: Annotated[list[Component], Meta(max_length=MAX_LINES)] = []


class Item(Thing, kw_only=True):
    """One line of the shipment."""

    us_content: UsContent | None = None


class Party(Part, kw_only=True):
    """Someone who takes part. Further fields are facts of the party (``party.…``)."""

    role: Word
    name: Name
    country: Word | Statement | None = None
    address: Word = ""


class Signed(Struct, forbid_unknown_fields=True, kw_only=True):
    """A declaration that a person signs."""

    id: Word
    by: Name
    on: Word = ""
    note: Word = ""


class Case(Struct, dict=True, forbid_unknown_fields=True, kw_only=True):
    """A shipment: what goes, from where, to where, to whom, for what, and what a person vouches for."""

    title: Word = ""
    activity: Word | Statement | None = None
    from_: Word | Statement | None = field(name="from", default=None)
    to: Word | Statement | None = None
    region: Word | Statement | None = None
    on: Word | None = None
    known_at: Word | None = None
    items: Annotated[list[Item], Meta(min_length=1, max_length=MAX_LINES)]
    parties: Annotated[list[Party], Meta(max_length=MAX_PARTIES)] = []
    end_use: dict[str, Fact] = {}
    korea: dict[str, Fact] = {}
    checks: dict[str, Fact] = {}
    facts: dict[str, Fact] = {}
    declarations: list[Signed] = []
    note: Word = ""
    kind: Literal["gwanmun case"] | None = None

    @property
    def document(self) -> Document:
        """What the case was read from."""
        found: Document = self.__dict__["document"]
        return found

    @property
    def data(self) -> dict[str, Any]:
        """The case as written, in plain data."""
        return dict(cast(dict[str, Any], self.document.data))

    def place(self, *path: str | int) -> str:
        """File, line and field of a part of this case, for messages."""
        return self.document.place(path)


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
    case, data = _fitted(document.data, Case)
    if case is None:
        from gwanmun.decide.misfit import misfit

        raise misfit(data, Case, document)
    case.__dict__["document"] = Document(document.name, data, document.lines)
    _keep_further(case.items, data["items"])
    _keep_further(case.parties, data.get("parties", ()))
    for item, written in zip(case.items, data["items"], strict=True):
        if item.us_content is not None:
            _keep_further(item.us_content.components, written["us_content"].get("components", ()))
    return case


def _keep_further(parts: Sequence[Part], data: Sequence[Mapping[str, Any]]) -> None:
    for part, written in zip(parts, data, strict=True):
        part.__dict__["further"] = {k: v for k, v in written.items() if k not in part.__struct_fields__}


def parse_case(data: Plain, name: str = "case") -> Case:
    """The case in plain data.

    :raises InputError: if the data is not a case.
    """
    return case_of(Document(name, data, {}))


def statement_of(written: Mapping[str, Any]) -> Statement | None:
    """A fact with where it comes from, in plain data; ``None`` if it is none."""
    return _fitted(dict(written), Statement)[0]


Model = TypeVar("Model", bound=Struct)


def _fitted(data: Any, model: type[Model]) -> tuple[Model | None, Any]:
    """The data as a model, ``None`` if they do not fit, and the data as they were taken."""
    try:
        return msgspec.convert(data, model), data
    except msgspec.ValidationError:
        from gwanmun.decide.misfit import worded

    # 2026 or 848210 is a number to YAML and a word to the person who wrote it.
    data = worded(data, model)
    try:
        return msgspec.convert(data, model), data
    except msgspec.ValidationError:
        return None, data


_NOT_A_CASE = Text(
    en="is not a case file; it must be a list of fields such as from, to, items",
    ko="건(case) 파일이 아닙니다. from, to, items 같은 항목이 있어야 합니다",
)
