"""The laws of the engine on the real rule base, on several dated slices."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gwanmun.decide.engine import determine
from gwanmun.decide.outcome import STRICTNESS, Outcome, ladder
from gwanmun.law.chart import determine_chart
from gwanmun.law.load import rules, slice_of
from gwanmun.logic import NOT_APPLICABLE, Kind, Value, possible
from gwanmun.world import all_countries

BASE = rules()
DAYS = [
    date(2022, 3, 1),
    date(2023, 10, 18),
    date(2025, 9, 30),
    date(2025, 12, 30),
    date(2026, 8, 3),
    date(2026, 11, 21),
]
CODES = [
    "EAR99",
    "3B001",
    "3B001.c.1.a",
    "3B001.b",
    "3A090.a",
    "3A090.c",
    "5A992.c",
    "1C350.b.22",
    "2B001.b.2",
    "9A515.e",
]
PLACES = ["CN", "HK", "RU", "IR", "CU", "KP", "DE", "KR", "TR", "IN", "AU", "VN", "AQ", "MO", "SY", "US"]


def _values(name: str) -> list[Value]:
    fact = BASE.vocabulary.type_of(name)
    match fact.kind:
        case Kind.BOOL:
            return [True, False]
        case Kind.NUMBER:
            return [0, 500, 10_000, 1_000_000]
        case _ if name == "item.eccn":
            return list(CODES)
        case _ if BASE.facts[BASE.vocabulary.general_name(name)].shown_as == "country":
            return list(PLACES)
        case Kind.SYMBOL if fact.choices:
            return list(fact.choices)
        case _:
            return ["854231", "000000"]


NAMES = sorted(
    [n for n in BASE.facts if not n.startswith("party.") and BASE.facts[n].shown_as != "date"]
    + [n.replace("party.", "ultimate_consignee.") for n in BASE.facts if n.startswith("party.")]
)
some_facts = st.fixed_dictionaries(
    {"item.eccn": st.sampled_from(CODES), "destination": st.sampled_from(PLACES)}
).flatmap(
    lambda fixed: st.dictionaries(st.sampled_from(NAMES), st.integers(0, 100), max_size=25).map(
        lambda extra: {**{n: _values(n)[i % len(_values(n))] for n, i in extra.items()}, **fixed}
    )
)
days = st.sampled_from(DAYS)


@given(some_facts, some_facts, days, st.sampled_from(BASE.jurisdictions))
@settings(max_examples=150)
def test_learning_a_fact_never_flips_an_answer(
    some: dict[str, Value], more: dict[str, Value], day: date, jurisdiction: str
) -> None:
    law = slice_of(BASE, day, DAYS[-1])
    before = determine(law, jurisdiction, some, 0)
    after = determine(law, jurisdiction, {**more, **some}, 0)
    assert STRICTNESS.index(before.worst) <= STRICTNESS.index(after.worst)
    assert STRICTNESS.index(after.best) <= STRICTNESS.index(before.best)
    if before.outcome is not Outcome.UNDETERMINED:
        assert after.outcome is before.outcome


@given(some_facts, days)
@settings(max_examples=150)
def test_an_outcome_lies_within_the_sound_bounds(facts: dict[str, Value], day: date) -> None:
    law = slice_of(BASE, day, DAYS[-1])
    found = determine(law, "us_ear", facts, 0)
    assert {found.best.value, found.worst.value} <= set(possible(ladder(found.program, lambda rule: rule.node), facts))


@given(some_facts, days)
@settings(max_examples=150)
def test_nothing_is_licence_free_while_something_in_reach_is_not_modelled(facts: dict[str, Value], day: date) -> None:
    found = determine(slice_of(BASE, day, DAYS[-1]), "us_ear", facts, 0)
    assume(any(g.value is True for g in found.gaps))
    assert found.outcome is not Outcome.NO_LICENCE_REQUIRED


@given(some_facts, days, st.sampled_from(sorted(BASE.declarations)))
@settings(max_examples=150)
def test_no_declaration_makes_an_answer_stricter_or_licence_free_by_itself(
    facts: dict[str, Value], day: date, declaration: str
) -> None:
    law = slice_of(BASE, day, DAYS[-1])
    states = {n: v for n, v in BASE.declarations[declaration].states.items() if n.startswith("checks.")}
    assume(states and not set(states) & set(facts))
    before = determine(law, "us_ear", facts, 0)
    after = determine(law, "us_ear", {**facts, **{n: bool(v) for n, v in states.items()}}, 0)
    assert STRICTNESS.index(before.worst) <= STRICTNESS.index(after.worst)


def test_every_entry_and_country_resolves_to_a_row_or_to_an_explicit_gap() -> None:
    law = slice_of(BASE, date(2026, 9, 24), date(2026, 9, 24))
    entries = [r["eccn"] for r in BASE.tables["us_ear/eccns"].records() if r["as_of"] == "2026-09-24"]
    assert len(entries) == 638
    controlled = {r["eccn"] for r in BASE.tables["us_ear/eccns"].records() if r["status"] == "controlled"}
    for entry in entries:
        found = {c.code: determine_chart(law, entry, c.code) for c in all_countries()}
        assert all(found[c].value is not False for c in ("AQ", "PS")), entry
        if entry not in controlled:
            assert all(f.value is None for f in found.values()), f"{entry} has no controls of its own, yet asks nothing"
        else:
            assert BASE.entry_provisions(entry), f"{entry} is controlled but has no row"


def test_a_fact_that_does_not_apply_is_no_loophole_for_an_embargo() -> None:
    facts: dict[str, Value] = {"item.eccn": "EAR99", "destination": "CU", "activity": "export", "ship_from": "US"}
    law = slice_of(BASE, date(2026, 8, 3), date(2026, 8, 3))
    for name in NAMES:
        if name not in facts:
            assert determine(law, "us_ear", {**facts, name: NOT_APPLICABLE}, 0).worst in (
                Outcome.LICENCE_REQUIRED,
                Outcome.PROHIBITED,
            )
