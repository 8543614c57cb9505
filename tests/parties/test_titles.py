"""Titles and given names: what is one, what is a slip in one, and what is a name of its own."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.asked import asked_forms
from gwanmun.sources.entries import Entry, Name


def _answer(asked: str, *listed: str, kind: str = "person") -> str:
    entries = [Entry("other", str(i), "person", (Name(n),)) for i, n in enumerate(("Ivan Petrov", "Li Ming"))]
    found = Screener.of_entries([*entries, *(Entry("us_sdn", n, "person", (Name(n),)) for n in listed)])
    return found.screen(Party(asked, kind=kind)).answers["us_sdn"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Adam Ellis", "Elvis"),
        ("Alan Adam", "Abou Ala"),
        ("Tammy Rogers", "Thomas RÖPER"),
        ("Alexandre Martin Adam", "アレクサンドル・マリヒン"),
    ],
)
def test_a_given_name_a_letter_away_from_a_title_or_another_name_is_itself(asked: str, listed: str) -> None:
    assert _answer(asked, listed) == "none"


@pytest.mark.parametrize("name", ["Saidi", "Imami", "Ahmadi", "Karimi", "Adam", "Tammy", "Kin"])
def test_names_of_many_are_not_put_right(name: str) -> None:
    assert all(form.system != "corrected" for form in asked_forms(f"{name} Rogers", "person"))


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Hjai Khairullah", "HAJI KHAIRULLAH"),
        ("Faiz Maklavi", "Faiz Maulavi"),
        ("Mohamned Elmi aulavi", "Mohammad Elmi Maulavi"),
        ("Segrei Lavrov", "Sergey LAVROV"),
    ],
)
def test_a_slip_in_a_title_or_a_common_given_name_hides_nobody(asked: str, listed: str) -> None:
    assert _answer(asked, listed) != "none"


@pytest.mark.parametrize("kind", ["person", "unknown"])
@pytest.mark.parametrize("asked", ["President", "Director", "Sheikh", "안원수", "Dr.", "회장"])
def test_one_title_is_not_another(asked: str, kind: str) -> None:
    listed = ("Chairman", "The Lord", "El-Hajj", "(Sheikh) Musa Hilal")
    screener = Screener.of_entries([Entry("us_sdn", n, "person", (Name(n),)) for n in listed])
    assert not screener.screen(Party(asked, kind=kind)).hits  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", ["President", "Mr.", "General Director", "회장"])
def test_a_title_says_nobody_and_stays_open(asked: str) -> None:
    assert _answer(asked, "Chairman") == "possible"


@pytest.mark.parametrize("name", ["Chairman", "The Lord", "SAID, Khan", "Said SAID"])
def test_a_listed_name_of_titles_is_found_as_it_is_written(name: str) -> None:
    assert _answer(name, name) != "none"


def test_a_letter_does_not_stand_for_a_legal_form() -> None:
    entries = [
        Entry("ch_seco", str(i), "company", (Name(name),)) for i, name in enumerate(("Mercury LLC", "Other Mill"))
    ]
    assert Screener.of_entries(entries).screen(Party("오수성")).answers["ch_seco"] != "match"
