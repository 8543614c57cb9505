"""Outcomes, strictest first, and the ladder of conditions that leads from rules to an outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

from gwanmun.law.program import Program, Rule
from gwanmun.logic import (
    Facts,
    Ladder,
    Node,
    Rung,
    Tri,
    conjunction,
    disjunction,
    negate,
    remaining,
    residual,
)
from gwanmun.logic.terms import FALSE, TRUE, Opaque
from gwanmun.logic.values import tri_and, tri_not, tri_or


class Outcome(StrEnum):
    """What the law says of a shipment."""

    PROHIBITED = "PROHIBITED"
    LICENCE_REQUIRED = "LICENCE_REQUIRED"
    AUTHORISED = "AUTHORISED"
    NO_LICENCE_REQUIRED = "NO_LICENCE_REQUIRED"
    NOT_SUBJECT = "NOT_SUBJECT"
    UNDETERMINED = "UNDETERMINED"


STRICTNESS = (
    Outcome.PROHIBITED,
    Outcome.LICENCE_REQUIRED,
    Outcome.AUTHORISED,
    Outcome.NO_LICENCE_REQUIRED,
    Outcome.NOT_SUBJECT,
)
"""The outcomes that decide, strictest first."""


def strictest(outcomes: Iterable[Outcome]) -> Outcome:
    """The strictest of some deciding outcomes."""
    return min(outcomes, key=STRICTNESS.index)


def mildest(outcomes: Iterable[Outcome]) -> Outcome:
    """The most permissive of some deciding outcomes."""
    return max(outcomes, key=STRICTNESS.index)


def ladder(program: Program, node_of: Callable[[Rule], Node]) -> Ladder:
    """The conditions of each outcome under one jurisdiction.

    A requirement counts unless an authorisation that answers it holds. What is not modelled counts as a possible
    requirement of its own: a person's statement may settle it for an authorised shipment, but never for the answer
    that no licence is required.

    :param node_of: the condition of a rule, or what is left of it where facts are known.
    """
    subject = disjunction(tuple(node_of(r) for r in program.subject)) if program.subject else TRUE
    needed = [(r, node) for r in program.requirements if (node := node_of(r)) is not FALSE]
    outstanding = (
        conjunction((node, *(negate(answer) for a in program.answering(r) if (answer := node_of(a)) is not FALSE)))
        for r, node in needed
    )
    reach = [(r, node) for r in program.gaps if (node := node_of(r)) is not FALSE]

    def rung(outcome: Outcome, *nodes: Node) -> Rung:
        """An outcome of shipments that the law reaches, where any of these conditions holds."""
        return Rung(outcome.value, conjunction((subject, disjunction(nodes))))

    def gaps(kind: str, settled: bool) -> Iterable[Node]:
        """What is not modelled of a kind, as conditions."""
        return (_gap(r, node, settled) for r, node in reach if r.provision.kind == kind)

    return Ladder(
        (
            rung(Outcome.PROHIBITED, *(node_of(r) for r in program.prohibitions), *gaps("prohibition", True)),
            rung(Outcome.LICENCE_REQUIRED, *outstanding, *gaps("requirement", True)),
            rung(Outcome.AUTHORISED, *(node for _, node in needed)),
            rung(Outcome.LICENCE_REQUIRED, *gaps("requirement", False), *gaps("prohibition", False)),
            rung(Outcome.NO_LICENCE_REQUIRED, TRUE),
        ),
        Outcome.NOT_SUBJECT.value,
    )


Truths: TypeAlias = Mapping[Rule, Tri]
"""How each rule of a program came out."""


def truths(program: Program, facts: Facts) -> Truths:
    """How each rule that decides the outcome comes out under some facts."""
    rules = (
        *program.subject,
        *program.requirements,
        *program.prohibitions,
        *program.gaps,
        *program.authorisations,
    )
    return {rule: rule.truth(facts) for rule in rules}


def bounds(program: Program, found: Truths, facts: Facts) -> tuple[str, ...]:
    """The outcomes that cannot be excluded, strictest first: sound, not exact (see :func:`gwanmun.logic.possible`).

    What :func:`ladder` comes to where each rule is TRUE, FALSE or not known, without laying it out.
    """
    subject = tri_or(found[r] for r in program.subject) if program.subject else True
    possible: dict[str, None] = {}
    for outcome, value in _rungs(program, found, facts):
        value = tri_and((subject, value))
        if value is not False:
            possible[outcome.value] = None
        if value is True:
            return tuple(possible)
    possible[Outcome.NOT_SUBJECT.value] = None
    return tuple(possible)


def _rungs(program: Program, found: Truths, facts: Facts) -> Iterator[tuple[Outcome, Tri]]:
    """The rungs of the ladder for what the law reaches, and how they come out."""
    needed = [r for r in program.requirements if found[r] is not False]
    reach = [r for r in program.gaps if found[r] is not False]

    def gaps(kind: str) -> Iterator[Tri]:
        """A gap stays open, but where a person stated that it adds nothing."""
        return (False if facts.get(r.provision.settled_by) is True else None for r in reach if r.provision.kind == kind)

    def outstanding(rule: Rule) -> Tri:
        """Whether a requirement holds and no authorisation answers it."""
        return tri_and((found[rule], *(tri_not(found[a]) for a in program.answering(rule))))

    yield Outcome.PROHIBITED, tri_or((*(found[r] for r in program.prohibitions), *gaps("prohibition")))
    yield Outcome.LICENCE_REQUIRED, tri_or((*map(outstanding, needed), *gaps("requirement")))
    yield Outcome.AUTHORISED, tri_or(found[r] for r in needed)
    yield Outcome.LICENCE_REQUIRED, None if reach else False
    yield Outcome.NO_LICENCE_REQUIRED, True


def left_over(program: Program, found: Truths, facts: Facts, known: Mapping[Rule, Node] | None = None) -> Ladder:
    """The ladder over the facts that are not known.

    :param known: what is left of some rules, where it was found before.
    """
    left: dict[Rule, Node] = dict(known or {})

    def node_of(rule: Rule) -> Node:
        """What is left of a rule where facts are known."""
        if rule not in left:
            value = found[rule]
            left[rule] = residual(rule.node, facts) if value is None else _AS_NODE[value]
        return left[rule]

    return remaining(ladder(program, node_of), facts, reduced=True)


_AS_NODE: Mapping[Tri, Node] = {True: TRUE, False: FALSE}


def _gap(rule: Rule, node: Node, settled: bool) -> Node:
    # What one statement settles is one unknown, however many sections it stands for.
    about = rule.provision.settled_by or rule.provision.name
    return conjunction((node, Opaque(about, rule.provision.settled_by if settled else "")))
