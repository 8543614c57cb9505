"""Customs codes and sectors: only ever "may", and only entries that exist."""

from __future__ import annotations

from datetime import date

import pytest

from gwanmun.items.entries import table
from gwanmun.items.hs import lookup
from gwanmun.items.sectors import entries_of, sector, sectors
from gwanmun.law.control_list import ControlList
from gwanmun.law.korean_list import korean_list
from gwanmun.law.load import rules
from gwanmun.sources.files import InputError

ON = date(2026, 11, 22)


def test_a_code_leads_to_entries_and_to_the_lists_of_part_746() -> None:
    found = {(m.jurisdiction, m.number) for m in lookup("8486.20", ON).may_apply}
    assert ("US-EAR", "3B001") in found
    assert ("US-EAR", "EAR.SUPP4_746") in found
    assert ("KR", "KR.ANNEX2_2_RU_BY") in found


def test_the_korean_linkage_holds_from_its_day() -> None:
    assert ("KR", "3A001.a.1") in {(m.jurisdiction, m.number) for m in lookup("8542311000", ON).may_apply}
    before = lookup("8542311000", date(2026, 8, 31)).may_apply
    assert ("KR", "3A001.a.1") not in {(m.jurisdiction, m.number) for m in before}


def _korean(code: str, on: date = ON) -> set[str]:
    return {m.number for m in lookup(code, on).may_apply if m.jurisdiction == "KR"}


@pytest.mark.parametrize(
    ("code", "entries"),
    [
        ("8457.10", {"2B001", "2B201"}),  # machining centres
        ("848210", {"2A001", "2A101"}),  # ball bearings
        ("2811.11", {"1C350"}),  # hydrogen fluoride
        ("9027.10", {"1A004", "2B351"}),  # gas analysis
        ("8507602000", {"3A001", "1C233"}),  # lithium-ion accumulators, by ten digits
    ],
)
def test_the_linkage_names_korean_entries_for_every_heading(code: str, entries: set[str]) -> None:
    assert entries <= _korean(code)


def test_a_code_of_2022_leads_to_what_its_older_code_named() -> None:
    assert {"9A012", "9A112", "6A003"} <= _korean("880622")
    assert "6A003" in _korean("8525.89")


def test_where_the_newer_edition_was_read_the_older_one_is_silent() -> None:
    newer = [m for m in lookup("854231", ON).may_apply if m.jurisdiction == "KR"]
    assert "3A501.a.15" in {m.number for m in newer}
    assert not any("15034135" in m.source for m in newer)


def test_drawings_and_recorded_media_may_carry_any_technology() -> None:
    assert "D·E" in _korean("4906.00")


def test_a_subheading_that_the_linkage_leaves_out_names_no_entry() -> None:
    assert not any(n[0].isdigit() for n in _korean("848220"))


def test_linked_entries_stand_in_the_korean_list_and_codes_of_2022_lead_to_linked_ones() -> None:
    korea = korean_list(rules())
    linkage = {r["hs"]: r["entries"].split() for r in table("hsk_linkage.csv")}
    assert all(korea.listed(n) for entries in linkage.values() for n in entries if n != "*")
    assert all(was in linkage for r in table("hs_2022.csv") for was in r["was"].split())


def test_a_list_of_codes_says_in_words_what_it_is() -> None:
    labels = {m.number: m.label.ko for m in lookup("848210", ON).may_apply}
    assert labels["KR.ANNEX2_2_RU_BY"] == "별표 2의2: 러시아·벨라루스행은 상황허가 대상"
    assert labels["EAR.SUPP4_746"] == "제746부 부록 4: 러시아·벨라루스행은 허가 대상"


def test_a_code_of_no_table_gives_nothing() -> None:
    assert lookup("0101", ON).may_apply == ()


@pytest.mark.parametrize("code", ["", "12", "84x6", "12345678901", "반도체"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(InputError):
        lookup(code)


def test_headings_name_only_entries_of_the_list() -> None:
    ccl = ControlList(rules())
    for row in table("hs_entries.csv"):
        assert all(ccl.entry(n) for n in row["entries"].split()), row


def test_every_sector_of_the_dialogue_is_there_with_entries_of_the_list() -> None:
    assert len(sectors()) == 6
    ccl = ControlList(rules())
    for s in sectors():
        assert all(ccl.entry(e.number) for e in entries_of(s, ON))
        assert {"US", "KR"} <= set(s.authorities)
        assert s.title.ko
    assert sector("반도체") is sector("Semiconductors") is sector("semiconductors")


def test_an_unknown_sector_is_refused() -> None:
    with pytest.raises(InputError, match="semiconductors"):
        sector("gardening")
