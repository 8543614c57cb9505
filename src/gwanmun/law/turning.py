"""Turning days: when a rule or a set of one jurisdiction begins or ends, and whether that concerns a shipment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gwanmun.law.load import slice_of
from gwanmun.law.model import Provision
from gwanmun.law.program import Slice, entry_of
from gwanmun.law.rulebase import RuleBase
from gwanmun.law.sets import dated_members
from gwanmun.logic import Facts, compiled
from gwanmun.world.dates import Interval


def turning_days(base: RuleBase, jurisdiction: str, code: str | None, known_at: date) -> tuple[date, ...]:
    """The days on which something begins or ends (first day of the new state), as known on ``known_at``.

    :param code: the item's control number, whose entry has rules of its own; ``None`` if it is not stated.
    """
    days: set[date] = set()
    for provision in _provisions(base, jurisdiction, code):
        if provision.known.contains(known_at):
            days.update(_ends(provision.in_force))
    for _, valid, known in dated_members(base, jurisdiction):
        if known.contains(known_at):
            days.update(_ends(valid))
    return tuple(sorted(days))


def concerns(
    base: RuleBase, jurisdiction: str, day: date, known_at: date, facts: Facts, parties: int
) -> tuple[Provision, ...] | None:
    """The rules that begin or end on a day and hold, or may hold, for a shipment.

    Empty where a set that a fact belongs to changes, though no rule does; ``None`` where nothing concerns the shipment.
    """
    code = facts.get("item.eccn")
    code = code if isinstance(code, str) else None
    sides = (slice_of(base, day - timedelta(days=1), known_at), slice_of(base, day, known_at))
    turning = (p for p in _provisions(base, jurisdiction, code) if day in _ends(p.in_force))
    held = tuple(p for p in turning if any(_may_hold(law, p, code, facts, parties) for law in sides))
    if held or any(
        day in _ends(valid) and _touches(members, facts) for members, valid, _ in dated_members(base, jurisdiction)
    ):
        return held
    return None


def _provisions(base: RuleBase, jurisdiction: str, code: str | None) -> Iterator[Provision]:
    entry = entry_of(code)
    yield from (p for p in base.provisions if p.jurisdiction == jurisdiction)
    if entry is not None:
        yield from (p for p in base.entry_provisions(entry) if p.jurisdiction == jurisdiction)


def _ends(span: Interval) -> Iterable[date]:
    return [d for d in (span.start, span.end) if d]


def _may_hold(law: Slice, provision: Provision, code: str | None, facts: Facts, parties: int) -> bool:
    if not law.valid(provision):
        return False
    # A definition has no truth of its own to go by: what uses it may change either way.
    return provision.kind == "definition" or compiled(law.rule(provision, code, parties).condition)(facts) is not False


def _touches(members: frozenset[str], facts: Facts) -> bool:
    return any(isinstance(value, str) and value in members for value in facts.values())
