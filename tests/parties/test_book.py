"""Books of parties as tables: read in both languages, written without formulas."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.book import read_book, safe_cell, write_hits
from gwanmun.sources.entries import Entry, Name
from gwanmun.sources.files import InputError


def test_korean_headings_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("거래처명,국가,구분\n화웨이,CN,법인\n,,\n", "utf-8-sig")
    assert read_book(path) == [Party("화웨이", kind="company", countries=("CN",))]


def test_a_table_without_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(InputError):
        read_book(path)


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(InputError):
        read_book(path)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text).startswith("'")


def test_hits_are_written_to_a_workbook(tmp_path: Path) -> None:
    screener = Screener.of_entries([Entry("us_sdn", "1", "company", (Name("=Huawei Technologies"),))])
    path = tmp_path / "hits.xlsx"
    assert (
        write_hits(
            path, screener.screen_many([Party("Huawei Technologies"), Party("Nobody Here"), Party("หัวเว่ย")]), "ko"
        )
        == 2
    )
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert rows[0][0] == "거래처"
    assert rows[1][3] == "'=Huawei Technologies"
    assert rows[2][1] == "none"
    assert (rows[3][1], rows[3][9]) == ("possible", "หัวเว่ย ~ not read")
