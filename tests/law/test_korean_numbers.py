"""The table of 별표 2 (제2025-37호): single numbers against the text, and what must hold of every row."""

from __future__ import annotations

import re
from datetime import date

import pytest

from gwanmun.law.control_list import Clocks
from gwanmun.law.korean_list import NOTICE, NUMBERS, PARAGRAPHS, KoreanList
from gwanmun.law.korean_marks import PLURILATERAL, family
from gwanmun.law.load import rules
from gwanmun.sources.files import InputError

BASE = rules()
LIST = KoreanList(BASE)
ROWS = list(BASE.tables[NUMBERS].records())
LISTED = list(BASE.tables[PARAGRAPHS].records())
DAY = date(2026, 3, 2)
CLOCKS = Clocks(DAY, date.max)

# number, Wassenaar alone, mark, kept from temporary exports, why; None is asked of a person.
READ: list[tuple[str, bool | None, str | None, bool | None, str]] = [
    ("1A001.a", True, "none", False, "(IL1.A.1), no mark"),
    ("1A002.a.1", False, "very_sensitive", True, "[초민감] and [민감] stand below the number"),
    ("1A002.b.1", False, "none", None, "(MT6A.1) and (NR2.A.3) stand beside the entry"),
    ("1A004.c.1", True, "none", False, "(IL1.A.4)"),
    ("1A007.b.2", False, "none", False, "(NR6.A.1) stands at 1A007.b"),
    ("1A007.a", True, "none", False, "that line does not reach 1A007.a"),
    ("1A102", False, "none", None, "(MT6A.2)"),
    ("1B001.a", False, "none", None, "(MT6B.1.a)(NR3.B.4)"),
    ("1B001.f.1", True, "none", False, "no line of its own under (IL1.B.1)"),
    ("1B234", False, "none", False, "(NR5.B.7)"),
    ("1C001.a", False, "very_sensitive", True, "the marks stand at the entry"),
    ("1C002.b.3.a", False, "none", False, "(NR2.C.13.) at 1C002.b.3"),
    ("1C002.b.1.a", True, "none", False, "(IL1.C.2) alone"),
    ("1C007.c.2", False, "sensitive", True, "[민감] at 1C007.c"),
    ("1C007.e.1", True, "none", False, "no mark at 1C007.e"),
    ("1C010.b", False, "none", False, "(NR2.C.7.a)"),
    ("1C010.c", False, "sensitive", True, "[민감]"),
    ("1C012.a", False, "very_sensitive", True, "marks at the entry"),
    ("1C111.a.2.b", False, "none", None, "(MT4C.2.e)"),
    ("1C350.24", False, "none", True, "(AG1.24)"),
    ("1C351.d.11", False, "none", True, "(AG4)(BWC)"),
    ("1C450.a.1", False, "none", True, "(C2A1)"),
    ("1C901.b", False, "none", None, "(BWC), no item of the plurilateral series"),
    ("1D002", None, None, None, "[민감], in the appendix for this list only"),
    ("1E001", None, None, None, "(IL1.E.1)(MT)(NR)(AG), both marks, in the appendix for 1A002 and 1C only"),
    ("1E002.f", False, "sensitive", True, "[민감]"),
    ("1E002.g", True, "none", False, "no mark"),
    ("2A001.c", True, "none", False, "(IL2.A.1.c)"),
    ("2B001.b.2", False, "none", False, "(IL2.B.1.b)(NR1.B.2.b)"),
    ("2B001.f", True, "none", False, "(IL2.B.1.f)"),
    ("2B001", None, "none", False, "the paragraphs differ"),
    ("2B005.c.1", True, "none", False, "(IL2.B.5)"),
    ("2B006.a", False, "none", False, "(NR1.B.3) beside the entry"),
    ("2B007.c", False, "none", False, "(NR1.A.3)"),
    ("2B350.g.1", False, "none", True, "(AG2.Ⅰ)"),
    ("2B901", False, "none", None, "no regime line"),
    ("2D001.a", False, None, None, "[민감], in the appendix narrower; (MT3.D)(NR)"),
    ("2E003.b.1.a", True, "none", False, "(IL2.E.3)"),
    ("3A001.a.1.a", False, "none", None, "(MT14.A.1.b, MT18.A.1, MT18.A.2)"),
    ("3A001.a.7.a", True, "none", False, "(IL3.A.1.) alone"),
    ("3A001.b.2.d", None, None, None, "[민감] at 3A001.b.2, in the appendix for other powers"),
    ("3A001.b.4.d", True, "none", False, "no mark at 3A001.b.4"),
    ("3A001.g.1", False, "none", False, "(NR6.A.3)"),
    ("3A002.g.1", False, "sensitive", True, "[민감]"),
    ("3A002.g.2", True, "none", False, "no mark"),
    ("3A903.a", False, "none", None, "no regime line"),
    ("3B001.f.1.a", True, "none", False, "(IL3.B.1.)"),
    ("3D001", None, None, None, "[민감], in the appendix for 3A002.g only"),
    ("3D006.a", True, "none", False, "(IL3.D.6.a)"),
    ("4A001.a.2.a", False, "sensitive", True, "[민감], (MT13.A.1.)"),
    ("4A003.b", True, "none", False, "(IL4.A.3.)"),
    ("4D001.b.1", None, "none", None, "the line (IL4.D.1) stands at 4D001.a only"),
    ("4E001.a", None, "none", None, "(IL4.E.1.)(MT)"),
    ("5A001.b.5", False, "very_sensitive", True, "[초민감][민감]"),
    ("5A001.b.3.a", False, "sensitive", True, "[민감]"),
    ("5A001.j", True, "none", False, "(IL5.A.1.)"),
    ("5A002.a.1", True, "none", False, "(IL5.A.2.)"),
    ("5A003.a", None, "none", None, "no line is printed"),
    ("5D001.a", None, None, None, "[초민감][민감], in the appendix for this list only"),
    ("6A001.a.1.b.1", None, None, None, "[초민감], in the appendix for 30 Hz to 2 kHz only"),
    ("6A001.a.1.b.2", False, "sensitive", True, "[민감] at 6A001.a.1.b"),
    ("6A001.a.2.a.4", True, "none", False, "the one hydrophone without a mark"),
    ("6A002.a.1.c", False, "very_sensitive", True, "[초민감][민감]"),
    ("6A003.b.4.b", False, None, None, "(NR5.B.4)[민감], in the appendix with its own notes"),
    ("6A005.a.2", False, "none", False, "(NR3.A.2.b)"),
    ("6A005.b.1", True, "none", False, "(IL6.A.5.)"),
    ("6A006.c.1", None, None, None, "[민감], in the appendix for 2 pT only"),
    ("6A008.d", False, "sensitive", True, "[민감]"),
    ("6A203.b.1", False, "none", None, "no line at b; the 200 series is nuclear"),
    ("6D003.a.1", False, "very_sensitive", True, "marked, though no line is printed"),
    ("6E003.d.1", True, "none", False, "(IL6.E.3.d)"),
    ("7A003.a.1", False, "none", True, "(MT2..A.1.d): Category I of the MTCR"),
    ("7A008", True, "none", False, "(IL7.A.8)"),
    ("7A117", False, "none", True, "(MT2.A.1.d)"),
    ("7D004.e", None, None, None, "deleted: nothing follows"),
    ("7D004.f", True, "none", False, "no mark at f"),
    ("7E004.b.5", False, "none", None, "(MT10.E.1)"),
    ("8A001.b.1", False, "very_sensitive", True, "[초민감][민감]"),
    ("8A002.o.3.a", False, "sensitive", True, "[민감] at 8A002.o.3"),
    ("8A002.o.3.b", False, "very_sensitive", True, "[초민감]"),
    ("8A002.o.2.a", True, "none", False, "(IL8.A.2)"),
    ("9A004.b", False, "none", True, "(MT1.A.1): Category I of the MTCR"),
    ("9A011", False, "very_sensitive", True, "[초민감][민감]"),
    ("9A012.a.1", False, "none", True, "(MT1.A.2)"),
    ("9B001.b", False, "sensitive", True, "[민감]"),
    ("9E003.a.3.a", False, "very_sensitive", True, "[초민감]"),
    ("9E003.a.6", True, "none", False, "no mark"),
]


