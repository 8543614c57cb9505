"""What the facts of a case owe to the dates: which numbers the lists have, what follows from them, what has ended.

Everything else in a case is the same on every day, so that a case read once can be taken for other days on which these
questions have the same answers.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Protocol

from gwanmun.decide.values import read_value
from gwanmun.law.control_list import Clocks, ControlList
from gwanmun.law.korean_list import korean_list
from gwanmun.law.rulebase import RuleBase


class Asking(Protocol):
    """Answers a question about the dates by its name (see :func:`asked_of_day`)."""

    def __call__(self, base: RuleBase, clocks: Clocks, question: str, *of: object) -> object: ...


@lru_cache(maxsize=4)
def control_list(base: RuleBase) -> ControlList:
    """The control list of a rule base."""
    return ControlList(base)


def asked_of_day(base: RuleBase, clocks: Clocks, question: str, *of: object) -> object:
    """The answer to one of the questions.

    ``number``: the value of a fact that holds a control number, as written. ``same_entry``: whether the Korean list has
    what an ECCN names. ``follows``: the facts that follow from a Korean number. ``ended``: whether a day has passed.

    :raises InputError: for a number that is none on these dates, without a place.
    """
    match question, of:
        case "number", (str(fact), written):
            return read_value(base.facts[base.vocabulary.general_name(fact)], written, control_list(base), clocks, "")
        case "same_entry", (str(code),):
            return korean_list(base).has_entry_of(code, clocks.on)
        case "follows", (str(number),):
            return korean_list(base).follows(number, clocks.on)
        case "ended", (date() as last,):
            return last < clocks.on
        case _:
            raise ValueError(f"there is no question {question!r} of {of!r}")
