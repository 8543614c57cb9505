"""One model of an entry of a restricted-party list, whatever the publisher's format."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import operator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

NameKind: TypeAlias = Literal["primary", "strong_alias", "weak_alias", "former", "original_script"]
"""How the publisher gives a name; weak aliases are those it calls low quality."""

EntryKind: TypeAlias = Literal["person", "company", "vessel", "aircraft", "unknown"]
"""``company`` stands for every organisation, as on the lists."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entry as printed."""

    text: str
    kind: NameKind = "primary"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number or code that names one party: passport, tax number, IMO number, registration."""

    kind: str
    value: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its publisher printed it.

    An empty value means that the source does not give it. Dates are ISO dates, or a year or year and month where
    that is all there is; countries are as printed.
    """

    list: str
    """Our name of the list, e.g. ``us_entity_list``."""
    id: str
    """What identifies the entry on its list, stable from edition to edition where the publisher gives such a number."""
    kind: EntryKind
    names: tuple[Name, ...]
    authority: str = ""
    programmes: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    born: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    licence_requirement: str = ""
    licence_policy: str = ""
    footnotes: tuple[str, ...] = ()
    citation: str = ""
    listed_on: str = ""
    ends_on: str = ""
    remarks: str = ""
    source: str = ""
    """File the entry was read from."""
    row: int = 0
    """Row (spreadsheets, CSV) or number of the record (XML, JSON) in that file, from 1."""

    @property
    def name(self) -> str:
        """The primary name."""
        return next((n.text for n in self.names if n.kind == "primary"), self.names[0].text if self.names else "")

    @property
    def content_hash(self) -> str:
        """A hash of what the entry says, without where in which file it stood: it changes when the entry changes."""
        data = self.as_dict()
        for place in ("source", "row"):
            data.pop(place, None)
        return hashlib.sha256(dumps(data).encode("utf-8", "surrogatepass")).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        """The entry as plain data; what is empty is left out."""
        data: dict[str, Any] = {
            field: list(value) if isinstance(value, tuple) else value
            for field, value in zip(_FIELDS, values_of(self), strict=True)
            if value
        }
        data["names"] = [{"text": n.text, "kind": n.kind} for n in self.names]
        if self.identifiers:
            data["identifiers"] = [{"kind": i.kind, "value": i.value, "country": i.country} for i in self.identifiers]
        return data


_FIELDS = tuple(f.name for f in dataclasses.fields(Entry))
values_of = operator.attrgetter(*_FIELDS)
"""The values of an entry, in the order of its fields."""


def entry_of(data: dict[str, Any] | list[Any]) -> Entry:
    """The entry of plain data, as :meth:`Entry.as_dict` or :data:`values_of` gives it."""
    if isinstance(data, list):
        data = dict(zip(_FIELDS, data, strict=True))
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
    values["names"] = tuple(Name(**n) for n in data.get("names", ()))
    values["identifiers"] = tuple(Identifier(**i) for i in data.get("identifiers", ()))
    return Entry(**values)


def dumps(data: Any) -> str:
    """Plain data as JSON, the same bytes for the same data."""
    return _ENCODER.encode(data)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
