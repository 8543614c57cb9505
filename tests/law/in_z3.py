"""Conditions as z3 formulas, so that a solver can search all facts at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import z3

from gwanmun.logic import Kind, Vocabulary
from gwanmun.logic.evaluate import under
from gwanmun.logic.terms import And, Compare, Named, NamedSet, Node, Not, Opaque, Or, Test, Truth, walk


@dataclass
class Translator:
    """From conditions to formulas over one set of variables; ``values`` fixes some boolean facts.

    A fact that does not apply makes every test of it false, as in :mod:`gwanmun.logic.evaluate`. A code is a word, one
    of ``codes``, all that the formulas name; a test ``under`` holds for those of them that are at or below its own.
    """

    vocabulary: Vocabulary
    codes: frozenset[str]
    values: dict[str, bool] = field(default_factory=dict)

    def formula(self, node: Node) -> Any:
        """The z3 formula of a node."""
        match node:
            case Truth(value):
                return z3.BoolVal(value)
            case Not(item):
                return z3.Not(self.formula(item))
            case And(items):
                return z3.And([self.formula(i) for i in items])
            case Or(items):
                return z3.Or([self.formula(i) for i in items])
            case Named(_, item):
                return self.formula(item)
            case Opaque(about):
                return z3.Bool(f"opaque {about}")
            case Compare():
                return z3.Bool(f"compare {node}")
            case Test():
                return self._test(node)
            case _:
                raise TypeError(node)

    def _test(self, test: Test) -> Any:
        if test.fact in self.values:
            return z3.BoolVal(self.values[test.fact])
        fact = self.vocabulary.type_of(test.fact)
        applies = z3.Not(z3.Bool(f"{test.fact} does not apply"))
        if fact.kind is Kind.BOOL:
            return z3.And(applies, z3.Bool(test.fact))
        if fact.kind in (Kind.NUMBER, Kind.DATE):
            return z3.And(applies, self._order(test))
        return z3.And(applies, z3.Or([z3.String(test.fact) == z3.StringVal(w) for w in sorted(self._words(test))]))

    def _words(self, test: Test) -> set[str]:
        match test.operand:
            case NamedSet(members=members):
                return set(members)
            case frozenset() as words:
                return {str(w) for w in words}
            case tuple() as above:
                return {c for c in (*self.codes, *above) if under(c, above)}
            case word:
                return {str(word)}

    def _order(self, test: Test) -> Any:
        variable, operand = z3.Real(test.fact), test.operand
        number = operand.toordinal() if isinstance(operand, date) else Decimal(str(operand))
        value = z3.RealVal(str(number))
        return {
            "==": variable == value,
            "<": variable < value,
            "<=": variable <= value,
            ">": variable > value,
            ">=": variable >= value,
        }[test.operator]


def codes_of(nodes: Iterable[Node]) -> frozenset[str]:
    """Every code that a test ``under`` or ``==`` names."""
    tests = [p for node in nodes for p in walk(node) if isinstance(p, Test)]
    paragraphs = {c for t in tests if isinstance(t.operand, tuple) for c in t.operand}
    return frozenset(paragraphs | {str(t.operand) for t in tests if t.fact == "item.eccn" and t.operator == "=="})


def possible(formula: Any) -> bool:
    """Whether some facts make the formula true."""
    solver = z3.Solver()
    solver.set("timeout", 20_000)
    solver.add(formula)
    answer = solver.check()
    assert answer != z3.unknown
    return bool(answer == z3.sat)
