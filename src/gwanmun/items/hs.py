"""From a customs code to the entries that may apply. A customs code never decides: it says where to look."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from gwanmun.items.entries import table
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

_SETS = {"us_ear/hts_sets": "US-EAR", "kr_foreign_trade_act/annex_2_2_sets": "KR"}
_SUPPLEMENT = re.compile(r"EAR\.SUPP(\d)_746(?:_FROM_(\d+))?")
_RUSSIA_BELARUS = Text("Russia and Belarus", "러시아·벨라루스")
_PLACES = {"7": Text("Iran", "이란")}
_ANNEX_2_2 = {
    "KR.ANNEX2_2_RU_BY": Text(
        "Annex 2-2: catch-all permit to Russia and Belarus", "별표 2의2: 러시아·벨라루스행은 상황허가 대상"
    ),
    "KR.ANNEX2_2_CARS": Text(
        "Annex 2-2: catch-all permit to Russia and Belarus if over 2,000 cc",
        "별표 2의2: 2,000cc 초과면 러시아·벨라루스행은 상황허가 대상",
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
    from gwanmun.items.hsk import linked

    return [MayApply("KR", link.number, link.label, link.ground, link.edition) for link in linked(code, day)]


def _sets(code: str, day: date) -> list[MayApply]:
    from gwanmun.law.load import rules
    from gwanmun.law.rulebase import row_spans

    found = []
    for name, jurisdiction in _SETS.items():
        for r in rules().tables[name].records():
            member = r["member"]
            if not (member.startswith(code) or code.startswith(member)) or not row_spans(r)[0].contains(day):
                continue
            ground = Text(f"code {member}", f"세번 {member}")
            found.append(MayApply(jurisdiction, r["set"], _list_label(r["set"]), ground, r["cite"]))
    return found


def _list_label(name: str) -> Text:
    """What a list of codes is for, in words."""
    supplement = _SUPPLEMENT.match(name)
    if supplement is None:
        return _ANNEX_2_2.get(name, Text(name))
    number, price = supplement.groups()
    where = _PLACES.get(number, _RUSSIA_BELARUS)
    en = f"Supplement {number} to Part 746: licence to {where.en}"
    ko = f"제746부 부록 {number}: {where.ko}행은 허가 대상"
    if price is None:
        return Text(en, ko)
    return Text(f"{en} from USD {int(price):,} a unit", f"{ko}(단가 {int(price):,}달러 이상)")


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
