"""What follows from what was stated: sums over lines, the kind of an item, and who is elsewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gwanmun.decide.advice import questions_of
from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import Decision, decide
from gwanmun.decide.outcome import Outcome
from gwanmun.sources.files import InputError

KNOWN = date(2026, 9, 24)
SMALL: dict[str, Any] = {
    "kr_control_number": "6A005.a.1",
    "value": "USD 5,000",
    "kr_wassenaar_only": True,
    "kr_sales_to_buyer_usd": 0,
    "kr_may_serve_weapons": False,
}


def korean(*items: dict[str, Any], to: str = "VN", **more: Any) -> Decision:
    case = {
        "from": "KR",
        "to": to,
        "items": list(items),
        "parties": [{"role": "end_user", "name": "Hanoi Optics JSC", "country": to, "kr_concern_list": False}],
        "korea": {"permit": "none", "exemption": "small_value", "violator": False, "via_na2": False},
        "end_use": {"military": False},
        **more,
    }
    return decide(parse_case(case), date(2026, 9, 10), KNOWN)


def outcomes(decision: Decision) -> list[Outcome]:
    return [d.outcome for line in decision.lines for d in line.determinations if d.jurisdiction.startswith("kr_")]


def total(decision: Decision, line: int = 0) -> object:
    return decision.lines[line].facts.values.get("item.kr_total_usd")


@pytest.mark.parametrize(
    ("values", "outcome"),
    [(["4,000", "4,000"], Outcome.AUTHORISED), (["5,000", "5,000"], Outcome.LICENCE_REQUIRED)],
)
def test_the_limit_of_8000_dollars_is_on_all_lines_of_a_number(values: list[str], outcome: Outcome) -> None:
    """고시 제26조제1항제7호: 해당 품목의 수출가액의 합계."""
    decision = korean(*({**SMALL, "value": f"USD {value}"} for value in values))
    assert outcomes(decision) == [outcome, outcome]
    assert total(decision) == sum(Decimal(v.replace(",", "")) for v in values)


def test_another_number_is_another_item() -> None:
    decision = korean(SMALL, {**SMALL, "kr_control_number": "3A002.a.7"})
    assert outcomes(decision) == [Outcome.AUTHORISED, Outcome.AUTHORISED]


def test_a_number_and_its_paragraph_are_added_up() -> None:
    assert total(korean(SMALL, {**SMALL, "kr_control_number": "6A005.a"})) == 10_000


def test_a_line_of_unknown_value_leaves_the_sum_open() -> None:
    decision = korean(SMALL, {**SMALL, "value": "700만 원"})
    assert total(decision) is None
    assert outcomes(decision)[0] is Outcome.UNDETERMINED


def test_a_sum_below_its_lines_is_refused() -> None:
    with pytest.raises(InputError, match=r"items\[0\].*10000"):
        korean({**SMALL, "kr_total_usd": 5000}, SMALL)


def test_a_sum_below_the_lines_whose_value_is_known_is_refused_too() -> None:
    with pytest.raises(InputError, match=r"items\[0\].*9000"):
        korean({**SMALL, "value": "USD 9,000", "kr_total_usd": 5000}, {**SMALL, "value": "700만 원"})


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"hs": "8482.10"}, "commodity"),
        ({"hs": "8523.49"}, None),
        ({"hs": "4906.00"}, None),
        ({"hs": "8523.49", "kind": "software"}, "software"),
        ({"hs": "8482.10", "eccn": "3E001"}, "technology"),
        ({}, None),
    ],
)
def test_a_tariff_code_of_goods_says_that_it_is_goods(item: dict[str, Any], kind: str | None) -> None:
    decision = korean({"kr_control_number": "NOT_LISTED", **item}, korea={"permit": "none", "exemption": "none"})
    assert decision.lines[0].facts.values.get("item.kind") == kind


@pytest.mark.parametrize(("country", "elsewhere"), [("RU", True), ("AE", False), (None, False)])
def test_a_party_in_another_country_than_the_destination_is_elsewhere(country: str | None, elsewhere: bool) -> None:
    party: dict[str, Any] = {"role": "end_user", "name": "Zavod Primer OOO"} | ({"country": country} if country else {})
    case: dict[str, Any] = {"from": "US", "to": "AE", "items": [{"eccn": "EAR99", "kind": "commodity"}]}
    decision = decide(parse_case(case | {"parties": [party]}), KNOWN, KNOWN)
    assert decision.lines[0].facts.values["parties[0].elsewhere"] is elsewhere
    asked = {q.fact for d in decision.lines[0].determinations for q in questions_of(d)}
    assert ("transaction.stays_at_destination" in asked) is elsewhere


@pytest.mark.parametrize("written", ["EAR99", "EAR 99", "ear-99"])
def test_ear99_is_read_however_sheets_have_it(written: str) -> None:
    case = parse_case({"from": "US", "to": "CU", "items": [{"eccn": written}]})
    assert decide(case, KNOWN, KNOWN).lines[0].facts.values["item.eccn"] == "EAR99"
