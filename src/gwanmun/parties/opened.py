"""The arrays of an index, ready for searching, and two helpers for arrays of ranges."""

from __future__ import annotations

import bisect
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.store import Arrays

# Element types are said by these names; NumPy's own annotations lose them at every step.
F64: TypeAlias = npt.NDArray[Any]
I64: TypeAlias = npt.NDArray[Any]
Texts: TypeAlias = npt.NDArray[np.object_]
"""Texts that are fetched by their numbers, which an array of them does several times as quickly as a list."""


class InOneWord(NamedTuple):
    """Names in one word, and behind them all the same with their words in order; and what is quick to compare."""

    names: Texts
    length: npt.NDArray[Any]
    letters: npt.NDArray[np.uint32]
    """Which letters each has."""


class Names:
    """The arrays of an index, ready for searching."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.words = _texts(arrays["vocabulary"])
        self._in_one_word: InOneWord | None = None
        self._numbers: dict[str, int] | None = None
        self._sorted: list[str] | None = None
        self.similar: dict[tuple[str, bool, bool], tuple[I64, F64]] = {}
        """Words asked for before, and how they are compared: the words of the index like each, and how much."""
        self.word_count = len(self.words)
        self.post_offsets: I64 = arrays["post_offsets"]
        self.row_offsets: I64 = arrays["row_offsets"]
        self.rows = len(self.row_offsets) - 1
        self.post_counts: I64 = np.diff(self.post_offsets)
        self.bits = (len(arrays["key_offsets"]) - 1).bit_length() - 1

    def number(self, word: str) -> int | None:
        """The number of a word of the index."""
        if self._numbers is None:
            self._numbers = {w: i for i, w in enumerate(self.words)}
        return self._numbers.get(word)

    def beginning_with(self, beginning: str, most: int) -> list[str]:
        """Words of the index that begin so and go on, in alphabetical order, ``most`` at most."""
        if self._sorted is None:
            self._sorted = sorted(self.words)
        at = bisect.bisect_right(self._sorted, beginning)
        return [word for word in self._sorted[at : at + most] if word.startswith(beginning)]

    @property
    def in_one_word(self) -> InOneWord:
        """Each row's name in one word, and behind them all the same with its words in alphabetical order."""
        if self._in_one_word is None:
            a, rows = self.arrays, self.rows
            names, length, letters = (
                np.concatenate([one[:rows], other[:rows]])
                for one, other in (
                    (_texts(a["compact"]), _texts(a["ordered"])),
                    (a["compact_length"], a["ordered_length"]),
                    (a["compact_letters"], a["ordered_letters"]),
                )
            )
            self._in_one_word = InOneWord(names, length, letters)
        return self._in_one_word


def _texts(pool: npt.NDArray[Any]) -> Texts:
    return np.array(pool.tobytes().decode("utf-8", "surrogatepass").split("\n"), dtype=object)


def starts_of(code: I64) -> I64:
    """Where a new value begins in sorted ``code``."""
    return keys.changes(code).nonzero()[0]
