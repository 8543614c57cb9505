"""Names in Hangul and Han characters of parties that lists print in English only (``tables/known_as.csv``)."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from gwanmun.parties import Hit, Party, Screener
from gwanmun.parties.names import han
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.dictionary import known_as, rows, table
from gwanmun.sources.entries import Entry, EntryKind, Name

LISTED: tuple[tuple[str, EntryKind], ...] = (
    ("Harbin Institute of Technology", "company"),
    ("China National Nuclear Corporation", "company"),
    ("Shanghai Micro Electronics Equipment (Group) Co., Ltd.", "unknown"),
    ("Moore Threads", "company"),
    ("Harbin Engineering University", "company"),
)


@pytest.mark.parametrize(
    ("name", "kind", "listed"),
    [
        ("哈尔滨工业大学", "company", 0), ("哈爾濱工業大學", "unknown", 0), ("하얼빈공업대학", "unknown", 0),
        ("하얼빈 공업 대학", "company", 0), ("中国核工业集团有限公司", "company", 1), ("중국핵공업집단", "unknown", 1),
        ("上海微电子装备(集团)股份有限公司", "company", 2), ("상하이마이크로일렉트로닉스", "unknown", 2),
        ("무어스레드", "unknown", 3),
    ],
)  # fmt: skip
def test_they_are_found(screener: Screener, name: str, kind: EntryKind, listed: int) -> None:
    hits = screener.screen(Party(name, kind=kind)).hits
    assert hits
    assert hits[0].number == listed


@pytest.mark.parametrize(
    "name",
    [
        "하얼빈공대 로봇연구소",
        "哈尔滨工业大学机器人研究院",
        "무어스레드코리아",
        "HIT Robot 하얼빈 공업대학 Lab",
        "하얼빈 공업대학 로봇 및 인공지능 융합 연구개발 사업 추진을 위한 국제 공동 협력 연구소 설립 준비 위원회 사무국",
    ],
)
def test_what_belongs_to_them_is_asked_about(screener: Screener, name: str) -> None:
    found = screener.screen(Party(name, kind="company"))
    assert found.answer == "possible"
    assert found.hits[0].number == (3 if "무어" in name else 0)


def test_another_university_of_the_town_is_another(screener: Screener) -> None:
    numbers = [h.number for h in screener.screen(Party("哈尔滨工业大学", kind="company")).hits]
    assert 4 not in numbers


def test_each_row_is_an_english_name_and_names_in_other_writing() -> None:
    for english, forms in rows("known_as.csv"):
        assert english == " ".join(english.lower().split())
        assert english.isascii()
        for form in forms:
            assert re.search("[가-힣\u3400-\u9fff]", form), form
            assert len(clean(form).replace(" ", "")) >= 3, form


def test_no_name_stands_twice_or_in_another_table() -> None:
    keys = [clean(form) for _, forms in rows("known_as.csv") for form in forms]
    keys = [han.simplified(key) if any(map(han.is_han, key)) else key for key in keys]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    assert not table().keys() & set(keys)
    assert set(keys) == set(known_as())


def test_each_english_name_is_that_of_a_listed_party(shared: Path) -> None:
    with gzip.open(shared / "lists" / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        listed = [entry for line in file if (entry := json.loads(line))["type"] != "person"]
    named = [(e["list"], (e["name"], *e["aliases"], *e["native_names"])) for e in listed]
    entries = [Entry(which, str(i), "company", tuple(map(Name, names))) for i, (which, names) in enumerate(named)]
    english = [name for name, _ in rows("known_as.csv")]
    screenings = Screener.of_entries(entries).screen_many(Party(name, kind="company") for name in english)
    assert [s.party.name for s in screenings if not any(map(_has_all_words, s.hits))] == []


def _has_all_words(hit: Hit) -> bool:
    """Whether the listed name has all words of the name asked for, but for the ways to spell a sound: Taean, Daean."""
    return all(f.likeness >= 0.85 for f in hit.features if f.name == "name_part" and f.asked)
