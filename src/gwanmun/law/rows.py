"""Provisions that a table spells out: one for each row, with the row's own condition, dates and citation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from gwanmun.law.model import Citation, Provision
from gwanmun.world.dates import Interval
from gwanmun.world.text import Text

EXPRESSIONS = frozenset({"scope", "destinations", "movements", "items", "condition"})
"""Columns that hold conditions; an empty one is always true. All other columns hold words."""

_SECTION = re.compile(r"\d{3}\.\d+")
_ROW = re.compile(r"\brow\.([a-z_0-9]+)")


def expand_rows(provision: Provision, records: Iterable[Mapping[str, str]]) -> Iterator[Provision]:
    """One provision for each row of a table.

    ``row.NAME`` in the condition becomes the row's condition or word. The row adds its reason, its dates, its citation
    and, in the column ``not_modelled``, that it is not modelled.
    """
    counts: dict[str, int] = {}
    for record in records:
        key = record.get("eccn") or next(iter(record.values()))
        counts[key] = counts.get(key, 0) + 1
        number = record.get("row") or str(counts[key])
        in_force = _narrowed(provision.in_force, record.get("in_force_from"), record.get("in_force_to"))
        known = _narrowed(provision.known, record.get("known_from"), record.get("known_to"))
        if in_force is not None and known is not None:
            yield _of_row(provision, record, f"{provision.name}[{key}:{number}]", in_force, known)


def _of_row(
    provision: Provision, record: Mapping[str, str], name: str, in_force: Interval, known: Interval
) -> Provision:
    gap = record.get("not_modelled", "")
    note = record.get("note", "") or record.get("missing_en", "")
    return replace(
        provision,
        name=name,
        when=_ROW.sub(lambda m: _value(m.group(1), record), provision.when),
        in_force=in_force,
        known=known,
        reason=record.get("reason", "") or provision.reason,
        citation=_citation(provision.citation, record.get("cite", ""), record.get("eccn", "")),
        title=_title(provision.title, record),
        general_prohibition=int(record["gp"]) if record.get("gp") else provision.general_prohibition,
        not_modelled=Text(gap, record.get("not_modelled_ko", "")) if gap else provision.not_modelled,
        note=Text(note, record.get("note_ko", "") or record.get("missing_ko", "")) if note else provision.note,
    )


def _value(column: str, record: Mapping[str, str]) -> str:
    value = record[column]
    return f"({value or 'true'})" if column in EXPRESSIONS else '"' + value.replace('"', "'") + '"'


def _citation(general: Citation, own: str, entry: str) -> Citation:
    """A row's ``cite`` names sections of the same regulation, or else the instruments that made the row."""
    section = _SECTION.match(own)
    if section is None:
        return replace(general, instrument=own) if own else general
    parts = own.split("; ")
    instruments = [p for p in parts if " FR " in p]
    here = f"{_number(general)}{general.paragraph}"
    place = "; ".join([*(p for p in parts if p not in instruments), here, f"Supplement 1 to Part 774, {entry}"])
    url = general.url.replace(_number(general), section.group())
    return Citation("15 CFR", place, "; ".join(instruments) or general.instrument, url)


def _number(citation: Citation) -> str:
    return citation.section.removeprefix("15 CFR ")


def _title(general: Text, record: Mapping[str, str]) -> Text:
    """For a row of a control list: which entry asks for a licence, and for which reason."""
    if not record.get("eccn") or not record.get("reason"):
        return general
    entry, reason = record["eccn"], record["reason"]
    return Text(f"{entry}, {reason}: {general.en}", f"{entry}, {reason}: {general.ko}")


def _narrowed(outer: Interval, start: str | None, end: str | None) -> Interval | None:
    """The part of ``outer`` in which the row holds; ``None`` if there is none."""
    own = Interval(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)
    return outer.intersection(own)
