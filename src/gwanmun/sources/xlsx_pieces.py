"""A large sheet read piece by piece: rows are cut out of it and read as small workbooks of their own.

The library reads a sheet as a whole, and holds ten times its size. It is given a part of the rows at a time, together
with all that says how to read them (strings, formats of dates), so that every cell is what it would be read as anyway;
the only thing decided here is between which two rows to cut.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from gwanmun.sources.files import opened
from gwanmun.sources.spool import Spool
from gwanmun.sources.xlsx import Merged, areas_of, column_number, first_sheet
from gwanmun.sources.xlsx_values import may_hold, told

if TYPE_CHECKING:
    import polars as pl

PIECE_BYTES = 32 << 20
"""Of the sheet, unpacked, that are cut at once."""
PIECE_CELLS = 4_000_000
"""Cells of a piece, empty ones too: one cell far to the right makes each row of its piece that wide."""
LARGE_BYTES = 2 * PIECE_BYTES
"""A sheet that unpacks to more is read in pieces."""
LARGE_CELLS = 8_000_000
"""So is one that says it is larger, however little stands in it."""
_READ = 1 << 20
_HEAD = 1 << 16
_BEGIN = re.compile(rb"<((?:\w+:)?)sheetData(?:\s[^<>]*)?>")
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s[^<>]*?\bref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})"')
_FAR = re.compile(rb" r=\"[A-Z]{3}\d")
"""A cell so far to the right that a sheet is hardly full up to it."""
_COLUMN = re.compile(rb"\sr=[\"']([A-Z]{1,3})\d")
_LEFT_OUT = ("pivot", "drawing", "chart", "comment", "calcchain", "media/", "embeddings/", "customxml/")
"""Parts of a workbook that say nothing of its cells."""

Load = Callable[[bytes, int | None], "pl.DataFrame"]
"""Reads all cells of the first sheet of a workbook; the second argument is what it takes for ``skip_rows``."""


class Uncut(Exception):
    """It cannot be told where a row ends, so that the sheet has to be read as a whole."""


def wants_pieces(path: Path) -> bool:
    """Whether a sheet should not be in memory as a whole, or holds what is read better so.

    That are formulas without a value, and merged cells, because pieces tell which column of the sheet is which.
    """
    with opened(path) as file, zipfile.ZipFile(file) as archive:
        part = first_sheet(archive)
        if part is None:
            return False
        if archive.getinfo(part).file_size > LARGE_BYTES:
            return True
        with archive.open(part) as sheet:
            text = sheet.read(_READ)
            said = _DIMENSION.search(text, 0, _HEAD)
            if said and (column_number(said[1]) + 1) * int(said[2]) > LARGE_CELLS:
                return True
            while text:
                if may_hold(text) or b"mergeCell " in text or _FAR.search(text):
                    return True
                # What goes on in the next piece is looked at with it.
                more = sheet.read(_READ)
                text = text[-16:] + more if more else b""
    return False


@dataclass
class Pieces:
    """The cells of a sheet, read in pieces and kept in little room.

    ``columns`` are those in which anything stands, counted from 0 for ``A``; ``merged`` counts columns alike. Each
    kept table names its columns so, and ``firsts`` are the rows, from 0, in which the tables begin.
    """

    firsts: list[int] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)
    spool: Spool = field(default_factory=Spool)
    height: int = 0

    @classmethod
    def read(cls, path: Path, load: Load) -> Pieces:
        """Read the first sheet of a workbook.

        :raises Uncut: if its rows cannot be told apart for certain.
        """
        read = cls()
        with opened(path) as file, zipfile.ZipFile(file) as archive:
            part = first_sheet(archive)
            if part is None:
                raise Uncut
            small = _Small(archive, part)
            with archive.open(part) as sheet:
                cut = _Cut(sheet)
                for piece in cut.pieces():
                    read._keep(piece, small, cut, load)
                read.merged = cut.merged()
        return read

    def _keep(self, piece: _Piece, small: _Small, cut: _Cut, load: Load) -> None:
        first = piece.first
        # A cell in column A of a row before the first, or else behind the last, tells which cell is which.
        if first > 1:
            table = load(small.workbook(cut.head + cut.mark(first - 1) + piece.text + cut.tail), None)[1:]
        else:
            table = load(small.workbook(cut.head + piece.text + cut.mark(piece.last + 1) + cut.tail), 0)
            # The mark behind the last row gives rows to the sheet in which nothing stands.
            table = _to_last_cell(table[: piece.last])
        if first + table.height - 1 > piece.last:
            raise Uncut
        table = table.rename({name: str(number) for number, name in enumerate(table.columns)})
        filled = [name for name in table.columns if table[name].null_count() < table.height]
        if not filled:
            return
        table = table.select(filled)
        self.columns.update(map(int, filled))
        self.firsts.append(first - 1)
        self.height = first - 1 + table.height
        self.spool.add(table)


def _to_last_cell(table: pl.DataFrame) -> pl.DataFrame:
    """The rows up to the last in which anything stands."""
    import polars as pl

    if not table.width:
        return table
    rows = table.select(pl.any_horizontal(pl.all().is_not_null())).to_series().arg_true()
    return table[: rows[-1] + 1] if len(rows) else table[:0]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some rows as text, and the numbers of the first and the last as the sheet counts, from 1."""

    text: bytes
    first: int
    last: int


