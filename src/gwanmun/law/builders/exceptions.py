"""The list-based licence exceptions: what each entry says about LVS, GBS, TSR, STA and the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import yaml

from .errors import Refused
from .model import SourceEntry, fingerprint
from .readings import table, text_of

COLUMNS = (
    "eccn",
    "exception",
    "available",
    "scope",
    "destinations",
    "value_limit_usd",
    "condition",
    "note",
    "cite",
)
SECTIONS = {
    "LVS": "740.3",
    "GBS": "740.4",
    "TSR": "740.6",
    "APP": "740.7",
    "NAC/ACA": "740.8",
    "ENC": "740.17",
    "STA": "740.20",
    "ACE": "740.22",
    "IEC": "740.24",
    "HBM": "740.25",
    "AIA": "740.27",
    "ACM": "740.28",
    "LPP": "740.29",
}
"""Sections of part 740. What an entry says about STA is always a limit, never a grant."""

_FILES = ("exceptions_value.yaml", "exceptions_sta.yaml", "exceptions_other.yaml")
_GROUPS = {"A:5 or A:6": "destination in EAR.A5 or destination in EAR.A6", "A:6": "destination in EAR.A6"}
_STA_C2 = re.compile(
    r"Paragraph \(c\)\(2\) of License Exception STA \(§ 740\.20\(c\)\(2\).*may not be used (?:for|to ship) any .*"
)
_STA_NEVER = re.compile(
    r"License Exception STA (?:\(§ 740\.20 of the EAR\) )?may not be used (?:for|to ship or transmit|to ship) "
    r"(?:(?:items|“software”) specified by )?(?:ECCN )?[0-9][A-E][0-9]{3}"
)
_STA_GROUP = re.compile(
    r"License Exception STA may not be used (?:for|to ship or transmit|to ship) (.*?),? to any of the destinations "
    r"listed in Country Group (A:5 or A:6|A:6) \(.*\)"
)
_WHOLE_ENTRY = re.compile(
    r"(?:any )?(?:item|items|commodity|commodities|software|technology)?(?: ?(?:in|specified in|specified by) )?"
    r"(?:(?:this )?(?:entry|ECCN)|(?:ECCN )?[0-9][A-E][0-9]{3})?"
)
"""Words that mean the entry as a whole, quotation marks taken off."""


@dataclass(frozen=True, slots=True)
class ExceptionReading:
    """What a person made of one exception line."""

    wording: str
    rows: tuple[dict[str, str], ...]


def readings() -> dict[tuple[str, str], ExceptionReading]:
    """All readings of exception lines, by entry and exception."""
    found: dict[tuple[str, str], ExceptionReading] = {}
    for name in _FILES:
        if not (files(__package__) / "readings" / name).is_file():
            continue
        for item in yaml.safe_load(text_of(name)) or ():
            key = str(item["eccn"]), str(item["exception"])
            if key in found:
                raise Refused(f"readings/{name}: entry {key[0]}, {key[1]} has two readings.")
            rows = tuple({column: str(value) for column, value in row.items()} for row in item["rows"])
            found[key] = ExceptionReading(str(item["wording"]), rows)
    return found


def read_simple(code: str, text: str, eccn: str) -> dict[str, str] | None:
    """A line that can be read without judgement: yes, no, one value, or a whole entry's limit on STA."""
    text = re.sub(r"\s+", " ", text).strip().rstrip(".").strip()
    if code == "STA":
        return _sta(text)
    if text in ("N/A", "No"):
        return {"available": "no"}
    if re.fullmatch(r"Yes(?:, see § 740\.2\(a\)\(22\) and § 740\.24 of the EAR)?", text):
        return {"available": "yes"}
    value = re.fullmatch(r"\$([0-9,]+)", text)
    return {"available": "yes", "value_limit_usd": value.group(1).replace(",", "")} if value else None


def _sta(text: str) -> dict[str, str] | None:
    if _STA_NEVER.fullmatch(text):
        return {"available": "no"}
    if _STA_C2.fullmatch(text) and not re.search(r"\.[a-z]\b|[0-9]\. ", text.partition("may not be used")[2]):
        return {"available": "no", "destinations": _GROUPS["A:6"]}
    group = _STA_GROUP.fullmatch(text)
    if group and _WHOLE_ENTRY.fullmatch(re.sub("[“”]", "", group.group(1))):
        return {"available": "no", "destinations": _GROUPS[group.group(2)]}
    return None


def build(entries: Mapping[str, SourceEntry], read: Mapping[tuple[str, str], ExceptionReading]) -> list[dict[str, str]]:
    """One row, or more, for every exception line of every entry, and the limits that 740.20(b)(2) sets on entries."""
    rows: list[dict[str, str]] = []
    problems: list[str] = []
    for eccn, entry in sorted(entries.items()):
        for code, text in sorted(entry.exceptions.items()):
            try:
                rows += [_row(eccn, code, row) for row in _lines(eccn, code, text, read.get((eccn, code)))]
            except Refused as problem:
                problems.append(str(problem))
    for key in sorted(set(read) - {(eccn, code) for eccn, entry in entries.items() for code in entry.exceptions}):
        problems.append(
            f"readings: entry {key[0]} has a reading for {key[1]}, but the Control List prints no such line."
        )
    if problems:
        raise Refused("\n".join(problems))
    limits = table("sta_limits.csv", ("eccn", "scope", "destinations", "condition", "cite"))
    rows += [_row(limit["eccn"], "STA", {"available": "no", **limit}) for limit in limits]
    return sorted(rows, key=lambda row: (row["eccn"], row["exception"]))


def _lines(eccn: str, code: str, text: str, reading: ExceptionReading | None) -> list[dict[str, str]]:
    place = f"Control List, entry {eccn}, licence exception {code}"
    if code not in SECTIONS:
        raise Refused(f"{place}: this exception is not known.")
    if reading is None:
        simple = read_simple(code, text, eccn)
        if simple is None:
            raise Refused(f"{place}: the line needs a reading (fingerprint {fingerprint(text)}).")
        return [simple]
    if reading.wording != fingerprint(text):
        raise Refused(
            f"{place}: the words have changed since they were read "
            f"(fingerprint {fingerprint(text)}, read as {reading.wording}); read the line again."
        )
    return [dict(row) for row in reading.rows]


def _row(eccn: str, code: str, row: Mapping[str, str]) -> dict[str, str]:
    full = {"eccn": eccn, "exception": code, "cite": SECTIONS[code], **row}
    if full.get("available") not in ("yes", "no", "part"):
        raise Refused(f"readings: entry {eccn}, {code}: available must be yes, no or part.")
    return {column: full.get(column, "") for column in COLUMNS}
