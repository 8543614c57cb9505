"""The product book: proposals, decisions kept with name and reason, and told when an entry has changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gwanmun.items.book import classify_book, decisions, entry_hash
from gwanmun.items.headers import header_row, named, plain
from gwanmun.items.headers import texts as header_texts
from gwanmun.items.sheets import read_products, write_products
from gwanmun.sources.chain import verify
from gwanmun.sources.files import InputError

ON = date(2026, 11, 22)
ROWS = [
    {"part no": "P-1", "product": "플라즈마 식각 장비", "decided number": None, "decided by": None, "reason": None},
    {"part no": "P-2", "product": "ham sandwich", "decided number": None, "decided by": None, "reason": None},
]
DECIDED = [ROWS[0] | {"decided number": "3B001.c", "decided by": "Kim", "reason": "datasheet rev 3"}, ROWS[1]]


def test_rows_get_candidates_and_nothing_is_decided_by_itself(tmp_path: Path) -> None:
    book = classify_book(ROWS, tmp_path / "log.jsonl", on=ON)
    assert book.rows[0].candidates[0].number == "3B001"
    assert book.rows[1].candidates == ()
    assert (book.rows[0].decision, book.logged) == (None, 0)


def test_a_decision_is_logged_once_and_stays(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    assert classify_book(DECIDED, log, on=ON).logged == 1
    assert classify_book(DECIDED, log, on=ON).logged == 0
    later = classify_book(ROWS, log, on=ON).rows[0]
    assert later.decision is not None
    assert (later.decision.number, later.decision.by, later.changed) == ("3B001.c", "Kim", None)
    assert verify(log) == ()


def test_a_changed_text_is_told(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    classify_book(DECIDED, log, {"3B001": "old  text"}, ON)
    assert classify_book(ROWS, log, {"3B001": "old text"}, ON).rows[0].changed is None
    changed = classify_book(ROWS, log, {"3B001": "new text"}, ON).rows[0].changed
    assert changed is not None
    assert "has changed" in changed.en
    assert "바뀌었습니다" in changed.ko
    without = classify_book(ROWS, log, on=ON).rows[0].changed
    assert without is not None
    assert "not compared" in without.en


def test_the_hash_is_of_the_entry(tmp_path: Path) -> None:
    assert entry_hash("3B001.c", {}) == entry_hash("3B001", {})
    assert entry_hash("3B001", {}) != entry_hash("3B002", {})


@pytest.mark.parametrize(
    ("change", "words"),
    [({"decided by": ""}, "name of who decided"), ({"reason": " "}, "reason"), ({"decided number": "9Z9"}, "number")],
)
def test_half_a_decision_is_refused_and_nothing_is_logged(tmp_path: Path, change: dict[str, str], words: str) -> None:
    log = tmp_path / "log.jsonl"
    rows = [DECIDED[0], DECIDED[0] | {"part no": "P-3"} | change]
    with pytest.raises(InputError, match=words) as raised:
        classify_book(rows, log, on=ON)
    assert "row 3" in str(raised.value)
    assert decisions(log) == {}


def test_a_book_without_a_product_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="column with the product"):
        classify_book([{"x": "1"}], tmp_path / "log.jsonl", on=ON)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_sheet_goes_round(tmp_path: Path, suffix: str, lang: str) -> None:
    log, sheet, out = tmp_path / "log.jsonl", tmp_path / "in.csv", tmp_path / f"out{suffix}"
    sheet.write_text("part no,product,note\nP-1,플라즈마 식각 장비,=1+1\n", encoding="utf-8")
    records = read_products(sheet)
    write_products(records, classify_book(records, log, on=ON), out, lang)
    again = read_products(out)
    assert again[0]["note"] in ("=1+1", "'=1+1")
    header = {"en": "Decided number", "ko": "결정 번호"}[lang]
    assert header in again[0]
    names = {"en": ("Decided by", "Reason"), "ko": ("결정자", "이유")}[lang]
    decided = [dict(again[0]) | {header: "3B001", names[0]: "Lee", names[1]: "read"}]
    book = classify_book(decided, log, on=ON)
    assert book.logged == 1
    write_products(decided, book, out, lang)
    assert len(read_products(out)[0]) == len(again[0])


def test_what_is_no_sheet_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK not a sheet")
    with pytest.raises(InputError):
        read_products(bad)
    with pytest.raises(InputError):
        read_products(tmp_path / "none.csv")
    with pytest.raises(InputError, match=r"\.xlsx or \.csv"):
        write_products([], classify_book([], tmp_path / "l"), tmp_path / "x.txt", "en")


def _workbook(path: Path) -> None:
    """A book as companies keep it: a title, a header further down, cells merged over the products of a division."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["2026년 수출품목 분류 대장"])
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(["사업부", "품번", "품명 (국문)*", "규격 및 용도", "HS 코드"])
    sheet.append(["정밀가공", "A-100", "5축 머시닝센터", "위치결정 반복성 0.8㎛", "8457.10"])
    sheet.append([None, "A-101", "볼베어링", "깊은 홈", "8482.10"])
    sheet.append([None, "A-102", None, "원통 롤러", None])
    sheet.append(["식품", "B-1", "김치", "포기김치 10kg", "2005.99"])
    sheet.merge_cells("A4:A6")
    sheet.merge_cells("C5:C6")
    book.save(path)


