"""Changes: stages on each day, what supersedes what, files, suggestions, and trying one on the rule base."""
# ruff: noqa: E501 - documents in tests are read better whole

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.watch import official

from gwanmun.law.load import rules
from gwanmun.sources.files import InputError
from gwanmun.watch import Stage, load_change, read
from gwanmun.watch.changes import LADDER, Change, parse_change, record, unknown_provisions
from gwanmun.watch.effects import tried
from gwanmun.watch.suggest import links, suggest

RECORD = record()


def stage(change: str, day: str, known: str | None = None) -> str | None:
    found = RECORD.changes[change].stage_on(date.fromisoformat(day), date.fromisoformat(known) if known else None)
    return found.stage if found else None


@pytest.mark.parametrize(
    ("change", "day", "expected"),
    [
        ("veu-2023", "2023-10-12", None),
        ("veu-2023", "2023-10-13", "announced"),
        ("veu-2023", "2023-10-17", "in_force"),
        ("veu-2023", "2025-12-30", "in_force"),
        ("veu-2023", "2025-12-31", "revoked"),
        ("veu-2025", "2025-09-01", "announced"),
        ("veu-2025", "2025-09-02", "final"),
        ("veu-2025", "2025-12-30", "final"),
        ("veu-2025", "2025-12-31", "in_force"),
        ("affiliates-2025", "2025-11-09", "in_force"),
        ("affiliates-2025", "2025-11-10", "suspended"),
        ("affiliates-2025", "2026-11-09", "suspended"),
        ("affiliates-2025", "2026-11-10", "in_force"),
        ("kr-33rd", "2024-02-23", "announced"),
        ("kr-33rd", "2024-02-24", "in_force"),
        ("kr-35th", "2024-06-28", "proposed"),
        ("kr-35th", "2024-09-09", "in_force"),
        ("kr-fta-2024", "2024-08-20", "adopted"),
    ],
)
def test_the_stage_on_a_day(change: str, day: str, expected: str | None) -> None:
    assert stage(change, day) == expected


def test_what_was_not_published_was_not_known() -> None:
    assert stage("veu-2023", "2026-01-01", "2025-09-01") == "in_force"
    assert stage("veu-2023", "2026-01-01", "2025-09-02") == "revoked"


def test_all_change_cases(shared: Path) -> None:
    problems, checks = official.change_problems(shared / "news")
    assert problems == []
    assert checks >= 8


def test_every_provision_named_is_in_the_rule_base() -> None:
    names = {p.name for p in rules().provisions}
    assert {
        c.change: unknown_provisions(c, names) for c in RECORD.changes.values() if unknown_provisions(c, names)
    } == {}


def test_press_cannot_move_a_change_and_an_official_document_can() -> None:
    change = RECORD.changes["kr-36th"]
    with pytest.raises(InputError):
        change.moved(Stage.model_validate({"stage": "in_force", "from": "2025-01-01", "by": "press"}))
    moved = change.moved(Stage.model_validate({"stage": "in_force", "from": "2025-01-01", "by": "official"}))
    assert moved.stage_on(date(2025, 1, 1)).stage == "in_force"  # type: ignore[union-attr]
    forced = change.model_copy(
        update={
            "stages": (*change.stages, Stage.model_validate({"stage": "in_force", "from": "2025-01-01", "by": "press"}))
        }
    )
    assert forced.stage_on(date(2026, 1, 1)).stage == "proposed"  # type: ignore[union-attr]


