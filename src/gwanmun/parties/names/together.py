"""The forms of very many names at once, as columns: what :func:`form_of_words` gives name by name, but in arrays.

Most names of the lists are in plain Latin letters, and their form is the forms of their words one after the other. So each
word is looked up once, and all names are put together in one go.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gwanmun.parties.keys import I64, expand, lengths
from gwanmun.parties.names.form import (
    MAX_TOKENS,
    Form,
    Spelt,
    folded_name,
    is_tens,
    may_be_own_name,
    spelt,
    tells_nothing,
)
from gwanmun.parties.names.korean_latin import surnames
from gwanmun.parties.names.lexicon import lexicon

_END = "\n"
"""Stands in no word."""
_LETTER, _MAY_BE_OWN, _TELLS_NOTHING, _TENS, _SAYS, _SURNAME, _TOKENS = 1, 2, 4, 8, 16, 32, 64
"""Marks of a word: a letter; one that may be a firm's own name in front of words that tell nothing apart; one of
these; a number that the next may belong to; one that adds to the name in one word; a Korean surname; and what each of
its tokens counts."""
_OF_A_NAME = _TOKENS | _SAYS
"""What a word of a name is that is no other."""


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


class Taken(NamedTuple):
    """What is known of each of the names that :class:`Together` was asked to take."""

    plain: npt.NDArray[np.bool_]
    """Whether it is no more than its words, and was taken."""
    surname: npt.NDArray[np.bool_]
    """Whether one of its words is a Korean surname."""


class Together:
    """Names by their clean words, taken together: those that are no more than their words."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        self._tokens: list[tuple[str, ...]] = []
        self._compact: list[str] = []
        self._written: list[str] = []
        self._traits = np.empty(0, dtype=np.int64)
        self._surnames = surnames()
        self._ids: list[I64] = []
        self._sizes: list[I64] = []

    def add(self, names: Sequence[Sequence[str]]) -> Taken:
        """Take those of the names that are no more than their words."""
        size = lengths(names)
        flat = itertools.chain.from_iterable(names)
        ids = np.fromiter(map(self._numbers.__getitem__, flat), dtype=np.int64, count=int(size.sum()))
        new = [self._take(word) for word in itertools.islice(self._numbers, len(self._tokens), None)]
        self._traits = np.append(self._traits, np.array(new, dtype=np.int64))
        row = np.repeat(np.arange(len(names)), size)
        traits = self._traits[ids]
        plain = _plain(traits, row, len(names))
        self._ids.append(ids[plain[row]])
        self._sizes.append(size[plain])
        return Taken(plain, np.bincount(row, traits & _SURNAME > 0, len(names)) > 0)

    def _take(self, word: str) -> int:
        """Keep how a word is spelt; its traits."""
        tokens: tuple[str, ...]
        if len(word) > 1 and (folded := folded_name(word)) is not None and folded not in lexicon().classes:
            # As most are: a word of a name.
            tokens, compact, written, traits = (folded,), word, word, _OF_A_NAME
        else:
            known = spelt(word)
            tokens, compact, written = known
            traits = _traits(word, known)
        self._tokens.append(tokens)
        self._compact.append(compact)
        self._written.append(written)
        return traits | _SURNAME if word in self._surnames else traits

    def columns(self, others: Sequence[Form]) -> Columns:
        """The forms of the names taken, and other forms behind them."""
        vocabulary, tokens, size = self._numbered(others)
        start, words = np.cumsum(size) - size, len(self._tokens)
        by_rank, rank = self._ranks()
        table, in_order = _with_ends(self._compact), _with_ends(self._written)
        tokens_of: list[npt.NDArray[np.uint32]] = []
        sizes = [np.zeros(1, dtype=np.int64)]
        compact: list[str] = []
        ordered: list[str] = []
        # In the pieces that they were taken in, whose memory the next ones take up.
        for ids, size_of_name in zip(self._ids, self._sizes, strict=True):
            count = len(size_of_name)
            row = np.repeat(np.arange(count), size_of_name)
            last = (np.diff(row, append=count) > 0) * words
            tokens_of.append(tokens[expand(start[ids], size[ids])])
            sizes.append(np.bincount(row, size[ids], count).astype(np.int64))
            compact += _joined(table, ids + last)
            ordered += _joined(in_order, by_rank[np.sort(row << 32 | rank[ids]) & 0xFFFFFFFF] + last)
        return Columns(
            vocabulary,
            np.concatenate([*tokens_of, tokens[size[:words].sum() :]]),
            np.cumsum(np.concatenate([*sizes, size[words:]])),
            compact + [form.compact for form in others],
            ordered + [form.ordered for form in others],
        )

    def _numbered(self, others: Sequence[Form]) -> tuple[list[str], npt.NDArray[np.uint32], I64]:
        """The vocabulary, and the numbers in it of the tokens of each word that is used and each other form: all of
        them, and how many each has."""
        used = np.zeros(len(self._tokens), dtype=np.bool_)
        for ids in self._ids:
            used[ids] = True
        tokens = [tokens if is_used else () for tokens, is_used in zip(self._tokens, used.tolist(), strict=True)]
        tokens += [form.tokens for form in others]
        numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)
        size = lengths(tokens)
        flat = map(numbers.__getitem__, itertools.chain.from_iterable(tokens))
        found = np.fromiter(flat, dtype=np.uint32, count=int(size.sum()))
        return list(numbers), found, size

    def _ranks(self) -> tuple[I64, I64]:
        """The words in alphabetical order, and the place of each in it."""
        written = self._written
        by_rank = np.array(sorted(range(len(written)), key=written.__getitem__), dtype=np.int64)
        rank = np.empty_like(by_rank)
        rank[by_rank] = np.arange(len(by_rank))
        return by_rank, rank


def _traits(word: str, known: Spelt) -> int:
    """What a word says of the names that have it: marks, and above them how many tokens it has."""
    found = len(known.tokens) * _TOKENS
    if known.compact:
        found |= _SAYS
    if tells_nothing(known):
        found |= _TELLS_NOTHING | (_MAY_BE_OWN if may_be_own_name(word, known) else 0)
    if len(word) == 1 and word.isalpha():
        found |= _LETTER
    return found | _TENS if is_tens(word) else found


def _plain(traits: I64, row: I64, count: int) -> npt.NDArray[np.bool_]:
    """Which names are no more than their words, by the traits of these and the number of the name that each is of.

    Names with letters or words that say nothing alone are looked at by themselves, and so are very long ones.
    """
    letter = traits & _LETTER > 0
    begins = np.diff(row, prepend=-1) > 0
    tell = np.bincount(row, traits & _TELLS_NOTHING == 0, count) > 0
    odd = (traits & _TENS > 0) | (traits & _MAY_BE_OWN > 0) & begins & ~tell[row]
    odd[1:] |= letter[1:] & letter[:-1] & ~begins[1:]
    found: npt.NDArray[np.bool_] = np.bincount(row, traits // _TOKENS, count) <= MAX_TOKENS
    found &= np.bincount(row, traits & _SAYS > 0, count) > 0
    found[row[odd]] = False
    return found


def _with_ends(words: list[str]) -> npt.NDArray[np.object_]:
    """The words, and behind them all the same with the mark that parts the last word of a name from the next name."""
    return np.array(words + [word + _END for word in words], dtype=object)


def _joined(table: npt.NDArray[np.object_], numbers: I64) -> list[str]:
    """For each name its words in one word; every name has a word, of which the last brings its mark."""
    return "".join(table[numbers].tolist()).split(_END)[:-1]