@pytest.mark.parametrize(("number", "alone", "mark", "kept", "why"), READ, ids=[r[0] for r in READ])
def test_a_number_says_what_the_text_prints(
    number: str, alone: bool | None, mark: str | None, kept: bool | None, why: str
) -> None:
    follows = LIST.follows(number, DAY)
    assert follows.get("item.kr_wassenaar_only") is alone, why
    assert follows.get("item.kr_sensitivity") == mark, why
    assert follows.get("item.kr_no_temporary_exemption") is kept, why


@pytest.mark.parametrize(
    ("number", "schedule", "why"),
    [
        ("1C350.1", "2", "(AG1.1, C2B13)"),
        ("1C350.2", "3", "(AG1.2, C3B5)"),
        ("1C350.4", "1", "(AG1.4, C1B9)"),
        ("1C350.10", "none", "(AG1.10)"),
        ("1C350.90", "none", "(AG1.90)"),
        ("1C350", None, "the schedules differ"),
        ("1C351.d.11", None, "the entry names no schedule, and ricin has one"),
        ("1C450.a.4", "3", "(C3A1)"),
        ("1C450.b.5", "2", "(C2B11)"),
        ("1C450.b", None, "b.7 and b.8 stand in schedule 3"),
        ("1C111.a.1", "none", "(MT4C.2.c.)"),
        ("2B350.a.1", "none", "no chemical"),
    ],
)
def test_the_schedule_of_a_chemical(number: str, schedule: str | None, why: str) -> None:
    assert LIST.follows(number, DAY).get("item.cwc_schedule") == schedule, why


