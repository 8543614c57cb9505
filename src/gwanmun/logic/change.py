"""The smallest change: which stated facts, had they been otherwise, would have led to another outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations, product

from gwanmun.logic.answers import Answer
from gwanmun.logic.diagram import TooComplex, Variable, build, labels, support
from gwanmun.logic.evaluate import Facts
from gwanmun.logic.facts import Vocabulary
from gwanmun.logic.ladder import Ladder


@dataclass(frozen=True, slots=True)
class Change:
    """Facts to be otherwise, each with the group of values that would do, and the outcomes then possible."""

    answers: tuple[tuple[Variable, Answer], ...]
    labels: frozenset[str]


def smallest_changes(
    facts: Facts,
    stated: Iterable[str],
    vocabulary: Vocabulary,
    bounds: Callable[[Facts], tuple[str, ...]],
    left_over: Callable[[Facts], Ladder],
    wanted: Callable[[str], bool],
    most: int = 2,
) -> tuple[Change, ...]:
    """The smallest changes of stated facts after which every outcome still possible is ``wanted``.

    :param stated: the facts that may be thought otherwise (a person may change the consignee, not the date).
    :param bounds: the outcomes that cannot be excluded under some facts (sound, need not be exact).
    :param left_over: the ladder over the facts that are not known.
    :param wanted: judges one outcome.
    :param most: how many facts may change at once. All changes of the smallest sufficient size are returned.
    """
    names = sorted(n for n in stated if n in facts)
    for size in range(1, most + 1):
        suitable: list[Change] = []
        for chosen in combinations(names, size):
            others = {name: value for name, value in facts.items() if name not in chosen}
            # The bounds are cheap, and an outcome that they leave out cannot come about.
            if any(wanted(label) for label in bounds(others)):
                found = _changes(left_over(others), others, vocabulary, chosen)
                suitable += [change for change in found if all(wanted(label) for label in change.labels)]
        if suitable:
            return tuple(suitable)
    return ()


def _changes(ladder: Ladder, others: Facts, vocabulary: Vocabulary, chosen: tuple[str, ...]) -> Iterable[Change]:
    try:
        diagram = build(ladder, vocabulary, others)
    except TooComplex:
        return
    open_now = [v for v in support(diagram) if v.key in chosen]
    if len(open_now) < len(chosen):
        return
    for answers in product(*(v.answers for v in open_now)):
        pairs = tuple(zip(open_now, answers, strict=True))
        yield Change(pairs, labels(diagram, {v.key: a for v, a in pairs}))
