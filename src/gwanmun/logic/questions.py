"""What to ask: the facts that can still change the outcome, the best one next, and the smallest sets that decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import log2

from gwanmun.logic.answers import Answer
from gwanmun.logic.diagram import Diagram, Key, Variable, only_label, support, weights_after

MAX_SET_SIZE = 4
"""Largest set of answers searched for; beyond it a person asks one question at a time anyway."""


MAX_TRIED = 3_000
"""Most sets of answers tried: beyond it, larger sets are left unsearched rather than a person kept waiting."""


@dataclass(frozen=True, slots=True)
class DecidingSet:
    """Answers that together decide the outcome, none of which could be left out."""

    answers: tuple[tuple[Variable, Answer], ...]
    label: str


def open_questions(diagram: Diagram) -> tuple[Variable, ...]:
    """The variables that a person can answer and that can change the outcome, the most informative first."""
    return tuple(v for v, _ in _ranked(diagram))


def next_question(diagram: Diagram) -> Variable | None:
    """The question whose answer leaves the least doubt about the outcome; ``None`` when there is none."""
    return next(iter(open_questions(diagram)), None)


def unanswerable(diagram: Diagram) -> tuple[Variable, ...]:
    """The variables that can change the outcome but that nobody can answer: what is not modelled."""
    return tuple(v for v in support(diagram) if not v.answerable)


def _ranked(diagram: Diagram) -> list[tuple[Variable, float]]:
    found = support(diagram)
    # Doubt that nobody can remove would level all questions; rank them as if what is not modelled added nothing.
    given: dict[Key, Answer] = {v.key: v.answers[-1] for v in found if not v.answerable}
    after = weights_after(diagram, given)
    scored = [(v, _doubt(after[v.key])) for v in found if v.answerable]
    return sorted(scored, key=lambda pair: (round(pair[1], 9), str(pair[0].key)))


def _doubt(after: list[tuple[float, dict[str, float]]]) -> float:
    """Expected entropy (bits) of the outcome after the answer, all values being equally likely."""
    return sum(weight * _entropy(shares) for weight, shares in after) / sum(weight for weight, _ in after)


def _entropy(shares: Mapping[str, float]) -> float:
    return -sum(p * log2(p) for p in shares.values() if p > 1e-12)


def deciding_sets(diagram: Diagram, limit: int = 12) -> tuple[DecidingSet, ...]:
    """The smallest sets of answers after which only one outcome is possible, fewest answers first.

    Every set returned is sufficient and minimal; all sets up to :data:`MAX_SET_SIZE` answers are found, unless there
    are more than ``limit``, or the search would try more than :data:`MAX_TRIED`.
    """
    questions = [v for v in support(diagram) if v.answerable]
    found: list[DecidingSet] = []
    sizes = range(1, min(MAX_SET_SIZE, len(questions)) + 1)
    for answers in islice((a for size in sizes for a in _choices(questions, size)), MAX_TRIED):
        if not any(_contains(answers, smaller) for smaller in found):
            left = only_label(diagram, {v.key: a for v, a in answers})
            if left is not None:
                found.append(DecidingSet(answers, left))
                if len(found) >= limit:
                    break
    return tuple(found)


def _choices(questions: list[Variable], size: int) -> Iterator[tuple[tuple[Variable, Answer], ...]]:
    for chosen in combinations(questions, size):
        for answers in product(*(v.givable for v in chosen)):
            yield tuple(zip(chosen, answers, strict=True))


def _contains(answers: tuple[tuple[Variable, Answer], ...], smaller: DecidingSet) -> bool:
    return all(pair in answers for pair in smaller.answers)
