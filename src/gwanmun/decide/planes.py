"""The truths of conditions for many cases at once: for each condition two whole numbers, with one bit for each case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from gwanmun.law.rule import Rule
from gwanmun.logic import UNKNOWN, Facts, Node, Value, compiled, conjunction, disjunction, negate, residual
from gwanmun.logic.terms import FALSE, TRUE, And, Compare, Named, Not, Opaque, Or, Test, Truth, atoms_of

Plane: TypeAlias = tuple[int, int]
"""In which cases a condition is TRUE, and in which FALSE; in the others it is UNKNOWN."""

Known: TypeAlias = tuple[type, Value]
"""A value with its type: some values of two types are equal, and are not the same to a test."""


def bits(mask: int) -> Iterator[int]:
    """The cases of a mask by their number."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class Planes:
    """Conditions over the facts of many cases, each worked out when it is first asked for.

    The truth of a test is found once for each value of its fact, and the connectives are those of Kleene on whole
    numbers, so that what :func:`gwanmun.logic.compiled` gives case by case comes out here for all of them.

    :param facts: what is known in each case.
    """

    def __init__(self, facts: Sequence[Facts]) -> None:
        self.facts = facts
        self.all = (1 << len(facts)) - 1
        self._values: dict[str, dict[Known, int]] = {}
        # With its node, so that the number that stands for it is not given to another.
        self._nodes: dict[int, tuple[Node, Plane]] = {}
        self._rules: dict[int, tuple[Rule, Plane]] = {}

    def values(self, fact: str) -> dict[Known, int]:
        """The values that a fact has, each with the cases in which it does."""
        found = self._values.get(fact)
        if found is None:
            found = self._values[fact] = {}
            for number, facts in enumerate(self.facts):
                value = facts.get(fact, UNKNOWN)
                if value is not UNKNOWN:
                    key = (type(value), value)
                    found[key] = found.get(key, 0) | 1 << number
        return found

    def of(self, node: Node) -> Plane:
        """Where a condition holds, and where it does not."""
        known = self._nodes.get(id(node))
        if known is None:
            known = self._nodes[id(node)] = (node, self._of(node))
        return known[1]

    def _of(self, node: Node) -> Plane:
        match node:
            case Test(fact=fact):
                run = compiled(node)
                return self._by_value(fact, lambda value: run({fact: value}))
            case And(items):
                return self._joined(items, False)
            case Or(items):
                return self._joined(items, True)
            case Not(item):
                yes, no = self.of(item)
                return no, yes
            case Named(_, item):
                return self.of(item)
            case Truth(value):
                return (self.all, 0) if value else (0, self.all)
            case Opaque(fact=fact):
                run = compiled(node)
                return self._by_value(fact, lambda value: run({fact: value})) if fact else (0, 0)
            case _:
                return self._case_by_case(node)

    def _joined(self, items: tuple[Node, ...], dominant: bool) -> Plane:
        """One of the parts decides all (``dominant``), or all of them together decide."""
        one, every = 0, self.all
        for item in items:
            yes, no = self.of(item)
            one |= yes if dominant else no
            every &= no if dominant else yes
            if one == self.all:
                break
        return (one, every) if dominant else (every, one)

    def _by_value(self, fact: str, run: Callable[[Value], bool | None]) -> Plane:
        yes = no = 0
        for (_, value), cases in self.values(fact).items():
            truth = run(value)
            if truth is True:
                yes |= cases
            elif truth is False:
                no |= cases
        return yes, no

    def _case_by_case(self, node: Node) -> Plane:
        run, yes, no = compiled(node), 0, 0
        for number, facts in enumerate(self.facts):
            truth = run(facts)
            if truth is True:
                yes |= 1 << number
            elif truth is False:
                no |= 1 << number
        return yes, no

    def rule(self, rule: Rule, cases: int) -> Plane:
        """Where a rule holds among some cases, and where it does not.

        What would set it aside is not looked at, if it does not hold in any of them anyway.
        """
        known = self._rules.get(id(rule))
        if known is not None:
            return known[1]
        yes, no = self.of(rule.condition)
        if no & cases == cases:
            return yes, no
        for aside in rule.unless:
            taken, left = self.rule(aside, self.all)
            yes, no = yes & left, no | taken
        self._rules[id(rule)] = (rule, (yes, no))
        return yes, no

    def left(self, node: Node, number: int) -> Node:
        """What is left of a condition where the facts of one case are known (:func:`gwanmun.logic.residual`).

        A part that is known to hold, or not to, for the case is not looked into.
        """
        yes, no = self.of(node)
        if yes >> number & 1:
            return TRUE
        if no >> number & 1:
            return FALSE
        match node:
            case Named(item=item):
                return self.left(item, number)
            case Not(item):
                return negate(self.left(item, number))
            case And(items):
                return conjunction(tuple([self.left(i, number) for i in items]))
            case Or(items):
                return disjunction(tuple([self.left(i, number) for i in items]))
            case _:
                return residual(node, self.facts[number])

    def alike(self, node: Node, cases: int) -> list[int]:
        """The cases in groups within which every part of a condition has the same truth, and what is compared the same.

        What is left of the condition where facts are known is then the same in a group.
        """
        groups = [cases]
        for atom in atoms_of(node):
            yes, no = self.of(atom)
            groups = split(split(groups, yes & cases), no & cases)
            if isinstance(atom, Compare):
                for fact in (atom.left, atom.right):
                    for having in self.values(fact).values():
                        groups = split(groups, having & cases & ~(yes | no))
        return groups


def split(groups: list[int], mask: int) -> list[int]:
    """The groups, cut into what is within a mask and what is not."""
    if not mask:
        return groups
    found: list[int] = []
    for group in groups:
        inside = group & mask
        if inside:
            found.append(inside)
        if inside != group:
            found.append(group ^ inside)
    return found
