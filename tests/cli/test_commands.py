"""The commands on the examples: the story of the first news page, and what goes wrong at the edge."""

from __future__ import annotations

import csv
import json
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from tests.cli.run import run
from tests.cli.test_korean_examples import KOREAN_STORY
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
EN = ["--lang", "en"]

STORY = [
    ("xian-etcher.yaml", ["--on", "2025-12-30"], "AUTHORISED", "748.15"),
    ("xian-etcher.yaml", ["--on", "2025-12-31"], "LICENCE REQUIRED", "export on or before 2025-12-30: AUTHORISED"),
    ("xian-etcher.yaml", ["--on", "2026-01-15", "--known-at", "2025-08-20"], "AUTHORISED", "published on 2025-09-02"),
    ("wuxi-implanter-before.yaml", [], "LICENCE REQUIRED", "742.4(a)(2)"),
    ("wuxi-implanter.yaml", [], "AUTHORISED", "88 FR 71478"),
    ("wuxi-implanter.yaml", ["--on", "2025-12-31"], "LICENCE REQUIRED", "90 FR 42321"),
    ("unlisted-fab-etcher.yaml", ["--on", "2026-08-03"], "LICENCE REQUIRED", "742.6(a)(6)(i)"),
    ("russia-oscilloscope.yaml", ["--on", "2026-08-03"], "LICENCE REQUIRED", "746.8(a)(1)"),
    ("precursor-vietnam.yaml", ["--on", "2026-08-03"], "LICENCE REQUIRED", "742.2(a)(2)"),
    ("machine-tool-turkiye.yaml", ["--on", "2026-08-03"], "UNDETERMINED", "at best NO LICENCE REQUIRED"),
    ("mass-market-encryption-germany.yaml", ["--on", "2026-08-03"], "UNDETERMINED", "at best NO LICENCE REQUIRED"),
    ("ear99-cuba.yaml", ["--on", "2026-08-03"], "LICENCE REQUIRED", "746.2(a)"),
    ("missing-facts.yaml", ["--on", "2026-08-03"], "UNDETERMINED", "item.eccn"),
    ("inspection-station-vietnam.yaml", [], "UNDETERMINED", "18% · de minimis level 25% (734.4(d)): not above"),
]


@pytest.mark.parametrize(("case", "options", "answer", "evidence"), STORY, ids=[" ".join([s[0], *s[1]]) for s in STORY])
def test_the_story_of_the_examples(
    case: str, options: list[str], answer: str, evidence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run(["decide", str(EXAMPLES / case), *options, *EN], monkeypatch)
    assert ran.status == 0
    first = next(line for line in ran.out.splitlines() if "US law (EAR)" in line)
    assert first.startswith(f"  US law (EAR): {answer}")
    assert evidence in " ".join(ran.out.split())


def test_every_example_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {s[0] for s in STORY} | {s[0] for s in KOREAN_STORY}
    assert told == {p.name for p in EXAMPLES.glob("*.yaml")}


def test_korean_is_the_same_page_in_korean(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(["decide", str(EXAMPLES / "xian-etcher.yaml"), "--on", "2025년 12월 31일", "--lang", "ko"], monkeypatch)
    assert ran.out.startswith("허가 필요")
    assert "2025-12-30 이전 선적" in " ".join(ran.out.split())


def test_json_is_a_receipt_that_verifies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "receipt.json"
    case = str(EXAMPLES / "xian-etcher.yaml")
    assert run(["decide", case, "--on", "2025-12-30", "--format", "json", "-o", str(path)], monkeypatch).status == 0
    assert json.loads(path.read_text())["outcome"] == "AUTHORISED"
    assert run(["receipt", "verify", str(path), *EN], monkeypatch).status == 0
    path.write_text(path.read_text().replace('"AUTHORISED"', '"NOT_SUBJECT"', 1))
    ran = run(["receipt", "verify", str(path), *EN], monkeypatch)
    assert (ran.status, "was changed" in ran.out) == (1, True)


def test_decisions_are_logged_and_the_log_verifies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GWANMUN_HOME", str(tmp_path))
    case = str(EXAMPLES / "ear99-cuba.yaml")
    run(["decide", case], monkeypatch)
    run(["decide", case, "--no-log"], monkeypatch)
    assert len(run(["receipt", "log"], monkeypatch).out.splitlines()) == 1
    assert run(["receipt", "verify", *EN], monkeypatch).status == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"items:\n  - eccn: 3B01\n", "bad.yaml:2"),
        (b"items: []\n", "items is empty"),
        (b"", "is not a case file"),
        (b"\xff\xfe\xfa\xfb", "is not text"),
        (b"a: &a [*a]\n", "anchors"),
        (b"x" * 10_000_000, "larger than 2 MB"),
    ],
)
def test_bad_input_ends_with_one_sentence_status_two_and_nothing_written(
    content: bytes, says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GWANMUN_HOME", str(tmp_path / "home"))
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    ran = run(["decide", str(path), "-o", str(tmp_path / "out.txt"), *EN], monkeypatch)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("gwanmun: ")
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.yaml"]


def test_a_folder_and_a_bad_date_are_told_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "folder" in run(["decide", str(tmp_path), *EN], monkeypatch).err
    assert "2026-13-01" in run(["decide", str(EXAMPLES / "ear99-cuba.yaml"), "--on", "2026-13-01"], monkeypatch).err


def test_an_answer_that_cannot_be_written_is_not_logged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GWANMUN_HOME", str(tmp_path / "home"))
    (tmp_path / "file").write_text("")
    ran = run(["decide", str(EXAMPLES / "ear99-cuba.yaml"), "-o", str(tmp_path / "file" / "out.txt"), *EN], monkeypatch)
    assert (ran.status, "cannot be written" in ran.err) == (2, True)
    assert not list((tmp_path / "home").glob("*.jsonl"))


def test_a_log_that_was_cut_off_is_healed_and_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GWANMUN_HOME", str(tmp_path))
    (tmp_path / "receipts.jsonl").write_text('{"n": 1, "at"')
    ran = run(["decide", str(EXAMPLES / "ear99-cuba.yaml"), *EN], monkeypatch)
    assert (ran.status, "in the middle of a line" in ran.err) == (0, True)
    assert run(["receipt", "verify", *EN], monkeypatch).status == 0


def test_an_error_of_the_program_is_one_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("gwanmun.decide.receipt"), "record", lambda decision: 1 / 0)
    ran = run(["decide", str(EXAMPLES / "ear99-cuba.yaml"), "--no-log", *EN], monkeypatch)
    assert (ran.status, ran.err.count("\n")) == (70, 1)
    assert "ZeroDivisionError" in ran.err


