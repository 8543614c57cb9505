"""The two columns of a requirement table: what the grammar reads, and what it leaves to a person."""

from __future__ import annotations

import pytest

from gwanmun.law.builders.destinations import read_destination
from gwanmun.law.builders.exceptions import read_simple
from gwanmun.law.builders.model import SourceRow, fingerprint
from gwanmun.law.builders.scopes import read_scope


@pytest.mark.parametrize(
    ("control", "reason", "expression"),
    [
        ("NS applies to entire entry", "NS", ""),
        ("RS applies to the entire entry.", "RS", ""),
        ("NS applies to entire entry, except .e, .x", "NS", 'not (item.eccn under ["9A515.e", "9A515.x"])'),
        ("RS applies to 9A515.y", "RS", 'item.eccn under "9A515.y"'),
        ("AT applies to 9A515.a only", "AT", 'item.eccn under "9A515.a"'),
        ("Russian industry sector sanctions apply to entire entry", "RU", ""),
    ],
)
def test_scopes_made_of_codes(control: str, reason: str, expression: str) -> None:
    scope = read_scope(control, "9A515")
    assert scope is not None
    assert (scope.reason, scope.expression) == (reason, expression)


@pytest.mark.parametrize(
    "control",
    [
        "MT applies to 9A515.d when usable in missiles",
        "NS applies to 9A012.a",  # a code of another entry: the row is about something else
        "NS applies to entire entry except equipment for 9A515.y",
        "These items are controlled",
    ],
)
def test_scopes_that_need_a_reader(control: str) -> None:
    assert read_scope(control, "9A515") is None


@pytest.mark.parametrize(
    ("chart", "reason", "expression"),
    [
        ("NS Column 2.", "NS", "destination in CHART.NS2"),
        ("Column 1.", "AT", 'destination in CHART.AT1 or destination in {"IR", "KP"}'),  # 1C351 prints no letters
        ("See § 746.1(b) for UN controls", "UN", "destination in EAR.UN_ARMS_EMBARGO"),
        ("See § 764.1(b) for UN controls", "UN", "destination in EAR.UN_ARMS_EMBARGO"),  # 0A617's misprint
        ("Refer to § 742.15 of the EAR.", "EI", 'destination != "CA"'),
    ],
)
def test_destinations(chart: str, reason: str, expression: str) -> None:
    destination = read_destination(chart, reason)
    assert destination is not None
    assert destination.expression == expression


@pytest.mark.parametrize(
    ("chart", "reason"),
    [("NS Column 3", "NS"), ("NS Column 1", "RS"), ("To or within Ruritania", "RS"), ("", "NS"), ("N/A.", "NP")],
)
def test_an_unknown_destination_is_not_guessed(chart: str, reason: str) -> None:
    assert read_destination(chart, reason) is None


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("LVS", "$1,500.", {"available": "yes", "value_limit_usd": "1500"}),
        ("GBS", "N/A", {"available": "no"}),
        ("TSR", "Yes.", {"available": "yes"}),
        (
            "STA",
            "License Exception STA may not be used to ship any item in this entry to any of the destinations listed in "
            "Country Group A:6 (See Supplement No. 1).",
            {"available": "no", "destinations": "destination in EAR.A6"},
        ),
        ("LVS", "$500 for 0A504.g.", None),
        ("GBS", "Yes, except N/A for MT", None),
        (
            "STA",
            "Paragraph (c)(2) of License Exception STA (§ 740.20(c)(2) of the EAR) may not be used to ship any "
            "commodity in 6A004.c or .d to any of the destinations listed in Country Group A:6.",
            None,
        ),
    ],
)
def test_exception_lines(code: str, text: str, found: dict[str, str] | None) -> None:
    assert read_simple(code, text, "0A504") == found


def test_the_fingerprint_sees_words_and_not_layout() -> None:
    first = SourceRow("NS applies to entire entry, except .x", "NS Column 1.")
    same = SourceRow("NS  applies to entire entry except.x", "NS Column 1")
    other = SourceRow("NS applies to entire entry, except .y", "NS Column 1.")
    assert first.wording == same.wording != other.wording
    assert fingerprint("more than 5") != fingerprint("≥ 5")
