"""What is known beside a name: it raises and lowers the score of a hit, and another country alone hides nobody."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.evidence import countries_of
from gwanmun.parties.thresholds import Thresholds
from gwanmun.sources.entries import Entry, EntryKind, Name

ENTRIES = (
    Entry("us_sdn", "1", "person", (Name("VARYAGINOV, Sergei Viktorovich"),), countries=("RU",), born=("1960-03-04",)),
    Entry("us_entity_list", "2", "company", (Name("Varyagvision Technology Co., Ltd."),), countries=("CN",)),
    Entry("us_entity_list", "3", "company", (Name("Osipchukin Optics"),), countries=("RU",)),
)
ASKED: tuple[tuple[str, EntryKind], ...] = (
    ("Sergei Varyaginov", "person"),
    ("Varyaginov", "person"),
    ("Varyagvision Logistics Korea", "company"),
    ("Osepchkin Oprics", "company"),
)
"""Names that are possible by the name alone, some of them just so."""


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.of_entries(ENTRIES)


@pytest.mark.parametrize(("name", "kind"), ASKED)
@pytest.mark.parametrize("possible", [0.3, 0.5])
def test_another_country_hides_nobody(name: str, kind: EntryKind, possible: float) -> None:
    screener = Screener.of_entries(ENTRIES, Thresholds(possible))
    without = screener.screen(Party(name, kind=kind)).hits
    elsewhere = screener.screen(Party(name, kind=kind, countries=("KR",))).hits
    assert [h.number for h in elsewhere] == [h.number for h in without]
    assert elsewhere[0].answer == "possible"
    assert 0 < elsewhere[0].score <= without[0].score


def test_a_list_with_a_threshold_of_its_own_hides_nobody_either() -> None:
    screener = Screener.of_entries(ENTRIES, Thresholds(0.7, possible_on={"us_sdn": 0.4}))
    assert screener.screen(Party("Varyaginov", kind="person", countries=("KR",))).answer == "possible"


def test_of_hits_that_another_country_speaks_against_the_nearer_name_comes_first() -> None:
    screener = Screener.of_entries(ENTRIES)
    surname, with_given = (
        screener.screen(Party(name, kind="person", countries=("KR",))).hits[0].score
        for name in ("Varyaginov", "Sergei Varyaginov")
    )
    assert with_given > surname


def test_a_birth_date_hides_a_namesake_of_another_country(screener: Screener) -> None:
    for countries in ((), ("KR",)):
        found = screener.screen(Party("Sergei Varyaginov", kind="person", countries=countries, born="1985-01-01"))
        assert found.answer == "none"


def test_the_same_country_raises_the_score(screener: Screener) -> None:
    alone, same = (
        screener.screen(Party("Varyagvision Logistics", kind="company", countries=countries)).hits[0].score
        for countries in ((), ("CN",))
    )
    assert same > alone


def test_a_match_in_another_country_is_still_a_hit(screener: Screener) -> None:
    found = screener.screen(Party("Varyagvision Technology Co., Ltd.", kind="company", countries=("KR",)))
    assert found.answer != "none"
    country = next(f for f in found.hits[0].features if f.name == "country")
    assert (country.asked, country.listed, country.effect < 0) == ("KR", "CN", True)


@pytest.mark.parametrize(
    ("name", "kind"), [("Osipchukin Optics", "person"), ("Varyagvision Technology Co., Ltd.", "person")]
)
def test_a_listed_name_is_asked_about_though_the_party_is_said_to_be_of_another_kind(
    screener: Screener, name: str, kind: EntryKind
) -> None:
    # A list may have persons among its firms, and a book firms among its persons.
    assert screener.screen(Party(name, kind=kind)).answer == "possible"


def test_a_name_that_is_only_like_a_firms_is_no_persons(screener: Screener) -> None:
    assert screener.screen(Party("Osipchukin Viktor", kind="person")).answer == "none"


def test_in_another_country_names_alone_make_no_match() -> None:
    screener = Screener.of_entries(
        [Entry("l", "1", "company", (Name("Varyagvision LLC"),), countries=("Russia / Russie",))]
    )
    answers = {
        country: screener.screen(Party("Varyagvision Corp.", kind="company", countries=(country,) if country else ()))
        for country in ("", "KR", "RU")
    }
    assert {country: s.answer for country, s in answers.items()} == {"": "match", "KR": "possible", "RU": "match"}
    assert {f.name for f in answers["KR"].hits[0].features} >= {"country"}


def test_a_birth_date_makes_a_match_in_another_country(screener: Screener) -> None:
    name = "Sergei Viktorovich Varyaginov"
    assert screener.screen(Party(name, kind="person", countries=("KR",))).answer == "possible"
    assert screener.screen(Party(name, kind="person", countries=("KR",), born="1960-03-04")).answer == "match"


@pytest.mark.parametrize(
    ("countries", "addresses", "codes"),
    [
        ((), ("1 Lenina, Moscow, Russia", "Ruggell, Liechtenstein"), ("RU", "LI")),
        ((), ("1 Lenina, Moscow, Russia;",), ("RU",)),
        # Where one address is not understood, the party may be in any country.
        ((), ("1 Lenina, Moscow, Russia", "Operates in the border area"), ()),
        (("China",), ("1 Lenina, Moscow, Russia",), ("CN",)),
        ((), (), ()),
    ],
)
def test_an_entry_without_countries_is_where_its_addresses_end(
    countries: tuple[str, ...], addresses: tuple[str, ...], codes: tuple[str, ...]
) -> None:
    entry = Entry("l", "1", "company", (Name("Orion"),), countries=countries, addresses=addresses)
    assert countries_of(entry) == codes
