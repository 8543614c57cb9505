"""Tables as people keep them: a title above the headers, merged cells, empty columns, a CSV of any size."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from gwanmun.sources.cells import column_letters, is_number
from gwanmun.sources.csv_blocks import csv_blocks, row_end
from gwanmun.sources.files import InputError, read_text_blocks, unreadable
from gwanmun.sources.workbook import Workbook
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
HEAD_ROWS = 20
"""Rows among which the headers are looked for."""
FULL = 0.6
"""Share of the fullest row's cells that a row of headers fills at least; a title fills one or two."""


class Sheet:
    """A CSV file, or the first sheet of a workbook, every cell as the text in it.

    ``above`` holds the rows above the headers, ``filled`` counts the merged areas whose text was read in each of their
    rows; both are known once the first table was taken.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.above: list[list[str]] = []
        self.filled = 0

    def tables(self) -> Iterator[pl.DataFrame]:
        """The rows under the headers in order, as tables; at least one, empty where there is no row.

        :raises InputError: if the file cannot be read as what its name says.
        """
        import polars as pl

        try:
            if self.path.suffix.lower() in (".xlsx", ".xlsm"):
                yield from self._workbook()
            else:
                yield from self._text()
        except (pl.exceptions.PolarsError, OSError, ValueError) as error:
            if isinstance(error, InputError):
                raise InputError(error.what, error.place or str(self.path)) from None
            raise InputError(unreadable(self.path, error), str(self.path)) from None

    def grid(self) -> list[list[str | None]]:
        """Every row from the first, titles and headers too, empty cells ``None``: for who knows the headers better.

        :raises InputError: if the file cannot be read as what its name says.
        """
        try:
            if self.path.suffix.lower() in (".xlsx", ".xlsm"):
                return [list(row) for row in Workbook.open(self.path).whole().iter_rows()]
            first, blocks, separator = self._opened()
            rows = csv.reader(io.StringIO("".join((first, *blocks)), newline=""), delimiter=separator)
            return [[cell or None for cell in row] for row in rows]
        except (csv.Error, OSError, ValueError) as error:
            if isinstance(error, InputError):
                raise InputError(error.what, error.place or str(self.path)) from None
            raise InputError(unreadable(self.path, error), str(self.path)) from None

    def _opened(self) -> tuple[str, Iterator[str], str]:
        """The first block of a text file, the others, and what parts its cells."""
        blocks = read_text_blocks(self.path)
        first = next(blocks, "")
        if not first.strip():
            raise InputError(_EMPTY)
        if "\n" not in first and "\r" in first:
            # Line ends of old Macs.
            first, blocks = first.replace("\r", "\n"), (b.replace("\r", "\n") for b in blocks)
        return first, blocks, "\t" if self.path.suffix.lower() == ".tsv" else _separator(first)

    def _text(self) -> Iterator[pl.DataFrame]:
        import polars as pl

        first, blocks, separator = self._opened()
        rows, begin = _head(first, separator)
        at = header_row(rows)
        self.above = rows[:at]
        names = unique_names(rows[at] if rows else [])
        pieces = csv_blocks(_chained(first[begin[at] :] if rows else first, blocks))
        row = at + 2
        for text in pieces:
            try:
                table = pl.read_csv(text.encode(), separator=separator, infer_schema=False, truncate_ragged_lines=False)
            except pl.exceptions.ComputeError:
                raise _too_wide(text, separator, row) or InputError(_NO_TABLE) from None
            row += table.height
            yield table.rename(dict(zip(table.columns, names, strict=True)))

    def _workbook(self) -> Iterator[pl.DataFrame]:
        book = Workbook.open(self.path)
        self.filled = len(book.said)
        tables = book.tables()
        first = next(tables)
        rows = [["" if cell is None else str(cell) for cell in row] for row in first.head(HEAD_ROWS).iter_rows()]
        # Headers in two rows have cells merged over both; the lower row names each column.
        at = header_row(rows)
        at = max([at, *(a.row + a.rows - 1 for a in book.merged if a.row <= at < a.row + a.rows)])
        at = min(at, max(len(rows) - 1, 0))
        self.above = rows[:at]
        names = unique_names(rows[at] if rows else [])
        for table in chain([first[at + 1 :]], tables):
            yield table.rename(dict(zip(table.columns, names, strict=True)))


def _too_wide(text: str, separator: str, first: int) -> InputError | None:
    """The first row with more cells than there are headers."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    width = len(next(rows, []))
    for number, row in enumerate(rows, first):
        if len(row) > width:
            return InputError(_more_cells(number, len(row), width))
    return None


def _more_cells(row: int, cells: int, headers: int) -> Text:
    return Text(
        en=f"row {row} has {cells} cells, the headers are {headers}; put a cell that holds the separator in quotes",
        ko=f"{row}행에 칸이 {cells}개이나 머리글은 {headers}개입니다. 구분 기호가 든 칸은 큰따옴표로 묶으십시오",
    )


_EMPTY = Text(en="is empty", ko="빈 파일입니다")
_NO_TABLE = Text(en="is not a whole CSV table", ko="온전한 CSV 표가 아닙니다")


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows holds the headers: the first that is about as full as the fullest, and mostly words."""
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    fullest = max(map(len, filled), default=0)
    for number, cells in enumerate(filled):
        words = [c for c in cells if not is_number(c)]
        if cells and len(cells) >= FULL * fullest and len(words) >= FULL * len(cells):
            return number
    return 0


def unique_names(headers: Sequence[str]) -> list[str]:
    """A name for each column: what stands above it, the letter of a column without headers, a number for a second."""
    names: list[str] = []
    for at, header in enumerate(headers):
        name = " ".join(header.split()) or f"({column_letters(at)})"
        same = 2
        while name in names:
            name = f"{name.removesuffix(f' ({same - 1})')} ({same})"
            same += 1
        names.append(name)
    return names


def _separator(text: str) -> str:
    """What parts the fields: a comma, a semicolon or a tab, whichever stands most often in the first lines."""
    head = "\n".join(text.split("\n", HEAD_ROWS)[:HEAD_ROWS])
    return max(",;\t", key=head.count)


def _head(text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """The first rows and where each begins."""
    rows: list[list[str]] = []
    begin: list[int] = []
    at = 0
    while at < len(text) and len(rows) < HEAD_ROWS:
        end = row_end(text, at) or len(text)
        begin.append(at)
        rows.append(next(csv.reader(io.StringIO(text[at:end], newline=""), delimiter=separator), []))
        at = end
    return rows, begin


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
