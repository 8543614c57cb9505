"""What must hold of Korean law, and of the two laws together, whatever the facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import decide, together
from gwanmun.decide.engine import determine
from gwanmun.decide.outcome import STRICTNESS, Outcome
from gwanmun.law.load import rules, slice_of
from gwanmun.logic import Value
from gwanmun.world import all_countries
from tests.law.in_z3 import Translator, codes_of, possible

BASE = rules()
KOREA = "kr_foreign_trade_act"
SEEN = date(2026, 11, 22)
DAYS = [date(2018, 5, 2), date(2019, 9, 18), date(2024, 2, 24), date(2026, 3, 2), date(2026, 9, 15), date(2026, 11, 20)]
NUMBERS = ["NOT_LISTED", "3B001.f.1", "1C350.56", "1C350.24", "3E001", "5A002.a.1", "ML5", "NUCLEAR", "3A002.a.7"]
PLACES = ["CN", "JP", "US", "RU", "BY", "IR", "KP", "SY", "IL", "KZ", "VN", "HU", "PK", "IN", "KR"]
WORSE: list[tuple[str, Value, list[Value]]] = [
    ("parties[0].kr_concern_list", True, [False]),
    ("korea.informed", True, [False]),
    ("korea.violator", True, [False]),
    ("korea.weapons_intent", "known", ["none", "unusual_price", "unclear_use_or_reexport"]),
    ("korea.weapons_intent", "unusual_route", ["none"]),
    ("item.kr_situational_spec", True, [False]),
    ("item.kr_weapons_related", True, [False]),
    ("korea.via_na2", True, [False]),
    ("item.cwc_schedule", "2", ["none", "3"]),
    ("item.kr_may_serve_weapons", True, [False]),
    ("korea.permit_in_force", False, [True]),
]
"""A fact, its worse answer, and the better ones."""

NAMES = sorted(
    {n for n in BASE.facts if n.startswith(("korea.", "item.kr_", "item.cwc", "item.national", "end_use.military"))}
    - {"item.kr_control_number", "korea.permit_valid_until"}
)


def _values(name: str) -> list[Value]:
    info = BASE.facts[name]
    if info.choices:
        return list(info.choices)
    return [0, 8000, 100_000] if info.shown_as == "number" else [True, False]


facts_of_korea = st.fixed_dictionaries(
    {
        "ship_from": st.sampled_from(["KR", "KR", "JP", "TW"]),
        "destination": st.sampled_from(PLACES),
        "item.kr_control_number": st.sampled_from(NUMBERS),
        "item.kind": st.sampled_from(["commodity", "software", "technology"]),
        "item.hs6": st.sampled_from(["848210", "870323", "190531"]),
        "parties[0].role": st.just("end_user"),
        "parties[0].country": st.sampled_from(PLACES),
    }
).flatmap(
    lambda fixed: st.dictionaries(st.sampled_from(NAMES), st.integers(0, 50), max_size=20).map(
        lambda more: {**{n: _values(n)[i % len(_values(n))] for n, i in more.items()}, **fixed}
    )
)


def _judge(facts: dict[str, Value], day: date) -> tuple[int, int]:
    found = determine(slice_of(BASE, day, SEEN), KOREA, facts, 1)
    return STRICTNESS.index(found.worst), STRICTNESS.index(found.best)


@given(facts_of_korea, st.sampled_from(DAYS), st.sampled_from(WORSE), st.integers(0, 9))
@settings(max_examples=300, deadline=None)
def test_bad_news_never_makes_the_korean_answer_milder(
    facts: dict[str, Value], day: date, change: tuple[str, Value, list[Value]], which: int
) -> None:
    name, worse, better = change
    bad = _judge({**facts, name: worse}, day)
    good = _judge({**facts, name: better[which % len(better)]}, day)
    assert bad[0] <= good[0]
    assert bad[1] <= good[1]


@given(facts_of_korea, st.sampled_from(DAYS))
@settings(max_examples=150, deadline=None)
def test_nothing_is_free_while_something_in_reach_is_not_modelled(facts: dict[str, Value], day: date) -> None:
    found = determine(slice_of(BASE, day, SEEN), KOREA, facts, 1)
    if found.outcome is Outcome.NO_LICENCE_REQUIRED:
        assert all(g.value is False for g in found.gaps)


@given(facts_of_korea, st.sampled_from(DAYS))
@settings(max_examples=100, deadline=None)
def test_the_two_laws_together_are_never_milder_than_one_that_decides(facts: dict[str, Value], day: date) -> None:
    law = slice_of(BASE, day, SEEN)
    both = [determine(law, j, facts, 1) for j in ("us_ear", KOREA)]
    verdict = together(tuple(both))
    for one in both:
        if one.outcome is not Outcome.UNDETERMINED:
            assert STRICTNESS.index(verdict.best) <= STRICTNESS.index(one.outcome)


@pytest.mark.parametrize("day", DAYS)
def test_every_country_has_one_region(day: date) -> None:
    sets = slice_of(BASE, day, SEEN).sets(KOREA)
    assert not sets["KR.GA"] & sets["KR.NA2"]
    known = {c.code for c in all_countries()}
    assert sets["KR.GA"] | sets["KR.NA2"] <= known
    assert ("JP" in sets["KR.GA"]) is not (date(2019, 9, 18) <= day < date(2023, 4, 24))
    assert {"CN", "TW", "RU", "BY"} & (sets["KR.GA"] | sets["KR.NA2"]) == set()


def test_no_korean_authorisation_survives_its_restriction() -> None:
    taken_away = 0
    for rule in slice_of(BASE, date(2026, 9, 15), SEEN).program(KOREA, None, 1).authorisations:
        for taken in rule.unless:
            if taken.provision.kind == "restriction":
                taken_away += 1
                read = Translator(BASE.vocabulary, codes_of((rule.node, taken.node)))
                assert not possible(z3.And(read.formula(rule.node), read.formula(taken.node))), rule.provision.name
    assert taken_away > 20


def test_no_korean_permit_lifts_a_prohibition_or_another_kind_of_permit() -> None:
    """A permit answers the requirements of its own article alone (고시 제3조)."""
    program = slice_of(BASE, date(2026, 9, 15), SEEN).program(KOREA, None, 1)
    by_permit = {"catch_all_permit": "고시-제54조", "transit_permit": "고시-제57조", "brokering_permit": "고시-제59조"}
    for rule in program.authorisations:
        name = rule.provision.name.rpartition("/")[2]
        if name in by_permit:
            assert rule.provision.lifts.sections == (by_permit[name],)


@pytest.mark.parametrize("said", [False, None])
def test_nobody_takes_back_that_the_us_entry_stands_in_the_korean_list(said: bool | None) -> None:
    item: Any = {"eccn": "6A005.b.1", "kr_control_number": "NOT_LISTED", "origin": "KR"}
    item |= {} if said is None else {"kr_same_entry": said}
    found = decide(parse_case({"from": "KR", "to": "VN", "on": "2026-03-10", "items": [item]}))
    assert found.facts.lines[0].values["item.kr_same_entry"] is True
