"""Which listed names are Korean persons' names that may be the one asked for, syllable by syllable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from gwanmun.parties.keys import U64, expand, lengths
from gwanmun.parties.names.form import Form
from gwanmun.parties.names.korean_syllables import PARTS, Reading
from gwanmun.parties.opened import I64, Names

Told: TypeAlias = tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]
_PARTS = np.array(PARTS, dtype=np.uint64)


def spelt_otherwise(index: Names, forms: Sequence[Form]) -> I64:
    """Codes of form and row of Korean names that may be the same, however they are spelt, some of them twice."""
    rows: dict[tuple[Reading, ...], I64] = {}
    found = [np.empty(0, np.int64)]
    for number, form in enumerate(forms):
        if form.korean:
            if (same := rows.get(form.korean)) is None:
                same = rows[form.korean] = _rows_of(index, form.korean)
            found.append(index.code(np.full(len(same), number), same))
    return np.concatenate(found)


def _rows_of(index: Names, readings: Sequence[Reading]) -> I64:
    """The rows that may be the same name by one of its readings, some of them twice."""
    theirs, rows = _listed(index), index.arrays["korean_rows"].astype(np.int64)
    found = []
    for reading in _asked(readings):
        # Most have another surname.
        some = _meet(theirs[:, :1], reading[:1]).nonzero()[0]
        found.append(rows[some[_meet(theirs[some], reading)]])
    return np.concatenate(found)


def same_syllables(index: Names, forms: Sequence[Form], form: I64, row: I64) -> Told:
    """Whether both names of each candidate (form and row) are Korean ones that may be the same; and whether both are
    Korean ones."""
    same = np.zeros(len(form), dtype=np.bool_)
    # Most names asked for are no Korean ones.
    if not any(f.korean for f in forms):
        return same, same
    counts = lengths([f.korean for f in forms])
    rows = index.arrays["korean_rows"]
    start, end = rows.searchsorted(row), rows.searchsorted(row, side="right")
    known = (counts[form] > 0) & (end > start)
    at = known.nonzero()[0]
    # Each reading of the one with each of the other.
    listed, many = expand(start[at], (end - start)[at]), (end - start)[at]
    at = at.repeat(many)
    wide = counts[form[at]]
    own = expand((counts.cumsum() - counts)[form[at]], wide)
    at, listed = at.repeat(wide), listed.repeat(wide)
    ours = _asked([reading for f in forms for reading in f.korean])
    same[at[_meet(ours[own], _listed(index)[listed])]] = True
    return same, known


def _listed(index: Names) -> U64:
    return index.arrays["korean_syllables"].reshape(-1, 3)


def _asked(readings: Sequence[Reading]) -> U64:
    return np.array(readings, dtype=np.uint64).reshape(-1, 3)


def _meet(one: U64, other: U64) -> npt.NDArray[np.bool_]:
    """Whether all syllables of each two readings may be the same: in consonant, vowel and final."""
    both = one & other
    found: npt.NDArray[np.bool_] = np.ones(len(both), dtype=np.bool_)
    for part in _PARTS:
        found &= (both & part != 0).all(axis=1)
    return found
