"""A decision holds for that party and that entry's content; screening again reports only what changed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.decisions import Decisions, decide
from gwanmun.parties.rescreen import rescreen
from gwanmun.parties.screener import MOST_HITS
from gwanmun.sources.entries import Entry, Name
from gwanmun.sources.files import InputError

ENTRY = Entry("us_sdn", "7", "person", (Name("WILSON, William"),), remarks="first")
PARTY = Party("William Wilson", kind="person")


def test_a_clearance_holds_until_the_entry_or_the_party_changes(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    screener = Screener.of_entries([ENTRY])
    found = screener.screen(PARTY)
    decide(log, PARTY, found.hits[0], "cleared", "born in another century", "J. Kim")
    assert Decisions(log).apply(found).answer == "none"

    moved = dataclasses.replace(ENTRY, row=99)
    assert Decisions(log).apply(Screener.of_entries([moved]).screen(PARTY)).answer == "none"
    changed = dataclasses.replace(ENTRY, remarks="second")
    assert Decisions(log).apply(Screener.of_entries([changed]).screen(PARTY)).answer != "none"
    other = dataclasses.replace(PARTY, countries=("RU",))
    assert Decisions(log).apply(screener.screen(other)).answer != "none"


def test_a_confirmed_hit_is_a_match(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    found = Screener.of_entries([ENTRY]).screen(Party("William Wilsen", kind="person"))
    decide(log, found.party, found.hits[0], "confirmed", "same passport", "J. Kim")
    assert Decisions(log).apply(found).answer == "match"


def test_a_decision_needs_a_reason(tmp_path: Path) -> None:
    hit = Screener.of_entries([ENTRY]).screen(PARTY).hits[0]
    with pytest.raises(InputError):
        decide(tmp_path / "log.jsonl", PARTY, hit, "cleared", " ", "J. Kim")


def test_a_log_that_was_edited_is_refused(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    hit = Screener.of_entries([ENTRY]).screen(PARTY).hits[0]
    decide(log, PARTY, hit, "cleared", "namesake", "J. Kim")
    log.write_text(log.read_text("utf-8").replace("namesake", "whatever"), "utf-8")
    with pytest.raises(InputError):
        Decisions(log)


def test_rescreen_reports_only_what_changed() -> None:
    kept = Entry("us_sdn", "1", "company", (Name("Huawei Technologies"),))
    book = [Party("Huawei Technologies", kind="company"), PARTY, Party("Gazprom", kind="company")]
    new = Entry("eu_fsf", "9", "company", (Name("Gazprom Neft"), Name("Gazprom")))
    found = rescreen(book, Screener.of_entries([kept, ENTRY]), Screener.of_entries([kept, new]))
    assert (found.entries_added, found.entries_changed, found.entries_removed) == (1, 0, 1)
    assert [p.name for p, _ in found.added] == ["Gazprom"]
    assert [p.name for p, _ in found.gone] == ["William Wilson"]


def test_rescreen_looks_at_each_entry_of_a_number_that_a_list_gives_twice() -> None:
    one = Entry("us_dpl", "A|2003|Richardson", "unknown", (Name("Abdulah Al Nasser"),), addresses=("1 Main St",))
    other = dataclasses.replace(one, addresses=("2 Oak St",))
    moved = dataclasses.replace(one, addresses=("9 Elm St",))
    book = [Party("Abdulah Al Nasser")]
    found = rescreen(book, Screener.of_entries([one, other]), Screener.of_entries([moved, other]))
    assert (found.entries_added, found.entries_changed, found.entries_removed) == (0, 1, 0)
    assert len(found.added) == 1


def test_rescreen_says_which_parties_it_could_not_read() -> None:
    new = Entry("eu_fsf", "9", "company", (Name("Gazprom"),))
    found = rescreen([Party("Co., Ltd."), PARTY], Screener.of_entries([ENTRY]), Screener.of_entries([ENTRY, new]))
    assert [p.name for p in found.unread] == ["Co., Ltd."]


def test_clearing_the_hits_shown_does_not_clear_those_beyond_them(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    namesakes = [Entry("us_sdn", str(i), "person", (Name("WILSON, William"),)) for i in range(MOST_HITS + 5)]
    found = Screener.of_entries(namesakes).screen(PARTY)
    for hit in found.hits:
        decide(log, PARTY, hit, "cleared", "another passport", "J. Kim")
    after = Decisions(log).apply(found)
    assert (after.hits, after.answers["us_sdn"]) == ((), "match")
