"""Cells of sheets: what they hold, how their columns are counted, and that no spreadsheet takes text for a formula."""

from __future__ import annotations

import re

FORMULA = r"^\s*[=+\-@|%]|^[\t\r]"
"""How a cell begins that some spreadsheet would run; for :mod:`re` and for Polars."""
MOST_LETTERS = 32_000
"""Letters that a cell of a sheet holds."""
_ERROR = re.compile(r"#(N/A|N/V|[A-Z0-9_/]+[!?]|GETTING_DATA|이름\?|값!)|Err:\d{3}")
_FORMULA = re.compile(FORMULA)


def not_run(text: str) -> str:
    """``text`` for a cell of a CSV file: where a spreadsheet would run it, a mark in front says that it is text."""
    return f"'{text}" if _FORMULA.match(text) else text


def safe_cell(text: str) -> str:
    """``text`` from outside for a cell: without control characters, cut to what a cell holds, and no formula."""
    # The marks that are not shown are judged too: a tab in front of a formula does not keep it from being run.
    return not_run("".join(c if c.isprintable() or c in "\n\t" else " " for c in text)[:MOST_LETTERS])


def column_letters(at: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    while at >= 0:
        letters = chr(ord("A") + at % 26) + letters
        at = at // 26 - 1
    return letters


def is_number(cell: str) -> bool:
    """Whether a cell holds a number alone."""
    try:
        float(cell.replace(",", ""))
    except ValueError:
        return False
    return True


def is_error(cell: str) -> bool:
    """Whether a cell holds what a spreadsheet shows where a formula found nothing: ``#N/A``, ``#REF!``."""
    return _ERROR.fullmatch(cell.strip()) is not None
