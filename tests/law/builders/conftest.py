"""The real sources beside the project, a copy that a test may spoil, and the committed tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

SOURCES = (
    "ccl_2026-07-23.json",
    "ccl_corrections_2026-09-24.json",
    "ccl_paragraphs_all_categories.csv.gz",
    "country_chart_2026-07-23.json",
    "country_groups_2026-07-23.json",
    "part_746/un_arms_embargo.csv",
)
Edit = Callable[[str, Callable[[Any], object]], Path]
Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def ear_folder() -> Path:
    """The extracted regulation data; the test is skipped where it is absent."""
    folder = Path(__file__).parents[3].parent / "shared" / "data" / "ear"
    if not folder.is_dir():
        pytest.skip(f"no real data in {folder}")
    return folder


@pytest.fixture
def spoiled(ear_folder: Path, tmp_path: Path) -> Edit:
    """``spoiled(file, change)``: a copy of the sources in which one JSON file was changed."""

    def edit(name: str, change: Callable[[Any], object]) -> Path:
        for source in SOURCES:
            target = tmp_path / "ear" / source
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ear_folder / source).read_bytes())
        changed = tmp_path / "ear" / name
        data = json.loads(changed.read_text(encoding="utf-8"))
        change(data)
        changed.write_text(json.dumps(data), encoding="utf-8")
        return tmp_path / "ear"

    return edit


def committed(name: str) -> Rows:
    """A table of the package, by its place under ``law/us_ear``."""
    text = (files("gwanmun.law") / "us_ear" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.fixture(scope="session")
def requirements() -> Rows:
    """Every licence-requirement row."""
    return committed("part_774_control_list/requirements.csv")


@pytest.fixture(scope="session")
def exceptions() -> Rows:
    """Every licence-exception row."""
    return committed("part_740_exceptions/list_based_exceptions.csv")
