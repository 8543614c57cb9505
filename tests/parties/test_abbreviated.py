"""Names as clerks and systems write them: shortened, cut off, written together, with the firm's initials behind."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.abbreviated import MEANINGS, abbreviations, spelt_out
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lexicon import lexicon
from gwanmun.parties.names.meant import begun
from gwanmun.sources.entries import EntryKind

LISTED: tuple[tuple[str, EntryKind], ...] = (
    ("Ruritania National Aero-Technology Import and Export Corporation", "company"),
    ("Ruritanian Aircraft Industries", "company"),
    ("Semiconductor Development and Manufacturing International Corporation", "company"),
    ("National Ruritanian Tanker Company", "company"),
    ("Zedxion Exchange Limited", "company"),
    ("Radio Electronic Research Plant Tverskoy", "company"),
    ("Mar Vista Maritime Management", "company"),
    ("Sofiane Bin Haj Hamdaoui", "person"),
    ("Abdur Rehmatov", "person"),
    ("United Engine Corporation", "company"),
)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("RURITANIA NATL AERO-TECH IMP & EXP CORPN", 0),
        ("Ruritanian Aircraft Inds", 1),
        ("Semicon Dev & Mfg Intl Corp", 2),
        ("National Ruritanian Tanker Company NRTC", 3),
        ("Natl Ruritanian Tanker Co NRTC", 3),
        ("ZEDXION EXCHANGELTD", 4),
        ("ZedxionExchange Ltd", 4),
        ("LLCZedxion Exchange", 4),
        ("ZEDXI0N EXCHANGE LIMITED", 4),
        ("Radi0 Electr0nic Research Plant Tversk0y", 5),
        ("RADIO ELEC RES PLANT TVERSKOY", 5),
        ("MAR VISTA MARITIME MANAGEM", 6),
        ("Mar Vista Mar itime Manage ment", 6),
        ("Sofiane Bn Haj Hamdaoui", 7),
        ("SofianeBinHajHamdaoui", 7),
        ("Aodur Rehmatov", 8),
        ("Joint tSock Company United Engine Corporation", 9),
    ],
)
def test_a_listed_name_is_found_as_it_is_written(screener: Screener, asked: str, listed: int) -> None:
    hits = screener.screen(Party(asked, kind=LISTED[listed][1])).hits
    assert [hit.number for hit in hits][:1] == [listed]


@pytest.mark.parametrize("asked", ["Dev Patel Semicon Ltd", "Natl Trdg Corpn", "Intl Mfg Inds", "Mach Elec Co"])
def test_abbreviated_generic_words_are_nobody_s_name(screener: Screener, asked: str) -> None:
    assert all(hit.answer != "match" for hit in screener.screen(Party(asked, kind="company")).hits)


def test_every_abbreviation_stands_for_known_words_and_is_none_of_the_same_meaning() -> None:
    for short, words in abbreviations().items():
        assert len(words) <= MEANINGS, short
        known = known_word(short)
        for word in words:
            assert word not in abbreviations(), word
            assert known is None or known != known_word(word), short


def test_an_abbreviation_of_several_words_is_read_as_each() -> None:
    assert list(spelt_out(["elec", "dev"])) == [["electronics", "development"], ["electric", "development"]]
    assert list(spelt_out(["chem"])) == [["chemical"]]
    assert list(spelt_out(["gazprom"])) == []


def test_a_word_that_was_cut_off_is_completed_in_a_long_name_only() -> None:
    assert begun("enterpris", 30) == "enterprise"
    assert begun("internatio", 30) in lexicon().words
    assert begun("enterpris", 10) is None
    assert begun("int", 30) is None
    assert begun("qqqq", 30) is None
