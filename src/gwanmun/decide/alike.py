"""Cases that are alike: under the same rules, with facts that no rule tells apart, the determination is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from gwanmun.decide.engine import Determination, run
from gwanmun.law.program import Program, Rule, Slice
from gwanmun.logic import Facts, Tri, Value, compiled
from gwanmun.logic.terms import Compare, Node, Opaque, Test, atoms_of, facts_of

Identity: TypeAlias = tuple[object, ...]


@dataclass
class _Tests:
    """Every test that the rules of a program make, by fact; and the classes of values that they tell apart."""

    by_fact: dict[str, list[Callable[[Facts], Tri]]]
    as_is: frozenset[str]
    classes: dict[str, dict[Value, int]] = field(default_factory=dict)
    outcomes: dict[str, dict[tuple[Tri, ...], int]] = field(default_factory=dict)

    def class_of(self, fact: str, value: Value) -> object:
        """The class of a value; the value itself for a fact that is compared with another."""
        if fact in self.as_is:
            return value
        known = self.classes.setdefault(fact, {})
        if value not in known:
            found = tuple(test({fact: value}) for test in self.by_fact[fact])
            numbers = self.outcomes.setdefault(fact, {})
            known[value] = numbers.setdefault(found, len(numbers))
        return known[value]


@dataclass
class Alike:
    """Determinations kept by what makes them: the rules, and the class of each fact that these rules test.

    A kept determination is that of the first case of its kind: outcome, rules and questions hold for all of them, the
    values of facts in it are the first case's.
    """

    _kept: dict[tuple[int, tuple[tuple[str, object], ...]], Determination] = field(default_factory=dict)
    _numbers: dict[Identity, int] = field(default_factory=dict)
    _programs: dict[int, tuple[Program, int]] = field(default_factory=dict)
    _tests: dict[int, _Tests] = field(default_factory=dict)

    def determine(self, law: Slice, jurisdiction: str, facts: Facts, parties: int) -> Determination:
        """Judge one line, as :func:`gwanmun.decide.engine.determine` does."""
        code = facts.get("item.eccn")
        program = law.program(jurisdiction, code if isinstance(code, str) else None, parties)
        number = self._number(law, program)
        tests = self._tests_of(number, program)
        classes = tuple((fact, tests.class_of(fact, facts[fact])) for fact in tests.by_fact if fact in facts)
        key = (number, classes)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = run(law, program, facts)
        return found

    def _number(self, law: Slice, program: Program) -> int:
        """A number for what a program consists of: the same for slices between which none of its rules changed."""
        known = self._programs.get(id(program))
        if known is None:
            aside = tuple(p.name for p in law.own(program.jurisdiction) if p.kind in ("carve_out", "restriction"))
            rules = tuple(_name(r) for group in _groups(program) for r in group)
            number = self._numbers.setdefault((program.jurisdiction, rules, aside), len(self._numbers))
            known = self._programs[id(program)] = (program, number)
        return known[1]

    def _tests_of(self, number: int, program: Program) -> _Tests:
        if number not in self._tests:
            self._tests[number] = _tests(program)
        return self._tests[number]


def _groups(program: Program) -> Iterator[tuple[Rule, ...]]:
    yield program.subject
    yield program.requirements
    yield program.prohibitions
    yield program.gaps
    yield program.authorisations
    yield program.open_authorisations


def _name(rule: Rule) -> Identity:
    """A version of a rule with its condition; conditions are kept for good, so that their identity stands for them."""
    p = rule.provision
    return (p.name, p.in_force.start, p.known.start, id(rule.condition), tuple(r.policy for r in p.review))


def _tests(program: Program) -> _Tests:
    atoms = frozenset[Node]().union(*(atoms_of(node) for node in _conditions(program)))
    by_fact: dict[str, list[Callable[[Facts], Tri]]] = {}
    for atom in atoms:
        if isinstance(atom, Test | Opaque) and atom.fact:
            by_fact.setdefault(atom.fact, []).append(compiled(atom))
    compared = frozenset[str]().union(*(facts_of(atom) for atom in atoms if isinstance(atom, Compare)))
    return _Tests({fact: by_fact.get(fact, []) for fact in sorted(compared | set(by_fact))}, compared)


def _conditions(program: Program) -> Iterator[Node]:
    for group in _groups(program):
        for rule in group:
            yield from _of_rule(rule)
    for rule in program.requirements:
        for policy in rule.provision.review:
            if policy.when:
                yield program.read(policy.when, rule.provision)


def _of_rule(rule: Rule) -> Iterator[Node]:
    yield rule.condition
    for aside in rule.unless:
        yield from _of_rule(aside)
