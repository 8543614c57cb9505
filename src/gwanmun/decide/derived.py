"""Facts that follow from others of the case: the sum over the lines of a number, and that an item is goods."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gwanmun.decide import wrong
from gwanmun.decide.case import Case
from gwanmun.decide.line_facts import LineFacts, Source
from gwanmun.law.korean_list import NOT_LISTED, NUMBER
from gwanmun.logic import Value
from gwanmun.sources.files import InputError

TOTAL = "item.kr_total_usd"
_OF_OTHER_KINDS = ("37", "49", "8523")
"""Tariff headings that software and technology have on a medium: films, printed matter, discs and cards."""


def add_totals(case: Case, lines: Sequence[LineFacts]) -> None:
    """What the lines of one Korean number come to together: limits of value are on the sum (고시 제26조).

    Known only where every such line has its value in dollars.

    :raises InputError: if a sum was stated that is less than the values of the lines.
    """
    for index, line in enumerate(lines):
        number = line.values.get(NUMBER)
        if not isinstance(number, str) or number == NOT_LISTED:
            continue
        alike = [other for other in lines if _is_of(other.values.get(NUMBER), number)]
        values = [other.values.get("item.value_usd") for other in alike]
        known = [value for value in values if isinstance(value, Decimal)]
        least, stated = sum(known, Decimal(0)), line.values.get(TOTAL)
        # Lines whose value is not known only make it more.
        if isinstance(stated, Decimal) and stated < least:
            raise InputError(wrong.contradiction(TOTAL, stated, least), case.place("items", index))
        if stated is None and len(known) == len(values):
            places = ", ".join(str(other.line) for other in alike)
            line.state(TOTAL, least, Source("derived", f"value_usd, items {places}"))


def _is_of(number: Value | None, other: str) -> bool:
    """Whether a control number is the other one, or a paragraph of it, or the other way round."""
    return isinstance(number, str) and (
        number == other or number.startswith(f"{other}.") or other.startswith(f"{number}.")
    )


def add_kind_by_tariff(facts: LineFacts) -> None:
    """What has a tariff code of goods is goods, unless something else was said or its control number says otherwise."""
    code = facts.values.get("item.hs6")
    if "item.kind" not in facts.values and isinstance(code, str) and not code.startswith(_OF_OTHER_KINDS):
        facts.state("item.kind", "commodity", Source("derived", f"HS {code}"))
