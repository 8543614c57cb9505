"""A CSV file read piece by piece: the same rows as in one go, whatever the pieces, and little memory."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwanmun.impact.table import read_batches
from gwanmun.sources import csv_blocks as blocks_of
from gwanmun.sources.csv_blocks import csv_blocks
from gwanmun.sources.files import InputError, read_text_blocks

cells = st.text(st.sampled_from('가a",\n ;=1'), max_size=6)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=8), st.integers(1, 9))
def test_how_a_file_is_cut_changes_no_row(rows: list[list[str]], size: int) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["x", "y", "z"], *rows])
    text = out.getvalue()
    found: list[list[str]] = []
    for piece in csv_blocks(text[i : i + size] for i in range(0, len(text), size)):
        header, *rest = csv.reader(io.StringIO(piece, newline=""))
        assert header == ["x", "y", "z"]
        found += rest
    assert found == rows


def test_pieces_of_a_file_are_read_as_one_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = pl.DataFrame({"주문번호": [f"P-{i}" for i in range(5000)], "비고": ['줄\n바꿈, "따옴표"'] * 5000})
    path = tmp_path / "book.csv"
    path.write_bytes(rows.write_csv().encode("cp949"))
    monkeypatch.setattr("gwanmun.sources.sheets.read_text_blocks", lambda p: read_text_blocks(p, 1000))
    batches = list(read_batches(path, 700))
    assert len(batches) > 50
    assert all(b.columns == rows.columns for b in batches)
    assert pl.concat(batches).equals(rows)


@pytest.mark.parametrize("text", ["", "a,b\n", "a,b"])
def test_a_file_without_rows_is_one_empty_piece(text: str) -> None:
    assert list(csv_blocks([text])) == [text]


def test_a_quotation_mark_that_is_never_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_of, "LONGEST_ROW", 1000)
    with pytest.raises(InputError, match="never closed"):
        list(csv_blocks(["a,b\n", '1,"2\n', *["3,4\n"] * 1000]))


def test_the_line_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes("품목,국가\n".encode() * 3 + b"\xb0\xa1,\xff\xff\n" + "식각,중국\n".encode())
    with pytest.raises(InputError, match=r"mixed.csv:4: is not text in UTF-8 or CP949"):
        list(read_batches(path))
