"""A sheet read in pieces is the sheet read as a whole, whatever stands in it and wherever it is cut."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwanmun.sources import workbook, xlsx_pieces
from gwanmun.sources.cells import column_letters, is_error
from gwanmun.sources.files import InputError
from gwanmun.sources.sheets import Sheet
from gwanmun.sources.workbook import Workbook
from gwanmun.sources.xlsx_pieces import Pieces, Uncut, wants_pieces
from tests.sources.raw_workbook import raw_workbook

HEADERS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'


def number(at: str, value: object, style: int = 0, more: str = "") -> str:
    return f'<c r="{at}" s="{style}"{more}><v>{value}</v></c>'


def text(at: str, words: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'


def row(at: int, *cells: str, more: str = "") -> str:
    return f'<row r="{at}"{more}>{"".join(cells)}</row>'


def plain(first: int, last: int) -> str:
    return "".join(
        row(n, text(f"A{n}", f"품목 {n}"), text(f"B{n}", "VN"), number(f"C{n}", n * 10)) for n in range(first, last)
    )


def sheet(rows: str, behind: str = "", before: str = "") -> str:
    return f"{before}<sheetData>{rows}</sheetData>{behind}"


def merged(*areas: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{a}"/>' for a in areas) + "</mergeCells>"


NUMBERS = ["12345678901234567890", "1E+20", "0.1", "-0", "1e-7", "9007199254740993", "4200000.50"]

NASTY = {
    "plain": sheet(HEADERS + plain(2, 60)),
    "headers alone": sheet(HEADERS),
    "titles above the headers": sheet(
        row(2, text("B2", "11월 선적 목록")) + row(5, text("B5", "품명"), text("C5", "도착국"), text("D5", "ECCN"))
        + "".join(row(n, text(f"B{n}", "볼트"), text(f"C{n}", "VN"), text(f"D{n}", "EAR99")) for n in range(6, 40)),
        merged("B2:D2"),
    ),
    "merged cells across every cut": sheet(
        HEADERS + row(2, text("A2", "식각"), text("B2", "중국"), number("C2", 900)) + row(3, "", number("C3", 5))
        + "".join(row(n, number(f"C{n}", n)) for n in range(4, 41)) + row(41, text("A41", "볼트"), text("B41", "VN")),
        merged("A2:A40", "B2:B30", "C2:C3", "B31:B33", "A41:A60"),
    ),
    "formulas with and without what they gave": sheet(
        HEADERS
        + "".join(
            row(n, f'<c r="A{n}" t="str"><f>"a"&amp;{n}</f><v>a{n}</v></c>', f'<c r="B{n}"><f>NOW()</f></c>',
                f'<c r="C{n}"><f>{n}*2</f><v>{n * 2}</v></c>', f'<c r="D{n}" t="str"><f>""</f><v></v></c>')
            for n in range(2, 30)
        )
    ),
    "days": sheet(
        HEADERS + "".join(
            row(n, number(f"A{n}", 46000 + n, 1), number(f"B{n}", 46000.5 + n, 4), number(f"C{n}", 46000 + n, 2),
                number(f"D{n}", 46000 + n), text(f"E{n}", "2026-03-01"), number(f"F{n}", 0.25, 6),
                number(f"G{n}", 59, 1), number(f"H{n}", "2026-03-01", 1, ' t="d"'))
            for n in range(2, 30)
        )
    ),
    "errors and truth": sheet(
        HEADERS + "".join(
            row(n, number(f"A{n}", error, 0, ' t="e"'), number(f"B{n}", n % 2, 0, ' t="b"'), number(f"C{n}", 5))
            for n, error in enumerate(["#REF!", "#N/A", "#SPILL!", "#이름?"] * 6, 2)
        )
    ),
    "strings of every kind": sheet(
        HEADERS + "".join(
            row(n, number(f"A{n}", 3 + n % 5, 0, ' t="s"'), text(f"B{n}", "  두  칸 &amp; &#44032;\n둘째"),
                f'<c r="C{n}" t="inlineStr"><is><r><t>굵</t></r><r><t>게</t></r></is></c>',
                f'<c r="D{n}" t="inlineStr"><is/></c>')
            for n in range(2, 30)
        )
    ),
    "numbers": sheet(
        HEADERS + "".join(
            row(n, text(f"A{n}", "00123"), number(f"B{n}", v), number(f"C{n}", v, 3), number(f"D{n}", v, 5))
            for n, v in enumerate(NUMBERS * 4, 2)
        )
    ),
    "empty rows between and behind": sheet(
        HEADERS + plain(4, 10) + '<row r="11" spans="1:3"/>' + plain(30, 40)
        + "".join(row(n, f'<c r="A{n}" s="1"/><c r="B{n}" s="2"></c>', more=' s="1"') for n in range(200, 300))
    ),
    "an empty row at the end": sheet(HEADERS + plain(2, 30) + '<row r="30"></row><row r="31"><c r="A31" s="1"/></row>'),
    "rows and cells that say no number": sheet(
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c/><c t=\"s\"><v>2</v></c></row>"
        + "".join(f"<row><c><v>{n}</v></c><c/><c/><c><v>{n}</v></c></row>" for n in range(40)) + "<row/>"
        + '<row r="60"><c><v>5</v></c></row><row><c/><c><v>6</v></c></row>'
    ),
    "rows numbered by their cells": sheet(
        "".join(f'<row>{text(f"B{n}", f"줄 {n}")}{number(f"D{n}", n)}</row>' for n in [3, 4, *range(9, 40), 90, 91])
    ),
    "cells far to the right that are empty": sheet(
        HEADERS + "".join(row(n, number(f"A{n}", n), f'<c r="XFD{n}" s="1"/>') for n in range(2, 30))
    ),
    "one cell far to the right": sheet(HEADERS + plain(2, 20) + row(20, number("BZ20", 1)) + plain(21, 40)),
    "hidden rows and a total": sheet(
        HEADERS + plain(2, 20) + row(20, text("A20", "숨김"), more=' hidden="1"')
        + row(21, text("A21", "합계"), number("C21", 9))
    ),
    "single quotes and spaces in tags": sheet(
        HEADERS + "".join(f"<row  r='{n}' ><c  r='B{n}' ><v>{n}</v></c ></row>\n" for n in range(2, 40))
    ),
    "no column before the third": sheet(
        "".join(row(n, number(f"C{n}", n), text(f"E{n}", "x")) for n in range(7, 40)), merged("C8:C9", "E8:E9", "A1:A5")
    ),
    "areas told in many places": sheet(HEADERS + plain(2, 30), merged(*(f"B{n}:B{n + 1}" for n in range(2, 29, 2)))),
}  # fmt: skip


def cells(path: Path) -> tuple[pl.DataFrame, list[list[str]], int]:
    """What is read of a sheet: the rows under the headers, those above, and the merged areas that were filled."""
    read = Sheet(path)
    return pl.concat(list(read.tables())), read.above, read.filled


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sheet is large."""
    monkeypatch.setattr(xlsx_pieces, "LARGE_BYTES", -1)
    monkeypatch.setattr(xlsx_pieces, "_READ", 100)
    monkeypatch.setattr(workbook, "TABLE_ROWS", 25)


