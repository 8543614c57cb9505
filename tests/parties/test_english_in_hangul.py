"""English words of firms' and ships' names in Hangul (``tables/english_in_hangul.csv``)."""

from __future__ import annotations

import re

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.asked import asked_forms
from gwanmun.parties.names.dictionary import known_as, rows, table
from gwanmun.parties.names.lexicon import lexicon
from gwanmun.sources.entries import EntryKind

LISTED: tuple[tuple[str, EntryKind], ...] = (
    ("Phoenix Shipping Ltd", "company"),
    ("Blue Sky Trading", "company"),
    ("Asia Pacific Links Ltd", "company"),
    ("ATLANTIC TITAN", "vessel"),
    ("Rainbow Solutions", "company"),
)


@pytest.mark.parametrize(
    ("name", "kind", "listed"),
    [
        ("피닉스 쉬핑", "company", 0),
        ("(주)피닉스쉬핑", "company", 0),
        ("블루 스카이 트레이딩", "unknown", 1),
        ("아시아 퍼시픽 링크스", "company", 2),
        ("애틀랜틱 타이탄", "vessel", 3),
        ("레인보우 솔루션", "company", 4),
    ],
)
def test_they_are_read_as_english(screener: Screener, name: str, kind: EntryKind, listed: int) -> None:
    hits = screener.screen(Party(name, kind=kind)).hits
    assert hits
    assert hits[0].number == listed


@pytest.mark.parametrize(("name", "word"), [("코웨이", "vai"), ("자이글", "eagle")])
def test_a_short_word_beside_a_single_syllable_is_none(name: str, word: str) -> None:
    assert word not in {
        token for form in asked_forms(name, "company") if form.system == "translated" for token in form.tokens
    }


def test_each_row_is_an_english_word_and_how_it_is_written() -> None:
    found = list(rows("english_in_hangul.csv"))
    assert [english for english, _ in found] == sorted({english for english, _ in found})
    for english, forms in found:
        assert re.fullmatch("[a-z]+", english), english
        for form in forms:
            assert re.fullmatch("[가-힣]{2,}", form), form


def test_no_spelling_stands_twice_or_in_another_table() -> None:
    forms = [form for _, several in rows("english_in_hangul.csv") for form in several]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []
    assert not {*table(), *known_as(), *lexicon().words}.intersection(forms)
