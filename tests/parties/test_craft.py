"""Ships and aircraft bear names like firms': a firm that is asked for is none of another name."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.sources.entries import Entry, EntryKind, Name


def _answer(asked: str, listed: str, is_listed: EntryKind, kind: EntryKind = "company") -> str:
    other = Entry("other", "1", "company", (Name("Southern Mill"),))
    screener = Screener.of_entries([other, Entry("us_sdn", "1", is_listed, (Name(listed),))])
    return screener.screen(Party(asked, kind=kind)).answers["us_sdn"]


@pytest.mark.parametrize(
    ("asked", "listed", "is_listed"),
    [
        ("EMnI Co., Ltd.", "EP-MNI", "aircraft"),
        ("KOLON CORPORATION", "KOLOMNA", "vessel"),
        ("벨로크", "Velox", "vessel"),
    ],
)
def test_a_firm_is_no_ship_of_another_name(asked: str, listed: str, is_listed: EntryKind) -> None:
    assert _answer(asked, listed, is_listed) == "none"


@pytest.mark.parametrize("kind", ["company", "vessel", "unknown"])
def test_of_the_same_name_it_is_asked_about(kind: EntryKind) -> None:
    assert _answer("Paeksol", "PAEKSOL", "vessel", kind) != "none"


@pytest.mark.parametrize("kind", ["vessel", "unknown"])
def test_a_slip_in_a_ships_name_hides_it_from_nobody_who_does_not_say_that_it_is_a_firm(kind: EntryKind) -> None:
    assert _answer("KOLOMMA", "KOLOMNA", "vessel", kind) != "none"
