"""From a customs code to the entries that may apply. A customs code never decides: it says where to look."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from gwanmun.items.entries import table
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

_SETS = {
    "us_ear/hts_sets": ("US-EAR", Text("listed in {0} (part 746)", "제746부 {0} 수록")),
    "kr_foreign_trade_act/annex_2_2_sets": (
        "KR",
        Text("listed in {0} (Annex 2-2, Russia and Belarus)", "별표 2의2 {0} 수록(러시아·벨라루스 상황허가)"),
    ),
}


@dataclass(frozen=True, slots=True)
class MayApply:
    """An entry or list that may apply to goods under a code: what, in which law, on what ground."""

    jurisdiction: str
    number: str
    label: Text
    ground: Text
    source: str


@dataclass(frozen=True, slots=True)
class HsAnswer:
    """What may apply to a code; empty means only that no table here names it."""

    code: str
    may_apply: tuple[MayApply, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)


def lookup(code: str, on: date | None = None) -> HsAnswer:
    """Entries and lists that may apply to an HS, HSK or Schedule B code of 4 to 10 digits on a day.

    :raises InputError: if it is no such code.
    """
    plain = re.sub(r"[.\s-]", "", code)
    if not re.fullmatch(r"[0-9]{4,10}", plain):
        raise InputError(
            Text("write a customs code of 4 to 10 digits, like 8486.20", "8486.20처럼 4~10자리 세번을 적으십시오"),
            code[:20],
        )
    day = on or date.today()  # noqa: DTZ011 - the calendar day of the place
    return HsAnswer(plain, tuple(dict.fromkeys([*_korean(plain, day), *_sets(plain, day), *_headings(plain)])))


def _korean(code: str, day: date) -> list[MayApply]:
    """Korea's linkage of HSK codes to control numbers, as far as it was read."""
    from gwanmun.law.load import rules
    from gwanmun.law.rulebase import row_spans

    found = []
    for r in rules().tables["kr_foreign_trade_act/hsk"].records():
        if (r["hsk"].startswith(code) or code.startswith(r["hsk"])) and row_spans(r)[0].contains(day):
            ground = Text(f"HSK linkage table, {r['hsk']}", f"HSK 연계표 {r['hsk']}")
            found.append(MayApply("KR", r["number"], Text(r["number"]), ground, r["read_in"]))
    return found


def _sets(code: str, day: date) -> list[MayApply]:
    from gwanmun.law.load import rules
    from gwanmun.law.rulebase import row_spans

    found = []
    for name, (jurisdiction, words) in _SETS.items():
        for r in rules().tables[name].records():
            member = r["member"]
            if not (member.startswith(code) or code.startswith(member)) or not row_spans(r)[0].contains(day):
                continue
            label = Text(words.en.format(r["set"]), words.ko.format(r["set"]))
            found.append(MayApply(jurisdiction, r["set"], label, Text(f"code {member}", f"세번 {member}"), r["cite"]))
    return found


def _headings(code: str) -> list[MayApply]:
    found = []
    for r in table("hs_entries.csv"):
        if code.startswith(r["hs"]):
            ground = Text(f"heading {r['hs']}: {r['label_en']}", f"{r['hs']}호 {r['label_ko']}")
            found += [MayApply("US-EAR", n, _label(n), ground, r["source"]) for n in r["entries"].split()]
    return found


def _label(number: str) -> Text:
    from gwanmun.law.control_list import ControlList
    from gwanmun.law.load import rules

    entry = ControlList(rules()).entry(number)
    return entry.label if entry else Text(number)