def test_every_row_stands_in_the_list_once_with_both_labels() -> None:
    numbers = [r["number"] for r in ROWS]
    assert len(numbers) == len(set(numbers))
    for r in ROWS:
        assert r["label_en"], r
        assert re.search("[가-힣]|PFIB|iso-DAMTR", r["label_ko"]), r
        assert len(r["label_en"]) < 80, r
        assert r["read_in"] != NOTICE or LIST.listed(r["number"]), r


def test_every_entry_of_the_list_has_its_row() -> None:
    entries = {r["entry"] for r in LISTED if not r["paragraph"] and not r["status"]}
    assert entries <= {r["number"] for r in ROWS}
    assert {e[0] for e in entries} >= set("123456789")


def test_every_paragraph_stands_once_below_another_that_stands() -> None:
    names = [(r["entry"], r["paragraph"]) for r in LISTED]
    assert len(names) == len(set(names))
    for entry, paragraph in names:
        above = paragraph.rpartition(".")[0]
        assert (entry, above) in names
        if LIST.listed(f"{entry}.{paragraph}" if paragraph else entry):
            assert LIST.listed(f"{entry}.{above}" if above else entry)


def test_regimes_and_marks_are_of_known_kinds() -> None:
    for r in ROWS:
        lines = [line for line in r["regime_entry"].split(";") if line]
        assert r["other_regime"].split() == [f for f in dict.fromkeys(map(family, lines)) if f != "WA"], r
        assert r["sensitivity"] in {"", "sensitive", "very_sensitive"}
        assert r["cwc_schedule"] in {"", "none", "1", "2", "3"}
        for line in lines:
            assert re.fullmatch(r"IL\d\.[A-E]\.\d{1,2}(\.[a-h](\.\d)?)?|\(none\)|[A-Z]+\d*[A-Z]?[\dA-Za-z.]*", line), r


