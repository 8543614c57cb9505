"""The table of licence requirements: one row, or more, for every row that the Control List prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .destinations import read_destination
from .errors import Refused
from .model import REASONS, SourceEntry, SourceRow
from .readings import Reading
from .scopes import read_scope

COLUMNS = (
    "eccn",
    "row",
    "reason",
    "scope",
    "destinations",
    "cite",
    "gp",
    "note",
    "in_force_from",
    "in_force_to",
    "known_from",
    "known_to",
    "not_modelled",
)

TABLE_COLUMNS = (*COLUMNS, "movements")

_EXPORTS_AND_REEXPORTS = re.compile(
    r"742\.(2|3|5|7|8|11|17|18|19)(\(|$)|742\.4\(a\)\([1235]\)|742\.6\(a\)\(([1234789]|10)\)|742\.6\(a\)\(6\)\(ii\)|746\.[19]\("
)
"""Paragraphs that ask for a licence to export or reexport, as General Prohibition One does, and no more."""

DATE_COLUMNS = ("eccn", "row", "in_force_from", "known_from", "instrument")


def build(entries: Mapping[str, SourceEntry], readings: Mapping[tuple[str, int], Reading]) -> list[dict[str, str]]:
    """All requirement rows, or one refusal that names every row that could not be read."""
    rows: list[dict[str, str]] = []
    problems: list[str] = []
    for eccn, entry in sorted(entries.items()):
        for number, source in enumerate(entry.rows, 1):
            try:
                rows += _rows(eccn, number, source, readings.get((eccn, number)), len(entry.rows))
            except Refused as problem:
                problems.append(str(problem))
    problems += _unused(entries, readings)
    if problems:
        raise Refused("\n".join(problems))
    return rows


def _rows(eccn: str, number: int, source: SourceRow, reading: Reading | None, last: int) -> Iterable[dict[str, str]]:
    place = f"Control List, entry {eccn}, row {number}"
    if reading is not None and reading.wording != source.wording:
        raise Refused(
            f"{place}: the words have changed since they were read "
            f"(fingerprint {source.wording}, read as {reading.wording}); read the row again."
        )
    row = {"eccn": eccn, "row": str(number), "gp": "1", **_codes_only(source, eccn, reading)}
    if row.get("reason") not in REASONS:
        raise Refused(f"{place}: {row.get('reason')!r} is not a known reason for control.")
    for needed in ("scope", "destinations"):
        if needed not in row:
            raise Refused(f"{place}: the {needed} need a reading (fingerprint {source.wording}).")
    yield {column: row.get(column, "") for column in COLUMNS}
    for offset, more in enumerate(reading.extra if reading else (), 1):
        added = {"eccn": eccn, "row": str(last + offset), "gp": "1", **more}
        yield {column: added.get(column, "") for column in COLUMNS}


def _codes_only(source: SourceRow, eccn: str, reading: Reading | None) -> dict[str, str]:
    """What the grammar makes of a row, overruled by a reading where there is one."""
    says = reading.says if reading else {}
    scope = read_scope(source.control, eccn)
    found = {"reason": scope.reason, "scope": scope.expression} if scope else {}
    found |= {key: says[key] for key in ("reason", "scope") if key in says}
    destination = read_destination(source.chart, found.get("reason", ""))
    if destination:
        found |= {"destinations": destination.expression, "cite": destination.cite}
    notes = [destination.note] if destination and destination.note and "destinations" not in says else []
    found |= says
    found["note"] = " ".join([*notes, *([says["note"]] if says.get("note") else [])])
    return found


def reaching(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with the movements that they reach: a row of which every paragraph speaks of exports and reexports
    leaves transfers within a country out; one of other or doubtful words reaches every movement."""
    return [{**row, "movements": _movements(row["cite"])} for row in rows]


def _movements(cite: str) -> str:
    paragraphs = [p for part in cite.split("; ") if " FR " not in part for p in part.split(", ")]
    narrow = all(_EXPORTS_AND_REEXPORTS.match(p) for p in paragraphs)
    return 'activity != "transfer_in_country"' if narrow else ""


def dated(rows: list[dict[str, str]], dates: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with the days from which some of them are known to have applied, and the document that made them.

    :raises Refused: for a date of a row that is not there.
    """
    known = {(d["eccn"], d["row"]): d for d in dates}
    for eccn, number in known.keys() - {(r["eccn"], r["row"]) for r in rows}:
        raise Refused(f"readings/row_dates.csv: entry {eccn} has no row {number}.")
    return [_dated(row, known.get((row["eccn"], row["row"]))) for row in rows]


def _dated(row: dict[str, str], date: dict[str, str] | None) -> dict[str, str]:
    if date is None:
        return row
    cite = f"{row['cite']}; {date['instrument']}"
    return {**row, "in_force_from": date["in_force_from"], "known_from": date["known_from"], "cite": cite}


def _unused(entries: Mapping[str, SourceEntry], readings: Mapping[tuple[str, int], Reading]) -> list[str]:
    return [
        f"readings: entry {eccn}, row {number} has a reading, but the Control List prints no such row."
        for eccn, number in sorted(readings)
        if eccn not in entries or number > len(entries[eccn].rows)
    ]
