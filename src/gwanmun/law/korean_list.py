"""Korean control numbers (전략물자수출입고시 별표 2, 별표 3): form, the day they exist, what was read of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from gwanmun.law.control_list import KINDS, Clocks
from gwanmun.law.korean_candidates import Candidate, candidates
from gwanmun.law.korean_marks import PLURILATERAL, Printed, facts, printed
from gwanmun.law.rulebase import RuleBase, row_spans
from gwanmun.law.written import with_dots
from gwanmun.sources.files import InputError
from gwanmun.world.dates import Interval
from gwanmun.world.suggest import near
from gwanmun.world.text import Text

NUMBER = "item.kr_control_number"
NOT_LISTED = "NOT_LISTED"
NUCLEAR = "NUCLEAR"
NUMBERS = "kr_foreign_trade_act/control_numbers"
PARAGRAPHS = "kr_foreign_trade_act/control_paragraphs"
CROSSWALK = "kr_foreign_trade_act/crosswalk"
COMPARED = "kr_foreign_trade_act/compared"

_DUAL_USE = re.compile(r"([1-9][A-E]\d{3})((?:\.[A-Z0-9]+)*)")
_NUCLEAR = re.compile(r"(0[A-E]\d{3})((?:\.[A-Z0-9]+)*)")
_MILITARY = re.compile(r"ML\.?(\d{1,2})((?:\.[A-Z0-9]+)*)")
_US_ONLY = re.compile(r"[1-9][A-E](?:9[89]\d|0[6-9]\d|[67]\d\d|611)|0[A-E][5-9]\d\d")
_WORDS = {"비해당": NOT_LISTED, "NOT_LISTED": NOT_LISTED, "NOT LISTED": NOT_LISTED, "NUCLEAR": NUCLEAR}
_MILITARY_KINDS = {"ML21": "software", "ML22": "technology"}
_ENRICHMENT = {n: n in {"0B001", "0B002", "0B004", "0B006"} for n in ("0A001", *(f"0B00{i}" for i in range(1, 7)))}
"""Part 10 entries of plants: whether they serve enrichment, heavy water or reprocessing (고시 제18조제1항제6호)."""
SAME = frozenset({"same_entry_read", "same_limit_read", "same_number", "same_substance"})
"""How sure a pair of the crosswalk must be for its two numbers to mean one thing."""
RENUMBERED = date(2026, 9, 1)
"""From this day (제2026-101호) the 900 series stands in the 500 series, by the HSK table of the ministry."""
NOTICE = "제2025-37호"
IN_FORCE = Interval(date(2025, 12, 31), RENUMBERED)
"""The days of Notice 2025-37, whose 별표 2 was read whole: on these a number that it does not have is refused."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: the regime lines that hold for it (``IL3.B.1``), further regimes, marks and labels."""

    number: str
    regime_entry: str
    other_regimes: tuple[str, ...]
    sensitivity: str
    cwc_schedule: str
    label: Text
    read_in: str
    moved: str


