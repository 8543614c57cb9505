"""What a Korean permit needs beside the policy: who decides, and what depends on the region of the day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import decide
from gwanmun.decide.record import record
from gwanmun.law.load import rules
from gwanmun.sources.yaml_text import Plain

NEVER = date(9999, 12, 31)
ON = date(2026, 9, 10)
PERMIT = "kr_foreign_trade_act/대외무역법-제19조의2/export_permit"


def _shown(on: date, to: str, item: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """The requirement of the export permit in the record of a shipment from Korea."""
    data: Plain = {
        "from": "KR",
        "to": to,
        "items": [item],
        "korea": {"permit": "none", "exemption": "none"},
        "facts": facts,
    }
    lines = record(decide(parse_case(data, "test"), on, NEVER, rules()))["lines"]
    korea = next(d for d in lines[0]["determinations"] if d["jurisdiction"] == "kr_foreign_trade_act")
    return next(r for r in korea["requirements"] if r["name"] == PERMIT)


def _duty(shown: dict[str, Any], words: str) -> str | None:
    """The truth of the duty with these words; None where it does not hold."""
    return next((d["value"] for d in shown["duties"] if words in d["ko"]), None)


@pytest.mark.parametrize(
    ("item", "military", "authority"),
    [
        ({"kr_control_number": "2B001.b.2"}, False, "산업통상부장관"),
        ({"kr_control_number": "2B001.b.2"}, True, "방위사업청장"),
        ({"kr_control_number": "ML5"}, False, "방위사업청장"),
        ({"kr_control_number": "NUCLEAR", "kind": "commodity"}, False, "원자력안전위원회"),
    ],
)
def test_who_decides_is_said_with_the_permit(item: dict[str, Any], military: bool, authority: str) -> None:
    shown = _shown(ON, "VN", item, **{"end_use.military": military})
    found = [d["ko"] for d in shown["duties"] if d["ko"].startswith("허가기관") and d["value"] == "TRUE"]
    assert len(found) == 1
    assert authority in found[0]


def test_who_decides_stays_open_while_the_use_is_unknown() -> None:
    shown = _shown(ON, "VN", {"kr_control_number": "2B001.b.2"})
    assert _duty(shown, "허가기관: 산업통상부장관") == "UNKNOWN"
    assert _duty(shown, "허가기관: 방위사업청장") == "UNKNOWN"


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2019, 9, 17), None),
        (date(2019, 9, 18), "TRUE"),  # Japan leaves region 가
        (date(2023, 4, 23), "TRUE"),
        (date(2023, 4, 24), None),  # and is back
    ],
)
def test_the_statement_for_nsg_items_follows_the_region_of_the_day(on: date, value: str | None) -> None:
    shown = _shown(on, "JP", {"kr_control_number": "2B206.a"}, **{"end_use.military": False})
    assert _duty(shown, "핵공급국그룹 품목의 나 지역 수출") == value


def test_policies_before_the_one_that_holds_are_shown_as_open() -> None:
    review = _shown(ON, "JP", {"kr_control_number": "1C350.24"})["review"]
    shown = {(p["policy"], p["value"]) for p in review if p["value"] != "FALSE"}
    assert shown == {("only_with_government_assurance", "UNKNOWN"), ("case_by_case", "TRUE")}


def test_an_item_of_wassenaar_alone_is_weighed_case_by_case_and_nothing_else_is_open() -> None:
    review = _shown(ON, "CN", {"kr_control_number": "3B001.a.1"})["review"]
    assert [(p["policy"], p["value"]) for p in review if p["value"] != "FALSE"] == [("case_by_case", "TRUE")]
