"""A book of shipments as a table: read from CSV, XLSX, Parquet or JSON lines, every cell as the text a person sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gwanmun.sources.files import InputError, read_text, unreadable
from gwanmun.sources.sheets import SUFFIXES as SHEETS
from gwanmun.sources.sheets import Sheet
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

SUFFIXES = (*SHEETS, ".parquet", ".jsonl", ".ndjson")
MAX_TEXT_BYTES = 512 * 1024 * 1024
BATCH_ROWS = 200_000
"""Rows taken into memory at once where the format allows it."""


def is_book(path: Path) -> bool:
    """Whether a file name is that of a book of shipments, or the path a folder of such files."""
    return path.suffix.lower() in SUFFIXES


class Book:
    """A file of shipments. ``above`` and ``filled`` are known once the first table was taken (see :class:`Sheet`)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._sheet = Sheet(path)

    @property
    def above(self) -> list[list[str]]:
        """The rows above the headers, cell by cell."""
        return self._sheet.above

    @property
    def filled(self) -> int:
        """Merged areas whose text was read in each of their rows."""
        return self._sheet.filled

    @property
    def first_row(self) -> int:
        """The row of the sheet in which the first shipment stands; a sheet's first row is 1."""
        return len(self.above) + 2

    def whole(self) -> pl.DataFrame:
        """All rows in one table."""
        import polars as pl

        return self.with_rows(pl.concat(list(self.batches())))

    def with_rows(self, first: pl.DataFrame) -> pl.DataFrame:
        """The first table of a book that holds shipments.

        :raises InputError: if it holds none: nothing would be decided, and nobody told.
        """
        if not first.height:
            raise InputError(_no_rows(self.first_row - 1), str(self.path))
        return first

    def batches(self, rows: int = BATCH_ROWS) -> Iterator[pl.DataFrame]:
        """The rows in order, in tables of at most ``rows`` rows, all cells text, empty cells null.

        :raises InputError: if the file cannot be read as what its name says.
        """
        import polars as pl

        if not self.path.is_file():
            there = self.path.exists()
            raise InputError(_NOT_A_FILE if there else _MISSING, str(self.path))
        suffix = self.path.suffix.lower()
        try:
            if suffix == ".parquet":
                yield from _parquet(self.path, rows)
                return
            tables = self._sheet.tables() if suffix in SHEETS else iter([_json_lines(self.path)])
            yield from (_as_text(part) for table in tables for part in _cut(table, rows))
        except (pl.exceptions.PolarsError, OSError, ValueError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(unreadable(self.path, error), str(self.path)) from None


def read_batches(path: Path, rows: int = BATCH_ROWS) -> Iterator[pl.DataFrame]:
    """The rows of a book in order (:meth:`Book.batches`)."""
    return Book(path).batches(rows)


def row_count(path: Path) -> int | None:
    """How many rows a book has, where the file says so without being read.

    :raises InputError: if the file cannot be read.
    """
    if path.suffix.lower() != ".parquet":
        return None
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError) as error:
        raise InputError(unreadable(path, error), str(path)) from None


def read_rows(path: Path, first: int, rows: int) -> pl.DataFrame:
    """Some rows of a Parquet file, without reading the others into memory.

    :raises InputError: if the file cannot be read.
    """
    import polars as pl

    try:
        return _as_text(pl.scan_parquet(path).slice(first, rows).collect())
    except (pl.exceptions.PolarsError, OSError) as error:
        raise InputError(unreadable(path, error), str(path)) from None


def headers_of(path: Path) -> list[str]:
    """The names of the columns of a book.

    :raises InputError: if the file cannot be read.
    """
    if path.suffix.lower() == ".parquet":
        return read_rows(path, 0, 0).columns
    return next(read_batches(path)).columns


def read_book(path: Path) -> pl.DataFrame:
    """All rows of a book in one table."""
    return Book(path).whole()


def _cut(frame: pl.DataFrame, rows: int) -> Iterator[pl.DataFrame]:
    """A table in tables of at most so many rows, one where it has none."""
    return (frame[first : first + rows] for first in range(0, max(1, frame.height), rows))


def _parquet(path: Path, rows: int) -> Iterator[pl.DataFrame]:
    import polars as pl
    import pyarrow.parquet as pq

    file = pq.ParquetFile(path)
    if file.metadata.num_rows == 0:
        yield _as_text(pl.DataFrame(pl.from_arrow(file.schema_arrow.empty_table())))
    for batch in file.iter_batches(batch_size=rows):
        yield _as_text(pl.DataFrame(pl.from_arrow(batch)))


def _json_lines(path: Path) -> pl.DataFrame:
    import polars as pl

    return pl.read_ndjson(read_text(path, MAX_TEXT_BYTES).encode(), infer_schema_length=None)


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Every cell as text without spaces around it; an empty one is null, and a day has no midnight behind it."""
    import polars as pl

    texts = frame.rename({c: c.strip() for c in frame.columns}).with_columns(pl.all().cast(pl.String).str.strip_chars())
    texts = texts.with_columns(pl.all().str.replace(r"^(\d{4}-\d{2}-\d{2})[ T]00:00:00$", "$1"))
    return texts.with_columns(pl.when(pl.all() == "").then(None).otherwise(pl.all()).name.keep())


_NOT_A_FILE = Text(en="is not a file", ko="파일이 아닙니다")
_MISSING = Text(en="there is no such file", ko="그런 파일이 없습니다")


def _no_rows(headers: int) -> Text:
    return Text(
        en=f"holds no shipment: there is no row under the headers (row {headers})",
        ko=f"선적이 없습니다. 머리글({headers}행) 아래에 행이 없습니다",
    )
