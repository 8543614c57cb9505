"""The edits between many pairs of short words at once: the bits of a number are the places of a word.

The method is that of Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003), with
all pairs going through it together, letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.keys import I64

U16 = npt.NDArray[np.uint16]
LONGEST = 16
"""Letters of the longest word: as many as a number has bits."""
_LETTERS = 128
_ONE = np.uint16(1)


class Pool:
    """Words of ASCII letters in one run of bytes."""

    def __init__(self, letters: npt.NDArray[np.uint8], starts: I64, lengths: I64) -> None:
        self.letters = letters
        self.starts = starts
        self.lengths = lengths

    @classmethod
    def of_lines(cls, text: npt.NDArray[np.uint8]) -> Pool:
        """The words of a text with one in each line; one with other letters than ASCII counts as too long."""
        ends = np.append(np.flatnonzero(text == ord("\n")), len(text))
        starts = np.append(0, ends[:-1] + 1)
        lengths = ends - starts
        other = np.flatnonzero(text >= _LETTERS)
        lengths[np.searchsorted(ends, other)] = LONGEST + 1
        return cls(text, starts, lengths)


def edits(words: Sequence[str], pool: Pool, word: I64, other: I64) -> I64:
    """The edits, a swap of neighbours being one, between each of two words: what ``OSA.distance`` of RapidFuzz gives.

    :param words: words of ASCII letters, :data:`LONGEST` at most.
    :param word: for each pair, the number of one of ``words``; ``other``: of one of ``pool`` that is no longer.
    """
    # The longest first, so that those with letters left stand together.
    length = pool.lengths[other]
    order = (LONGEST - length).astype(np.uint8).argsort(kind="stable")
    word, length, at = word[order], length[order], pool.starts[other[order]]
    left = (len(word) - np.searchsorted(length[::-1], np.arange(LONGEST), side="right")).tolist()
    places, whole = _places(words)
    up, down = _columns(places, word * _LETTERS, pool.letters, at, left)
    # Going down the last column, the distance grows and falls by one at the places marked.
    mask = whole[word]
    found = np.empty(len(word), dtype=np.int64)
    found[order] = length + np.bitwise_count(up & mask) - np.bitwise_count(down & mask)
    return found


def _columns(places: U16, row: I64, letters: npt.NDArray[np.uint8], at: I64, left: Sequence[int]) -> tuple[U16, U16]:
    """For each pair, where the last column of distances grows by one from a place to the next, and where it falls.

    :param left: how many of the pairs have a letter at each place.
    """
    count = len(row)
    up, down = np.full(count, 0xFFFF, dtype=np.uint16), np.zeros(count, dtype=np.uint16)
    same, before = np.zeros(count, dtype=np.uint16), np.zeros(count, dtype=np.uint16)
    for i, n in enumerate(left):
        if not n:
            break
        u, d, s = up[:n], down[:n], same[:n]
        here = places[row[:n] + letters[at[:n] + i]]
        swapped = ((~s & here) << _ONE) & before[:n]
        np.bitwise_or(((((here & u) + u) ^ u) | here) | d, swapped, out=s)
        grows, falls = ((d | ~(s | u)) << _ONE) | _ONE, (s & u) << _ONE
        np.bitwise_and(grows, s, out=d)
        np.bitwise_or(falls, ~(s | grows), out=u)
        before = here
    return up, down


def _places(words: Sequence[str]) -> tuple[U16, U16]:
    """For each word and letter, the places where it stands; and all places of each word."""
    lengths = keys.lengths(words)
    codes = np.frombuffer("".join(words).encode("ascii"), dtype=np.uint8).astype(np.int64)
    codes += np.arange(len(words)).repeat(lengths) * _LETTERS
    begins = np.cumsum(lengths) - lengths
    found = np.zeros(len(words) * _LETTERS, dtype=np.uint16)
    for i in range(LONGEST):
        found[codes[begins[lengths > i] + i]] |= np.uint16(1 << i)
    whole: U16 = ((1 << lengths) - 1).astype(np.uint16)
    return found, whole
