"""Customs codes and sectors: only ever "may", and only entries that exist."""

from __future__ import annotations

from datetime import date

import pytest

from gwanmun.items.entries import table
from gwanmun.items.hs import lookup
from gwanmun.items.sectors import entries_of, sector, sectors
from gwanmun.law.control_list import ControlList
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
