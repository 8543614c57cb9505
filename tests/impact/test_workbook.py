"""A decided book as a workbook: the cells, colours and filters that a library would write cell by cell."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import fastexcel
import openpyxl
import polars as pl
import pytest
import xlsxwriter
from openpyxl.cell.cell import Cell, MergedCell

from gwanmun.impact import workbook
from gwanmun.impact.answer import COLUMNS
from gwanmun.impact.batch import RESULT
from gwanmun.impact.output import COLOURS, shown, write_book
from gwanmun.sources import xlsx_rows
from gwanmun.sources.files import InputError
from gwanmun.sources.sheets import Sheet

ODD = [
    "식각 장비", "=1+1", "@x", "-5", "http://example.com", "A & B <c> \"d\" 'e'", "_x0041_", "a\x01b\x1fc", "]]>",
    "tab\tline\nend", "return\r", " before", "after ", "  ", "é 東京 😀", "<r>x</r", "1e5", "00123", "x" * 32_767,
    "", None, "\u00a0", "{=SUM(A1)}",
]  # fmt: skip


def decided(rows: int = 60) -> pl.DataFrame:
    """Decided rows with cells of every kind; some say the same in many rows, some in one."""
    outcomes = list(COLOURS)
    found = {
        "번호": [f"PO-{n}" for n in range(rows)],
        "품명": [ODD[n % len(ODD)] for n in range(rows)],
        "판정": [None if n % 3 else "own" for n in range(rows)],
        "비어 있음": [None] * rows,
        "A&B <x>": ["VN"] * rows,
    }
    answers = {RESULT + name: [f"{name} {n % 4}" if n % 5 else "" for n in range(rows)] for name in COLUMNS}
    answers[RESULT + "outcome"] = [outcomes[n % len(outcomes)] for n in range(rows)]
    answers[RESULT + "best"] = answers[RESULT + "worst"] = ["AUTHORISED"] * rows
    answers[RESULT + "questions"] = ["item.eccn; item.kind" if n % 2 else "" for n in range(rows)]
    return pl.DataFrame({**found, **answers}, schema_overrides={"비어 있음": pl.String})


def by_the_cell(frame: pl.DataFrame, path: Path, above: list[list[str]]) -> None:
    """The same workbook, every cell written by the library."""
    table, top = shown(frame, "ko"), len(above)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("Gwanmun")
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        colours = {k: book.add_format({"bg_color": colour}) for k, colour in COLOURS.items()}
        for number, cells in enumerate(above):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
        for column, header in enumerate(table.columns):
            sheet.write_string(top, column, header, bold)
        outcome_at = len([c for c in frame.columns if not c.startswith(RESULT)])
        for number, row in enumerate(table.iter_rows(), top + 1):
            for column, cell in enumerate(row):
                form = colours[frame[RESULT + "outcome"][number - top - 1]] if column == outcome_at else None
                if cell is not None:
                    sheet.write_string(number, column, cell, form)
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, top + max(1, frame.height), table.width - 1)
        sheet.set_column(outcome_at, table.width - 1, 28)


def of_cell(cell: Cell | MergedCell) -> tuple[Any, ...]:
    """All that a person sees of a cell; an empty text is nothing."""
    style = (repr(cell.fill), repr(cell.font), repr(cell.border), repr(cell.alignment)) if cell.has_style else ()
    return cell.value or None, cell.data_type if cell.value else "", cell.number_format, style


def of_book(path: Path) -> dict[str, Any]:
    """All that a person sees of a workbook."""
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return {
        "title": sheet.title,
        "size": sheet.dimensions,
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "widths": {k: d.width for k, d in sheet.column_dimensions.items()},
        "cells": [[of_cell(cell) for cell in row] for row in sheet.iter_rows()],
    }


ABOVE: list[list[list[str]]] = [[], [["=11월 선적 & 목록", "", " 둘 "], [], ["", "작성: 김"]]]


@pytest.mark.parametrize("above", ABOVE, ids=["no title", "a title"])
@pytest.mark.parametrize("rows", [1, 60])
def test_it_is_what_the_library_writes_by_the_cell(
    above: list[list[str]], rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "SLICE_ROWS", 25)
    frame = decided(rows)
    by_the_cell(frame, tmp_path / "wanted.xlsx", above)
    write_book(iter([frame[:7], frame[7:]]), tmp_path / "found.xlsx", "ko", above)
    wanted, found = of_book(tmp_path / "wanted.xlsx"), of_book(tmp_path / "found.xlsx")
    assert {**found, "cells": 0} == {**wanted, "cells": 0}
    for one, other in zip(found["cells"], wanted["cells"], strict=True):
        assert one == other


def test_what_no_cell_or_no_xml_holds_is_written_so_that_it_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    odd = ["\ufffe\uffff", "<r><t>x</t></r>", "긴" * 40_000, "_x005F_x0041_x0042_"]
    frame = decided(4).with_columns(pl.Series("번호", odd))
    write_book(frame, path, "ko")
    cells = [row[0] for row in Sheet(path).grid()]
    assert cells[2] == "<r><t>x</t></r>"
    assert cells[3] == "긴" * xlsx_rows.MOST_LETTERS
    assert cells[4] == odd[3]


def test_what_it_wrote_is_read_as_it_was(tmp_path: Path) -> None:
    path, frame = tmp_path / "a.xlsx", decided()
    write_book(frame, path, "ko", ABOVE[1])
    read = fastexcel.read_excel(path).load_sheet(0, header_row=None, skip_rows=len(ABOVE[1]) + 1, dtypes="string")
    wanted = shown(frame, "ko")
    for found, column in zip(read.to_polars().get_columns(), wanted.get_columns(), strict=True):
        assert [cell or "" for cell in found] == [cell or "" for cell in column]


def test_a_text_of_many_rows_is_told_once_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_book(decided(), tmp_path / "a.xlsx", "ko")
    monkeypatch.setattr(xlsx_rows, "MOST_SHARED", 100)
    write_book(decided(), tmp_path / "b.xlsx", "ko")
    strings = [zipfile.ZipFile(tmp_path / name).read("xl/sharedStrings.xml") for name in ("a.xlsx", "b.xlsx")]
    assert strings[0].count(b"<si>") > strings[1].count(b"<si>") > 0
    assert of_book(tmp_path / "a.xlsx") == of_book(tmp_path / "b.xlsx")


def test_a_sheet_too_long_for_old_readers_is_written_anew_in_the_other_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_book(decided(), tmp_path / "a.xlsx", "ko")
    monkeypatch.setattr(workbook, "LONGEST", 5_000)
    write_book(decided(), tmp_path / "b.xlsx", "ko")
    # Version 4.5 of the form of archives is the first that has parts of more than two gigabytes.
    versions = [zipfile.ZipFile(tmp_path / n).getinfo(workbook._SHEET).extract_version for n in ("a.xlsx", "b.xlsx")]
    assert versions == [20, 45]
    assert of_book(tmp_path / "a.xlsx") == of_book(tmp_path / "b.xlsx")


def test_more_than_a_sheet_holds_is_told_before_it_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = pl.DataFrame({f"c{n}": ["x"] for n in range(workbook.MOST_SHEET_COLUMNS - 9)})
    with pytest.raises(InputError, match="16,384 columns"):
        write_book(pl.concat([wide, decided(1)], how="horizontal"), tmp_path / "a.xlsx", "ko")
    monkeypatch.setattr(workbook, "MOST_SHEET_ROWS", 59)
    with pytest.raises(InputError, match="1,048,576 rows"):
        write_book(decided(), tmp_path / "a.xlsx", "ko")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files")
@pytest.mark.parametrize("most", [0, 3_000, 60_000])
def test_a_disk_that_is_full_keeps_the_old_answers(most: int, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_book(decided(3), path, "ko")
    before = path.read_bytes()
    child = subprocess.run(
        [sys.executable, "-c", _FULL, str(path), str(most)], capture_output=True, text=True, check=True
    )
    assert "cannot be written (File too large)" in child.stdout
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


_FULL = """
import resource, sys
from pathlib import Path
from gwanmun.impact.output import write_book
from gwanmun.sources.files import InputError
from tests.impact.test_workbook import decided
path, most = sys.argv[1:]
frame = decided(20_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
try:
    write_book(frame, Path(path), "ko")
except InputError as error:
    print(error.message("en"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process")
@pytest.mark.parametrize("after", [0.0, 0.05, 0.2])
def test_a_kill_leaves_the_old_answers_or_the_new(after: float, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_book(decided(3), path, "ko")
    before = path.read_bytes()
    child = subprocess.Popen([sys.executable, "-c", _LONG, str(path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(after)
    child.kill()
    child.wait()
    assert path.read_bytes() == before


_LONG = """
import sys
from pathlib import Path
from gwanmun.impact import workbook
from gwanmun.impact.output import write_book
from tests.impact.test_workbook import decided
frame = decided(200_000)
print("begun", flush=True)
write_book(frame, Path(sys.argv[1]), "ko")
"""
