"""Ways in which papers write names that lists print otherwise: each is asked about, and mostly a match."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.sources.entries import Entry, EntryKind, Name

LISTED: tuple[tuple[EntryKind, str], ...] = (
    ("vessel", "NIKOLAY ANISHCHENKOV"),
    ("vessel", "DIAMOND II"),
    ("vessel", "SEA MARINE 1"),
    ("vessel", "AL SAFA"),
    ("company", "239th Factory"),
    ("company", "27TH SCIENTIFIC CENTER"),
    ("company", "ROSNEFT AERO (RN AERO)"),
    ("company", "Mining Enterprise 2"),
    ("person", "Abd al-Rahman Muhammad al-Juhani"),
    ("person", "Said Mikhailovich GUTSERIEV"),
    ("person", "Abu Ali al Hakim"),
    ("person", "GHASEMZADEH, Mehdi"),
    ("person", "IZZ-AL-DIN, Hasan"),
    ("person", "Mahir BurhanEddine AL-IMAN"),
    ("person", "Abdoulaye Diallo"),
    ("person", "SIMANOVSKIY, Alexey Yuryevich"),
)
ENTRIES = [Entry("l", str(i), kind, (Name(name),)) for i, (kind, name) in enumerate(LISTED)]
MATCH = (
    ("NIKOLAY ANISHCHENKOV ex OCEAN STAR", 0),
    ("OCEAN STAR (ex NIKOLAY ANISHCHENKOV)", 0),
    ("OCEAN STAR ex-NIKOLAY ANISHCHENKOV", 0),
    ("DIAMOND 2", 1),
    ("M/V Diamond II", 1),
    ("SEA MARINE I", 2),
    ("SS AL SAFA", 3),
    ("Vessel: AL SAFA", 3),
    ("No. 239 Factory", 4),
    ("No.27 Scientific Center", 5),
    ("ROSNEFT AERO - RN AERO", 6),
    ("Mining Enterprise II", 7),
    ("Abdoul Rahman Muhammad al-Juhani", 8),
    ("Saeed Mikhailovich Gutseriev", 9),
    ("AbuAli al Hakim", 10),
    ("Mehdi Ghasem Zadeh", 11),
    ("Hasan Izzeddine", 12),
    ("Hassan Izzuddin", 12),
    ("Mahir Burhan al-Din AL-IMAN", 13),
    ("Abdoulaye DIALLO", 14),
    ("Attn: Abdoulaye DIALLO", 14),
    ("Abdoulaye DIALLO, CEO", 14),
    ("Abdoulaye DIALLO (Managing Director)", 14),
    ("Abdoulaye DIALLO 대표이사", 14),
    ("Abdoulaye DIALLO 씨", 14),
    ('Abdoulaye "Boss" DIALLO', 14),
    ("Abdoulaye DIALLO and Jane Roe", 14),
    ("Jane Roe; Abdoulaye DIALLO", 14),
    ("Abdoulaye DIALLO\n12 Main St, Seoul", 14),
)
NOBODY: tuple[tuple[str, EntryKind], ...] = (
    ("OCEAN STAR", "vessel"),
    ("DIAMOND 3", "vessel"),
    ("SEA MARINE IV", "vessel"),
    ("Factory No. 238", "company"),
    ("Mining Enterprise III", "company"),
    ("Abdoul Diallo", "person"),
)


EASTERN: tuple[tuple[EntryKind, str, tuple[str, ...]], ...] = (
    (
        "company",
        "通用技术集团大连机床有限责任公司",
        ("上海分公司", " 电话 021-5555-1234", "，联系人：王伟", " 御中", "办事处"),
    ),
    ("company", "ファースト・オイル・カンパニー", (" 御中", "様", "東京支店", " 担当者：佐藤")),
    (
        "company",
        "АО Уралсиб",
        (" ИНН 7701234567", " тел. +7 495 123-45-67", ", г. Москва", ", ул. Ленина, 5", " ОГРН: 1027700132195"),
    ),
    ("company", "پتروپارس", (" هاتف 00971", " تلفن: ۰۲۱", " فاكس 12345")),
    ("person", "Андрей Александрович Лагунович", (", директор", " тел. +375 29 123", ", г. Минск", " 01.02.1970 г.р.")),
    ("person", "アンドレイ・ルゴヴォイ", (" 御中", "様", " 氏")),
)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.of_entries(ENTRIES)


@pytest.mark.parametrize(("asked", "listed"), MATCH)
def test_it_is_a_match(screener: Screener, asked: str, listed: int) -> None:
    hits = screener.screen(Party(asked, kind=LISTED[listed][0])).hits
    assert [(hit.number, hit.answer) for hit in hits[:1]] == [(listed, "match")]


@pytest.mark.parametrize(("asked", "kind"), NOBODY)
def test_another_number_or_name_is_no_match(screener: Screener, asked: str, kind: EntryKind) -> None:
    assert screener.screen(Party(asked, kind=kind)).answer != "match"


def test_a_year_of_birth_behind_a_name_in_hangul_hides_nobody() -> None:
    screener = Screener.of_entries([Entry("l", "1", "person", (Name("박영한"),))])
    for name in ("박영한 1970년생", "박영한(70년생)", "박영한 1970년 3월 2일생"):
        for kind in ("person", "unknown"):
            assert screener.screen(Party(name, kind=kind)).answer == "match"


@pytest.mark.parametrize(
    ("kind", "name", "behind"), [(kind, name, text) for kind, name, several in EASTERN for text in several]
)
def test_what_stands_behind_a_name_in_other_writing_hides_nobody(kind: EntryKind, name: str, behind: str) -> None:
    screener = Screener.of_entries([Entry("l", "1", kind, (Name(name),))])
    assert screener.screen(Party(name + behind, kind=kind)).answer == "match"


@pytest.mark.parametrize("kind", ["person", "company", "unknown"])
@pytest.mark.parametrize("others", range(1, 14))
def test_no_party_of_a_crowded_cell_is_passed_over(kind: EntryKind, others: int) -> None:
    """It is found, or the answer says that not all was read."""
    screener = Screener.of_entries([Entry("l", "1", kind, (Name("Varyagvision"),))])
    for text in ("Roe{}", "Jane Roe{}, No. {} Main St - Seoul"):
        cell = "; ".join([*(text.format(chr(97 + i), i) for i in range(others)), "Varyagvision"])
        found = screener.screen(Party(cell, kind=kind))
        assert found.answer != "none"
        assert found.unread or [hit.number for hit in found.hits] == [0]


def test_a_letter_stands_for_words_that_are_folded_to_another(screener: Screener) -> None:
    """Y. for Yuryevich, who is folded to "iurievic"."""
    assert screener.screen(Party("Alexey Y. Simanovskiy", kind="person")).answer == "possible"


def test_a_ship_of_unknown_kind_is_found_by_the_name_it_had(screener: Screener) -> None:
    assert screener.screen(Party("OCEAN STAR (ex NIKOLAY ANISHCHENKOV)")).answer == "match"
