"""The product book: proposals, decisions kept with name and reason, and told when an entry has changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gwanmun.items.book import classify_book, decisions, entry_hash
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
