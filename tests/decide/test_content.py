"""The share of US-origin content: what more or less of it, and what is not known of it, may change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwanmun import decide, parse_case
from gwanmun.cli.html import render as page
from gwanmun.cli.text import render
from gwanmun.decide.content import Share
from gwanmun.decide.receipt import receipt
from gwanmun.decide.record import record
from gwanmun.sources.files import InputError

ON = date(2026, 8, 3)
SHARE = "item.us_controlled_content_percent"
STATED = {"end_use.restricted_oil_gas": "not_used", "transaction.informed_by_bis": False}
CHIP: dict[str, Any] = {"eccn": "3A001.b.7", "value": "USD 10"}  # national security, column 2 of the Chart
CABLE: dict[str, Any] = {"eccn": "EAR99", "value": "USD 10", "hs": "482010", "part_for_hts_listed_item": False}


def case(*components: dict[str, Any], to: str = "VN", **fields: Any) -> dict[str, Any]:
    """A Korean product with these components in it."""
    content = {"product_value": "USD 100", "complete": True, "components": list(components)}
    content.update({k: fields.pop(k) for k in ("product_value", "complete") if k in fields})
    item = {"eccn": "EAR99", "origin": "KR", "kind": "commodity", "us_content": content, **fields}
    return {"from": "KR", "to": to, "region": "elsewhere", "items": [item], "facts": STATED}


def share(data: dict[str, Any]) -> Share:
    """The share that is worked out."""
    found = decide(parse_case(data), ON, ON).lines[0].facts.share
    assert found is not None
    return found


def stated(data: dict[str, Any]) -> object:
    """The share that the rules are given."""
    return decide(parse_case(data), ON, ON).lines[0].facts.values.get(SHARE)


some_component = st.fixed_dictionaries(
    {"eccn": st.sampled_from(["EAR99", "3A001.b.7", "3A991.p", "3C005", "6A003.b.4.b", "9A991.c", "3A090.a"])},
    optional={
        "value": st.integers(0, 9).map(lambda n: f"USD {n}"),
        "quantity": st.sampled_from([0, 1, 2, "unknown"]),
        "incorporated": st.sampled_from([True, False, "unknown"]),
        "hs": st.sampled_from(["482010", "840710"]),
    },
)
some_components = st.lists(some_component, max_size=5)
places = st.sampled_from(["VN", "DE", "CU", "IR", "RU", "BR", "CN", "KP"])


@given(some_components, places)
@settings(max_examples=60, deadline=None)
def test_uncontrolled_content_never_raises_what_counts(components: list[dict[str, Any]], to: str) -> None:
    before = share(case(*components, to=to))
    more = {"eccn": "EAR99", "value": "USD 5", "incorporated": False}
    after = share(case(*components, more, to=to))
    assert (after.amounts, after.low, after.high) == (before.amounts, before.low, before.high)
    if to in ("DE", "BR"):
        cable = share(case(*components, {**CABLE, "value": "USD 5"}, to=to))
        assert cable.amounts == before.amounts


@given(some_components, some_component, places)
@settings(max_examples=60, deadline=None)
def test_content_never_lowers_the_share(components: list[dict[str, Any]], more: dict[str, Any], to: str) -> None:
    before, after = share(case(*components, to=to)), share(case(*components, more, to=to))
    assert after.low >= before.low
    assert after.high is None or (before.high is not None and after.high >= before.high)


@given(some_components, st.integers(0, 4), places)
@settings(max_examples=80, deadline=None)
def test_what_is_not_known_of_a_component_never_contradicts_what_it_turns_out_to_be(
    components: list[dict[str, Any]], index: int, to: str
) -> None:
    if not components:
        return
    whole = [{"value": "USD 1", **c, "incorporated": True, "quantity": 1} for c in components]
    known = share(case(*whole, to=to))
    place = index % len(whole)
    for gone in ("value", "eccn", "incorporated"):
        less = [dict(c) for c in whole]
        if gone == "incorporated":
            less[place][gone] = "unknown"
        else:
            del less[place][gone]
        vague = share(case(*less, to=to))
        assert vague.low <= known.low
        assert vague.high is None or (known.high is not None and known.high <= vague.high)
        assert vague.above in (None, known.above)


@given(some_components, places)
@settings(max_examples=40, deadline=None)
def test_a_list_that_is_not_complete_never_shows_that_the_share_is_low(
    components: list[dict[str, Any]], to: str
) -> None:
    open_list = share(case(*components, to=to, complete=None))
    assert open_list.high is None
    assert open_list.above is not False


def test_the_share_is_exact_at_the_level() -> None:
    assert share(case({**CHIP, "value": "USD 25"})).above is False
    assert share(case({**CHIP, "value": "USD 25.0000001"})).above is True
    third = share(case({**CHIP, "value": "USD 1"}, product_value="USD 3"))
    assert third.low == third.high == Decimal("33.3334")


def test_the_level_is_that_of_the_destination() -> None:
    assert share(case(CHIP, to="VN")).limit == 25
    assert share(case(CHIP, to="CU")).limit == 10
    assert share(case(CHIP, to="KP")).limit == 10


def test_a_share_between_bounds_is_stated_only_where_it_decides() -> None:
    assert stated(case({**CHIP, "value": "USD 20"}, {"value": "USD 5"})) == 25
    assert stated(case({**CHIP, "value": "USD 20"}, {"value": "USD 6"})) is None
    assert stated(case({**CHIP, "value": "USD 26"}, {"value": "USD 6"})) == 26


def test_a_stated_share_that_the_list_bears_out_gives_way_to_the_exact_one() -> None:
    assert stated(case({**CHIP, "value": "USD 25.4"}, us_controlled_content_percent=25)) == Decimal("25.4")


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("a negative value", case({**CHIP, "value": "USD -5"}), "negative"),
    ("a negative number of pieces", case({**CHIP, "quantity": -1}), "must be a number of zero or more"),
    ("two currencies", case({**CHIP, "value": "EUR 5"}), "valued in USD and in EUR"),
    ("two currencies of components", case(CHIP, {**CHIP, "value": "원 5"}, product_value=None), "in USD and in KRW"),
    ("content worth more than the product", case({**CHIP, "value": "USD 60"}, {**CABLE, "value": "USD 41"}), "101"),
    ("a product worth nothing", case(CHIP, product_value="USD 0"), "more than zero"),
    ("a share that disagrees", case(CHIP, us_controlled_content_percent=12), "comes to 10 percent"),
    ("a share below the bounds", case({**CHIP, "value": "USD 30"}, {}, us_controlled_content_percent=5), "30 to 100"),
    ("no US nexus", case(CHIP, us_nexus="none"), "item.us_nexus is stated as none"),
    ("a component made elsewhere", case({**CHIP, "origin": "JP"}), "only content of US origin"),
    ("a product of US origin", case(CHIP, origin="US"), "whatever is in it"),
    ("content under the ITAR", case({"eccn": "USML", "value": "USD 1"}), "another agency"),
    ("software that is subject by itself", case({"eccn": "5D002.c.1", "value": "USD 1"}), "a line of its own"),
    ("software that may be so", case({"eccn": "5D992", "value": "USD 1"}), "a line of its own"),
    (
        "encryption that the case denies",
        case({"eccn": "5A002.a", "value": "USD 1"}, us_encryption_content="none"),
        "item.us_encryption_content is stated as none",
    ),
    (
        "a case without a level that the case denies",
        case({"eccn": "9A610.x", "value": "USD 1"}, to="CN", no_de_minimis_case="none"),
        "item.no_de_minimis_case is stated as none",
    ),
    (
        "a chip that the case denies",
        case({"eccn": "3A001.a.7"}, contains_us_origin_chip=False),
        "contains_us_origin_chip",
    ),
    ("an unknown field of the list", case(complete=True) | {"items": [{"us_content": {"parts": []}}]}, "components"),
    ("an unknown field of a component", case({**CHIP, "vlaue": 5}), "item.vlaue"),
    ("completeness that is neither", case(CHIP, complete="perhaps"), "yes or no"),
]


@pytest.mark.parametrize(("data", "says"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_list_that_cannot_be_right_is_refused_with_one_sentence(data: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError) as error:
        decide(parse_case(data), ON, ON)
    message = str(error.value)
    assert says in message
    assert "\n" not in message
    assert error.value.message("ko") != message


def test_software_with_a_line_of_its_own_is_taken() -> None:
    data = case({"eccn": "5D002.c.1", "value": "USD 1"})
    data["items"].append({"eccn": "5D002.c.1", "origin": "US"})
    assert decide(parse_case(data), ON, ON).lines[0].facts.share is not None


def test_the_record_shows_the_table_in_both_languages() -> None:
    decision = decide(parse_case(case(CHIP, CABLE, {"description": "<b>motor</b>"}, {"eccn": "3E001"})), ON, ON)
    made = receipt(decision)
    found = record(decision)["lines"][0]["de_minimis"]
    assert [c["controlled"] for c in found["components"]] == ["TRUE", "FALSE", "UNKNOWN", "FALSE"]
    assert (found["percent_at_least"], found["percent_at_most"], found["above"]) == ("10", None, "UNKNOWN")
    for lang, words in (("en", "de minimis level 25% (734.4(d))"), ("ko", "최소기준 25%(734.4(d))")):
        text, html = render(record(decision), lang), page(made, lang)
        assert words in text
        assert words in html
        assert "742.4(a)(2)" in text
        assert "<b>motor</b>" not in html


def test_the_table_says_why_content_does_not_count() -> None:
    gbs = share(case({"eccn": "3C005", "value": "USD 5"}, to="BR")).parts[0]
    assert (gbs.controlled, gbs.why and gbs.why[1]) == (False, "734 Supplement 2(a)(1); 740.4")
    partner = share(case({"eccn": "3A991.p", "value": "USD 5"}, to="RU")).parts[0]
    assert (partner.controlled, partner.why and partner.why[1]) == (
        False,
        "734 Supplement 2(a)(1); 746.8(a)(12)(iii)(B)",
    )
    perhaps = share(case({**CHIP, "incorporated": "unknown"})).parts[0]
    assert perhaps.controlled is None
    assert perhaps.why is not None
    free = share(case(CHIP, to="DE")).parts[0]
    assert (free.controlled, free.why) == (False, None)


def test_a_case_without_a_list_has_no_table() -> None:
    data = case()
    del data["items"][0]["us_content"]
    assert "de_minimis" not in record(decide(parse_case(data), ON, ON))["lines"][0]
