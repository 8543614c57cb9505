"""Sets of countries that the Control List's rows refer to: UN arms embargoes, and States Parties to the CWC."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from .chart import country_codes
from .errors import Refused
from .groups import COLUMNS
from .readings import table

UN_FILE = "part_746/un_arms_embargo.csv"
_UN_COLUMNS = ["iso2", "country_as_printed", "source", "licence_exceptions_for_UN_items"]
_SOURCE_NOTE = "OPCW membership; Supplement No. 2 to part 745 itself was not read"


def build(folder: Path) -> list[dict[str, str]]:
    """Members of EAR.UN_ARMS_EMBARGO and EAR.CWC_STATES_PARTY, by code."""
    rows = [_row("EAR.UN_ARMS_EMBARGO", code, "746.1(b)(2)", "") for code in _un_countries(folder)]
    rows += [
        _row("EAR.CWC_STATES_PARTY", code, "Supplement No. 2 to part 745", _SOURCE_NOTE) for code in _cwc_parties()
    ]
    return sorted(rows, key=lambda row: (row["set"], row["member"]))


def _row(name: str, member: str, cite: str, note: str) -> dict[str, str]:
    return {**dict.fromkeys(COLUMNS, ""), "set": name, "member": member, "cite": cite, "note": note}


def _un_countries(folder: Path) -> list[str]:
    try:
        text = (folder / UN_FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Refused(f"{UN_FILE}: the file is missing from the folder.") from None
    rows = csv.DictReader(io.StringIO(text))
    if list(rows.fieldnames or ()) != _UN_COLUMNS:
        raise Refused(f"{UN_FILE}: the columns are {rows.fieldnames}; {_UN_COLUMNS} are expected.")
    return [row["iso2"] for row in rows]


def _cwc_parties() -> list[str]:
    """Every country the chart or the groups name, but those of readings/cwc_not_party.csv.

    Where it is not sure that the supplement lists a place, it counts as not listed: the requirement then applies.
    """
    outside = {row["code"] for row in table("cwc_not_party.csv", ("code", "why"))}
    return sorted(set(country_codes().values()) - outside)
