"""Korean persons' names, syllable by syllable: as South and North Koreans, and lists, write them."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.comparison import compare
from gwanmun.parties.names.korean_syllables import may_be_same, readings
from gwanmun.sources.entries import Entry, EntryKind, Name


def _may_be_one(name: str, other: str) -> bool | None:
    """Whether two names may be one, syllable by syllable; nothing where one is no Korean name."""
    ours, theirs = readings(name.lower().split()), readings(other.lower().split())
    if not ours or not theirs:
        return None
    pairs = ((one, another) for one in ours for another in theirs)
    return any(all(map(may_be_same, one, another)) for one, another in pairs)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kim Jong Un", "김정은"),
        ("Kim Jung eun", "Kim Chong un"),
        ("정은 김", "Kim Jong Un"),
        ("キム ジョンウン", "김정은"),
        ("Lee Yong ho", "RI YONG HO"),
        ("이용호", "리용호"),
        ("Yi Myongbak", "이명박"),
        ("Lee Myung bak", "이명박"),
        ("Park Geun hye", "박근혜"),
        ("Pak Kunhye", "박근혜"),
        ("Roh Moo hyun", "노무현"),
        ("No Muhyon", "노무현"),
        ("Yoon Suk yeol", "윤석열"),
        ("Choi Soon sil", "최순실"),
        ("Chung Eui sun", "정의선"),
        ("Huh Chang soo", "허창수"),
        ("Koo Kwang mo", "구광모"),
        ("Yongwon Cho", "JO YONG WON"),
        ("Moon Jae in", "문재인"),
        ("Hwang Hee chan", "황희찬"),
        ("Li Yong ju", "리용주"),
        ("Lie Jong ho", "이종호"),
        ("Mr Lee Chang ho", "RI CHANG HO"),
        ("이창호 회장", "Ri Chang Ho"),
    ],
)
def test_one_name_in_two_spellings_may_be_one(name: str, other: str) -> None:
    assert _may_be_one(name, other) is True


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kim Yong Su", "Kim Jong Su"),
        ("김종수", "김성수"),
        ("Lee Jae yong", "Lee Yong jae"),
        ("Kim Min", "Kim Min su"),
        ("Park Jin su", "Park Chin sok"),
        ("オ ヨンホ", "오준호"),
    ],
)
def test_names_with_another_syllable_are_two(name: str, other: str) -> None:
    assert _may_be_one(name, other) is False


@pytest.mark.parametrize(
    "name", ["Sergei Lavrov", "Hikvision", "삼성전자", "Kim", "김", "", "Kim Jong Un Trading Company"]
)
def test_other_names_have_no_syllables(name: str) -> None:
    assert readings(name.lower().split()) == ()


def _listed(*names: str, kind: EntryKind = "person") -> Screener:
    others = ("Ivan Petrov", "Southern Mill Trading", "Ahmed Hassan", "Li Ming")
    entries = [Entry("other", str(i), "person", (Name(name),)) for i, name in enumerate(others)]
    return Screener.of_entries([*entries, *(Entry("us_sdn", str(i), kind, (Name(n),)) for i, n in enumerate(names))])


@pytest.mark.parametrize("kind", ["person", "unknown"])
@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Lee Chang-ho", "RI, Chang Ho"),
        ("이창호", "RI CHANG-HO"),
        ("Jo Yong-Won", "CHO, Yongwon"),
        ("Cho Yon Chun", "JO, Yon Jun"),
        ("JU, Hyok", "CHU, Hyo'k"),
        ("Kim Soo-kwang", "Soukwang KIM"),
    ],
)
def test_a_listed_korean_is_found_in_another_spelling(asked: str, listed: str, kind: EntryKind) -> None:
    screening = _listed(listed).screen(Party(asked, kind=kind))
    assert screening.answers["us_sdn"] != "none"


def test_a_korean_who_stands_in_a_book_twice_is_found_twice() -> None:
    screener = _listed("CHU, Hyo'k")
    parties = [
        Party(name, kind="person") for name in ("JU, Hyok", "JU, Hyok", "Ivan Sidorov", "JU, Hyok", "주혁", "주혁")
    ]
    answers = [screening.answers["us_sdn"] for screening in screener.screen_many(parties)]
    assert answers == ["possible", "possible", "none", "possible", "possible", "possible"]


@pytest.mark.parametrize("kind", ["person", "unknown"])
@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("김종수", "김성수"),
        ("오준호", "オ・ヨンホ"),
        ("송원남", "チョン・ヨンナム"),
        ("김용훈", "Kim Song Hun"),
        ("박하용", "PAK Hwa-Song"),
        ("Song Dong-bo", "JONG, Song Ho"),
        ("Kim Sung hoon", "김성수"),
        ("Jung Su-bo", "Jang Bom Su"),
    ],
)
def test_a_korean_with_another_syllable_is_nobody_listed(asked: str, listed: str, kind: EntryKind) -> None:
    assert _listed(listed).screen(Party(asked, kind=kind)).answers["us_sdn"] == "none"


def test_a_slip_in_a_korean_name_in_latin_letters_is_asked_about() -> None:
    assert _listed("KIM, Jong Un").screen(Party("Kim Jon Un", kind="person")).answers["us_sdn"] != "none"


def test_of_koreans_of_another_name_those_with_more_in_common_are_nearer() -> None:
    one, other = compare("김종수", "김성수", "person"), compare("김종수", "박하용", "person")
    assert other.score < one.score < 0.5


def test_a_spelling_that_no_rule_knows_is_asked_about_where_nearly_all_letters_are_the_same() -> None:
    assert compare("Sun Mu Hung", "Sung-Mu Hong", "person").score > 0.5


@pytest.mark.parametrize("asked", ["한정주", "임호남", "서상주", "조선상"])
def test_a_korean_with_a_place_in_the_name_is_no_branch(asked: str) -> None:
    screening = _listed("HAN", "RIM", "Madame Su", "SANG", kind="company").screen(Party(asked))
    assert screening.answers["us_sdn"] == "none"
