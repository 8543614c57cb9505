"""Cells in which a formula found nothing: no value, no party, and never as if nobody had meant to fill them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from gwanmun.impact.row import case_of
from gwanmun.impact.screening import NO_NAME, BookLists
from gwanmun.parties.names.nobody import is_nobody
from gwanmun.sources.cells import is_error
from tests.cli.run import run
from tests.sources.raw_workbook import raw_workbook

HEADERS = ["도착국", "ECCN", "금액(USD)", "수하인", "선적일"]
ROW = ["VN", "EAR99", "5", "Hanoi Co", "2026-03-01"]


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#이름?", " #SPILL! ", "Err:508"])
def test_what_a_spreadsheet_shows_for_an_error_is_one(cell: str) -> None:
    assert is_error(cell)
    assert is_nobody(cell)


@pytest.mark.parametrize("cell", ["#1 Trading", "N/A Co", "# 5", "#5", "Error", "REF!", "#Hash"])
def test_what_may_be_a_name_is_none(cell: str) -> None:
    assert not is_error(cell)
    assert not is_nobody(cell)


def test_a_party_whose_name_is_an_error_is_there_and_not_known() -> None:
    case = case_of({"to": "VN", "end_user.name": "#N/A", "end_user.country": "VN"}, {})
    assert case["parties"] == [{"role": "end_user", "name": "#N/A", "country": "VN"}]
    lists = BookLists.open()
    assert lists.class_of("?", "VN", "") == NO_NAME
    # As one that may be on a list.
    assert lists.class_of("#N/A", "VN", "") == "#N/A\tVN\t" != lists.class_of("Hanoi Bolts", "VN", "")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_rows_with_errors_say_so_in_the_copy(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = tmp_path / f"a.{kind}", tmp_path / "out.csv"
    rows = [ROW, *([*ROW[:at], "#N/A", *ROW[at + 1 :]] for at in range(len(ROW)))]
    if kind == "csv":
        path.write_text("\n".join(map(",".join, [HEADERS, *rows])), encoding="utf-8")
    else:
        cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in [HEADERS, *rows])
        raw_workbook(path, f"<sheetData>{cells}</sheetData>")
    ran = run(["decide", str(path), "-o", str(out), "--known-at", "2026-09-24", "--lang", "en"], monkeypatch)
    assert ran.status == 0, ran.err
    decided = pl.read_csv(out, infer_schema=False)
    assert decided.select(HEADERS).rows() == [tuple(row) for row in rows]
    assert decided["Outcome"].to_list() == ["UNDETERMINED", "ERROR", "ERROR", "ERROR", "UNDETERMINED", "ERROR"]
    # The row with a party that is not known is another case than the one whose party is on no list.
    assert decided["Case"][0] != decided["Case"][4]


def _cell(text: str) -> str:
    error = text.startswith("#")
    return f'<c t="e"><v>{text}</v></c>' if error else f'<c t="inlineStr"><is><t>{text}</t></is></c>'
