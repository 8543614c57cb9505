"""Which names of the index are worth laying side by side with the name asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.names.analyse import Form
from gwanmun.parties.opened import F64, I64, Names, expand, starts_of
from gwanmun.parties.words import ONE_FORM, Slots

LEAST_AGREEMENT = 0.5
"""Share of the weight of both names that must meet for a candidate to be looked at closely."""
LEAST_READING = 0.8
"""The same for one of several readings of a name, of which one is to fit well."""
_GAIN_BITS = 12
_GAINS = (1 << _GAIN_BITS) - 1
_NEIGHBOURS = 4
FREQUENT = 2000
"""Words in more names than this do not make candidates by themselves while rarer words of the name can."""


def candidates_of(
    index: Names,
    forms: Sequence[Form],
    slots: Slots,
    word: I64,
    other: I64,
    like: F64,
    respaced: I64 | None,
) -> tuple[I64, I64]:
    """Pairs of form and row that share enough weight to be worth laying side by side."""
    count = len(slots.words)
    of_word = np.bincount(word, minlength=count)
    first = np.cumsum(of_word) - of_word
    size = np.bincount(word, weights=index.post_counts[other], minlength=count)
    total = np.bincount(slots.form, weights=slots.weight, minlength=len(forms))
    used, spared_weight = _used(slots, size, total)
    least = np.array([LEAST_AGREEMENT if f.system in ONE_FORM else LEAST_READING for f in forms])
    # slot → words of the index → rows
    slot = np.repeat(used, of_word[slots.word[used]])
    entry = expand(first[slots.word[used]], of_word[slots.word[used]])
    # A misspelt word may weigh less than the one it stands for ("eZst" is near "East"): both weights count.
    theirs = index.arrays["token_weight"][other[entry]]
    gain = np.minimum((slots.weight[slot] + theirs) / 2 * like[entry], 1.0)
    form = slots.form[slot]
    enough = _at_best(gain, theirs, total[form], spared_weight[form]) >= least[form]
    worth = enough | (np.bincount(slots.form[used], minlength=len(forms)) > 1)[form]
    slot, entry, gain, form, enough = slot[worth], entry[worth], gain[worth], form[worth], enough[worth]
    posts = index.post_counts[other[entry]]
    row = index.arrays["post_rows"][expand(index.post_offsets[other[entry]], posts)].astype(np.int64)
    rows = len(index.row_offsets) - 1
    # The best gain of each slot and row, then their sum for each form and row. Form, row, place and gain lie in one
    # number each: sorting those is several times as quick as sorting their order.
    head = (form * rows * 16 + slots.place[slot]) * (_GAINS + 1) + (gain * _GAINS).astype(np.int64)
    packed = np.repeat(head, posts)
    packed += row * (16 * (_GAINS + 1))
    place = np.repeat(slots.place[slot].astype(np.int8), posts)
    twice = _met_twice(packed >> (_GAIN_BITS + 4), place, len(forms) * rows)
    packed = packed[np.repeat(enough, posts) | twice]
    packed.sort(kind="stable")  # the postings are runs in order, which this sort merges
    code = packed >> _GAIN_BITS
    # The greatest gain of a slot and row stands last.
    ends = np.append(keys.changes(code)[1:], True).nonzero()[0] if len(code) else starts_of(code)
    best = (packed[ends] & _GAINS) / _GAINS
    pair = code[ends] >> 4
    starts = starts_of(pair)
    if respaced is None:
        respaced = np.empty(0, np.int64)
    if not len(starts):
        return respaced // rows, respaced % rows
    reached = np.add.reduceat(best, starts)
    pair = pair[starts]
    form, row = pair // rows, pair % rows
    own, theirs = total[form], index.arrays["row_weight"][row]
    reached = reached + np.minimum(spared_weight[form], np.maximum(theirs - reached, 0))
    both = 2 * reached / (own + theirs)
    if len(respaced):
        at = np.minimum(np.searchsorted(pair, respaced), len(pair) - 1)
        taken = pair[at] == respaced
        both[at[taken]] = 1.0
        form, row = np.concatenate([form, respaced[~taken] // rows]), np.concatenate([row, respaced[~taken] % rows])
        both = np.concatenate([both, np.ones(int((~taken).sum()))])
    keep = both >= least[form]
    return form[keep], row[keep]


def _at_best(gain: F64, theirs: F64, own: F64, spared: F64) -> F64:
    """How much the weight of two names that one word alone makes meet may agree, whatever the other's weight.

    :param theirs: weight of the word in the index, the least that the other name can weigh; ``own``: weight of the
        name asked for; ``spared``: weight of its words that make no candidates, all of which may meet.
    """
    most = gain + spared
    found: F64 = 2 * np.maximum(most / (own + most), gain / (own + np.minimum(theirs, gain)))
    return found


def _met_twice(pair: I64, place: I64, pairs: int) -> npt.NDArray[np.bool_]:
    """Which pairs of form and row are met at two places of the name asked for, or stand beside one that is.

    What one word alone cannot make a candidate needs another word beside it; most postings have none, and leaving them
    out here spares their sorting.

    :param pairs: how many pairs of form and row there are.
    """
    # Neighbours share a cell, so that the tables stay small; postings come in order, so that they are read in order.
    cell = pair >> _NEIGHBOURS
    last = np.empty((pairs >> _NEIGHBOURS) + 1, dtype=np.int8)
    last[cell] = place
    other = last[cell] != place
    twice = np.zeros(len(last), dtype=np.bool_)
    twice[cell[other]] = True
    found: npt.NDArray[np.bool_] = twice[cell]
    return found


def _used(slots: Slots, size: F64, total: F64) -> tuple[I64, F64]:
    """The slots that make candidates, and for each form the weight of those that do not.

    :param size: in how many names each word stands; ``total``: the weight of each form.
    """
    order = np.lexsort((-size[slots.word], slots.form))
    # From the most frequent word on, words are spared while what is left still holds more than half of the weight.
    ordered = slots.weight[order]
    running = np.cumsum(ordered)
    begin = np.concatenate([[0], np.cumsum(np.bincount(slots.form, minlength=len(total)))])[:-1]
    before = running - ordered
    spent = running - before[begin[slots.form[order]]]
    spared = (spent < 0.5 * total[slots.form[order]]) & (size[slots.word[order]] > FREQUENT)
    # Initials meet words that are longer, and are laid beside them later.
    spared |= slots.initial[order]
    spared_weight = np.bincount(slots.form[order][spared], weights=ordered[spared], minlength=len(total))
    return order[~spared], spared_weight
