"""The batch path and the scalar path agree, row by row, on books made up at random."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import decide
from gwanmun.impact.batch import RESULT, Decider, decide_batches
from gwanmun.impact.columns import map_columns
from gwanmun.impact.reduce import MONEY, Telling, money_class, row_key
from gwanmun.impact.row import case_of
from gwanmun.law.load import rules

BASE = rules()
KNOWN = date(2026, 9, 24)
SAME = {
    "exception.ground": "none",
    "declarations": [{"id": "part_744_checked", "by": "Park"}, {"id": "ofac_checked", "by": "Park"}],
}
CELLS = {
    "order no": st.text("ABC123", min_size=1, max_size=4),
    "export date": st.sampled_from(["2025-12-30", "2025년 12월 31일", "2026-08-03", "46021", None]),
    "from": st.sampled_from(["US", "KR"]),
    "to": st.sampled_from(["중국", "VN", "DE", "RU", "러시아"]),
    "eccn": st.sampled_from(["3B001.c.1.c", "EAR99", "5A992.c"]),
    "origin": st.just("US"),
    "amount": st.sampled_from(["100", "4,200,000", "USD 900", "3만 원", None]),
    "currency": st.sampled_from(["USD", None]),
    "consignee": st.sampled_from(["A Co.", "B Ltd.", None]),
}
rows = st.fixed_dictionaries(CELLS)


def decider(frame: pl.DataFrame) -> Decider:
    mapping = map_columns(frame.columns, BASE)
    return Decider(BASE, type(mapping)(mapping.columns, SAME, mapping.unused), KNOWN, KNOWN)


def frame_of(found: list[dict[str, str | None]]) -> pl.DataFrame:
    return pl.DataFrame(found, schema=dict.fromkeys(CELLS, pl.String))


def scalar(row: dict[str, str | None], columns: dict[str, str]) -> str:
    stated = {columns[c]: v for c, v in row.items() if v is not None}
    try:
        case = parse_case(case_of(stated, SAME))
        return decide(case, None if case.on else KNOWN, KNOWN, BASE).outcome.value
    except ValueError:
        return "ERROR"


@given(st.lists(rows, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_book_gives_every_row_the_answer_it_has_alone(found: list[dict[str, str | None]]) -> None:
    frame = frame_of(found)
    made = decider(frame)
    outcomes = made.decide(frame)[RESULT + "outcome"].to_list()
    assert outcomes == [scalar(row, dict(made.mapping.columns)) for row in found]


@given(st.lists(rows, min_size=2, max_size=6))
@settings(max_examples=15, deadline=None)
def test_the_answer_does_not_depend_on_how_the_book_is_cut(found: list[dict[str, str | None]]) -> None:
    frame = frame_of(found)
    whole = decider(frame).decide(frame)
    pieces = pl.concat(list(decide_batches(decider(frame), [frame[i : i + 1] for i in range(frame.height)])))
    assert whole.equals(pieces)


def test_rows_that_differ_in_labels_alone_are_one_case() -> None:
    row = {**dict.fromkeys(CELLS), "from": "US", "to": "VN", "eccn": "EAR99", "origin": "US"}
    frame = frame_of([{**row, "order no": str(i), "consignee": f"Buyer {i}"} for i in range(50)])
    made = decider(frame)
    made.decide(frame)
    assert len(made.decided) == 1


def test_a_party_that_is_named_is_not_the_same_as_none() -> None:
    row = {**dict.fromkeys(CELLS), "from": "US", "to": "VN", "eccn": "EAR99", "origin": "US"}
    frame = frame_of([row, {**row, "consignee": "Buyer"}])
    made = decider(frame)
    made.decide(frame)
    assert len(made.decided) == 2


@pytest.mark.parametrize("height", [0, 1])
def test_small_books(height: int) -> None:
    row = {**dict.fromkeys(CELLS), "from": "US", "to": "VN", "eccn": "EAR99"}
    frame = frame_of([row] * height)
    assert decider(frame).decide(frame).height == height


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["0", "900", "1500", "5,000", "1.005", "1e5", "-3", "inf", "5000.01", "3만 원", "", None]),
            st.sampled_from(["USD", "$", "usd", "KRW", None]),
        ),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=150, deadline=None)
def test_sums_of_one_class_lie_at_one_place_among_the_limits(found: list[tuple[str | None, str | None]]) -> None:
    frame = pl.DataFrame(found, schema={MONEY: pl.String, "item.currency": pl.String}, orient="row")
    place: dict[int, tuple[str | None, ...]] = {}
    for code, row in zip(money_class(frame, BASE).to_list(), frame.iter_rows(named=True), strict=True):
        key = row_key(row, Telling(BASE, KNOWN))
        assert place.setdefault(code, key) == key or not (row[MONEY] or "").strip()
