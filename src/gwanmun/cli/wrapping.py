"""Lines that fit a terminal, in letters of one column and of two."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import east_asian_width

WIDTH = 110


def wrapped(head: str, text: str) -> Iterable[str]:
    """Lines of at most ``WIDTH`` columns; a Korean letter takes two."""
    indent, line = (
        " " * min(len(head) - len(head.lstrip()) + 4, 8),
        head.rstrip() + ("  " if head.endswith("  ") else " "),
    )
    for piece in text.split():
        if columns(line) + columns(piece) > WIDTH and line.strip():
            yield line.rstrip()
            line = indent
        line += piece + " "
    yield line.rstrip()


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
