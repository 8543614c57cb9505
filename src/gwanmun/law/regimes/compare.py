"""One subject in two control lists: what both control, what only one does, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gwanmun.law.control_list import Clocks, ControlList
from gwanmun.law.korean_candidates import same_number
from gwanmun.law.korean_list import CROSSWALK, NOTICE, KoreanList
from gwanmun.law.regimes.pairs import Shared, shared, unpaired
from gwanmun.law.rulebase import RuleBase, row_spans
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

HSK = "kr_foreign_trade_act/hsk"


@dataclass(frozen=True, slots=True)
class Side:
    """A number of one list with its label, its regime line or reasons for control, and where it was read."""

    number: str
    label: Text
    source: str
    read_in: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers that stand for the same subject, how sure that is, and why."""

    korean: Side
    american: Side
    confidence: str
    basis: Text


@dataclass(frozen=True, slots=True)
class Comparison:
    """An entry in both lists on a day.

    ``korean_read`` is false where nothing of the Korean entry was read: then what stands under ``only_american`` is
    not known to be without a Korean counterpart. ``hsk`` are the tariff codes that the ministry's linkage table
    names for the entry, so far as it was read (heading 8542).
    """

    asked: str
    on: date
    both: tuple[Pair, ...]
    only_korean: tuple[Side, ...]
    only_american: tuple[Side, ...]
    korean_read: bool
    american_label: Text
    hsk: tuple[str, ...]


def compare(base: RuleBase, number: str, on: date) -> Comparison:
    """Compare an entry (``3B001``, or a Korean number such as ``3A903``) of the US and the Korean list on a day.

    :raises InputError: if neither list has such a number on that day.
    """
    korea, us = KoreanList(base), ControlList(base)
    asked = number.strip().upper().partition(".")[0]
    rows = [r for r in base.tables[CROSSWALK].records() if row_spans(r)[0].contains(on)]
    near = [r for r in rows if asked in (_entry(r["eccn"]), _entry(r["kr_number"]))]
    entries = {asked, *(_entry(r["kr_number"]) for r in near)}
    eccns = {e for e in {asked, *(_entry(r["eccn"]) for r in near)} if _exists(us, e, on)}
    korean = {
        n.number: Side(n.number, n.label, n.regime_entry, n.read_in) for e in entries for n in korea.numbers(e, on)
    }
    if not korean and not eccns:
        raise InputError(_nothing(number, on))
    listed = [r for r in near if _entry(r["eccn"]) in eccns]
    found = _shared(base, korea, asked, listed) if asked in eccns else None
    if found is not None:
        listed = [r for r in listed if r["eccn"] != asked]
    both = [_pair(us, korea, korean, r, _left(base, korea, r, listed)) for r in listed]
    paired_us, paired_kr = [p.american.number for p in both], [p.korean.number for p in both]
    only_korean = [s for n, s in korean.items() if _entry(n) != asked and not _touches(n, paired_kr)]
    if found is None:
        only_korean += [s for n, s in korean.items() if _entry(n) == asked and not _touches(n, paired_kr)]
        alone = _alone(base, asked, paired_us) if asked in eccns else []
    else:
        both += [_same(us, korea, korean, f"{asked}.{p}") for p in found.both]
        only_korean += [_korean(korea, korean, f"{asked}.{p}") for p in found.only_korean]
        alone = [f"{asked}.{p}" for p in found.only_american]
    return Comparison(
        asked=asked,
        on=on,
        both=tuple(sorted(both, key=lambda p: _order(p.american.number))),
        only_korean=tuple(only_korean),
        only_american=tuple(_american(us, n) for n in alone),
        korean_read=any(_entry(n) == asked for n in korean) or bool(both),
        american_label=_american(us, asked).label,
        hsk=_tariff_codes(base, entries, on),
    )


def _shared(base: RuleBase, korea: KoreanList, entry: str, rows: Sequence[Mapping[str, str]]) -> Shared | None:
    """The paragraphs that both lists have; None where they were not compared and are not numbered as Wassenaar does."""
    korean = [n.partition(".")[2] for n in korea.paragraphs(entry)]
    american = [r[1] for r in base.tables["us_ear/paragraphs"].rows if r[0] == entry and r[1]]
    if not korean or not american:
        return None
    known = [(_paragraph(r["kr_number"], entry), _paragraph(r["eccn"], entry)) for r in rows if r["eccn"] != entry]
    if korea.compared(entry):
        return unpaired(korean, american, known)
    return shared(korean, american, known) if entry[2] == "0" else None


def _paragraph(number: str, entry: str) -> str:
    """The paragraph of a number of that entry; of another entry the whole number, which is no paragraph."""
    return number.removeprefix(f"{entry}.")


