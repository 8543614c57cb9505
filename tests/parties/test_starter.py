"""The starter list of the package beside the lists that a person fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.editions import INDEX, STARTER_DATE, build_index, starter_entries
from gwanmun.sources.editions import Manifest, Part
from gwanmun.sources.entries import Entry, Name

LISTED = "Yangtze Memory Technologies"
OTHER = Entry("us_entity_list", "1", "company", (Name("Zavod Primer OOO"),), "BIS", countries=("RU",))


def screener(folder: Path, entries: list[Entry], lists: dict[str, str]) -> Screener:
    parts = tuple(Part(f"source of {name}", date, {}, {name: len(entries)}) for name, date in lists.items())
    build_index(folder, entries, Manifest("e1", "2026-11-20T00:00:00Z", parts))
    return Screener.open(folder / INDEX)


def answer(found: Screener, name: str) -> str:
    return found.screen(Party(name, kind="company")).answers["us_entity_list"]


@pytest.mark.parametrize(
    "lists", [{"us_entity_list": "2022-05-16"}, {"us_entity_list": "2026-07"}, {"us_sdn": "2026-11-01"}]
)
def test_an_old_list_loses_nobody_whom_the_starter_list_has(tmp_path: Path, lists: dict[str, str]) -> None:
    found = screener(tmp_path, [OTHER], lists)
    assert answer(found, LISTED) == "match"
    assert answer(found, "Zavod Primer OOO") == "match"
    assert found.edition.lists == lists


def test_a_newer_list_says_who_is_on_it(tmp_path: Path) -> None:
    assert answer(screener(tmp_path, [OTHER], {"us_entity_list": "2026-10-01"}), LISTED) == "none"


def test_who_is_on_both_is_found_once(tmp_path: Path) -> None:
    listed = next(e for e in starter_entries() if LISTED in e.names[0].text)
    found = screener(tmp_path, [listed], {listed.list: "2022-05-16"})
    assert STARTER_DATE > "2022-05-16"
    assert len([h for h in found.screen(Party(LISTED, kind="company")).hits if h.list == listed.list]) == 1