def test_what_stands_in_a_case_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"title": "a\x1b[2Jb\nc", "from": "US", "to": "CU", "items": [{"eccn": "EAR99"}]}))
    assert "\x1b" not in run(["decide", str(path)], monkeypatch).out


def test_the_law_can_be_read_by_section_number(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run(["law", "show", "748.15", "--on", "2026-01-15", *EN], monkeypatch).out
    assert "15 CFR 748.15" in shown
    assert "[samsung_china" not in shown
    assert "[samsung_china" in run(["law", "show", "748.15", "--on", "2025-12-30", *EN], monkeypatch).out
    assert "us_ear/738.4/list_based[3B001:1]" in run(["law", "show", "3B001", *EN], monkeypatch).out
    missing = run(["law", "show", "748.99", *EN], monkeypatch)
    assert (missing.status, "748.15" in missing.err) == (2, True)
    assert run(["law", "list"], monkeypatch).status == 0
    assert "item.eccn" in run(["law", "facts", "eccn"], monkeypatch).out
    assert "ofac_checked" in run(["law", "declarations"], monkeypatch).out


def test_the_rule_base_is_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(["law", "check", *EN], monkeypatch)
    assert (ran.status, ran.out.strip().endswith("nothing wrong")) == (0, True)


def test_the_schema_of_the_case_describes_every_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = json.loads(run(["schema", "case"], monkeypatch).out)
    assert "euv_specific" in schema["$defs"]["Item"]["properties"]
    assert "civil" in schema["properties"]["end_use"]["properties"]


def test_the_interview_writes_a_case_that_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    typed = "EAR99\nAtlantis\nUS\n쿠바\ncommodity\n" + "no\n" * 30
    ran = run(["ask", "-o", str(path), "--on", "2026-08-03", *EN], monkeypatch, typed)
    assert ran.status == 0
    assert "! " in ran.err
    assert "LICENCE REQUIRED" in ran.out
    assert yaml.safe_load(path.read_text())["to"] == "쿠바"
    assert "LICENCE REQUIRED" in run(["decide", str(path), "--on", "2026-08-03", *EN], monkeypatch).out


def test_an_interview_without_an_answer_says_that_nothing_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run(["ask", "-o", str(tmp_path / "new.yaml"), *EN], monkeypatch, "q\n")
    assert ran.status == 0
    assert "nothing was answered" in ran.out
    assert not (tmp_path / "new.yaml").exists()


def test_an_interview_writes_over_no_other_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("from: US\nto: CN\nitems:\n  - eccn: EAR99\n", encoding="utf-8")
    ran = run(["ask", "-o", str(path), *EN], monkeypatch, "EAR99\n")
    assert ran.status == 2
    assert "would be written over" in ran.err
    assert run(["ask", str(path), "-o", str(path), *EN], monkeypatch, "q\n").status == 0


def test_help_and_version(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "decide" in run(["--help"], monkeypatch).out
    assert run(["--version"], monkeypatch).out.startswith("gwanmun 0")
    assert run(["decide"], monkeypatch).status == 2


def test_a_row_of_a_book_has_the_answer_that_its_sheet_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = EXAMPLES / "books"
    told = ["--columns", str(book / "fabs.yaml"), "--on", "2025-12-31", "--known-at", "2026-09-24", *EN]
    sheet = tmp_path / "decided.csv"
    assert run(["decide", str(book / "fabs.csv"), *told, "-o", str(sheet)], monkeypatch).status == 0
    with sheet.open(encoding="utf-8-sig") as file:
        outcomes = [row["Outcome"] for row in csv.DictReader(file)]
    for number, outcome in enumerate(outcomes, 2):
        ran = run(["decide", str(book / "fabs.csv"), *told, "--row", str(number), "--no-log"], monkeypatch)
        assert ran.out.startswith(outcome)
    ran = run(["decide", str(book / "fabs.csv"), *told, "--row", "9"], monkeypatch)
    assert (ran.status, "rows 2 to 5" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["examples/books/fabs.csv", "--format", "json"], "--format"),
        (["examples/books/fabs.csv", "--no-log"], "--no-log"),
        (["examples/books", "-o", "x", "--save-columns", "y"], "--save-columns"),
        (["examples/xian-etcher.yaml", "--columns", "y"], "--columns"),
        (["examples/xian-etcher.yaml", "--engine", "local"], "--engine"),
        (["examples/xian-etcher.yaml", "--row", "3"], "--row"),
    ],
)
def test_an_option_that_would_be_passed_over_is_an_error(
    arguments: list[str], option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES.parent)
    ran = run(["decide", *arguments], monkeypatch)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"gwanmun: {option}: ")


