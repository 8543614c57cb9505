"""Lists that are too old or missing: finding nothing on them is no clearance, and that is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from gwanmun.parties import Party
from gwanmun.parties.freshness import CLEARING, Doubts, doubts, is_near
from gwanmun.parties.hits_book import Screened, to_do, write_hits
from gwanmun.parties.party import Edition, Screening

DAY = date(2026, 11, 23)
NO_DOUBTS = Doubts({}, ())
FRESH = dict.fromkeys(CLEARING, "2026-11-20")


def _edition(**lists: str) -> Edition:
    return Edition("e", "2026-11-23", {**FRESH, **lists})


def test_lists_of_the_last_month_raise_no_doubt() -> None:
    found = doubts(_edition(un_sc="2026-10-24"), DAY)
    assert found == NO_DOUBTS
    assert found.clears


def test_what_is_old_is_named_with_its_day_and_what_must_be_searched_first() -> None:
    found = doubts(_edition(un_sc="2022-01-01", us_sdn="2026-10-22", us_uvl="2026"), DAY)
    assert list(found.old.items()) == [("us_uvl", "2026"), ("us_sdn", "2026-10-22"), ("un_sc", "2022-01-01")]
    assert not found.clears


def test_an_old_list_that_need_not_be_searched_leaves_the_others_clear() -> None:
    assert doubts(_edition(un_sc="2022-01-01"), DAY).clears


def test_what_must_be_searched_and_is_missing_is_named() -> None:
    found = doubts(Edition("e", "", {name: day for name, day in FRESH.items() if name != "us_meu"}), DAY)
    assert found == Doubts({}, ("us_meu",))
    assert not found.clears


def test_a_list_of_ones_own_has_no_day_and_the_starter_list_is_told_of_elsewhere() -> None:
    assert doubts(_edition(our_own=""), DAY) == NO_DOUBTS
    starter = doubts(Edition("starter", "", {"us_sdn": "2020-01-01"}, starter_only=True), DAY)
    assert (starter.old, starter.missing, starter.clears) == ({}, (), False)


@pytest.mark.parametrize(("said", "near"), [("2026-11", True), ("2026-10", False), ("", False), ("soon", False)])
def test_a_list_of_a_month_is_of_its_first_day_and_one_of_no_day_is_never_near(said: str, near: bool) -> None:
    assert is_near({"us_sdn": said}, "us_sdn", DAY) is near


@pytest.mark.parametrize(("lang", "told"), [("en", "no clearance"), ("ko", "통과가 아닙니다")])
def test_a_book_says_it_beside_each_party_and_beside_each_list(tmp_path: Path, lang: str, told: str) -> None:
    edition = _edition(us_sdn="2022-05", un_sc="2026-11-01")
    one = Screened(2, Screening(Party("Orion"), edition, ()), "book.csv")
    doubted = doubts(edition, DAY)
    assert told in to_do(one, lang, doubted)
    assert to_do(one, lang, NO_DOUBTS) == ""
    write_hits(tmp_path / "hits.xlsx", [one], lang, doubted)
    sheets = openpyxl.load_workbook(tmp_path / "hits.xlsx")
    lists = {row[1]: row[2] for row in sheets.worksheets[2].iter_rows(min_row=2, values_only=True)}
    assert lists["2022-05"] in ("too old", "오래됨")
    assert not lists["2026-11-01"]
