"""Names in one word: which begin or end alike, how alike they are, and how near by edits."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from gwanmun.parties import keys
from gwanmun.parties.index import KINDS
from gwanmun.parties.keys import expand
from gwanmun.parties.names.form import Form
from gwanmun.parties.names.lazy import lazy
from gwanmun.parties.opened import F64, I64, InOneWord, Names, Texts

_SYLLABLE = lazy("[가-힣\u3400-\u9fff]")
SAME = 0.999
RESPACED = 0.78
"""Least likeness of two names in one word for them to be candidates by that alone."""
LEAST = 0.6
"""Names in one word that are less alike than this say no more than that they differ, and count as not alike."""
PERSON = KINDS.index("person")
_LONG = 18
"""Letters of firms' names from which on three edits are few."""
_EDITS, _EDITS_OF_LONG = 2, 3
"""Edits that are few: of names in general, and of long ones of firms."""
_FEW = 50
"""Fewer names than this are compared one by one: for so few, setting out to compare many takes longer."""
_LONGEST = 0xFFFF
"""Letters of a name in one word that the index counts."""


def in_syllables(names: Iterable[str]) -> npt.NDArray[np.bool_]:
    """Which of names and words are in Hangul or Han characters.

    One of those says as much as several letters, so that two others make another name.
    """
    return np.array([not name.isascii() and _SYLLABLE.search(name) is not None for name in names], dtype=bool)


def in_one_word(forms: Sequence[Form]) -> InOneWord:
    """The forms in one word."""
    names = [form.compact for form in forms] + [form.ordered for form in forms]
    size = keys.lengths(names)
    return InOneWord(np.array(names, dtype=object), np.minimum(size, _LONGEST), keys.letters(names, size))


