"""Dates, countries, persons, events and claims."""
# ruff: noqa: E501 - documents in tests are read better whole

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from benchmarks.watch import korean

from gwanmun.watch import read
from gwanmun.watch.dates import find_dates
from gwanmun.watch.gazetteer import gazetteer

DAY = date(2024, 6, 28)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24일 면담했다", "2024-06-24"),
        ("오는 3일 열린다", "2024-07-03"),
        ("지난 30일 발표했다", "2024-05-30"),
        ("지난해 4월", "2023-04"),
        ("지난 2022년 5월", "2022-05"),
        ("다음달 18일까지", "2024-07-18"),
        ("지난달 5일", "2024-05-05"),
        ("내년 1월 1일부터", "2025-01-01"),
        ("8월 정상회담", "2024-08"),
        ("시행되는 224일부터", "2024-02-24"),
        ("2024.2.24.", "2024-02-24"),
        ("effective December 31, 2025", "2025-12-31"),
        ("어제 밝혔다", "2024-06-27"),
    ],
)
def test_a_date_is_resolved(text: str, value: str) -> None:
    assert [d.value for d in find_dates(text, DAY)] == [value]


@pytest.mark.parametrize(
    "text", ["120일 간의 유예", "3일간", "10일 만에", "5일 이내", "3개월", "6·25전쟁", "30명", "20일째", "1일 1회"]
)
def test_a_duration_is_no_date(text: str) -> None:
    assert find_dates(text, DAY) == []


def test_without_a_day_of_the_document_nothing_is_guessed() -> None:
    assert [d.value for d in find_dates("24일 면담, 지난해 4월", None)] == [None, None]


def test_no_false_country() -> None:
    false, missed, without, with_ = korean.country_words()
    assert (false, missed) == (0, 0)
    assert without > 90
    assert with_ > 30


def test_persons_with_office(shared: Path) -> None:
    precision, recall, _, _ = korean.ner(shared / "news" / "ner" / "klue-ner-v1.1_dev.tsv.gz")
    assert precision >= 0.92
    assert recall >= 0.75


def test_a_ministry_has_the_name_of_the_day() -> None:
    ministry = gazetteer().entries["kr.motie"]
    assert ministry.name("ko", date(2025, 9, 30)) == "산업통상자원부"
    assert ministry.name("ko", date(2025, 10, 1)) == "산업통상부"
    assert ministry.name("ko", date(2012, 1, 1)) == "지식경제부"


def test_coreference_by_surname_and_office() -> None:
    text = "제목이다\n\n입력 2024-06-28 10:00\n\n정인교 산업통상자원부 통상교섭본부장은 28일 회의에 참석했다. 정 본부장은 “협력하겠다”고 말했다. 정 의원은 반대했다."
    reading = read(text.encode())
    meant = {m.text: m.id for m in reading.mentions if m.type == "person"}
    assert meant["정인교"] == meant["정 본부장"]
    assert meant["정 의원"] != meant["정인교"]
    (claim,) = [c for c in reading.claims if c.quoted]
    assert (claim.who, claim.mode) == (meant["정인교"], "planned")


def test_press_on_a_revocation() -> None:
    text = (
        "제목이다\n\n입력 2025-08-30 10:00\n\n미국 상무부 산업안보국(BIS)은 29일(현지시간) 삼성전자 중국법인에 대한 VEU 지위를 철회하는 조치를 발표했다. "
        "VEU 지위가 철회될 경우 허가가 필요하다."
    )
    events = [e for e in read(text.encode()).events if e.type == "revocation"]
    assert [e.date for e in events] == ["2025-08-29"]
    assert events[0].values("party") == ("co.samsung_xian",)


@pytest.mark.parametrize(
    "text",
    [
        "미국 상무부 산업안보국(BIS)이 삼성전자 중국법인의 검증된 최종사용자(VEU) 지위를 철회하지 않기로 했다.",
        "미국 정부가 삼성전자의 VEU 지위 철회를 검토하고 있다.",
        "삼성전자는 VEU 지위가 철회됐다는 보도를 부인했다.",
        "미국 상무부가 삼성전자의 VEU 지위를 철회할 수 있다고 밝혔다.",
        "삼성전자의 VEU 지위가 철회될 가능성이 있다.",
        "VEU 지위가 취소되지는 않을 전망이다.",
        "미국 상무부는 삼성전자의 VEU 지위 철회를 취소했다.",
        "미국 상무부는 SK하이닉스를 우려거래자 목록(Entity List)에 추가하지 않았다.",
        "미국 상무부가 SK하이닉스를 우려거래자 목록(Entity List)에 추가할 가능성이 있다.",
        "전략물자수출입고시 개정안을 시행하지 않기로 했다.",
    ],
)
def test_what_is_denied_or_only_thought_of_is_no_measure(text: str) -> None:
    reading = read(f"제목\n\n입력 2025-09-02 10:00\n\n{text}\n".encode(), name="page.txt")
    assert [e.type for e in reading.events if e.type in ("revocation", "listing", "designation", "rule_change")] == []


@pytest.mark.parametrize(
    ("text", "participants", "number"),
    [
        ("산업부는 22일 한미 공급망·산업대화(SCCD) 제3차 장관회의를 워싱턴에서 열었다고 밝혔다.", 0, ["3"]),
        ("제3차 한미 공급망·산업대화를 서울에서 개최했다.", 0, ["3"]),
        ("안덕근 산업통상자원부 장관과 하워드 러트닉 미국 상무부 장관은 반도체 수출통제에 관해 논의했다.", 2, []),
        ("안덕근 산업통상자원부 장관은 하워드 러트닉 미국 상무부 장관의 서한에 관해 국장들과 논의했다.", None, []),
        ("안덕근 산업통상자원부 장관과 여당은 예산안에 관해 논의했다.", None, []),
    ],
)
def test_a_meeting_is_recognised_however_it_is_told(text: str, participants: int | None, number: list[str]) -> None:
    reading = read(f"한미 산업 협력\n\n{text}\n".encode(), name="a.txt")
    meetings = [e for e in reading.events if e.type == "meeting"]
    assert [len(e.values("participant")) for e in meetings] == ([] if participants is None else [participants])
    assert [n for e in meetings for n in e.values("number")] == number
