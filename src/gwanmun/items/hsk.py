"""Korea's linkage of customs codes to control numbers (HSK 연계표): which to check for a code, never which apply.

Two editions were read. The one of 1 September 2026 only for headings 8542.31 and 8542.32 (``hsk.csv`` of the rule base,
by ten digits and with paragraphs). An older one, open data 15034135 of the agency that classifies (무역안보관리원),
whole, from a public copy: ``hsk_linkage.csv`` by six digits and entries, ``*`` for codes of media and prints, which may
carry any software or technology. Its codes are those of the Harmonised System of 2017; ``hs_2022.csv`` says from which
of them a code of 2022 was made. Entries that Annex 2 of Notice 2025-37 no longer has (1B229, 7A118) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from gwanmun.items.entries import table
from gwanmun.world.text import Text

ANY_TECHNOLOGY = "*"
_OLDER = "HSK 연계표 (data.go.kr 15034135, HS 2017)"
_ANY = Text("any software or technology entry (D, E)", "모든 소프트웨어·기술 통제번호(D·E)")
_SUBHEADING = 6


@dataclass(frozen=True, slots=True)
class Linked:
    """A control number to check for a code, with its label, the code it is linked to, and the edition."""

    number: str
    label: Text
    ground: Text
    edition: str


def linked(code: str, on: date) -> Iterator[Linked]:
    """The numbers that the linkage names for a code of 4 to 10 digits on a day; the newer edition comes first."""
    newer = list(_of_2026(code, on))
    yield from newer
    read = {link.ground.en[-10:][:_SUBHEADING] for link in newer}
    for subheading, was in _older_codes(code):
        if subheading not in read:
            yield from _of_older(subheading, was)


def _of_2026(code: str, on: date) -> Iterator[Linked]:
    from gwanmun.law.load import rules
    from gwanmun.law.rulebase import row_spans

    for r in rules().tables["kr_foreign_trade_act/hsk"].records():
        if _same(code, r["hsk"]) and row_spans(r)[0].contains(on):
            ground = Text(f"HSK linkage table, {r['hsk']}", f"HSK 연계표 {r['hsk']}")
            yield Linked(r["number"], _label(r["number"]), ground, r["read_in"])


def _of_older(subheading: str, was: str) -> Iterator[Linked]:
    shown = Text(f"code {subheading}", f"세번 {subheading}")
    if was != subheading:
        shown = Text(f"code {subheading}, before 2022 {was}", f"세번 {subheading}(2022년 전 {was})")
    for entry in _linkage()[was]:
        label = _ANY if entry == ANY_TECHNOLOGY else _label(entry)
        yield Linked("D·E" if entry == ANY_TECHNOLOGY else entry, label, shown, _OLDER)


def _older_codes(code: str) -> Iterator[tuple[str, str]]:
    """The subheadings of the older edition that a code is, lies in, or was made from, each with its code of then."""
    for subheading in _linkage():
        if _same(code, subheading):
            yield subheading, subheading
    for row in table("hs_2022.csv"):
        if _same(code, row["hs"]):
            for was in row["was"].split():
                yield row["hs"], was


@cache
def _linkage() -> Mapping[str, tuple[str, ...]]:
    return {r["hs"]: tuple(r["entries"].split()) for r in table("hsk_linkage.csv")}


def _same(code: str, other: str) -> bool:
    return other.startswith(code) or code.startswith(other)


def _label(number: str) -> Text:
    """Our label of the number, or of the nearest one above it that has one."""
    from gwanmun.law.korean_list import korean_list
    from gwanmun.law.load import rules

    labels = {n.number: n.label for n in korean_list(rules()).numbers(number.partition(".")[0])}
    while number not in labels and "." in number:
        number = number.rpartition(".")[0]
    return labels.get(number, Text(number))