class KoreanList:
    """The Korean control numbers as far as they were read; others are taken by their form."""

    def __init__(self, base: RuleBase) -> None:
        self._base = base

    @cached_property
    def _records(self) -> Mapping[str, list[Mapping[str, str]]]:
        found: dict[str, list[Mapping[str, str]]] = {}
        table = self._base.tables.get(NUMBERS)
        for r in table.records() if table else ():
            found.setdefault(r["number"].partition(".")[0], []).append(r)
        return found

    @cached_property
    def _paragraphs(self) -> Mapping[str, Mapping[str, str]]:
        """The paragraphs of each entry, the entry itself as ``""``, with their status (empty: they stand)."""
        found: dict[str, dict[str, str]] = {}
        table = self._base.tables.get(PARAGRAPHS)
        for r in table.records() if table else ():
            found.setdefault(r["entry"], {})[r["paragraph"]] = r["status"]
        return found

    @cached_property
    def _crosswalk(self) -> Mapping[str, list[Mapping[str, str]]]:
        """The rows of the crosswalk by the US entry."""
        found: dict[str, list[Mapping[str, str]]] = {}
        table = self._base.tables.get(CROSSWALK)
        for r in table.records() if table else ():
            found.setdefault(r["eccn"].partition(".")[0], []).append(r)
        return found

    def check(self, text: str, clocks: Clocks, place: str = "") -> str:
        """The number in its usual form (``3B001.f.1``, ``1C350.24``, ``ML5.a``, ``NOT_LISTED``).

        :raises InputError: if it has not the form of a number, is one of US law alone, or did not exist on the day.
        """
        plain = unicodedata.normalize("NFKC", text).strip()
        upper = plain.upper()
        if upper in _WORDS:
            return _WORDS[upper]
        military = _MILITARY.fullmatch(upper)
        if military is not None and 1 <= int(military.group(1)) <= 22:
            return f"ML{int(military.group(1))}{military.group(2).lower()}"
        found = _number_of(upper) or _number_of(with_dots(upper) or "")
        if found is None:
            raise InputError(_not_a_number(plain), place)
        entry, rest = found.group(1), found.group(2).lower()
        self._check_day(entry, clocks.on, place)
        if IN_FORCE.contains(clocks.on):
            self._check_listed(entry, rest, place)
        return entry + rest

    def _check_listed(self, entry: str, rest: str, place: str) -> None:
        """On the days of the notice that was read whole, a number must stand in it."""
        known = self._paragraphs.get(entry, {})
        if not known:
            meant = near(entry, [e for e in self._paragraphs if e[:2] == entry[:2]], 3, 0.7)
            raise InputError(_no_entry(entry, meant), place)
        stands = self.listed(entry + rest)
        if stands is None:
            raise InputError(_deleted(entry + rest), place)
        if not stands:
            live = [p for p, status in known.items() if p and not status]
            raise InputError(_no_paragraph(entry + rest, entry, _meant(rest[1:], live)), place)

    def _check_day(self, entry: str, on: date, place: str) -> None:
        if _US_ONLY.fullmatch(entry):
            near = [c.number for c in self.candidates(entry, on)]
            raise InputError(_us_only(entry, near), place)
        series = entry[2]
        stays = any(line != PLURILATERAL for r in self._records.get(entry, ()) for line in r["other_regime"].split())
        if series == "9" and on >= RENUMBERED and not stays:
            raise InputError(_renumbered(entry, f"{entry[:2]}5{entry[3:]}"), place)
        if series == "5" and on < RENUMBERED:
            raise InputError(_not_yet(entry, f"{entry[:2]}9{entry[3:]}"), place)
        spans = [row_spans(r)[0] for r in self._records.get(entry, ())]
        if spans and not any(s.contains(on) for s in spans):
            raise InputError(_outside(entry, on, spans[0].start), place)

    def numbers(self, entry: str, on: date | None = None) -> Iterator[Number]:
        """What was read of an entry (``3B001``) and its paragraphs, as of a day."""
        rows = self._rows(entry, on)
        for r in rows:
            yield _number(r, printed(r["number"], rows))

    def _rows(self, entry: str, on: date | None) -> list[Mapping[str, str]]:
        return [r for r in self._records.get(entry, ()) if on is None or row_spans(r)[0].contains(on)]

    def listed(self, number: str) -> bool | None:
        """Whether the list as read (제2025-37호) has a number; None for one that it says is deleted."""
        entry, _, paragraph = number.partition(".")
        status = self._paragraphs.get(entry, {}).get(paragraph)
        return False if status is None else True if not status else None

    def paragraphs(self, entry: str) -> list[str]:
        """The numbers of the paragraphs of an entry that stand, as read (제2025-37호)."""
        return [f"{entry}.{p}" for p, status in self._paragraphs.get(entry, {}).items() if p and not status]

    def lines(self, number: str) -> tuple[str, ...]:
        """The regime lines that are printed at a number or above it."""
        return printed(number, self._records.get(number.partition(".")[0], ())).lines

    def compared(self, entry: str) -> bool:
        """Whether the paragraphs of an entry were all compared with those of the Commerce Control List."""
        return entry in self._compared

    @cached_property
    def _compared(self) -> frozenset[str]:
        table = self._base.tables.get(COMPARED)
        return frozenset(r["entry"] for r in table.records()) if table else frozenset()

    def candidates(self, eccn: str, on: date) -> tuple[Candidate, ...]:
        """The Korean numbers that an ECCN suggests on a day; empty for one with no counterpart."""
        rows = self._crosswalk.get(eccn.partition(".")[0], ())
        return candidates(self, eccn, [r for r in rows if row_spans(r)[0].contains(on)])

    def has_entry_of(self, eccn: str, on: date) -> bool:
        """Whether the list has what an ECCN names, under the same number or the same regime line."""
        return any(c.confidence in SAME and self.listed(c.number) for c in self.candidates(eccn, on))

    def follows(self, number: str, on: date) -> dict[str, object]:
        """The facts that follow from a number: which list, what kind of item, and what the regime lines read say."""
        if number == NOT_LISTED:
            return {"item.kr_list": "none", "item.cwc_schedule": "none"}
        if number == NUCLEAR or number[0] == "0":
            part_10 = {"item.kr_list": "nuclear", "item.kr_wassenaar_only": False, "item.cwc_schedule": "none"}
            if number == NUCLEAR:
                return part_10
            enrichment = _ENRICHMENT.get(number.partition(".")[0])
            known = {} if enrichment is None else {"item.kr_enrichment": enrichment}
            return part_10 | {"item.kind": KINDS[number[1]]} | known
        if number.startswith("ML"):
            kind = _MILITARY_KINDS.get(number.partition(".")[0], "commodity")
            return {"item.kr_list": "military", "item.kr_wassenaar_only": False, "item.kind": kind}
        return {"item.kr_list": "dual_use", "item.kind": KINDS[number[1]]} | self._printed(number, on)

    def _printed(self, number: str, on: date) -> dict[str, object]:
        """What follows from the regime lines and marks; of a number that was not read, only what its series says."""
        entry = number.partition(".")[0]
        rows = [r for r in self._rows(entry, on) if r["read_in"] == NOTICE]
        if rows and self.listed(number):
            return facts(number, printed(number, rows))
        return facts(number, printed(number, ())) if number[2] in "123459" else {}


