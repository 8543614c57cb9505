"""A ladder of outcomes: the first rung whose condition holds gives the label, strictest first."""

from __future__ import annotations

from dataclasses import dataclass

from gwanmun.logic.evaluate import Facts, compiled
from gwanmun.logic.simplify import residual
from gwanmun.logic.terms import FALSE, TRUE, Node, facts_of


@dataclass(frozen=True, slots=True)
class Rung:
    """One outcome and the condition under which it stands, unless a stricter rung already holds."""

    label: str
    node: Node


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from the strictest down, and the label that is left when none holds. A label may stand on several rungs."""

    rungs: tuple[Rung, ...]
    default: str


def possible(ladder: Ladder, facts: Facts) -> tuple[str, ...]:
    """The labels that cannot be excluded, strictest first.

    Sound, not exact: a label may be listed that no answer could bring about (``x or not x``);
    :func:`gwanmun.logic.diagram.build` is exact.
    """
    found: dict[str, None] = {}
    for rung in ladder.rungs:
        value = compiled(rung.node)(facts)
        if value is False:
            continue
        found[rung.label] = None
        if value is True:
            return tuple(found)
    found[ladder.default] = None
    return tuple(found)


def remaining(ladder: Ladder, facts: Facts, reduced: bool = False) -> Ladder:
    """The ladder over the facts that are not known, without rungs that cannot hold or cannot be reached.

    :param reduced: whether its conditions are already what is left of others (:func:`residual`), so that one without a
        known fact stays as it is.
    """
    rungs: list[Rung] = []
    for rung in ladder.rungs:
        same = reduced and facts_of(rung.node).isdisjoint(facts)
        node = rung.node if same else residual(rung.node, facts)
        if node is FALSE:
            continue
        if node is TRUE:
            return trimmed(tuple(rungs), rung.label)
        rungs.append(Rung(rung.label, node))
    return trimmed(tuple(rungs), ladder.default)


def trimmed(rungs: tuple[Rung, ...], default: str) -> Ladder:
    """A ladder without last rungs that say the same as what is left below them."""
    while rungs and rungs[-1].label == default:
        rungs = rungs[:-1]
    return Ladder(rungs, default)
