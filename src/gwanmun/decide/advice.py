"""What to do next: the questions that matter, what would decide, and the smallest change that would let it go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gwanmun.decide.decision import Decision
from gwanmun.decide.engine import Determination, determine
from gwanmun.decide.outcome import STRICTNESS, Outcome, ladder
from gwanmun.law.load import slice_of
from gwanmun.law.model import FactInfo, Provision
from gwanmun.logic import Answer, Change, DecidingSet, Variable, deciding_sets, open_questions, smallest_changes
from gwanmun.logic.questions import unanswerable
from gwanmun.logic.terms import facts_of

FIRST = ("item.eccn", "ship_from", "destination")
"""Without these nothing can be judged; they are asked before anything else."""

FIXED = (
    *("activity", "ship_from", "destination", "destination_region"),
    *("item.eccn", "item.kind", "item.origin", "item.hs6", "item.subject_to_ear"),
)
"""Facts that are as they are: nobody ships another thing, or to another country, because a rule says so."""


@dataclass(frozen=True)
class Question:
    """A fact to ask for, with the answers that make a difference."""

    fact: str
    info: FactInfo
    answers: tuple[Answer, ...]
    known_too_coarsely: str = ""


@dataclass(frozen=True)
class DateChange:
    """Another day of export that would lead to another outcome."""

    last_day: bool
    day: date
    outcome: Outcome
    by: tuple[Provision, ...]


@dataclass(frozen=True)
class LaterKnown:
    """What was published after ``known_at`` changes the answer: since when, and what it would be."""

    since: date
    outcome: Outcome


@dataclass(frozen=True)
class Advice:
    """Advice for one determination. Empty parts mean that there is nothing of the kind."""

    questions: tuple[Question, ...]
    deciding: tuple[DecidingSet, ...]
    not_modelled: tuple[str, ...]
    changes: tuple[Change, ...]
    other_day: DateChange | None
    later_known: LaterKnown | None


def advise(decision: Decision, determination: Determination) -> Advice:
    """Advice for one line under one jurisdiction."""
    diagram = determination.diagram
    if diagram is None:
        questions = _all_open(determination)
        other, later = _other_day(decision, determination), _later_known(decision, determination)
        return Advice(questions, (), (), (), other, later)
    undetermined = determination.outcome is Outcome.UNDETERMINED
    other = _other_day(decision, determination)
    return Advice(
        questions=questions_of(determination),
        deciding=deciding_sets(diagram) if undetermined else (),
        not_modelled=tuple(str(v.key) for v in unanswerable(diagram)),
        changes=() if other else _changes(determination),
        other_day=other,
        later_known=_later_known(decision, determination),
    )


def questions_of(determination: Determination) -> tuple[Question, ...]:
    """The facts that can still change the outcome, the one that decides most first."""
    diagram = determination.diagram
    if diagram is None:
        return _all_open(determination)
    found: dict[str, Question] = {}
    for variable in open_questions(diagram):
        for fact in variable.facts:
            if fact not in found and not _given(determination, fact):
                found[fact] = _question(determination, fact, variable)
    return tuple(found.values())


def _given(determination: Determination, fact: str) -> bool:
    """Whether the fact is known well enough: a code may be known and still too coarse."""
    return fact in determination.facts and determination.law.base.vocabulary.type_of(fact).kind.value != "code"


def _question(determination: Determination, fact: str, variable: Variable | None) -> Question:
    base = determination.law.base
    info = base.facts[base.vocabulary.general_name(fact)]
    answers = variable.answers if variable is not None and variable.key == fact else ()
    return Question(fact, info, answers, str(determination.facts.get(fact, "")))


def _all_open(determination: Determination) -> tuple[Question, ...]:
    """Without a diagram: every unknown fact that an open rule mentions. It may ask too much, never too little."""
    names: dict[str, None] = {}
    for rung in determination.ladder.rungs:
        names.update(dict.fromkeys(sorted(facts_of(rung.node))))
    ordered = dict.fromkeys([*(n for n in FIRST if n in names), *names])
    return tuple(_question(determination, n, None) for n in ordered if not _given(determination, n))


def _better(determination: Determination, label: str) -> bool:
    return STRICTNESS.index(Outcome(label)) > STRICTNESS.index(determination.worst)


def _changes(determination: Determination) -> tuple[Change, ...]:
    """The smallest changes of stated facts after which the worst that remains is better than now."""
    if determination.worst not in (Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED):
        return ()
    if determination.best is not determination.worst:
        return ()
    return smallest_changes(
        ladder(determination.program),
        determination.facts,
        determination.law.base.vocabulary,
        wanted=lambda found: all(_better(determination, label) for label in found),
        changeable=lambda fact: fact not in FIXED,
        most=1,
    )


def _other_day(decision: Decision, determination: Determination) -> DateChange | None:
    """The nearest other day on which the same shipment would have come out better, as known on the same day."""
    valid, _ = decision.base.boundaries_of(determination.jurisdiction)
    before = [d - timedelta(days=1) for d in valid if d <= decision.on]
    after = [d for d in valid if d > decision.on]
    for last_day, days in ((True, reversed(before[-3:])), (False, iter(after[:3]))):
        for day in days:
            law = slice_of(decision.base, day, decision.known_at)
            other = determine(law, determination.jurisdiction, determination.facts, decision.facts.parties)
            if STRICTNESS.index(other.worst) > STRICTNESS.index(determination.worst):
                allowing = {a.provision.name: a.provision for a in other.authorisations if a.value is True}
                return DateChange(last_day, day, other.outcome, tuple(allowing.values()))
    return None


def _later_known(decision: Decision, determination: Determination) -> LaterKnown | None:
    """The first day of publication after ``known_at`` from which the answer for the same day is another."""
    _, known = decision.base.boundaries_of(determination.jurisdiction)
    for day in known:
        if day > decision.known_at:
            law = slice_of(decision.base, decision.on, day)
            other = determine(law, determination.jurisdiction, determination.facts, decision.facts.parties)
            if (other.best, other.worst) != (determination.best, determination.worst):
                return LaterKnown(day, other.outcome)
    return None
