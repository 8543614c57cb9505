"""A listed firm is found though words that tell nothing apart are misspelt, and a firm beside it is not."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.sources.entries import Entry, EntryKind, Name

LISTED = (
    "Northern Communications Construction Group (Limited)",
    "Harbin Supercomputing Technology Co., Ltd.",
    "National Police of Ruritania and the Islands",
    "Engineer Karpenko",
    "Ahmed Luqman Tarkovani",
    "Patriot Insurance Brokers Co. Ltd",
)
KINDS: tuple[EntryKind, ...] = ("company", "company", "company", "vessel", "person", "company")


@pytest.fixture(scope="module")
def screener() -> Screener:
    entries = [Entry("l", str(i), k, (Name(n),)) for i, (n, k) in enumerate(zip(LISTED, KINDS, strict=True))]
    return Screener.of_entries(entries)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Northern Communcations Construction Group (Limited)", 0),
        ("Harbin Suercomputing Technology Co., Ltd.", 1),
        ("National Police hf Ruritania and the Islands", 2),
        ("Enginee Karpenko", 3),
        ("lhmemd Luqman Tarkovani", 4),
        ("Patriot Insurance Brokers Oc. Ltd", 5),
    ],
)
def test_a_misspelt_word_that_tells_nothing_apart_hides_no_name(screener: Screener, asked: str, listed: int) -> None:
    hits = screener.screen(Party(asked, kind=KINDS[listed])).hits
    assert hits
    assert hits[0].number == listed


@pytest.mark.parametrize(
    "asked", ["Southern Construction Group Ltd", "Harbin Technology Trading Co., Ltd.", "National Bank"]
)
def test_a_firm_that_shares_generic_words_is_another(screener: Screener, asked: str) -> None:
    assert not screener.screen(Party(asked, kind="company")).hits