def test_a_wassenaar_line_is_that_of_its_number() -> None:
    """(IL3.B.1) stands at 3B001: the number of the regime and of the entry are one."""
    for r in ROWS:
        entry = r["number"].partition(".")[0]
        for line in r["regime_entry"].split(";"):
            if line.startswith("IL") and r["number"] != "2D003":
                assert line[2:].split(".")[:3] == [entry[0], entry[1], str(int(entry[2:]))], r


def test_only_the_plurilateral_series_prints_no_regime_and_says_so() -> None:
    bare = {r["number"] for r in ROWS if r["other_regime"] == PLURILATERAL}
    assert {n[2] for n in bare} <= {"5", "9"}
    assert "1C901" not in bare


def test_nothing_without_a_wassenaar_line_passes_for_wassenaar_alone() -> None:
    for r in LISTED:
        number = f"{r['entry']}.{r['paragraph']}" if r["paragraph"] else r["entry"]
        if LIST.follows(number, DAY).get("item.kr_wassenaar_only") is True:
            own = [row for row in ROWS if number == row["number"] or number.startswith(f"{row['number']}.")]
            assert not any(row["sensitivity"] or row["other_regime"] for row in own)
            assert any(row["regime_entry"].startswith("IL") for row in own)


@pytest.mark.parametrize(
    ("number", "says_en", "says_ko"),
    [
        ("3B001.c", "deleted", "삭제된"),
        ("1B229", "deleted", "삭제된"),
        ("3B001.k", "3B001.a", "3B001.a"),
        ("3B001.f.9", "3B001.f, 3B001.f.1", "3B001.f.1"),
        ("3B001.e.1", "3B001.e", "3B001.e"),
        ("3B009", "stands in no part", "없는 번호"),
    ],
)
def test_a_number_that_the_list_has_not_is_refused_with_what_is_there(number: str, says_en: str, says_ko: str) -> None:
    with pytest.raises(InputError) as caught:
        LIST.check(number, CLOCKS)
    assert says_en in caught.value.message("en")
    assert says_ko in caught.value.message("ko")


def test_outside_the_days_of_the_notice_a_new_number_is_taken_and_nothing_follows() -> None:
    later = date(2026, 10, 1)
    assert LIST.check("3B001.k", Clocks(later, date.max)) == "3B001.k"
    assert LIST.follows("3B001.k", later) == {"item.kr_list": "dual_use", "item.kind": "commodity"}


def test_the_pathogen_of_the_900_series_is_no_plurilateral_item_and_stays() -> None:
    assert LIST.check("1C901.b", Clocks(date(2026, 10, 1), date.max)) == "1C901.b"
    assert LIST.check("1C901.b", Clocks(date(2024, 1, 1), date.max)) == "1C901.b"


