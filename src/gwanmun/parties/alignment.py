"""Lay the words of two names side by side, for many pairs of names at once, and add up what meets and what does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.index import DISTINCTIVE, GENERIC, LETTER, NUMBER, PLACE
from gwanmun.parties.names.analyse import MAX_TOKENS, Form
from gwanmun.parties.one_word import SAME, InOneWord, whole
from gwanmun.parties.opened import F64, I64, Names, expand, starts_of
from gwanmun.parties.words import FAR, ONE_FORM, Slots

TABLE = 20_000_000
"""Up to this many cells, likenesses are looked up in a table instead of by search."""
IN_ONE_WORD = 0.1
"""Words of this weight or less (legal forms, titles) are left out of a name in one word."""
_GAINS = 127
"""Steps in which weights of words that meet are kept in a table, rounded up: both names' weights are at most 2."""
A_LETTER, AN_INITIAL = 0.6, 0.85
"""How alike a letter and a word are that begins with it; one of several initials says more than a letter alone."""
WORTH = 0.5
"""Names that agree less than this, word by word, are not compared in one word."""


@dataclass(slots=True)
class Alignment:
    """Candidates (form asked for, row of the index) with what their words add up to. One element for each candidate."""

    form: I64
    row: I64
    weight_q: F64
    """Weight of the words asked for."""
    weight_c: F64
    matched_q: F64
    """Weight of the words asked for that meet a word of the candidate, times how alike they are."""
    matched_c: F64
    left_q: F64
    """Weight of the words asked for that meet none."""
    left_c: F64
    distinctive: F64
    """Weight of distinctive words that meet, times how alike they are."""
    words_matched: F64
    compact: F64
    """How alike the names are in one word, in [0, 1]; 0 where they are less alike than 0.6."""
    nearness: F64
    """1 where the names in one word are the same, falling to 0 at three edits or at another number or initial."""
    in_order: F64
    reading: F64
    """1 where the name asked for is one reading of another writing (Hangul, Han, kana)."""
    far_reading: F64
    """1 where that reading is none of the first to think of."""
    corrected: F64
    """1 where words asked for were taken for misspelt words of the lexicon."""
    other_word: F64
    """Weight of distinctive words that stand alone on both sides, the lesser of the two."""
    other_number: F64
    """1 where both names have a number that the other lacks: "Unit 190" and "Unit 840"."""
    extra_number: F64
    """1 where one name has a number that the other lacks."""
    same_number: F64
    """1 where a number meets and none stands alone."""
    other_initial: F64
    """1 where both names have an initial that the other lacks."""
    other_place: F64
    """1 where both names have a place that the other lacks: "Bowne (France)" and "Bowne (Germany)"."""
    other_kind: F64
    """1 where one is a person and the other is known not to be."""
    pairs: tuple[I64, I64, I64, F64]
    """Candidate, place of the word asked for, place of the candidate's word, how alike: the words that meet."""


def joined(parts: list[Alignment]) -> Alignment:
    """Several alignments as one."""
    if len(parts) == 1:
        return parts[0]
    columns = {
        f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Alignment) if f.name != "pairs"
    }
    starts = np.cumsum([0, *(len(p.form) for p in parts)])
    candidate = np.concatenate([p.pairs[0] + at for p, at in zip(parts, starts.tolist(), strict=False)])
    rest = [np.concatenate([p.pairs[i] for p in parts]) for i in (1, 2, 3)]
    return Alignment(**columns, pairs=(candidate, rest[0], rest[1], rest[2]))


class _Met(NamedTuple):
    """Words that meet: of which candidate, their places in both names, slot and word of the index, how alike."""

    candidate: I64
    q_place: I64
    c_place: I64
    slot: I64
    token: I64
    alike: F64

    def of(self, chosen: npt.NDArray[Any]) -> _Met:
        """Those chosen."""
        return _Met(*(a[chosen] for a in self))


