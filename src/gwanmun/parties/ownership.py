"""Who owns whom, added up through chains and loops, for the 50 percent rules of OFAC and BIS.

OFAC (guidance of 13 August 2014): an entity owned 50 percent or more, directly or indirectly, in the aggregate, by
blocked persons is blocked; an entity counts as owned by a blocked person only through entities that are themselves owned
50 percent or more. BIS' affiliates rule (90 FR 47201) follows the same reckoning. Shares that are not known are
intervals, and so the answer is one of three.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Rule: TypeAlias = Literal["ofac", "bis"]
Verdict: TypeAlias = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Holding:
    """``owner`` holds a share of ``owned``: between ``low`` and ``high`` percent; the same where it is known exactly."""  # noqa: E501

    owner: str
    owned: str
    low: float = 0.0
    high: float = 100.0

    def __post_init__(self) -> None:
        """:raises ValueError: for a share that is no interval within 0 and 100."""
        if not 0 <= self.low <= self.high <= 100:
            raise ValueError(
                f"{self.owner} → {self.owned}: share {self.low}–{self.high} is not within 0 and 100 percent"
            )


@dataclass(frozen=True, slots=True)
class Step:
    """A holding that counts toward the sum, and why its owner counts."""

    holding: Holding
    owner_listed: bool
    through: tuple[str, ...]
    """The way from a listed party to the owner, listed party first."""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The share of a party that listed parties own in the aggregate, and whether the 50 percent rule reaches it."""

    party: str
    low: float
    high: float
    reached: Verdict
    steps: tuple[Step, ...]


def aggregate(
    party: str, holdings: Iterable[Holding], listed: Mapping[str, Verdict] | Iterable[str], threshold: float = 50.0
) -> Aggregate:
    """Add up what listed parties own of ``party``.

    :param listed: the listed parties; or for each party whether it is listed (``unknown`` for a possible match).
    :param threshold: percent from which on (inclusive) ownership carries over.

    An owner counts if it is listed itself or is reached by the rule. The least fixed point is taken, so that a loop of
    firms that only own each other reaches nobody.
    """
    held = tuple(holdings)
    status: dict[str, Verdict] = dict(listed) if isinstance(listed, Mapping) else dict.fromkeys(listed, "yes")
    certain = _closure(held, {p for p, v in status.items() if v == "yes"}, threshold, low=True)
    possible = _closure(held, {p for p, v in status.items() if v != "no"}, threshold, low=False)
    low = _sum(held, party, certain, low=True)
    high = _sum(held, party, possible, low=False)
    steps = tuple(
        Step(h, status.get(h.owner) == "yes", _way(held, h.owner, possible, status))
        for h in held
        if h.owned == party and h.owner in possible and h.high > 0
    )
    reached: Verdict = "yes" if low >= threshold else "no" if high < threshold else "unknown"
    return Aggregate(party, low, high, reached, steps)


def _closure(held: tuple[Holding, ...], start: set[str], threshold: float, *, low: bool) -> set[str]:
    """The parties that count as owners: those of ``start`` and whoever they own by the threshold, until nothing changes."""  # noqa: E501
    counted = set(start)
    while True:
        more = {h.owned for h in held if h.owned not in counted and _sum(held, h.owned, counted, low=low) >= threshold}
        if not more:
            return counted
        counted |= more


def _sum(held: tuple[Holding, ...], party: str, owners: set[str], *, low: bool) -> float:
    """What ``owners`` hold of ``party`` at least or at most; at most what the others' known shares leave."""
    own = [h for h in held if h.owned == party and h.owner in owners and h.owner != party]
    if low:
        return min(sum(h.low for h in own), 100.0)
    others = sum(h.low for h in held if h.owned == party and h.owner not in owners and h.owner != party)
    return max(min(sum(h.high for h in own), 100.0 - others), 0.0)


def _way(held: tuple[Holding, ...], party: str, counted: set[str], status: Mapping[str, Verdict]) -> tuple[str, ...]:
    """A shortest way from a listed party to ``party`` through parties that count."""
    ways: list[tuple[str, ...]] = [(party,)]
    seen = {party}
    while ways:
        way = ways.pop(0)
        if status.get(way[0], "no") != "no":
            return way
        for h in held:
            if h.owned == way[0] and h.owner in counted and h.owner not in seen and h.high > 0:
                seen.add(h.owner)
                ways.append((h.owner, *way))
    return (party,)
