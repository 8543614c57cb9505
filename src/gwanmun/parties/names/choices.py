"""The nearest of many words, by edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

_MOST_KEPT = 200_000
"""Words whose nearest word is kept."""
_AT_ONCE = 256
"""Words compared with all others at once: so many take little memory."""
_FAR = 3
"""Stands for every distance above two."""
_MARKS = np.uint64(1) << np.arange(32, dtype=np.uint64)


class Choices:
    """Words in small letters, and which letters each has once and twice, so that most words are ruled out at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = np.array(list(words), dtype=object)
        self._lengths = _lengths(self._words)
        self._letters = _letters(self._words, self._lengths)
        self._nearest: dict[tuple[str, int], str | None] = {}

    def nearest(self, word: str, most: int) -> str | None:
        """The word nearest to ``word``, if it is within ``most`` (one or two) edits; the first of several."""
        key, kept = (word, most), self._nearest
        return kept[key] if key in kept else self.find([key])[key]

    def find(self, words: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str | None]:
        """What :meth:`nearest` gives, for many words in one go; it is kept, and found at once when it is asked again."""
        kept = self._nearest
        new = [key for key in dict.fromkeys(words) if key not in kept]
        if len(kept) + len(new) > _MOST_KEPT:
            # Another table, not an emptied one: who else searches may be reading it.
            self._nearest = kept = {}
        for at in range(0, len(new), _AT_ONCE):
            kept |= self._found(new[at : at + _AT_ONCE])
        return kept

    def _found(self, asked: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str | None]:
        found: dict[tuple[str, int], str | None] = dict.fromkeys(asked)
        words = np.array([word for word, _ in asked], dtype=object)
        most = np.array([n for _, n in asked], dtype=np.int16)
        # A letter more or less changes one mark and the length, another letter two marks, letters swapped none.
        length = _lengths(words)
        differ = np.bitwise_count(_letters(words, length)[:, None] ^ self._letters)
        may = np.flatnonzero(differ + np.abs(length[:, None] - self._lengths) <= 2 * most[:, None])
        if not len(may):
            return found
        word, choice = np.divmod(may, len(self._words))
        edits = cpdist(words[word], self._words[choice], scorer=OSA.distance, score_cutoff=2)
        near = np.flatnonzero(edits <= most[word])
        # Of each word the nearest first, and of several the first.
        near = near[np.lexsort((edits[near], word[near]))]
        near = near[np.diff(word[near], prepend=-1) > 0]
        for i, right in zip(word[near].tolist(), self._words[choice[near]].tolist(), strict=True):
            found[asked[i]] = right
        return found


def _lengths(words: npt.NDArray[np.object_]) -> npt.NDArray[np.int16]:
    return np.fromiter(map(len, words), dtype=np.int16, count=len(words))


def _letters(words: npt.NDArray[np.object_], lengths: npt.NDArray[np.int16]) -> npt.NDArray[np.uint64]:
    """A mark for each letter of each word, and another for each that it has twice."""
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32) & np.uint32(31)
    code = np.repeat(np.arange(len(words)) * 32, lengths) + codes
    times = np.bincount(code, minlength=len(words) * 32).reshape(len(words), 32)
    found: npt.NDArray[np.uint64] = ((times > 0) @ _MARKS) | ((times > 1) @ _MARKS) << np.uint64(32)
    return found
