"""A CSV file of any size, cut between two rows, so that only a piece of it is in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

LONGEST_ROW = 1 << 26
"""Characters; a row that is longer is one whose quotation mark is never closed."""


def csv_blocks(blocks: Iterable[str]) -> Iterator[str]:
    """Pieces of a CSV text that end with a row, the header in front of each.

    A line break between quotation marks ends no row (RFC 4180): the marks before it are odd in number.

    :raises InputError: if a row does not end.
    """
    header, kept, cut = "", "", False
    for block in blocks:
        kept += block
        if not header:
            header = kept[: row_end(kept)]
            kept = kept[len(header) :]
        end = _last_end(kept) if header else 0
        if end:
            yield header + kept[:end]
            kept, cut = kept[end:], True
        if len(kept) > LONGEST_ROW:
            raise InputError(_NO_END)
    if (header + kept).count('"') % 2:
        raise InputError(_NO_END)
    if kept or not cut:
        yield header + kept


def row_end(text: str, start: int = 0) -> int:
    """Where the row that begins at ``start`` ends; 0 if it does not."""
    end = text.find("\n", start) + 1
    while end and text.count('"', start, end) % 2:
        end = text.find("\n", end) + 1
    return end


def _last_end(text: str) -> int:
    """Where the last row that is there whole ends; 0 if there is none."""
    end = text.rfind("\n") + 1
    marks = text.count('"', 0, end)
    while end and marks % 2:
        before = text.rfind("\n", 0, end - 1) + 1
        marks -= text.count('"', before, end)
        end = before
    return end


_NO_END = Text(
    en='holds a quotation mark (") that is opened and never closed, so that no row ends behind it; close it',
    ko='큰따옴표(")를 열고 닫지 않아 그 뒤의 행이 끝나지 않습니다. 닫으십시오',
)