def _entry(number: str) -> str:
    return number.partition(".")[0]


_POINTERS = ("itar", "refers")
"""Numbers of the Control List that name an item only to send the reader elsewhere."""


def _exists(us: ControlList, entry: str, on: date) -> bool:
    found = us.entry(entry)
    if found is not None and found.status in _POINTERS:
        return True
    try:
        us.check(entry, Clocks(on, date.max))
    except InputError:
        return False
    return True


def _alone(base: RuleBase, entry: str, paired: list[str]) -> list[str]:
    """The uppermost paragraphs of an entry that no pair touches; the entry itself where it has none."""
    rows = base.tables["us_ear/paragraphs"].rows
    names: dict[str, None] = {entry: None}
    for _, paragraph in (r for r in rows if r[0] == entry and r[1]):
        steps = paragraph.split(".")
        names.update(dict.fromkeys(f"{entry}.{'.'.join(steps[: n + 1])}" for n in range(len(steps))))
    free = [n for n in names if not _touches(n, paired)]
    return [n for n in free if not any(n.startswith(f"{above}.") for above in free)]


def _american(us: ControlList, number: str) -> Side:
    entry = us.entry(number)
    if entry is None:
        return Side(number, Text("", ""), "", "")
    return Side(
        number, entry.label if number == entry.code else Text("", ""), " ".join(entry.reasons), "15 CFR Part 774"
    )


_NOT_COMPARED = Text("; their paragraphs were not compared", ". 아래 항은 비교하지 않음")
_REST_NOT_COMPARED = Text("; their other paragraphs were not compared", ". 나머지 항은 비교하지 않음")
_ALL_COMPARED = Text("", "")


def _left(base: RuleBase, korea: KoreanList, row: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> Text:
    """What was left uncompared where a row pairs two entries that both have paragraphs."""
    number, eccn = row["kr_number"], row["eccn"]
    divided = korea.paragraphs(number) and any(r[0] == eccn and r[1] for r in base.tables["us_ear/paragraphs"].rows)
    if not divided or korea.compared(number):
        return _ALL_COMPARED
    return _REST_NOT_COMPARED if any(r["eccn"].startswith(f"{eccn}.") for r in rows) else _NOT_COMPARED


def _pair(us: ControlList, korea: KoreanList, korean: Mapping[str, Side], row: Mapping[str, str], left: Text) -> Pair:
    number = row["kr_number"]
    known = number in korean or korea.listed(number)
    side = _korean(korea, korean, number) if known else Side(number, Text("not read", "확인하지 못함"), "", "")
    basis = Text(
        row["basis_en"] + left.en + _european(row, "en"),
        row["basis_ko"] + left.ko + _european(row, "ko"),
    )
    return Pair(side, _american(us, row["eccn"]), row["confidence"], basis)


def _european(row: Mapping[str, str], lang: str) -> str:
    """The number that EU Annex I has by the numbering it shares with the Korean list; that list was not read."""
    number = row["common_numbering"]
    says = {"en": f"; EU {number} (common_numbering, not read)", "ko": f". EU {number}(common_numbering, 미확인)"}
    return says[lang] if number else ""


def _same(us: ControlList, korea: KoreanList, korean: Mapping[str, Side], number: str) -> Pair:
    basis, common = same_number(korea.lines(number)), {"common_numbering": number}
    shown = Text(basis.en + _european(common, "en"), basis.ko + _european(common, "ko"))
    return Pair(_korean(korea, korean, number), _american(us, number), "same_number", shown)


def _korean(korea: KoreanList, korean: Mapping[str, Side], number: str) -> Side:
    return korean.get(number) or Side(number, Text("", ""), "; ".join(korea.lines(number)), NOTICE)


def _order(number: str) -> list[tuple[int, str]]:
    return [(int(step), "") if step.isdigit() else (0, step) for step in number.split(".")]


def _touches(number: str, others: Iterable[str]) -> bool:
    """Whether one of ``others`` is the number itself, or stands above or below it."""
    return any(o == number or o.startswith(f"{number}.") or number.startswith(f"{o}.") for o in others)


def _tariff_codes(base: RuleBase, entries: set[str], on: date) -> tuple[str, ...]:
    rows = (r for r in base.tables[HSK].records() if row_spans(r)[0].contains(on))
    return tuple(sorted({r["hsk"] for r in rows if _entry(r["number"]) in entries}))


def _nothing(number: str, on: date) -> Text:
    return Text(
        en=f"neither list had {number[:40]!r} on {on}, so far as they were read",
        ko=f"{on}에 두 목록 어디에도 '{number[:40]}'이(가) 없습니다(확인한 범위)",
    )
