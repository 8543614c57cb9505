"""Reading the extracted Control List (JSON) and its list of corrections into source entries."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .errors import Refused
from .model import ECCN, SourceEntry, SourceRow, Status

CCL = "ccl_2026-07-23.json"
CORRECTIONS = "ccl_corrections_2026-09-24.json"
PARAGRAPHS = "ccl_paragraphs_all_categories.csv.gz"

_ENTRY_KEYS = {"reasonForControl", "countryChart", "licenceExceptionFlags", "status", "note", "defects"}
_CCL_KEYS = {"eccn", "category", "productGroup", "heading", "reasonForControl", "countryChart", "licenceExceptionFlags"}
_ROW_KEYS = {"control", "countryChart"}
_STATUS: Mapping[str, Status] = {
    "confirmed": "controlled",
    "corrected": "controlled",
    "missing": "controlled",
    "changed_since_july": "controlled",
    "itar": "itar",
    "reserved": "reserved",
}
_PATH = re.compile(r"[a-z]{1,2}(?:\.[a-z0-9]{1,2})*")
_PRINTED = re.compile(r"([a-z](?:\.[a-z0-9]{1,2})+)\.?\s+(?!\[Reserved\]|(?:through|and|to) )")
"""A paragraph that the source took for plain text, because its number is printed without the full stop or dash."""


def load(path: Path) -> Any:
    """A JSON file, or a refusal that names it."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(f"{path.name}: the file is missing from the folder.") from None
    except ValueError as problem:
        raise Refused(f"{path.name}: this is not JSON ({problem}).") from None


def read_entries(folder: Path) -> dict[str, SourceEntry]:
    """Every entry, as corrected; `gap_entries` replaces `entries` where both speak of an ECCN."""
    corrections, listed = load(folder / CORRECTIONS), load(folder / CCL)
    for name, data, keys in (
        (CORRECTIONS, corrections, {"as_of", "entries", "gap_entries"}),
        (CCL, listed, {"entryCount", "entries"}),
    ):
        if not isinstance(data, dict) or not keys <= set(data):
            raise Refused(f"{name}: the keys {sorted(keys)} are expected at the top.")
    if listed["entryCount"] != len(listed["entries"]):
        raise Refused(f"{CCL}: it announces {listed['entryCount']} entries and holds {len(listed['entries'])}.")
    headings = {entry["eccn"]: entry for entry in listed["entries"] if _is_ccl_entry(entry)}
    merged = {**corrections["entries"], **corrections["gap_entries"]}
    lost = sorted(set(headings) - set(merged))
    if lost:
        raise Refused(f"{CORRECTIONS}: the entries {', '.join(lost)} of {CCL} are absent.")
    paragraphs = read_paragraphs(folder, headings)
    return {
        eccn: _entry(eccn, merged[eccn], headings.get(eccn, {}), paragraphs.get(eccn, frozenset()))
        for eccn in sorted(merged)
    }


def _is_ccl_entry(entry: Mapping[str, Any]) -> bool:
    if not set(entry) >= _CCL_KEYS or not ECCN.fullmatch(str(entry["eccn"])):
        raise Refused(f"{CCL}: the entry {entry.get('eccn')!r} lacks one of the keys {sorted(_CCL_KEYS)}.")
    return True


def _entry(eccn: str, data: Mapping[str, Any], listed: Mapping[str, Any], paragraphs: frozenset[str]) -> SourceEntry:
    if not ECCN.fullmatch(eccn):
        raise Refused(f"{CORRECTIONS}: {eccn!r} is not a control number.")
    if set(data) != _ENTRY_KEYS:
        raise Refused(f"{CORRECTIONS}: entry {eccn} has the keys {sorted(data)}; {sorted(_ENTRY_KEYS)} are expected.")
    if data["status"] not in _STATUS:
        raise Refused(f"{CORRECTIONS}: entry {eccn} has the unknown status {data['status']!r}.")
    rows = []
    for number, row in enumerate(data["countryChart"], 1):
        if set(row) != _ROW_KEYS or not str(row["control"]).strip():
            raise Refused(f"{CORRECTIONS}: entry {eccn}, row {number} is not a pair of control and country chart.")
        rows.append(SourceRow(row["control"], row["countryChart"]))
    return SourceEntry(
        eccn=eccn,
        heading=str(listed.get("heading") or ""),
        reasons=str(data["reasonForControl"] or ""),
        rows=tuple(rows),
        exceptions={code: text for code, text in data["licenceExceptionFlags"].items() if str(text).strip()},
        paragraphs=paragraphs,
        status=_STATUS[data["status"]],
    )


def read_paragraphs(folder: Path, listed: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The paragraphs of each entry: the union of the two sources, without the lettered parts of notes.

    In the JSON source the lettered sub-paragraphs of a *note* stand as paragraphs of the entry. They show themselves
    by a code that occurs twice; in such an entry only what the other source knows, too, is taken.
    """
    known = _paragraph_csv(folder)
    found: dict[str, set[str]] = {eccn: set(paths) for eccn, paths in known.items()}
    for eccn, entry in listed.items():
        order = [str(item["paragraph"]).lower() for item in entry.get("items") or () if item["kind"] == "item"]
        order = [path for path in order if _PATH.fullmatch(path)]
        repeated = len(order) != len(set(order))
        trusted = _with_parents(known.get(eccn, set()))
        found.setdefault(eccn, set()).update(path for path in order if not repeated or path in trusted)
        found[eccn].update(_without_reference(entry.get("items") or ()))
    return {eccn: frozenset(_with_parents(paths)) for eccn, paths in found.items()}


def _without_reference(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The numbers that open a plain text between the paragraphs of an entry."""
    for item in items:
        match = _PRINTED.match(str(item.get("text") or "")) if item["kind"] == "text" else None
        if match is not None:
            yield match.group(1)


def _with_parents(paths: set[str]) -> set[str]:
    return {".".join(parts[: n + 1]) for parts in (path.split(".") for path in paths) for n in range(len(parts))}


def _paragraph_csv(folder: Path) -> dict[str, set[str]]:
    try:
        with gzip.open(folder / PARAGRAPHS, "rb") as packed:
            rows = list(csv.DictReader(io.TextIOWrapper(packed, encoding="utf-8", newline="")))
    except FileNotFoundError:
        raise Refused(f"{PARAGRAPHS}: the file is missing from the folder.") from None
    if not rows or "ecn_number" not in rows[0]:
        raise Refused(f"{PARAGRAPHS}: the column ecn_number is missing.")
    found: dict[str, set[str]] = {}
    for row in rows:
        eccn, _, path = row["ecn_number"].strip().partition(".")
        if ECCN.fullmatch(eccn) and _PATH.fullmatch(path.lower()):
            found.setdefault(eccn, set()).add(path.lower())
    return found
