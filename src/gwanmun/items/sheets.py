"""Product books as files: read from XLSX or CSV, every cell as text, and written with candidates and decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gwanmun.items.book import DECIDED, Book
from gwanmun.sources.files import InputError, read_bytes, read_text, replaced
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

SUFFIXES = (".xlsx", ".csv")
MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")

HEADERS = {
    "candidates": Text("Candidates", "후보 번호"),
    "korean": Text("Korean candidates", "한국 후보 번호"),
    "matched": Text("Matched by", "일치한 말"),
    "asks": Text("Asks", "확인할 사실"),
    "number": Text(DECIDED["number"][0].capitalize(), DECIDED["number"][1]),
    "by": Text(DECIDED["by"][0].capitalize(), DECIDED["by"][1]),
    "reason": Text(DECIDED["reason"][0].capitalize(), DECIDED["reason"][1]),
    "day": Text("Decided on", "결정일"),
    "changed": Text("Changed since", "결정 후 변경"),
}


def read_products(path: Path) -> list[Mapping[str, str | None]]:
    """The rows of a sheet, every cell as text.

    :raises InputError: if the file cannot be read as what its name says.
    """
    import polars as pl

    try:
        frame = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        why = " ".join(str(error).split())[:160]
        raise InputError(Text(f"cannot be read ({why})", f"읽을 수 없습니다({why})"), str(path)) from None
    return list(frame.cast(pl.String).to_dicts())


def _csv(path: Path) -> pl.DataFrame:
    import polars as pl

    return pl.read_csv(read_text(path, MAX_BYTES).encode(), infer_schema=False)


def _xlsx(path: Path) -> pl.DataFrame:
    import io
    import zipfile

    import fastexcel

    data = read_bytes(path, MAX_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(i.file_size for i in packed.infolist()) > MAX_UNPACKED:
                raise InputError(Text("is too large unpacked", "압축을 풀면 너무 큽니다"), str(path))
        sheet = fastexcel.read_excel(data).load_sheet(0, dtypes="string")
    except (zipfile.BadZipFile, fastexcel.FastExcelError) as error:
        why = " ".join(str(error).split())[:160]
        raise InputError(Text(f"is no XLSX file ({why})", f"XLSX 파일이 아닙니다({why})"), str(path)) from None
    return sheet.to_polars()


def write_products(records: Sequence[Mapping[str, str | None]], book: Book, path: Path, lang: str) -> None:
    """Write the sheet back with its candidates and decisions: whole, or not at all.

    :raises InputError: for a name of no known kind or a disk that is full.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(Text("end the name in .xlsx or .csv", "파일 이름을 .xlsx나 .csv로 끝내십시오"), str(path))
    header, lines = _lines(records, book, lang)
    try:
        with replaced(path) as partial:
            (_write_xlsx if path.suffix.lower() == ".xlsx" else _write_csv)(header, lines, partial)
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(Text(f"cannot be written ({why})", f"쓸 수 없습니다({why})"), str(path)) from None


def _lines(records: Sequence[Mapping[str, str | None]], book: Book, lang: str) -> tuple[list[str], list[list[str]]]:
    ours = {t.in_(x).lower() for t in HEADERS.values() for x in ("en", "ko")}
    own = [c for c in (records[0] if records else {}) if c.strip().lower() not in ours]
    lines = []
    for record, row in zip(records, book.rows, strict=True):
        d = row.decision
        cells = {
            "candidates": ", ".join(c.number for c in row.candidates),
            "korean": ", ".join(dict.fromkeys(n for c in row.candidates for n in c.numbers.get("KR", ()))),
            "matched": "; ".join(c.matched.text.in_(lang) for c in row.candidates if c.matched),
            "asks": " / ".join(dict.fromkeys(a.in_(lang) for c in row.candidates[:1] for a in c.asks)),
            "number": d.number if d else "",
            "by": d.by if d else "",
            "reason": d.reason if d else "",
            "day": d.day if d else "",
            "changed": row.changed.in_(lang) if row.changed else "",
        }
        lines.append([*(record[c] or "" for c in own), *(cells[k] for k in HEADERS)])
    return [*own, *(h.in_(lang) for h in HEADERS.values())], lines


def _write_csv(header: list[str], lines: list[list[str]], path: Path) -> None:
    import csv

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        # A cell that a spreadsheet would run as a formula is written so that it is text.
        writer.writerows([f"'{c}" if c.startswith(_DANGEROUS) else c for c in line] for line in (header, *lines))


def _write_xlsx(header: list[str], lines: list[list[str]], path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Gwanmun")
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, header, bold)
    for number, line in enumerate(lines, 1):
        for column, cell in enumerate(line):
            if cell:
                sheet.write_string(number, column, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(lines)), len(header) - 1)
    sheet.set_column(0, len(header) - 1, 22)
    book.close()
