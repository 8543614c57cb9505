"""Rows of a sheet that are no shipments, empty ones and sums under the others: they are told as not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

NOT_READ = "NOT_READ"
"""What stands in place of an outcome."""
WHY = Text(
    en="an empty row or a total row (no item, no destination, only sums): it is no shipment and was not decided",
    ko="빈 행이거나 합계 행(품목·목적지 없이 합계만 있음)입니다. 선적이 아니므로 판정하지 않았습니다",
)

_WHAT_AND_WHERE = ("to", "item.eccn", "item.kr_control_number", "item.hs", "item.description")
"""Without any of these, a row says neither what goes nor where to."""
_TOTAL = r"(?i)^\W*(합\s*계|총\s*계|소\s*계|누\s*계|총\s*합\s*계|계|(grand|sub)?[\s-]*totals?|sum)\W*$"
_SUM = r"^(\p{Lu}{3}|원|\p{Sc})?\s*[\d.,()+\-]*\s*(\p{Lu}{3}|원|\p{Sc})?$"
"""A number with or without a currency, or a currency alone."""


def total_rows(frame: pl.DataFrame, mapped: pl.DataFrame) -> list[int]:
    """The places of the rows of a table that are no shipments.

    In an empty one no cell says anything, also none that is only carried along.

    A total says "total" (in Korean or English) in a cell, and in the others nothing but numbers; where it should say
    what goes and where to, it says nothing, or that same word. In doubt a row is a shipment: it is decided, and asks.

    :param mapped: its columns that say something, by field.
    """
    import polars as pl

    empty = frame.select(pl.all_horizontal(pl.all().is_null())).to_series().arg_true().to_list()
    return sorted({*empty, *_totals(frame, mapped)}) if frame.height else []


def _totals(frame: pl.DataFrame, mapped: pl.DataFrame) -> list[int]:
    import polars as pl

    asked = [c for c in _WHAT_AND_WHERE if c in mapped.columns]
    if not asked:
        return []
    # A total leaves one of them empty, unless there is no other place for its word; most tables end here.
    if len(asked) > 1:
        rows = mapped.select(pl.any_horizontal(pl.col(asked).is_null())).to_series().arg_true()
    else:
        rows = pl.arange(0, mapped.height, eager=True)
    if not rows.len():
        return []
    for column in asked:
        said = mapped[column][rows]
        rows = rows.filter(said.is_null() | _says(said, _TOTAL))
    if not rows.len():
        return []
    words, others = [], []
    for cells in frame[rows].cast(pl.String).get_columns():
        words.append(_says(cells, _TOTAL))
        others.append(cells.is_null() | words[-1] | _says(cells, _SUM))
    return rows.filter(pl.select(pl.any_horizontal(words) & pl.all_horizontal(others)).to_series()).to_list()


def _says(cells: pl.Series, pattern: str) -> pl.Series:
    return cells.str.contains(pattern).fill_null(False)
