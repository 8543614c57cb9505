"""Sheets as people keep them: titles, merged cells, empty columns; each row counts as the spreadsheet counts it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwanmun.sources.cells import column_letters
from gwanmun.sources.files import InputError
from gwanmun.sources.sheets import Sheet, header_row, unique_names
from gwanmun.sources.xlsx import MAX_UNPACKED, merged_cells

HEADERS = ["품명", "통제번호(ECCN)", "도착국", "금액(USD)", "최종사용자"]


def workbook(path: Path, rows: list[list[Any]], merged: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            if cell is not None:
                sheet.cell(number, column, cell)
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def test_a_title_above_the_headers_is_kept_apart(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[], ["2026년 11월 선적 목록"], [], list(HEADERS), ["식각", "3B001", "중국", 5, "X"]]
    sheet = Sheet(workbook(tmp_path / "a.xlsx", rows, ("A2:E2",)))
    (table,) = sheet.tables()
    assert table.columns == HEADERS
    assert table.rows() == [("식각", "3B001", "중국", "5", "X")]
    assert [row[0] for row in sheet.above] == ["", "2026년 11월 선적 목록", ""]


def test_the_same_sheet_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        ("2026년 11월 선적 목록,,,,\n,,,,\n" + ",".join(HEADERS) + "\n식각,3B001,중국,5,X\n").encode("cp949")
    )
    sheet = Sheet(path)
    (table,) = sheet.tables()
    assert table.columns == HEADERS
    assert table.rows() == [("식각", "3B001", "중국", "5", "X")]
    assert len(sheet.above) == 2


def test_text_of_merged_cells_stands_in_each_row_and_a_number_only_once(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [None, *HEADERS],
        [None, "식각", "3B001", "중국", 900, "SK hynix"],
        [None, "증착", "3B001", None, None, None],
        [None, "베어링", "EAR99", "헝가리", 5, "Y"],
    ]
    sheet = Sheet(workbook(tmp_path / "a.xlsx", rows, ("D2:D3", "E2:E3", "F2:F3")))
    (table,) = sheet.tables()
    assert table["도착국"].to_list() == ["중국", "중국", "헝가리"]
    assert table["최종사용자"].to_list() == ["SK hynix", "SK hynix", "Y"]
    assert table["금액(USD)"].to_list() == ["900", None, "5"]
    assert sheet.filled == 2


def test_headers_in_two_rows_are_told_by_their_merged_cells_alone(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["품명", "거래처", None, "도착국"],
        [None, "이름", "국가", None],
        ["식각", "X", "중국", "도착국"],
    ]
    (table,) = Sheet(workbook(tmp_path / "a.xlsx", rows, ("A1:A2", "B1:C1", "D1:D2"))).tables()
    assert table.columns == ["품명", "이름", "국가", "도착국"]
    assert table.height == 1
    # A row that repeats a header is a row like any other.
    (table,) = Sheet(workbook(tmp_path / "b.xlsx", [["품명", "도착국"], ["식각", "도착국"]])).tables()
    assert table.height == 1


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([], 0),
        ([["a", "b"], ["1", "2"]], 0),
        ([["제목", "", "", ""], ["품명", "ECCN", "국가", "금액"], ["x", "y", "z", "1"]], 1),
        ([["작성", "김", "", "", ""], ["품목", "", "거래처", "", ""], ["품명", "ECCN", "이름", "국가", "일"]], 2),
        ([["1", "2", "3"], ["품명", "ECCN", "국가"]], 1),
        ([["제품"], ["식각 장비"]], 0),
    ],
)
def test_where_the_headers_are(rows: list[list[str]], at: int) -> None:
    assert header_row(rows) == at


@given(st.lists(st.sampled_from(["금액", "금액 (2)", "", " ", "a\nb", "(A)", "(B)"]), max_size=8))
def test_every_column_has_a_name_of_its_own(headers: list[str]) -> None:
    names = unique_names(headers)
    assert len(set(names)) == len(headers) == len(names)
    assert all(names)


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 50_000_000)
    assert MAX_UNPACKED > 50_000_000
    with pytest.raises(InputError, match="unpacks to far too much"):
        list(Sheet(path).tables())


def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("품명,국가", encoding="utf-8")
    with pytest.raises(InputError, match="no workbook"):
        list(Sheet(path).tables())


def test_areas_are_found_whatever_the_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a", "b"], ["c", "d"], ["e", "f"]], ("A1:A2", "B2:B3"))
    whole = merged_cells(path)
    assert sorted((a.row, a.column, a.rows) for a in whole) == [(0, 0, 2), (1, 1, 2)]
    monkeypatch.setattr("gwanmun.sources.xlsx._CHUNK", 7)
    assert merged_cells(path) == whole


@pytest.mark.parametrize(
    "data",
    [
        "ECCN,도착국\nEAR99,중국\n".encode(),
        "ECCN,도착국\nEAR99,중국\n".encode("cp949"),
        "ECCN\t도착국\nEAR99\t중국\n".encode("utf-16"),
        "ECCN;도착국\rEAR99;중국\r".encode(),
        "ECCN,도착국\r\nEAR99,중국".encode("utf-8-sig"),
    ],
    ids=["UTF-8", "CP949", "UTF-16", "old Mac", "Windows"],
)
def test_text_is_read_as_it_was_saved(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    (table,) = Sheet(path).tables()
    assert table.to_dicts() == [{"ECCN": "EAR99", "도착국": "중국"}]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("a,b\n1,2\n1,2,3\n", "row 3 has 3 cells, the headers are 2"),
        ('a,"b\n1,2\n', "opened and never closed"),
        ('제목,\na,b\n1,"2\n3,4\n', "opened and never closed"),
        ("a\0,b\n", "is not text"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    with pytest.raises(InputError, match=says):
        list(Sheet(path).tables())
