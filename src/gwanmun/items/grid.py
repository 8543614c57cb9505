"""The cells of a sheet as rows of text, from XLSX or CSV; a merged cell stands in each of its rows."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator

from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

Grid = list[list[str | None]]

MAX_UNPACKED = 512 * 1024 * 1024
_DELIMITERS = (",", "\t", ";")
_SHEET_ID = re.compile(r"<(?:\w+:)?sheet\s[^>]*?r:id=\"([^\"]+)\"")
_RELATION = re.compile(r"<Relationship\s[^>]*?>")
_MERGED = re.compile(r"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")


def csv_grid(text: str) -> Grid:
    """The rows of a CSV text, whichever of comma, tab and semicolon divides its cells."""
    top = text[:4000]
    delimiter = max(_DELIMITERS, key=top.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[cell or None for cell in row] for row in rows]


def xlsx_grid(data: bytes, place: str) -> Grid:
    """The rows of the first sheet; what is merged over several rows is repeated in them.

    :raises InputError: for a file that is no workbook or too large.
    """
    import fastexcel

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(i.file_size for i in packed.infolist()) > MAX_UNPACKED:
                raise InputError(Text("is too large unpacked", "압축을 풀면 너무 큽니다"), place)
            merged = list(_merged(packed))
        sheet = fastexcel.read_excel(data).load_sheet(0, header_row=None, skip_rows=0, dtypes="string")
    except (zipfile.BadZipFile, fastexcel.FastExcelError) as error:
        why = " ".join(str(error).split())[:160]
        raise InputError(Text(f"is no XLSX file ({why})", f"XLSX 파일이 아닙니다({why})"), place) from None
    return _repeated([list(row) for row in sheet.to_polars().rows()], merged)


def _merged(packed: zipfile.ZipFile) -> Iterator[tuple[int, int, int]]:
    """What is merged over several rows of the first sheet: its column, first row and last row, from zero."""
    name = _first_sheet(packed)
    if name is None:
        return
    for left, top, _, bottom in _MERGED.findall(packed.read(name).decode("utf-8", "replace")):
        if int(top) < int(bottom):
            yield _column(left), int(top) - 1, int(bottom) - 1


def _first_sheet(packed: zipfile.ZipFile) -> str | None:
    names = set(packed.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    first = _SHEET_ID.search(packed.read("xl/workbook.xml").decode("utf-8", "replace"))
    relations = packed.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    for relation in _RELATION.findall(relations) if first else ():
        target = re.search(r'Target="/?(?:xl/)?([^"]+)"', relation)
        if first and target and f'Id="{first.group(1)}"' in relation and f"xl/{target.group(1)}" in names:
            return f"xl/{target.group(1)}"
    return None


def _repeated(rows: Grid, merged: list[tuple[int, int, int]]) -> Grid:
    for column, top, bottom in merged:
        for row in rows[top + 1 : bottom + 1]:
            if column < len(row) and row[column] is None:
                row[column] = rows[top][column]
    return rows


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
