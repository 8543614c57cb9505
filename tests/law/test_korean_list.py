"""Korean control numbers: their form, the day on which they exist, and what an ECCN suggests."""

from __future__ import annotations

from datetime import date

import pytest

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import decide
from gwanmun.decide.record import record
from gwanmun.law.control_list import Clocks
from gwanmun.law.korean_list import KoreanList
from gwanmun.law.load import rules
from gwanmun.sources.files import InputError
from gwanmun.sources.yaml_text import Plain

LIST = KoreanList(rules())
NEVER = date(9999, 12, 31)
IN_2025 = date(2026, 3, 2)
"""A day on which 제2025-37호 was in force."""


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("3b001.F.1", "3B001.f.1"),
        ("３Ｂ００１．ｆ．１", "3B001.f.1"),
        ("1C350.24", "1C350.24"),
        ("ml5.a", "ML5.a"),
        ("비해당", "NOT_LISTED"),
        ("not_listed", "NOT_LISTED"),
        ("0A001", "0A001"),
        ("6A005.b.1", "6A005.b.1"),
    ],
)
def test_a_number_is_read_in_its_usual_forms(written: str, number: str) -> None:
    assert LIST.check(written, Clocks(IN_2025, NEVER)) == number


@pytest.mark.parametrize(
    ("number", "day", "says_en", "says_ko"),
    [
        ("3A901.a", date(2026, 9, 1), "3A501", "500번대"),
        ("3A901.a", date(2024, 6, 3), "did not exist", "없던 번호"),
        ("3A501.a.15", date(2026, 8, 31), "3A901", "3A901"),
        ("3A090", IN_2025, "3A903", "3A903"),
        ("3A991", IN_2025, "number of US law alone", "미국에만"),
        ("9A610", IN_2025, "number of US law alone", "미국에만"),
        ("EAR99", IN_2025, "no Korean control number", "형식"),
        ("ML23", IN_2025, "no Korean control number", "형식"),
        ("3B001..f", IN_2025, "no Korean control number", "형식"),
    ],
)
def test_a_number_that_is_not_there_on_the_day_is_refused_in_one_sentence(
    number: str, day: date, says_en: str, says_ko: str
) -> None:
    with pytest.raises(InputError) as caught:
        LIST.check(number, Clocks(day, NEVER))
    assert says_en in caught.value.message("en")
    assert says_ko in caught.value.message("ko")


def test_the_900_series_ends_the_day_the_500_series_begins() -> None:
    last, first = date(2026, 8, 31), date(2026, 9, 1)
    assert LIST.check("3B901.a", Clocks(last, NEVER)) == "3B901.a"
    assert LIST.check("3B501.a", Clocks(first, NEVER)) == "3B501.a"


@pytest.mark.parametrize(
    ("eccn", "day", "numbers", "confidence"),
    [
        ("3B001.c.1.a", IN_2025, ["3B901.a"], "similar_subject"),
        ("3B001.c.1.a", date(2026, 10, 1), ["3B501"], "inferred"),
        ("3B001.f.1", IN_2025, ["3B001.f.1"], "same_entry_read"),
        ("3B001.f.1.a", IN_2025, ["3B001.f.1.a"], "same_number"),
        ("3B001.f.1.z", IN_2025, ["3B001.f.1"], "same_entry_read"),
        ("5A002.a.1", IN_2025, ["5A002.a.1"], "same_number"),
        ("3A090.a", IN_2025, ["3A903"], "similar_subject"),
        ("1C350.d.15", IN_2025, ["1C350.24"], "same_substance"),
        ("1C350.d.14", IN_2025, ["1C350.24", "1C350.69"], "same_substance"),
        ("6A005", IN_2025, ["6A005"], "same_entry_read"),
        ("6A005.b.1", IN_2025, ["6A005.b.1"], "same_number"),
        ("9A106.a", IN_2025, ["9A106"], "same_number"),
        ("3B001.k", IN_2025, ["3B001"], "inferred"),
        ("3B001.c", IN_2025, ["3B901.a", "3B901.b"], "similar_subject"),
    ],
)
def test_an_eccn_suggests_numbers_with_their_confidence(
    eccn: str, day: date, numbers: list[str], confidence: str
) -> None:
    found = LIST.candidates(eccn, day)
    assert [c.number for c in found] == numbers
    assert {c.confidence for c in found} == {confidence}


def test_an_entry_suggests_also_what_of_it_stands_elsewhere() -> None:
    found = LIST.candidates("3B001", IN_2025)
    assert [c.number for c in found] == ["3B001", "3B901.a", "3B901.b", "3B902"]


@pytest.mark.parametrize("eccn", ["EAR99", "3A090.c", "5A992.c", "3A991", "6A103", "1B018"])
def test_a_number_of_us_law_alone_suggests_nothing(eccn: str) -> None:
    assert LIST.candidates(eccn, IN_2025) == ()


def test_a_suggestion_is_shown_with_the_question_and_is_no_fact() -> None:
    case = parse_case({"from": "KR", "to": "CN", "on": "2026-03-02", "items": [{"eccn": "3B001.c.1.a"}]})
    decision = decide(case, known_at=date(2026, 11, 22))
    assert "item.kr_control_number" not in decision.lines[0].facts.values
    korea = record(decision)["lines"][0]["determinations"][-1]
    question = next(q for q in korea["questions"] if q["fact"] == "item.kr_control_number")
    assert [p["number"] for p in question["proposed"]] == ["3B901.a"]


def test_what_a_number_says_follows_from_what_was_read() -> None:
    follows = LIST.follows
    assert follows("3B001.f.1", IN_2025)["item.kr_wassenaar_only"] is True
    assert follows("3A002.g.1", IN_2025)["item.kr_sensitivity"] == "sensitive"
    assert follows("3B901.a", IN_2025)["item.kr_wassenaar_only"] is False
    assert follows("1C350.56", IN_2025)["item.cwc_schedule"] == "2"
    assert follows("3E004", IN_2025)["item.kind"] == "technology"
    assert follows("ML22", IN_2025) == {
        "item.kr_list": "military",
        "item.kr_wassenaar_only": False,
        "item.kind": "technology",
    }
    # 5A003 prints no regime line: whether Wassenaar alone controls it is asked.
    assert "item.kr_wassenaar_only" not in follows("5A003.a", IN_2025)
    # Of a number seen in the HSK table alone only what its series says follows.
    assert "item.kr_no_temporary_exemption" not in follows("3A501.a.15", date(2026, 9, 15))


@pytest.mark.parametrize(
    ("item", "korea", "place"),
    [
        ({"kr_control_number": "3A901"}, {}, "kr_control_number"),
        ({"kr_control_number": "해당 없음"}, {}, "kr_control_number"),
        ({"kr_control_number": "ML5", "kr_list": "dual_use"}, {}, "kr_control_number"),
        ({"kr_control_number": "비해당"}, {"cp_grade": "B"}, "cp_grade"),
        (
            {"kr_control_number": "3B001"},
            {"permit": "individual", "permit_in_force": "예", "permit_valid_until": "2026년 9월 1일"},
            "permit_in_force",
        ),
    ],
)
def test_wrong_input_is_one_sentence_with_its_place(
    item: dict[str, Plain], korea: dict[str, Plain], place: str
) -> None:
    case = parse_case({"from": "KR", "to": "CN", "items": [item], "korea": korea})
    with pytest.raises(InputError) as caught:
        decide(case, date(2026, 9, 15), date(2026, 11, 22))
    assert place in caught.value.place
