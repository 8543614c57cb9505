"""The smallest change: which stated facts, had they been otherwise, would have led to another outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations, product

from gwanmun.logic.answers import Answer
from gwanmun.logic.diagram import TooComplex, Variable, build, labels, support
from gwanmun.logic.evaluate import Facts
from gwanmun.logic.facts import Vocabulary
from gwanmun.logic.ladder import Ladder, remaining
from gwanmun.logic.terms import facts_of


@dataclass(frozen=True, slots=True)
class Change:
    """Facts to be otherwise, each with the group of values that would do, and the outcomes then possible."""

    answers: tuple[tuple[Variable, Answer], ...]
    labels: frozenset[str]


def smallest_changes(
    ladder: Ladder,
    facts: Facts,
    vocabulary: Vocabulary,
    wanted: Callable[[frozenset[str]], bool],
    changeable: Callable[[str], bool] = lambda fact: True,
    most: int = 2,
) -> tuple[Change, ...]:
    """The smallest changes of stated facts after which the possible outcomes are ``wanted``.

    :param wanted: judges the set of outcomes that a change would leave possible.
    :param changeable: whether a fact may be thought otherwise (a person may change the consignee, not the date).
    :param most: how many facts may change at once. All changes of the smallest sufficient size are returned.
    """
    mentioned = frozenset[str]().union(*(facts_of(r.node) for r in ladder.rungs))
    stated = sorted(f for f in mentioned if f in facts and changeable(f))
    for size in range(1, most + 1):
        found = [c for chosen in combinations(stated, size) for c in _changes(ladder, facts, vocabulary, chosen)]
        suitable = tuple(c for c in found if wanted(c.labels))
        if suitable:
            return suitable
    return ()


def _changes(ladder: Ladder, facts: Facts, vocabulary: Vocabulary, chosen: Iterable[str]) -> Iterable[Change]:
    freed = set(chosen)
    others = {name: value for name, value in facts.items() if name not in freed}
    try:
        diagram = build(remaining(ladder, others), vocabulary, others)
    except TooComplex:
        return
    open_now = [v for v in support(diagram) if v.key in freed]
    if len(open_now) < len(freed):
        return
    for answers in product(*(v.answers for v in open_now)):
        pairs = tuple(zip(open_now, answers, strict=True))
        yield Change(pairs, labels(diagram, {v.key: a for v, a in pairs}))
