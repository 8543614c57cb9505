"""The cells of the first sheet of a workbook as text, in tables of bounded size however large the sheet is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gwanmun.sources.cells import column_letters, is_number
from gwanmun.sources.files import InputError, unreadable
from gwanmun.sources.xlsx import Merged, check_archive, counted_from, merged_cells
from gwanmun.sources.xlsx_pieces import Pieces, Uncut, wants_pieces
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

TABLE_ROWS = 30_000
TABLE_CELLS = 8_000_000
"""Of a table, empty cells too."""
MOST_CELLS = 1 << 28
"""Of a sheet, from the first to the last in which anything stands: a full sheet of 256 columns."""

Tables: TypeAlias = "Callable[[], Iterator[pl.DataFrame]]"
"""Gives all tables of a sheet, as often as it is called."""


@dataclass(frozen=True, slots=True)
class Said:
    """What merged cells say in each of their rows, from the first that is not read itself to the last."""

    column: int
    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Workbook:
    """The first sheet of a workbook, from its first row and the first column in which anything stands.

    ``said`` is the text of merged cells that is read in each of their rows.
    """

    merged: list[Merged]
    said: list[Said]
    _tables: Tables

    @classmethod
    def open(cls, path: Path) -> Workbook:
        """Read a workbook: as a whole, or where that is better in pieces.

        :raises InputError: if it is none, or holds too much.
        """
        check_archive(path)
        pieces = _in_pieces(path) if wants_pieces(path) else None
        if pieces is None:
            merged, tables = merged_cells(path), _once(_load(path, path, 0))
        else:
            merged, tables = _from_pieces(path, pieces)
        merged = [area for area in merged if area.rows > 1]
        return cls(merged, _said(merged, tables()) if merged else [], tables)

    def tables(self) -> Iterator[pl.DataFrame]:
        """All rows in order, in tables of the same columns; at least one."""
        row = 0
        for table in self._tables():
            yield _fill(table, row, self.said) if self.said else table
            row += table.height

    def whole(self) -> pl.DataFrame:
        """All rows in one table."""
        import polars as pl

        return pl.concat(list(self.tables()))


def _once(table: pl.DataFrame) -> Tables:
    return lambda: iter([table])


def _load(path: Path, source: Path | bytes, skip: int | None) -> pl.DataFrame:
    """The cells of the first sheet of a workbook.

    :param skip: 0 for every row from the first, so that rows are counted as the spreadsheet counts them; ``None`` for
        those from the first in which anything stands.
    """
    import fastexcel
    import polars as pl

    try:
        sheet = fastexcel.read_excel(source).load_sheet(0, header_row=None, skip_rows=skip, dtypes="string")
    except fastexcel.FastExcelError as error:
        raise InputError(unreadable(path, error), str(path)) from None
    # A day has no midnight behind it.
    return pl.DataFrame(sheet.to_polars()).with_columns(
        pl.all().str.replace(r"^(\d{4}-\d{2}-\d{2})[ T]00:00:00$", "$1")
    )


def _in_pieces(path: Path) -> Pieces | None:
    """The cells of a sheet read in pieces; ``None`` where it cannot be cut, and takes the memory that it takes."""
    try:
        read = Pieces.read(path, lambda book, skip: _load(path, book, skip))
    except Uncut:
        return None
    return read if read.columns else None


def _from_pieces(path: Path, pieces: Pieces) -> tuple[list[Merged], Tables]:
    first, last = min(pieces.columns), max(pieces.columns)
    if pieces.height * (last - first + 1) > MOST_CELLS:
        raise InputError(_scattered(last, pieces.height), str(path))
    return counted_from(first, pieces.merged), lambda: _dense(pieces, first, last)


def _dense(pieces: Pieces, first: int, last: int) -> Iterator[pl.DataFrame]:
    """The kept tables with every row and column between the first and the last, in tables of bounded size."""
    import polars as pl

    names = [str(number) for number in range(first, last + 1)]
    rows = max(1, min(TABLE_ROWS, TABLE_CELLS // len(names)))
    waiting: list[pl.DataFrame] = []
    for part in _with_gaps(pieces, names, rows):
        waiting.append(part)
        while sum(table.height for table in waiting) >= rows:
            whole = pl.concat(waiting)
            yield whole[:rows]
            waiting = [whole[rows:]]
    if any(table.height for table in waiting):
        yield pl.concat(waiting)


def _with_gaps(pieces: Pieces, names: list[str], rows: int) -> Iterator[pl.DataFrame]:
    """The kept tables with all columns, and between them the rows in which nothing stands, some at a time."""
    import polars as pl

    empty = pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    row = 0
    for begin, table in zip(pieces.firsts, pieces.spool.tables(), strict=True):
        for gap in range(row, begin, rows):
            yield empty.clear(min(rows, begin - gap))
        yield pl.concat([empty, table], how="diagonal")
        row = begin + table.height


def _said(merged: list[Merged], tables: Iterable[pl.DataFrame]) -> list[Said]:
    """The text of merged cells; a number, which may be a sum for all of them, is none."""
    waiting, row = sorted(merged, key=lambda area: area.row, reverse=True), 0
    found: list[Said] = []
    for table in tables:
        while waiting and waiting[-1].row < row + table.height:
            area = waiting.pop()
            text = table.item(area.row - row, area.column) if area.column < table.width else None
            if text is not None and not is_number(text):
                found.append(Said(area.column, area.row + 1, area.row + area.rows - 1, text))
        row += table.height
    return found


def _fill(table: pl.DataFrame, row: int, said: list[Said]) -> pl.DataFrame:
    """A table that begins in a row, with the text of merged cells in each of their rows."""
    import polars as pl

    columns: dict[str, list[str | None]] = {}
    for one in said:
        begin, end = max(one.first - row, 0), min(one.last - row + 1, table.height)
        if begin < end:
            name = table.columns[one.column]
            if name not in columns:
                columns[name] = table[name].to_list()
            columns[name][begin:end] = [one.text] * (end - begin)
    return table.with_columns(pl.Series(name, cells, dtype=pl.String) for name, cells in columns.items())


def _scattered(column: int, rows: int) -> Text:
    far = column_letters(column)
    return Text(
        en=f"something stands as far as column {far} and row {rows}, though most cells between are empty; delete what "
        "stands outside the table",
        ko=f"{far}열과 {rows}행까지 무언가 적혀 있으나 그 사이는 대부분 비어 있습니다. 표 밖의 내용을 지우십시오",
    )
