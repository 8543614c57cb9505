"""The list of entries: every ECCN with its reasons for control, its status and our own short names for it."""

from __future__ import annotations

from collections.abc import Mapping

from .errors import Refused
from .model import ECCN, REASONS, SourceEntry
from .readings import table

COLUMNS = (
    "eccn",
    "category",
    "group",
    "status",
    "reasons",
    "label_en",
    "label_ko",
    "refers_to",
    "in_force_from",
    "in_force_to",
    "known_from",
    "known_to",
    "as_of",
    "cite",
)
LABEL_LENGTH = 60
_CITE = "Supplement No. 1 to part 774"
_NO_DATES = {"in_force_from": "", "in_force_to": "", "known_from": "", "known_to": ""}


def build(entries: Mapping[str, SourceEntry], requirements: list[dict[str, str]], as_of: str) -> list[dict[str, str]]:
    """One row for each entry, and the entries of the past that are known for sure."""
    labels = _labels()
    refers = {row["eccn"]: row for row in table("refers.csv", ("eccn", "status", "refers_to"))}
    dates = {row["eccn"]: row for row in table("eccn_dates.csv", ("eccn", "in_force_from", "known_from", "cite"))}
    reasons: dict[str, set[str]] = {}
    for row in requirements:
        reasons.setdefault(row["eccn"], set()).add(row["reason"])
    rows = []
    for eccn, entry in sorted(entries.items()):
        if eccn not in labels:
            raise Refused(f"readings/labels.csv: entry {eccn} has no label.")
        rows.append(_row(entry, labels[eccn], refers, dates, reasons.get(eccn, set()), as_of))
    past = table("historic_eccns.csv", COLUMNS)
    return sorted(rows + past, key=lambda row: (row["eccn"], row["known_from"]))


def _row(
    entry: SourceEntry,
    label: Mapping[str, str],
    refers: Mapping[str, Mapping[str, str]],
    dates: Mapping[str, Mapping[str, str]],
    reasons: set[str],
    as_of: str,
) -> dict[str, str]:
    eccn = entry.eccn
    pointed = refers.get(eccn, {})
    if (entry.status == "reserved") != bool(pointed):
        raise Refused(f"readings/refers.csv: entry {eccn} is {entry.status}, which the file contradicts.")
    return {
        "eccn": eccn,
        "category": eccn[0],
        "group": eccn[1],
        "status": pointed.get("status", entry.status),
        "reasons": " ".join(reason for reason in REASONS if reason in reasons),
        "label_en": label["label_en"],
        "label_ko": label["label_ko"],
        "refers_to": pointed.get("refers_to", ""),
        **_NO_DATES,
        "as_of": as_of,
        "cite": _CITE,
        **{key: value for key, value in dates.get(eccn, {}).items() if key != "eccn"},
    }


def _labels() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in table("labels.csv", ("eccn", "label_en", "label_ko")):
        if not ECCN.fullmatch(row["eccn"]) or row["eccn"] in found:
            raise Refused(f"readings/labels.csv: {row['eccn']!r} is no control number, or stands there twice.")
        for column in ("label_en", "label_ko"):
            if not row[column] or len(row[column]) > LABEL_LENGTH:
                raise Refused(
                    f"readings/labels.csv: {column} of {row['eccn']} is empty or over {LABEL_LENGTH} characters."
                )
        found[row["eccn"]] = row
    return found
