"""One line of a shipment under one jurisdiction: which rules hold, what lifts them, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gwanmun.decide.outcome import Outcome, Truths, bounds, left_over, mildest, strictest, truths
from gwanmun.law.model import Duty, Provision, Review
from gwanmun.law.program import Program, Rule, Slice
from gwanmun.logic import (
    Diagram,
    Facts,
    Ladder,
    Node,
    TooComplex,
    Trace,
    Tri,
    build,
    compiled,
    explain,
    labels,
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

    def reviews(self) -> Iterator[tuple[Review, Tri]]:
        """The policies in their order, up to the first of its own that holds: those behind it do not count."""
        for policy, value in self.review:
            yield policy, value
            if value is True and not policy.of_all:
                return


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


@dataclass(frozen=True)
class Known:
    """What was found before of the rules of a program under some facts: how they came out, and what is left of them.

    ``diagrams`` are those of what was left over in other cases, by that and by the codes that are known too coarsely.
    """

    truth: Truths
    left: Mapping[Rule, Node]
    diagrams: dict[tuple[Ladder, tuple[object, ...]], Diagram | None]
    codes: tuple[object, ...]


def run(law: Slice, program: Program, facts: Facts, known: Known | None = None) -> Determination:
    """The determination that a program gives.

    :param known: what of it was found before, for all of its rules.
    """
    truth = known.truth if known else truths(program, facts)
    values = [truth[r] for r in program.requirements]
    found = bounds(program, truth, facts)
    # Where the bounds leave one outcome nothing remains to be laid out.
    left = Ladder((), found[0]) if len(found) == 1 else left_over(program, truth, facts, known.left if known else None)
    diagram = _diagram(law, left, facts) if known is None else _known_diagram(law, left, facts, known)
    outcome, best, worst = _outcome(found, diagram)
    return Determination(
        jurisdiction=program.jurisdiction,
        law=law,
        program=program,
        facts=facts,
        outcome=outcome,
        best=best,
        worst=worst,
        subject=tuple(RuleResult(r, truth[r], facts) for r in program.subject),
        requirements=tuple(
            _requirement(program, rule, value, truth, facts)
            for wanted in (True, None)
            for rule, value in zip(program.requirements, values, strict=True)
            if value is wanted
        ),
        prohibitions=_holding(program.prohibitions, facts, truth),
        authorisations=_authorisations(program, truth, facts),
        gaps=_gaps(program, facts, truth),
        open_authorisations=_holding(program.open_authorisations, facts),
        not_required=tuple(r.provision for r, v in zip(program.requirements, values, strict=True) if v is False),
        ladder=left,
        diagram=diagram,
    )


def result(rule: Rule, facts: Facts) -> RuleResult:
    """How a rule came out."""
    return RuleResult(rule, rule.truth(facts), facts)


def _holding(rules: tuple[Rule, ...], facts: Facts, truth: Truths | None = None) -> tuple[RuleResult, ...]:
    """The results of the rules that hold or may hold."""
    values = ((r, r.truth(facts) if truth is None else truth[r]) for r in rules)
    return tuple(RuleResult(rule, value, facts) for rule, value in values if value is not False)


def _diagram(law: Slice, left: Ladder, facts: Facts) -> Diagram | None:
    try:
        return build(left, law.base.vocabulary, facts)
    except TooComplex:
        return None


def _known_diagram(law: Slice, left: Ladder, facts: Facts, known: Known) -> Diagram | None:
    key = (left, known.codes)
    if key not in known.diagrams:
        known.diagrams[key] = _diagram(law, left, facts)
    return known.diagrams[key]


def _outcome(bound: tuple[str, ...], diagram: Diagram | None) -> tuple[Outcome, Outcome, Outcome]:
    """The outcome with the best and the worst still possible; without a diagram the bounds are sound, not exact."""
    found = bound if diagram is None else labels(diagram)
    outcomes = [Outcome(label) for label in found]
    best, worst = mildest(outcomes), strictest(outcomes)
    return (best if best is worst else Outcome.UNDETERMINED), best, worst


def _requirement(program: Program, rule: Rule, value: Tri, truth: Truths, facts: Facts) -> RequirementResult:
    answering = [(a.provision.name, truth[a]) for a in program.answering(rule) if truth[a] is not False]
    return RequirementResult(
        rule,
        value,
        facts,
        lifted=tri_or(v for _, v in answering),
        lifted_by=tuple(n for n, v in answering if v is True),
        review=tuple((policy, _said(program, policy.when, rule, facts)) for policy in rule.provision.review),
        duties=tuple(
            (duty, held)
            for duty in rule.provision.conditions
            if (held := _said(program, duty.when, rule, facts)) is not False
        ),
    )


def _said(program: Program, when: str, rule: Rule, facts: Facts) -> Tri:
    return compiled(program.read(when, rule.provision))(facts) if when else True


def _authorisations(program: Program, truth: Truths, facts: Facts) -> tuple[AuthorisationResult, ...]:
    """Every authorisation that could answer a requirement that holds or may hold."""
    tried: dict[Rule, list[str]] = {}
    for requirement in program.requirements:
        if truth[requirement] is not False:
            for rule in program.answering(requirement):
                tried.setdefault(rule, []).append(requirement.provision.name)
    return tuple(
        AuthorisationResult(rule, truth[rule], facts, tuple(tried[rule]))
        for rule in program.authorisations
        if rule in tried
    )


def _gaps(program: Program, facts: Facts, truth: Truths) -> tuple[GapResult, ...]:
    return tuple(
        GapResult(r.rule, r.value, facts, settled=facts.get(r.provision.settled_by) is True)
        for r in _holding(program.gaps, facts, truth)
    )