def align(
    index: Names,
    forms: Sequence[Form],
    kinds: npt.NDArray[np.uint8],
    slots: Slots,
    form: I64,
    row: I64,
    known: I64,
    like: F64,
    respaced: I64 | None,
    asked: InOneWord,
) -> Alignment:
    """Lay the words of each candidate side by side: the best pairs first, each word once."""
    arrays = index.arrays
    likeness = _Likeness(index, slots, len(forms), known, like)
    of_form = np.bincount(slots.form, weights=slots.weight, minlength=len(forms))
    if respaced is not None:
        form, row = _may_agree(index, slots, of_form, form, row, likeness, respaced)
    met = _paired(index, forms, slots, form, row, likeness)
    if respaced is not None:
        form, row, met = _worthy(index, slots, of_form, form, row, met, respaced)
    n = len(form)

    def total(values: F64) -> F64:
        return np.bincount(met.candidate, weights=values, minlength=n)

    weight_q: F64 = of_form[form]
    weight_c: F64 = arrays["row_weight"][row].astype(np.float64)
    w_q: F64 = slots.weight[met.slot]
    w_c: F64 = arrays["token_weight"][met.token].astype(np.float64)
    met_q, met_c = total(w_q * met.alike), total(w_c * met.alike)
    left_q, left_c = np.maximum(weight_q - total(w_q), 0), np.maximum(weight_c - total(w_c), 0)
    kind_c = arrays["token_class"][met.token]
    distinct_q = slots.distinctive[slots.word[met.slot]]
    # A word that is not known may be a business word misspelt: it says no more than the listed word that it meets.
    distinct = (distinct_q & (kind_c == DISTINCTIVE)) | (kind_c == NUMBER)
    # Generic words that meet make a name long, not its own words near: "LXC Aviation" and "LAU Aviation".
    shared = total((met.alike >= SAME) * _is_shared(kind_c, w_c) * arrays["token_length"][met.token])
    compact, nearness = whole(index, asked, form, row, shared)
    alone = {
        kind: _alone(index, forms, slots, form, row, met, chosen, f"row_{kind}")
        for kind, chosen in (
            ("numbers", slots.number[slots.word]), ("letters", slots.letter), ("places", slots.is_place[slots.word])
        )
    }  # fmt: skip
    numbers_q, numbers_c, numbers = alone["numbers"]
    other_number, other_initial = numbers_q & numbers_c, alone["letters"][0] & alone["letters"][1]
    alone_q = np.bincount(slots.form, weights=slots.weight * slots.distinctive[slots.word], minlength=len(forms))[form]
    alone_q = alone_q - total(w_q * distinct_q)
    alone_c = arrays["row_distinctive"][row] - total(w_c * (kind_c == DISTINCTIVE))
    return Alignment(
        form=form, row=row, weight_q=weight_q, weight_c=weight_c, matched_q=met_q, matched_c=met_c,
        left_q=left_q, left_c=left_c,
        distinctive=total(np.minimum(w_q, w_c) * met.alike * distinct),
        words_matched=total(np.ones(len(met.alike))),
        compact=compact,
        nearness=nearness * ~(other_number | other_initial),
        in_order=1.0 - (total(_crossed(met)) > 0),
        reading=1 - _of_systems(forms, form, ONE_FORM),
        far_reading=_of_systems(forms, form, FAR),
        corrected=_of_systems(forms, form, frozenset({"corrected"})),
        other_word=np.minimum(alone_q, alone_c).clip(0, 1),
        other_number=other_number.astype(float),
        extra_number=(numbers_q ^ numbers_c).astype(float),
        same_number=(numbers & ~numbers_q & ~numbers_c).astype(float),
        other_initial=other_initial.astype(float),
        other_place=(alone["places"][0] & alone["places"][1]).astype(float),
        other_kind=_other_kind(index, kinds, form, row),
        pairs=(met.candidate, met.q_place, met.c_place, met.alike),
    )  # fmt: skip


def _is_shared(kind: npt.NDArray[np.uint8], weight: F64) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = ((kind == GENERIC) | (kind == PLACE)) & (weight > IN_ONE_WORD)
    return found


def _words_of(index: Names, row: I64) -> tuple[I64, I64, I64]:
    """The words of each row, one after the other: which row they are of, which words, and how many each row has."""
    begin, counts = index.row_offsets[row], index.row_offsets[row + 1] - index.row_offsets[row]
    token = index.arrays["row_tokens"][expand(begin, counts)].astype(np.int64)
    return np.repeat(np.arange(len(row), dtype=np.int64), counts), token, counts


def _may_meet_a_letter(index: Names, slots: Slots, forms: int, form: I64, token: I64) -> npt.NDArray[np.bool_]:
    """Whether a letter that stands for a word is among the words asked for, or the word of the index is one."""
    with_letters = np.bincount(slots.form, weights=slots.letter, minlength=forms) > 0
    found: npt.NDArray[np.bool_] = (index.arrays["token_class"][token] == LETTER) | with_letters[form]
    return found


