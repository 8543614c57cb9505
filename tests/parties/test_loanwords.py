"""Foreign names in Hangul meet the listed ones, and Korean names stay Korean."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.analyse import analyse
from gwanmun.parties.names.loanwords import STYLES, is_foreign_name, is_korean_name, read
from gwanmun.sources.entries import EntryKind

LISTED: tuple[tuple[str, EntryKind], ...] = (
    ("JSC Varyaginstrov", "company"),
    ("PJSC Aeroflot", "company"),
    ("Uralvagonzavod", "company"),
    ("HAMAS", "company"),
    ("NOVATEK", "company"),
    ("Oleg Vladimirovich Deripaska", "person"),
    ("Alisher USMANOV", "person"),
    ("Sergey Lavrov", "person"),
    ("KIM, Chol Su", "person"),
    ("BIN LADEN, Usama", "person"),
    ("LUKASHENKA, Viktar", "person"),
    ("Izhevsk Elektromash", "company"),
)


@pytest.mark.parametrize(
    ("asked", "kind", "listed"),
    [
        ("바랴긴스트로프", "company", 0),
        ("아에로플로트", "company", 1),
        ("아에로플로트", "unknown", 1),
        ("우랄바곤자보드", "company", 2),
        ("하마스", "unknown", 3),
        ("노바텍 주식회사", "company", 4),
        ("올레그 데리파스카", "person", 5),
        ("올레그 블라디미로비치 데리파스카", "unknown", 5),
        ("알리셰르 우스마노프", "person", 6),
        ("세르게이 라브로프", "unknown", 7),
        ("김철수", "person", 8),
        ("오사마 빈 라덴", "person", 9),
        ("오사마 빈라덴", "person", 9),
        ("빅타르 루카셴카", "person", 10),
        ("이젭스크 엘렉트로마시", "company", 11),
    ],
)
def test_a_foreign_name_in_hangul_meets_the_listed_one(
    screener: Screener, asked: str, kind: EntryKind, listed: int
) -> None:
    assert [hit.number for hit in screener.screen(Party(asked, kind=kind)).hits][:1] == [listed]


@pytest.mark.parametrize("asked", ["한빛바이오", "대한전선", "서울반도체", "에코프로머티리얼즈", "신라교역"])
def test_a_korean_firm_is_not_one_of_them(screener: Screener, asked: str) -> None:
    assert not screener.screen(Party(asked, kind="company")).hits


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("칼라시니코프", {"kalasinikov", "kalasinikof"}),
        ("프리고진", {"prigozin", "frigozin"}),
        ("블라디미로비치", {"vladimirovichi", "bladimirobichi"}),
        ("알리셰르", {"alisher"}),
        ("싱크", {"sink"}),
    ],
)
def test_letters_that_stand_for_two_sounds_are_read_as_both(written: str, readings: set[str]) -> None:
    assert {read(written, style) for style in STYLES} == readings


def test_a_korean_person_is_not_read_as_a_foreign_one() -> None:
    assert is_korean_name(["김철수"])
    assert is_korean_name(["김", "철수"])
    assert not is_korean_name(["람잔", "카디로프"])
    assert is_foreign_name(["람잔", "카디로프"])
    assert not is_foreign_name(["김", "철수"])
    assert {form.system for form in analyse("김철수", "person")} <= {"rr", "dprk", "usual", "native"}


def test_lists_are_not_read_as_foreign() -> None:
    assert all(form.system not in ("loanword", "foreign") for form in analyse("바랴긴스트로프", "company", listed=True))