def test_a_folder_of_books_is_decided_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books = tmp_path / "books"
    books.mkdir()
    (books / "fabs.csv").write_bytes((EXAMPLES / "books" / "fabs.csv").read_bytes())
    asked = ["decide", str(books), "--columns", str(EXAMPLES / "books" / "fabs.yaml"), "--on", "2025-12-31"]
    without = run([*asked, *EN], monkeypatch)
    assert without.status == 2
    assert "-o FOLDER" in without.err
    done = run([*asked, "--output", str(tmp_path / "answers"), *EN], monkeypatch)
    assert done.status == 0, done.err
    assert (tmp_path / "answers" / "manifest.json").exists()


def test_an_answer_never_takes_the_place_of_what_it_was_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, parties, book = tmp_path / "case.yaml", tmp_path / "parties.csv", tmp_path / "book.csv"
    case.write_text("from: US\nto: CN\nitems:\n  - eccn: EAR99\n", encoding="utf-8")
    parties.write_text("name\nBlue Star\n", encoding="utf-8")
    book.write_text("품명,ECCN,출발국,도착국\n나사,EAR99,미국,베트남\n", encoding="utf-8")
    for command, path in (("decide", case), ("decide", book), ("screen", parties), ("classify", parties)):
        before = path.read_bytes()
        ran = run([command, str(path), "-o", str(path), *EN], monkeypatch)
        assert ran.status == 2, command
        assert "would be written over" in ran.err
        assert path.read_bytes() == before
    ran = run(["impact", "diff", str(book), "--on", "2026-01-01", "--vs", "2026-02-01", "-o", str(book)], monkeypatch)
    assert ran.status == 2


def test_a_receipt_that_was_changed_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, receipt = tmp_path / "case.yaml", tmp_path / "receipt.json"
    case.write_text("from: US\nto: CU\nitems:\n  - eccn: EAR99\n", encoding="utf-8")
    run(["decide", str(case), "--format", "json", "-o", str(receipt), "--on", "2026-08-03", *EN], monkeypatch)
    assert run(["receipt", "show", str(receipt), *EN], monkeypatch).status == 0
    forged = receipt.read_text("utf-8").replace('"LICENCE_REQUIRED"', '"NO_LICENCE_REQUIRED"')
    receipt.write_text(forged, encoding="utf-8")
    ran = run(["receipt", "show", str(receipt), *EN], monkeypatch)
    assert ran.status == 2
    assert "changed after it was made" in ran.err


def test_the_interview_asks_who_it_is_before_what_it_is_about_a_party(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.yaml"
    typed = "EAR99\n한국\n베트남\n" + "no\n" * 3 + "Hanoi Co\n" * 3
    ran = run(["ask", "-o", str(path), "--on", "2026-08-03", "--lang", "ko"], monkeypatch, typed)
    assert ran.status == 0, ran.err


def test_what_no_law_here_reaches_is_not_said_to_be_free_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "from: DE\nto: FR\nitems:\n  - {eccn: EAR99, kind: commodity, origin: DE, kr_control_number: NOT_LISTED}\n"
        "parties: [{role: end_user, name: X, country: FR}]\nkorea: {transit_or_brokering: no}\n"
        "declarations:\n  - {id: no_us_content_or_technology, by: K}\n  - {id: ofac_no_us_link, by: K}\n",
        encoding="utf-8",
    )
    told = run(["decide", str(case), "--on", "2026-08-03", *EN], monkeypatch).out
    assert told.startswith("NOT SUBJECT")
    assert "It may go" not in told
    assert "Others may" in told
