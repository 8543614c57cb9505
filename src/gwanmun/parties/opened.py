"""The arrays of an index, ready for searching, and two helpers for arrays of ranges."""

from __future__ import annotations

import bisect
import functools
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.edits import Pool
from gwanmun.parties.store import Arrays

# Element types are said by these names; NumPy's own annotations lose them at every step.
F64: TypeAlias = npt.NDArray[Any]
I64: TypeAlias = npt.NDArray[Any]
Texts: TypeAlias = npt.NDArray[np.object_]
"""Texts that are fetched by their numbers, which an array of them does several times as quickly as a list."""


_LARGE = 31 << 20
"""Bytes just below the largest block that glibc keeps."""


class InOneWord(NamedTuple):
    """Names in one word, and behind them all the same with their words in order; and what is quick to compare."""

    names: Texts
    length: npt.NDArray[Any]
    letters: keys.U64
    """Which letters each has: :func:`gwanmun.parties.keys.letters`."""


class Names:
    """The arrays of an index, ready for searching."""

    def __init__(self, arrays: Arrays) -> None:
        _keep_memory()
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
        self.row_bits = self.rows.bit_length()
        """Bits of a number that hold a row; those in front hold a form asked for."""
        self.post_counts: I64 = np.diff(self.post_offsets)
        self.bits = (len(arrays["key_offsets"]) - 1).bit_length() - 1

    def code(self, form: I64, row: I64) -> I64:
        """Form and row in one number."""
        code: I64 = (form << self.row_bits) + row
        return code

    def form_and_row(self, code: I64) -> tuple[I64, I64]:
        """What :meth:`code` joined."""
        return code >> self.row_bits, code & ((1 << self.row_bits) - 1)

    @property
    def row_kind(self) -> npt.NDArray[np.uint8]:
        """What the party of each row is, as its place in :data:`gwanmun.parties.index.KINDS`."""
        return self.arrays["row_kind"]

    def names_of(self, row: I64) -> tuple[I64, I64]:
        """The names that each row stands for, one after the other: at which place of ``row``, and their numbers."""
        offsets = self.arrays["row_name_offsets"]
        start = offsets[row]
        counts = offsets[row + 1] - start
        which = np.arange(len(row)).repeat(counts)
        return which, self.arrays["row_names"][keys.expand(start, counts)]

    @functools.cached_property
    def pool(self) -> Pool:
        """The words of the index as they lie in memory."""
        return Pool.of_lines(self.arrays["vocabulary"])

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


@functools.cache
def _keep_memory() -> None:
    """Have the memory of large arrays kept for the next ones, which else takes as long to come by as a search.

    Once a block was freed, glibc keeps what is no larger. No page of this one is touched; elsewhere it does nothing.
    """
    np.empty(_LARGE, dtype=np.uint8)


def _texts(pool: npt.NDArray[Any]) -> Texts:
    return np.array(pool.tobytes().decode("utf-8", "surrogatepass").split("\n"), dtype=object)


def starts_of(code: I64) -> I64:
    """Where a new value begins in sorted ``code``."""
    return keys.changes(code).nonzero()[0]
