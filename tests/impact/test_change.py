"""What a change does to a book: the story of seed 000, as rows of a sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.run import run

BOOK = """주문번호,출발국,도착국,품명,ECCN,원산지,금액,통화,수하인,ultimate_consignee.country,ultimate_consignee.veu,\
ultimate_consignee.veu_destination,item.euv_specific
P-1,US,중국,식각 장비,3B001.c.1.c,US,4200000,USD,Samsung China Semiconductor Co. Ltd.,CN,samsung_china,yes,no
P-2,US,중국,식각 장비,3B001.c.1.c,US,4100000,USD,Samsung China Semiconductor Co. Ltd.,CN,samsung_china,yes,no
P-3,US,베트남,웨이퍼 캐리어,EAR99,US,900,USD,Hanoi Co,VN,,,
"""
SAME = """same_for_all:
  exception.ground: none
  end_use.own_use_of_veu: yes
  korea.transit_or_brokering: no
  declarations:
    - {id: civil_end_use_checked, by: Kim}
    - {id: part_744_checked, by: Park}
    - {id: headquarters_requirements_checked, by: Park}
    - {id: ofac_checked, by: Park}
"""


@pytest.fixture
def book(tmp_path: Path) -> list[str]:
    (tmp_path / "fab.csv").write_text(BOOK, encoding="utf-8")
    (tmp_path / "fab.yaml").write_text(SAME, encoding="utf-8")
    return [str(tmp_path / "fab.csv"), "--columns", str(tmp_path / "fab.yaml")]


def test_the_revocation_moves_two_rows_and_their_value(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    days = ["--on", "2025-12-30", "--vs", "2025-12-31", "--known-at", "2026-09-24"]
    ran = run(["impact", "diff", *book, *days, "--format", "json"], monkeypatch)
    assert ran.status == 0, ran.err
    found = json.loads(ran.out)
    assert [(r["id"], r["before"], r["after"]) for r in found["rows"]] == [
        ("P-1", "AUTHORISED", "LICENCE_REQUIRED"),
        ("P-2", "AUTHORISED", "LICENCE_REQUIRED"),
    ]
    assert {r["provision"] for r in found["rows"]} == {"748.15(a)(1), (b)(1), (d)(1)"}
    assert found["at_stake"]["to"] == [{"to": "중국", "currency": "USD", "rows": 2, "value": 8_300_000.0}]
    assert found["resting_on"][0]["rows"] == 2


def test_between_two_days_of_one_law_nothing_moves(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(["impact", "diff", *book, "--on", "2025-12-29", "--vs", "2025-12-30", "--lang", "en"], monkeypatch)
    assert ran.out.startswith("0 of 3 rows change")


def test_the_calendar_knew_the_end_of_the_validated_end_user(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["impact", "calendar", *book, "--from", "2025-10-01", "--known-at", "2025-10-01", "--format", "json"]
    events = json.loads(run(asked, monkeypatch).out)
    ends = [e for e in events if e["kind"] == "ends" and "748.15(a)(1)" in e["cite"]]
    assert [(e["day"], e["rows"]) for e in ends] == [("2025-12-31", [2, 3])]


def test_before_the_revocation_was_published_nobody_knew(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["impact", "calendar", *book, "--from", "2025-08-20", "--known-at", "2025-08-20", "--format", "json"]
    events = json.loads(run(asked, monkeypatch).out)
    assert not [e for e in events if e["kind"] == "ends" and "748.15(a)(1)" in e["cite"]]


def test_the_calendar_file_is_a_calendar(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["impact", "calendar", *book, "--from", "2025-11-01", "--format", "ics", "--lang", "ko"]
    read = Calendar.from_ical(run(asked, monkeypatch).out)
    entries = [c for c in read.walk() if c.name == "VEVENT"]
    assert len({str(e["uid"]) for e in entries}) == len(entries) > 3


def test_rows_that_are_decided_on_neither_day_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("번호,도착국,ECCN\n1,중국,3B001.c.1.c\n2,아틀란티스,EAR99\n", encoding="utf-8")
    given = ["impact", "diff", str(path), "--on", "2025-12-30", "--vs", "2025-12-31", "--known-at", "2026-09-24"]
    ran = run([*given, "--lang", "en"], monkeypatch)
    assert "0 of 2 rows change" in ran.out
    assert "undecided on both sides (1) and rows that cannot be right (1)" in ran.out
    ran = run(["impact", "calendar", str(path), "--known-at", "2026-09-24", "--lang", "ko"], monkeypatch)
    assert "오류가 있어 일정을 알 수 없는 행 1개(3행)" in ran.err
