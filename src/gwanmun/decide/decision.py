"""The answer for a whole shipment: each line under each jurisdiction, the strictest of them, and which one binds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gwanmun.decide.case import Case
from gwanmun.decide.content import work_out
from gwanmun.decide.engine import Determination, determine
from gwanmun.decide.line_facts import CaseFacts, LineFacts
from gwanmun.decide.outcome import STRICTNESS, Outcome, strictest
from gwanmun.decide.screened import Screened
from gwanmun.decide.stated import read_facts
from gwanmun.law.control_list import Clocks
from gwanmun.law.load import rules, slice_of
from gwanmun.law.rulebase import RuleBase
from gwanmun.sources.files import InputError
from gwanmun.world.dates import DateError, parse_date
from gwanmun.world.text import Text


@dataclass(frozen=True)
class Verdict:
    """An outcome with the best and the worst still possible."""

    outcome: Outcome
    best: Outcome
    worst: Outcome


@dataclass(frozen=True)
class LineDecision:
    """One line: its facts and a determination for each jurisdiction."""

    facts: LineFacts
    determinations: tuple[Determination, ...]

    @cached_property
    def verdict(self) -> Verdict:
        """The strictest of the jurisdictions."""
        return together(self.determinations)

    @property
    def binding(self) -> str:
        """The jurisdiction whose answer is the strictest; one that only a person vouched for comes last."""
        return binding_of(self.determinations)


@dataclass(frozen=True)
class Decision:
    """The answer for a case on a day, as known on a day."""

    case: Case
    base: RuleBase
    on: date
    known_at: date
    facts: CaseFacts
    lines: tuple[LineDecision, ...]
    screened: Screened | None = None

    @cached_property
    def verdict(self) -> Verdict:
        """The strictest over all lines and jurisdictions."""
        return together(tuple(d for line in self.lines for d in line.determinations))

    @property
    def outcome(self) -> Outcome:
        """The strictest outcome; UNDETERMINED while it is not settled."""
        return self.verdict.outcome


def decide(
    case: Case,
    on: date | None = None,
    known_at: date | None = None,
    base: RuleBase | None = None,
    screened: Screened | None = None,
) -> Decision:
    """Decide a shipment under every jurisdiction of the rule base.

    :param on: the day of the export; by default the case's ``on``, else today.
    :param known_at: what had been published by this day counts; by default the case's ``known_at``, else today.
    :param base: the rule base; by default the one that comes with the package.
    :param screened: what the screening of the parties said (:func:`gwanmun.decide.screened.screen_case`).
    :raises InputError: if something in the case cannot be right.
    """
    base = base or rules()
    today = date.today()  # noqa: DTZ011 - law runs by the calendar day of the place
    on = on or _case_day(case, "on") or today
    known_at = known_at or _case_day(case, "known_at") or today
    facts = read_facts(case, base, Clocks(on, known_at), screened)
    law = slice_of(base, on, known_at)
    work_out(law, facts)
    lines = tuple(
        LineDecision(line, tuple(determine(law, j, line.values, facts.parties) for j in base.jurisdictions))
        for line in facts.lines
    )
    return Decision(case, base, on, known_at, facts, lines, screened)


def case_day(case: Case) -> date:
    """The day of export that a case states; else today.

    :raises InputError: if it is no day.
    """
    return _case_day(case, "on") or date.today()  # noqa: DTZ011 - law runs by the calendar day of the place


def _case_day(case: Case, field: str) -> date | None:
    written = getattr(case, field)
    if not written:
        return None
    try:
        return parse_date(written)
    except DateError as error:
        raise InputError(Text(error.message("en"), error.message("ko")), case.place(field)) from None


def together(determinations: tuple[Determination, ...]) -> Verdict:
    """The strictest of several determinations.

    A law under which nothing that was looked at asks for a licence, and for the rest of which a person vouches, does
    not keep an authorised shipment from being so; but it keeps the answer from being that no licence is required.
    """
    vouched = [d for d in determinations if is_vouched(d)]
    judged = [d for d in determinations if d not in vouched] or vouched
    best = strictest(d.best for d in determinations)
    worst = strictest(d.worst for d in judged)
    if vouched and STRICTNESS.index(worst) > STRICTNESS.index(Outcome.AUTHORISED):
        worst = strictest(d.worst for d in vouched)
    return Verdict(best if best is worst else Outcome.UNDETERMINED, best, worst)


def binding_of(determinations: tuple[Determination, ...]) -> str:
    """The jurisdiction that the answer for a line hangs on: the strictest, as :func:`together` weighs them.

    One that only a person vouched for comes last, but where no other keeps the item from going freely.
    """
    strict = STRICTNESS.index
    vouched = [d for d in determinations if is_vouched(d)]
    judged = [d for d in determinations if d not in vouched] or vouched
    free = strict(strictest(d.worst for d in judged)) > strict(Outcome.AUTHORISED)
    among = vouched if vouched and free else judged
    # Of two that may be as strict, the one that already is.
    return min(among, key=lambda d: (strict(d.worst), strict(d.best))).jurisdiction


def is_vouched(d: Determination) -> bool:
    """Whether all that keeps the answer open is what is not modelled, and a person stated that it adds nothing."""
    nothing_asked = not d.requirements and not d.prohibitions
    return nothing_asked and d.outcome is Outcome.UNDETERMINED and bool(d.gaps) and all(g.settled for g in d.gaps)
