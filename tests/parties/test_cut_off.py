"""A name that a column cut off is asked about; a short one, or one of many endings, is not completed."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.cut_off import SHORTEST, completed
from gwanmun.parties.names.asked import asked_forms
from gwanmun.parties.names.unread import is_cut_off
from gwanmun.sources.entries import Entry, Name

LISTED = ("JOINT STOCK COMPANY RADIOMEKHANIKA-TVERSKOVO", "LIMITED LIABILITY COMPANY SAROVBUSINESS")


@pytest.fixture(scope="module")
def screener() -> Screener:
    many = [f"Zavodov{ending} Trading" for ending in ("aya", "ich", "ka", "oe", "sky", "tsev")]
    return Screener.of_entries([Entry("l", str(i), "company", (Name(n),)) for i, n in enumerate((*LISTED, *many))])


@pytest.mark.parametrize("letters", [len(LISTED[1]) - n for n in range(1, 6)])
def test_a_name_cut_off_in_its_last_word_is_found(screener: Screener, letters: int) -> None:
    hits = screener.screen(Party(LISTED[1][:letters], kind="company")).hits
    assert [hit.number for hit in hits][:1] == [1]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sarovbusi", "company"),  # too short to be cut off
        ("LIMITED LIABILITY COMPANY SARO", "person"),
        ("LIMITED LIABILITY COMPANY SAROVBUSINESS", "company"),  # whole
        ("LIMITED LIABILITY COMPANY ZAVODOV", "company"),  # six words begin so
        ("LIMITED LIABILITY COMPANY SAR", "company"),
        ("LIMITED LIABILITY COMPANY SAROVBUSI 1", "company"),
        ("LIMITED LIABILITY COMPANY TRADING", "company"),
        ("x" * (SHORTEST + 1), "company"),
        ("유한책임회사 사로브비즈니스 주식회사 모스크바", "company"),
    ],
)
def test_what_is_whole_short_or_of_many_endings_is_not_completed(screener: Screener, name: str, kind: str) -> None:
    assert completed(screener._names, name, kind) == []


def test_a_word_of_the_lexicon_needs_no_index() -> None:
    assert any("enterprise" in form.tokens for form in asked_forms("LLC RESEARCH & PRODUCTION ENTERPRIS", "company"))


@pytest.mark.parametrize(
    "name",
    [
        "Joint Stock Company Scientific Prod",
        "LIMITED LIABILITY COMPANY INTERNATI",
        "Federal State Budgetary Enterprise",
        "Joint Stock Company 360 Aviation Re",
        "LLC RESEARCH & PRODUCTION ENTERPRIS",
    ],
)
def test_a_long_name_of_common_words_alone_is_not_read_whole(screener: Screener, name: str) -> None:
    found = screener.screen(Party(name, kind="company"))
    assert found.unread == (name,)
    assert found.answer != "none"


@pytest.mark.parametrize(
    "name",
    [
        "General Trading and Export Company Limited",  # ends as names end
        "Korea Industry Development",  # shorter than a column
        "LIMITED LIABILITY COMPANY SAROVBUSINESS PLANT",  # a word of its own
        "Northern Industrial Development Hanbitmadang",
    ],
)
def test_a_name_that_ends_or_has_a_word_of_its_own_is_read(screener: Screener, name: str) -> None:
    assert screener.screen(Party(name, kind="company")).unread == ()


@pytest.mark.parametrize("name", ["." * 30_000 + "a", "a" * 30_000, " " * 40 + "a", "and " * 20 + "of"])
def test_no_name_of_any_length_is_too_long_or_too_empty(screener: Screener, name: str) -> None:
    assert not is_cut_off(name, "company")
    assert screener.screen(Party("Hanbit", kind="company", names=(name,))).hits == ()
