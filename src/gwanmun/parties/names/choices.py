"""The nearest of many words, by edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist, extractOne

_MOST_KEPT = 100_000
"""Words whose nearest word is kept."""
_AT_ONCE = 256
"""Words compared with all others at once: so many take little memory."""
_FAR = 3
"""Stands for every distance above two."""


class Choices:
    """Words in small letters, and which letters each has once and twice, so that most words are ruled out at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = np.array(list(words), dtype=object)
        self._letters = np.array([_letters(w) for w in self._words], dtype=np.uint64)
        self._lengths = np.array([len(w) for w in self._words], dtype=np.int64)
        self._of_length: dict[tuple[int, int], _OfLength] = {}
        self._nearest: dict[tuple[str, int], str | None] = {}

    def nearest(self, word: str, most: int) -> str | None:
        """The word nearest to ``word``, if it is within ``most`` (one or two) edits; the first of several."""
        if (word, most) in (kept := self._nearest):
            return kept[word, most]
        some = self._that_may(len(word), most)
        differ = np.bitwise_count(some.letters ^ np.uint64(_letters(word)))
        near = self._words[some.at[differ <= some.limits]].tolist()
        found = extractOne(word, near, scorer=OSA.distance, score_cutoff=most) if near else None
        return str(found[0]) if found else None

    def find(self, words: Iterable[tuple[str, int]]) -> None:
        """Find the nearest of many words, each with how many edits it may be away, so that :meth:`nearest` has them."""
        groups: dict[tuple[int, int], list[str]] = {}
        for word, most in dict.fromkeys(words):
            if (word, most) not in self._nearest:
                groups.setdefault((len(word), most), []).append(word)
        if len(self._nearest) > _MOST_KEPT:
            # Another table, not an emptied one: who else searches may be reading it.
            self._nearest = {}
        for (length, most), some in groups.items():
            for at in range(0, len(some), _AT_ONCE):
                found = self._of_one_length(some[at : at + _AT_ONCE], self._that_may(length, most))
                self._nearest |= {(word, most): near for word, near in found.items()}

    def _of_one_length(self, words: Sequence[str], some: _OfLength) -> dict[str, str | None]:
        letters = np.array([_letters(w) for w in words], dtype=np.uint64)
        word, choice = np.nonzero(np.bitwise_count(letters[:, None] ^ some.letters) <= some.limits)
        found: dict[str, str | None] = dict.fromkeys(words)
        if len(word):
            near = self._words[some.at[choice]]
            edits = cpdist(np.array(words, dtype=object)[word], near, scorer=OSA.distance, score_cutoff=2)
            edits[edits > some.most] = _FAR
            # Of each word the nearest first, and of several the first.
            order = np.lexsort((edits, word))
            order = order[np.diff(word[order], prepend=-1) > 0]
            order = order[edits[order] < _FAR]
            found |= zip(map(words.__getitem__, word[order].tolist()), near[order].tolist(), strict=True)
        return found

    def _that_may(self, length: int, most: int) -> _OfLength:
        """The words that one of ``length`` letters may be within ``most`` edits of."""
        some = self._of_length.get((length, most))
        if some is None:
            # A letter more or less changes one mark, another letter two, letters swapped none.
            other = np.abs(self._lengths - length)
            at = np.flatnonzero(other <= most)
            some = _OfLength(most, at, self._letters[at], (2 * most - other[at]).astype(np.uint8))
            self._of_length[length, most] = some
        return some


class _OfLength(NamedTuple):
    """The words that a word of some length may be near to, their letters, and how many marks may differ."""

    most: int
    at: npt.NDArray[np.int64]
    letters: npt.NDArray[np.uint64]
    limits: npt.NDArray[np.uint8]


def _letters(word: str) -> int:
    """A mark for each letter of ``word``, and another for each that it has twice."""
    once = twice = 0
    for char in word:
        mark = 1 << (ord(char) & 31)
        twice |= once & mark
        once |= mark
    return once | twice << 32
