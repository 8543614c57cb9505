"""Books of parties as tables: read in both languages, written without formulas."""

from __future__ import annotations

import csv
import shlex
from pathlib import Path

import openpyxl
import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.book import read_book, read_table
from gwanmun.parties.decisions import Decisions, decide
from gwanmun.parties.freshness import Doubts
from gwanmun.parties.hits_book import Screened, to_do, write_hits
from gwanmun.sources.cells import safe_cell
from gwanmun.sources.entries import Entry, Name
from gwanmun.sources.files import InputError

NO_DOUBTS = Doubts({}, ())


def test_korean_headings_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("거래처명,국가,구분\n화웨이,CN,법인\n,,\n", "utf-8-sig")
    assert read_book(path) == [Party("화웨이", kind="company", countries=("CN",))]


def test_a_table_without_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(InputError):
        read_book(path)


def test_a_table_with_two_columns_of_parties_is_refused_since_one_would_be_passed_over(tmp_path: Path) -> None:
    book = tmp_path / "parties.csv"
    book.write_text("이름,회사명,국가\n김철수,Huawei Technologies,CN\n", encoding="utf-8")
    with pytest.raises(InputError, match="이름, 회사명"):
        read_book(book)
    book.write_text("회사명,다른 이름,국가\n화웨이,Huawei Technologies,CN\n", encoding="utf-8")
    assert [p.all_names for p in read_book(book)] == [("화웨이", "Huawei Technologies")]


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(InputError):
        read_book(path)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text).startswith("'")


def _screened(names: list[str], log: Path, entry: str = "1", kind: str = "") -> list[Screened]:
    screener = Screener.of_entries([Entry("us_sdn", entry, "company", (Name("=Huawei Technologies"),))])
    decisions = Decisions(log)
    found = screener.screen_many(Party(name) for name in names)
    return [Screened(row, decisions.apply(screening), "my book.csv", kind) for row, screening in enumerate(found, 2)]


def test_the_workbook_has_every_party_and_every_hit(tmp_path: Path) -> None:
    path = tmp_path / "hits.xlsx"
    names = ["Huawei Technologies", "Nobody Here", "สมชาย"]
    assert write_hits(path, _screened(names, tmp_path / "log"), "ko", NO_DOUBTS) == 2
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["거래처", "대조", "목록"]
    parties, hits = (list(book[name].iter_rows(values_only=True)) for name in ("거래처", "대조"))
    assert parties[0][:4] == ("행", "거래처", "국가", "답")
    assert [(row[0], row[1], row[3]) for row in parties[1:]] == [
        (2, names[0], "일치"), (3, names[1], "없음"), (4, names[2], "가능성 있음"),
    ]  # fmt: skip
    assert 'gwanmun parties clear "my book.csv" us_sdn:1 --row 2 --reason' in str(parties[1][8])
    assert "로마자" in str(parties[3][8])
    assert (hits[1][4], hits[1][5], hits[1][12]) == ("'=Huawei Technologies", "특별지정제재대상(SDN)", "us_sdn:1")
    assert isinstance(hits[1][3], float)
    assert hits[2][2] == "없음"
    assert (hits[3][2], hits[3][11]) == ("가능성 있음", "สมชาย ~ 읽지 못함")
    assert book["거래처"].auto_filter.ref == "A1:I4"
    assert book["거래처"].freeze_panes == "C2"


def test_a_cleared_hit_stays_in_the_workbook(tmp_path: Path) -> None:
    log, path = tmp_path / "log", tmp_path / "hits.csv"
    screening = _screened(["Huawei Technologies"], log)[0].screening
    decide(log, screening.party, screening.hits[0], "cleared", "another firm", "Kim")
    assert write_hits(path, _screened(["Huawei Technologies"], log), "en", NO_DOUBTS) == 0
    rows = list(csv.reader(path.open(encoding="utf-8-sig")))
    assert (rows[1][2], rows[1][13]) == ("cleared", "another firm (Kim)")


@pytest.mark.parametrize("entry", ["CN|Harbin (HIT)", "x; rm -rf $HOME", "$(reboot)", 'a"b', "`id`", "People's"])
def test_the_command_beside_a_hit_is_one_whatever_a_list_holds(tmp_path: Path, entry: str) -> None:
    told = to_do(_screened(["Huawei Technologies"], tmp_path / "log", entry, "company")[0], "en", NO_DOUBTS)
    words = shlex.split(told[told.index("gwanmun") :])
    assert words[:8] == ["gwanmun", "parties", "clear", "my book.csv", f"us_sdn:{entry}", "--row", "2", "--kind"]


def test_what_is_said_of_a_book_holds_for_rows_that_do_not_say_it(tmp_path: Path) -> None:
    book = tmp_path / "parties.csv"
    book.write_text("고객사,구분\n가나무역,\n김철수,개인\n나다상사,?\n", encoding="utf-8")
    assert [p.kind for p in read_book(book, "company")] == ["company", "person", "unknown"]
    assert [p.kind for p in read_book(book)] == ["unknown", "person", "unknown"]


@pytest.mark.parametrize("name", ["hits.pdf", "hits"])
def test_hits_of_another_kind_of_file_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="known kind"):
        write_hits(tmp_path / name, [], "en", NO_DOUBTS)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_a_formula_did_not_find_is_told_and_not_searched(tmp_path: Path) -> None:
    book = tmp_path / "parties.csv"
    book.write_text("이름,국가\n가나무역,KR\n#N/A,CN\n나다상사,KR\n#REF!,RU\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"row 3, 5 .*#N/A"):
        read_book(book)


def test_rows_without_a_name_are_told(tmp_path: Path) -> None:
    path = tmp_path / "parties.csv"
    path.write_text("이름,국가\n화웨이,중국\n,한국\n  ,일본\n,\nABC,미국\n", encoding="utf-8")
    table = read_table(path)
    assert [number for number, _ in table.parties] == [2, 6]
    assert table.unnamed == [3, 4]
