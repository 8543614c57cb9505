"""Korean persons' names in Latin letters, of parties of whom nobody said what they are."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.korean_latin import is_korean_name
from gwanmun.sources.entries import EntryKind

LISTED: tuple[tuple[str, EntryKind], ...] = (
    ("Park Si Mong", "person"),
    ("Sim Aema Technology Co., Ltd.", "company"),
    ("Kwang Son Trading", "unknown"),
    ("CHONG CHON GANG", "vessel"),
    ("Rim Yong Hyok", "unknown"),
)


@pytest.mark.parametrize(
    "name",
    ["Kim Min-su", "Minsu Kim", "Seoyeon Park", "Yoon Suk Yeol", "Ahn Cheol-soo", "Lee Jae-yong", "Chung Eui-sun",
     "Shin Kyuk-ho", "HAN, DUCK-SOO", "Namkoong Won", "Kim Jong Un"],
)  # fmt: skip
def test_korean_names_are_told(name: str) -> None:
    assert is_korean_name(clean(name).split())


@pytest.mark.parametrize(
    "name",
    ["Kim", "John Kim", "Kim Trading", "Han Hong Trading", "Sergei Kim", "Son Electronics", "Samsung Electronics",
     "Kim Min Su Jun", "Park Alexander", "Vladimir Lee", ""],
)  # fmt: skip
def test_other_names_are_not(name: str) -> None:
    assert not is_korean_name(clean(name).split())


@pytest.mark.parametrize("name", ["Sim Jae-su", "Kwang Jae-ho"])
def test_a_short_word_in_common_with_a_firm_is_no_question(screener: Screener, name: str) -> None:
    assert screener.screen(Party(name)).answer == "none"


@pytest.mark.parametrize(
    ("name", "listed"),
    [("Chong Chon Gang", 3), ("Chong Chon Kang", 3), ("Rim Yong Hyok", 4), ("Rim Yong-hyuk", 4), ("Park Si-mong", 0)],
)
def test_listed_ones_are_found_all_the_same(screener: Screener, name: str, listed: int) -> None:
    hits = screener.screen(Party(name)).hits
    assert hits
    assert hits[0].number == listed


def test_what_is_said_of_a_party_counts_more_than_how_its_name_looks(screener: Screener) -> None:
    as_firm = screener.screen(Party("Sim Jae-ma", kind="company")).hits
    unsaid = screener.screen(Party("Sim Jae-ma")).hits
    assert as_firm
    assert not unsaid or unsaid[0].score < as_firm[0].score
