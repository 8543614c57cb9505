"""What a brief must not say: a plan as a deed, "no change" of controls it cannot read, a rule that a document is not about."""
# ruff: noqa: E501 - documents in tests are read better whole

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gwanmun.watch import read
from gwanmun.watch.brief import make_brief
from gwanmun.watch.brief_parts import Brief
from gwanmun.watch.changes import record
from gwanmun.watch.ledger import timeline
from gwanmun.watch.suggest import suggest

TODAY = date(2026, 11, 23)


def brief(text: str, on: date = TODAY) -> Brief:
    return make_brief([("page.txt", read((text + "\n").encode(), name="page.txt"))], on, record())


def register(shared: Path, pattern: str) -> Brief:
    (path,) = (shared / "news" / "fr").glob(pattern)
    return make_brief([(path.name, read(path))], TODAY, record())


def said(made: Brief, lang: str = "en") -> str:
    return "\n".join(s.text.in_(lang) for _, sentences in made.sections() for s in sentences)


@pytest.mark.parametrize(
    ("text", "first_en", "first_ko"),
    [
        ("미 상무부는 CXMT를 우려거래자 목록에 추가할 방침이다.", "Planned or announced, not told as done", "예고(완료 아님)"),
        ("Commerce plans to add CXMT to the Entity List.", "Planned or announced, not told as done", "예고(완료 아님)"),
        ("미 의원들은 삼성전자의 VEU 지위를 취소해 달라고 요청했다.", "Asked for, not done", "요구(완료 아님)"),
        ("The committee demanded that CXMT be added to the Entity List.", "Asked for, not done", "요구(완료 아님)"),
    ],
)  # fmt: skip
def test_what_is_planned_or_asked_for_is_told_as_such_and_is_no_change(text: str, first_en: str, first_ko: str) -> None:
    made = brief(text)
    assert any(s.text.en.startswith(first_en) and first_ko in s.text.ko for s in made.happened)
    assert "Reported:" not in said(made)
    assert made.changes == ()
    assert [s.weight for s in made.changed] == ["warning"]


def test_a_day_of_effect_ahead_is_not_in_force() -> None:
    text = "산업통상부는 전략물자수출입고시 개정안을 2027년 1월 1일부터 시행한다고 밝혔다."
    assert "(to take effect) (2027-01-01)" in said(brief(text))
    assert "in force" not in said(brief(text))
    assert "시행 예정" in said(brief(text), "ko")
    dated = brief(f"고시 개정\n\n입력 2026-11-20 10:00\n\n{text}")
    assert "Suggested change (announced, from 2026-11-20)" in said(dated)
    assert "Note: press says it takes effect on 2027-01-01" in said(dated)
    english = "The Affiliates Rule is effective from January 1, 2027."
    assert "(to take effect) (2027-01-01)" in said(brief(english))


@pytest.mark.parametrize(
    "text",
    [
        "BIS extended the suspension of the affiliates rule until November 9, 2027.",
        "BIS rescinded the AI diffusion rule in May 2025.",
        "The Commerce Department suspended the 50 percent rule for one year.",
        "China lifted its ban on gallium exports to the United States.",
        "BIS rescinded license requirements for EDA software.",
        "The United States will restrict sales of chip tools to China.",
        "Japan tightened licensing of photoresist shipments.",
        "중국 상무부는 희토류 수출을 12월 1일부터 허가제로 전환한다고 발표했다.",
        "중국은 갈륨 수출 금지를 해제했다.",
        "미 상무부는 EDA 소프트웨어에 대한 허가 요건을 폐지했다.",
        "미국 상무부는 50% 룰의 적용을 1년간 유예했다.",
        "일본은 포토레지스트 수출 규제를 강화했다.",
    ],
)
def test_news_of_controls_never_says_flatly_that_nothing_changed(text: str) -> None:
    made = brief(text)
    assert [s.weight for s in made.changed] == ["warning"]
    assert "No change" not in said(made)
    assert "찾지 못했습니다" not in said(made, "ko")