def _may_agree(
    index: Names, slots: Slots, of_form: F64, form: I64, row: I64, likeness: _Likeness, respaced: I64
) -> tuple[I64, I64]:
    """The candidates that could agree enough if each of their words met the word asked for that is most like it."""
    candidate, token, _ = _words_of(index, row)
    most = likeness.most(form[candidate], token)
    most[_may_meet_a_letter(index, slots, len(of_form), form[candidate], token)] = np.inf
    reached = np.bincount(candidate, weights=most, minlength=len(form))
    code = row + form * (len(index.row_offsets) - 1)
    worth = _worth(reached, of_form[form] + index.arrays["row_weight"][row], code, respaced)
    return form[worth], row[worth]


def _paired(index: Names, forms: Sequence[Form], slots: Slots, form: I64, row: I64, likeness: _Likeness) -> _Met:
    """The words that meet, of each candidate."""
    arrays = index.arrays
    candidate, token, counts = _words_of(index, row)
    # Most words of the candidates are like no word asked for, and are left out before each meets every one of those.
    kept = np.flatnonzero(
        (likeness.most(form[candidate], token) > 0)
        | _may_meet_a_letter(index, slots, len(forms), form[candidate], token)
    )
    c_place = kept - (np.cumsum(counts) - counts)[candidate[kept]]
    candidate, token = candidate[kept], token[kept]
    q_counts = np.bincount(slots.form, minlength=len(forms))
    wide = q_counts[form[candidate]]
    slot = expand((np.cumsum(q_counts) - q_counts)[form[candidate]], wide)
    q_place = expand(np.zeros(len(wide), np.int64), wide)
    candidate, c_place, token = np.repeat(candidate, wide), np.repeat(c_place, wide), np.repeat(token, wide)
    alike = _letters(index, slots, slot, token, likeness.of(slots.word[slot], token))
    met = _Met(candidate, q_place, c_place, slot, token, alike).of(alike > 0)
    weigh = np.minimum(slots.weight[met.slot], arrays["token_weight"][met.token])
    return met.of(_greedy(met, met.alike * (0.5 + weigh)))


class _Likeness:
    """How alike words asked for and words of the index are, of the pairs that were found to be alike.

    Few words of the index are like any word asked for: only they have a column in the table, the others share one.
    """

    def __init__(self, index: Names, slots: Slots, forms: int, known: I64, like: F64) -> None:
        asked, other = np.divmod(known, max(index.word_count, 1))
        found = keys.distinct(other)
        column = np.zeros(index.word_count, dtype=np.int32)
        column[found] = np.arange(1, len(found) + 1, dtype=np.int32)
        self._column, self._width = column, len(found) + 1
        self._cells, self._like = asked * self._width + column[other], like
        self._table: F64 | None = None
        self._gains: npt.NDArray[np.uint8] | None = None
        if len(slots.words) * self._width <= TABLE:
            self._table = np.zeros(len(slots.words) * self._width, dtype=np.float16)
            self._table[self._cells] = like
            self._gains = self._by_form(index, slots, forms, asked, other)

    def _by_form(self, index: Names, slots: Slots, forms: int, asked: I64, other: I64) -> npt.NDArray[np.uint8]:
        """For each form and column, what the word of the form that is most like that word of the index adds to both."""
        of_word = np.bincount(asked, minlength=len(slots.words))
        counts = of_word[slots.word]
        known = expand((np.cumsum(of_word) - of_word)[slots.word], counts)
        weight = np.repeat(slots.weight, counts) + index.arrays["token_weight"][other[known]]
        gain = np.ceil(weight * self._like[known] * _GAINS).clip(1, 255).astype(np.uint8)
        found = np.zeros(forms * self._width, dtype=np.uint8)
        # Where several words of a form are like it, the greatest is written last, and stays.
        order = np.argsort(gain, kind="stable")
        found[(np.repeat(slots.form, counts) * self._width + self._column[other[known]])[order]] = gain[order]
        return found

    def most(self, form: I64, token: I64) -> F64:
        """At most how much weight of both names a word of the index makes meet; 0 where the form has none like it."""
        column = self._column[token]
        if self._gains is None:
            return np.where(column > 0, np.inf, 0.0)
        return self._gains[form * self._width + column] / _GAINS

    def of(self, word: I64, token: I64) -> F64:
        """How alike each word asked for and each word of the index are."""
        cell = word * self._width + self._column[token]
        if self._table is not None:
            alike: F64 = self._table[cell].astype(float)
            return alike
        if not len(self._cells):
            return np.zeros(len(cell))
        at = np.minimum(np.searchsorted(self._cells, cell), len(self._cells) - 1)
        return np.where(self._cells[at] == cell, self._like[at].astype(float), 0.0)