def test_a_book_as_companies_keep_it_is_read(tmp_path: Path) -> None:
    sheet, out = tmp_path / "품목.xlsx", tmp_path / "out.xlsx"
    _workbook(sheet)
    records = read_products(sheet)
    assert [r["품번"] for r in records] == ["A-100", "A-101", "A-102", "B-1"]
    assert [r["사업부"] for r in records] == ["정밀가공", "정밀가공", "정밀가공", "식품"]
    assert records[2]["품명 (국문)*"] == "볼베어링"
    book = classify_book(records, tmp_path / "log.jsonl", on=ON)
    assert [r.product for r in book.rows] == ["5축 머시닝센터", "볼베어링", "볼베어링", "김치"]
    assert [r.candidates[0].number for r in book.rows[:3]] == ["2B001", "2A001", "2A001"]
    assert any("별표 2의2" in m.label.ko for m in book.rows[1].by_code)
    assert book.rows[2].by_code == ()
    write_products(records, book, out, "ko")
    again = read_products(out)
    assert "별표 2의2: 러시아·벨라루스행은 상황허가 대상" in (again[1]["세번으로 보아 해당할 수 있는 것"] or "")
    assert "통제 대상이 아니라는 뜻은 아님" in (again[3]["확인할 사실"] or "")


def test_a_wrong_row_is_named_by_its_place_in_the_sheet(tmp_path: Path) -> None:
    sheet = tmp_path / "book.csv"
    lines = ["수출품목 대장", "", "품명,결정 번호,결정자,이유", "볼베어링,,,", "식각 장비,3B001.c,,사양서"]
    sheet.write_bytes("\r\n".join(lines).encode("cp949"))
    with pytest.raises(InputError) as raised:
        classify_book(read_products(sheet), tmp_path / "log.jsonl", on=ON)
    assert "row 5" in str(raised.value)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_korean_csv_of_the_old_code_page_is_read(tmp_path: Path, delimiter: str) -> None:
    sheet = tmp_path / "book.csv"
    rows = [["품목코드", "품목명", "용도 및 사양", "세번"], ["1", "플라즈마 식각장비", "300mm 웨이퍼", "8486.20"]]
    sheet.write_bytes("\r\n".join(delimiter.join(r) for r in rows).encode("cp949"))
    [record] = read_products(sheet)
    assert record == dict(zip(*rows, strict=True))
    [row] = classify_book([record], tmp_path / "log.jsonl", on=ON).rows
    assert row.candidates[0].number == "3B001"


def test_a_header_of_two_rows_and_names_that_repeat() -> None:
    rows: list[list[str | None]] = [["품명", "규격", "규격"], ["품명", "길이", "폭"], ["베어링", "10", "20"]]
    assert header_row([["대장", None, None], *rows]) == 1
    assert named(["품명", "규격", None, "규격"]) == ["품명", "규격", "column 3", "규격 (2)"]
    assert plain(" 품  명(국문)※") == "품명"
    assert plain("Part No.") == "part no"
    assert header_texts(["No", "품명", "품명(영문)", "사양", "비고"]) == ("품명", "품명(영문)", "사양")
