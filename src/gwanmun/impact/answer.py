"""The answer for one case of a book, as the cells of its row."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter
from typing import Any

from gwanmun.decide.advice import questions_of
from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import binding_of, case_day, together
from gwanmun.decide.engine import Determination, RequirementResult, RuleResult
from gwanmun.decide.many import MOST_KEPT, Line, Many
from gwanmun.decide.outcome import Outcome
from gwanmun.decide.readings import Readings
from gwanmun.decide.receipt import canonical
from gwanmun.impact.columns import BookMapping
from gwanmun.impact.row import case_of, parsed_day
from gwanmun.impact.screening import BookLists
from gwanmun.law.load import slice_of
from gwanmun.law.rulebase import RuleBase
from gwanmun.logic import Facts
from gwanmun.sources.files import InputError

MOST_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """One case decided.

    ``outcome`` is ERROR where the row cannot be right, with the sentence in ``error``. Lists are joined by "; ".
    ``case`` names the case in law: for rows with the same name, every fact is the same as far as a rule can tell. The
    decider gives it, because it depends on what is told apart and not on the row that came first.
    """

    outcome: str
    best: str = ""
    worst: str = ""
    binding: str = ""
    required_by: str = ""
    review: str = ""
    authorised_by: str = ""
    questions: str = ""
    error: str = ""
    error_ko: str = ""
    case: str = ""


COLUMNS = tuple(f.name for f in fields(Answer))


@dataclass(eq=False)
class Memory:
    """What was found of the cases of a book, and may be of use for the next."""

    readings: Readings
    many: Many = field(default_factory=Many)
    _answers: dict[tuple[int, ...], tuple[tuple[Determination, ...], Answer]] = field(default_factory=dict)

    def answer(self, determinations: tuple[Determination, ...]) -> Answer:
        """The answer for a line of these determinations, put together once."""
        key = tuple(map(id, determinations))
        found = self._answers.get(key)
        if found is None:
            if len(self._answers) >= MOST_KEPT:
                self._answers.clear()
            # Kept with what its numbers stand for, so that they are not given to others.
            found = self._answers[key] = (determinations, answer_of(determinations))
        return found[1]


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of the line of a row, how many parties its case names, and what each jurisdiction says."""

    facts: Facts
    parties: int
    determinations: tuple[Determination, ...]


@dataclass(frozen=True)
class Judge:
    """What decides the rows of a book: the rules, what the columns mean, the days, and the lists.

    :param today: the day of a row that names none.
    :param lists: where the parties are searched; ``None`` to leave that out.
    """

    base: RuleBase
    mapping: BookMapping
    known_at: date
    today: date
    memory: Memory
    lists: BookLists | None = None

    def answers(self, rows: Sequence[Mapping[str, str]], keys: Sequence[Hashable]) -> list[Answer]:
        """Decide the cases of some rows together; what is wrong with one is an answer, too.

        :param keys: for each row all that the facts of its case hang on but the day.
        """
        return [
            self._wrong(found, stated) if isinstance(found, InputError) else self.memory.answer(found.determinations)
            for found, stated in zip(self.judged(rows, keys), rows, strict=True)
        ]

    def judged(self, rows: Sequence[Mapping[str, str]], keys: Sequence[Hashable]) -> list[Judged | InputError]:
        """What is found of the cases of some rows, judged together, or what is wrong with one.

        :param keys: for each row all that the facts of its case hang on but the day.
        """
        found: dict[int, Judged | InputError] = {}
        lines: dict[int, Line] = {}
        for number, (stated, key) in enumerate(zip(rows, keys, strict=True)):
            try:
                lines[number] = self._line(stated, key)
            except InputError as error:
                found[number] = error
        determined = self.memory.many.determine(list(lines.values()))
        for (number, (_, facts, parties)), determinations in zip(lines.items(), determined, strict=True):
            found[number] = Judged(facts, parties, determinations)
        return [found[number] for number in range(len(rows))]

    def _line(self, stated: Mapping[str, str], key: Hashable) -> Line:
        readings, screened = self.memory.readings, None
        day, case = self._day(stated), None
        if day is None or self.lists:
            case = parse_case(case_of(stated, self.mapping.same_for_all))
            day = day or (case_day(case) if case.on else self.today)
        if self.lists and case is not None:
            screened = self.lists.screened(case, day)
            key = (key, screened and (canonical(screened.facts), screened.open))
        facts = readings.known(key, day)
        if facts is None:
            case = case or parse_case(case_of(stated, self.mapping.same_for_all))
            facts = readings.read(key, case, day, screened)
        return slice_of(self.base, day, self.known_at), facts.lines[0].values, facts.parties

    def _day(self, stated: Mapping[str, str]) -> date | None:
        """The day of a row, where it can be told without making a case of it."""
        written = stated.get("on")
        return parsed_day(written) if written else None if "on" in self.mapping.same_for_all else self.today

    def _wrong(self, error: InputError, stated: Mapping[str, str]) -> Answer:
        written = case_of(stated, self.mapping.same_for_all)
        told = InputError(error.what, self._column(error.place, written))
        return Answer("ERROR", error=told.message("en"), error_ko=told.message("ko"))

    def _column(self, place: str, written: Mapping[str, Any]) -> str:
        """The header of the column that a place in a case speaks of; the place itself where there is none."""
        field = place.removeprefix("case, ").replace("items[0].", "item.").removeprefix("facts.")
        for i, party in enumerate(written["parties"]):
            field = field.replace(f"parties[{i}].", f"{party['role']}.")
        return self.mapping.column_of(field) or place


def answer_of(determinations: tuple[Determination, ...]) -> Answer:
    """The answer for the one line of a row, of its determinations under each jurisdiction."""
    verdict = together(determinations)
    required = [r for d in determinations for r in (*d.prohibitions, *d.requirements) if r.value is True]
    reviews = [_reviews(r) for d in determinations for r in d.requirements if r.value is True]
    return Answer(
        outcome=verdict.outcome.value,
        best=verdict.best.value,
        worst=verdict.worst.value,
        binding=binding_of(determinations),
        required_by=_joined(short(r) for r in required),
        review=_joined(reviews) if verdict.worst in (Outcome.LICENCE_REQUIRED, Outcome.PROHIBITED) else "",
        authorised_by=_joined(_authorising(determinations)),
        questions=_joined(_questions(determinations)) if verdict.outcome is Outcome.UNDETERMINED else "",
    )


def short(result: RuleResult) -> str:
    """Where a rule stands, in as few words as find it: ``742.4(a)(5)``."""
    return result.provision.citation.place.partition(";")[0].removeprefix("15 CFR ")


def _reviews(requirement: RequirementResult) -> str:
    """The policies that hold: those that come to every requirement, and the first of its own."""
    return " + ".join(dict.fromkeys(p.policy for p, v in requirement.reviews() if v is True))


def _authorising(determinations: Iterable[Determination]) -> Iterable[str]:
    for d in determinations:
        if d.requirements:
            yield from (short(a) for a in d.authorisations if a.value is True)


def _questions(determinations: Iterable[Determination]) -> Iterable[str]:
    for determination in determinations:
        if determination.outcome is Outcome.UNDETERMINED:
            yield from (q.fact for q in questions_of(determination)[:MOST_QUESTIONS])


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(p for p in parts if p))


def as_cells(found: Answer) -> tuple[str, ...]:
    """The answer in the order of the columns."""
    cells: tuple[str, ...] = _cells(found)
    return cells


_cells = attrgetter(*COLUMNS)
