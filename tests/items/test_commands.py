"""``gwanmun classify`` and ``gwanmun sector`` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["classify", "플라즈마 식각 장비, 300 mm, ALD", "--lang", "ko"], ["3B001", "반도체 제조장비", "확인"]),
        (["classify", "plasma", "etcher", "--lang", "en", "--lists", "wa"], ["3.B.1"]),
        (["classify", "a ham sandwich", "--lang", "en"], ["No entry fits"]),
        (["classify", "chip", "--lang", "en"], []),
        (
            ["classify", "chip", "--tops", "1979", "--bits", "8", "--die-mm2", "814", "--datacenter", "yes"],
            ["15832", "19.45", "3A090.a.1"],
        ),
        (["classify", "chip", "--published", "--lang", "en"], ["NVIDIA H20", "source says 3A090.b.2"]),
        (["classify", "entry", "2B350", "equipment=reactor", "wetted_material=glass", "--lang", "en"], ["volume"]),
        (["classify", "entry", "4A090", "contains_3a090a=예", "--lang", "ko"], ["해당"]),
        (["classify", "hs", "8486.20", "--lang", "ko"], ["적용될 수 있음"]),
        (["classify", "hs", "0101", "--lang", "en"], ["No table here"]),
        (["sector", "list", "--lang", "ko"], ["반도체", "무탄소에너지"]),
        (["sector", "show", "digital_ai", "--lang", "en"], ["4E091", "BIS"]),
    ],
)
def test_commands(arguments: list[str], words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(arguments, monkeypatch)
    assert ran.status == 0, ran.err
    for word in words:
        assert word in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["classify", "radar"],
        ["classify", "chip", "--tops", "624", "--bits", "8"],
        ["classify", "entry", "4A090"],
        ["classify", "hs", "8542"],
        ["sector", "show", "semiconductors"],
    ],
)
def test_every_answer_is_json_too(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.loads(run([*arguments, "--format", "json"], monkeypatch).out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["classify", "radar", "--format", "xml"],
        ["classify", "radar", "--lists", "FR"],
        ["classify", "radar", "--limit", "0"],
        ["classify", "chip", "--tops", "12"],
        ["classify", "chip", "--tops", "-1", "--bits", "8"],
        ["classify", "chip", "--tops", "1", "--bits", "8", "--datacenter", "maybe"],
        ["classify", "entry", "2B001", "machine"],
        ["classify", "entry", "9A991"],
        ["classify", "hs", "x"],
        ["classify", "none.xlsx"],
        ["classify", "radar", "--texts", "/nowhere"],
        ["sector", "show", "gardening"],
    ],
)
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_bad_input_is_one_sentence_and_status_2(
    arguments: list[str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run([*arguments, "--lang", lang], monkeypatch)
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err


def test_a_book_is_classified_and_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GWANMUN_HOME", str(tmp_path / "home"))
    sheet, out = tmp_path / "products.csv", tmp_path / "out.xlsx"
    sheet.write_text("제품명,결정 번호,결정자,이유\n열화상 카메라,6A003,김,사양서\n", encoding="utf-8")
    ran = run(["classify", str(sheet), "-o", str(out), "--lang", "ko"], monkeypatch)
    assert ran.status == 0, ran.err
    assert "새로 기록한 결정 1건" in ran.out
    assert out.is_file()
    assert (tmp_path / "home" / "classifications.jsonl").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["GPU", "--tops", "100", "--bits", "8"], "chip --tops"), (["plasma etcher", "-o", "x.csv"], "sheet of products")],
)
def test_an_option_that_does_nothing_here_is_refused(
    arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run(["classify", *arguments, "--lang", "en"], monkeypatch)
    assert (ran.status, words in ran.err) == (2, True)


def test_figures_behind_a_number_decide_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = run(["classify", "entry", "3B001", "process=dry_etch_anisotropic", "--lang", "en"], monkeypatch)
    assert asked.status == 0
    assert run(["classify", "3B001", "process=dry_etch_anisotropic", "--lang", "en"], monkeypatch).out == asked.out
