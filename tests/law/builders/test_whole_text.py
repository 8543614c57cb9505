"""The whole extracted text against the list of paragraphs: those that the source prints without a reference."""

from __future__ import annotations

import csv
import json
import re
from importlib.resources import files
from pathlib import Path

TEXT = "ccl_2026-07-23.json"


def _listed() -> set[tuple[str, str]]:
    table = files("gwanmun.law") / "us_ear" / "part_774_control_list" / "paragraphs.csv"
    with table.open(encoding="utf-8") as file:
        return {(row["eccn"], row["paragraph"]) for row in csv.DictReader(file)}


def _printed(folder: Path) -> list[tuple[str, str, str]]:
    """The entry, the number and the words of each plain text that opens with a number."""
    found = []
    for entry in json.loads((folder / TEXT).read_text(encoding="utf-8"))["entries"]:
        for item in entry.get("items") or ():
            text = str(item.get("text") or "")
            number, _, rest = text.partition(" ")
            if item["kind"] == "text" and re.fullmatch(r"[a-z](\.(\d+|[a-z]))+\.?", number):
                found.append((entry["eccn"], number.rstrip("."), rest))
    return found


def test_what_is_printed_without_a_reference_is_listed(ear_folder: Path) -> None:
    listed, printed = _listed(), _printed(ear_folder)
    standing = [(e, n) for e, n, words in printed if not re.match(r"(through .*|and .*)?\[Reserved\]", words)]
    assert len(standing) > 60
    assert [p for p in standing if p not in listed] == []
    assert {("3A001", "z.1.b"), ("3B993", "f.1.b.1"), ("4A005", "z.2"), ("5A001", "b.1")} <= set(standing)


def test_what_is_reserved_without_a_reference_is_left_out(ear_folder: Path) -> None:
    reserved = {(e, n) for e, n, words in _printed(ear_folder) if "[Reserved]" in words}
    assert ("3B993", "b.2") in reserved
    assert not reserved & _listed()
