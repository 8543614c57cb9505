"""The facts of cases that differ in the day alone: read once, for as long as what they owe to the day is the same."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from gwanmun.decide.case import Case
from gwanmun.decide.content import work_out
from gwanmun.decide.dated import asked_of_day
from gwanmun.decide.line_facts import CaseFacts
from gwanmun.decide.screened import Screened
from gwanmun.decide.stated import read_facts
from gwanmun.law.control_list import Clocks
from gwanmun.law.load import slice_of
from gwanmun.law.rulebase import RuleBase
from gwanmun.sources.files import InputError

Question: TypeAlias = tuple[Any, ...]
"""The name of a question about the dates, and what it is asked of, each value with its type."""

MOST_KEPT = 5_000
"""Cases whose facts are kept; a book in which every row is another case must not fill the memory."""

_BY_THE_DAY = "ended"
"""The question whose answer may change on any day; those about lists change only where rules do."""

Stretch: TypeAlias = tuple[int, int]
"""The days between which no rule changes (:meth:`RuleBase.slice_key`)."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The facts of a case as read on a day, and what was asked of the day: about lists, and about the very day."""

    facts: CaseFacts
    on: date
    of_lists: tuple[Question, ...]
    of_day: tuple[Question, ...]


@dataclass(eq=False)
class Readings:
    """Reads the cases of a book under one rule base and one day of knowledge."""

    base: RuleBase
    known_at: date
    _kept: dict[Hashable, list[_Reading]] = field(default_factory=dict)
    _stretches: dict[date, Stretch] = field(default_factory=dict)
    _answers: dict[tuple[Question, Stretch], object] = field(default_factory=dict)
    _same: dict[tuple[tuple[Question, ...], Stretch, Stretch], bool] = field(default_factory=dict)

    def known(self, case: Hashable, on: date) -> CaseFacts | None:
        """The facts of a case on a day, if they were read on a day that is the same to them.

        :param case: all that its facts hang on but the day.
        """
        return next((r.facts for r in self._kept.get(case, ()) if self._holds(r, on)), None)

    def _holds(self, reading: _Reading, on: date) -> bool:
        if any(self._answer(q, reading.on) != self._answer(q, on) for q in reading.of_day):
            return False
        key = (reading.of_lists, self._stretch(reading.on), self._stretch(on))
        if key not in self._same:
            self._same[key] = key[1] == key[2] or self._are_same(reading, on)
        return self._same[key]

    def _are_same(self, reading: _Reading, on: date) -> bool:
        try:
            return all(self._answer(q, reading.on) == self._answer(q, on) for q in reading.of_lists)
        except InputError:
            return False

    def _stretch(self, on: date) -> Stretch:
        if on not in self._stretches:
            self._stretches[on] = self.base.slice_key(on, self.known_at)
        return self._stretches[on]

    def _answer(self, question: Question, on: date) -> object:
        """The answer to a question on a day.

        :raises InputError: for a number that is none on the day.
        """
        name, of = question[0], [value for _, value in question[1:]]
        if name == _BY_THE_DAY:
            return asked_of_day(self.base, Clocks(on, self.known_at), name, *of)
        key = (question, self._stretch(on))
        if key not in self._answers:
            if len(self._answers) >= MOST_KEPT:
                self._answers.clear()
                self._same.clear()
            self._answers[key] = asked_of_day(self.base, Clocks(on, self.known_at), name, *of)
        return self._answers[key]

    def read(self, key: Hashable, case: Case, on: date, screened: Screened | None) -> CaseFacts:
        """The facts of a case on a day, kept under ``key``.

        :raises InputError: if something in the case cannot be right.
        """
        asked: dict[Question, None] = {}

        def ask(base: RuleBase, clocks: Clocks, question: str, *of: object) -> object:
            # With the types: 1 and True are equal, and are not the same to a person.
            typed: Question = (question, *((type(value), value) for value in of))
            asked[typed] = None
            return self._answer(typed, clocks.on)

        facts = read_facts(case, self.base, Clocks(on, self.known_at), screened, ask)
        if any(line.content is not None for line in facts.lines):
            # What is of US origin in a product is worked out under the law of the day.
            work_out(slice_of(self.base, on, self.known_at), facts)
            return facts
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        of_day = tuple(q for q in asked if q[0] == _BY_THE_DAY)
        of_lists = tuple(q for q in asked if q[0] != _BY_THE_DAY)
        self._kept.setdefault(key, []).append(_Reading(facts, on, of_lists, of_day))
        return facts
