"""What to do next: the questions that matter, what would decide, and the smallest change that would let it go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gwanmun.decide.decision import Decision
from gwanmun.decide.engine import Determination, determine
from gwanmun.decide.outcome import STRICTNESS, Outcome, bounds, left_over, truths
from gwanmun.decide.screened import SCREENED
from gwanmun.law.load import slice_of
from gwanmun.law.model import FactInfo, Provision
from gwanmun.law.turning import concerns, turning_days
from gwanmun.logic import Answer, Change, DecidingSet, Variable, deciding_sets, open_questions, smallest_changes
from gwanmun.logic.questions import unanswerable
from gwanmun.logic.terms import Compare, Node, Opaque, Test, children, facts_of

FIRST = ("item.eccn", "ship_from", "destination")
"""Without these nothing can be judged; they are asked before anything else."""

MOST_DAYS = 4
"""How many days on which the law turns are tried, before and after the day of the export."""

FEW = 4
"""Up to so many facts are asked first where they alone say whether a law reaches the shipment at all."""

FIXED = (
    *("activity", "ship_from", "destination", "destination_region"),
    *("item.eccn", "item.kr_control_number", "item.kind", "item.origin", "item.hs6", "item.subject_to_ear"),
    *("party.role", "party.country", "party.elsewhere"),
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
    """The facts that can still change the outcome, the one that decides most first.

    While few facts say whether the law reaches the shipment at all, they are asked alone: the rest may fall away.
    """
    diagram = determination.diagram
    reach = _reach(determination)
    if 0 < len(reach) <= FEW:
        return tuple(_question(determination, n, None) for n in reach)
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
    if fact == SCREENED:
        # The screening says it, or nobody does.
        return True
    return fact in determination.facts and determination.law.base.vocabulary.type_of(fact).kind.value != "code"


def _question(determination: Determination, fact: str, variable: Variable | None) -> Question:
    base = determination.law.base
    info = base.facts[base.vocabulary.general_name(fact)]
    answers = variable.answers if variable is not None and variable.key == fact else ()
    return Question(fact, info, answers, str(determination.facts.get(fact, "")))


def _all_open(determination: Determination) -> tuple[Question, ...]:
    """Without a diagram: every unknown fact that an open rule mentions. It may ask too much, never too little."""
    asked = _counted(determination)
    # While the item or the way it goes is not known, every rule is open: these come first, and alone.
    first = [n for n in FIRST if n in asked and not _given(determination, n)]
    ordered = first or [n for n, _ in asked.most_common() if not _given(determination, n)]
    return tuple(_question(determination, n, None) for n in ordered)


def _counted(determination: Determination) -> Counter[str]:
    """How often each fact is tested in what remains: one that many rules ask for is likely to close many."""
    counted: Counter[str] = Counter()
    for rung in determination.ladder.rungs:
        for fact, often in _tested(rung.node).items():
            counted[fact] += often
    return counted


def _tested(node: Node) -> Mapping[str, int]:
    """How often a condition tests each fact, in the order in which they stand; found once and kept with it."""
    found: dict[str, int] | None = node.__dict__.get("_tested")
    if found is None:
        if isinstance(node, Test | Compare | Opaque):
            found = dict.fromkeys(sorted(facts_of(node)), 1)
        else:
            found = {}
            for part in children(node):
                for fact, often in _tested(part).items():
                    found[fact] = found.get(fact, 0) + often
        node.__dict__["_tested"] = found
    return found


def _reach(determination: Determination) -> tuple[str, ...]:
    """The unknown facts on which it hangs whether the law reaches the shipment; empty once it is known to."""
    if any(r.value is True for r in determination.subject):
        return ()
    names = {n for r in determination.subject if r.value is None for n in facts_of(r.rule.node)}
    return tuple(sorted(n for n in names if not _given(determination, n)))


def _better(determination: Determination, label: str) -> bool:
    return STRICTNESS.index(Outcome(label)) > STRICTNESS.index(determination.worst)


def _changes(determination: Determination) -> tuple[Change, ...]:
    """The smallest changes of stated facts after which the worst that remains is better than now."""
    if determination.worst not in (Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED):
        return ()
    if determination.best is not determination.worst:
        return ()
    program = determination.program
    general = determination.law.base.vocabulary.general_name
    return smallest_changes(
        determination.facts,
        [fact for fact in determination.facts if general(fact) not in FIXED],
        determination.law.base.vocabulary,
        bounds=lambda facts: bounds(program, truths(program, facts), facts),
        left_over=lambda facts: left_over(program, truths(program, facts), facts),
        wanted=lambda label: _better(determination, label),
        most=1,
    )


def _other_day(decision: Decision, determination: Determination) -> DateChange | None:
    """The nearest other day on which the same shipment would have come out better, as known on the same day.

    Looked for once the answer is settled: while facts are missing, they are what to ask for. For what goes without a
    licence no day need be sought.
    """
    if determination.outcome in (Outcome.UNDETERMINED, Outcome.NO_LICENCE_REQUIRED, Outcome.NOT_SUBJECT):
        return None
    code = determination.facts.get("item.eccn")
    days = turning_days(
        decision.base, determination.jurisdiction, code if isinstance(code, str) else None, decision.known_at
    )
    before = [d for d in days if d <= decision.on][-MOST_DAYS:]
    after = [d for d in days if d > decision.on][:MOST_DAYS]
    for last_day, turning in ((True, reversed(before)), (False, iter(after))):
        for first in turning:
            day = first - timedelta(days=1) if last_day else first
            other = _on(decision, determination, day, first)
            if other is not None and STRICTNESS.index(other.worst) > STRICTNESS.index(determination.worst):
                allowing = {a.provision.name: a.provision for a in other.authorisations if a.value is True}
                return DateChange(last_day, day, other.outcome, tuple(allowing.values()))
    return None


def _on(decision: Decision, determination: Determination, day: date, turning: date) -> Determination | None:
    """The determination of another day; ``None`` where nothing that turns there concerns this shipment."""
    base, jurisdiction, facts = decision.base, determination.jurisdiction, determination.facts
    if concerns(base, jurisdiction, turning, decision.known_at, facts, decision.facts.parties) is None:
        return None
    return determine(slice_of(base, day, decision.known_at), jurisdiction, facts, decision.facts.parties)


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
