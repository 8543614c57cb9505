"""Lists of one's own: a plain CSV, and FollowTheMoney JSON lines as OpenSanctions publishes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gwanmun.sources.entries import Entry, EntryKind, Identifier, NameKind
from gwanmun.sources.lists.common import error, names_of, split, table, text_of

_KINDS: dict[str, EntryKind] = {
    "person": "person", "company": "company", "organization": "company", "publicbody": "company", "legalentity": "unknown",
    "entity": "company", "vessel": "vessel", "airplane": "aircraft", "aircraft": "aircraft", "unknown": "unknown",
}  # fmt: skip


def own_csv(data: bytes, place: str, list_name: str = "own") -> Iterator[Entry]:
    """A firm's own list: a column ``name``; and, where known, id, kind, aliases, countries, born, addresses, identifiers
    (several values apart by ``;``), reason, citation."""
    for number, row in table(data, place, ("name",)):
        if not row["name"]:
            continue
        aliases: list[tuple[str, NameKind]] = [(a, "strong_alias") for a in split(row.get("aliases", ""))]
        yield Entry(
            list=list_name, id=row.get("id") or f"row {number}", kind=_KINDS.get(row.get("kind", "").lower(), "unknown"),
            names=names_of(row["name"], aliases), programmes=split(row.get("reason", "")),
            identifiers=tuple(Identifier("", i) for i in split(row.get("identifiers", ""))),
            born=split(row.get("born", "")), countries=split(row.get("countries", "")),
            addresses=split(row.get("addresses", "")), citation=row.get("citation", ""), source=place, row=number,
        )  # fmt: skip


def ftm_json(data: bytes, place: str, list_name: str = "ftm") -> Iterator[Entry]:
    """FollowTheMoney entities, one JSON object a line; only those with a name that can be screened are taken."""
    for number, line in enumerate(text_of(data).splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            kind = _KINDS.get(entity["schema"].lower())
            values: dict[str, list[Any]] = entity["properties"]
        except (ValueError, KeyError, TypeError, AttributeError):
            raise error(
                "is not a FollowTheMoney entity", "FollowTheMoney 항목이 아닙니다", f"{place}:{number}"
            ) from None
        names = [str(n) for n in values.get("name", [])]
        if kind is None or not names:
            continue
        named: list[tuple[str, NameKind]] = [(n, "strong_alias") for n in names[1:]]
        named += [(str(n), "strong_alias") for n in values.get("alias", [])]
        named += [(str(n), "weak_alias") for n in values.get("weakAlias", [])]
        named += [(str(n), "former") for n in values.get("previousName", [])]
        numbers = (
            "idNumber",
            "passportNumber",
            "registrationNumber",
            "taxNumber",
            "imoNumber",
            "innCode",
            "ogrnCode",
            "uscCode",
        )
        datasets = entity.get("datasets") or [list_name]
        yield Entry(
            list=list_name, id=str(entity.get("id", number)), kind=kind, names=names_of(names[0], named),
            authority=", ".join(map(str, datasets)), programmes=tuple(map(str, values.get("program", values.get("topics", [])))),
            identifiers=tuple(Identifier(k, str(v)) for k in numbers for v in values.get(k, [])),
            born=tuple(map(str, values.get("birthDate", []))), birth_places=tuple(map(str, values.get("birthPlace", []))),
            countries=tuple(dict.fromkeys(map(str, (*values.get("country", []), *values.get("nationality", []))))),
            addresses=tuple(map(str, values.get("address", []))), source=place, row=number,
        )  # fmt: skip