class _Small:
    """Workbooks that have all of a large one but most of its rows."""

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        self._part = part
        base = io.BytesIO()
        with zipfile.ZipFile(base, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as small:
            for name in archive.namelist():
                if name != part and _tells_of_cells(name):
                    small.writestr(name, archive.read(name))
        self._base = base.getvalue()

    def workbook(self, sheet: bytes) -> bytes:
        """A workbook with this text as its first sheet."""
        made = io.BytesIO()
        made.write(self._base)
        with zipfile.ZipFile(made, "a") as small:
            small.writestr(self._part, sheet)
        return made.getvalue()


def _tells_of_cells(name: str) -> bool:
    lower = name.lower()
    if not lower.endswith((".xml", ".rels")) or lower.startswith("xl/worksheets/"):
        return False
    return not any(word in lower for word in _LEFT_OUT)


class _Cut:
    """Cuts the text of a sheet between rows. ``head`` and ``tail`` are what every piece has around its rows."""

    def __init__(self, sheet: IO[bytes]) -> None:
        self._sheet = sheet
        self._kept = bytearray()
        self._ended = False
        self._last = 0
        self._by_cells = False
        self._fill(PIECE_BYTES)
        begin = _BEGIN.search(self._kept)
        if begin is None or begin[0].endswith(b"/>"):
            raise Uncut
        prefix = begin[1]
        self.head = bytes(self._kept[: begin.end()])
        root = re.search(rb"<((?:\w+:)?)worksheet\b", self.head)
        if root is None or b"<!" in self.head:
            raise Uncut
        self._prefix = prefix
        self._row_end = b"</" + prefix + b"row>"
        self._rows_end = b"</" + prefix + b"sheetData"
        self._row = re.compile(
            rb"<%brow\b(?:[^<>]*?\sr=[\"'](\d{1,7})[\"'])?[^<>]*>\s*(?:<%bc\b[^<>]*?\sr=[\"'][A-Z]{1,3}(\d{1,7})[\"'])?"
            % (prefix, prefix)
        )
        self.tail = b"</%bsheetData></%bworksheet>" % (prefix, root[1])
        del self._kept[: begin.end()]

    def mark(self, row: int) -> bytes:
        """A row with one cell, in column A."""
        p = self._prefix
        return b'<%brow r="%d"><%bc r="A%d"><%bv>1</%bv></%bc></%brow>' % (p, row, p, row, p, p, p, p)

    def pieces(self) -> Iterator[_Piece]:
        """All rows, in pieces."""
        while True:
            self._fill(PIECE_BYTES)
            end = self._kept.find(self._rows_end)
            whole = end >= 0
            if not whole:
                if self._ended:
                    raise Uncut
                end = self._kept.rfind(self._row_end) + len(self._row_end)
                if end < len(self._row_end):
                    # One row, or one that ends in another way, is longer than a piece.
                    raise Uncut
            text = bytes(self._kept[:end])
            if b"<!" in text:
                # In a comment or in text of its own, what looks like the end of a row may be none.
                raise Uncut
            del self._kept[:end]
            yield from self._of_cells(text, self._numbered(text), 0)
            if whole:
                return

    def merged(self) -> list[Merged]:
        """The merged areas, which stand behind the rows."""
        found: list[Merged] = []
        while self._kept:
            self._fill(PIECE_BYTES)
            # An area is short; what may go on in the next piece is looked at with it.
            cut = len(self._kept) if self._ended else max(self._kept.rfind(b"<"), 0)
            found += areas_of(bytes(self._kept[:cut]))
            if not cut and not self._ended:
                raise Uncut
            del self._kept[:cut]
        return found

    def _fill(self, size: int) -> None:
        while len(self._kept) < size and not self._ended:
            block = self._sheet.read(_READ)
            self._kept += block
            self._ended = not block

    def _numbered(self, text: bytes) -> list[tuple[int, int]]:
        """For each row where it begins and its number; a row or cell that names none comes after the one before."""
        rows = []
        for row in self._row.finditer(text):
            said, cell = row.groups()
            number = int(said or cell or self._last + 1)
            self._by_cells |= cell is not None and said is None
            # Where rows are numbered by their cells, one without is the next of the rows, not of their numbers.
            if number <= self._last or (said and cell and said != cell) or (self._by_cells and not cell):
                raise Uncut
            rows.append((row.start(), number))
            self._last = number
        return rows

    def _of_cells(self, text: bytes, rows: list[tuple[int, int]], before: int) -> Iterator[_Piece]:
        """Pieces of these rows of not too many cells; halves of them, where one cell stands far from the others."""
        if not rows:
            return
        first, last = rows[0][1], rows[-1][1]
        if len(rows) > 1 and _width(text, rows, before) * (last - first + 1) > PIECE_CELLS:
            middle = len(rows) // 2
            at = rows[middle][0] - before
            yield from self._of_cells(text[:at], rows[:middle], before)
            yield from self._of_cells(text[at:], rows[middle:], before + at)
        else:
            yield _Piece(told(text), first, last)


def _width(text: bytes, rows: list[tuple[int, int]], before: int) -> int:
    """How many columns the widest of these rows has, by the last cell of each."""
    ends = [*(start - before for start, _ in rows[1:]), len(text)]
    cells = (_COLUMN.match(text, at) for end in ends if (at := text.rfind(b" r=", 0, end)) >= 0)
    letters = {cell[1] for cell in cells if cell}
    return max((column_number(letter) + 1 for letter in letters), default=1)
