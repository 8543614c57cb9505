"""The number of a processing chip under the rules of October 2022, of November 2023 and of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gwanmun.items.calculators import Number, performance_density, rates, total_processing_performance
from gwanmun.items.entries import table
from gwanmun.items.trees import EntryDecision, decide_entry
from gwanmun.items.units import measure
from gwanmun.world.text import Text

RULES = (
    ("2022-10", date(2022, 10, 21), Text("rule of October 2022 (87 FR 62186)", "2022년 10월 규정(87 FR 62186)")),
    ("2023-11", date(2023, 11, 17), Text("rule of November 2023 (88 FR 73458)", "2023년 11월 규정(88 FR 73458)")),
)


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """The answer under one rule.

    ``number`` is the number the stated figures decide; empty while something is missing. ``possible`` are the numbers
    still possible. ``outside_3a090`` tells an excluded chip, which falls to 3A991.p or stays open otherwise.
    """

    rule: str
    title: Text
    on: date
    number: str
    possible: tuple[str, ...]
    outside_3a090: bool
    missing: tuple[str, ...]
    asks: tuple[Text, ...]
    decision: EntryDecision


@dataclass(frozen=True, slots=True)
class ChipAnswer:
    """Total processing performance, performance density, and the number under each rule; ``None`` where unknown."""

    tpp: Decimal | None
    performance_density: Decimal | None
    parameters: dict[str, str]
    rules: tuple[RuleAnswer, ...]
    notes: tuple[Text, ...]

    def under(self, rule: str) -> RuleAnswer:
        """The answer under ``2022-10``, ``2023-11`` or ``today``."""
        return next(r for r in self.rules if r.rule == rule)

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)


def chip(
    tops: Number | Sequence[Number] | None = None,
    bits: Number | Sequence[Number] | None = None,
    die_mm2: Number | Sequence[Number] | None = None,
    datacenter: bool | None = None,
    *,
    transfer_rate: Number | None = None,
    on: date | None = None,
) -> ChipAnswer:
    """The number of a chip that computes (3A090.a and .b, else 3A991.p).

    :param tops: dense TOPS or TFLOPS of the datasheet; several for several bit lengths. ``None`` is not known.
    :param bits: bit length of each rate (the longest input of the multiplication).
    :param die_mm2: area of the logic dies on a non-planar node, one or several; leave out if not known.
    :param datacenter: whether it is designed or marketed for datacenters.
    :param transfer_rate: aggregate bidirectional rate to other chips than volatile memory in GB/s (rule of 2022).
    :param on: what ``today`` means; by default the day of the call.
    :raises InputError: for figures that are not positive numbers or do not pair.
    """
    found = rates(tops, bits) if tops is not None and bits is not None else ()
    tpp = total_processing_performance([found]) if found else None
    areas = [] if die_mm2 is None else [die_mm2] if isinstance(die_mm2, (int, float, str, Decimal)) else list(die_mm2)
    density = performance_density(tpp, areas) if tpp is not None and areas else None
    rate = None if transfer_rate is None else measure(transfer_rate, "GB/s", "transfer_rate")
    stated: dict[str, object] = {
        "tpp": tpp, "performance_density": density, "datacenter": datacenter, "transfer_rate": rate, "hbm": False,
    }  # fmt: skip
    fastest = max((r.tops for r in found), default=None)
    day = on or date.today()  # noqa: DTZ011 - the calendar day of the place
    rules = (*RULES, ("today", day, Text(f"rule on {day}", f"{day}의 규정")))
    answers = tuple(_under(name, title, when, stated, fastest) for name, when, title in rules)
    return ChipAnswer(tpp, density, {k: str(v) for k, v in stated.items() if v is not None}, answers, _notes(answers))


def _under(name: str, title: Text, day: date, stated: dict[str, object], tops: Decimal | None) -> RuleAnswer:
    decision = decide_entry("3A090", stated, day)
    open_ones = tuple(f"3A090.{p.paragraph}" for p in decision.paragraphs if p.truth == "UNKNOWN")
    asks = tuple(decision.asks.values())
    if decision.applies:
        first = f"3A090.{decision.applies[0]}"
        return RuleAnswer(name, title, day, first, (first,), False, (), (), decision)
    if decision.outcome == "may_apply":
        return RuleAnswer(name, title, day, "", open_ones, False, decision.missing, asks, decision)
    fallback = decide_entry("3A991", {"tops": tops, "transfer_rate": stated["transfer_rate"]}, day)
    number = f"3A991.{fallback.applies[0]}" if fallback.applies else ""
    return RuleAnswer(name, title, day, number, (number,) if number else (), True, (), (), decision)


def _notes(answers: tuple[RuleAnswer, ...]) -> tuple[Text, ...]:
    found = [_OTHERS]
    today = answers[-1]
    if today.number.startswith("3A090") and today.decision.parameters.get("datacenter") == "False":
        found.append(_NAC)
    if any(a.outside_3a090 for a in answers):
        found += [_OUTSIDE, _HIGHEST]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Published:
    """A published chip with the label its source gave it, and our answer."""

    name: str
    source_label: str
    note: Text
    answer: ChipAnswer

    @property
    def disagrees(self) -> bool:
        """Whether the source's label is not what the stated figures decide today."""
        ours = self.answer.under("today")
        return bool(self.source_label) and not (
            ours.number == self.source_label or ours.number.startswith(f"{self.source_label}.")
        )


def published(on: date | None = None) -> tuple[Published, ...]:
    """The published chips with their numbers under each rule."""
    found = []
    for row in table("chips.csv"):
        answer = chip(
            row["tops"] or None,
            row["bits"] or None,
            row["die_mm2"] or None,
            {"yes": True, "no": False}.get(row["datacenter"]),
            transfer_rate=row["transfer_rate_gb_s"] or None,
            on=on,
        )
        found.append(Published(row["name"], row["source_label"], Text(row["note_en"], row["note_ko"]), answer))
    return tuple(found)


_OTHERS = Text(
    "3A001, 5A002 and the .z paragraphs (3A001.z, 5A992.z …) are not decided here; end use and parties are asked"
    " elsewhere",
    "3A001, 5A002와 .z 항(3A001.z, 5A992.z 등)은 여기서 판정하지 않습니다. 최종용도와 거래상대방은 별도로 확인합니다",
)
_NAC = Text(
    "not designed or marketed for datacenters: look at License Exceptions NAC and ACA (740.8)",
    "데이터센터용이 아닙니다. 허가예외 NAC·ACA(740.8)를 검토하십시오",
)
_OUTSIDE = Text(
    "outside 3A090 does not mean free to ship: 744.23 and letters to single firms reach such chips too",
    "3A090에 해당하지 않는다고 자유롭게 수출할 수 있는 것은 아닙니다. 744.23과 개별 통지가 적용될 수 있습니다",
)
_HIGHEST = Text(
    "the total processing performance is that of the rates stated: a dense rate at another bit length may be higher",
    "총연산성능은 입력한 값만으로 계산했습니다. 다른 비트 길이의 밀집 연산 성능이 더 높으면 결과가 달라집니다",
)
