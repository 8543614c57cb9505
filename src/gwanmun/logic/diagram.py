"""Decision diagrams: every way in which the missing facts could turn out, shared where they come to the same.

A reduced, ordered, multi-valued decision diagram (Bryant 1986; Srinivasan et al. 1990 for several values) of a ladder.
It is canonical for its order, so a fact is in it if and only if it can still change the outcome. Comparisons of two
unknown facts and what is not modelled are free variables: this can only ask too much, never too little.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from gwanmun.logic.answers import Answer, answers_for
from gwanmun.logic.evaluate import Facts
from gwanmun.logic.facts import Vocabulary
from gwanmun.logic.ladder import Ladder, Rung, trimmed
from gwanmun.logic.simplify import conjunction, disjunction, negate, residual
from gwanmun.logic.terms import FALSE, TRUE, And, Compare, Node, Not, Opaque, Or, Test, children, walk
from gwanmun.logic.values import UNKNOWN

MAX_NODES = 1_500
MAX_VARIABLES = 40
"""Beyond these the exact analysis gives up and the caller falls back on sound bounds: a case of which so little is
known needs a few plain questions first, not an exact list of dozens."""


class TooComplex(Exception):
    """The diagram would exceed :data:`MAX_NODES` or :data:`MAX_VARIABLES`."""


Key: TypeAlias = str | Compare | Opaque
"""A variable: the name of a fact, or an atom that is treated as free."""


@dataclass(frozen=True, slots=True)
class Variable:
    """Something unknown that the outcome may hang on, and the answers that make a difference."""

    key: Key
    answers: tuple[Answer, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that a person would have to state."""
        match self.key:
            case str():
                return (self.key,)
            case Compare(left, _, right):
                return (left, right)
            case Opaque(fact=fact):
                return (fact,) if fact else ()

    @property
    def givable(self) -> tuple[Answer, ...]:
        """The answers that a person can bring about: of what is not modelled, only that it adds nothing."""
        return self.answers[-1:] if isinstance(self.key, Opaque) else self.answers

    @property
    def answerable(self) -> bool:
        """Whether a person can say it at all."""
        return bool(self.facts)


@dataclass(eq=False, slots=True)
class Leaf:
    """An outcome."""

    label: str


@dataclass(eq=False, slots=True)
class Branch:
    """A question and where each of its answers leads; ``to`` is parallel to the variable's answers."""

    variable: Variable
    to: tuple[Diagram, ...]


Diagram: TypeAlias = Leaf | Branch


def build(ladder: Ladder, vocabulary: Vocabulary, facts: Facts) -> Diagram:
    """The diagram of a ladder from which the known facts have been filled in (:func:`gwanmun.logic.ladder.remaining`).

    :param facts: the known facts; of these only codes that are known too coarsely still matter here.

    :raises TooComplex: if it would grow beyond :data:`MAX_NODES` or :data:`MAX_VARIABLES`.
    """
    return _Builder(variables(ladder, vocabulary, facts)).build(ladder)


def variables(ladder: Ladder, vocabulary: Vocabulary, facts: Facts) -> tuple[Variable, ...]:
    """What is unknown in the ladder, in order of first appearance.

    :raises TooComplex: if that is more than :data:`MAX_VARIABLES`.
    """
    tests: dict[Key, list[Test]] = {}
    for rung in ladder.rungs:
        for part in walk(rung.node):
            match part:
                case Test(fact=fact):
                    tests.setdefault(fact, []).append(part)
                case Compare() | Opaque():
                    tests.setdefault(part, [])
                case _:
                    pass
        if len(tests) > MAX_VARIABLES:
            raise TooComplex
    return tuple(Variable(key, _answers(key, found, vocabulary, facts)) for key, found in tests.items())


def _answers(key: Key, tests: list[Test], vocabulary: Vocabulary, facts: Facts) -> tuple[Answer, ...]:
    if isinstance(key, str):
        return answers_for(vocabulary.type_of(key), tests, facts.get(key, UNKNOWN))
    return _APPLIES_OR_NOT if isinstance(key, Opaque) else _YES_NO


_YES_NO = (Answer(True, ("true",)), Answer(False, ("false",)))
_APPLIES_OR_NOT = (Answer(True, ("applies",)), Answer(False, ("adds nothing",)))


@dataclass
class _Builder:
    order: tuple[Variable, ...]
    seen: dict[tuple[Ladder, int], Diagram] = field(default_factory=dict)
    unique: dict[tuple[Key, tuple[int, ...]], Branch] = field(default_factory=dict)
    leaves: dict[str, Leaf] = field(default_factory=dict)

    def build(self, ladder: Ladder, level: int = 0) -> Diagram:
        """The diagram of a ladder over the variables from ``level`` on; equal ones are one."""
        if not ladder.rungs:
            return self.leaves.setdefault(ladder.default, Leaf(ladder.default))
        known = self.seen.get((ladder, level))
        if known is not None:
            return known
        if len(self.seen) > MAX_NODES:
            raise TooComplex
        variable = self.order[level]
        to = tuple(self.build(assign(ladder, variable.key, a), level + 1) for a in variable.answers)
        result: Diagram = to[0]
        if any(t is not to[0] for t in to):
            key = (variable.key, tuple(id(t) for t in to))
            result = self.unique.setdefault(key, Branch(variable, to))
        self.seen[(ladder, level)] = result
        return result


def assign(ladder: Ladder, key: Key, answer: Answer) -> Ladder:
    """The ladder after one answer."""
    rungs: list[Rung] = []
    for rung in ladder.rungs:
        node = _assigned(rung.node, key, answer)
        if node is TRUE:
            return trimmed(tuple(rungs), rung.label)
        if node is not FALSE:
            rungs.append(Rung(rung.label, node))
    return trimmed(tuple(rungs), ladder.default)


