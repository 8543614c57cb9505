"""Which names of the index are worth laying side by side with the name asked for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.asked import Asked
from gwanmun.parties.keys import expand, some
from gwanmun.parties.names.form import MAX_TOKENS
from gwanmun.parties.opened import F64, I64, starts_of
from gwanmun.parties.words import ONE_FORM

LEAST_AGREEMENT = 0.5
"""Share of the weight of both names that must meet for a candidate to be looked at closely."""
LEAST_READING = 0.8
"""The same for one of several readings of a name, of which one is to fit well."""
_GAIN_BITS = 12
_GAINS = (1 << _GAIN_BITS) - 1
_PAIR_BITS = _GAIN_BITS + (MAX_TOKENS - 1).bit_length()
"""Bits of a number behind those of form and row: the place of a word, and what it gains."""
_NEIGHBOURS = 4
"""Rows, as a power of two, that share a cell where words at two places of a name are looked for."""
_MOST_CELLS = 1 << 22
"""Cells of that table: a party of a thousand names must not fill the memory. Pairs that share one are all kept."""
_TWICE = -1
"""Is no place of a word."""
FEW = 2000
"""So few postings are sorted as they are."""
FREQUENT = 1350
"""Words in more rows of the index than this do not make candidates by themselves while rarer words of the name can."""


def candidates_of(asked: Asked) -> tuple[I64, I64]:
    """Pairs of form and row that share enough weight to be worth laying side by side."""
    index = asked.index
    used, spared = _used(asked)
    least = np.array([LEAST_AGREEMENT if f.system in ONE_FORM else LEAST_READING for f in asked.forms])
    pair, best = _met(asked, used, spared, least)
    respaced = asked.respaced if asked.respaced is not None else np.empty(0, np.int64)
    starts = starts_of(pair)
    if not len(starts):
        return index.form_and_row(respaced)
    reached, pair = np.add.reduceat(best, starts), pair[starts]
    form, row = index.form_and_row(pair)
    keep = _agreement(reached, form, row, asked, spared) >= least[form]
    if len(respaced):
        at = np.minimum(pair.searchsorted(respaced), len(pair) - 1)
        taken = pair[at] == respaced
        keep[at[taken]] = True
        more_form, more_row = index.form_and_row(respaced[~taken])
        return np.concatenate([form[keep], more_form]), np.concatenate([row[keep], more_row])
    return form[keep], row[keep]


def _agreement(reached: F64, form: I64, row: I64, asked: Asked, spared: F64) -> F64:
    """How much the weight of two names may agree, where ``reached`` of it meets and the spared words may meet."""
    theirs = asked.index.arrays["row_weight"][row]
    reached = reached + np.minimum(spared[form], np.maximum(theirs - reached, 0))
    found: F64 = 2 * reached / (asked.weight[form] + theirs)
    return found


def _met(asked: Asked, used: I64, spared: F64, least: F64) -> tuple[I64, F64]:
    """Codes of form and row that share a word, for each word asked for that they share, in order; and what it gains.

    :param used: the slots that make candidates; ``spared``: for each form, the weight of those that do not.
    :param least: how much each form must agree with a candidate.
    """
    index, slots, other = asked.index, asked.slots, asked.other
    # slot → words of the index → rows
    of_word = np.bincount(asked.word, minlength=len(slots.words))
    word = slots.word[used]
    slot = used.repeat(of_word[word])
    entry = expand((of_word.cumsum() - of_word)[word], of_word[word])
    # A misspelt word may weigh less than the one it stands for ("eZst" is near "East"): both weights count.
    theirs = index.arrays["token_weight"][other[entry]]
    gain = np.minimum((slots.weight[slot] + theirs) / 2 * asked.like[entry], 1.0)
    form = slots.form[slot]
    alone = np.bincount(slots.form[used], minlength=len(asked.forms)) == 1
    if some(alone):
        worth = (_at_best(gain, theirs, asked.weight[form], spared[form]) >= least[form]) | ~alone[form]
        slot, entry, gain, theirs, form = slot[worth], entry[worth], gain[worth], theirs[worth], form[worth]
    posts = index.post_counts[other[entry]]
    row = index.arrays["post_rows"][expand(index.post_offsets[other[entry]], posts)].astype(np.int64)
    # Form, row, place and gain lie in one number each: sorting those is several times as quick as sorting their order.
    head = (form << index.row_bits + _PAIR_BITS) + (slots.place[slot] << _GAIN_BITS) + (gain * _GAINS).astype(np.int64)
    packed = head.repeat(posts)
    packed += row << _PAIR_BITS
    if len(packed) > FEW:
        place = slots.place[slot].astype(np.int8).repeat(posts)
        twice = _met_twice(packed >> _PAIR_BITS + _NEIGHBOURS, place, len(asked.forms) << index.row_bits)
        # The row's own weight tells what the words that could do alone come to, if no other meets.
        enough = _at_best(gain, theirs, asked.weight[form], spared[form]) >= least[form]
        once = (enough.repeat(posts) & ~twice).nonzero()[0]
        head_of = np.arange(len(posts), dtype=np.int32).repeat(posts)[once]
        agree = _agreement(gain[head_of], form[head_of], row[once], asked, spared)
        packed = packed[np.concatenate([twice.nonzero()[0], once[agree >= least[form[head_of]]]])]
    packed.sort(kind="stable")  # the postings are runs in order, which this sort merges
    # The greatest gain of a slot and row stands last.
    code = packed >> _GAIN_BITS
    packed = packed[keys.last_of_each(code)]
    return packed >> _PAIR_BITS, (packed & _GAINS) / _GAINS


def _at_best(gain: F64, theirs: F64, own: F64, spared: F64) -> F64:
    """How much the weight of two names that one word alone makes meet may agree, whatever the other's weight.

    :param theirs: weight of the word in the index, the least that the other name can weigh; ``own``: weight of the
        name asked for; ``spared``: weight of its words that make no candidates, all of which may meet.
    """
    most = gain + spared
    found: F64 = 2 * np.maximum(most / (own + most), gain / (own + np.minimum(theirs, gain)))
    return found


def _met_twice(cell: I64, place: I64, pairs: int) -> npt.NDArray[np.bool_]:
    """Which pairs of form and row are met at two places of the name asked for, or stand beside one that is.

    What one word alone cannot make a candidate needs another word beside it; most postings have none, and leaving them
    out here spares their sorting.

    :param cell: the number of each pair without its last bits: neighbours share a cell, so that the table stays small.
    :param pairs: how many pairs of form and row there are.
    """
    size = min(1 << (pairs >> _NEIGHBOURS).bit_length(), _MOST_CELLS)
    cell = cell & (size - 1)
    # Postings come in order, so that the table is written and read in order.
    seen = np.empty(size, dtype=np.int8)
    seen[cell] = place
    seen[cell[seen[cell] != place]] = _TWICE
    found: npt.NDArray[np.bool_] = seen[cell] == _TWICE
    return found


def _used(asked: Asked) -> tuple[I64, F64]:
    """The slots that make candidates, and for each form the weight of those that do not."""
    slots, forms = asked.slots, len(asked.forms)
    # In how many names each word stands.
    size = np.bincount(asked.word, weights=asked.index.post_counts[asked.other], minlength=len(slots.words))
    if not some(size > FREQUENT) and not some(slots.initial):
        return np.arange(len(slots.form)), np.zeros(forms)
    order = np.lexsort((-size[slots.word], slots.form))
    # From the most frequent word on, words are spared while what is left still holds more than half of the weight.
    ordered, form = slots.weight[order], slots.form[order]
    running = ordered.cumsum()
    of_form = np.bincount(slots.form, minlength=forms)
    before = running - ordered
    spent = running - before[(of_form.cumsum() - of_form)[form]]
    spared = (spent < 0.5 * asked.weight[form]) & (size[slots.word[order]] > FREQUENT)
    # Initials meet words that are longer, and are laid beside them later.
    spared |= slots.initial[order]
    return order[~spared], np.bincount(form[spared], weights=ordered[spared], minlength=forms)
