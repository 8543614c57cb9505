"""How alike words asked for and words of the index are, looked up for many pairs of them at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.asked import Asked
from gwanmun.parties.keys import expand
from gwanmun.parties.opened import F64, I64

_CELLS = 1 << 20
"""Cells of a table, which stays in the processor's cache."""
_APART = 1_000_003
"""How far apart the cells of two forms lie for the same word."""
_NONE = np.iinfo(np.int64).max
_GAINS = 127
"""Steps in which weights of words that meet are kept in the table, rounded up: both names' weights are at most 2."""


class Likeness:
    """How alike words asked for and words of the index are, of the pairs that were found to be alike."""

    def __init__(self, asked: Asked, many: bool) -> None:
        """
        :param many: whether there are so many candidates that it pays to know what each form has like a word.
        """
        self._words = asked.index.word_count
        # They come in order; behind them stands what is never looked for.
        self._pairs = np.append(asked.word * self._words + asked.other, _NONE)
        # The scores were fitted to likenesses of so many digits.
        self._like = asked.like.astype(np.float16).astype(float)
        self._found = np.append(keys.distinct(asked.other), _NONE)
        self._gains = self._by_form(asked) if many else np.empty(0, dtype=np.uint8)

    def _by_form(self, asked: Asked) -> npt.NDArray[np.uint8]:
        """What the word of each form that is most like each word of the index adds to both, at most.

        In a table too small for all: what shares a cell has the greatest of it.
        """
        slots = asked.slots
        of_word = np.bincount(asked.word, minlength=len(slots.words))
        counts = of_word[slots.word]
        known = expand((of_word.cumsum() - of_word)[slots.word], counts)
        other = asked.other[known]
        weight = slots.weight.repeat(counts) + asked.index.arrays["token_weight"][other]
        gain = np.minimum(np.maximum(np.ceil(weight * self._like[known] * _GAINS), 1), 255).astype(np.uint8)
        found = np.zeros(_CELLS, dtype=np.uint8)
        # The greatest is written last, and stays.
        order = gain.argsort(kind="stable")
        found[_cell(slots.form.repeat(counts), other)[order]] = gain[order]
        return found

    def meets(self, form: I64, token: I64) -> npt.NDArray[np.bool_]:
        """Whether the form may have a word like that word of the index."""
        found: npt.NDArray[np.bool_]
        found = self._gains[_cell(form, token)] > 0 if len(self._gains) else _at(self._found, token)[1]
        return found

    def most(self, form: I64, token: I64) -> F64:
        """At most how much weight of both names a word of the index makes meet, of many candidates.

        0 where the form has none like it.
        """
        found: F64 = self._gains[_cell(form, token)] / _GAINS
        return found

    def of(self, word: I64, token: I64) -> F64:
        """How alike each word asked for and each word of the index are."""
        at, found = _at(self._pairs, word * self._words + token)
        alike = np.zeros(len(word))
        alike[found] = self._like[at[found]]
        return alike


def _cell(form: I64, token: I64) -> I64:
    found: I64 = form * _APART + token & _CELLS - 1
    return found


def _at(ordered: I64, values: I64) -> tuple[I64, npt.NDArray[np.bool_]]:
    """Where each value stands in others that are in order, if it does, and whether it does."""
    at = ordered.searchsorted(values)
    return at, ordered[at] == values