VERY_SENSITIVE = """
1A002.a.1 1C001 1C012 1E001 5A001.b.5 5A001.h 5D001.a 5E001.a 6A001.a.1.b.1 6A001.a.2.a.1 6A001.a.2.a.2
6A001.a.2.a.3 6A001.a.2.a.5 6A001.a.2.a.6 6A001.a.2.b 6A001.a.2.c 6A001.a.2.e 6A001.a.2.f 6A002.a.1.c 6B008
6D001 6D003.a 6E001 6E002 7D003.a 7D003.b 8A001.b 8A001.c.1 8A002.o.3.b 8D001 8E001 9A011 9D001 9D002 9E001
9E002 9E003.a.1 9E003.a.3.a
"""
SENSITIVE = """
1A002.a.1 1C001 1C007.c 1C010.c 1C010.d 1C012 1D002 1E001 1E002.e 1E002.f 2D001 2E001 2E002 3A001.b.2
3A001.b.3 3A002.g.1 3D001 3E001 4A001.a.2 5A001.b.3 5A001.b.5 5A001.h 5B001.a 5D001.a 5E001.a 6A001.a.1.b
6A001.a.1.e 6A001.a.2.a.1 6A001.a.2.a.2 6A001.a.2.a.3 6A001.a.2.a.5 6A001.a.2.a.6 6A001.a.2.b 6A001.a.2.c
6A001.a.2.d 6A001.a.2.e 6A001.a.2.f 6A002.a.1.a 6A002.a.1.b 6A002.a.1.c 6A002.a.1.d 6A002.a.2.a 6A002.a.2.b
6A002.a.3 6A002.b 6A002.c 6A003.b.3 6A003.b.4 6A003.b.5 6A004.c 6A004.d 6A006.a.1 6A006.a.2 6A006.c.1 6A006.d
6A006.e 6A008.d 6A008.h 6A008.k 6B008 6D001 6D003.a 6E001 6E002 7D002 7D003.a 7D003.b 7D004.a 7D004.b 7D004.c
7D004.d 7D004.g 7E001 7E002 8A001.b 8A001.c 8A002.b 8A002.h 8A002.j 8A002.o.3 8A002.p 8D001 8D002 8E001 8E002
9A011 9B001 9D001 9D002 9D004.a 9D004.c 9E001 9E002 9E003.a.1 9E003.a.2 9E003.a.3 9E003.a.4 9E003.a.5
9E003.a.8 9E003.h
"""
"""The two lists of the appendix to Annex 2, in their order, without the numbers that they call not used."""


@pytest.mark.parametrize(("names", "least"), [(VERY_SENSITIVE, "very_sensitive"), (SENSITIVE, "sensitive")])
def test_the_marks_are_those_of_the_appendix(names: str, least: str) -> None:
    """The marks were copied from the number column; the appendix was read afterwards and lists the same numbers."""
    strict = ["", "sensitive", "very_sensitive"]
    ours = {
        r["number"]
        for r in ROWS
        if strict.index(max(r["sensitivity"], r["sensitivity_in_part"], key=strict.index)) >= strict.index(least)
        and r["number"][0] != "0"
    }
    listed = set(names.split())
    assert listed - ours <= {"6A001.a.1.b"}
    for number in ours - listed:
        assert any(number.startswith(f"{name}.") for name in listed), number


@pytest.mark.parametrize(
    ("number", "says"),
    [("0A501.a", "US law alone"), ("0A987", "US law alone"), ("0B009", "stands in no part"), ("0B003.i.4", "deleted")],
)
def test_part_10_has_its_own_numbers(number: str, says: str) -> None:
    assert LIST.check("0b001.b.13", CLOCKS) == "0B001.b.13"
    with pytest.raises(InputError) as caught:
        LIST.check(number, CLOCKS)
    assert says in caught.value.message("en")


@pytest.mark.parametrize(
    ("number", "nsg", "mtcr", "ag"),
    [
        ("2B350.a", False, False, True),
        ("2B116.a", True, True, False),
        ("3B001.a", False, False, False),
        ("1C351.a.1", False, False, True),
        ("4D001.b", None, None, None),
        ("3E001", None, None, False),
    ],
)
def test_the_regimes_of_a_number_show_the_guidelines_of_its_permit(
    number: str, nsg: bool | None, mtcr: bool | None, ag: bool | None
) -> None:
    follows = LIST.follows(number, DAY)
    assert follows.get("item.kr_nuclear_suppliers") is nsg
    assert follows.get("item.kr_missile_regime") is mtcr
    assert follows.get("item.kr_australia_group") is ag


def test_a_number_of_part_10_is_nuclear_and_says_what_kind_it_is() -> None:
    for number, kind in (
        ("0B001.b.13", "commodity"),
        ("0C003", "commodity"),
        ("0D001", "software"),
        ("0E001", "technology"),
    ):
        follows = LIST.follows(number, DAY)
        assert (follows["item.kr_list"], follows["item.kind"]) == ("nuclear", kind)
        assert follows["item.kr_wassenaar_only"] is False
    assert "item.kind" not in LIST.follows("NUCLEAR", DAY)
