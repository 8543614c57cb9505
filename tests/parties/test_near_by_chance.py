"""What is like a listed name by chance is not asked about, and what a reader would take for a slip is."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.sources.entries import Entry, EntryKind, Name

LISTED: tuple[tuple[EntryKind, str, tuple[str, ...]], ...] = (
    ("company", "ASP", ()),
    ("company", "LLC PKC", ()),
    ("company", "Varyagvision Technology Co., Ltd.", ("CN",)),
    ("company", "LANIT INCORPORATED", ("RU",)),
    ("company", "China COSCO SHIPPING Corporation Limited", ("CN",)),
    ("company", "HANA BANKING CORPORATION LTD", ("KP",)),
    ("company", "DONGBANG BANK", ("KP",)),
    ("company", "SMBC", ()),
    ("company", "SHREYA LIFE SCIENCES PRIVATE LIMITED", ("IN",)),
    ("company", "MARIMBA ENTERTAINMENT, S.R.L. DE C.V.", ()),
    ("company", "RSTK SP", ()),
    ("company", "SAUDI-TAIHAN CO., LTD.", ("SA",)),
    ("person", "Rosten Kairov", ()),
    ("vessel", "PRAVASI", ()),
)
ENTRIES = [Entry("l", str(i), kind, (Name(name),), countries=c) for i, (kind, name, c) in enumerate(LISTED)]

BY_CHANCE = (
    # Thirty listed words are a letter off from three letters, and nothing beside them is the same.
    "OSP Co., Ltd.",
    "PKZ Co., Ltd.",
    # Four letters, and each firm has business words of its own.
    "Hana Materials Inc.",
    # Only words of a trade are the same.
    "HLB Life Science Co., Ltd.",
    "CUBE ENTERTAINMENT, INC.",
)
A_SLIP = (
    ("PKZ LLC", "LLC PKC"),
    ("Varyagvizon Co., Ltd.", "Varyagvision Technology Co., Ltd."),
    ("Lanitt Corp.", "LANIT INCORPORATED"),
    ("DONGBANG AGRO CORP", "DONGBANG BANK"),
    ("Hana Bank", "HANA BANKING CORPORATION LTD"),
    ("SMBC Materials", "SMBC"),
    ("PRAVSI", "PRAVASI"),
    ("RS tk SP", "RSTK SP"),
)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.of_entries(ENTRIES)


@pytest.mark.parametrize("name", BY_CHANCE)
def test_names_alike_by_chance_are_not_asked_about(screener: Screener, name: str) -> None:
    assert [hit.name_listed for hit in screener.screen(Party(name, kind="company")).hits] == []


@pytest.mark.parametrize(("name", "listed"), A_SLIP)
def test_a_slip_is_asked_about(screener: Screener, name: str, listed: str) -> None:
    kind: EntryKind = "vessel" if listed == "PRAVASI" else "company"
    assert listed in [hit.name_listed for hit in screener.screen(Party(name, kind=kind)).hits]


def test_barely_alike_in_another_country_is_another_firm(screener: Screener) -> None:
    asked = [Party("KISCO Corp.", kind="company", countries=countries) for countries in ((), ("CN",), ("KR",))]
    assert [found.answer for found in screener.screen_many(asked)] == ["possible", "possible", "none"]


@pytest.mark.parametrize("name", ["Varyagvision Logistics Korea", "SAUDI-TAIHANCO., LTD.", "Dongbang Agro Corp"])
def test_the_same_words_are_asked_about_in_another_country(screener: Screener, name: str) -> None:
    assert screener.screen(Party(name, kind="company", countries=("KR",))).answer == "possible"


def test_a_firm_is_no_person_of_a_name_like_its_own(screener: Screener) -> None:
    answers = [screener.screen(Party(name, kind="company")).answer for name in ("Rosten Kairov", "Rostab Kairof")]
    assert answers == ["possible", "none"]
    assert screener.screen(Party("Rostab Kairof", kind="person")).answer == "possible"


def test_a_firm_with_other_business_words_is_no_ship() -> None:
    listed = [Entry("l", "1", "vessel", (Name("RAINBOW"),)), Entry("l", "2", "company", (Name("RAINBOW"),))]
    found = Screener.of_entries(listed).screen(Party("Rainbow Robotics Co., Ltd.", kind="company"))
    assert [hit.entry.kind for hit in found.hits] == ["company"]
