"""A listed firm is found though words that tell nothing apart are misspelt, and a firm beside it is not."""

from __future__ import annotations

import numpy as np
import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.corrected import corrected
from gwanmun.parties.names.meant import meant
from gwanmun.parties.one_word import _nearness
from gwanmun.sources.entries import Entry, EntryKind, Name

LISTED = (
    "Northern Communications Construction Group (Limited)",
    "Harbin Supercomputing Technology Co., Ltd.",
    "National Police of Ruritania and the Islands",
    "Engineer Karpenko",
    "Ahmed Luqman Tarkovani",
    "Patriot Insurance Brokers Co. Ltd",
    "LLC Varyagtek Service",
    "Joint Stock Company Special Works for River Vessels",
    "LLC River Complexes and Systems",
    "German Zalminovich Khan",
    "Zavod Varyagostroykomplekt",
)
KINDS: tuple[EntryKind, ...] = (
    "company", "company", "company", "vessel", "person", "company",
    "company", "company", "company", "person", "company",
)  # fmt: skip


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
        ("LrC Varyagtek Service", 6),
        ("Joint Stock Copayn Special Works for River Vessels", 7),
        ("LLC River Cmoplexes and Systems", 8),
        ("German Zalminovich Kahn", 9),
        ("Zavod Vayrgaostryokomplekt", 10),
    ],
)
def test_a_misspelt_word_that_tells_nothing_apart_hides_no_name(screener: Screener, asked: str, listed: int) -> None:
    hits = screener.screen(Party(asked, kind=KINDS[listed])).hits
    assert hits
    assert hits[0].number == listed


def test_a_first_word_like_a_legal_form_is_a_name_where_another_form_stands() -> None:
    def is_read_as_form(name: str) -> bool:
        return any(form.tokens[:2] == ("ooo", "variagtek") for form in corrected(name, "company"))

    assert is_read_as_form("LrC Varyagtek")
    assert not is_read_as_form("LrC Varyagtek Ltd")


def test_what_a_word_with_two_slips_may_have_been() -> None:
    assert meant("copayn", False) == "company"
    assert meant("xopayn", False) is None
    assert meant("cmoplexes", False) == "complex"
    assert meant("kahn", True) == "khan"
    assert meant("cmoplexes", True) is None
    # A firm's own word ("MegaMD") is no person's name that it is two letters from.
    assert meant("megamd", False) is None
    assert meant("megamd", True) == "magamed"


def test_three_edits_are_few_in_a_long_name_of_a_firm_only() -> None:
    edits, letters = np.array([2, 3, 3, 3]), np.array([18.0, 18.0, 17.0, 18.0])
    near = _nearness(edits, letters, np.array([False, False, False, True]))
    assert (near > 0).tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    "asked", ["Southern Construction Group Ltd", "Harbin Technology Trading Co., Ltd.", "National Bank"]
)
def test_a_firm_that_shares_generic_words_is_another(screener: Screener, asked: str) -> None:
    assert not screener.screen(Party(asked, kind="company")).hits
