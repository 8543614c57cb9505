"""A book of shipments as a table: read from CSV, XLSX, Parquet or JSON lines, every cell as the text a person sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gwanmun.impact.csv_blocks import csv_blocks
from gwanmun.sources.files import InputError, read_text, read_text_blocks
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet", ".jsonl", ".ndjson")
MAX_TEXT_BYTES = 512 * 1024 * 1024
BATCH_ROWS = 200_000
"""Rows taken into memory at once where the format allows it."""


def is_book(path: Path) -> bool:
    """Whether a file name is that of a book of shipments, or the path a folder of such files."""
    return path.suffix.lower() in SUFFIXES


def read_batches(path: Path, rows: int = BATCH_ROWS) -> Iterator[pl.DataFrame]:
    """The rows of a book in order, in tables of at most ``rows`` rows, all cells text, empty cells null.

    :raises InputError: if the file cannot be read as what its name says.
    """
    import polars as pl

    if not path.is_file():
        raise InputError(Text(en="is not a file", ko="파일이 아닙니다"), str(path))
    try:
        match path.suffix.lower():
            case ".parquet":
                yield from _parquet(path, rows)
            case ".csv" | ".tsv":
                yield from (_as_text(part) for frame in _csv(path) for part in _cut(frame, rows))
            case suffix:
                frame = _xlsx(path) if suffix == ".xlsx" else _json_lines(path)
                yield from map(_as_text, _cut(frame, rows))
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(_unreadable(path, error), str(path)) from None


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
        raise InputError(_unreadable(path, error), str(path)) from None


def read_rows(path: Path, first: int, rows: int) -> pl.DataFrame:
    """Some rows of a Parquet file, without reading the others into memory.

    :raises InputError: if the file cannot be read.
    """
    import polars as pl

    try:
        return _as_text(pl.scan_parquet(path).slice(first, rows).collect())
    except (pl.exceptions.PolarsError, OSError) as error:
        raise InputError(_unreadable(path, error), str(path)) from None


def headers_of(path: Path) -> list[str]:
    """The names of the columns of a book.

    :raises InputError: if the file cannot be read.
    """
    if path.suffix.lower() == ".parquet":
        return read_rows(path, 0, 0).columns
    return next(read_batches(path)).columns


def read_book(path: Path) -> pl.DataFrame:
    """All rows of a book in one table."""
    import polars as pl

    return pl.concat(list(read_batches(path)))


def _cut(frame: pl.DataFrame, rows: int) -> Iterator[pl.DataFrame]:
    """A table in tables of at most so many rows, one where it has none."""
    return (frame[first : first + rows] for first in range(0, max(1, frame.height), rows))


def _csv(path: Path) -> Iterator[pl.DataFrame]:
    """The rows piece by piece; a file as large as the disk takes no more memory than one of some megabytes."""
    import polars as pl

    separator = "\t" if path.suffix.lower() == ".tsv" else ""
    try:
        for text in csv_blocks(read_text_blocks(path)):
            separator = separator or _separator(text)
            yield pl.read_csv(text.encode(), separator=separator, infer_schema=False, truncate_ragged_lines=False)
    except InputError as error:
        raise InputError(error.what, error.place or str(path)) from None


def _separator(text: str) -> str:
    """What parts the fields of the header: a comma, a semicolon or a tab."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _xlsx(path: Path) -> pl.DataFrame:
    import fastexcel
    import polars as pl

    try:
        sheet = fastexcel.read_excel(path).load_sheet(0, dtypes="string")
    except fastexcel.FastExcelError as error:
        raise InputError(_unreadable(path, error), str(path)) from None
    return pl.DataFrame(sheet.to_polars())


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


def _unreadable(path: Path, error: Exception) -> Text:
    why = " ".join(str(error).split())[:160]
    kind = path.suffix.lower().removeprefix(".")
    return Text(en=f"cannot be read as {kind} ({why})", ko=f"{kind} 파일로 읽을 수 없습니다({why})")