@pytest.mark.parametrize("size", [700, 1500, 1 << 20])
@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("date1904", [False, True])
def test_a_sheet_in_pieces_is_the_whole_sheet(
    name: str,
    size: int,
    date1904: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    path = raw_workbook(tmp_path / "a.xlsx", NASTY[name], date1904)
    if not name.startswith(("errors", "formulas")):
        monkeypatch.setattr(workbook, "wants_pieces", lambda path: False)
    whole = cells(path)
    monkeypatch.setattr(workbook, "wants_pieces", lambda path: True)
    request.getfixturevalue("in_pieces")
    monkeypatch.setattr(xlsx_pieces, "PIECE_BYTES", size)
    monkeypatch.setattr(xlsx_pieces, "PIECE_CELLS", 400)
    found = cells(path)
    assert found[1:] == whole[1:]
    assert found[0].equals(whole[0]), (found[0], whole[0])
    pieces = Pieces.read(path, lambda book, skip: workbook._load(path, book, skip))
    assert size > 1500 or len(pieces.firsts) > 1 or name == "headers alone"


CELL = st.sampled_from([None, "<c/>", "a", "7", "2026-03-01", "<c s='1'></c>", "x &amp; y"])


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Rows with gaps, cells with and without their places, and merged areas that may reach over every cut."""
    numbers = sorted(draw(st.sets(st.integers(1, 80), min_size=1, max_size=30)))
    cells = draw(st.lists(st.lists(CELL, max_size=5), min_size=len(numbers), max_size=len(numbers)))
    first, places = draw(st.sampled_from("ABY")), draw(st.booleans())
    # As a whole, cells are counted from the first that says its place and seems to hold something.
    told = places and "<c s='1'></c>" not in {cell for line in cells for cell in line}
    rows = "".join(row(n, *_placed(line, first, n, places)) for n, line in zip(numbers, cells, strict=True))
    tops = draw(st.lists(st.tuples(st.integers(1, 70), st.integers(1, 40)), max_size=4))
    areas = [f"{letter}{top}:{letter}{top + rows}" for letter, (top, rows) in zip("ABCD", tops, strict=False) if told]
    return sheet(rows, merged(*areas) if areas else "")


def _placed(line: list[str | None], first: str, number: int, places: bool) -> Iterator[str]:
    for at, cell in enumerate(line):
        letters = column_letters(ord(first) - ord("A") + at)
        place = f' r="{letters}{number}"' if places else ""
        if cell is None and not places:
            yield "<c/>"
        elif cell is not None:
            empty = cell.startswith("<c")
            yield cell.replace("<c", f"<c{place}") if empty else f'<c{place} t="str"><v>{cell}</v></c>'


@settings(max_examples=150, deadline=None)
@given(sheets(), st.sampled_from([400, 700, 2000]), st.sampled_from([10, 60, 4000]))
def test_any_sheet_in_pieces_is_the_whole_sheet(text: str, size: int, area: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        path = raw_workbook(Path(folder) / "a.xlsx", text)
        monkeypatch.setattr(workbook, "wants_pieces", lambda path: False)
        whole = cells(path)
        monkeypatch.setattr(workbook, "wants_pieces", lambda path: True)
        for name, value in {"PIECE_BYTES": size, "PIECE_CELLS": area, "_READ": 100}.items():
            monkeypatch.setattr(xlsx_pieces, name, value)
        monkeypatch.setattr(workbook, "TABLE_ROWS", 25)
        found = cells(path)
    assert found[1:] == whole[1:]
    assert found[0].equals(whole[0]), (found[0], whole[0])


@pytest.mark.usefixtures("in_pieces")
def test_names_may_have_a_prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<x:row r="{n}"><x:c r="A{n}"><x:v>{n}</x:v></x:c></x:row>' for n in range(1, 40))
    path = raw_workbook(tmp_path / "a.xlsx", f"<x:sheetData>{rows}</x:sheetData>", prefix="x:")
    monkeypatch.setattr(xlsx_pieces, "PIECE_BYTES", 500)
    assert Workbook.open(path).whole().to_series().to_list() == [str(n) for n in range(1, 40)]


@pytest.mark.parametrize(
    "rows",
    [
        HEADERS + "<!-- </row> -->" + plain(2, 5),
        HEADERS + '<row r="2"><c r="A2" t="inlineStr"><is><t><![CDATA[</row>]]></t></is></c></row>',
        row(3, number("A3", 1)) + row(2, number("A2", 1)),
        row(3, number("A4", 1)) + row(4, number("A5", 1)),
        "<row>" + number("A5", 1) + "</row><row><c><v>1</v></c></row>",
        HEADERS + "<row r='2'><c r='A2'><v>" + "1" * 5000 + "</v></c></row>",
    ],
    ids=["comment", "text of its own", "order", "cells against rows", "no number behind one", "long row"],
)
def test_what_cannot_be_cut_for_certain_is_read_as_a_whole(
    rows: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    path = raw_workbook(tmp_path / "a.xlsx", sheet(rows))
    whole = Workbook.open(path).whole()
    request.getfixturevalue("in_pieces")
    monkeypatch.setattr(xlsx_pieces, "PIECE_BYTES", 600)
    with pytest.raises(Uncut):
        Pieces.read(path, lambda book, skip: workbook._load(path, book, skip))
    assert Workbook.open(path).whole().equals(whole)


def test_merged_cells_are_those_of_the_sheet_where_cells_say_no_place(tmp_path: Path) -> None:
    rows = "<row><c/><c t='str'><v>VN</v></c></row><row/><row><c/><c/><c><v>5</v></c></row>"
    book = Workbook.open(raw_workbook(tmp_path / "a.xlsx", sheet(rows, merged("A1:A3", "B1:B3"))))
    assert book.whole().rows() == [("VN", None), ("VN", None), ("VN", "5")]


def test_errors_of_formulas_are_told_as_text(tmp_path: Path) -> None:
    errors = ["#N/A", "#REF!", "#SPILL!", "#GETTING_DATA"]
    cells = "".join(f"<row r='{n}'><c t='e' r='A{n}'><f>A1</f><v>{e}</v></c></row>" for n, e in enumerate(errors, 1))
    path = raw_workbook(tmp_path / "a.xlsx", sheet(cells))
    assert Workbook.open(path).whole().to_series().to_list() == errors


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_formulas_that_were_never_calculated_say_so(prefix: str, tmp_path: Path) -> None:
    p = prefix
    cells = (
        f'<{p}c r="A1"><{p}f>VLOOKUP(B1,C:D,2)</{p}f></{p}c>',
        f"<{p}c r='A2' t='str' s='1'>\n<{p}f t='shared' si='0'/></{p}c>",
        f'<{p}c r="A3" t="str"><{p}f>""</{p}f><{p}v></{p}v></{p}c>',
        f'<{p}c r="A4"><{p}f>1&lt;2</{p}f><{p}v>5</{p}v></{p}c>',
        f'<{p}c r="A5" t="b"><{p}f>1&lt;2</{p}f></{p}c>',
        f'<{p}c r="A6" t="inlineStr"><{p}is/></{p}c><{p}c r="B6" s="1"/>',
        f'<{p}c r="A7" t="e"><{p}f>1/0</{p}f><{p}v>#DIV/0!</{p}v></{p}c>',
    )
    rows = "".join(f'<{p}row r="{n}">{cell}</{p}row>' for n, cell in enumerate(cells, 1))
    path = raw_workbook(tmp_path / "a.xlsx", f"<{p}sheetData>{rows}</{p}sheetData>", prefix=p)
    none = "#UNCALCULATED!"
    assert Workbook.open(path).whole().to_series().to_list() == [none, none, "", "5", none, "", "#DIV/0!"]
    assert is_error(none)


def test_a_small_file_that_says_it_wants_pieces_is_read_in_pieces(tmp_path: Path) -> None:
    rows = HEADERS + plain(2, 100) + row(1048576, number("C1048576", 1))
    path = raw_workbook(tmp_path / "a.xlsx", sheet(rows, before='<dimension ref="A1:L1048576"/>'))
    assert wants_pieces(path)
    read = Sheet(path)
    tables = list(read.tables())
    assert sum(table.height for table in tables) == 1048575
    assert max(table.height for table in tables) <= workbook.TABLE_ROWS
    assert tables[-1].rows()[-1] == (None, None, "1")


@pytest.mark.parametrize("said", ['<dimension ref="A1:XFD1048576"/>', '<dimension ref="A1:C9"/>', ""])
def test_one_cell_in_the_last_corner_is_told_and_takes_no_memory(said: str, tmp_path: Path) -> None:
    rows = HEADERS + plain(2, 100) + row(1048576, number("XFD1048576", 1))
    path = raw_workbook(tmp_path / "a.xlsx", sheet(rows, before=said))
    with pytest.raises(InputError, match="as far as column XFD and row 1048576"):
        list(Sheet(path).tables())


@pytest.mark.usefixtures("in_pieces")
def test_a_torn_sheet_is_one_sentence(tmp_path: Path) -> None:
    path = raw_workbook(tmp_path / "a.xlsx", f"<sheetData>{HEADERS}{plain(2, 50)}<row r='50'><c")
    with pytest.raises(InputError, match="cannot be read as xlsx"):
        list(Sheet(path).tables())


@pytest.mark.usefixtures("in_pieces")
def test_a_workbook_of_an_office_program_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = openpyxl.Workbook()
    page, other = made.active, made.create_sheet("둘째")
    assert page is not None
    for n in range(1, 60):
        page.append([f"품목 {n}", n, "VN"])
        other.append(["다른 시트"])
    made.save(tmp_path / "a.xlsx")
    monkeypatch.setattr(xlsx_pieces, "PIECE_BYTES", 1000)
    table = Workbook.open(tmp_path / "a.xlsx").whole()
    assert table.rows()[1:3] == [("품목 2", "2", "VN"), ("품목 3", "3", "VN")]
    assert table.height == 59


def test_what_a_piece_needs_of_a_workbook_comes_with_it(tmp_path: Path) -> None:
    path = raw_workbook(tmp_path / "a.xlsx", NASTY["days"])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\0" * 100_000)
        archive.writestr("xl/worksheets/sheet2.xml", b" " * 100_000)
        small = xlsx_pieces._Small(archive, "xl/worksheets/sheet1.xml").workbook(b"<worksheet/>")
    assert len(small) < 10_000
