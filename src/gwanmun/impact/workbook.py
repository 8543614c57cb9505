"""A decided book as a workbook with colours and filters: a library makes it, its rows are written by the column."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from gwanmun.impact.batch import RESULT
from gwanmun.sources.cells import column_letters
from gwanmun.sources.files import InputError
from gwanmun.sources.spool import Spool
from gwanmun.sources.xlsx_rows import Strings, row_of, rows_of
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

MOST_SHEET_ROWS = 1_048_575
"""Rows below the header that a sheet can hold."""
MOST_SHEET_COLUMNS = 16_384
SLICE_ROWS = 8_000
"""Rows made into text at once: the questions of a row, spelt out, may be a thousand letters."""
LONGEST = zipfile.ZIP64_LIMIT
"""Bytes of a part that needs no form of archive that some readers do not know."""
_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"

Shown = Callable[["pl.DataFrame"], "pl.DataFrame"]


def write_workbook(
    frames: Iterable[pl.DataFrame], path: Path, above: Sequence[Sequence[str]], colours: dict[str, str], shown: Shown
) -> None:
    """Write decided rows; they are put aside until all are decided, because a sheet says first how many it holds.

    :param above: rows above the headers.
    :param colours: of the cells of outcomes.
    :param shown: the rows with headers and outcomes in a language.
    :raises InputError: for more rows or columns than a sheet holds.
    """
    decided = Spool()
    for frame in frames:
        if len(above) + decided.rows + frame.height > MOST_SHEET_ROWS:
            raise InputError(_TOO_MANY)
        if frame.width > MOST_SHEET_COLUMNS:
            raise InputError(_TOO_WIDE)
        decided.add(frame)
    for large in (False, True):
        book = _Book(decided, above, colours, shown)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            if book.write(archive, large):
                return


class _Book:
    """A workbook of decided rows."""

    def __init__(self, decided: Spool, above: Sequence[Sequence[str]], colours: dict[str, str], shown: Shown) -> None:
        self._decided, self._above, self._shown = decided, above, shown
        first = next(decided.tables())
        self._headers = shown(first[:0]).columns
        self._outcome_at = len([c for c in first.columns if not c.startswith(RESULT)])
        self._shell = _shell(len(above), decided.rows, len(self._headers), self._outcome_at, colours)
        self._strings = Strings()

    def write(self, archive: zipfile.ZipFile, large: bool) -> bool:
        """Write it; whether it could be written as it is, or only as a large one.

        :param large: whether the sheet may be longer than what every reader of archives reads.
        """
        for name, data in self._shell.others:
            archive.writestr(name, data)
        written = 0
        with archive.open(_SHEET, "w", force_zip64=large) as part:
            for text in self._text():
                written += len(text)
                if written > LONGEST and not large:
                    return False
                part.write(text)
        with archive.open(_STRINGS, "w") as part:
            _write_all(part, self._strings.part())
        return True

    def _text(self) -> Iterator[bytes]:
        top, shell = len(self._above), self._shell
        yield shell.head
        for number, cells in enumerate(self._above, 1):
            yield row_of(number, list(cells))
        yield row_of(top + 1, self._headers, shell.bold)
        row = top + 2
        for frame in self._decided.tables():
            for begin in range(0, frame.height, SLICE_ROWS):
                part = frame[begin : begin + SLICE_ROWS]
                table = self._shown(part)
                styles = part[RESULT + "outcome"].replace_strict(shell.styles, default=0)
                yield rows_of(table, row, self._strings, {table.columns[self._outcome_at]: styles})
                row += part.height
        yield shell.tail


@dataclass(frozen=True)
class _Shell:
    """All of a workbook but its rows: its other parts, what stands before and behind the rows, and their styles."""

    others: list[tuple[zipfile.ZipInfo, bytes]]
    head: bytes
    tail: bytes
    bold: int
    styles: dict[str, int]


def _shell(top: int, rows: int, width: int, outcome_at: int, colours: dict[str, str]) -> _Shell:
    """The workbook that the library makes, with a sample of each style in place of the rows."""
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Gwanmun")
        sheet.write_string(0, 0, "", book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}))
        for number, colour in enumerate(colours.values(), 1):
            sheet.write_string(number, 0, "", book.add_format({"bg_color": colour}))
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, top + max(1, rows), width - 1)
        sheet.set_column(outcome_at, width - 1, 28)
    with zipfile.ZipFile(made) as archive:
        others = [(i, archive.read(i)) for i in archive.infolist() if i.filename not in (_SHEET, _STRINGS)]
        head, samples, tail = re.split(rb"(?<=<sheetData>)(.*)(?=</sheetData>)", archive.read(_SHEET))
    last = f"{column_letters(width - 1)}{top + 1 + rows}"
    head = re.sub(rb'(<dimension ref=")[^"]*', rb"\g<1>A1:" + last.encode(), head)
    bold, *styles = (int(style) for style in re.findall(rb'<c r="A\d+" s="(\d+)"', samples))
    return _Shell(others, head, tail, bold, dict(zip(colours, styles, strict=True)))


def _write_all(part: IO[bytes], texts: Iterable[bytes]) -> None:
    for text in texts:
        part.write(text)


_TOO_MANY = Text(
    en="a sheet holds 1,048,576 rows with its header; write .csv or .parquet",
    ko="시트는 머리글을 포함해 1,048,576행까지입니다. .csv나 .parquet로 쓰십시오",
)
_TOO_WIDE = Text(
    en="a sheet holds 16,384 columns, and the answers take ten of them; write .csv or .parquet",
    ko="시트는 16,384열까지이고 판정 결과가 그중 10열을 씁니다. .csv나 .parquet로 쓰십시오",
)
