"""Persons by initials, and Koreans in Cyrillic letters."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.comparison import compare
from gwanmun.parties.names import korean_cyrillic
from gwanmun.parties.names.asked import asked_forms
from gwanmun.parties.names.initials import initials
from gwanmun.sources.entries import Entry, Name

OTHERS = [
    Entry("other", str(i), "person", (Name(n),))
    for i, n in enumerate(("Viktor LAVRENTIEV", "Kim Yong Su", "John Michael SMITH"))
]


def _found(asked: str, listed: str) -> bool:
    screener = Screener.of_entries([*OTHERS, Entry("us_sdn", "1", "person", (Name(listed),))])
    return screener.screen(Party(asked, kind="person")).answers["us_sdn"] != "none"


@pytest.mark.parametrize(
    "asked",
    ["Lavrov S.V.", "S.V. Lavrov", "S. V. Lavrov", "LAVROV, S.V.", "Лавров С.В.", "С. В. Лавров", "Lavrov S V"],
)
def test_two_initials_that_meet_are_good_evidence(asked: str) -> None:
    assert _found(asked, "Sergei Viktorovich LAVROV")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Ж.Ю. Петренко", "Zhanna Yurievna PETRENKO"), ("Petrenko Zh. Yu.", "Zhanna Yurievna PETRENKO"),
        ("W.J. Haverkamp", "William John Haverkamp"), ("Х. Я. Юсупов", "Khasan Yakubovich YUSUPOV"),
    ],
)  # fmt: skip
def test_an_initial_stands_for_what_its_word_begins_with_in_latin_letters(asked: str, listed: str) -> None:
    assert _found(asked, listed)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Lavrov S.", "Sergei Viktorovich LAVROV"),
        ("Lavrov A.B.", "Sergei Viktorovich LAVROV"),
        ("Lavrov S.V.", "Svetlana Igorevna LAVROVA"),
        ("Smith J.R.", "James Michael Smith"),
    ],
)
def test_one_initial_or_another_one_says_little(asked: str, listed: str) -> None:
    assert compare(asked, listed, "person").score < 0.5


def test_what_is_no_pair_of_initials_has_none() -> None:
    for name in ("Lavrov S.", "Sergei Lavrov", "S.V.", "", "3 4 Lavrov", "А" * 5000 + " В.В."):
        assert initials(name) is None, name


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Ким Чен Ын", "KIM Jong Un"), ("Ким Чен-ын", "Kim Jong-un"), ("Ким Чжон Ын", "Kim Jong Un"),
        ("Пак Ён Сик", "PAK Yong Sik"), ("Ли Сон Гвон", "RI Son Gwon"), ("Чон Мён Хо", "JONG Myong Ho"),
        ("Чхве Рён Хэ", "CHOE Ryong Hae"), ("Ким Ё Чжон", "KIM Yo Jong"), ("Хван Бён Со", "HWANG Pyong So"),
    ],
)  # fmt: skip
def test_korean_names_in_cyrillic_meet_their_usual_spelling(asked: str, listed: str) -> None:
    assert _found(asked, listed)


def test_other_korean_names_stay_apart() -> None:
    for listed in ("KIM Yong Chol", "PAK Jong Un", "KIM Jong Sik"):
        assert compare("Ким Чен Ын", listed, "person").score < 0.5, listed


def test_a_russian_name_is_no_korean_one() -> None:
    for name in ("Сергей Викторович Лавров", "Ли Петрович", "Ким Иванов", "Юн Владимир", "Ан"):
        assert list(korean_cyrillic.spellings(name.lower().replace("й", "и").split())) == [], name


def test_no_name_has_many_spellings() -> None:
    for name in ("Чен Чен Чен", "Че Хен Хен", "Ю Чин Ен"):
        assert len(asked_forms(name, "person")) <= korean_cyrillic.MOST + 2


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("منذر عبد الله", "Mundhir Abdullah"),
        ("قاسم نصر الله", "Qasim Nasrallah"),
        ("حبيب الله رشاد", "Habibullah Reshad"),
    ],
)
def test_a_name_with_god_in_it_is_one_word(arabic: str, latin: str) -> None:
    assert compare(arabic, latin, "person").score > 0.5


@pytest.mark.parametrize(
    ("asked", "listed"),
    [("Reza Karim Zadeh", "Reza Karimzadeh"), ("Reza Karim Zade", "KARIMZADEH, Reza"), ("Reza Zade", "Reza Zadeh")],
)
def test_the_end_of_a_surname_is_no_particle(asked: str, listed: str) -> None:
    assert compare(asked, listed, "person").score > 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Usama Binkaftan", "Usama bin Kaftan"),
        ("Abubakar Tarkau", "Abu Bakar Tarkau"),
        ("Sherkhan Farnoodi", "Sher Khan Farnoodi"),
        ("Jan Vankarpen", "Jan van Karpen"),
    ],
)
def test_a_particle_written_together_with_its_name_hides_nobody(one: str, other: str) -> None:
    assert compare(one, other, "person").score > 0.9
    assert compare(other, one, "person").score > 0.9
    screener = Screener.of_entries([Entry("l", "1", "person", (Name(other),))])
    assert screener.screen(Party(one, kind="person")).hits
