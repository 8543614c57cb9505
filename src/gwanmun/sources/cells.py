"""Cells that no spreadsheet takes for formulas, whatever a file from outside holds."""

from __future__ import annotations

import re

FORMULA = r"^\s*[=+\-@|%]|^[\t\r]"
"""How a cell begins that some spreadsheet would run; for :mod:`re` and for Polars."""
MOST_LETTERS = 32_000
"""Letters that a cell of a sheet holds."""
_FORMULA = re.compile(FORMULA)


def not_run(text: str) -> str:
    """``text`` for a cell of a CSV file: where a spreadsheet would run it, a mark in front says that it is text."""
    return f"'{text}" if _FORMULA.match(text) else text


def safe_cell(text: str) -> str:
    """``text`` from outside for a cell: without control characters, cut to what a cell holds, and no formula."""
    # The marks that are not shown are judged too: a tab in front of a formula does not keep it from being run.
    return not_run("".join(c if c.isprintable() or c in "\n\t" else " " for c in text)[:MOST_LETTERS])