@lru_cache(maxsize=4)
def korean_list(base: RuleBase) -> KoreanList:
    """The Korean list of a rule base, its table read once."""
    return KoreanList(base)


def _number_of(text: str) -> re.Match[str] | None:
    return _DUAL_USE.fullmatch(text) or _NUCLEAR.fullmatch(text)


def _number(r: Mapping[str, str], found: Printed) -> Number:
    return Number(
        r["number"],
        "; ".join(found.lines),
        tuple(sorted(found.families - {"WA"})),
        found.sensitivity,
        r["cwc_schedule"],
        Text(r["label_en"], r["label_ko"]),
        r["read_in"],
        r["moved"],
    )


def _not_a_number(text: str) -> Text:
    shown = text[:40]
    return Text(
        en=f"{shown!r} is no Korean control number; write it like 3B001.f.1, 1C350.24 or ML5, or NOT_LISTED",
        ko=f"'{shown}'은(는) 전략물자 통제번호 형식이 아닙니다. 3B001.f.1, 1C350.24, ML5 또는 비해당이라고 적으십시오",
    )


def _us_only(entry: str, near: list[str]) -> Text:
    hint = f"; look at {' or '.join(near)}" if near else "; if the item is in no Korean list, write NOT_LISTED"
    hint_ko = f". {', '.join(near)}을(를) 확인하십시오" if near else ". 한국 목록에 없으면 비해당이라고 적으십시오"
    return Text(
        en=f"{entry} is a number of US law alone, Korea has no such entry{hint}",
        ko=f"{entry}은(는) 미국에만 있는 번호로 한국 별표 2에는 없습니다{hint_ko}",
    )


def _renumbered(entry: str, now: str) -> Text:
    return Text(
        en=f"{entry} ended on {RENUMBERED} (Notice 2026-101): its items stand in the 500 series, by the pattern"
        f" {now}; look the number up and classify anew",
        ko=f"{entry}은(는) {RENUMBERED}(제2026-101호)부터 없는 번호입니다. 500번대({now} 형태)로 옮겨졌으니"
        " 번호를 확인하고 다시 판정하십시오",
    )


def _not_yet(entry: str, then: str) -> Text:
    return Text(
        en=f"{entry} did not exist before {RENUMBERED} (Notice 2026-101): until then its items stood under {then}",
        ko=f"{entry}은(는) {RENUMBERED}(제2026-101호) 전에는 없던 번호입니다. 그때는 {then}였습니다",
    )


def _meant(paragraph: str, live: list[str]) -> list[str]:
    """The paragraphs that may be meant: the nearest one above and its own, else the uppermost."""
    steps = paragraph.split(".")
    above = [".".join(steps[:n]) for n in range(len(steps) - 1, 0, -1)]
    head = next((a for a in above if a in live), "")
    depth = head.count(".") + 1 if head else 0
    inside = [p for p in live if p.count(".") == depth and p.startswith(f"{head}." if head else "")]
    return ([head] if head else []) + inside


def _no_entry(entry: str, meant: list[str]) -> Text:
    hint = f"; did you mean {', '.join(meant)}?" if meant else ""
    hint_ko = f". {', '.join(meant)}이(가) 아닙니까?" if meant else ""
    return Text(
        en=f"{entry} stands in no part of Annex 2 (Notice 2025-37){hint}",
        ko=f"{entry}은(는) 별표 2(제2025-37호)에 없는 번호입니다{hint_ko}",
    )


def _deleted(number: str) -> Text:
    return Text(
        en=f"{number} is deleted in Annex 2 (Notice 2025-37): it controls nothing; classify the item anew",
        ko=f"{number}은(는) 별표 2(제2025-37호)에서 삭제된 번호입니다. 다시 판정하십시오",
    )


def _no_paragraph(number: str, entry: str, meant: list[str]) -> Text:
    shown = [f"{entry}.{p}" for p in meant[:6]] or [entry]
    return Text(
        en=f"{entry} has no paragraph {number.removeprefix(entry + '.')} in Annex 2 (Notice 2025-37);"
        f" there are {', '.join(shown)}",
        ko=f"별표 2(제2025-37호)의 {entry}에는 {number} 항이 없습니다. 있는 번호: {', '.join(shown)}",
    )


def _outside(entry: str, on: date, start: date | None) -> Text:
    return Text(
        en=f"{entry} did not exist on {on}: it was first proposed on {start}",
        ko=f"{entry}은(는) {on}에 없던 번호입니다({start}에 처음 개정안에 실림)",
    )
