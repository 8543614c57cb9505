"""Evaluation: a condition becomes a function from facts to TRUE, FALSE or UNKNOWN."""

from __future__ import annotations

import operator as op
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from gwanmun.logic.terms import (
    And,
    Compare,
    Named,
    NamedSet,
    Node,
    Not,
    Opaque,
    Or,
    Quantified,
    Reference,
    Test,
    Truth,
)
from gwanmun.logic.values import NOT_APPLICABLE, UNKNOWN, ExactCode, Tri, Value

Facts: TypeAlias = Mapping[str, Value]
"""What is known: values by fact name. A name that is absent is UNKNOWN."""

Evaluator: TypeAlias = Callable[[Facts], Tri]

_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "==": op.eq,
    "<": op.lt,
    "<=": op.le,
    ">": op.gt,
    ">=": op.ge,
}


class Unresolved(TypeError):
    """A node that must be resolved or expanded before it can be evaluated."""


def evaluate(node: Node, facts: Facts) -> Tri:
    """The truth of ``node`` under ``facts``.

    A fact that is NOT_APPLICABLE makes every test about it FALSE (and the negation of the test TRUE).
    """
    return compiled(node)(facts)


def compiled(node: Node) -> Evaluator:
    """The evaluator of a node, made once and kept with it."""
    # Looking a node up by its value would cost more than running most evaluators.
    found: Evaluator | None = node.__dict__.get("_run")
    if found is None:
        found = node.__dict__["_run"] = _compile(node)
    return found


def _compile(node: Node) -> Evaluator:
    match node:
        case Truth(value):
            return lambda facts: value
        case Test():
            return _test(node)
        case Compare():
            return _compare(node)
        case Opaque(fact=fact):
            # What a person states settles it only in one direction: stated true, nothing is added.
            return lambda facts: False if fact and facts.get(fact) is True else None
        case Named(item=item):
            return compiled(item)
        case Not(item):
            return _not(compiled(item))
        case And(items):
            return _all(tuple(compiled(i) for i in items))
        case Or(items):
            return _any(tuple(compiled(i) for i in items))
        case Quantified() | Reference():
            raise Unresolved(f"{node} must be expanded before evaluation")


def under(value: str, codes: tuple[str, ...]) -> Tri:
    """Whether ``value`` is one of ``codes`` or below it; UNKNOWN where ``value`` is coarser than a code.

    ``3B001.c.1`` is under ``3B001.c`` and ``3B001``; whether ``3B001`` is under ``3B001.c`` cannot be known.
    """
    return _under(codes)(value)


@lru_cache(maxsize=16_384)
def _under(codes: tuple[str, ...]) -> Callable[[str], Tri]:
    """The test whether a code is one of ``codes`` or below it, with what lies above them looked up once."""
    named = frozenset(codes)
    above = frozenset(a for code in codes for a in _above(code))

    def run(value: str) -> Tri:
        if value in named or ("." in value and not named.isdisjoint(_above(value))):
            return True
        return None if value in above and not isinstance(value, ExactCode) else False

    return run


@lru_cache(maxsize=16_384)
def _above(code: str) -> tuple[str, ...]:
    """The codes above a code: ``3B001`` and ``3B001.c`` for ``3B001.c.1``."""
    parts = code.split(".")
    return tuple(".".join(parts[:i]) for i in range(1, len(parts)))


def _not(inner: Evaluator) -> Evaluator:
    def run(facts: Facts) -> Tri:
        value = inner(facts)
        return None if value is None else not value

    return run


def _all(parts: tuple[Evaluator, ...]) -> Evaluator:
    def run(facts: Facts) -> Tri:
        result: Tri = True
        for part in parts:
            value = part(facts)
            if value is False:
                return False
            if value is None:
                result = None
        return result

    return run


def _any(parts: tuple[Evaluator, ...]) -> Evaluator:
    def run(facts: Facts) -> Tri:
        result: Tri = False
        for part in parts:
            value = part(facts)
            if value is True:
                return True
            if value is None:
                result = None
        return result

    return run


def _test(node: Test) -> Evaluator:
    decide = test_function(node)
    fact = node.fact

    def run(facts: Facts) -> Tri:
        value = facts.get(fact, UNKNOWN)
        if value is UNKNOWN:
            return None
        if value is NOT_APPLICABLE:
            return False
        return decide(value)

    return run


def test_function(node: Test) -> Callable[[Value], Tri]:
    """The truth of a test for a value that is known and applicable."""
    operand = node.operand
    match node.operator:
        case "is":
            return lambda value: value is operand
        case "in":
            members = operand.members if isinstance(operand, NamedSet) else operand
            assert isinstance(members, frozenset)
            return lambda value: value in members
        case "under":
            assert isinstance(operand, tuple)
            at_or_below = _under(operand)
            return lambda value: at_or_below(value if isinstance(value, str) else str(value))
        case "==" if isinstance(operand, str):
            return _equal_code(operand)
        case order:
            compare = _ORDERS[order]
            return lambda value: compare(value, operand)


test_function.__test__ = False  # type: ignore[attr-defined]  # not a pytest function


def _equal_code(code: str) -> Callable[[Value], Tri]:
    def run(value: Value) -> Tri:
        if value == code:
            return True
        coarser = isinstance(value, str) and code.startswith(value + ".") and not isinstance(value, ExactCode)
        return None if coarser else False

    return run


def _compare(node: Compare) -> Evaluator:
    compare = _ORDERS[node.operator]
    left, right = node.left, node.right

    def run(facts: Facts) -> Tri:
        a, b = facts.get(left, UNKNOWN), facts.get(right, UNKNOWN)
        if a is NOT_APPLICABLE or b is NOT_APPLICABLE:
            return False
        if a is UNKNOWN or b is UNKNOWN:
            return None
        return compare(a, b)

    return run
