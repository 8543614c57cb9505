"""One line of a shipment under one jurisdiction: which rules hold, what lifts them, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from gwanmun.decide.outcome import Outcome, ladder, mildest, strictest
from gwanmun.law.model import Duty, Provision, Review
from gwanmun.law.program import Program, Rule, Slice
from gwanmun.logic import (
    Diagram,
    Facts,
    Ladder,
    TooComplex,
    Trace,
    Tri,
    build,
    compiled,
    explain,
    labels,
    possible,
    remaining,
)
from gwanmun.logic.values import tri_or


@dataclass(frozen=True)
class RuleResult:
    """How one rule came out."""

    rule: Rule
    value: Tri
    facts: Facts

    @property
    def provision(self) -> Provision:
        """The provision behind the rule."""
        return self.rule.provision

    @cached_property
    def trace(self) -> Trace:
        """The rule's own condition, part by part."""
        return explain(self.rule.condition, self.facts)

    @cached_property
    def unless(self) -> tuple[RuleResult, ...]:
        """The carve-outs and restrictions that could set it aside."""
        return tuple(result(r, self.facts) for r in self.rule.unless)


@dataclass(frozen=True)
class RequirementResult(RuleResult):
    """A requirement that holds or may hold, with what lifts it.

    ``lifted`` is TRUE if an authorisation answers it, UNKNOWN if one may. ``duties`` are those that hold or may hold:
    how to ask for the licence, how long it takes and lasts.
    """

    lifted: Tri = False
    lifted_by: tuple[str, ...] = ()
    review: tuple[tuple[Review, Tri], ...] = ()
    duties: tuple[tuple[Duty, Tri], ...] = ()


@dataclass(frozen=True)
class AuthorisationResult(RuleResult):
    """An authorisation that was tried, and the requirements it answers or would answer."""

    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class GapResult(RuleResult):
    """Something in reach that is not modelled. ``settled`` if a person stated that it adds nothing."""

    settled: bool = False


@dataclass(frozen=True)
class Determination:
    """The answer of one jurisdiction for one line, and all that it rests on.

    ``ladder`` is what remains over the facts that are not known, ``diagram`` every way they could turn out (``None`` if
    there are too many to lay out).
    """

    jurisdiction: str
    law: Slice
    program: Program
    facts: Facts
    outcome: Outcome
    best: Outcome
    worst: Outcome
    subject: tuple[RuleResult, ...]
    requirements: tuple[RequirementResult, ...]
    prohibitions: tuple[RuleResult, ...]
    authorisations: tuple[AuthorisationResult, ...]
    gaps: tuple[GapResult, ...]
    open_authorisations: tuple[RuleResult, ...]
    not_required: tuple[Provision, ...]
    ladder: Ladder
    diagram: Diagram | None


def determine(law: Slice, jurisdiction: str, facts: Facts, parties: int) -> Determination:
    """Judge one line.

    :param facts: what is known of the shipment and this line, by fact name; absent means UNKNOWN.
    :param parties: how many parties the case names (``parties[0]`` …).
    """
    code = facts.get("item.eccn")
    return run(law, law.program(jurisdiction, code if isinstance(code, str) else None, parties), facts)


def run(law: Slice, program: Program, facts: Facts) -> Determination:
    """The determination that a program gives."""
    values = [compiled(r.node)(facts) for r in program.requirements]
    allowed = [compiled(r.node)(facts) for r in program.authorisations]
    bounds = possible(ladder(program), facts)
    # Where the bounds leave one outcome nothing remains to be laid out.
    left = Ladder((), bounds[0]) if len(bounds) == 1 else remaining(ladder(program), facts)
    diagram = _diagram(law, left, facts)
    outcome, best, worst = _outcome(bounds, diagram)
    return Determination(
        jurisdiction=program.jurisdiction,
        law=law,
        program=program,
        facts=facts,
        outcome=outcome,
        best=best,
        worst=worst,
        subject=tuple(result(r, facts) for r in program.subject),
        requirements=tuple(
            _requirement(program, i, value, allowed, facts)
            for wanted in (True, None)
            for i, value in enumerate(values)
            if value is wanted
        ),
        prohibitions=_holding(program.prohibitions, facts),
        authorisations=_authorisations(program, values, allowed, facts),
        gaps=_gaps(program, facts),
        open_authorisations=_holding(program.open_authorisations, facts),
        not_required=tuple(r.provision for r, v in zip(program.requirements, values, strict=True) if v is False),
        ladder=left,
        diagram=diagram,
    )


def result(rule: Rule, facts: Facts) -> RuleResult:
    """How a rule came out."""
    return RuleResult(rule, compiled(rule.node)(facts), facts)


def _holding(rules: tuple[Rule, ...], facts: Facts) -> tuple[RuleResult, ...]:
    """The results of the rules that hold or may hold."""
    return tuple(r for r in (result(rule, facts) for rule in rules) if r.value is not False)


def _diagram(law: Slice, left: Ladder, facts: Facts) -> Diagram | None:
    try:
        return build(left, law.base.vocabulary, facts)
    except TooComplex:
        return None


def _outcome(bounds: tuple[str, ...], diagram: Diagram | None) -> tuple[Outcome, Outcome, Outcome]:
    """The outcome with the best and the worst still possible; without a diagram the bounds are sound, not exact."""
    found = bounds if diagram is None else labels(diagram)
    outcomes = [Outcome(label) for label in found]
    best, worst = mildest(outcomes), strictest(outcomes)
    return (best if best is worst else Outcome.UNDETERMINED), best, worst


def _requirement(program: Program, index: int, value: Tri, allowed: list[Tri], facts: Facts) -> RequirementResult:
    rule = program.requirements[index]
    answering = [
        (a.provision.name, v)
        for a, v, lifted in zip(program.authorisations, allowed, program.lifts, strict=True)
        if index in lifted and v is not False
    ]
    return RequirementResult(
        rule,
        value,
        facts,
        lifted=tri_or(v for _, v in answering),
        lifted_by=tuple(n for n, v in answering if v is True),
        review=tuple((policy, _said(program, policy.when, facts)) for policy in rule.provision.review),
        duties=tuple(
            (duty, held)
            for duty in rule.provision.conditions
            if (held := _said(program, duty.when, facts)) is not False
        ),
    )


def _said(program: Program, when: str, facts: Facts) -> Tri:
    node = program.reviews.get(when)
    return True if node is None else compiled(node)(facts)


def _authorisations(
    program: Program, values: list[Tri], allowed: list[Tri], facts: Facts
) -> tuple[AuthorisationResult, ...]:
    """Every authorisation that could answer a requirement that holds or may hold."""
    open_now = frozenset(i for i, v in enumerate(values) if v is not False)
    return tuple(
        AuthorisationResult(
            rule, value, facts, tuple(program.requirements[i].provision.name for i in sorted(lifted & open_now))
        )
        for rule, value, lifted in zip(program.authorisations, allowed, program.lifts, strict=True)
        if lifted & open_now
    )


def _gaps(program: Program, facts: Facts) -> tuple[GapResult, ...]:
    return tuple(
        GapResult(r.rule, r.value, facts, settled=facts.get(r.provision.settled_by) is True)
        for r in _holding(program.gaps, facts)
    )
