"""The footnotes of the Country Chart in our own words, and the requirements that some of them make."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .chart import FILE
from .errors import Refused
from .model import fingerprint
from .readings import table
from .requirements import COLUMNS as REQUIREMENT_COLUMNS
from .source_json import load

COLUMNS = ("number", "wording", "text_en", "text_ko", "makes_requirement")
_ROW_COLUMNS = ("footnote", *REQUIREMENT_COLUMNS)


def build(folder: Path) -> list[dict[str, str]]:
    """The footnotes, refused if one was added, dropped or reworded since it was read."""
    printed: Mapping[str, Any] = load(folder / FILE)["footnotes"]
    rows = table("footnotes.csv", COLUMNS)
    if [row["number"] for row in rows] != sorted(printed, key=int):
        raise Refused(
            f"{FILE}: the footnotes {', '.join(sorted(printed, key=int))} are not those of readings/footnotes.csv."
        )
    for row in rows:
        if fingerprint(str(printed[row["number"]])) != row["wording"]:
            raise Refused(f"{FILE}: footnote {row['number']} has other words than those that were read.")
    return rows


def requirements() -> list[dict[str, str]]:
    """The rows that footnotes add to the requirements of an entry."""
    rows = table("footnote_requirements.csv", _ROW_COLUMNS)
    return [{column: row[column] for column in REQUIREMENT_COLUMNS} for row in rows]