def _worthy(
    index: Names, slots: Slots, of_form: F64, form: I64, row: I64, met: _Met, respaced: I64
) -> tuple[I64, I64, _Met]:
    """The candidates that are worth the costly part, and the words of theirs that meet."""
    arrays = index.arrays
    gained = (slots.weight[met.slot] + arrays["token_weight"][met.token]) * met.alike
    reached = np.bincount(met.candidate, weights=gained, minlength=len(form))
    code = row + form * (len(index.row_offsets) - 1)
    worth = _worth(reached, of_form[form] + arrays["row_weight"][row], code, respaced)
    renumbered = np.cumsum(worth) - 1
    met = met.of(worth[met.candidate])
    return form[worth], row[worth], met._replace(candidate=renumbered[met.candidate])


def _worth(met: F64, both: F64, code: I64, respaced: I64) -> npt.NDArray[np.bool_]:
    """Which candidates are worth the costly part: those that agree enough, word by word or in one word."""
    worth: npt.NDArray[np.bool_] = met >= WORTH * both
    if len(respaced):
        at = np.minimum(np.searchsorted(respaced, code), len(respaced) - 1)
        worth |= respaced[at] == code
    return worth


Flags = tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]


def _alone(
    index: Names, forms: Sequence[Form], slots: Slots, form: I64, row: I64, met: _Met,
    chosen: npt.NDArray[np.bool_], of_rows: str,
) -> Flags:  # fmt: skip
    """Whether a chosen word (number, initial, place) of each name stands alone in it, and whether any meets.

    :param chosen: which slots hold such a word; ``of_rows``: the array that counts them for each row of the index.
    """
    asked = np.bincount(slots.form, weights=chosen, minlength=len(forms))[form]
    both = np.bincount(met.candidate, weights=chosen[met.slot], minlength=len(form))
    return asked > both, index.arrays[of_rows][row] > both, both > 0


def _other_kind(index: Names, kinds: npt.NDArray[np.uint8], form: I64, row: I64) -> F64:
    here = kinds[form]
    there = index.arrays["entry_kind"][index.arrays["name_entry"][index.arrays["row_name"][row]]]
    differ: F64 = ((here > 0) & (there > 0) & ((here == 1) != (there == 1))).astype(float)
    return differ


def _of_systems(forms: Sequence[Form], form: I64, systems: frozenset[str]) -> F64:
    return np.array([f.system in systems for f in forms], dtype=float)[form]


def _letters(index: Names, slots: Slots, slot: I64, token: I64, alike: F64) -> F64:
    """A letter that stands for a word meets a word that begins with it."""
    letter = slots.letter[slot] | (index.arrays["token_class"][token] == LETTER)
    at = np.flatnonzero(letter & (alike == 0))
    begins = slots.first[slots.word[slot[at]]] == index.arrays["token_first"][token[at]]
    met = at[begins]
    alike[met] = np.where(slots.initial[slot[met]], AN_INITIAL, A_LETTER)
    return alike


def _greedy(met: _Met, value: F64) -> npt.NDArray[np.bool_]:
    """Which pairs to take: of each candidate the best, then the best of what shares no word with it, and so on."""
    asked, listed = met.candidate * MAX_TOKENS + met.q_place, met.candidate * MAX_TOKENS + met.c_place
    # Most pairs share no word with another, and are taken as they are.
    shared = (np.bincount(asked)[asked] > 1) | (np.bincount(listed)[listed] > 1)
    chosen: npt.NDArray[np.bool_] = ~shared
    order = np.flatnonzero(shared)
    order = order[np.lexsort((-value[order], met.candidate[order]))]
    while len(order):
        starts = starts_of(met.candidate[order])
        taken = order[starts]
        chosen[taken] = True
        best = np.repeat(taken, np.diff(np.append(starts, len(order))))
        order = order[(asked[order] != asked[best]) & (listed[order] != listed[best])]
    return chosen


def _crossed(met: _Met) -> F64:
    """1 where a pair stands before the pair of the word in front of it."""
    candidate, c_place = met.candidate, met.c_place
    order = np.lexsort((met.q_place, candidate))
    back = np.zeros(len(candidate))
    if len(order) > 1:
        a, b = order[:-1], order[1:]
        back[b] = (candidate[a] == candidate[b]) & (c_place[a] > c_place[b])
    return back
