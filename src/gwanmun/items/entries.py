"""The entries that can be found: numbers of the EAR, of Korea and of Wassenaar side by side, with our own labels."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.law.korean_list import KoreanList

DATA = Path(__file__).parent / "data"
_SHARED = re.compile(r"([1-9])([A-E])0(\d\d)$")


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry and its counterparts.

    ``kr`` are Korean candidates by the crosswalk of the rule base (never facts), ``wa`` the Wassenaar number of the
    same paragraph where that list has one; ``ear`` is empty for an entry of Korea alone. ``status`` is that of the
    Commerce Control List (controlled, itar, refers, reserved).
    """

    number: str
    label: Text
    ear: str
    kr: tuple[str, ...]
    wa: str
    status: str
    refers_to: str

    def in_list(self, name: str) -> str:
        """The number in a list (``EAR``, ``KR``, ``WA``); empty if it has none."""
        return {"EAR": self.ear, "KR": self.kr[0] if self.kr else "", "WA": self.wa}[name]


def all_entries(on: date) -> list[ListEntry]:
    """Every entry of the rule base as of a day, those of the EAR first."""
    from gwanmun.law.control_list import ControlList
    from gwanmun.law.korean_list import korean_list
    from gwanmun.law.load import rules

    base = rules()
    ccl, korea = ControlList(base), korean_list(base)
    wassenaar = {row["number"] for row in table("wassenaar_numbers.csv")}
    found: list[ListEntry] = []
    for code in ccl.codes:
        entry = ccl.entry(code)
        assert entry is not None
        kr = tuple(dict.fromkeys(c.number for c in korea.candidates(code, on) if entry.status != "reserved"))
        found.append(ListEntry(code, entry.label, code, kr, _wassenaar(code, wassenaar), entry.status, entry.refers_to))
    known = set(ccl.codes)
    for record in base.tables["kr_foreign_trade_act/control_numbers"].records():
        head = record["number"].partition(".")[0]
        if head not in known and _stands(korea, head, on):
            known.add(head)
            found.append(
                ListEntry(head, Text(record["label_en"], record["label_ko"]), "", (head,), "", "controlled", "")
            )
    return found


def _stands(korea: KoreanList, number: str, on: date) -> bool:
    from gwanmun.law.control_list import Clocks

    try:
        korea.check(number, Clocks(on, on))
    except InputError:
        return False
    return True


def _wassenaar(eccn: str, known: set[str]) -> str:
    match = _SHARED.match(eccn)
    number = f"{match.group(1)}.{match.group(2)}.{int(match.group(3))}" if match else ""
    return number if number in known else ""


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of this room."""
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))
