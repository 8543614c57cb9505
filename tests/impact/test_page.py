"""The pages of a difference and of a calendar: whole, offline, safe, and with every number in a table."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from gwanmun.cli.report import canvas
from tests.cli.run import run
from tests.impact.test_change import BOOK, SAME

DAYS = ["--on", "2025-12-30", "--vs", "2025-12-31", "--known-at", "2026-09-24", "--format", "html"]


@pytest.fixture
def book(tmp_path: Path) -> list[str]:
    hostile = BOOK.replace("식각 장비", "<script>$x_1$</script>\u202e", 1)
    (tmp_path / "fab.csv").write_text(hostile, encoding="utf-8")
    (tmp_path / "fab.yaml").write_text(SAME, encoding="utf-8")
    return [str(tmp_path / "fab.csv"), "--columns", str(tmp_path / "fab.yaml")]


def page(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    ran = run(["impact", *arguments], monkeypatch)
    assert ran.status == 0, ran.err
    return ran.out


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_page_of_a_difference_needs_nothing_from_outside(
    book: list[str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = page(["diff", *book, *DAYS, "--lang", lang], monkeypatch)
    assert not re.search(r"(?:src|href)=\"(?!#)[^\"]*//", found.replace("http://www.w3.org/1999/xlink", ""))
    assert "<script" not in found
    assert "\u202e" not in found
    assert f'lang="{lang}"' in found


def test_every_picture_has_its_numbers_in_a_table(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    found = page(["diff", *book, *DAYS, "--lang", "en"], monkeypatch)
    sections = [s for s in found.split("<section>") if "<svg" in s]
    assert len(sections) >= 4
    assert all("<table>" in s for s in sections)
    assert "USD 8,300,000" in found


def test_pictures_are_well_formed_and_keep_their_text(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    found = page(["diff", *book, *DAYS, "--lang", "ko"], monkeypatch)
    drawings = re.findall(r"<svg.*?</svg>", found, flags=re.DOTALL)
    texts = ["".join(t.itertext()) for d in drawings for t in ET.fromstring(d).iter() if t.tag.endswith("text")]
    assert "허가 필요 · 2" in texts
    assert any("$x_1$" in t for t in texts)


def test_the_same_book_gives_the_same_page(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["diff", *book, *DAYS, "--lang", "ko"]
    assert page(asked, monkeypatch) == page(asked, monkeypatch)


def test_without_the_library_the_page_has_its_tables_and_says_what_is_missing(
    book: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas, "available", lambda: False)
    found = page(["diff", *book, *DAYS, "--lang", "en"], monkeypatch)
    assert "<svg" not in found
    assert "gwanmun[pictures]" in found.replace("&#x27;", "'")
    assert "USD 8,300,000" in found


def test_the_calendar_has_a_time_line(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    asked = ["calendar", *book, "--from", "2025-10-01", "--known-at", "2025-10-01", "--format", "html", "--lang", "en"]
    found = page(asked, monkeypatch)
    assert found.count("<svg") == 1
    assert "748.15(a)(1)" in found


def test_a_day_with_nothing_ahead_is_a_page_all_the_same(book: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["calendar", *book, "--from", "2199-01-01", "--format", "html", "--lang", "ko"]
    assert "알려진 날짜가 없습니다" in page(asked, monkeypatch)
