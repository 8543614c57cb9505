"""Both laws on one shipment: the examples that leave Korea, in both languages."""

from __future__ import annotations

import pytest

from tests.cli.run import run
from tests.conftest import ROOT

KOREAN_STORY = [
    ("hbm-icheon-wuxi.yaml", "UNDETERMINED", "Korean law (Foreign Trade Act): NO LICENCE REQUIRED", "허가 불필요"),
    ("machine-tool-vietnam.yaml", "LICENCE REQUIRED", "Korean law (Foreign Trade Act): LICENCE REQUIRED", "15일 이내"),
    ("hydrogen-fluoride-japan-2018.yaml", "LICENCE REQUIRED", "Decision within 5 days", "5일 이내 처리"),
    ("hydrogen-fluoride-japan-2020.yaml", "LICENCE REQUIRED", "Decision within 15 days", "15일 이내 처리"),
    ("hydrogen-fluoride-japan-2024.yaml", "LICENCE REQUIRED", "Decision within 5 days", "5일 이내 처리"),
    ("ball-bearings-kazakhstan.yaml", "LICENCE REQUIRED", "one of the twelve signs", "의심됨"),
    (
        "cathode-hungary.yaml",
        "NO LICENCE REQUIRED",
        "Korean law (Foreign Trade Act): NO LICENCE REQUIRED",
        "허가 불필요",
    ),
    ("drawing-shenzhen.yaml", "LICENCE REQUIRED", "technical statement", "기술명세서"),
]


@pytest.mark.parametrize(("case", "answer", "evidence", "korean"), KOREAN_STORY, ids=[s[0] for s in KOREAN_STORY])
def test_both_laws_on_one_shipment(
    case: str, answer: str, evidence: str, korean: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(ROOT / "examples" / case)
    known = ["--known-at", "2026-11-22"]
    english = run(["decide", path, *known, "--lang", "en"], monkeypatch)
    assert english.status == 0
    assert english.out.startswith(answer)
    assert evidence in " ".join(english.out.split())
    assert korean in " ".join(run(["decide", path, *known, "--lang", "ko"], monkeypatch).out.split())


def test_the_law_that_already_asks_for_a_licence_binds(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(["decide", str(ROOT / "examples" / "machine-tool-vietnam.yaml"), "--lang", "en"], monkeypatch)
    assert "Korean law (Foreign Trade Act): LICENCE REQUIRED  (binds)" in ran.out


def test_as_known_before_the_removal_japan_is_still_in_region_ga(monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(ROOT / "examples" / "hydrogen-fluoride-japan-2020.yaml")
    ran = run(["decide", path, "--known-at", "2019-09-01", "--lang", "en"], monkeypatch)
    assert "Decision within 5 days" in " ".join(ran.out.split())


def test_a_shipment_that_may_not_touch_korea_is_asked_that_first(
    tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = f"{tmp_path}/case.json"
    with open(case, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write('{"from": "US", "to": "VN", "items": [{"eccn": "EAR99"}]}')
    out = run(["decide", case, "--lang", "en"], monkeypatch).out
    assert "korea.weapons_intent" not in out
