"""A row of a book has the answer that its case file has alone, whatever differs between rows: dates, parties, names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import case_day, decide
from gwanmun.decide.screened import screen_case
from gwanmun.impact.batch import RESULT, Decider
from gwanmun.impact.columns import BookMapping, map_columns
from gwanmun.impact.row import case_of
from gwanmun.impact.screening import BookLists
from gwanmun.law.load import rules
from gwanmun.parties import Screener
from gwanmun.parties.decisions import Decisions
from gwanmun.parties.freshness import CLEARING
from gwanmun.parties.party import Edition
from gwanmun.sources.entries import Entry, Name
from gwanmun.sources.files import InputError

BASE = rules()
KNOWN = date(2026, 9, 24)
EDITION = Edition("kept", "2026-03-01", dict.fromkeys(CLEARING, "2026-03-01"))
LISTED = [
    Entry("us_entity_list", "e1", "company", (Name("Zhongxin Precision Optics Institute"),), countries=("China",),
          addresses=("88 Guanghua Road, Chengdu",), licence_requirement="For all items subject to the EAR",
          licence_policy="Presumption of denial", listed_on="2026-03-08"),
    *(Entry(on, on, "company", (Name(f"Perm Orlov {on} Zavod"),), countries=("Russia",)) for on in CLEARING[1:]),
]  # fmt: skip
SAME = {
    "exception.ground": "none",
    "checks.parties_complete": True,
    "declarations": [{"id": "ofac_checked", "by": "Park"}],
}
CELLS: dict[str, st.SearchStrategy[str | None]] = {
    "on": st.dates(date(2025, 12, 20), date(2026, 8, 1)).map(str)
    | st.sampled_from(["2026-03-05", "2026-03-09", "2026-03-31", "2026-04-02", None]),
    "from": st.sampled_from(["US", "KR"]),
    "to": st.sampled_from(["CN", "VN", "DE", None]),
    "eccn": st.sampled_from(["3B001.c.1.c", "EAR99", "unknown"]),
    "origin": st.sampled_from(["US", None]),
    "item.euv_specific": st.sampled_from(["yes", "no", "unknown", "n/a", None]),
    "korea.permit_valid_until": st.sampled_from(["2026-03-07", "2026-03-31", "모름", None]),
    "declaration part_744_checked": st.sampled_from(["Kim", None]),
    "consignee": st.sampled_from(["Zhongxin Precision Optics Institute", "Zhongxin Optics", "Hanoi Star", "?", None]),
    "consignee country": st.sampled_from(["CN", "VN", None]),
    "ultimate_consignee.address": st.sampled_from(["88 Guanghua Road, Chengdu", None]),
    "end user": st.sampled_from(["Hanoi Star", "Perm Orlov us_sdn Zavod", None]),
}


@pytest.fixture(scope="module", autouse=True)
def lists(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Whole lists of one day, and nothing decided about hits."""
    screener = Screener.of_entries(LISTED)
    screener.edition = EDITION
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screener, "open", classmethod(lambda cls, path=None, **kept: screener))
        patch.setenv("GWANMUN_DATA", str(tmp_path_factory.mktemp("data")))
        yield


def book_lists(folder: Path) -> BookLists:
    return BookLists(Screener.open(), Decisions(folder / "none.jsonl"))


def made(rows: list[dict[str, str | None]], same: Mapping[str, Any] = SAME, screen: bool = True) -> Decider:
    mapping = map_columns(list(rows[0]), BASE)
    return Decider(BASE, BookMapping(mapping.columns, same), KNOWN, KNOWN, None, BookLists.open() if screen else None)


def in_book(rows: list[dict[str, str | None]], decider: Decider) -> list[str]:
    frame = pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.String))
    return decider.decide(frame)[RESULT + "outcome"].to_list()


def alone(row: dict[str, str | None], decider: Decider) -> str:
    stated = {decider.mapping.columns[c]: v for c, v in row.items() if v is not None}
    try:
        case = parse_case(case_of(stated, decider.mapping.same_for_all))
        on = case_day(case) if case.on else KNOWN
        screened = screen_case(case, on) if decider.lists else None
        return decide(case, on, KNOWN, BASE, screened=screened).outcome.value
    except InputError:
        return "ERROR"


@pytest.mark.parametrize("screen", [True, False])
@given(rows=st.lists(st.fixed_dictionaries(CELLS), min_size=2, max_size=8))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_have_the_answers_that_they_have_alone(rows: list[dict[str, str | None]], screen: bool) -> None:
    decider = made(rows, screen=screen)
    assert in_book(rows, decider) == [alone(row, decider) for row in rows]


SHIPMENT = {"from": "US", "to": "VN", "eccn": "EAR99", "origin": "US", "declaration part_744_checked": "Kim"}
LISTED_NAME = LISTED[0].names[0].text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # A permit ends between two days of one law.
        ({"on": "2026-03-05", "korea.permit_valid_until": "2026-03-07"},
         {"on": "2026-03-09", "korea.permit_valid_until": "2026-03-07"}),
        # The lists of March prove nothing in May.
        ({"on": "2026-03-05", "consignee": "Hanoi Star"}, {"on": "2026-05-20", "consignee": "Hanoi Star"}),
        # An entry was printed on 8 March.
        ({"on": "2026-03-05", "consignee": LISTED_NAME}, {"on": "2026-03-09", "consignee": LISTED_NAME}),
    ],
)  # fmt: skip
def test_two_days_of_one_law_are_told_apart_where_more_than_law_is_dated(
    first: dict[str, str], second: dict[str, str]
) -> None:
    rows: list[dict[str, str | None]] = [{**SHIPMENT, **first}, {**SHIPMENT, **second}]
    decider = made(rows)
    in_book(rows, decider)
    assert len(decider.decided) == 2


def test_a_consignee_that_is_the_same_for_all_rows_is_searched() -> None:
    rows: list[dict[str, str | None]] = [{**SHIPMENT, "on": "2026-03-09"}]
    decider = made(rows, {**SAME, "ultimate_consignee.name": LISTED_NAME, "ultimate_consignee.country": "CN"})
    assert in_book(rows, decider) == [alone(rows[0], decider)] == ["LICENCE_REQUIRED"]
