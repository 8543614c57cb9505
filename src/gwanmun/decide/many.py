"""Many cases judged together: those for which the same of each rule is left over have one determination.

The truths of all rules are found for all cases at once (:mod:`gwanmun.decide.planes`); the scalar engine runs once for
each way in which they can turn out, and then only over the rules that hold or may hold.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias

from gwanmun.decide.engine import Determination, Known, run
from gwanmun.decide.planes import Planes, bits, split
from gwanmun.law.program import Program, Rule, Slice
from gwanmun.logic import UNKNOWN, Diagram, Facts, Kind, Ladder, Node, Tri, Value, Vocabulary
from gwanmun.logic.terms import Opaque, atoms_of, facts_of

Line: TypeAlias = tuple[Slice, Facts, int]
"""The law of the day, what is known of a line, and how many parties its case names."""

State: TypeAlias = tuple[object, ...]
"""All of a case that a determination hangs on."""

GROUPS = ("subject", "requirements", "prohibitions", "gaps", "authorisations")
"""The groups of rules that the outcome and its reasons hang on; an authorisation that is not modelled lifts nothing."""


MOST_KEPT = 20_000
"""Determinations kept; a book in which every row is another case must not fill the memory."""


@dataclass(eq=False)
class Many:
    """Determinations kept by what of the rules is left over.

    One that is given for several cases has the outcome, the rules, reviews and questions of each of them. It names no
    rule that does not hold, and the values of facts in it are those of the case that was first.
    """

    diagrams: dict[tuple[Ladder, tuple[object, ...]], Diagram | None] = field(default_factory=dict)
    _kept: dict[State, Determination] = field(default_factory=dict)
    _left: dict[Node, _Left] = field(default_factory=dict)
    _numbers: dict[State, int] = field(default_factory=dict)
    _next: Iterator[int] = field(default_factory=count)

    def determine(self, lines: Sequence[Line]) -> list[tuple[Determination, ...]]:
        """For each line its determination under every jurisdiction; all lines are of one rule base."""
        if not lines:
            return []
        numbers: dict[int, int] = {}
        distinct: list[Facts] = []
        for _, facts, _ in lines:
            if numbers.setdefault(id(facts), len(distinct)) == len(distinct):
                distinct.append(facts)
        batch = _Batch(self, Planes(distinct), lines[0][0].base.vocabulary)
        jurisdictions = lines[0][0].base.jurisdictions
        judged = [self._under(j, lines, numbers, batch) for j in jurisdictions]
        return list(zip(*judged, strict=True))

    def _under(
        self, jurisdiction: str, lines: Sequence[Line], numbers: Mapping[int, int], batch: _Batch
    ) -> list[Determination]:
        """For each line its determination under one jurisdiction; those of one program are judged together."""
        programs: dict[int, tuple[Slice, Program, list[int]]] = {}
        for place, (law, facts, parties) in enumerate(lines):
            code = facts.get("item.eccn")
            program = law.program(jurisdiction, code if isinstance(code, str) else None, parties)
            programs.setdefault(id(program), (law, program, []))[2].append(place)
        found: dict[int, Determination] = {}
        for law, program, places in programs.values():
            at = {place: numbers[id(lines[place][1])] for place in places}
            of_case = _Together(batch, law, program).determine(set(at.values()))
            found |= {place: of_case[case] for place, case in at.items()}
        return [found[place] for place in range(len(lines))]

    def left(self, node: Node, vocabulary: Vocabulary) -> _Left:
        """What is left of a condition, with the facts whose very values still matter; one for equal conditions."""
        found = self._left.get(node)
        if found is None:
            if len(self._left) >= MOST_KEPT:
                self._left.clear()
            found = self._left[node] = _Left(node, tuple(sorted(_by_value(node, vocabulary))))
        return found

    def number(self, state: State) -> int:
        """A number for a state, the same for equal ones; no number is given twice."""
        found = self._numbers.get(state)
        if found is None:
            if len(self._numbers) >= MOST_KEPT:
                self._numbers.clear()
            found = self._numbers[state] = next(self._next)
        return found

    def kept(self, state: State, make: Callable[[], Determination]) -> Determination:
        """The determination of a state, made when it is first met."""
        found = self._kept.get(state)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
                self.diagrams.clear()
            found = self._kept[state] = make()
        return found


@dataclass(frozen=True, eq=False)
class _Left:
    """What is left of a condition where facts are known, and the known facts by whose values questions differ."""

    node: Node
    by_value: tuple[str, ...]


def _by_value(node: Node, vocabulary: Vocabulary) -> Iterator[str]:
    """Known facts that may still stand in what is left: codes known too coarsely, statements that settle nothing."""
    for atom in atoms_of(node):
        for fact in facts_of(atom):
            if isinstance(atom, Opaque) or vocabulary.type_of(fact).kind is Kind.CODE:
                yield fact


@dataclass(eq=False)
class _Found:
    """A rule that holds or may hold in some cases: in which, and what is left of it in which."""

    group: str
    rule: Rule
    holds: int
    may: int
    left: list[tuple[int, _Left]]
    reviews: list[tuple[int, str]]


class _Batch:
    """Cases that are judged in one go: their planes, and what is left of each condition in which of them.

    ``idle`` are rules that were seen to hold in none.
    """

    def __init__(self, many: Many, planes: Planes, vocabulary: Vocabulary) -> None:
        self.many = many
        self.planes = planes
        self.vocabulary = vocabulary
        self.idle: set[Rule] = set()
        self._groups: dict[Node, dict[int, _Left | None]] = {}

    def left(self, rule: Rule, cases: int) -> list[tuple[int, _Left]]:
        """What is left of a rule that may hold, in which of the cases."""
        node = rule.node
        groups = self._groups.get(node)
        if groups is None:
            yes, no = self.planes.of(node)
            groups = self._groups[node] = dict.fromkeys(self.planes.alike(node, self.planes.all & ~(yes | no)))
        found: list[tuple[int, _Left]] = []
        for group, left in groups.items():
            if group & cases:
                if left is None:
                    rest = self.planes.left(node, next(bits(group)))
                    left = groups[group] = self.many.left(rest, self.vocabulary)
                found.append((group, left))
        return found


class _Together:
    """Cases under one program."""

    def __init__(self, batch: _Batch, law: Slice, program: Program) -> None:
        self.batch = batch
        self.planes = batch.planes
        self.law = law
        self.program = program

    def determine(self, cases: Collection[int]) -> dict[int, Determination]:
        """The determination of each case by its number."""
        mask = 0
        for case in cases:
            mask |= 1 << case
        found = list(self._found(mask))
        return {
            case: self._of(case, alike)
            for alike in (self._alike(group, found) for group in _apart(mask, found))
            for case in bits(alike.cases)
        }

    def _found(self, cases: int) -> Iterator[_Found]:
        """The rules that hold or may hold in some of the cases."""
        idle = self.batch.idle
        for group in GROUPS:
            rules: tuple[Rule, ...] = getattr(self.program, group)
            for rule in rules:
                if rule in idle:
                    continue
                yes, no = self.planes.rule(rule, cases)
                if no & cases == cases:
                    if no == self.planes.all:
                        idle.add(rule)
                    continue
                may = cases & ~(yes | no)
                left = self.batch.left(rule, may) if may else []
                reviews = self._reviews(rule, yes & cases) if group == "requirements" else []
                yield _Found(group, rule, yes & cases, may, left, reviews)

    def _reviews(self, rule: Rule, cases: int) -> list[tuple[int, str]]:
        """The policies that count, each with the cases in which it does: those of all, and the first of its own."""
        found: list[tuple[int, str]] = []
        for policy in rule.provision.review:
            if not cases:
                break
            yes = self.planes.of(self.program.read(policy.when, rule.provision))[0] if policy.when else cases
            if yes & cases:
                found.append((yes & cases, policy.policy))
                cases = cases if policy.of_all else cases & ~yes
        return found

    def _alike(self, cases: int, found: Sequence[_Found]) -> _Alike:
        """What is the same for cases in which the same rules hold and the same of the others is left."""
        bit = cases & -cases
        alike = _Alike(cases, [each for each in found if (each.holds | each.may) & bit])
        state: list[object] = [self.program.jurisdiction, bool(self.program.subject)]
        for each in alike.open_:
            state += (each.group, id(each.rule.provision))
            if each.holds & bit:
                state += (policy for those, policy in each.reviews if those & bit)
            else:
                rest = next(rest for those, rest in each.left if those & bit)
                alike.left[each.rule] = rest.node
                alike.by_value += rest.by_value
                state.append(rest)
            if each.group == "gaps":
                alike.settled_by.append(each.rule.provision.settled_by)
            elif each.group == "subject" and each.may & bit:
                # While it is open whether the law reaches the case, what is not known of its reach is asked first.
                alike.of_reach += sorted(facts_of(each.rule.node))
        alike.number = self.batch.many.number(tuple(state))
        return alike

    def _of(self, case: int, alike: _Alike) -> Determination:
        """The determination of a case: the one that was kept, if the same is left of the same rules."""
        facts = self.planes.facts[case]
        codes = tuple(_values(alike.by_value, facts))
        settled = tuple(_values(alike.settled_by, facts))
        reach = tuple(fact for fact in alike.of_reach if fact in facts)

        def make() -> Determination:
            """The determination over the rules that hold or may hold, from the scalar engine."""
            program = _smaller(self.program, alike.open_)
            truth: dict[Rule, Tri] = dict.fromkeys(program.subject, False)
            truth |= {each.rule: True if each.holds & alike.cases else None for each in alike.open_}
            known = Known(truth, alike.left, self.batch.many.diagrams, (id(self.law.base), *codes))
            return run(self.law, program, facts, known)

        return self.batch.many.kept((alike.number, codes, settled, reach), make)


@dataclass(eq=False)
class _Alike:
    """Cases in which the same rules hold, and the same is left of those that may hold.

    ``by_value``, ``settled_by`` and ``of_reach`` are the facts of a case on which its determination hangs besides.
    """

    cases: int
    open_: list[_Found]
    left: dict[Rule, Node] = field(default_factory=dict)
    by_value: list[str] = field(default_factory=list)
    settled_by: list[str] = field(default_factory=list)
    of_reach: list[str] = field(default_factory=list)
    number: int = 0


def _apart(cases: int, found: Sequence[_Found]) -> list[int]:
    """The cases in groups that no rule, nothing that is left of one, and no policy tells apart."""
    groups = [cases]
    for each in found:
        for part in (each.holds, each.may, *(c for c, _ in each.left), *(c for c, _ in each.reviews)):
            groups = split(groups, part & cases)
    return groups


def _smaller(program: Program, found: Sequence[_Found]) -> Program:
    """The program without the rules that do not hold: they change nothing, and there are many."""
    rules = {group: tuple(each.rule for each in found if each.group == group) for group in GROUPS}
    return Program(
        jurisdiction=program.jurisdiction,
        # No rule at all about the reach of a law would mean that it reaches everything.
        subject=rules["subject"] or program.subject,
        requirements=rules["requirements"],
        prohibitions=rules["prohibitions"],
        gaps=rules["gaps"],
        authorisations=rules["authorisations"],
        open_authorisations=(),
        read=program.read,
    )


def _values(names: Sequence[str], facts: Facts) -> Iterator[tuple[str, type, Value]]:
    for name in names:
        value = facts.get(name, UNKNOWN)
        yield name, type(value), value
