"""Candidates that are left out before they are laid side by side are none that would have become hits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwanmun.parties import Party, Screener, likeness, screener, search
from gwanmun.parties.score import bounds_of
from gwanmun.parties.thresholds import RISKS
from gwanmun.parties.worth import WORTH
from gwanmun.sources.entries import Entry, Name

_WORDS = [
    "sergei", "shoigu", "kuzhugetovich", "mohamed", "mohammad", "ali", "lakhal", "lakhdar", "jon", "kim", "jong", "un",
    "chong", "woon", "ri", "lee", "hyok",
    "trading", "bank", "varyag", "varyagg", "concern", "company", "ltd", "190", "840", "moscow", "j", "a",
]  # fmt: skip
_NAMES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)
_KINDS = st.sampled_from(["person", "company", "unknown"])
_PARTIES = st.lists(
    st.builds(Party, _NAMES, kind=_KINDS, countries=st.sampled_from([(), ("KR",)]), born=st.sampled_from(["", "1970"])),
    min_size=1,
    max_size=8,
)
_LISTED = st.lists(st.tuples(_NAMES, _KINDS, st.sampled_from([(), ("1970",)])), min_size=1, max_size=12)


def _hits(found: Iterator[object]) -> list[str]:
    return [str(one.as_dict()) for one in found]  # type: ignore[attr-defined]


@settings(deadline=None)
@given(_LISTED, _PARTIES, st.sampled_from(sorted(RISKS)))
def test_no_hit_is_left_out(listed: list[tuple[str, str, tuple[str, ...]]], parties: list[Party], risk: str) -> None:
    entries = [
        Entry("l", str(i), kind, (Name(name),), born=born, countries=("KR",))  # type: ignore[arg-type]
        for i, (name, kind, born) in enumerate(listed)
    ]
    found = Screener.of_entries(entries, thresholds=RISKS[risk])
    few = _hits(found.screen_many(parties))
    with pytest.MonkeyPatch.context() as patched:
        # As many candidates are asked whether they may agree, before their words are laid side by side.
        patched.setattr(search, "FEW", 0)
        assert _hits(found.screen_many(parties)) == few
        patched.setattr(screener, "bounds_of", lambda least: (WORTH, True))
        assert _hits(found.screen_many(parties)) == few


_SCRIPTS = st.sampled_from([
    "쇼이구", "세르게이 쇼이구", "김정은", "정은 김", "Kim Jong Un", "Шойгу Сергей", "Sergey Shoigo",
    "Varyagg Trading", "华为", "バンク",
])  # fmt: skip


@settings(deadline=None)
@given(_LISTED, st.lists(st.builds(Party, st.one_of(_NAMES, _SCRIPTS), kind=_KINDS), min_size=2, max_size=8))
def test_an_answer_does_not_depend_on_who_else_is_asked_for(
    listed: list[tuple[str, str, tuple[str, ...]]], parties: list[Party]
) -> None:
    """In readings of Hangul a word must be met exactly, in loanwords loosely: one party's way is not another's."""
    entries = [Entry("l", str(i), kind, (Name(name),)) for i, (name, kind, _) in enumerate(listed)]  # type: ignore[arg-type]
    found = Screener.of_entries(entries, thresholds=RISKS["high"])
    together = _hits(found.screen_many(parties))
    with pytest.MonkeyPatch.context() as patched:
        # Words that share a cell of the table of likenesses keep one another's candidates, and change no answer.
        patched.setattr(likeness, "_CELLS", 4)
        assert _hits(found.screen_many(parties)) == together
    assert _hits(found.screen(party) for party in parties) == together


def test_of_names_that_are_as_near_the_first_is_named() -> None:
    """The last digits of their scores are not the same, and hang on what else is asked for."""
    names = (Name("Joint Stock Company Remdizel"), Name("JSC Remdizel", "strong_alias"))
    found = Screener.of_entries([Entry("l", "1", "company", names)])
    asked = [Party("REMDIZEL JSC", kind="company"), Party("Varyag Trading", kind="company")]
    assert [hit.name_kind for party in found.screen_many(asked) for hit in party.hits] == ["primary"]
    assert [hit.name_kind for hit in found.screen(asked[0]).hits] == ["primary"]


def test_the_less_is_asked_for_the_more_is_compared() -> None:
    shares, others = zip(*map(bounds_of, (0.9, 0.65, 0.5, 0.3, 0.05)), strict=True)
    assert list(shares) == sorted(shares, reverse=True)
    assert shares[-1] == WORTH
    assert list(others) == sorted(others)
    assert others[-1]


def test_what_is_known_beside_the_name_keeps_candidates() -> None:
    """A date of birth can lift a name that is not near enough by itself; see ``evidence.raised_by``."""
    entry = Entry("l", "1", "person", (Name("Sergei Kuzhugetovich Lakhal"),), born=("1970-05-21",))
    found = Screener.of_entries([entry])
    assert found.screen(Party("Sergei Mohamed Lakhal", kind="person")).answer == "none"
    assert found.screen(Party("Sergei Mohamed Lakhal", kind="person", born="1970-05-21")).answer == "possible"


@pytest.mark.parametrize(
    ("asked", "listed"), [("Iw-Ho JON", "Il-Ho JON"), ("Sibanda Phiulalip Valerio", "Phillip Valerio SIBANDA")]
)
def test_a_name_that_is_near_in_one_word_is_compared_though_few_of_its_words_meet(asked: str, listed: str) -> None:
    found = Screener.of_entries([Entry("l", "1", "person", (Name(listed),))]).screen(Party(asked, kind="person"))
    assert found.answer == "possible"
