"""A cell holds more than a name: what stands beside it hides no listed name, and a name alone is left as it is."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.held import LONGEST, held
from gwanmun.sources.entries import EntryKind

LISTED: tuple[tuple[str, EntryKind], ...] = (
    ("PJSC Varyagflot", "company"),
    ("Northern Aerospace Research Institute", "company"),
    ("Bella Ilyinichna KRASNOVA", "person"),
    ("화진무역 주식회사", "company"),
    ("Ocean Carchara", "vessel"),
    ("华星半导体技术有限公司", "company"),
    ("Ryong Gang 8", "vessel"),
    ("Yu Bong", "vessel"),
)


@pytest.mark.parametrize(
    ("cell", "listed"),
    [
        ("PJSC VARYAGFLOT, Seoul, Korea", 0),
        ("PJSC Varyagflot, No. 5 Lesnaya Street, Moscow 127055, Russia", 0),
        ("PJSC Varyagflot Seoul Branch", 0),
        ("PJSC Varyagflot TEL +82-2-555-1234", 0),
        ("PJSC Varyagflot / e-mail: info@varyagflot.example", 0),
        ("PJSC Varyagflot Attn: Purchasing Dept.", 0),
        ("M/S PJSC Varyagflot", 0),
        ("Consignee: PJSC Varyagflot", 0),
        ("1) PJSC Varyagflot", 0),
        ("Star Trading DBA PJSC Varyagflot", 0),
        ("Star Trading on behalf of PJSC Varyagflot", 0),
        ("PJSC Varyagflot PJSC Varyagflot", 0),
        ("Northern Aerospace Research Institute Representative Office", 1),
        ("Northern Aerospace Research Institute, Tehran", 1),
        ("Northern Aerospace Research Institute 2026-01-02", 1),
        ("Bella Ilyinichna KRASNOVA 1970-01-02", 2),
        ("Bella Ilyinichna KRASNOVA passport M12345678", 2),
        ("Bella Ilyinichna KRASNOVA née Kim", 2),
        ("Bella Ilyinichna KRASNOVA a.k.a. Bellochka", 2),
        ("KRASNOVA, Bella Ilyinichna (born 1970)", 2),
        ("Krasnova B. I. 1970-01-02", 2),
        ("KRASNOVA, Bella Ilyinichna, 5 Lesnaya Street, Moscow, Russia", 2),
        ("Bella Ilyinichna Krasnova, Moscow", 2),
        ("화진무역(주) 서울지점 전화 02-555-1234", 3),
        ("수하인: 화진무역(주)", 3),
        ("화진무역(주) 귀중", 3),
        ("화진무역(주) 서울특별시 강남구 테헤란로 123", 3),
        ("(주)화진무역 경기도 성남시 분당구 판교로 12", 3),
        ("M/V Ocean Carchara", 4),
        ("MV OCEAN CARCHARA V.0123E", 4),
        ("Ocean Carchara (Panama)", 4),
        ("华星半导体技术有限公司 深圳市龙岗区坂田路12号", 5),
        ("华星半导体技术有限公司，广东省深圳市龙岗区", 5),
        ("룡강8호", 6),
        ("룡강 8号", 6),
        ("유봉호", 7),
    ],
)
def test_what_stands_beside_a_name_does_not_hide_it(screener: Screener, cell: str, listed: int) -> None:
    hits = screener.screen(Party(cell, kind=LISTED[listed][1])).hits
    assert [hit.number for hit in hits][:1] == [listed]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Samsung Electronics Co., Ltd.", "company"),
        ("A, B & C, Inc.", "company"),
        ("Golden Phone Trading LLC", "company"),
        ("Star, SA", "company"),
        ("810 Aircraft Repair Plant", "company"),
        ("Mobile Telesystems PJSC", "company"),
        ("Bank of China", "company"),
        ("LAVROV, Sergei Viktorovich", "person"),
        ("Tel Aviv Chemicals Ltd", "company"),
        ("삼성전자(주)", "company"),
        ("국제무역", "company"),
        ("한국전화번호부", "company"),
        ("대한주소록출판", "company"),
        ("KIM, Jong Un", "person"),
        ("Krasnova, Moscow", "person"),
        ("서울 강남무역", "company"),
        ("深圳市华强电子有限公司", "company"),
        ("广东省对外贸易公司", "company"),
        ("부산 해양대학교", "company"),
    ],
)
def test_a_name_alone_stays_as_it_is(name: str, kind: str) -> None:
    assert held(name, kind) == ()


def test_a_part_of_an_address_is_told_from_a_part_of_a_name() -> None:
    assert held("Huaxin Technologies Co., Ltd., No. 5 Bantian Rd, Shenzhen, China", "company") == (
        "Huaxin Technologies Co., Ltd.",
    )
    # And a name with a number is one without "No." too: lists print "12th Institute".
    assert held("Institute No. 12, Moscow", "company") == ("Institute No. 12", "Institute 12")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Plant 26 +82 2 555 1234", "Plant 26"),
        ("Plant 26, 12345", "Plant 26"),
        ("Plant 26 2026-01-02 10:30", "Plant 26"),
        ("Plant 26 (02)555-1234 2026-01-02", "Plant 26"),
        ("Plant 1234 26", ""),
    ],
)
def test_numbers_that_are_no_part_of_a_name_are_long_or_a_telephone_s(cell: str, name: str) -> None:
    assert held(cell, "company")[-1:] == ((name,) if name else ())


@pytest.mark.parametrize(
    "piece", ["1(", "1,", "( ", " 1", "@", "a@", ", ,", "+1 ", "路", "서울 시", "경기 군 ", "v1 ", "(a", "a/", "née "]
)
@pytest.mark.parametrize("kind", ["person", "company", "vessel", "unknown"])
def test_no_cell_takes_for_ever(piece: str, kind: str) -> None:
    # What takes for ever ends at the limit of every test.
    held((piece * LONGEST)[:LONGEST], kind)
    held((piece * LONGEST)[: LONGEST - 1] + "x", kind)


def test_a_cell_of_a_page_is_no_cell_with_a_name() -> None:
    assert held("Varyagflot, Moscow " * LONGEST, "company") == ()


@pytest.mark.parametrize("cell", ["", ",", "1)", "Tel: 1", "née", "- - -", "@", "c/o c/o"])
def test_what_holds_no_name_gives_none(cell: str) -> None:
    assert held(cell, "unknown") == ()