def test_a_file_is_read_back_as_it_was(tmp_path: Path) -> None:
    for change in RECORD.changes.values():
        change.save(tmp_path / "change.yaml")
        assert load_change(tmp_path / "change.yaml") == change


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("change: x\n", "title"),
        (
            "change: x\ntitle: {en: a, ko: b}\ninstrument: {kind: fr}\ndirection: easing\nstages:\n  - {stage: begun, from: 2025-01-01, by: press}\n",
            "stages[0].stage",
        ),
        (
            "change: x\ntitle: {en: a, ko: b}\ninstrument: {kind: fr}\ndirection: easing\nstages:\n  - {stage: final, from: 2025-02-30, by: press}\n",
            "stages[0]",
        ),
        ("change: x\ntitle: {en: a, ko: b}\ninstrument: {kind: fr}\ndirection: easing\nstages: []\n", "stages"),
        ("change: x\nextra: 1\n", "x.yaml"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_change(text, "x.yaml")
    assert place in caught.value.message("en")


def _change(effect: str, published: str = "2027-01-10") -> Change:
    return parse_change(
        "change: trial\ntitle: {en: t, ko: 시험}\ninstrument: {kind: other}\ndirection: tightening\n"
        f'stages:\n  - {{stage: final, from: "{published}", by: official}}\neffect:\n{effect}',
        "trial.yaml",
    )


def _ends(name: str, base_changes: Change | None = None) -> set[tuple[date | None, date | None, date | None]]:
    base = rules() if base_changes is None else tried(rules(), base_changes)
    return {(p.in_force.end, p.known.start, p.known.end) for p in base.provisions if p.name.startswith(name)}


def test_a_trial_closes_a_row_from_the_day_it_is_published() -> None:
    name = "us_ear/748.15/validated_end_user[amd_china"
    before = rules().identity
    change = _change('  - {provision: "us_ear/748.15/validated_end_user[amd_china]", close: "2027-03-01"}\n')
    assert _ends(name) == {(None, date(2023, 10, 25), None)}
    assert _ends(name, change) == {
        (None, date(2023, 10, 25), date(2027, 1, 10)),
        (date(2027, 3, 1), date(2027, 1, 10), None),
    }
    assert rules().identity == before
    assert tried(rules(), change).identity != before


def test_a_trial_closes_a_whole_provision_and_adds_one() -> None:
    change = _change(
        '  - {provision: us_ear/744.11/footnote_4_direct_products, close: "2027-03-01"}\n'
        "  - section: us_ear/744.11\n    add: {id: trial_rule, kind: requirement, cite: (z), title: {en: t, ko: 시험}, "
        'when: destination == "CN", in_force: ["2027-03-01"]}\n'
    )
    assert _ends("us_ear/744.11/footnote_4_direct_products", change) == {
        (None, date(2022, 10, 13), date(2027, 1, 10)),
        (date(2027, 3, 1), date(2027, 1, 10), None),
    }
    assert _ends("us_ear/744.11/trial_rule", change) == {(None, date(2027, 1, 10), None)}


def test_what_has_already_ended_is_left_alone() -> None:
    assert _ends("us_ear/748.15/validated_end_user[samsung_china", RECORD.changes["veu-2025"]) == _ends(
        "us_ear/748.15/validated_end_user[samsung_china"
    )


def test_a_trial_of_an_unknown_provision_or_without_effect_is_refused() -> None:
    with pytest.raises(InputError, match="no us_ear/999"):
        tried(rules(), _change('  - {provision: us_ear/999.9/x, close: "2027-03-01"}\n'))
    with pytest.raises(InputError, match="no effect"):
        tried(rules(), RECORD.changes["kr-36th"])


def test_a_rule_suggests_its_own_stage() -> None:
    text = (
        '{"document_number": "2025-16735", "title": "Revocation of Validated End-User Authorizations", "type": "Rule", '
        '"publication_date": "2025-09-02", "effective_on": "2025-12-31", "citation": "90 FR 42321", "abstract": "removes SK hynix Semiconductor"}'
    )
    reading = read(text.encode())
    (change,) = suggest(reading)
    assert change.day_of("final") == date(2025, 9, 2)
    assert change.day_of("in_force") == date(2025, 12, 31)
    assert change.touches == ("us_ear/748.15/validated_end_user",)
    assert [link.change.change for link in links(reading, RECORD)] == ["veu-2025"]


def test_press_suggests_no_more_than_it_can() -> None:
    text = (
        "상황허가 확대\n\n입력 2024-06-28 10:00\n\n산업통상자원부는 28일 대(對) 러시아, 벨라루스 상황허가 대상품목 243개를 추가하는 "
        "'제35차 전략물자 수출입고시' 개정안을 이날부터 다음달 18일까지 행정예고 했다. 243개 품목을 추가해 총 1402개로 확대한다."
    )
    reading = read(text.encode())
    (change,) = suggest(reading)
    assert [(s.stage, s.from_, s.by) for s in change.stages] == [("proposed", "2024-06-28", "press")]
    assert set(change.scope.countries) == {"RU", "BY"}
    assert {f.what: f.value for f in change.figures} == {"added": 243, "total": 1402}
    assert [link.change.change for link in links(reading, RECORD)] == ["kr-35th"]


def test_stages_never_run_before_their_day() -> None:
    for change in RECORD.changes.values():
        for one in change.stages:
            before = change.stage_on(one.start - timedelta(days=1))
            assert before is None or before.start < one.start
            assert one.stage in LADDER
