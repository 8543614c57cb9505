"""The nearest of many words, by edits."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

_FEW = 300
"""Up to this many words are compared without looking at their letters first."""


class Choices:
    """Words, and which letters each has: one edit changes at most two of them, so that most words are ruled out at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._letters = np.array([_letters(w) for w in self._words], dtype=np.uint32)

    def nearest(self, word: str, most: int) -> str | None:
        """The word nearest to ``word``, if it is within ``most`` edits; the first of several."""
        found = extractOne(word, self._near(word, most), scorer=OSA.distance, score_cutoff=most)
        return str(found[0]) if found else None

    def _near(self, word: str, most: int) -> list[str]:
        if len(self._words) <= _FEW:
            return self._words
        differ = self._letters ^ np.uint32(_letters(word))
        count = _ones()[differ & 0xFFFF] + _ones()[differ >> 16]
        return [self._words[i] for i in np.flatnonzero(count <= 2 * most).tolist()]


@functools.cache
def _ones() -> npt.NDArray[np.uint8]:
    """How many ones each number of sixteen bits has."""
    found = np.zeros(1, dtype=np.uint8)
    for _ in range(16):
        found = np.concatenate([found, found + np.uint8(1)])
    return found


def _letters(word: str) -> int:
    found = 0
    for char in word:
        found |= 1 << (ord(char) & 31)
    return found
