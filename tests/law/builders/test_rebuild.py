"""A rebuild from the sources gives the committed tables, to the byte, and leaves no diff the second time."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from gwanmun.law.builders.__main__ import main
from gwanmun.law.builders.build import build_all


def test_the_committed_tables_are_what_the_sources_give(ear_folder: Path) -> None:
    for name, text in build_all(ear_folder).tables.items():
        assert (files("gwanmun.law") / "us_ear" / name).read_text(encoding="utf-8") == text, name


def test_a_second_run_changes_nothing(ear_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ear_folder), "--out", str(tmp_path), "--check"]) == 1
    assert not list(tmp_path.iterdir())
    assert main([str(ear_folder), "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    assert main([str(ear_folder), "--out", str(tmp_path)]) == 0
    assert main([str(ear_folder), "--out", str(tmp_path), "--check"]) == 0
    assert capsys.readouterr().out == ""


def test_the_remarks_name_what_no_source_prints(ear_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ear_folder), "--check", "--remarks"]) == 0
    assert "9E003.a.7: named by a row, printed by no source." in capsys.readouterr().out
