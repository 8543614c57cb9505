"""Which names of the index are worth laying side by side with the name asked for."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.asked import Asked
from gwanmun.parties.keys import expand, some
from gwanmun.parties.names.form import MAX_TOKENS
from gwanmun.parties.opened import F64, I64, Names, starts_of
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
_CELLS = 1 << 18
"""Cells of that table, which stays in the processor's cache. Pairs that share one are all kept."""
_TWICE = -1
"""Is no place of a word."""
FEW = 2000
"""So few postings are sorted as they are."""
BLOCK = 1 << 15
"""So many postings are looked at at once."""
_ROUNDED = 1e-6
"""More than what is lost where a weight is kept in fewer digits."""
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


class _Words(NamedTuple):
    """Words of the index that are like one of a form asked for."""

    form: I64
    place: I64
    """The place of the word in the form."""
    weight: F64
    """Weight of the word of the index."""
    gain: F64
    """What it adds to what meets."""
    posts: I64
    """How many rows have it."""
    offsets: I64
    """Where those rows begin."""

    def of(self, chosen: Any) -> _Words:
        """Those chosen."""
        return _Words(*[column[chosen] for column in self])


def _met(asked: Asked, used: I64, spared: F64, least: F64) -> tuple[I64, F64]:
    """Codes of form and row that share a word, for each word asked for that they share, in order; and what it gains.

    :param used: the slots that make candidates; ``spared``: for each form, the weight of those that do not.
    :param least: how much each form must agree with a candidate.
    """
    words = _words_of(asked, used)
    if int(words.posts.sum()) <= FEW:
        packed, _ = _packed(asked.index, words)
    else:
        packed = _promising(asked, words, used, spared, least)
    packed.sort()
    # The greatest gain of a slot and row stands last.
    packed = packed[keys.last_of_each(packed >> _GAIN_BITS)]
    return packed >> _PAIR_BITS, (packed & _GAINS) / _GAINS


def _words_of(asked: Asked, used: I64) -> _Words:
    """The words of the index that are like one of the slots that make candidates."""
    index, slots = asked.index, asked.slots
    if len(used) == len(slots.form) == len(slots.words):
        # No word is left out or asked for twice.
        slot, token, like = asked.word, asked.other, asked.like
    else:
        of_word = np.bincount(asked.word, minlength=len(slots.words))
        word = slots.word[used]
        slot = used.repeat(of_word[word])
        entry = expand((of_word.cumsum() - of_word)[word], of_word[word])
        token, like = asked.other[entry], asked.like[entry]
    # A misspelt word may weigh less than the one it stands for ("eZst" is near "East"): both weights count.
    weight = index.arrays["token_weight"][token]
    gain = np.minimum((slots.weight[slot] + weight) / 2 * like, 1.0)
    return _Words(
        slots.form[slot], slots.place[slot], weight, gain, index.post_counts[token], index.post_offsets[token]
    )


def _packed(index: Names, words: _Words) -> tuple[I64, I64]:
    """Form, row, place and gain of each row that has one of the words, and the row.

    They lie in one number each: sorting those is several times as quick as sorting their order.
    """
    row = index.arrays["post_rows"][expand(words.offsets, words.posts)].astype(np.int64)
    head = (words.form << index.row_bits + _PAIR_BITS) + (words.place << _GAIN_BITS)
    packed = (head + (words.gain * _GAINS).astype(np.int64)).repeat(words.posts)
    packed += row << _PAIR_BITS
    return packed, row


def _promising(asked: Asked, words: _Words, used: I64, spared: F64, least: F64) -> I64:
    """What :func:`_packed` gives, of rows that may agree enough: those met twice, and those that a word alone makes."""
    index, form = asked.index, words.form
    enough = _at_best(words.gain, words.weight, asked.weight[form], spared[form]) >= least[form]
    # What a name may weigh at most for the word alone to make it a candidate.
    most = np.where(enough, 2 * (words.gain + spared[form]) / least[form] - asked.weight[form] + _ROUNDED, -1.0)
    most = most.astype(np.float32)
    alone = np.bincount(asked.slots.form[used], minlength=len(asked.forms)) == 1
    if some(alone):
        kept = enough | ~alone[form]
        words, most = words.of(kept), most[kept]
    parts = []
    for block in _blocks_of(words.form, words.posts):
        some_words = words.of(block)
        packed, row = _packed(index, some_words)
        posts = some_words.posts
        place = some_words.place.astype(np.int8).repeat(posts)
        twice = _met_twice(packed >> _PAIR_BITS + _NEIGHBOURS, place)
        parts.append(packed[twice | (index.arrays["row_weight"][row] <= most[block].repeat(posts))])
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


def _blocks_of(form: I64, posts: I64) -> list[slice]:
    """The words of a few forms at a time, so that what is found for them stays in the processor's cache."""
    if not len(form):
        return []
    # A form is not parted, so that rows that meet it at two places are seen.
    ends = np.flatnonzero(np.append(form[1:] != form[:-1], True)) + 1
    number = posts.cumsum()[ends - 1] // BLOCK
    last = ends[np.append(number[1:] != number[:-1], True)].tolist()
    return [slice(start, end) for start, end in zip([0, *last], last, strict=False)]


def _at_best(gain: F64, theirs: F64, own: F64, spared: F64) -> F64:
    """How much the weight of two names that one word alone makes meet may agree, whatever the other's weight.

    :param theirs: weight of the word in the index, the least that the other name can weigh; ``own``: weight of the
        name asked for; ``spared``: weight of its words that make no candidates, all of which may meet.
    """
    most = gain + spared
    found: F64 = 2 * np.maximum(most / (own + most), gain / (own + np.minimum(theirs, gain)))
    return found


def _met_twice(cell: I64, place: npt.NDArray[np.int8]) -> npt.NDArray[np.bool_]:
    """Which pairs of form and row are met at two places of the name asked for, or stand beside one that is.

    What one word alone cannot make a candidate needs another word beside it; most postings have none, and leaving them
    out here spares their sorting.

    :param cell: the number of each pair without its last bits: neighbours share a cell, so that the table stays small.
    """
    cell = cell & (_CELLS - 1)
    seen = np.empty(_CELLS, dtype=np.int8)
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
