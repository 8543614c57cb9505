"""Bad input: one clear sentence with the place, in both languages, and nothing decided."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwanmun import decide, parse_case
from gwanmun.decide.case import case_of
from gwanmun.sources.files import InputError
from gwanmun.sources.yaml_text import parse_yaml

GOOD: dict[str, Any] = {"from": "US", "to": "CN", "items": [{"eccn": "3B001.c.1.a"}]}
ITEM = {"eccn": "3B001.c.1.a"}

BAD: list[tuple[str, dict[str, Any], str]] = [
    ("an unknown field", {**GOOD, "itmes": []}, "did you mean items"),
    ("an unknown fact of an item", {**GOOD, "items": [{"eccn": "EAR99", "euv_specfic": True}]}, "item.euv_specific"),
    (
        "an unknown fact of a party",
        {**GOOD, "parties": [{"role": "end_user", "name": "X", "headqarters": "CN"}]},
        "party.headquarters",
    ),
    ("a field of a component on a line", {**GOOD, "items": [{**ITEM, "incorporated": False}]}, "item.incorporated"),
    (
        "content of a component",
        {**GOOD, "items": [{**ITEM, "us_content": {"components": [{"eccn": "EAR99", "us_content": {}}]}}]},
        "item.us_content",
    ),
    ("an unknown fact of the end use", {**GOOD, "end_use": {"civl": True}}, "end_use.civil"),
    ("an unknown fact", {**GOOD, "facts": {"end_use.civl": True}}, "end_use.civil"),
    ("no items", {"from": "US", "to": "CN", "items": []}, "items is empty"),
    ("items missing", {"from": "US", "to": "CN"}, "items is missing"),
    ("items of a wrong type", {**GOOD, "items": "etcher"}, "items cannot be"),
    ("a country nobody knows", {**GOOD, "to": "Atlantis"}, "Atlantis"),
    ("an ambiguous country", {**GOOD, "to": "Korea"}, "Korea"),
    ("an impossible date", {**GOOD, "on": "2026-02-30"}, "2026-02-30"),
    ("an ambiguous date", {**GOOD, "on": "03/04/2024"}, "03/04/2024"),
    ("an ECCN that does not exist", {**GOOD, "items": [{"eccn": "3B009"}]}, "there is no ECCN 3B009"),
    ("an ECCN of another time", {**GOOD, "items": [{"eccn": "3B090"}]}, "did not exist on 2026-08-03"),
    ("an ECCN under the ITAR", {**GOOD, "items": [{"eccn": "1A102"}]}, "write USML"),
    ("an ECCN that points elsewhere", {**GOOD, "items": [{"eccn": "4A611"}]}, "no controls of its own"),
    ("a destination that does not apply", {**GOOD, "to": "not applicable"}, "applies to every shipment"),
    ("a control number that does not apply", {**GOOD, "items": [{"eccn": "해당 없음"}]}, "applies to every shipment"),
    ("a paragraph that does not exist", {**GOOD, "items": [{"eccn": "3B001.zz"}]}, "has no paragraph .zz"),
    ("something that is no ECCN", {**GOOD, "items": [{"eccn": "etcher"}]}, "not a control number"),
    ("a negative value", {**GOOD, "items": [{**ITEM, "value": "USD -5"}]}, "-5"),
    ("an infinite value", {**GOOD, "items": [{**ITEM, "value": {"amount": float("inf"), "currency": "USD"}}]}, "inf"),
    ("a value that is no number", {**GOOD, "items": [{**ITEM, "value_usd": "much"}]}, "item.value_usd must be"),
    ("an unknown currency", {**GOOD, "items": [{**ITEM, "value": {"amount": 5, "currency": "XQZ"}}]}, "XQZ"),
    ("a short tariff code", {**GOOD, "items": [{**ITEM, "hs": "84"}]}, "not a tariff code"),
    ("a yes-or-no that is neither", {**GOOD, "end_use": {"civil": "perhaps"}}, "must be yes or no"),
    ("a word that is no choice", {**GOOD, "activity": "exprt"}, "did you mean export"),
    (
        "the same party twice",
        {**GOOD, "parties": [{"role": "end_user", "name": "A B"}, {"role": "end_user", "name": "a  b"}]},
        "stands twice",
    ),
    (
        "two ultimate consignees",
        {**GOOD, "parties": [{"role": "ultimate_consignee", "name": n} for n in "AB"]},
        "one ultimate consignee",
    ),
    ("a party without name", {**GOOD, "parties": [{"role": "end_user", "name": ""}]}, "name"),
    ("an unknown declaration", {**GOOD, "declarations": [{"id": "trust_me", "by": "Kim"}]}, "no declaration"),
    ("a declaration that nobody signed", {**GOOD, "declarations": [{"id": "ofac_checked", "by": ""}]}, "by"),
    (
        "a declaration against a stated fact",
        {**GOOD, "end_use": {"civil": False}, "declarations": [{"id": "civil_end_use_checked", "by": "Kim"}]},
        "end_use.civil is stated as False and as True",
    ),
    ("a kind of item against its number", {**GOOD, "items": [{**ITEM, "kind": "software"}]}, "item.kind is stated as"),
]


@pytest.mark.parametrize(("data", "says"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_bad_input_is_refused_with_one_sentence(data: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError) as error:
        decide(parse_case(data), None if "on" in data else date(2026, 8, 3))
    message = str(error.value)
    assert says in message
    assert "\n" not in message
    assert error.value.message("ko") != message


def test_the_sentence_names_file_line_and_field() -> None:
    document = parse_yaml("from: US\nto: CN\nitems:\n  - eccn: 3B001.c.1.a\n    valeu: 3\n", "etcher.yaml")
    with pytest.raises(InputError, match=r"^etcher.yaml:5, items\[0\].valeu: there is no fact called item.valeu"):
        decide(case_of(document))


def test_what_is_not_known_may_be_said_to_be_so() -> None:
    data = {**GOOD, "end_use": {"civil": "모름", "military": "not applicable", "own_use_of_veu": None}}
    facts = decide(parse_case(data), date(2026, 8, 3)).facts.lines[0].values
    assert "end_use.civil" not in facts
    assert "end_use.own_use_of_veu" not in facts
    assert str(facts["end_use.military"]) == "Absent.NOT_APPLICABLE"


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)
fields = st.sampled_from(
    ["from", "to", "on", "items", "parties", "end_use", "facts", "declarations", "activity", "region", "korea"]
)


@given(st.dictionaries(fields, plain, max_size=4))
def test_no_data_does_more_than_be_refused(data: dict[str, Any]) -> None:
    try:
        decide(parse_case({**GOOD, **data}), date(2026, 8, 3))
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - most data are refused, some are a case


@given(plain)
def test_what_does_not_fit_is_always_found(data: Any) -> None:
    for field in ("from", "on", "items", "parties", "end_use", "declarations"):
        try:
            parse_case({**GOOD, field: data})
        except InputError as error:
            # The whole is blamed only if the search for the misfit found nothing.
            assert not str(error).startswith("case:  cannot be")  # noqa: PT017 - some data fit
            assert str(error).startswith(f"case, {field}")  # noqa: PT017


def test_a_number_may_stand_where_a_word_is_wanted() -> None:
    data: dict[str, Any] = {**GOOD, "items": [{**ITEM, "hs": 848620}], "title": 2026}
    case = parse_case({**data, "facts": {"end_use.civil": {"value": True, "source": 17}}})
    assert case.items[0].hs == "848620"
    assert case.title == "2026"
    assert decide(case, date(2026, 8, 3)).facts.lines[0].sources["end_use.civil"].document == "17"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({**GOOD, "from": True}, "from cannot be True: it must be a word of at most 2000 letters or fields"),
        ({**GOOD, "title": "x" * 2001}, "title cannot be"),
        ({**GOOD, "end_use": {"civil": [1]}}, "case, end_use.civil: civil cannot be [1]"),
        ({**GOOD, "end_use": {"civil": {"valeu": 1}}}, "did you mean value?"),
        ({**GOOD, "end_use": {"civil": {"source": "x"}}}, "value is missing"),
        ({**GOOD, "items": [{}] * 1001}, "items is too long a list"),
        ({**GOOD, "items": [{"value": {"amount": [], "currency": "USD"}}]}, "items[0].value.amount: amount cannot be"),
        ({**GOOD, "kind": "case"}, "it must be 'gwanmun case'"),
        ({**GOOD, "parties": [{"role": "end_user"}]}, "case, parties[0].name: name is missing"),
    ],
)
def test_the_misfit_is_named_with_its_place(data: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError) as error:
        parse_case(data)
    assert says in str(error.value)
