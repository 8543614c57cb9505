"""The commands of screening, lists and decisions, as a user runs them."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import run


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Editions and decisions of each test stand alone."""
    monkeypatch.setenv("GWANMUN_HOME", str(tmp_path / "home"))
    return tmp_path


def _lists(folder: Path, rows: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "own.csv").write_text(f"name,id,kind\n{rows}", "utf-8")


def test_the_starter_list_answers_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(["screen", "华为", "--lang", "en"], monkeypatch)
    assert ran.status == 0
    assert ran.out.startswith("MATCH")
    assert "this is no clearance" in ran.out
    ran = run(["screen", "Nobody Inparticular", "--lang", "ko"], monkeypatch)
    assert "통과를 뜻하지 않습니다" in ran.out


def test_a_name_that_is_not_read_is_told_with_the_answer(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = home / "case.yaml"
    case.write_text(
        "from: KR\nto: VN\non: 2026-09-20\nitems: [{eccn: EAR99}]\n"
        "parties: [{role: end_user, name: ሰላም ንግድ, country: VN}, {role: purchaser, name: Hanoi Star}]\n", "utf-8"
    )  # fmt: skip
    for form in ("text", "html"):
        ran = run(["decide", str(case), "--no-log", "--lang", "en", "--format", form], monkeypatch)
        words = " ".join(ran.out.split())
        assert words.count("write the full name in Latin letters") == 1
        assert "nothing near was found" in words


@pytest.mark.parametrize("form", ["text", "html"])
def test_parties_that_nobody_has_named_yet_are_told_with_the_answer(
    home: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    case = home / "case.yaml"
    case.write_text(
        "from: KR\nto: VN\non: 2026-09-20\nitems: [{eccn: EAR99}]\n"
        "parties: [{role: end_user, name: 미정, country: VN}, {role: purchaser, name: '?', country: VN}]\n", "utf-8"
    )  # fmt: skip
    ran = run(["decide", str(case), "--no-log", "--lang", "en", "--format", form], monkeypatch)
    assert ran.status == 0, ran.err
    assert ran.out.count("names nobody yet") == 1
    assert ran.out.count("no name is given") == 1
    assert "party 2" in ran.out
    assert "nothing near was found" not in ran.out


def test_json(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(["screen", "Huawei", "--format", "json"], monkeypatch)
    read = json.loads(ran.out)
    assert read["answers"]["us_entity_list"] == "match"
    assert read["edition"]["starter_only"] is True


def test_a_book_is_screened_to_a_workbook(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = home / "book.csv"
    book.write_text("이름,국가\nHuawei Technologies,CN\n=cmd(),\n", "utf-8")
    ran = run(["screen", str(book), "-o", str(home / "hits.xlsx"), "--lang", "en"], monkeypatch)
    assert ran.status == 0, ran.err
    sheet = openpyxl.load_workbook(home / "hits.xlsx").active
    assert sheet is not None
    assert any(str(c).startswith("'=") for row in sheet.iter_rows(values_only=True) for c in row)


def test_update_status_verify_refuse_decide_and_rescreen(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists, book = home / "lists", home / "book.csv"
    book.write_text("name,kind\nWilliam Wilson,person\nGazprom,company\n", "utf-8")
    _lists(lists, "".join(f"Firm Number{i},{i},company\n" for i in range(10)) + '"WILSON, William",w1,person\n')
    assert run(["sources", "status"], monkeypatch).status == 0
    assert run(["sources", "update", "--from", str(lists)], monkeypatch).status == 0
    assert run(["sources", "verify"], monkeypatch).status == 0
    assert "own" in run(["sources", "status"], monkeypatch).out

    cleared = [
        "parties",
        "clear",
        "William Wilson",
        "own:w1",
        "--kind",
        "person",
        "--reason",
        "namesake",
        "--by",
        "Kim",
    ]
    assert "POSSIBLE" in run(["screen", "William Wilson", "--kind", "person", "--lang", "en"], monkeypatch).out.replace(
        "MATCH", "POSSIBLE"
    )
    assert run(cleared, monkeypatch).status == 0
    assert run(["screen", "William Wilson", "--kind", "person", "--lang", "en"], monkeypatch).out.startswith("NONE")

    _lists(lists, "Gazprom,g1,company\n")
    refused = run(["sources", "update", "--from", str(lists), "--lang", "en"], monkeypatch)
    assert refused.status == 1
    assert "REFUSED" in refused.out
    assert run(["sources", "update", "--from", str(lists), "--accept", "own"], monkeypatch).status == 0
    again = run(["parties", "rescreen", str(book), "--lang", "en"], monkeypatch)
    assert again.status == 1
    assert "NEW HIT" in again.out
    assert "Gazprom" in again.out
    assert "no longer" in again.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["screen", "nothere.csv"],
        ["screen", ""],
        ["screen", "X", "--edition", "2020"],
        ["sources", "update", "--from", "nowhere"],
        ["sources", "update", "--only", "nolist"],
        ["parties", "clear", "Nobody", "us_sdn:1", "--reason", "r", "--by", "b"],
        ["parties", "rescreen", "nothere.csv"],
    ],
)
def test_bad_input_is_one_sentence(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run([*arguments, "--lang", "ko"], monkeypatch)
    assert ran.status == 2
    assert ran.err.startswith("gwanmun: ")
    assert ran.err.count("\n") == 1


def test_a_hit_of_a_book_is_cleared_by_its_row_and_then_shown_as_cleared(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = home / "book.csv"
    book.write_text("이름,국가,주소\nHuawei Technologies,CN,Bantian Shenzhen\n", "utf-8")
    hits = home / "hits.csv"
    asked = ["screen", str(book), "-o", str(hits), "--lang", "en"]
    run(asked, monkeypatch)
    entry = next(cell for cell in hits.read_text("utf-8").split(",") if cell.startswith("us_entity_list:"))
    clear = ["parties", "clear", str(book), entry, "--reason", "another firm", "--by", "Kim", "--lang", "en"]
    assert "no party in row 9" in run([*clear, "--row", "9"], monkeypatch).err
    assert run([*clear, "--row", "2"], monkeypatch).status == 0
    run(asked, monkeypatch)
    assert "another firm (Kim)" in hits.read_text("utf-8")


def test_the_next_step_is_a_command_that_works(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["Huawei Technologies", "--country", "CN", "--address", "Bantian, Shenzhen", "--lang", "en"]
    told = run(["screen", *asked], monkeypatch).out.splitlines()[-1]
    command = shlex.split(told.partition("gwanmun ")[2].partition(" --reason")[0])
    assert run([*command, "--reason", "another firm", "--by", "Kim"], monkeypatch).status == 0
    assert "cleared before" in run(["screen", *asked], monkeypatch).out


@pytest.mark.parametrize("option", [["--country", "KR"], ["--also", "B"], ["--id", "1"], ["--format", "json"]])
def test_options_for_one_name_are_refused_beside_a_book(
    home: Path, monkeypatch: pytest.MonkeyPatch, option: list[str]
) -> None:
    (home / "b.csv").write_text("name\nHuawei\n", "utf-8")
    ran = run(["screen", str(home / "b.csv"), *option, "--lang", "en"], monkeypatch)
    assert ran.status == 2
    assert f"{option[0]}: is for one name" in ran.err
    assert [p.name for p in home.glob("*.xlsx")] == []
    ran = run(["screen", "Huawei", "-o", str(home / "x.xlsx"), "--lang", "ko"], monkeypatch)
    assert ran.status == 2
    assert "파일에 쓰는 옵션" in ran.err


def test_the_kind_said_of_a_book_is_in_the_next_step_that_works(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, hits = home / "my parties.csv", home / "hits.xlsx"
    book.write_text("name\nHuawei Technologies\n", "utf-8")
    asked = ["screen", str(book), "--kind", "company", "-o", str(hits), "--lang", "en"]
    run(asked, monkeypatch)
    told = str(openpyxl.load_workbook(hits).worksheets[0]["I2"].value)
    command = shlex.split(told.partition("gwanmun ")[2].partition(" --reason")[0])
    assert run([*command, "--reason", "another firm", "--by", "Kim"], monkeypatch).status == 0
    run(asked, monkeypatch)
    assert "another firm (Kim)" in [cell.value for cell in openpyxl.load_workbook(hits).worksheets[1]["N"]]
    refused = run([*command, "--country", "KR", "--reason", "r", "--by", "Kim", "--lang", "en"], monkeypatch)
    assert refused.status == 2
    assert "--country: is for one name" in refused.err


def test_a_hit_that_only_a_high_risk_shows_can_be_cleared(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lists(home / "lists", "SERGEI VARYAGINOV PETROV,1,person\n")
    run(["sources", "update", "--from", str(home / "lists")], monkeypatch)
    asked = ["Sergei Vanyaginov", "--kind", "person", "--lang", "en"]
    shown = run(["screen", *asked, "--risk", "high"], monkeypatch).out
    assert "POSSIBLE" in shown
    assert run(["screen", *asked], monkeypatch).out.startswith("NONE")
    command = shlex.split(shown.splitlines()[-1].partition("gwanmun ")[2].partition(" --reason")[0])
    assert run([*command, "--reason", "another", "--by", "Kim"], monkeypatch).status == 0


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Entity List (missing)"), ("ko", "수출통제 대상자 목록(Entity List) (없음)")]
)
def test_lists_that_must_be_searched_and_are_missing_are_named(
    home: Path, monkeypatch: pytest.MonkeyPatch, lang: str, told: str
) -> None:
    _lists(home / "lists", "Orion,1,company\n")
    run(["sources", "update", "--from", str(home / "lists")], monkeypatch)
    book = home / "book.csv"
    book.write_text("name\nBlue Star\n", "utf-8")
    for asked in (["Blue Star"], [str(book), "-o", str(home / "hits.xlsx")]):
        ran = run(["screen", *asked, "--lang", lang], monkeypatch)
        assert told in ran.out, ran.err
        assert "gwanmun sources update" in ran.out
    read = json.loads(run(["screen", "Blue Star", "--format", "json"], monkeypatch).out)
    assert "us_sdn" in read["lists_missing"]
    assert read["lists_too_old"] == {}
