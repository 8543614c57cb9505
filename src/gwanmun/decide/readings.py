"""The facts of cases that differ in the day alone: read once, for as long as what they owe to the day is the same."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

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

Question: TypeAlias = tuple[object, ...]
"""The name of a question about the dates, and what it is asked of."""

MOST_KEPT = 5_000
"""Cases whose facts are kept; a book in which every row is another case must not fill the memory."""

_BY_THE_DAY = "ended"
"""The question whose answer may change on any day; those about lists change only where rules do."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The facts of a case, and what was asked of the day when they were read, with the answers."""

    facts: CaseFacts
    asked: tuple[tuple[Question, object], ...]


@dataclass(eq=False)
class Readings:
    """Reads the cases of a book under one rule base and one day of knowledge."""

    base: RuleBase
    known_at: date
    _kept: dict[Hashable, list[_Reading]] = field(default_factory=dict)
    _answers: dict[Hashable, object] = field(default_factory=dict)

    def known(self, case: Hashable, on: date) -> CaseFacts | None:
        """The facts of a case on a day, if they were read on a day that is the same to them.

        :param case: all that its facts hang on but the day.
        """
        kept = self._kept.get(case, ())
        return next((r.facts for r in kept if all(self._same(q, answer, on) for q, answer in r.asked)), None)

    def _same(self, question: Question, answer: object, on: date) -> bool:
        try:
            return bool(self._ask(Clocks(on, self.known_at), question) == answer)
        except InputError:
            return False

    def _ask(self, clocks: Clocks, question: Question) -> object:
        name, *of = question
        if name == _BY_THE_DAY:
            return asked_of_day(self.base, clocks, name, *of)
        key = (self.base.slice_key(clocks.on, clocks.known_at), tuple((type(o), o) for o in question))
        if key not in self._answers:
            if len(self._answers) >= MOST_KEPT:
                self._answers.clear()
            self._answers[key] = asked_of_day(self.base, clocks, str(name), *of)
        return self._answers[key]

    def read(self, key: Hashable, case: Case, on: date, screened: Screened | None) -> CaseFacts:
        """The facts of a case on a day, kept under ``key``.

        :raises InputError: if something in the case cannot be right.
        """
        asked: list[tuple[Question, object]] = []

        def ask(base: RuleBase, clocks: Clocks, question: str, *of: object) -> object:
            answer = self._ask(clocks, (question, *of))
            asked.append(((question, *of), answer))
            return answer

        facts = read_facts(case, self.base, Clocks(on, self.known_at), screened, ask)
        if any(line.content is not None for line in facts.lines):
            # What is of US origin in a product is worked out under the law of the day.
            work_out(slice_of(self.base, on, self.known_at), facts)
            return facts
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept.setdefault(key, []).append(_Reading(facts, tuple(asked)))
        return facts
