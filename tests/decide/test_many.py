"""Many cases judged together come out as each does alone: truths, bounds, determinations, facts read on another day."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from gwanmun.decide.advice import questions_of
from gwanmun.decide.case import parse_case
from gwanmun.decide.engine import Determination, determine
from gwanmun.decide.many import Many
from gwanmun.decide.outcome import bounds, ladder, truths
from gwanmun.decide.planes import Planes, bits
from gwanmun.decide.readings import Readings
from gwanmun.decide.stated import read_facts
from gwanmun.law.control_list import Clocks
from gwanmun.law.korean_list import IN_FORCE, RENUMBERED
from gwanmun.law.load import slice_of
from gwanmun.logic import Node, Value, compiled, possible
from gwanmun.logic.terms import FALSE, TRUE, Opaque
from gwanmun.sources.files import InputError
from tests.decide.test_law_properties import BASE, DAYS, days, some_facts

FactsOf = dict[str, Value]
KNOWN = DAYS[-1]
AS_NODE: dict[bool | None, Node] = {True: TRUE, False: FALSE, None: Opaque("not known", "")}


@given(st.lists(some_facts, min_size=1, max_size=8), days, st.sampled_from(BASE.jurisdictions))
@settings(max_examples=25, deadline=None)
def test_planes_hold_the_truth_of_every_rule_in_every_case(cases: list[FactsOf], day: date, jurisdiction: str) -> None:
    law, planes = slice_of(BASE, day, KNOWN), Planes(cases)
    program = law.program(jurisdiction, str(cases[0]["item.eccn"]), 1)
    for rule in (*program.subject, *program.requirements, *program.gaps, *program.authorisations):
        yes, no = planes.rule(rule, planes.all)
        for number, facts in enumerate(cases):
            assert (bool(yes >> number & 1) or (False if no >> number & 1 else None)) is rule.truth(facts), rule
        yes, no = planes.of(rule.node)
        for number, facts in enumerate(cases):
            assert (bool(yes >> number & 1) or (False if no >> number & 1 else None)) is compiled(rule.node)(facts)


def test_the_cases_of_a_mask() -> None:
    assert list(bits(0b1011)) == [0, 1, 3]


@given(some_facts, days, st.sampled_from(BASE.jurisdictions))
@settings(max_examples=100, deadline=None)
def test_bounds_are_those_of_the_ladder_laid_out(facts: FactsOf, day: date, jurisdiction: str) -> None:
    program = slice_of(BASE, day, KNOWN).program(jurisdiction, str(facts["item.eccn"]), 0)
    found = truths(program, facts)
    assert bounds(program, found, facts) == possible(ladder(program, lambda rule: AS_NODE[found[rule]]), facts)


@given(st.lists(st.tuples(some_facts, days), min_size=1, max_size=12))
@settings(max_examples=20, deadline=None)
def test_a_line_is_judged_among_others_as_it_is_alone(cases: list[tuple[FactsOf, date]]) -> None:
    lines = [(slice_of(BASE, day, KNOWN), facts, 1) for facts, day in cases]
    for (law, facts, parties), together in zip(lines, Many().determine(lines), strict=True):
        for jurisdiction, found in zip(BASE.jurisdictions, together, strict=True):
            assert shown(found) == shown(determine(law, jurisdiction, facts, parties))


def shown(found: Determination) -> tuple[object, ...]:
    """All of a determination that it shares with cases of which the same is left."""
    return (
        (found.jurisdiction, found.outcome, found.best, found.worst, found.ladder, found.diagram is None),
        [(r.provision, r.value, r.lifted, r.lifted_by) for r in found.requirements],
        [[p.policy for p, v in r.reviews() if v is True] for r in found.requirements if r.value is True],
        [(r.provision, r.value) for r in found.prohibitions],
        [(r.provision, r.value, r.settled) for r in found.gaps],
        [(a.provision, a.value, a.answers) for a in found.authorisations if a.value is not False],
        [(q.fact, q.known_too_coarsely) for q in questions_of(found)],
    )


numbers = st.sampled_from(["비해당", "3B001.b", "3B501", "3A501.b", "6A005", "6A905", "ML5", "1C350.24", "9A012"])
codes = st.sampled_from(["EAR99", "3B001.c.1.c", "3A090.a", "0A504", "9A610.x", "3B993.f.1"])
permits = st.sampled_from([None, "2026-03-07", "2026-09-01"])
export_days = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(codes, numbers, permits, st.lists(export_days, min_size=2, max_size=6))
@settings(max_examples=100, deadline=None)
def test_facts_taken_for_another_day_are_those_read_on_it(
    code: str, number: str, permit: str | None, several: list[date]
) -> None:
    readings = Readings(BASE, KNOWN)
    case = parse_case(
        {
            "from": "KR",
            "to": "VN",
            "items": [{"eccn": code, "kr_control_number": number}],
            "facts": {"korea.permit_valid_until": permit} if permit else {},
        }
    )
    for day in several:
        try:
            expected = read_facts(case, BASE, Clocks(day, KNOWN))
        except InputError:
            assert readings.known("case", day) is None
            continue
        assert (readings.known("case", day) or readings.read("case", case, day, None)) == expected


def test_the_days_on_which_korean_numbers_change_are_days_on_which_the_law_turns() -> None:
    assert {RENUMBERED, IN_FORCE.start, IN_FORCE.end} <= set(BASE.boundaries[0])
