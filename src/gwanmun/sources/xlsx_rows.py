"""The rows of a sheet written by the column: a million rows in seconds, where a cell at a time takes minutes.

Cells are text (ECMA-376 Part 1, 18.3.1.4): what stands in many rows is told once, in the strings of the workbook, the
rest in its cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gwanmun.sources.cells import column_letters

if TYPE_CHECKING:
    import polars as pl

MOST_LETTERS = 32_767
"""Of a cell; a spreadsheet takes a workbook with more for a broken one."""
MOST_SHARED = 1 << 25
"""Letters of the strings that are told once, which are in memory until the end."""
OFTEN = 4
"""How often a text of a column stands in it on average, if it is to be told once."""
_CONTROLS = [chr(c) for c in range(32) if chr(c) not in "\t\n"] + ["\ufffe", "\uffff"]
_ESCAPED = r"[&<>\x00-\x08\x0b-\x1f\x{FFFE}\x{FFFF}]|_x[0-9a-fA-F]{4}_"


@dataclass
class Strings:
    """The strings of a workbook in the order in which cells name them."""

    _places: dict[str, int] = field(default_factory=dict)
    _letters: int = 0

    def places(self, column: pl.Series) -> pl.Series | None:
        """For each cell of a column the place of its text; ``None`` where each cell had better hold it."""
        import polars as pl

        different = column.drop_nulls().unique(maintain_order=True)
        if len(different) * OFTEN > len(column):
            return None
        new = [text for text in different if text not in self._places]
        letters = self._letters + sum(map(len, new))
        if letters > MOST_SHARED:
            return None
        self._letters = letters
        for text in new:
            self._places[text] = len(self._places)
        places = pl.Series([self._places[text] for text in different], dtype=pl.UInt32)
        return column.replace_strict(different, places, default=None, return_dtype=pl.UInt32)

    def part(self) -> Iterator[bytes]:
        """The part of the workbook that holds them."""
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        yield f'<sst xmlns="{main}" uniqueCount="{len(self._places)}">'.encode()
        for text in self._places:
            yield f'<si><t xml:space="preserve">{escaped(text)}</t></si>'.encode()
        yield b"</sst>"


def escaped(text: str) -> str:
    """Text as XML; characters that XML does not hold as a spreadsheet writes them (ECMA-376 Part 1, 22.9.2.19)."""
    import polars as pl

    return str(pl.Series([text]).to_frame("t").select(_escaped(pl.col("t"))).item()) if text else ""


def row_of(number: int, cells: list[str], style: int | None = None) -> bytes:
    """One row, its cells in the columns from the first.

    :param number: as the sheet counts, from 1.
    """
    kind = "" if style is None else f' s="{style}"'
    text = 't="inlineStr"><is><t xml:space="preserve">'
    made = (
        f'<c r="{column_letters(at)}{number}"{kind} {text}{escaped(cell)}</t></is></c>'
        for at, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{"".join(made)}</row>'.encode()


def rows_of(table: pl.DataFrame, first: int, strings: Strings, styled: dict[str, pl.Series]) -> bytes:
    """The rows of a table of text; empty cells are left out.

    :param first: the number of the first row as the sheet counts, from 1.
    :param styled: for columns with styles, the style of each of their cells.
    """
    import polars as pl

    number = pl.int_range(first, first + table.height, dtype=pl.UInt32, eager=True).cast(pl.String).alias("row")
    cells: list[pl.Series] = []
    for at, column in enumerate(table.get_columns()):
        said = column.cast(pl.String).str.slice(0, MOST_LETTERS).replace("", None)
        cells.append(_cells(said, column_letters(at), number, strings, styled.get(column.name)).alias(str(at)))
    frame = pl.DataFrame([number, *cells])
    parts = [pl.lit('<row r="'), pl.col("row"), pl.lit('">'), *(pl.col(c.name) for c in cells), pl.lit("</row>")]
    joined = frame.select(pl.concat_str(parts).str.join("")).item()
    return str(joined or "").encode()


def _cells(said: pl.Series, letters: str, number: pl.Series, strings: Strings, styles: pl.Series | None) -> pl.Series:
    """The cells of a column as XML."""
    import polars as pl

    frame = pl.DataFrame({"row": number, "style": number if styles is None else styles.cast(pl.String)})
    begin = [pl.lit(f'<c r="{letters}'), pl.col("row")]
    begin += [pl.lit('" t="')] if styles is None else [pl.lit('" s="'), pl.col("style"), pl.lit('" t="')]
    places = strings.places(said)
    if places is not None:
        frame = frame.with_columns(places.cast(pl.String).alias("said"))
        parts = [*begin, pl.lit('s"><v>'), pl.col("said"), pl.lit("</v></c>")]
    else:
        odd = said.str.contains(_ESCAPED).any()
        kept = ' xml:space="preserve"' if said.str.contains(r"^\s|\s$").any() else ""
        frame = frame.with_columns(said.alias("said"))
        text = _escaped(pl.col("said")) if odd else pl.col("said")
        parts = [*begin, pl.lit(f'inlineStr"><is><t{kept}>'), text, pl.lit("</t></is></c>")]
    return frame.select(pl.concat_str(parts).fill_null("")).to_series()


def _escaped(text: pl.Expr) -> pl.Expr:
    # What looks like such a mark already gets one for its first letter, also where that is the last of the mark before.
    told = text.str.replace_all("\ufffe", "\uffff", literal=True)
    for _ in range(2):
        told = told.str.replace_all(r"_(x[0-9a-fA-F]{4}[_\x{FFFE}])", "\ufffe${1}")
    marks = {c: f"_x{ord(c):04X}_" for c in _CONTROLS} | {"\ufffe": "_x005F_"}
    return told.str.replace_many({"&": "&amp;", "<": "&lt;", ">": "&gt;", **marks})
