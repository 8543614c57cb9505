"""Federal Register documents against what their files say, and change cases staged on each day."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

from gwanmun.watch import read
from gwanmun.watch.changes import Record, record
from gwanmun.watch.suggest import suggest


def register_problems(folder: Path) -> tuple[list[str], int]:
    """Fields that differ from the file's own lines (read here in another way), and how many documents there are."""
    problems = []
    files = sorted(folder.glob("*.md"))
    for path in files:
        text = path.read_text(encoding="utf-8")
        fields = read(path, understand=False).metadata
        wanted = {
            "document_number": re.search(r"^\*\*Document Number:\*\* (.+)$", text, re.M),
            "title": re.search(r"^# (.+)$", text, re.M),
            "published": re.search(r"^original_published: (\S+)", text, re.M),
            "url": re.search(r"\((https://www\.federalregister\.gov/documents/[^)]+)\)", text),
            "abstract": re.search(r"^## Summary\n\n(.+?)\n\n##", text, re.M | re.S),
        }
        for name, found in wanted.items():
            if (found.group(1) if found else None) != fields.get(name):
                problems.append(f"{path.name}: {name}")
        reading = read(path, understand=False)
        if not found_day(reading.published.value, wanted["published"]):
            problems.append(f"{path.name}: published")
    raw = folder / "fr_api_document_2025-05887.json"
    reading = read(raw, understand=False)
    data = json.loads(raw.read_text(encoding="utf-8"))
    for ours, theirs in (
        ("document_number", "document_number"),
        ("citation", "citation"),
        ("published", "publication_date"),
        ("title", "title"),
        ("abstract", "abstract"),
        ("url", "html_url"),
        ("dates", "dates"),
    ):
        if reading.metadata.get(ours) != data[theirs]:
            problems.append(f"{raw.name}: {ours}")
    return problems, len(files) + 1


def found_day(value: str | None, wanted: re.Match[str] | None) -> bool:
    """Whether the day of publication is the one of the file."""
    return bool(value and wanted and value[:10] == wanted.group(1))


def change_problems(folder: Path) -> tuple[list[str], int]:
    """Change cases: the stage on the day it began, the day before, and after it was superseded."""
    known = record()
    cases = json.loads((folder / "change_cases_dev.json").read_text(encoding="utf-8"))
    problems = []
    checks = 0
    for case in cases:
        for problem in _case(folder, known, case, cases):
            checks += 1
            if problem:
                problems.append(f"{case['id']}: {problem}")
    return problems, checks


def _case(folder: Path, known: Record, case: dict[str, str], cases: list[dict[str, str]]) -> list[str]:
    change = known.by_document(case.get("fr", "")) or known.changes.get(case["id"])
    if change is None:
        return ["not in the record"]
    out = []
    one = timedelta(days=1)
    if case["stage"] == "in force":
        day = date.fromisoformat(case["effective"])
        before = change.stage_on(day - one)
        now = change.stage_on(day)
        out.append("" if now and now.stage == "in_force" else "not in force on its day")
        out.append("" if before is None or before.stage != "in_force" else "in force the day before")
    else:
        day = date.fromisoformat(case["published"])
        out.append("" if "final" in change.reached(day) else "not final on its day")
        out.append("" if "final" not in change.reached(day - one) else "final the day before")
        # The same from the document alone, with nothing known beforehand.
        alone = suggest(read(folder / case["file"]))
        stage = alone[0].stage_on(day) if alone else None
        out.append(
            ""
            if stage and stage.stage == "final" and alone[0].stage_on(day - one) is None
            else "not final by its document alone"
        )
    for later in cases:
        if later.get("supersedes") == case["id"]:
            end = known.changes[later["id"]].day_of("in_force")
            assert end is not None
            gone, still = change.stage_on(end), change.stage_on(end - one)
            out.append(
                ""
                if gone and gone.stage == "revoked" and still and still.stage == "in_force"
                else "not ended by the later change"
            )
            unknown = change.stage_on(end, date.fromisoformat(later["published"]) - one)
            out.append("" if unknown and unknown.stage == "in_force" else "ended before the end was published")
    return out
