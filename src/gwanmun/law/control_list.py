"""Control numbers of the Commerce Control List: their form, whether they exist, and whether they existed on a day."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gwanmun.law.rulebase import RuleBase, row_spans
from gwanmun.law.written import with_dots
from gwanmun.sources.files import InputError
from gwanmun.world.suggest import near
from gwanmun.world.text import Text

_FORM = re.compile(r"(\d[a-eA-E]\d{3})((?:\.[a-zA-Z0-9]+)*)$")
KINDS = {"A": "commodity", "B": "commodity", "C": "commodity", "D": "software", "E": "technology"}
"""What the product group of an ECCN says about the item (738.2(c))."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """The day of the export, and the day by which something must have been published to count."""

    on: date
    known_at: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One ECCN."""

    code: str
    status: str
    reasons: tuple[str, ...]
    label: Text
    refers_to: str


_KEPT = 4096
"""Entries whose rows are kept; a book full of wrong numbers must not fill the memory."""


class ControlList:
    """The ECCNs and their paragraphs.

    :param specials: answers that stand where a number would (``EAR99``, ``USML``).
    """

    def __init__(self, base: RuleBase) -> None:
        self.base = base
        self._found: dict[tuple[str, str], list[dict[str, str]]] = {}
        self._paragraphs_of: dict[str, frozenset[str]] = {}

    def _of_entry(self, table: str, entry: str) -> list[dict[str, str]]:
        """The rows of an entry. A case asks for few entries: looking through is quicker than an index of all."""
        key = (table, entry)
        if key not in self._found:
            if len(self._found) > _KEPT:
                self._found.clear()
            whole = self.base.tables[table]
            place = whole.columns.index("eccn")
            rows = (row for row in whole.rows if row[place] == entry)
            self._found[key] = [dict(zip(whole.columns, row, strict=True)) for row in rows]
        return self._found[key]

    def _records(self, entry: str) -> list[dict[str, str]]:
        """The versions of an entry."""
        return self._of_entry("us_ear/eccns", entry)

    def _paragraphs(self, entry: str) -> frozenset[str]:
        """The paragraphs of an entry, those above them too."""
        if entry not in self._paragraphs_of:
            if len(self._paragraphs_of) > _KEPT:
                self._paragraphs_of.clear()
            found: set[str] = set()
            for record in self._of_entry("us_ear/paragraphs", entry):
                steps = record["paragraph"].split(".")
                found.update(".".join(steps[: n + 1]) for n in range(len(steps)))
            self._paragraphs_of[entry] = frozenset(found)
        return self._paragraphs_of[entry]

    @cached_property
    def specials(self) -> frozenset[str]:
        """Answers that are not numbers of the list."""
        return frozenset({"EAR99", *self.base.facts["item.eccn"].choices})

    @property
    def codes(self) -> tuple[str, ...]:
        """Every ECCN, of whatever time."""
        return tuple(dict.fromkeys(row[0] for row in self.base.tables["us_ear/eccns"].rows))

    def entry(self, code: str) -> Entry | None:
        """The entry that a number belongs to; the newest where there were several."""
        records = self._records(code.partition(".")[0])
        if not records:
            return None
        r = records[-1]
        return Entry(
            r["eccn"], r["status"], tuple(r["reasons"].split()), Text(r["label_en"], r["label_ko"]), r["refers_to"]
        )

    def check(self, text: str, clocks: Clocks, place: str = "") -> str:
        """The number in its usual form (``3B001.c.1.a``), if there is such a number on the day.

        :raises InputError: if it has not the form of a number, or does not exist, or did not exist on that day.
        """
        plain = unicodedata.normalize("NFKC", text).strip()
        # "EAR 99" and "EAR-99", as many sheets have it.
        if (special := plain.upper()) in self.specials or (special := special.translate(_APART)) in self.specials:
            return special
        match = _FORM.match(plain) or _FORM.match(with_dots(plain) or "")
        if match is None:
            raise InputError(_not_a_number(plain), place)
        entry, rest = match.group(1).upper(), match.group(2).lower()
        self._check_entry(entry, clocks, place)
        self._check_controls(entry, place)
        self._check_paragraph(entry, rest.removeprefix("."), place)
        return entry + rest

    def _check_entry(self, entry: str, clocks: Clocks, place: str) -> None:
        records = self._records(entry)
        if not records:
            raise InputError(_no_entry(entry, near(entry, self.codes, 3, 0.7)), place)
        versions = [row_spans(r) for r in records]
        spans = [valid for valid, known in versions if known.contains(clocks.known_at)] or [versions[0][0]]
        if not any(s.contains(clocks.on) for s in spans):
            first, last = str(spans[0].start or "…"), str(spans[-1].end or "…")
            raise InputError(_not_on_that_day(entry, clocks.on, first, last), place)

    def _check_controls(self, entry: str, place: str) -> None:
        """An entry that only says where its items are controlled must not pass for one that asks for nothing."""
        found = self.entry(entry)
        if found is not None and found.status == "itar":
            raise InputError(_itar(entry), place)
        if found is not None and found.status in ("reserved", "refers"):
            raise InputError(_elsewhere(entry, found.refers_to), place)

    def _check_paragraph(self, entry: str, paragraph: str, place: str) -> None:
        if not paragraph:
            return
        known = self._paragraphs(entry)
        if not known or paragraph in known:
            return
        meant = near(paragraph, sorted(known), 3, 0.5) or sorted(p for p in known if "." not in p)
        raise InputError(_no_paragraph(entry, paragraph, meant[:6]), place)


_APART = str.maketrans("", "", " -")


def _not_a_number(text: str) -> Text:
    shown = text[:40]
    return Text(
        en=f"{shown!r} is not a control number; write it like 3B001.c.1.a, or EAR99",
        ko=f"'{shown}'은(는) 통제번호 형식이 아닙니다. 3B001.c.1.a 또는 EAR99처럼 적으십시오",
    )


def _no_entry(entry: str, near: list[str]) -> Text:
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    hint_ko = f". {', '.join(near)}입니까?" if near else ""
    return Text(
        en=f"there is no ECCN {entry} in the Commerce Control List{hint}",
        ko=f"상무부 통제목록(CCL)에 {entry}이(가) 없습니다{hint_ko}",
    )


def _not_on_that_day(entry: str, on: date, first: str, last: str) -> Text:
    return Text(
        en=f"ECCN {entry} did not exist on {on} (it stood in the list from {first} to {last}, exclusive)",
        ko=f"{entry}은(는) {on}에 없던 번호입니다(목록 수록 기간 {first}부터 {last} 전까지)",
    )


def _itar(entry: str) -> Text:
    return Text(
        en=f"the items of ECCN {entry} are under the State Department (ITAR), not the EAR; write USML",
        ko=f"{entry}의 품목은 EAR이 아니라 국무부(ITAR) 관할입니다. USML이라고 적으십시오",
    )


def _elsewhere(entry: str, refers_to: str) -> Text:
    there = f": {refers_to}" if refers_to else ""
    return Text(
        en=f"ECCN {entry} has no controls of its own, its items stand elsewhere{there}; write that number",
        ko=f"{entry}에는 자체 통제가 없고 품목은 다른 번호에 있습니다{there}. 품목이 실제로 속한 번호를 적으십시오",
    )


def _no_paragraph(entry: str, paragraph: str, near: list[str]) -> Text:
    names = ", ".join(f"{entry}.{p}" for p in near)
    return Text(
        en=f"ECCN {entry} has no paragraph .{paragraph}; it has {names}",
        ko=f"{entry}에는 .{paragraph} 항이 없습니다. 있는 항: {names}",
    )