def respaced_of(index: Names, asked: InOneWord, person: npt.NDArray[np.bool_]) -> I64:
    """Codes of form and row whose names in one word begin or end alike and are alike on the whole.

    Persons' short names differ from too many others by a letter: of them only the spaces may differ.

    :param person: whether it is a person who is asked for, by the number of the form.
    """
    length = asked.length[: len(asked.length) // 2]
    chosen = (length >= keys.SHORTEST).nonzero()[0]
    if not len(chosen) or not len(index.arrays["begin_rows"]):
        return np.empty(0, np.int64)
    form, row = _same_end(index, chosen, asked.names[chosen].tolist())
    at, _, alike, _ = _compared(asked, index.in_one_word, form, row, RESPACED)
    if not len(at):
        return np.empty(0, np.int64)
    least = np.where(person & (length < keys.BEGINNING), 1.0, RESPACED)
    at = at[alike >= least[form[at]]]
    found: I64 = keys.distinct(index.code(form[at], row[at]))
    return found


def _same_end(index: Names, chosen: I64, names: Sequence[str]) -> tuple[I64, I64]:
    """Form and row of names that begin or end alike, some of them twice.

    :param chosen: the number of the form of each of ``names``.
    """
    arrays = index.arrays
    bits = (len(arrays["begin_offsets"]) - 1).bit_length() - 1
    bucket = keys.buckets_of_ends(names, bits)
    start = arrays["begin_offsets"][bucket].astype(np.int64)
    counts = arrays["begin_offsets"][bucket + 1] - start
    beginning = arrays["begin_starts"][expand(start, counts)].astype(np.int64)
    form = chosen.repeat(len(bucket) // len(chosen)).repeat(counts)
    start = arrays["begin_row_offsets"][beginning]
    counts = arrays["begin_row_offsets"][beginning + 1] - start
    return form.repeat(counts), arrays["begin_rows"][expand(start, counts)].astype(np.int64)


def whole(
    index: Names, asked: InOneWord, form: I64, row: I64, shared: F64, person: npt.NDArray[np.bool_]
) -> tuple[F64, F64]:
    """How alike the names are in one word, words in either order, and how near by edits.

    :param shared: letters of the generic words that meet, which say nothing of how near the others are.
    :param person: whether it is a person who is asked for.
    """
    count = len(form)
    # Both orders in one go.
    forms, rows = len(asked.names) // 2, index.rows
    both = np.concatenate([form, form + forms]), np.concatenate([row, row + rows])
    at, edits, alike, longer = _compared(asked, index.in_one_word, *both, LEAST)
    if not len(at):
        return np.zeros(count), np.zeros(count)
    compact, near = np.zeros(2 * count), np.zeros(2 * count)
    compact[at], near[at] = alike, _nearness(edits, longer - shared[at % count], person[at % count])
    return np.maximum(compact[:count], compact[count:]), np.maximum(near[:count], near[count:])


def is_near(
    index: Names, asked: InOneWord, form: I64, row: I64, person: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Whether names in one word, words in either order, are as few edits apart as nearness knows.

    :param person: whether it is a person who is asked for.
    """
    count, forms, rows = len(form), len(asked.names) // 2, index.rows
    listed = index.in_one_word
    # Both orders in one go.
    here, there = np.concatenate([form, form + forms]), np.concatenate([row, row + rows])
    few = np.where(person, _EDITS, _EDITS_OF_LONG)
    most = np.concatenate([few, few])
    gap = np.abs(asked.length[here] - listed.length[there].astype(np.int64))
    # Lengths and letters rule most names out.
    may = (keys.other_letters(asked.letters[here], listed.letters[there]) + gap <= 2 * most).nonzero()[0]
    found = np.zeros(2 * count, dtype=np.bool_)
    if len(may):
        found[may] = _edits(asked.names[here[may]], listed.names[there[may]]) <= most[may]
    return found[:count] | found[count:]


def _nearness(edits: I64, letters: F64, person: npt.NDArray[np.bool_]) -> F64:
    """How near names are by edits in so many letters of their own."""
    # Two slips that touch one another count as three edits; three make another person's name of many.
    few = edits <= np.where((letters >= _LONG) & ~person, _EDITS_OF_LONG, _EDITS)
    found: F64 = np.where(few, np.maximum(1 - 2.2 * edits / np.maximum(letters, 1), 0), 0.0)
    return found


@functools.cache
def _most(least: float) -> I64:
    """By how many letters' marks two names may differ that are so much alike, by the letters of the longer one."""
    found: I64 = np.floor((1 - least) * np.arange(_LONGEST + 1) + 1e-9).astype(np.int64) * 2
    return found


def _edits(one: Texts, other: Texts) -> I64:
    """The edits between each two names."""
    if len(one) < _FEW:
        return np.fromiter(map(OSA.distance, one, other), dtype=np.int32, count=len(one))
    return cpdist(one, other, scorer=OSA.distance, dtype=np.int32)


def _compared(asked: InOneWord, listed: InOneWord, form: I64, row: I64, least: float) -> tuple[I64, I64, F64, I64]:
    """Which names of each form and row may be alike; of these the edits, how alike they are, the letters of the longer.

    Names less alike than ``least`` count as not alike.
    """
    here, there = asked.length[form], listed.length[row].astype(np.int64)
    # Lengths and letters rule most names out, which is quicker than fetching and comparing them.
    longer = np.maximum(here, there)
    most = _most(least)[longer] - np.abs(here - there)
    may = (keys.other_letters(asked.letters[form], listed.letters[row]) <= most).nonzero()[0]
    if not len(may):
        return may, may, np.empty(0), may
    edits = _edits(asked.names[form[may]], listed.names[row[may]])
    longer = np.maximum(longer[may], 1)
    if not all(map(str.isascii, asked.names)):
        edits = np.where(in_syllables(asked.names)[form[may]] & (edits > 1), longer, edits)
    alike = 1 - edits / longer
    alike[alike < least] = 0.0
    return may, edits, alike, longer
