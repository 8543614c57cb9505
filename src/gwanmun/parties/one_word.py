"""Names in one word: which begin or end alike, how alike they are, and how near by edits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from gwanmun.parties import keys
from gwanmun.parties.index import KINDS
from gwanmun.parties.names.form import Form
from gwanmun.parties.opened import F64, I64, Names, expand

SAME = 0.999
RESPACED = 0.78
"""Least likeness of two names in one word for them to be candidates by that alone."""
LEAST = 0.6
"""Names in one word that are less alike than this say no more than that they differ, and count as not alike."""
_PERSON = KINDS.index("person")
_FAR = 99.0


class InOneWord(NamedTuple):
    """The forms asked for in one word: as they are, with their words in order, and what is quick to compare of both."""

    compact: list[str]
    ordered: list[str]
    length: I64
    letters: npt.NDArray[np.uint32]


def in_one_word(forms: Sequence[Form]) -> InOneWord:
    """The forms in one word."""
    compact = [f.compact for f in forms]
    length = np.fromiter(map(len, compact), dtype=np.int64, count=len(compact))
    return InOneWord(compact, [f.ordered for f in forms], length, keys.letters(compact))


def respaced_of(index: Names, asked: InOneWord, kinds: Sequence[int]) -> I64:
    """Codes of form and row whose names in one word begin or end alike and are alike on the whole.

    Persons' short names differ from too many others by a letter: of them only the spaces may differ.
    """
    chosen = np.flatnonzero(asked.length >= keys.SHORTEST)
    if not len(chosen) or not len(index.arrays["begin_rows"]):
        return np.empty(0, np.int64)
    code = _same_end(index, chosen, [asked.compact[i] for i in chosen.tolist()])
    form, row = np.divmod(code, len(index.row_offsets) - 1)
    alike, _ = _compared(asked, asked.compact, index, index.compact, form, row, RESPACED)
    short = (np.array(kinds) == _PERSON) & (asked.length < keys.BEGINNING)
    found: I64 = code[alike >= np.where(short[form], 1.0, RESPACED)]
    return found


def _same_end(index: Names, chosen: I64, names: Sequence[str]) -> I64:
    """Codes of form and row of names that begin or end alike.

    :param chosen: the number of the form of each of ``names``.
    """
    arrays = index.arrays
    bits = (len(arrays["begin_offsets"]) - 1).bit_length() - 1
    ends = [n[: keys.BEGINNING] for n in names] + [keys.ending(n) for n in names]
    owner, bucket = keys.buckets(ends, bits, 1)
    start = arrays["begin_offsets"][bucket].astype(np.int64)
    counts = arrays["begin_offsets"][bucket + 1].astype(np.int64) - start
    beginning = arrays["begin_starts"][expand(start, counts)].astype(np.int64)
    form = np.concatenate([chosen, chosen])[np.repeat(owner, counts)]
    start = arrays["begin_row_offsets"][beginning]
    counts = arrays["begin_row_offsets"][beginning + 1] - start
    row = arrays["begin_rows"][expand(start, counts)].astype(np.int64)
    code: I64 = keys.distinct(np.repeat(form, counts) * (len(index.row_offsets) - 1) + row)
    return code


def whole(index: Names, asked: InOneWord, form: I64, row: I64, shared: F64) -> tuple[F64, F64]:
    """How alike the names are in one word, words in either order, and how near by edits.

    :param shared: letters of the generic words that meet, which say nothing of how near the others are.
    """
    compact, edits = _compared(asked, asked.compact, index, index.compact, form, row, LEAST)
    again = np.flatnonzero(compact < SAME)
    like_again, edits_again = _compared(asked, asked.ordered, index, index.ordered, form[again], row[again], LEAST)
    compact[again] = np.maximum(compact[again], like_again)
    edits[again] = np.minimum(edits[again], edits_again)
    own = np.maximum(np.maximum(asked.length[form], index.arrays["compact_length"][row]) - shared, 1)
    return compact, np.where(edits <= 2, np.maximum(1 - 2.2 * edits / own, 0), 0.0)


def _compared(
    asked: InOneWord, one: list[str], index: Names, other: list[str], form: I64, row: I64, least: float
) -> tuple[F64, F64]:
    """How alike the names of each form and row are, 0 below ``least``, and the edits between them.

    :param one: the names asked for, ``other``: those of the index, both with their words in the same order.
    """
    here, there = asked.length[form], index.arrays["compact_length"][row].astype(np.int64)
    # Lengths and letters rule most names out, which is quicker than fetching and comparing them.
    longer = np.maximum(np.maximum(here, there), 1)
    most = np.floor((1 - least) * longer + 1e-9) * 2 - np.abs(here - there)
    may = np.flatnonzero(np.bitwise_count(asked.letters[form] ^ index.arrays["compact_letters"][row]) <= most)
    alike, edits = np.zeros(len(form)), np.full(len(form), _FAR)
    if len(may):
        found = cpdist(
            list(map(one.__getitem__, form[may].tolist())),
            list(map(other.__getitem__, row[may].tolist())),
            scorer=OSA.distance,
            dtype=np.int32,
        )
        edits[may], alike[may] = found, 1 - found / longer[may]
        alike[alike < least] = 0.0
    return alike, edits
