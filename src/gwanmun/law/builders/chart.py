"""The Commerce Country Chart (Supplement No. 1 to part 738), its footnotes, and the four rows without marks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .errors import Refused
from .readings import table
from .source_json import load

FILE = "country_chart_2026-07-23.json"
CHART_COLUMNS = (
    "CB1", "CB2", "CB3", "NP1", "NP2", "NS1", "NS2", "MT1", "RS1", "RS2", "FC1", "CC1", "CC2", "CC3", "AT1", "AT2",
)  # fmt: skip
COLUMNS = ("code", "row_name", *CHART_COLUMNS, "footnotes", "embargoed", "pointer")
GRADED_ROWS, EMBARGOED_ROWS = 196, 4
_POINTERS = {"Cuba": "746.2", "Iran": "746.7", "Korea, North": "742.19, 746.4", "Syria": "746.9"}
_KEYS = {"columns", "countries", "countryCount", "embargoed", "footnotes"}


def country_codes() -> dict[str, str]:
    """ISO 3166 codes for the names as the regulation prints them (XK for Kosovo)."""
    return {row["name_as_printed"]: row["code"] for row in table("countries.csv", ("name_as_printed", "code"))}


def build(folder: Path) -> list[dict[str, str]]:
    """All rows of the chart, by code. The embargoed rows never carry a mark: their cell points to part 746."""
    data = load(folder / FILE)
    _check(data)
    codes = country_codes()
    rows = [_row(codes, name, row, "") for name, row in data["countries"].items()]
    rows += [_row(codes, name, row, _POINTERS[name]) for name, row in data["embargoed"].items()]
    if len({row["code"] for row in rows}) != len(rows):
        raise Refused(f"{FILE}: two rows have the same country code.")
    return sorted(rows, key=lambda row: row["code"])


def footnote_numbers(folder: Path) -> set[str]:
    """The footnotes that the chart prints."""
    return set(load(folder / FILE)["footnotes"])


def _check(data: Any) -> None:
    if not isinstance(data, dict) or not set(data) >= _KEYS:
        raise Refused(f"{FILE}: the keys {sorted(_KEYS)} are expected at the top.")
    printed = tuple(str(column).replace(" ", "") for column in data["columns"])
    if printed != CHART_COLUMNS:
        raise Refused(f"{FILE}: the columns are {', '.join(printed)}; their number or order has changed.")
    if not len(data["countries"]) == data["countryCount"] == GRADED_ROWS:
        raise Refused(f"{FILE}: {GRADED_ROWS} graded rows are expected, {len(data['countries'])} are there.")
    if set(data["embargoed"]) != set(_POINTERS):
        raise Refused(f"{FILE}: the rows without marks are {sorted(data['embargoed'])}, not {sorted(_POINTERS)}.")


def _row(codes: Mapping[str, str], name: str, row: Mapping[str, Any], pointer: str) -> dict[str, str]:
    if name not in codes:
        raise Refused(f"{FILE}: the country {name!r} has no code in readings/countries.csv.")
    marks = {str(mark).replace(" ", "") for mark in row.get("marks", ())}
    if not marks <= set(CHART_COLUMNS) or (marks and pointer):
        raise Refused(f"{FILE}: the row {name!r} has marks that cannot be: {sorted(marks)}.")
    cells = {column: "X" if column in marks else "" for column in CHART_COLUMNS}
    notes = " ".join(str(number) for number in sorted(int(number) for number in row["footnotes"]))
    return {
        "code": codes[name],
        "row_name": name,
        **cells,
        "footnotes": notes,
        "embargoed": "yes" if pointer else "",
        "pointer": pointer,
    }