@pytest.mark.parametrize(
    "text",
    ["The weather was fine.", "수출이 12% 감소했다.", "Banks sold bonds.", "한국은행은 기준금리를 동결했다."],
)
def test_other_news_says_so(text: str) -> None:
    (sentence,) = brief(text).changed
    assert "No change of a list" in sentence.text.en
    assert sentence.weight == "plain"


def test_one_document_that_was_read_does_not_hide_another_that_was_not() -> None:
    first = "BIS is revoking the VEU authorizations of Samsung China Semiconductor effective December 31, 2025."
    readings = [
        (name, read((text + "\n").encode(), name=name))
        for name, text in (("a.txt", first), ("b.txt", "China lifted its ban on gallium exports."))
    ]
    made = make_brief(readings, TODAY, record())
    assert any("read it yourself" in s.text.en and s.evidence[0].document == "b.txt" for s in made.changed)


def test_an_entity_list_story_is_not_the_affiliates_rule(shared: Path) -> None:
    for made in (
        brief("미 상무부는 20일 중국 기업 10곳을 우려거래자 목록에 추가했다."),
        brief("Commerce added 10 firms in China to the Entity List."),
        register(shared, "2025-09-16*additions-and-revisions-to-the-entity-list*"),
    ):
        assert "ffiliates" not in said(made)
        assert "계열사" not in said(made, "ko")


def test_a_document_that_names_the_rule_is_about_it() -> None:
    made = brief("The Affiliates Rule is effective from September 29, 2025.")
    assert [c.change for c in made.changes] == ["affiliates-2025"]


def test_final_without_a_known_day_does_not_say_not_in_force(shared: Path) -> None:
    for pattern in (
        "2022-10-13*implementation-of-additional*",
        "2025-09-02*relaxing-export-controls-for-syria*",
        "2024-04-29*amendment-to-existing-controls*",
    ):
        made = register(shared, pattern)
        assert "not yet in force" not in said(made)
        assert "effective day not known here" in said(made)
        assert "미시행" not in said(made, "ko")
        assert "시행일 미확인" in said(made, "ko")


def test_a_stay_is_of_the_rule_it_stays_and_eases_it(shared: Path) -> None:
    made = register(shared, "2025-11-12*one-year-suspension*")
    assert [c.change for c in made.changes] == ["affiliates-2025"]
    assert "Suspended from 2025-11-10 to 2026-11-09 (90 FR 50857); over on 2026-11-23" in said(made)
    assert "2025-11-10부터 2026-11-09까지 정지" in said(made, "ko")
    assert "then in force again unless extended" in said(made)
    assert all(e.quote.strip(" -") for s in made.changed for e in s.evidence)
    (path,) = (shared / "news" / "fr").glob("2025-11-12*one-year-suspension*")
    assert [c.direction for c in suggest(read(path))] == ["easing"]


def test_what_a_known_change_notes_is_printed() -> None:
    text = "The Framework for Artificial Intelligence Diffusion became effective on January 13, 2025."
    made = brief(text)
    assert "it would not enforce the rule" in said(made)
    assert "집행하지 않겠다고" in said(made, "ko")
    assert "not enforce" not in said(brief(text, date(2025, 5, 12)))


def test_a_meeting_that_was_held_stands_for_the_plan_of_it() -> None:
    plan = "산업부는 제3차 한미 공급망·산업대화(SCCD)를 개최할 예정이다."
    held = "산업부는 제3차 한미 공급망·산업대화(SCCD)를 개최했다."
    pages = [(n, read(f"한미 산업 협력\n\n{t}\n".encode(), name=n)) for n, t in (("a.txt", plan), ("b.txt", held))]
    (only,) = [e.text.en for e in timeline(pages[:1], "pol.sccd") if e.number == "3"]
    assert only.startswith("Planned: meeting")
    assert [e.text.en for e in timeline(pages, "pol.sccd") if e.number == "3"] == ["Meeting 3"]
