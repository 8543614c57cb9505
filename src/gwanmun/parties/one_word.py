"""Names in one word: which begin or end alike, how alike they are, and how near by edits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from gwanmun.parties import keys
from gwanmun.parties.index import KINDS
from gwanmun.parties.names.analyse import Form
from gwanmun.parties.opened import F64, I64, Names, expand

SAME = 0.999
RESPACED = 0.78
"""Least likeness of two names in one word for them to be candidates by that alone."""
LEAST = 0.6
"""Names in one word that are less alike than this say no more than that they differ, and count as not alike."""
_PERSON = KINDS.index("person")
_FAR = 99.0


def respaced_of(index: Names, forms: Sequence[Form], kinds: Sequence[int]) -> I64:
    """Codes of form and row whose names in one word begin or end alike and are alike on the whole.

    Persons' short names differ from too many others by a letter: of them only the spaces may differ.
    """
    chosen = [i for i, f in enumerate(forms) if len(f.compact) >= keys.SHORTEST]
    if not chosen or not len(index.arrays["begin_rows"]):
        return np.empty(0, np.int64)
    code = _same_end(index, chosen, [forms[i].compact for i in chosen])
    form, row = np.divmod(code, len(index.row_offsets) - 1)
    alike, _, _ = _compared([f.compact for f in forms], index.compact, index, form, row, RESPACED)
    short = np.array([k == _PERSON and len(f.compact) < keys.BEGINNING for k, f in zip(kinds, forms, strict=True)])
    found: I64 = code[alike >= np.where(short[form], 1.0, RESPACED)]
    return found


def _same_end(index: Names, chosen: Sequence[int], names: Sequence[str]) -> I64:
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
    form = np.array([*chosen, *chosen], dtype=np.int64)[np.repeat(owner, counts)]
    start = arrays["begin_row_offsets"][beginning]
    counts = arrays["begin_row_offsets"][beginning + 1] - start
    row = arrays["begin_rows"][expand(start, counts)].astype(np.int64)
    code: I64 = keys.distinct(np.repeat(form, counts) * (len(index.row_offsets) - 1) + row)
    return code


def whole(index: Names, forms: Sequence[Form], form: I64, row: I64, shared: F64) -> tuple[F64, F64]:
    """How alike the names are in one word, words in either order, and how near by edits.

    :param shared: letters of the generic words that meet, which say nothing of how near the others are.
    """
    compact, edits, length = _compared([f.compact for f in forms], index.compact, index, form, row, LEAST)
    again = np.flatnonzero(compact < SAME)
    there = [f.ordered for f in forms]
    like_again, edits_again, _ = _compared(there, index.ordered, index, form[again], row[again], LEAST)
    compact[again] = np.maximum(compact[again], like_again)
    edits[again] = np.minimum(edits[again], edits_again)
    own = np.maximum(length - shared, 1)
    return compact, np.where(edits <= 2, 1 - 2.2 * edits / own, 0.0).clip(0, 1)


def _compared(
    asked: list[str], listed: list[str], index: Names, form: I64, row: I64, least: float
) -> tuple[F64, F64, F64]:
    """How alike the names of each form and row are, 0 below ``least``; the edits between them; the longer's letters."""
    here = np.fromiter(map(len, asked), dtype=np.int64, count=len(asked))[form]
    there = index.arrays["compact_length"][row].astype(np.int64)
    longer = np.maximum(here, there).clip(1).astype(float)
    alike, edits = np.zeros(len(form)), np.full(len(form), _FAR)
    # Lengths and letters rule most names out, which is quicker than fetching and comparing them.
    differ = np.bitwise_count(keys.letters(asked)[form] ^ index.arrays["compact_letters"][row])
    most = np.floor((1 - least) * longer + 1e-9)
    gap = np.abs(here - there)
    may = np.flatnonzero((gap <= most) & (differ <= 2 * most - gap))
    if len(may):
        one = list(map(asked.__getitem__, form[may].tolist()))
        other = list(map(listed.__getitem__, row[may].tolist()))
        edits[may] = cpdist(one, other, scorer=OSA.distance, dtype=np.int32)
        alike[may] = 1 - edits[may] / longer[may]
    alike[alike < least] = 0.0
    return alike, edits, longer
