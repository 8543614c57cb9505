"""What a workbook says besides its cells: which of them are merged, and whether it unpacks to a sane size."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gwanmun.sources.files import InputError, opened
from gwanmun.world.text import Text

MAX_UNPACKED = 4 << 30
"""A full sheet of a million rows unpacks to about one gigabyte."""
MAX_RATIO = 1000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>/]*\br="([A-Z]{1,3})\d{1,7}"[^<>/]*>')
_TARGET = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Merged:
    """An area of merged cells; ``row`` and ``column`` (from 0, of the sheet as it is read) hold its content."""

    row: int
    column: int
    rows: int


def check_archive(path: Path) -> None:
    """Refuse what is no archive, and one that would unpack to far too much.

    :raises InputError: saying so.
    """
    try:
        with opened(path) as file, zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(_NO_WORKBOOK, str(path)) from None
    unpacked = sum(m.file_size for m in members)
    if unpacked > MAX_UNPACKED or any(m.file_size > MAX_RATIO * max(m.compress_size, 1000) for m in members):
        raise InputError(_TOO_LARGE, str(path))


def merged_cells(path: Path) -> list[Merged]:
    """The merged areas of the first sheet; none where they cannot be told."""
    with opened(path) as file, zipfile.ZipFile(file) as archive:
        part = first_sheet(archive)
        if part is None:
            return []
        areas = [_area(m) for m in _matches(archive, part, _MERGED)]
        if not areas:
            return []
        # A sheet is read from the first column in which anything stands.
        first = min((column_number(m[1]) for m in _matches(archive, part, _CELL)), default=0)
    return counted_from(first, areas)


def areas_of(text: bytes) -> list[Merged]:
    """The merged areas that a piece of a sheet names, columns counted from 0 for ``A``."""
    return [_area(m) for m in _MERGED.finditer(text)]


def _area(found: re.Match[bytes]) -> Merged:
    left, top, _, bottom = found.groups()
    return Merged(int(top) - 1, column_number(left), int(bottom) - int(top) + 1)


def counted_from(first: int, areas: list[Merged]) -> list[Merged]:
    """The areas with their columns counted from another than ``A``; those that begin before it are left out."""
    return [Merged(a.row, a.column - first, a.rows) for a in areas if a.column >= first]


def first_sheet(archive: zipfile.ZipFile) -> str | None:
    """The part that holds the first sheet, by the workbook's own relationships."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    sheet = re.search(rb'<(?:\w+:)?sheet\b[^<>]*\b\w+:id="([^"]+)"', archive.read("xl/workbook.xml"))
    for relation in _TARGET.findall(archive.read("xl/_rels/workbook.xml.rels")) if sheet else ():
        identity = re.search(rb'\bId="([^"]+)"', relation)
        target = re.search(rb'\bTarget="([^"]+)"', relation)
        if sheet and identity and target and identity[1] == sheet[1]:
            named = target[1].decode("utf-8", "replace")
            part = named.lstrip("/") if named.startswith("/") else f"xl/{named}"
            return part if part in names else None
    return None


def _matches(archive: zipfile.ZipFile, part: str, wanted: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
    """Every match in a part, which is never unpacked as a whole."""
    kept = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            kept += chunk
            # What may go on in the next piece is looked at with it.
            cut = kept.rfind(b"<")
            yield from wanted.finditer(kept, 0, max(cut, 0))
            kept = kept[max(cut, 0) :]
    yield from wanted.finditer(kept)


def column_number(letters: bytes) -> int:
    """0 for ``A``."""
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found - 1


_NO_WORKBOOK = Text(
    en="cannot be read as xlsx; it is no workbook, save it as .xlsx again",
    ko="xlsx 파일로 읽을 수 없습니다. 엑셀에서 .xlsx로 다시 저장하십시오",
)
_TOO_LARGE = Text(en="unpacks to far too much", ko="압축 해제 크기가 지나치게 큽니다")