def _assigned(node: Node, key: Key, answer: Answer) -> Node:
    """The node after one answer; parts that do not ask are left as they are, which is most of them."""
    if key not in _keys(node):
        return node
    match node:
        case Not(item):
            return negate(_assigned(item, key, answer))
        case And(items):
            return conjunction(tuple(_assigned(i, key, answer) for i in items))
        case Or(items):
            return disjunction(tuple(_assigned(i, key, answer) for i in items))
        case Test():
            return residual(node, {node.fact: answer.value})
        case _:
            # A comparison of two unknown facts is a variable of its own, also when one of them is answered.
            return TRUE if answer.value is True else FALSE


def _keys(node: Node) -> frozenset[Key]:
    """The variables that a condition asks about, found once and kept with it."""
    found: frozenset[Key] | None = node.__dict__.get("_keys")
    if found is None:
        match node:
            case Test(fact=fact):
                found = frozenset({fact})
            case Compare() | Opaque():
                found = frozenset({node})
            case _:
                found = frozenset[Key]().union(*(_keys(c) for c in children(node)))
        node.__dict__["_keys"] = found
    return found


def nodes(diagram: Diagram) -> list[Diagram]:
    """Every node once, children before parents."""
    found: list[Diagram] = []
    seen: set[int] = set()
    waiting: list[tuple[Diagram, bool]] = [(diagram, False)]
    while waiting:
        node, below_done = waiting.pop()
        if below_done:
            found.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            waiting.append((node, True))
            if isinstance(node, Branch):
                waiting.extend((child, False) for child in reversed(node.to))
    return found


def support(diagram: Diagram) -> tuple[Variable, ...]:
    """The variables that can still change the outcome."""
    found = {n.variable.key: n.variable for n in nodes(diagram) if isinstance(n, Branch)}
    return tuple(found.values())


def labels(diagram: Diagram, given: Mapping[Key, Answer] | None = None) -> frozenset[str]:
    """The outcomes that remain possible after the answers ``given``."""
    return frozenset(weights(diagram, given or {}))


def only_label(diagram: Diagram, given: Mapping[Key, Answer]) -> str | None:
    """The one outcome that remains after the answers ``given``; ``None`` as soon as a second is found."""
    found: str | None = None
    seen: set[int] = set()
    waiting = [diagram]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Leaf):
            if found is not None and found != node.label:
                return None
            found = node.label
            continue
        if id(node) in seen:
            continue
        seen.add(id(node))
        fixed = given.get(node.variable.key)
        if fixed is None:
            waiting += node.to
        else:
            waiting += [t for t, a in zip(node.to, node.variable.answers, strict=True) if a == fixed]
    return found


def weights(diagram: Diagram, given: Mapping[Key, Answer]) -> dict[str, float]:
    """The share of each outcome when every value of what is not given is equally likely."""
    return _shares(nodes(diagram), given)[id(diagram)]


def weights_after(diagram: Diagram, given: Mapping[Key, Answer]) -> dict[Key, list[tuple[float, dict[str, float]]]]:
    """For every variable that is not given: the weight of each answer, and the shares of the outcomes after it.

    All in one pass: an answer moves what flows through the nodes of its variable, and nothing else.
    """
    order = nodes(diagram)
    shares = _shares(order, given)
    reached = _reached(order, diagram, given)
    asking: dict[Key, list[Branch]] = {}
    for node in order:
        if isinstance(node, Branch) and node.variable.key not in given:
            asking.setdefault(node.variable.key, []).append(node)
    whole = shares[id(diagram)]
    found: dict[Key, list[tuple[float, dict[str, float]]]] = {}
    for key, branches in asking.items():
        for i, answer in enumerate(branches[0].variable.answers):
            after = dict(whole)
            for node in branches:
                flow = reached.get(id(node), 0.0)
                for label, share in shares[id(node)].items():
                    after[label] = after.get(label, 0.0) - flow * share
                for label, share in shares[id(node.to[i])].items():
                    after[label] = after.get(label, 0.0) + flow * share
            found.setdefault(key, []).append((answer.weight, after))
    return found


def _ways(node: Branch, given: Mapping[Key, Answer]) -> list[tuple[Diagram, float]]:
    """Where a node leads, with the share of each way."""
    fixed = given.get(node.variable.key)
    ways = [(t, a.weight) for t, a in zip(node.to, node.variable.answers, strict=True) if fixed is None or a == fixed]
    total = sum(weight for _, weight in ways)
    return [(way, weight / total) for way, weight in ways]


def _shares(order: list[Diagram], given: Mapping[Key, Answer]) -> dict[int, dict[str, float]]:
    """The share of each outcome below every node."""
    memo: dict[int, dict[str, float]] = {}
    for node in order:
        if isinstance(node, Leaf):
            memo[id(node)] = {node.label: 1.0}
            continue
        mixed: dict[str, float] = {}
        for way, part in _ways(node, given):
            for label, share in memo[id(way)].items():
                mixed[label] = mixed.get(label, 0.0) + share * part
        memo[id(node)] = mixed
    return memo


def _reached(order: list[Diagram], diagram: Diagram, given: Mapping[Key, Answer]) -> dict[int, float]:
    """The share of all ways that lead through every node."""
    reached = {id(diagram): 1.0}
    for node in reversed(order):
        if isinstance(node, Branch) and id(node) in reached:
            for way, part in _ways(node, given):
                reached[id(way)] = reached.get(id(way), 0.0) + reached[id(node)] * part
    return reached
