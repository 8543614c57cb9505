"""Outcomes, strictest first, and the ladder of conditions that leads from rules to an outcome."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from gwanmun.law.program import Program, Rule
from gwanmun.logic import Ladder, Node, Rung, conjunction, disjunction, negate
from gwanmun.logic.terms import TRUE, Opaque


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


@lru_cache(maxsize=4096)
def ladder(program: Program) -> Ladder:
    """The conditions of each outcome under one jurisdiction.

    A requirement counts unless an authorisation that answers it holds. What is not modelled counts as a possible
    requirement of its own: a person's statement may settle it for an authorised shipment, but never for the answer
    that no licence is required.
    """
    subject = disjunction(tuple(r.node for r in program.subject)) if program.subject else TRUE
    required = disjunction(tuple(r.node for r in program.requirements))
    outstanding = disjunction(tuple(_outstanding(program, i) for i in range(len(program.requirements))))
    prohibited = disjunction(tuple(r.node for r in program.prohibitions))

    def rung(outcome: Outcome, node: Node) -> Rung:
        return Rung(outcome.value, conjunction((subject, node)))

    def gaps(kind: str, settled: bool) -> tuple[Node, ...]:
        return tuple(_gap(r, settled) for r in program.gaps if r.provision.kind == kind)

    return Ladder(
        (
            rung(Outcome.PROHIBITED, disjunction((prohibited, *gaps("prohibition", True)))),
            rung(Outcome.LICENCE_REQUIRED, disjunction((outstanding, *gaps("requirement", True)))),
            rung(Outcome.AUTHORISED, required),
            rung(Outcome.LICENCE_REQUIRED, disjunction((*gaps("requirement", False), *gaps("prohibition", False)))),
            rung(Outcome.NO_LICENCE_REQUIRED, TRUE),
        ),
        Outcome.NOT_SUBJECT.value,
    )


def _outstanding(program: Program, index: int) -> Node:
    answers = tuple(
        negate(rule.node) for rule, lifted in zip(program.authorisations, program.lifts, strict=True) if index in lifted
    )
    return conjunction((program.requirements[index].node, *answers))


def _gap(rule: Rule, settled: bool) -> Node:
    # What one statement settles is one unknown, however many sections it stands for.
    about = rule.provision.settled_by or rule.provision.name
    return conjunction((rule.node, Opaque(about, rule.provision.settled_by if settled else "")))
