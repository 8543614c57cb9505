"""The map of a difference: destinations written in many ways are one place, and every number stands in the table."""

from __future__ import annotations

import polars as pl
import pytest

from gwanmun.cli.report import canvas
from gwanmun.cli.report.destinations import destinations
from gwanmun.impact.difference import Difference

EMPTY = pl.DataFrame()


def _difference(rows: list[tuple[str, str, str, float | None]]) -> Difference:
    table = pl.DataFrame(rows, schema=["to", "after", "currency", "value"], orient="row")
    return Difference(table, EMPTY, {}, EMPTY)


@pytest.mark.skipif(not canvas.available(), reason="pictures need the extra of that name")
def test_one_country_in_two_writings_is_one_place() -> None:
    found = _difference([
        ("중국", "LICENCE_REQUIRED", "USD", 2000.0), ("CN", "PROHIBITED", "USD", 500.0),
        ("Singapore", "AUTHORISED", "USD", 100.0), ("Nowhere", "LICENCE_REQUIRED", "USD", 5.0),
        ("", "LICENCE_REQUIRED", "", None),
    ])  # fmt: skip
    shown = destinations(found, "en").text
    assert "China · USD 2,500" in shown
    assert "LICENCE REQUIRED 1, PROHIBITED 1" in shown
    assert shown.count("Singapore") == 2
    assert shown.count("Nowhere") == 1, "no place on the map, but a row of the table"
    assert canvas.RED in shown
    assert "<script" not in shown


@pytest.mark.skipif(not canvas.available(), reason="pictures need the extra of that name")
def test_sums_in_two_currencies_are_not_added() -> None:
    found = _difference([("CN", "PROHIBITED", "USD", 5.0), ("CN", "PROHIBITED", "KRW", 7000.0)])
    shown = destinations(found, "ko").text
    assert "중국 · 2 행" in shown
    assert "KRW 7,000; USD 5" in shown


def test_a_book_without_destinations_has_no_map() -> None:
    assert destinations(_difference([("", "PROHIBITED", "USD", 5.0)]), "en").text == ""
