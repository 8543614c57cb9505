"""A firm with the place of a branch in its name may be the listed firm, and is never said to be."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.analyse import analyse
from gwanmun.parties.names.branches import without_place

LISTED = ("Varyagvision", "Tverskoy Kombinat PJSC", "화웨이 기술유한공사", "Bowne Solutions (Germany)")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Varyagvision Korea", 0),
        ("VARYAGVISION KOREA CO., LTD.", 0),
        ("Varyagvision Singapore Pte. Ltd.", 0),
        ("Tverskoy Kombinat Seoul", 1),
        ("한국화웨이기술", 2),
        ("Varyagvision Korea, Seoul, Korea Tel. +82-2-555-1234", 0),
    ],
)
def test_a_branch_is_asked_about_and_matches_nobody(screener: Screener, asked: str, listed: int) -> None:
    found = screener.screen(Party(asked, kind="company"))
    assert found.answer == "possible"
    assert found.hits[0].number == listed


@pytest.mark.parametrize(
    "asked", ["Bowne Solutions (France) SARL", "Korea Trading Ltd", "Korea", "Seoul Semiconductor"]
)
def test_a_firm_of_another_place_and_a_place_alone_are_not(screener: Screener, asked: str) -> None:
    assert not screener.screen(Party(asked, kind="company")).hits


@pytest.mark.parametrize(
    "name", ["Korea Trading Co., Ltd.", "Seoul", "Hong Kong", "Varyagvision Ltd", "Korea Varyagvision"]
)
def test_only_a_place_behind_a_name_of_its_own_is_left_out(name: str) -> None:
    assert not list(without_place(analyse(name, "company")))
