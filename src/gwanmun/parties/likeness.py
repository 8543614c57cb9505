"""How alike words asked for and words of the index are, looked up for many pairs of them at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.asked import Asked
from gwanmun.parties.keys import expand
from gwanmun.parties.opened import F64, I64

TABLE = 20_000_000
"""Up to this many cells, likenesses are looked up in a table instead of by search."""
_GAINS = 127
"""Steps in which weights of words that meet are kept in a table, rounded up: both names' weights are at most 2."""


class Likeness:
    """How alike words asked for and words of the index are, of the pairs that were found to be alike.

    Few words of the index are like any word asked for: only they have a column in the table, the others share one.
    """

    def __init__(self, asked: Asked, many: bool) -> None:
        """
        :param many: whether there are so many candidates that it pays to know what each form has like a word.
        """
        found = keys.distinct(asked.other)
        # The smaller the table, the sooner it is cleared.
        number = np.uint16 if len(found) < 0xFFFF else np.int32
        self._column: I64 = np.zeros(asked.index.word_count, dtype=number)
        self._column[found] = np.arange(1, len(found) + 1, dtype=number)
        self._width = len(found) + 1
        self._cells = asked.word * self._width + self._column[asked.other]
        # The same digits with a table and without: what else is asked for at once must not change a score.
        self._like = asked.like.astype(np.float16).astype(float)
        self._gains: npt.NDArray[np.uint8] | None = None
        if many and len(asked.forms) * self._width <= TABLE:
            self._gains = self._by_form(asked)

    def _by_form(self, asked: Asked) -> npt.NDArray[np.uint8]:
        """For each form and column, what the word of the form that is most like that word of the index adds to both."""
        slots = asked.slots
        of_word = np.bincount(asked.word, minlength=len(slots.words))
        counts = of_word[slots.word]
        known = expand((of_word.cumsum() - of_word)[slots.word], counts)
        weight = slots.weight.repeat(counts) + asked.index.arrays["token_weight"][asked.other[known]]
        gain = np.minimum(np.maximum(np.ceil(weight * self._like[known] * _GAINS), 1), 255).astype(np.uint8)
        found = np.zeros(len(asked.forms) * self._width, dtype=np.uint8)
        # Where several words of a form are like it, the greatest is written last, and stays.
        order = gain.argsort(kind="stable")
        cell = slots.form.repeat(counts) * self._width + self._column[asked.other[known]]
        found[cell[order]] = gain[order]
        return found

    def meets(self, form: I64, token: I64) -> npt.NDArray[np.bool_]:
        """Whether the form may have a word like that word of the index."""
        column = self._column[token]
        has = column if self._gains is None else self._gains[form * self._width + column]
        found: npt.NDArray[np.bool_] = has > 0
        return found

    def most(self, form: I64, token: I64) -> F64:
        """At most how much weight of both names a word of the index makes meet; 0 where the form has none like it."""
        column = self._column[token]
        if self._gains is None:
            return np.where(column > 0, np.inf, 0.0)
        found: F64 = self._gains[form * self._width + column] / _GAINS
        return found

    def of(self, word: I64, token: I64) -> F64:
        """How alike each word asked for and each word of the index are."""
        cell = word * self._width + self._column[token]
        if not len(self._cells):
            return np.zeros(len(cell))
        at = np.minimum(self._cells.searchsorted(cell), len(self._cells) - 1)
        return np.where(self._cells[at] == cell, self._like[at], 0.0)
