"""A name within a listed one, or around it, may be the listed party, and is never said to be by that alone."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.sources.entries import Entry, EntryKind, Name

LISTED: tuple[tuple[str, EntryKind], ...] = (
    ("VARYAGINOV, Sergei Viktorovich", "person"),
    ("Kirill OSIPCHUKIN", "person"),
    ("Joint Stock Company Concern Varyagvision", "company"),
    ("Bowne Solutions (Germany)", "company"),
)


@pytest.mark.parametrize(
    ("asked", "kind", "listed"),
    [
        ("Varyaginov", "person", 0),
        ("Sergei Varyaginov", "person", 0),
        ("VARYAGINOV, Sergei", "person", 0),
        ("Sergei Varyaginov", "unknown", 0),
        ("Kirill Petrovich Osipchukin", "unknown", 1),
        ("Варягинов", "person", 0),
        ("Osipchukin Kirill Petrovich", "person", 1),
        ("Kirill Jonas Osipchukin", "person", 1),
        ("Varyagvision Logistics Korea", "company", 2),
        ("Varyagvision Trading House", "company", 2),
        ("Korea Varyagvision Co., Ltd.", "company", 2),
        ("Kirill Osipchukin Trading and Investment Co., Ltd.", "company", 1),
    ],
)
def test_it_is_asked_about(screener: Screener, asked: str, kind: EntryKind, listed: int) -> None:
    found = screener.screen(Party(asked, kind=kind))
    assert found.answer == "possible"
    assert found.hits[0].number == listed


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Sergei", "person"),
        ("Sergei Viktorovich", "person"),
        ("Kirill Petrovich Osipenko", "person"),
        ("Sergei Osipenko", "person"),
        ("Varyaginov", "company"),
        ("Osipchukin Trading and Investment Co., Ltd.", "company"),
        ("Kirill Osipchukin Tverlogistik Trading Co., Ltd.", "company"),
        ("Varyaginov", "unknown"),
        ("Varyagvision Tverlogistik", "company"),
        ("Bowne Trading (France)", "company"),
        ("Logistics Concern", "company"),
    ],
)
def test_a_given_name_alone_and_another_word_of_its_own_are_not(
    screener: Screener, asked: str, kind: EntryKind
) -> None:
    assert not screener.screen(Party(asked, kind=kind)).hits


def test_hits_are_ordered_though_they_are_asked_about_by_this_alone(screener: Screener) -> None:
    names = ("Varyaginov", "Sergei Varyaginov")
    surname, with_given = (screener.screen(Party(name, kind="person")).hits[0].score for name in names)
    assert with_given > surname


@pytest.mark.parametrize(
    ("asked", "listed", "kind"),
    [
        ("센스타임", "SenseTime", "company"),
        ("캠브리콘", "Cambricon", "company"),
        ("寒武纪", "Cambricon", "company"),
        ("파이티움", "Phytium", "company"),
        ("알카에다", "AL-QAIDA", "unknown"),
        ("真主党", "Hizbollah", "unknown"),
        ("알리 하메네이", "Ali Khamenei", "person"),
        ("Phytiun", "Phytium", "company"),
    ],
)
def test_brands_and_movements_are_found_by_the_names_that_people_give_them(
    asked: str, listed: str, kind: EntryKind
) -> None:
    own = Screener.of_entries([Entry("l", "1", "person" if kind == "person" else "company", (Name(listed),))])
    assert own.screen(Party(asked, kind=kind)).hits
