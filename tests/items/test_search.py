"""Search: candidates with evidence in both languages, and none where nothing fits."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gwanmun.items.companion import companion
from gwanmun.items.cues import Hints
from gwanmun.items.entries import all_entries, table
from gwanmun.items.finding import find, search
from gwanmun.items.index import Index, build, open_index
from gwanmun.items.official import read_texts
from gwanmun.items.words import stem, tokens
from gwanmun.sources.files import InputError

ON = date(2026, 9, 1)


@pytest.fixture(scope="module")
def index() -> Index:
    return build({}, ON)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("플라즈마 식각 장비, 300 mm, ALD", "3B001"),
        ("single-wafer plasma etcher with atomic layer deposition", "3B001"),
        ("탄소섬유 프리프레그", "1C010"),
        ("glass-lined chemical reactor with agitator", "2B350"),
        ("포스겐 생산 기술 노하우", "1E355"),
        ("source code for the operation of inertial navigation equipment", "7D002"),
        ("민수용 이동식 발전기", "2A994"),
        ("uncooled thermal imaging camera", "6A003"),
        ("HBM3E memory stacks", "3A090"),
        ("가스원심분리기용 주파수 변환기", "3A225"),
        ("3B001", "3B001"),
        ("is this 5A992.c or EAR99?", "5A992"),
        ("총기 정비 소프트웨어", "0D501"),
        ("software for anechoic chambers of rocket tests", "9D101"),
    ],
)
def test_the_entry_is_first(index: Index, question: str, number: str) -> None:
    assert find(index, question).candidates[0].number == number


@pytest.mark.parametrize(
    "question",
    ["", "   ", "a ham and cheese sandwich", "김치찌개 맛있게 끓이는 법", "asdf qwer", "!!!", "가을 달빛에 관한 시"],
)
def test_nothing_fits_what_no_entry_is_about(index: Index, question: str) -> None:
    assert find(index, question).candidates == ()


def test_an_answer_names_the_numbers_of_the_three_lists_side_by_side(index: Index) -> None:
    first = find(index, "plasma etcher for wafers").candidates[0]
    assert first.numbers["EAR"] == ("3B001",)
    assert first.numbers["WA"] == ("3.B.1",)
    assert first.numbers["KR"]


def test_a_chosen_list_gives_its_own_numbers(index: Index) -> None:
    found = find(index, "plasma etcher for wafers", lists=("WA",))
    assert found.candidates[0].number == "3.B.1"
    assert all(c.list == "WA" for c in found.candidates)


def test_what_was_not_said_is_asked(index: Index) -> None:
    by_number = {c.number: c for c in find(index, "gravity meter", limit=10).candidates}
    assert any("300 km" in a.en for a in by_number["6A107"].asks)
    said = {c.number: c for c in find(index, "gravity meter for a missile").candidates}
    assert not any("300 km" in a.en for a in said["6A107"].asks)


def test_neighbours_are_named(index: Index) -> None:
    first = find(index, "carbon fibre tow").candidates[0]
    assert {n.number for n in first.neighbours} & {"1C210", "1C990"}


def test_items_under_the_state_department_say_so(index: Index) -> None:
    found = {c.number: c for c in find(index, "scramjet engine").candidates}
    note = found["9A011"].note
    assert note is not None
    assert "ITAR" in note.en


def test_official_text_is_quoted_and_an_index_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    own = {"code": "ECCN-3B001", "text": "Machines for wafers. a. A made-up plasma etcher sentence for this test."}
    (folder / "list.json").write_text(json.dumps([own]), encoding="utf-8")
    texts = read_texts(folder)
    found = search("plasma etcher for wafers", on=ON, texts=texts, folder=tmp_path)
    matched = found.candidates[0].matched
    assert matched is not None
    assert matched.source == "official text"
    assert "made-up plasma etcher" in matched.text.en
    again = open_index(texts, ON, tmp_path)
    assert find(again, "plasma etcher for wafers") == found


def test_a_kept_index_that_was_damaged_is_built_anew(tmp_path: Path, index: Index) -> None:
    open_index(None, ON, tmp_path)
    kept = next(tmp_path.glob("items-*.json"))
    kept.write_bytes(kept.read_bytes()[:100])
    assert find(open_index(None, ON, tmp_path), "sonar") == find(index, "sonar")


def test_a_paragraph_whose_number_is_part_of_its_text_is_read(tmp_path: Path) -> None:
    blocks = [
        {"kind": "para", "ref": "f.1", "text": "steppers"},
        {"kind": "para", "text": "f.1.b.1 patterns of made-up width"},
        {"kind": "para", "text": "Reporting Requirements"},
    ]
    own = {"id": "3B993", "heading": "equipment", "paragraphs": [{"ref": "f.1", "text": "steppers"}], "blocks": blocks}
    (tmp_path / "list.json").write_text(json.dumps({"eccns": [own]}), encoding="utf-8")
    assert read_texts(tmp_path)["3B993"].splitlines() == [
        "equipment",
        "f.1 steppers",
        "f.1.b.1 patterns of made-up width",
    ]


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no text"):
        read_texts(tmp_path)
    (tmp_path / "x.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(InputError, match="JSON"):
        read_texts(tmp_path)


@pytest.mark.parametrize(("lists", "limit"), [(("XX",), 10), (("EAR",), 0), (("EAR",), 1000)])
def test_wrong_options_are_refused(lists: tuple[str, ...], limit: int, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        search("radar", on=ON, lists=lists, limit=limit, folder=tmp_path)


def test_every_entry_can_be_found_by_its_own_labels(index: Index) -> None:
    lost = [
        e.number
        for e in index.entries
        if e.number not in {c.number for c in find(index, f"{e.label.en} {e.label.ko}", limit=25).candidates}
        and e.number[2:] != "521"
    ]
    assert len(lost) <= len(index.entries) // 50, lost


def test_the_term_list_is_large_and_names_only_entries_of_the_list() -> None:
    rows = table("terms.csv")
    numbers = {e.ear for e in all_entries(ON)}
    assert len(rows) >= 2_500
    assert all(r["en"] and r["ko"] and r["source"] for r in rows)
    assert {n for r in rows for n in r["entries"].split()} <= numbers
    assert len({(r["en"], r["ko"]) for r in rows}) == len(rows)


@pytest.mark.parametrize(
    ("question", "goods", "other"),
    [
        ("노광장비 스테이지 제작도면", "3B001", "3E001"),
        ("drawing of a lithography stage", "3B001", "3E001"),
        ("5축 머시닝센터 조립 매뉴얼", "2B001", "2E001"),
    ],
)
def test_a_drawing_of_goods_is_technology(index: Index, question: str, goods: str, other: str) -> None:
    first, second = find(index, question).candidates[:2]
    assert (first.number, second.number) == (goods, other)
    assert second.note is not None
    assert goods in second.note.ko
    assert len({c.number for c in find(index, question).candidates}) == len(find(index, question).candidates)


def test_goods_alone_bring_no_technology(index: Index) -> None:
    assert not any(c.note for c in find(index, "노광장비 스테이지").candidates[:3])
    assert companion("3B993", Hints(frozenset("E"), frozenset()), {"3E993": 1, "3E001": 2}) == "3E993"
    assert companion("3A611", Hints(frozenset("D"), frozenset()), {"3D001": 1}) is None
    assert companion("3E001", Hints(frozenset("E"), frozenset()), {"3E001": 1}) is None


def test_words() -> None:
    assert stem("etchers") == stem("etching") == stem("etch")
    assert tokens("장비를") == tokens("장비")
    assert tokens("분류 확인 부탁드립니다") == []


def test_a_very_long_question_is_read_only_so_far(index: Index) -> None:
    assert find(index, "sonar " * 100_000).candidates


def test_recall_on_the_labelled_questions(shared: Path, index: Index) -> None:
    data = json.loads((shared / "items" / "control_list_queries_dev.json").read_text(encoding="utf-8"))
    right = 0
    for q in data:
        labels = {x.removeprefix("ECCN-") for x in q["validated_labels"] + q["equivalent_labels"]}
        found = find(index, q["query"]).candidates
        right += any(labels & {n for numbers in c.numbers.values() for n in numbers} for c in found)
    assert right / len(data) >= 0.9
