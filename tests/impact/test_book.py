"""Books in and out: what a spreadsheet user brings, and what comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import fastexcel
import openpyxl
import polars as pl
import pytest
import xlsxwriter

from gwanmun.cli.decide import BOOKS
from gwanmun.impact.batch import Decider
from gwanmun.impact.columns import load_mapping, map_columns, save_mapping
from gwanmun.impact.row import day_of
from gwanmun.impact.table import SUFFIXES, read_book
from gwanmun.law.load import rules
from gwanmun.sources.files import InputError
from tests.cli.run import run

HEADER = ["번호", "선적일", "출발국", "도착국", "품명", "ECCN", "원산지", "금액", "통화", "수하인", "담당자"]
ROWS = [
    ["A-1", date(2025, 12, 30), "한국", "중국", "식각 장비", "3B001.c.1.c", "US", 4200000, "USD", "삼성전자", "김"],
    ["A-2", 46021, "KR", "베트남", "웨이퍼 캐리어", "EAR99", "KR", 900, "USD", "Hanoi Co", "=1+1"],
    ["A-3", "2026-02-30", "KR", "베트남", "웨이퍼 캐리어", "EAR99", "KR", 900, "USD", "Hanoi Co", "이"],
    ["A-4", "2026-03-01", "KR", "콩고", "부품", "EAR99", "KR", 900, "USD", "X", "이"],
]  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as file:
        sheet, days = file.add_worksheet(), file.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADER)
        for i, row in enumerate(ROWS, 1):
            for j, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(i, j, cell, days)
                else:
                    sheet.write(i, j, cell)
    return path


def test_korean_headers_are_matched_and_others_carried_along(book: Path) -> None:
    mapping = map_columns(read_book(book).columns, rules())
    assert mapping.columns["도착국"] == "to"
    assert mapping.columns["수하인"] == "ultimate_consignee.name"
    assert mapping.unused == ("담당자",)


def test_a_sheet_comes_back_with_its_answers_and_its_errors(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.xlsx"
    ran = run(["decide", str(book), "-o", str(out), "--known-at", "2026-09-24", "--lang", "ko"], monkeypatch)
    assert ran.status == 0, ran.err
    assert "4행: 선적일:" in ran.out
    decided = fastexcel.read_excel(out).load_sheet(0, dtypes="string").to_polars()
    assert decided["판정"].to_list()[2:] == ["오류", "오류"]
    assert decided["번호"].to_list() == ["A-1", "A-2", "A-3", "A-4"]
    assert decided["담당자"][1] == "=1+1"


def test_csv_output_holds_no_formula(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.csv"
    assert run(["decide", str(book), "-o", str(out), "--lang", "en"], monkeypatch).status == 0
    assert "'=1+1" in out.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("name", "encoding"), [("a.csv", "cp949"), ("a.csv", "utf-8"), ("a.tsv", "utf-8")])
def test_text_files_in_either_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    path, mark = tmp_path / name, "\t" if name.endswith("tsv") else ","
    path.write_text(mark.join(["도착국", "ECCN"]) + "\n" + mark.join(["베트남", "EAR99"]) + "\n", encoding=encoding)
    assert read_book(path).to_dicts() == [{"도착국": "베트남", "ECCN": "EAR99"}]


def test_parquet_and_json_lines(tmp_path: Path) -> None:
    frame = pl.DataFrame({"to": ["VN", None], "value": [1.5, 2.0]})
    frame.write_parquet(tmp_path / "a.parquet")
    frame.write_ndjson(tmp_path / "a.jsonl")
    wanted = [{"to": "VN", "value": "1.5"}, {"to": None, "value": "2.0"}]
    assert read_book(tmp_path / "a.parquet").to_dicts() == wanted
    assert read_book(tmp_path / "a.jsonl").to_dicts() == wanted


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"no zip"), ("a.parquet", b"PAR1"), ("a.jsonl", b"{"), ("a.csv", b"a,b\n1,2,3\n"), ("a.csv", b"")],
)
def test_what_cannot_be_read_is_one_sentence(
    tmp_path: Path, name: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    ran = run(["decide", str(path), "-o", str(tmp_path / "out.csv")], monkeypatch)
    assert ran.status == 2
    assert len(ran.err.strip().splitlines()) == 1
    assert not (tmp_path / "out.csv").exists()


def test_an_unknown_form_of_output_leaves_nothing(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(["decide", str(book), "-o", str(tmp_path / "out.doc")], monkeypatch)
    assert ran.status == 2
    assert [p.name for p in tmp_path.iterdir()] == ["book.xlsx"]


def test_a_mapping_is_kept_and_used_again(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "columns.yaml"
    assert (
        run(["decide", str(book), "-o", str(tmp_path / "o.csv"), "--save-columns", str(kept)], monkeypatch).status == 0
    )
    assert load_mapping(kept, rules()).columns["도착국"] == "to"


def test_two_columns_for_one_field_are_refused() -> None:
    with pytest.raises(InputError, match="both hold to"):
        map_columns(["도착국", "destination"], rules())


def test_a_mapping_that_names_no_field_says_what_it_may_have_meant(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("columns: {A: item.ecn}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"item\.eccn"):
        load_mapping(path, rules())


def test_mappings_survive_their_file(tmp_path: Path) -> None:
    mapping = map_columns(HEADER, rules())
    save_mapping(tmp_path / "m.yaml", mapping)
    assert map_columns(HEADER, rules(), load_mapping(tmp_path / "m.yaml", rules())) == mapping


@pytest.mark.parametrize(
    ("written", "day"),
    [("46021", "2025-12-30"), ("2025-12-30 00:00:00", "2025-12-30"), ("2025년 12월 30일", "2025년 12월 30일")],
)
def test_days_of_spreadsheets(written: str, day: str) -> None:
    assert day_of(written) == day


def test_headers_with_a_unit_or_a_law_in_parentheses() -> None:
    mapping = map_columns(["통제번호(ECCN)", "통제번호(한국)", "금액(USD)", "도착국"], rules())
    assert mapping.columns == {
        "통제번호(ECCN)": "item.eccn",
        "통제번호(한국)": "item.kr_control_number",
        "금액(USD)": "item.value",
        "도착국": "to",
    }
    assert mapping.same_for_all == {"item.currency": "USD"}


def test_a_sum_in_thousands_is_not_taken_for_a_sum() -> None:
    assert map_columns(["금액(천원)", "도착국"], rules()).unused == ("금액(천원)",)


def test_a_currency_of_a_header_is_that_of_its_sums(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = tmp_path / "a.csv", tmp_path / "out.csv"
    path.write_text("도착국,ECCN,금액(USD)\n중국,3B001.c.1.c,3200만원\n", encoding="utf-8")
    ran = run(["decide", str(path), "-o", str(out), "--lang", "ko"], monkeypatch)
    assert "2행: 금액(USD): 통화가 둘 이상입니다" in ran.out


def test_a_book_of_which_no_column_is_known_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("하나,둘\n1,2\n", encoding="utf-8")
    ran = run(["decide", str(path), "--lang", "en"], monkeypatch)
    assert ran.status == 2
    assert "no column could be matched (하나, 둘)" in ran.err


def test_rows_of_a_sheet_with_a_title_count_as_in_the_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = tmp_path / "a.xlsx", tmp_path / "out.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as file:
        sheet = file.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "=11월 선적")
        sheet.write_row(1, 0, ["도착국", "출발국", "ECCN"])
        sheet.write_row(2, 0, ["헝가리", "KR", "EAR99"])
        sheet.write_row(3, 0, ["아틀란티스", "KR", "EAR99"])
    ran = run(["decide", str(path), "-o", str(out), "--lang", "ko"], monkeypatch)
    assert "머리글은 2행" in ran.err
    assert "4행: 도착국: 알 수 없는 나라" in ran.out
    rows = fastexcel.read_excel(out).load_sheet(0, header_row=None, skip_rows=0, dtypes="string").to_polars().rows()
    assert rows[0][0] == "=11월 선적"
    assert rows[3][:4] == ("아틀란티스", "KR", "EAR99", "오류")
    ran = run(["decide", str(path), "--row", "4", "--no-log", "--lang", "ko"], monkeypatch)
    assert "아틀란티스" in ran.err
    assert "3행부터 4행까지" in run(["decide", str(path), "--row", "2", "--lang", "ko"], monkeypatch).err


def test_a_book_without_a_shipment_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("ECCN,도착국\n", encoding="utf-8")
    for command in (["decide"], ["impact", "calendar"], ["impact", "diff", "--on", "2025-12-30", "--vs", "2026-01-01"]):
        ran = run([*command, str(path), "--lang", "en"], monkeypatch)
        assert ran.status == 2
        assert "no row under the headers (row 1)" in ran.err
    assert not (tmp_path / "a.decided.csv").exists()


@pytest.mark.parametrize(("kind", "copy"), [(".csv", ".csv"), (".tsv", ".csv"), (".xlsx", ".xlsx"), (".xlsm", ".xlsx")])
def test_a_book_of_each_kind_has_its_copy_beside_it(
    kind: str, copy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, mark = tmp_path / f"a{kind}", "\t" if kind == ".tsv" else ","
    if kind.startswith(".x"):
        made = openpyxl.Workbook()
        for row in (["도착국", "ECCN"], ["베트남", "EAR99"]):
            made.worksheets[0].append(row)
        made.save(path)
    else:
        path.write_text(f"도착국{mark}ECCN\n베트남{mark}EAR99\n", encoding="cp949")
    ran = run(["decide", str(path), "--lang", "ko"], monkeypatch)
    assert ran.status == 0, ran.err
    assert read_book(tmp_path / f"a.decided{copy}")["도착국"].to_list() == ["베트남"]


def test_the_command_line_takes_every_kind_of_book_for_one() -> None:
    assert set(BOOKS) == set(SUFFIXES)


def test_what_many_undecided_rows_wait_for_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.csv"
    row = "반도체 식각장비,3B001.c,중국,Wuxi Fab"
    path.write_text(f"품명,통제번호,도착국,수하인\n{row}\n{row} 2\n", encoding="utf-8")
    command = ["decide", str(path), "-o", str(tmp_path / "out.csv"), "--lang"]
    told = run([*command, "ko"], monkeypatch).out
    assert "        2  물품이 어느 나라에서 출발합니까? [ship_from]" in told
    assert "same_for_all" in told
    assert "        2  From which country does the item leave? [ship_from]" in run([*command, "en"], monkeypatch).out


def test_rows_that_only_a_permit_would_free_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.csv"
    rows = ["품명,통제번호,출발국,도착국,최종사용자", "식각장비,3B001.c,한국,중국,Wuxi", "화장품,,한국,중국,Shop"]
    path.write_text("\n".join(rows), encoding="utf-8")
    out = tmp_path / "out.csv"
    told = run(["decide", str(path), "-o", str(out), "--lang", "ko", "--on", "2026-09-10"], monkeypatch).out
    assert "판정 보류 가운데 1행은 받은 허가나 면제·예외가 없으면 허가가 필요합니다" in told
    written = out.read_text(encoding="utf-8-sig")
    assert "case_by_case" not in written
    assert "사안별" in written


def test_rows_on_either_side_of_a_limit_on_the_sum_are_two_cases(tmp_path: Path) -> None:
    """고시 제26조제1항제7호: 8천불."""
    header = "품명,통제번호,출발국,도착국,최종사용자,금액(USD),korea.exemption,item.kr_sales_to_buyer_usd"
    rows = [f"레이저,6A005.a.1,한국,베트남,Hanoi Optics,{value},small_value,0" for value in (7999, 8001, 5000)]
    path = tmp_path / "book.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    book = read_book(path)
    day = date(2026, 9, 10)
    decided = Decider(rules(), map_columns(book.columns, rules()), day, day).decide(book)
    cases = decided["gwanmun case"].to_list()
    assert cases[0] == cases[2] != cases[1]
