"""Rules that slices and entries share are those that each would have made for itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from gwanmun.law.load import rules, slice_of
from gwanmun.law.program import Program, Rule, Slice
from gwanmun.law.rulebase import RuleBase

KNOWN = date(2026, 9, 24)
DAYS = [date(2023, 10, 18), date(2025, 11, 8), date(2025, 12, 31), date(2026, 8, 11), date(2026, 9, 10)]
CODES = ["EAR99", "3B001.c.1.c", "1C350.c", None]
SHARED = rules()


def fresh() -> RuleBase:
    """The same rules, of which nothing has been made ready."""
    return RuleBase(SHARED.raw, SHARED.identity)


def told(law: Slice, jurisdiction: str, code: str | None) -> list[object]:
    """All of a program: which rules in which order, their conditions, what sets them aside, reviews and duties."""
    program = law.program(jurisdiction, code, 2)
    return [part for rule in rules_of(program) for part in of(program, rule)]


def of(program: Program, rule: Rule) -> Iterator[object]:
    """A rule by content, since two rule bases share no objects."""
    p = rule.provision
    yield p.name, p.in_force, p.known, str(rule.condition), rule.condition
    yield [(r.policy, str(program.read(r.when, p)) if r.when else "") for r in p.review]
    yield [(d.text, str(program.read(d.when, p)) if d.when else "") for d in p.conditions]
    for aside in rule.unless:
        yield from of(program, aside)


def rules_of(program: Program) -> Iterator[Rule]:
    yield from program.subject
    yield from program.requirements
    yield from program.prohibitions
    yield from program.gaps
    yield from program.authorisations
    yield from program.open_authorisations


@pytest.mark.parametrize("backward", [False, True])
def test_what_was_made_ready_before_changes_no_rule(backward: bool) -> None:
    shared = fresh()
    cases = list(product(DAYS, CODES))
    made: dict[tuple[date, str | None], list[object]] = {}
    for day, code in reversed(cases) if backward else cases:
        made[day, code] = [told(slice_of(shared, day, KNOWN), j, code) for j in shared.jurisdictions]
    for day, code in cases[:: 3 if backward else 2]:
        alone = fresh()
        assert made[day, code] == [told(slice_of(alone, day, KNOWN), j, code) for j in alone.jurisdictions], (day, code)


def test_slices_between_which_nothing_changed_have_one_program() -> None:
    base = fresh()
    first, second = (slice_of(base, day, KNOWN) for day in (date(2025, 11, 8), date(2026, 9, 10)))
    assert first is not second
    assert first.program("us_ofac", "EAR99", 1) is second.program("us_ofac", "EAR99", 1)
    assert first.program("us_ear", "EAR99", 1) is not second.program("us_ear", "EAR99", 1)
