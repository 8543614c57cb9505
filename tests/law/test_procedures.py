"""What stands beside a requirement by the paragraph that it cites: certificates, contract sanctity, notices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gwanmun import decide, parse_case
from gwanmun.decide.engine import RequirementResult
from gwanmun.logic import Tri

ON = date(2026, 8, 3)
OLD = {"application.contract_before_sanctity_date": True}


def duties(eccn: str, to: str, facts: dict[str, Any] | None = None, **item: Any) -> dict[str, Tri]:
    """The duties of all requirements that hold, by paragraph; those that may hold are ``None``."""
    case = parse_case(
        {
            "activity": "export",
            "from": "US",
            "to": to,
            "items": [{"eccn": eccn, "origin": "US", **item}],
            "facts": facts or {},
        }
    )
    us = next(d for d in decide(case, ON, ON).lines[0].determinations if d.jurisdiction == "us_ear")
    return {duty.paragraph: value for r in us.requirements for duty, value in _of(r)}


def _of(result: RequirementResult) -> list[tuple[Any, Tri]]:
    return list(result.duties) if result.value is True else []


@pytest.mark.parametrize(
    ("eccn", "to", "paragraph"),
    [
        ("1C350.b.1", "VN", "742.2; 742 Supplement 1"),
        ("2B350.a", "VN", "742.2; 742 Supplement 1"),
        ("2A983.a", "KP", "742 Supplement 2(c)(39)-(41)"),
        ("3B001.c.1.a", "CN", "742.4(c)"),
        ("1B117", "BR", "742.5(c)(1)"),
        ("1B115.b", "BR", "742.5(c)(2)"),
        ("2A983.a", "BR", "742.6(c)(1)"),
        ("2D984", "BR", "742.6(c)(2)"),
        ("0A982", "JP", "742.7(c)"),
        ("2A994", "IR", "742.8(c)"),
        ("0A983", "DE", "742.11(c)"),
        ("1C997", "KP", "742 Supplement 2(c)(44)"),
        ("2A984", "KP", "742 Supplement 2(c)(46)-(48)"),
        ("3A001.b.7", "SY", "742 Supplement 2(c)(1)(ii)"),
        ("1C351.a.1", "SY", "742 Supplement 2(c)(2); Supplement 1"),
        ("9A991.d", "SY", "742 Supplement 2(c)(6)(ii)"),
        ("3B991.b.1", "SY", "742 Supplement 2(c)(27), (29), (33)-(35), (37)"),
        ("2D983", "SY", "742 Supplement 2(c)(40), (41)"),
        ("1C997", "SY", "742 Supplement 2(c)(44)"),
        ("2E984", "SY", "742 Supplement 2(c)(46)-(48)"),
    ],
)
def test_an_old_contract_is_told_of_contract_sanctity(eccn: str, to: str, paragraph: str) -> None:
    assert duties(eccn, to, OLD)[paragraph] is True
    assert duties(eccn, to)[paragraph] is None
    assert paragraph not in duties(eccn, to, {"application.contract_before_sanctity_date": False})


def test_missile_and_nuclear_items_to_syria_have_no_contract_sanctity() -> None:
    told = duties("7A101", "SY", OLD)
    assert told["742 Supplement 2(c)(3), (c)(4)"] is True
    assert "742 Supplement 2(c)(1)(ii)" not in told


def test_the_congress_hears_of_items_to_terrorist_supporting_countries() -> None:
    assert duties("3A991.p", "KP")["742.19(b)(4); 742 Supplement 2(b)"] is True
    assert duties("3A991.p", "SY")["742 Supplement 2(b)"] is True
    assert "742 Supplement 2(b)" not in duties("EAR99", "SY", food_or_medicine=False)
    assert "742.19(b)(4); 742 Supplement 2(b)" not in duties("3A991.p", "IR")


def test_schedule_3_chemicals_go_with_a_certificate() -> None:
    certificate = "742.18(a)(2)(ii)(B)(1); 736.2(b)(7)(i)(C)"
    told = duties("1C350.c.4", "IL", {"item.ccl.end_use_certificate_from_importing_government": False})
    assert told[certificate] is True
    assert told["742.18(c)"] is True
    assert certificate not in duties("1C350.b.1", "IL")


def test_schedule_1_chemicals_are_notified_first() -> None:
    assert duties("1C351.d.15", "DE")["742.18(a)(1), (c); 736.2(b)(7)(i)(B)"] is True


def test_firearms_need_an_import_certificate() -> None:
    assert duties("0A501.a", "BR")["742.17(a), (c), (g)"] is True


@pytest.mark.parametrize(
    ("eccn", "to", "paragraph"),
    [
        ("3A001.a.2", "CN", "742.4(c)"),
        ("1B115.a", "BR", "742.5(c)(2)"),
        ("2A983.a", "KP", "742.6(c)(1)"),
        ("0A982", "CN", "742.7(c)"),
        ("0A983", "IN", "742.11(c)"),
        ("0A983", "CN", "742.11(c)"),
    ],
)
def test_contract_sanctity_ends_where_the_section_says(eccn: str, to: str, paragraph: str) -> None:
    assert duties(eccn, to, OLD).get(paragraph) is not True
