"""The regimes: members on a day, and one entry in two control lists."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from gwanmun.items.trees import tree_for
from gwanmun.law.control_list import ControlList
from gwanmun.law.korean_list import korean_list
from gwanmun.law.load import rules
from gwanmun.law.regimes import compare, members, regimes_of
from gwanmun.law.regimes.pairs import shared
from gwanmun.sources.files import InputError
from tests.cli.run import run

BASE = rules()
DAY = date(2026, 3, 2)


def _codes(regime: str, day: date) -> set[str]:
    return {m.country for m in members(BASE, regime, day)}


def test_membership_is_dated() -> None:
    assert "IN" not in _codes("WA", date(2017, 12, 7))  # the plenary decided, the procedure ended a day later
    assert "IN" in _codes("WA", date(2017, 12, 8))
    assert "IS" not in _codes("NSG", date(2008, 12, 31))
    assert "IS" in _codes("NSG", date(2009, 12, 31))
    assert len(_codes("NSG", DAY)) == 48
    assert len(_codes("MTCR", DAY)) == 35
    assert len(_codes("ZANGGER", DAY)) == 39
    assert "IN" not in _codes("NSG", DAY)
    assert len(_codes("WA", DAY)) == 42
    assert "IS" not in _codes("WA", DAY)
    assert {m.regime for m in regimes_of(BASE, "KR", DAY)} == {"WA", "NSG", "MTCR", "AG", "ZANGGER"}
    assert regimes_of(BASE, "SY", DAY) == ()


def test_every_membership_names_its_source() -> None:
    for regime in ("WA", "NSG", "MTCR", "AG", "ZANGGER"):
        assert all(m.source and "general knowledge" not in m.source for m in members(BASE, regime, DAY))


def test_an_entry_is_compared_paragraph_by_paragraph() -> None:
    found = compare(BASE, "3B001", DAY)
    pairs = {p.american.number: p.korean.number for p in found.both}
    assert pairs["3B001.f.1"] == "3B001.f.1"
    assert pairs["3B001.c.1.a"] == "3B901.a"
    assert pairs["3B001.q"] == "3B902"
    alone = {s.number for s in found.only_american}
    assert {"3B001.d", "3B001.k", "3B001.c.2"} <= alone
    assert not alone & set(pairs)


def test_a_korean_number_is_found_from_its_own_side_and_as_of_its_day() -> None:
    found = compare(BASE, "3A903", DAY)
    assert [p.american.number for p in found.both] == ["3A090.a", "3A090.b"]
    assert {s.number for s in compare(BASE, "3A090", DAY).only_american} == {"3A090.c"}
    with pytest.raises(InputError):
        compare(BASE, "3A903", date(2026, 9, 1))


def test_the_paragraphs_of_an_entry_are_matched_by_their_number() -> None:
    found = compare(BASE, "6A005", DAY)
    pairs = {p.american.number: p.korean.number for p in found.both}
    assert pairs["6A005.b"] == "6A005.b"
    assert all(a == k for a, k in pairs.items())
    assert {p.confidence for p in found.both} == {"same_number"}
    assert not found.only_korean
    assert not found.only_american
    assert {s.number for s in compare(BASE, "9A004", DAY).only_american} >= {"9A004.u", "9A004.x"}


def test_an_entry_of_another_series_is_matched_as_a_whole() -> None:
    [pair] = compare(BASE, "2B116", DAY).both
    assert (pair.korean.number, pair.american.number, pair.confidence) == ("2B116", "2B116", "same_entry_read")
    assert "paragraphs were not compared" in pair.basis.en
    assert "EU 2B116 (common_numbering, not read)" in pair.basis.en


def test_a_number_that_the_us_sends_to_the_itar_is_shown_as_that() -> None:
    found = compare(BASE, "9A116", DAY)
    [pair] = found.both
    assert "ITAR" in pair.basis.en
    assert "ITAR" in pair.basis.ko
    assert not found.only_korean


def test_the_crosswalk_names_what_both_lists_have() -> None:
    rows = BASE.tables["kr_foreign_trade_act/crosswalk"].records()
    korea, us = korean_list(BASE), ControlList(BASE)
    assert len({(r["eccn"], r["kr_number"]) for r in rows}) == len(list(rows))
    for r in rows:
        assert us.entry(r["eccn"]) is not None, r
        assert r["confidence"] == "inferred" or korea.listed(r["kr_number"]), r
        assert r["common_numbering"] in ("", r["kr_number"]), r
        assert not r["common_numbering"] or r["kr_number"][2] in "01234", r


def test_what_one_list_divides_further_is_followed_down() -> None:
    korean = ["a", "a.1", "a.2", "b", "b.1", "d"]
    american = ["a", "a.1", "a.2", "b", "b.1", "b.2", "c", "c.1"]
    found = shared(korean, american, [])
    assert (found.both, found.only_korean, found.only_american) == (["a", "b.1"], ["d"], ["b.2", "c"])
    known = shared(korean, american, [("d", "c.1")])
    assert (known.both, known.only_korean, known.only_american) == (["a", "b.1"], [], ["b.2"])


def test_tariff_codes_of_the_ministry_are_shown_where_read() -> None:
    assert "8542321010" in compare(BASE, "3A001", date(2026, 9, 15)).hsk
    assert compare(BASE, "3A001", date(2026, 8, 31)).hsk == ()


def test_what_was_not_read_is_said() -> None:
    found = compare(BASE, "3A991", DAY)
    assert not found.korean_read
    assert found.both == ()


def test_the_commands_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(["regimes", "compare", "3B001", "--between", "US,KR", "--on", "2026-03-02", "--lang", "ko"], monkeypatch)
    assert ran.status == 0
    assert "3B901.a" in ran.out
    assert "두 나라 모두 통제" in ran.out
    data = json.loads(run(["regimes", "compare", "3B001", "--on", "2026-03-02", "--format", "json"], monkeypatch).out)
    assert data["korean_entry_read"] is True
    assert "바세나르체제" in run(["regimes", "list", "--lang", "ko"], monkeypatch).out
    assert "India" in run(["regimes", "show", "WA", "--lang", "en"], monkeypatch).out
    assert "AG" in run(["regimes", "show", "일본", "--lang", "ko"], monkeypatch).out


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "9Z999"],
        ["compare", "3B001", "--between", "KR,EU"],
        ["compare", "3B001", "--format", "xml"],
        ["show", "아틀란티스"],
    ],
)
def test_wrong_input_ends_with_one_sentence(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(["regimes", *arguments], monkeypatch)
    assert ran.status == 2
    assert ran.err.count("\n") == 1


_COMPARED = (
    "1C240",
    "1C350",
    "2B207",
    "2B209",
    "2B225",
    "2B226",
    "2B227",
    "2B228",
    "2B350",
    "2B351",
    "2B352",
    "3A201",
    "3A228",
    "3A229",
    "3A233",
)
"""Entries beyond the Wassenaar series whose paragraphs were compared one by one, with those of one text alone."""


@pytest.mark.parametrize("entry", _COMPARED)
def test_entries_of_other_regimes_are_compared_where_both_texts_were_read(entry: str) -> None:
    found = compare(BASE, entry, DAY)
    assert all("." in p.american.number and p.korean.read_in == "제2025-37호" for p in found.both)
    assert not any("not compared" in p.basis.en for p in found.both)
    korean = {p.korean.number for p in found.both} | {s.number for s in found.only_korean}
    letters = {n.partition(".")[2][0] for n in korean_list(BASE).paragraphs(entry)}
    assert {n.partition(".")[2][0] for n in korean} == letters


def test_a_letter_may_mean_another_thing_in_the_other_list() -> None:
    pairs = {(p.american.number, p.korean.number) for p in compare(BASE, "2B352", DAY).both}
    assert {("2B352.f", "2B352.i"), ("2B352.g", "2B352.f"), ("2B352.j", "2B352.j")} <= pairs
    assert ("2B352.f", "2B352.f") not in pairs
    assert {s.number for s in compare(BASE, "2B352", DAY).only_american} == {"2B352.c.2", "2B352.k"}
    assert [c.number for c in korean_list(BASE).candidates("2B352.f", DAY)] == ["2B352.i"]
    assert [c.number for c in korean_list(BASE).candidates("2B350.a", DAY)] == ["2B350.a", "2B350.k"]
    assert [s.number for s in compare(BASE, "2B227", DAY).only_korean] == ["2B227.d", "2B227.e"]


def test_precursors_are_paired_by_their_cas_number() -> None:
    found = compare(BASE, "1C350", DAY)
    pairs = {p.american.number: p for p in found.both if p.american.number != "1C350.d.14"}
    assert len(pairs) == 83
    assert (pairs["1C350.d.15"].korean.number, pairs["1C350.b.22"].korean.number) == ("1C350.24", "1C350.1")
    assert "10% to states outside the CWC" in pairs["1C350.b.22"].basis.en
    assert "10%" not in pairs["1C350.d.15"].basis.en
    # What Korea lists and the US has in the Munitions List.
    assert {s.number.partition(".")[2] for s in found.only_korean} == {"4", "5", "23", "26", "29", "36"}
    assert found.only_american == ()
    assert [c.number for c in korean_list(BASE).candidates("1C350.b.22", DAY)] == ["1C350.1"]


def test_the_cas_numbers_of_the_pairs_are_those_of_the_entry() -> None:
    tree = tree_for("1C350")
    assert tree is not None
    conditions = {f"1C350.{p.id}": p.when for p in tree.paragraphs}
    pairs = [p for p in compare(BASE, "1C350", DAY).both if "stood here" not in p.basis.en]
    for p in pairs:
        [cas] = re.findall(r"CAS ([\d-]+)", p.basis.en)
        assert f'"{cas}"' in conditions[p.american.number]


def test_limits_that_differ_are_not_called_the_same() -> None:
    [mandrels] = [p for p in compare(BASE, "2B209", DAY).both if p.american.number == "2B209.b"]
    assert mandrels.confidence == "same_number"  # the Korean range holds the American one
    assert "650" in mandrels.basis.ko
    rest = next(p for p in compare(BASE, "2B206", DAY).both if p.american.number == "2B206")
    assert "other paragraphs were not compared" in rest.basis.en
    [alone] = korean_list(BASE).candidates("2B352.k", DAY)
    assert alone.confidence == "inferred"
    assert not korean_list(BASE).has_entry_of("2B352.k", DAY)


@pytest.mark.parametrize("entry", [*_COMPARED, "2B206"])
def test_comparing_paragraphs_takes_no_contradiction_away(entry: str) -> None:
    """Who states such a paragraph and "비해당" is asked again, but where the US alone has it."""
    paragraphs = [f"{entry}.{r[1]}" for r in BASE.tables["us_ear/paragraphs"].rows if r[0] == entry and r[1]]
    alone = {s.number for s in compare(BASE, entry, DAY).only_american}
    for number in paragraphs:
        free = any(number == a or number.startswith(f"{a}.") for a in alone)
        assert korean_list(BASE).has_entry_of(number, DAY) is not free, number


@pytest.mark.parametrize(
    "entry",
    [
        "1C226",
        "1C227",
        "1C229",
        "1C234",
        "1C241",
        "2B230",
        "2B231",
        "2B232",
        "2B233",
        "3A225",
        "3A226",
        "3A230",
        "3A231",
        "3A234",
    ],
)
def test_entries_with_one_limit_in_both_texts(entry: str) -> None:
    [pair] = compare(BASE, entry, DAY).both
    assert pair.confidence == "same_limit_read"
