"""The calculation of Supplement 2 to Part 734 as plain data for the record."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gwanmun.decide.content import CountedPart, Share
from gwanmun.law.rulebase import RuleBase
from gwanmun.logic.values import tri_name
from gwanmun.world.money import Money
from gwanmun.world.text import Text


def content_data(base: RuleBase, share: Share) -> dict[str, Any]:
    """Each component, whether it counts and why, the sums, and the share with its bounds (``None``: not known)."""
    least, most = share.amounts
    currency = _currency(share)
    return {
        "cite": "15 CFR 734 Supplement 2(a)",
        "limit": _plain(share.limit),
        "limit_cite": _LIMITS.get(share.limit or Decimal(0), ""),
        "product_value": str(share.product) if share.product else None,
        "complete": tri_name(share.complete),
        "components": [_component(base, n, part) for n, part in enumerate(share.parts, 1)],
        "controlled_at_least": _money(least, currency),
        "controlled_at_most": _money(most, currency),
        "percent_at_least": _plain(share.low),
        "percent_at_most": _plain(share.high),
        "above": tri_name(share.above),
    }


_LIMITS = {Decimal(10): "15 CFR 734.4(c)", Decimal(25): "15 CFR 734.4(d)"}


def _component(base: RuleBase, number: int, part: CountedPart) -> dict[str, Any]:
    facts = part.stated.facts
    why = part.why
    return {
        "number": number,
        "description": facts.description,
        "eccn": str(facts.values.get("item.eccn", "")),
        "value": str(facts.money) if facts.money else None,
        "quantity": _plain(part.stated.quantity),
        "sum": _money(part.amount, facts.money.currency if facts.money else ""),
        "controlled": tri_name(part.controlled),
        "by": [
            {
                "name": p.name,
                "cite": p.citation.place,
                "title": _text(p.title),
                "reason": p.reason,
                "url": p.citation.url,
            }
            for p in part.by
        ],
        "waits_for": [{"fact": name, "ask": _ask(base, name)} for name in part.waits],
        "why": None if why is None else {**_text(why[0]), "cite": why[1]},
    }


def _ask(base: RuleBase, name: str) -> dict[str, str]:
    return _text(base.facts[base.vocabulary.general_name(name)].ask)


def _currency(share: Share) -> str:
    """The one currency of the product and its content; empty where no sum is stated."""
    sums = [share.product, *(p.stated.facts.money for p in share.parts)]
    return next((s.currency for s in sums if s is not None), "")


def _money(amount: Decimal | None, currency: str) -> str | None:
    return None if amount is None or not currency else str(Money(amount, currency))


def _plain(number: Decimal | None) -> str | None:
    """A number without a tail of zeros or an exponent."""
    return None if number is None else f"{number.normalize():f}"


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "ko": text.in_("ko")}
