"""The commands, as a user runs them."""
# ruff: noqa: E501 - documents in tests are read better whole

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gwanmun.watch import load_change
from tests.cli.run import run

POST = "제35차 고시 개정\n\n입력 2024-06-28 10:00\n\n산업통상자원부는 28일 대(對) 러시아 상황허가 대상품목 243개를 추가하는 전략물자 수출입고시 개정안을 행정예고했다. 총 1402개가 된다.\n"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.txt"
    path.write_text(POST, encoding="utf-8")
    return path


def test_add_run_brief_timeline(post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ["--store", str(tmp_path / "w.db")]
    assert run(["watch", "add", str(post), *store, "--lang", "en"], monkeypatch).out.startswith("watching")
    assert run(["watch", "add", str(post), *store, "--lang", "ko"], monkeypatch).out.startswith("이미 있음")
    assert "1 new" in run(["watch", "run", *store, "--lang", "en"], monkeypatch).out
    assert "0 new" in run(["watch", "run", *store, "--lang", "en"], monkeypatch).out
    brief = run(["watch", "brief", *store, "--on", "2024-07-01", "--lang", "ko"], monkeypatch)
    assert brief.status == 0
    assert "행정예고" in brief.out
    done = run(
        [
            "watch",
            "timeline",
            *store,
            "--topic",
            "SCCD",
            "--format",
            "html",
            "-o",
            str(tmp_path / "t.html"),
            "--lang",
            "en",
        ],
        monkeypatch,
    )
    assert done.status == 0
    assert "<svg" in (tmp_path / "t.html").read_text(encoding="utf-8")


def test_read_and_changes(post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.loads(run(["watch", "read", str(post), "--format", "json"], monkeypatch).out)
    assert data["published"]["value"] == "2024-06-28T10:00:00+09:00"
    assert "산업통상자원부" in run(["watch", "read", str(post), "--lang", "ko"], monkeypatch).out
    made = run(["watch", "changes", str(post), "--save", str(tmp_path / "c"), "--check", "--lang", "en"], monkeypatch)
    assert made.status == 0, made.err
    (saved,) = (tmp_path / "c").glob("*.yaml")
    assert load_change(saved).stages[0].stage == "proposed"
    known = run(["watch", "changes", "--on", "2025-12-31", "--lang", "ko"], monkeypatch).out
    assert "2025-12-31 현재: 철회" in known


@pytest.mark.parametrize("form", ["text", "markdown", "jekyll", "atom", "html", "json"])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_form_of_a_brief(post: Path, form: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(["watch", "brief", str(post), "--on", "2024-07-01", "--format", form, "--lang", lang], monkeypatch)
    assert done.status == 0, done.err
    assert len(done.out) > 200


@pytest.mark.parametrize(
    "arguments",
    [
        ["watch", "add", "/no/such/place"],
        ["watch", "read", "/no/such/file"],
        ["watch", "run"],
        ["watch", "brief"],
        ["watch", "timeline", "--topic", "nosuch"],
        ["watch", "brief", "/no/such/file", "--on", "soon"],
    ],
)
def test_bad_input_is_one_sentence(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GWANMUN_HOME", str(tmp_path))
    done = run(arguments, monkeypatch)
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
