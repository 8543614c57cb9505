"""The nearest of many words, by edits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne


class Choices:
    """Words in small letters, and which letters each has once and twice, so that most words are ruled out at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._letters = np.array([_letters(w) for w in self._words], dtype=np.uint64)
        self._lengths = np.array([len(w) for w in self._words], dtype=np.int64)
        self._of_length: dict[tuple[int, int], _OfLength] = {}

    def nearest(self, word: str, most: int) -> str | None:
        """The word nearest to ``word``, if it is within ``most`` edits; the first of several."""
        near = self._near(word, most)
        found = extractOne(word, near, scorer=OSA.distance, score_cutoff=most) if near else None
        return str(found[0]) if found else None

    def _near(self, word: str, most: int) -> list[str]:
        some = self._of_length.get((len(word), most))
        if some is None:
            some = self._of_length[len(word), most] = self._made(len(word), most)
        differ = np.bitwise_count(some.letters ^ _letters(word))
        return [self._words[i] for i in some.at[differ <= some.limits].tolist()]

    def _made(self, length: int, most: int) -> _OfLength:
        # A letter more or less changes one mark, another letter two, letters swapped none.
        other = np.abs(self._lengths - length)
        at = np.flatnonzero(other <= most)
        return _OfLength(at, self._letters[at], (2 * most - other[at]).astype(np.uint8))


class _OfLength(NamedTuple):
    """The words that a word of some length may be near to, their letters, and how many marks may differ."""

    at: npt.NDArray[np.int64]
    letters: npt.NDArray[np.uint64]
    limits: npt.NDArray[np.uint8]


def _letters(word: str) -> np.uint64:
    """A mark for each letter of ``word``, and another for each that it has twice."""
    once = twice = 0
    for char in word:
        mark = 1 << (ord(char) & 31)
        twice |= once & mark
        once |= mark
    return np.uint64(once | twice << 32)
