"""What stands in brackets: a place or a legal form belongs to the name, a name of business words is one more name."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.analyse import parts_of
from gwanmun.sources.entries import Entry, Name

LISTED = (
    "International Center for Quantum Optics and Quantum Technologies (the Russian Quantum Center)",
    "Rostec (Russian Technologies State Corporation)",
    "HANDASIEH (Organization for Engineering Industries)",
    "ＶＥＢ．ＲＦ（ロシア対外経済銀行）",
)
WHOLE = (
    "Huawei Technologies (Thailand) Co.",
    "VTB Bank (Public Joint-Stock Company)",
    "Oriental Crystal Microelectronics Technology (Beijing Co., Ltd.)",
    "Special Operations Forces (of the Armed Forces of the Russian Federation)",
    "Al-Haramain (Afghanistan branch)",
    "33rd Central Scientific Research Institute (TsNII)",
    "삼성전자(주)",
)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.of_entries([Entry("l", str(i), "company", (Name(name),)) for i, name in enumerate(LISTED)])


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("International Center for Quantum Optics and Quantum Technologies", 0),
        ("Russian Quantum Center", 0),
        (LISTED[0], 0),
        ("Rostec", 1),
        ("Russian Technologies State Corporation", 1),
        ("State Corporation Russian Technologies", 1),
        ("Organization for Engineering Industries", 2),
        ("ロシア対外経済銀行", 3),
    ],
)
def test_each_of_the_names_is_a_match(screener: Screener, asked: str, listed: int) -> None:
    hits = screener.screen(Party(asked, kind="company")).hits
    assert [(hit.number, hit.answer) for hit in hits[:1]] == [(listed, "match")]


@pytest.mark.parametrize("name", WHOLE)
def test_places_and_legal_forms_in_brackets_are_part_of_the_name(name: str) -> None:
    assert parts_of(name, "company") == (name,)


def test_brackets_around_a_whole_name_leave_the_name() -> None:
    assert "西安導航技術研究所" in parts_of("(西安導航技術研究所)", "company")
