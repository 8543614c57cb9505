"""Every cell of a decided book is what deciding the row alone gives, one rule after the other, nothing remembered."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import case_day, decide
from gwanmun.impact.answer import COLUMNS, answer_of
from gwanmun.impact.batch import RESULT, Decider
from gwanmun.impact.columns import BookMapping
from gwanmun.impact.row import case_of
from gwanmun.law.load import rules
from gwanmun.sources.files import InputError
from tests.impact.odd_books import Row, books

BASE = rules()
KNOWN = date(2026, 9, 24)
CELLS = tuple(c for c in COLUMNS if c not in ("case", "error_ko"))
"""What is compared; the name of a case is the book's own, and an error is the same in both languages or in none."""


def decided(rows: list[Row], same: dict[str, Any]) -> list[tuple[str, ...]]:
    """The cells that a book gives each row."""
    columns = {name: name for name in rows[0]}
    decider = Decider(BASE, BookMapping(columns, same), KNOWN, KNOWN)
    frame = decider.decide(pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String)))
    return [tuple(row[RESULT + c] for c in CELLS) for row in frame.iter_rows(named=True)]


def alone(row: Row, same: dict[str, Any]) -> tuple[str, ...]:
    """The same cells by the plain engine."""
    stated = {field: value for field, value in row.items() if value is not None}
    try:
        case = parse_case(case_of(stated, same))
        found = answer_of(decide(case, case_day(case) if case.on else KNOWN, KNOWN, BASE).lines[0].determinations)
    except InputError as error:
        return ("ERROR", *("" for c in CELLS[1:] if c != "error"), told(error, row))
    return tuple(getattr(found, c) for c in CELLS)


def told(error: InputError, row: Row) -> str:
    """The error with the field of the book, which here has the name of its column."""
    field = error.place.removeprefix("case, ").replace("items[0].", "item.").removeprefix("facts.")
    present = [r for r in ROLES if any(v is not None and f.startswith(f"{r}.") for f, v in row.items())]
    for i, role in enumerate(present):
        field = field.replace(f"parties[{i}].", f"{role}.")
    return InputError(error.what, field if field in row else error.place).message("en")


ROLES = ("purchaser", "intermediate_consignee", "ultimate_consignee", "end_user")


@given(books(BASE))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_book_with_odd_facts_has_the_cells_of_its_rows_alone(book: tuple[list[Row], dict[str, Any]]) -> None:
    rows, same = book
    assert decided(rows, same) == [alone(row, same) for row in rows]


@given(st.integers(0, 10_000))
@settings(max_examples=3, deadline=None)
def test_a_firms_book_has_the_cells_of_its_rows_alone(seed: int) -> None:
    from benchmarks.impact import books as made

    mapping = made.mapping()
    columns = dict(mapping.columns)
    book = made.repeating(4_000, seed)[sorted(random.Random(seed).sample(range(4_000), 30))]
    rows: list[Row] = [{columns[c]: v for c, v in row.items()} for row in book.iter_rows(named=True)]
    same = json.loads(json.dumps(mapping.same_for_all))
    assert decided(rows, same) == [alone(row, same) for row in rows]


@pytest.mark.parametrize("cut", [1, 7])
def test_the_cells_do_not_depend_on_what_was_decided_before(cut: int) -> None:
    from benchmarks.impact import books as made

    book = made.repeating(400, 3)
    mapping = made.mapping()
    whole = Decider(BASE, mapping, KNOWN, KNOWN).decide(book)
    pieces = Decider(BASE, mapping, KNOWN, KNOWN)
    assert whole.equals(pl.concat([pieces.decide(book[i : i + cut]) for i in range(0, book.height, cut)]))
