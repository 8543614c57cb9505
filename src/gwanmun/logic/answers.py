"""The answers to a question that make a difference: a fact's values, grouped by what they do to every test of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from gwanmun.logic.evaluate import compiled
from gwanmun.logic.facts import FactType, Kind
from gwanmun.logic.terms import NamedSet, Test
from gwanmun.logic.values import NOT_APPLICABLE, UNKNOWN, ExactCode, Tri, Value

OTHER = "(other)"
"""Stands for any symbol or code that no test names."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A group of values with the same effect.

    ``value`` stands for the group, ``reads`` are a few of its values, ``weight`` is how many there are.
    """

    value: Value
    reads: tuple[str, ...]
    weight: int = 1


def answers_for(fact: FactType, tests: Sequence[Test], now: Value = UNKNOWN) -> tuple[Answer, ...]:
    """The groups of values of ``fact`` that the ``tests`` can tell apart; NOT_APPLICABLE is among the values.

    :param now: what is known so far: a code that is too coarse, or UNKNOWN.
    """
    if fact.kind is Kind.CODE and isinstance(now, str):
        candidates = _codes_below(now, tests)
    else:
        candidates = (*_candidates(fact, tests), NOT_APPLICABLE)
    groups: dict[tuple[Tri, ...], list[Value]] = {}
    runs = [compiled(test) for test in dict.fromkeys(tests)]
    for value in candidates:
        # A test that a candidate leaves open (a coarse code) does not tell it apart.
        given = {fact.name: value}
        groups.setdefault(tuple([run(given) for run in runs]), []).append(value)
    return tuple(Answer(values[0], _reads(values), len(values)) for values in groups.values())


def _reads(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple(_show(v) for v in values if v is not NOT_APPLICABLE)[:8] or ("not applicable",)


def _show(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _candidates(fact: FactType, tests: Sequence[Test]) -> tuple[Value, ...]:
    match fact.kind:
        case Kind.BOOL:
            return (True, False)
        case Kind.NUMBER:
            return _numbers(tests)
        case Kind.DATE:
            return _dates(tests)
        case Kind.CODE:
            return _codes(tests)
        case Kind.SYMBOL:
            return fact.choices or (*_symbols(tests), OTHER)


def _symbols(tests: Iterable[Test]) -> tuple[str, ...]:
    named: dict[str, None] = {}
    for test in tests:
        match test.operand:
            case NamedSet(members=members):
                named.update(dict.fromkeys(sorted(members)))
            case frozenset() as members:
                named.update(dict.fromkeys(sorted(members)))
            case str() as symbol:
                named[symbol] = None
            case _:
                pass
    return tuple(named)


def _codes(tests: Iterable[Test]) -> tuple[Value, ...]:
    """Each code that a test names, as such and with nothing below it; and one that none names."""
    named: dict[str, None] = dict.fromkeys(_symbols(tests))
    for test in tests:
        if isinstance(test.operand, tuple):
            named.update(dict.fromkeys(test.operand))
    return (*(ExactCode(c) for c in sorted(named)), ExactCode(OTHER))


def _codes_below(coarse: str, tests: Iterable[Test]) -> tuple[Value, ...]:
    """The same within a code that is known: its named sub-codes, and itself for any that no test names."""
    finer = [c for c in _codes(tests) if str(c).startswith(coarse + ".")]
    return (*finer, ExactCode(coarse))


def _numbers(tests: Iterable[Test]) -> tuple[Value, ...]:
    marks = sorted({Decimal(t.operand) for t in tests if isinstance(t.operand, (int, Decimal))})
    if not marks:
        return (Decimal(0),)
    between = [(a + b) / 2 for a, b in pairwise(marks)]
    return tuple(sorted([marks[0] - 1, *marks, *between, marks[-1] + 1]))


def _dates(tests: Iterable[Test]) -> tuple[Value, ...]:
    marks = sorted({t.operand for t in tests if isinstance(t.operand, date)})
    if not marks:
        return (date(2000, 1, 1),)
    day = timedelta(days=1)
    return tuple(sorted({marks[0] - day, *marks, *(m + day for m in marks)}))
