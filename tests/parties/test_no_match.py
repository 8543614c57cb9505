"""What is no more than possible, however near the names are: no wrong match, and nothing hidden."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.compared import in_words
from gwanmun.parties.party import Feature
from gwanmun.parties.score import NO_MATCH_AT_MOST, NO_MATCH_FROM
from gwanmun.parties.thresholds import RISKS
from gwanmun.sources.entries import Entry, EntryKind, Name

LISTED: tuple[tuple[EntryKind, str], ...] = (
    ("person", "NASER"),
    ("person", "Andrey Osipchukin"),
    ("person", "Kim Yong Su"),
    ("person", "CHEN, Bo"),
    ("person", "李小龙"),
    ("company", "LLC PKC"),
    ("company", "GIA"),
    ("company", "FWS Trading FZE"),
    ("company", "Shandong Oree Laser Technology Co., Ltd."),
    ("company", "Faratech Company"),
    ("company", "Savings Bank"),
    ("company", "Varyagvision"),
    ("vessel", "NEXUS"),
    ("company", "Arctic LNG 2 LLC"),
)
ENTRIES = [Entry("l", str(i), kind, (Name(name),)) for i, (kind, name) in enumerate(LISTED)]

POSSIBLE: tuple[tuple[str, EntryKind, str], ...] = (
    # A firm has a person's name, or a ship's; a ship has a firm's.
    ("Naser Corporation", "company", "NASER"),
    ("Andrey Osipchukin LLC", "company", "Andrey Osipchukin"),
    ("Nexus Co., Ltd.", "company", "NEXUS"),
    ("Varyagvision", "vessel", "Varyagvision"),
    # Three letters, and another legal form.
    ("PKC Co., Ltd.", "company", "LLC PKC"),
    ("FWS Trading Ltd.", "company", "FWS Trading FZE"),
    # Hangul that is read as three letters.
    ("기아", "company", "GIA"),
    # Another letter makes another firm's own word.
    ("Paratech Company Limited", "company", "Faratech Company"),
    ("Andrey Osipchutin", "person", "Andrey Osipchukin"),
    # One of many names in Hangul, or in Han characters, that are read so.
    ("김용수", "person", "Kim Yong Su"),
    ("陈波", "person", "CHEN, Bo"),
    # A number more.
    ("Varyagvision 2", "company", "Varyagvision"),
)
MATCH: tuple[tuple[str, EntryKind], ...] = (
    ("Naser", "person"),
    ("Andrey Osipchukin", "person"),
    ("Kim Yong Su", "person"),
    ("李小龍", "person"),
    ("LLC PKC", "company"),
    ("GIA", "company"),
    ("FWS Trading FZE", "company"),
    ("Shandong Oree Laser Technology", "company"),
    ("Varyagvision Co., Ltd.", "company"),
    ("NEXUS", "vessel"),
    ("Arctic LNG 2", "company"),
)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.of_entries(ENTRIES)


@pytest.mark.parametrize(("name", "kind", "listed"), POSSIBLE)
@pytest.mark.parametrize("risk", list(RISKS))
def test_it_is_asked_about(risk: str, name: str, kind: EntryKind, listed: str) -> None:
    found = Screener.of_entries(ENTRIES, RISKS[risk]).screen(Party(name, kind=kind))
    assert found.answer == "possible"
    assert listed in [hit.name_listed for hit in found.hits]


@pytest.mark.parametrize(("name", "kind"), MATCH)
def test_the_whole_name_is_a_match(screener: Screener, name: str, kind: EntryKind) -> None:
    assert screener.screen(Party(name, kind=kind)).answer == "match"


def test_a_brand_is_not_taken_for_a_misspelt_given_name(screener: Screener) -> None:
    for kind in ("company", "unknown"):
        for hit in screener.screen(Party("NAVER", kind=kind)).hits:
            assert all(feature.likeness < 0.9 for feature in hit.features)


def test_hits_that_are_no_more_than_possible_stay_in_their_order(screener: Screener) -> None:
    scores = [
        screener.screen(Party(name, kind="company")).hits[0].score
        for name in ("Andrey Osipchukin LLC", "Andrey Osipchukan LLC")
    ]
    assert scores[0] > scores[1]


@pytest.mark.parametrize(
    ("name", "kind", "reason", "asked", "listed"),
    [
        ("Naser Corporation", "company", "kind", "company", "person"),
        ("Varyagvision", "vessel", "kind", "vessel", "company"),
        ("PKC Co., Ltd.", "company", "shared_name", "PKC Co., Ltd.", "LLC PKC"),
    ],
)
def test_a_hit_says_why_it_is_no_match(
    screener: Screener, name: str, kind: EntryKind, reason: str, asked: str, listed: str
) -> None:
    features = screener.screen(Party(name, kind=kind)).hits[0].features
    assert (reason, asked, listed) in [(f.name, f.asked, f.listed) for f in features]


def test_names_that_are_not_near_have_no_such_reason(screener: Screener) -> None:
    found = screener.screen(Party("PKZ LLC", kind="company")).hits
    assert "LLC PKC" in [hit.name_listed for hit in found]
    assert all(f.name != "shared_name" for hit in found for f in hit.features)


def test_a_match_has_no_such_reason(screener: Screener) -> None:
    for name, kind in MATCH:
        assert {f.name for f in screener.screen(Party(name, kind=kind)).hits[0].features} == {"name_part"}


def test_reasons_are_said_in_words() -> None:
    assert in_words(Feature("kind", "company", "person", 0.0), "ko") == "종류 기업·기관 ~ 개인"
    assert in_words(Feature("shared_name", "PKC", "LLC PKC", 1.0), "en") == "a name that others bear too PKC ~ LLC PKC"
    assert in_words(Feature("name_part", "PKC", "", 0.0), "en") == "PKC ~ —"


def test_no_risk_hides_what_is_no_match_for_a_reason() -> None:
    assert max(risk.possible for risk in RISKS.values()) <= NO_MATCH_FROM
    assert min(risk.match for risk in RISKS.values()) > NO_MATCH_AT_MOST
