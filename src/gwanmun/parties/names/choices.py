"""The nearest of many words, by edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from gwanmun.parties.keys import changes

_MOST_KEPT = 200_000
"""Words whose nearest word is kept."""
_AT_ONCE = 128
"""Words compared with all others at once: so many take little memory."""
_ALPHABET = 26
_ONCE = np.uint64(1) << np.arange(_ALPHABET, dtype=np.uint64)
_TWICE = _ONCE << np.uint64(_ALPHABET)
_LENGTHS = np.array([((1 << max(min(n - 3, 12), 0)) - 1) << 2 * _ALPHABET for n in range(64)], dtype=np.uint64)
"""As many marks as a word has letters above three."""


class Choices:
    """Words in small letters, with marks of their letters and length, by which most words are ruled out at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = np.array(list(words), dtype=object)
        self._marks = _marks(self._words)
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
        most = np.array([n for _, n in asked], dtype=np.uint8)
        # A letter more or less changes two marks at most, and so does another letter; letters swapped change none.
        may = np.flatnonzero(np.bitwise_count(_marks(words)[:, None] ^ self._marks) <= 2 * most[:, None])
        if not len(may):
            return found
        word, choice = np.divmod(may, len(self._words))
        edits = cpdist(words[word], self._words[choice], scorer=OSA.distance, score_cutoff=2)
        near = np.flatnonzero(edits <= most[word])
        # Of each word the nearest first, and of several the first.
        near = near[np.lexsort((edits[near], word[near]))]
        near = near[changes(word[near])]
        for i, right in zip(word[near].tolist(), self._words[choice[near]].tolist(), strict=True):
            found[asked[i]] = right
        return found


def _marks(words: npt.NDArray[np.object_]) -> npt.NDArray[np.uint64]:
    """A mark for each letter of each word, another for each that it has twice, and some for its length."""
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32) % np.uint32(_ALPHABET)
    places = np.arange(len(words)).repeat(lengths) * _ALPHABET + codes
    times = np.bincount(places, minlength=len(words) * _ALPHABET).reshape(len(words), _ALPHABET)
    found: npt.NDArray[np.uint64] = (times > 0) @ _ONCE | (times > 1) @ _TWICE | _LENGTHS[np.minimum(lengths, 63)]
    return found
