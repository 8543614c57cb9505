"""The forms of very many names at once, as columns: what :func:`form_of_words` gives name by name, but in arrays.

Most names of the lists are in plain Latin letters, and their form is the forms of their words one after the other. So each
word is looked up once, and all names are put together in one go.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gwanmun.parties.keys import I64, expand, lengths
from gwanmun.parties.names.form import MAX_TOKENS, Form, is_tens, may_be_own_name, spelt

_END = "\n"
"""Stands in no word."""


class Columns(NamedTuple):
    """Forms by their number: their words as numbers of a vocabulary, and each name in one word.

    The words of form ``i`` are ``tokens[offsets[i]:offsets[i + 1]]``.
    """

    vocabulary: list[str]
    tokens: npt.NDArray[np.uint32]
    offsets: I64
    compact: list[str]
    ordered: list[str]

    def of(self, chosen: I64) -> Columns:
        """Those forms only, in that order."""
        counts = np.diff(self.offsets)[chosen]
        numbers = chosen.tolist()
        return Columns(
            self.vocabulary,
            self.tokens[expand(self.offsets[chosen], counts)],
            np.cumsum(np.append(0, counts)),
            [self.compact[i] for i in numbers],
            [self.ordered[i] for i in numbers],
        )


class Together:
    """Names by their clean words, taken together. ``plain`` are those that are no more than their words."""

    def __init__(self, names: Sequence[Sequence[str]]) -> None:
        flat = list(itertools.chain.from_iterable(names))
        number = {word: i for i, word in enumerate(dict.fromkeys(flat))}
        self._words = list(number)
        self._spelt = [spelt(word) for word in number]
        self._ids = np.fromiter(map(number.__getitem__, flat), dtype=np.int64, count=len(flat))
        self._row = np.repeat(np.arange(len(names)), lengths(names))
        self.plain = self._plain(len(names))

    def _plain(self, count: int) -> npt.NDArray[np.bool_]:
        """Names with letters or words that say nothing alone are looked at by themselves, and so are very long ones."""
        ids, row = self._ids, self._row
        many = np.bincount(row, lengths([word.tokens for word in self._spelt])[ids], count)
        says = np.bincount(row, _flags([word.compact for word in self._spelt])[ids], count)
        letter = _flags([len(word) == 1 and word.isalpha() for word in self._words])[ids]
        begins = np.diff(row, prepend=-1) > 0
        own = _flags([may_be_own_name(*word) for word in zip(self._words, self._spelt, strict=True)])[ids] & begins
        odd = own | _flags([is_tens(word) for word in self._words])[ids]
        odd[1:] |= letter[1:] & letter[:-1] & ~begins[1:]
        found: npt.NDArray[np.bool_] = (many <= MAX_TOKENS) & (says > 0)
        found[row[odd]] = False
        return found

    def columns(self, others: Sequence[Form]) -> Columns:
        """The forms of the plain names, and other forms behind them."""
        kept = self.plain[self._row]
        count = int(self.plain.sum())
        ids, row = self._ids[kept], (np.cumsum(self.plain) - 1)[self._row[kept]]
        numbers: dict[str, int] = {}
        used = np.bincount(ids, minlength=len(self._words)).tolist()
        tokens_of = (word.tokens if n else () for word, n in zip(self._spelt, used, strict=True))
        of_word = [[numbers.setdefault(t, len(numbers)) for t in tokens] for tokens in tokens_of]
        of_form = [[numbers.setdefault(t, len(numbers)) for t in form.tokens] for form in others]
        size = lengths(of_word)
        tokens = _flat(of_word)[expand((np.cumsum(size) - size)[ids], size[ids])]
        sizes = np.concatenate([np.bincount(row, size[ids], count).astype(np.int64), lengths(of_form)])
        in_order = ids[np.lexsort((self._ranks()[ids], row))]
        return Columns(
            list(numbers),
            np.concatenate([tokens, _flat(of_form)]).astype(np.uint32),
            np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
            _joined([word.compact for word in self._spelt], ids, row, count) + [form.compact for form in others],
            _joined([word.written for word in self._spelt], in_order, row, count) + [form.ordered for form in others],
        )

    def _ranks(self) -> I64:
        """The place of each word among all in alphabetical order."""
        written = [word.written for word in self._spelt]
        found = np.empty(len(written), dtype=np.int64)
        found[sorted(range(len(written)), key=written.__getitem__)] = np.arange(len(written))
        return found


def _joined(words: list[str], ids: I64, row: I64, count: int) -> list[str]:
    """For each name its words in one word; every name has a word."""
    if not count:
        return []
    # The last word of a name brings the mark that parts it from the next one.
    table = words + [word + _END for word in words]
    last = np.diff(row, append=count) > 0
    return "".join(map(table.__getitem__, (ids + last * len(words)).tolist())).split(_END)[:-1]


def _flags(values: Sequence[object]) -> npt.NDArray[np.bool_]:
    return np.fromiter(map(bool, values), dtype=np.bool_, count=len(values))


def _flat(parts: Sequence[Sequence[int]]) -> I64:
    return np.fromiter(itertools.chain.from_iterable(parts), dtype=np.int64)
