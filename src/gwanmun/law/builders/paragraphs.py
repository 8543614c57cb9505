"""The list of paragraphs that exist, for every entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .codes import codes_in
from .model import SourceEntry
from .readings import table

COLUMNS = ("eccn", "paragraph")


def build(entries: Mapping[str, SourceEntry], conditions: Iterable[str]) -> tuple[list[dict[str, str]], list[str]]:
    """All paragraphs, and remarks on the doubtful ones.

    A paragraph that a condition names is in the list even if no source prints it; readings/paragraphs_doubtful.csv
    names those that one source prints and that were kept out.
    """
    doubtful = {
        (row["eccn"], row["paragraph"]) for row in table("paragraphs_doubtful.csv", ("eccn", "paragraph", "why"))
    }
    printed = {(eccn, path) for eccn, entry in entries.items() for path in entry.paragraphs}
    named = {tuple(code.split(".", 1)) for text in conditions for code in codes_in(text) if "." in code}
    with_parents = {(eccn, parent) for eccn, path in named for parent in _parents(path)}
    remarks = [f"{eccn}.{path}: named by a row, printed by no source." for eccn, path in sorted(named - printed)]
    remarks += [f"{eccn}.{path}: kept out as doubtful." for eccn, path in sorted(doubtful & printed)]
    rows = (printed - doubtful) | with_parents
    return [{"eccn": eccn, "paragraph": path} for eccn, path in sorted(rows, key=_order)], remarks


def _parents(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[: n + 1]) for n in range(len(parts))]


def _order(row: tuple[str, ...]) -> tuple[str, list[tuple[int, int, str]]]:
    """Numbers by size, letters by alphabet."""
    parts = re.split(r"\.", row[1])
    return row[0], [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts]
