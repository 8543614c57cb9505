"""Which words of two names meet, for many candidates at once; candidates that cannot agree enough are left out."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from gwanmun.parties.asked import Asked
from gwanmun.parties.index import LETTER
from gwanmun.parties.keys import changes, expand, some
from gwanmun.parties.likeness import Likeness
from gwanmun.parties.names.form import MAX_TOKENS
from gwanmun.parties.opened import F64, I64, Names
from gwanmun.parties.weights import RARE
from gwanmun.parties.words import AS_WRITTEN
from gwanmun.parties.worth import Bounds, worth

_OF_A_LETTER, _OF_AN_INITIAL = 0.6, 0.85
"""How alike a letter that stands for a word and a word that begins with it are; of several initials each says more."""

_WRITTEN = AS_WRITTEN - 1e-6
"""How much of a name's weight meets where all of it does, as it is written; a little less than is asked of it later."""
_TITLE = 0.07
"""Words of this weight or less are titles and legal forms."""
IN_ONE_WORD = 0.1
"""Words of this weight or less (legal forms, titles) are left out of a name in one word."""
_FOLDED = np.arange(128)
_FOLDED[[ord(letter) for letter in "yjwqc"]] = [ord(letter) for letter in "iivkk"]
"""What a letter may be folded to at the beginning of a word, as :func:`gwanmun.parties.names.fold.fold` does."""


class Met(NamedTuple):
    """Words that meet: of which candidate, their places in both names, slot and word of the index, how alike."""

    candidate: I64
    q_place: I64
    c_place: I64
    slot: I64
    token: I64
    alike: F64

    def of(self, chosen: npt.NDArray[Any]) -> Met:
        """Those chosen."""
        return Met(*[a[chosen] for a in self])


def pair(asked: Asked, likeness: Likeness, bounds: Bounds | None, form: I64, row: I64) -> tuple[I64, I64, Met]:
    """The candidates (form and row) that agree enough, and their words that meet: the best pairs first, each word once.

    Candidates that were given, and not found, are all kept.
    """
    met = _paired(asked, form, row, likeness)
    return (form, row, met) if asked.respaced is None else _worthy(asked, bounds, form, row, met)


def _words_of(index: Names, row: I64) -> tuple[I64, I64, I64]:
    """The words of each row, one after the other: which row they are of, which words, and how many each row has."""
    begin, counts = index.row_offsets[row], index.row_offsets[row + 1] - index.row_offsets[row]
    token = index.arrays["row_tokens"][expand(begin, counts)].astype(np.int64)
    return np.arange(len(row)).repeat(counts), token, counts


def _may_meet_a_letter(asked: Asked, form: I64, token: I64) -> npt.NDArray[np.bool_]:
    """Whether a letter that stands for a word is among the words asked for, or the word of the index is one."""
    found: npt.NDArray[np.bool_] = (asked.index.arrays["token_class"][token] == LETTER) | asked.letters[form]
    return found


def may_agree(asked: Asked, likeness: Likeness, bounds: Bounds | None, form: I64, row: I64) -> tuple[I64, I64]:
    """The candidates that could agree enough if each of their words met the word asked for that is most like it."""
    index = asked.index
    begin = index.row_offsets[row]
    counts = index.row_offsets[row + 1] - begin
    token = index.arrays["row_tokens"][expand(begin, counts)]
    most = likeness.most(form.repeat(counts), token)
    met = np.add.reduceat(most, counts.cumsum() - counts) if len(most) else most
    # What a letter may stand for is not known before it is laid beside a word.
    letters = asked.letters[form] | (index.arrays["row_letters"][row] > 0)
    kept = letters | worth(asked, bounds, form, row, met)
    return form[kept], row[kept]


def _paired(asked: Asked, form: I64, row: I64, likeness: Likeness) -> Met:
    """The words that meet, of each candidate."""
    slots = asked.slots
    candidate, token, counts = _words_of(asked.index, row)
    # Most words of the candidates are like no word asked for, and are left out before each meets every one of those.
    of = form[candidate]
    kept = (likeness.meets(of, token) | _may_meet_a_letter(asked, of, token)).nonzero()[0]
    c_place = kept - (counts.cumsum() - counts)[candidate[kept]]
    candidate, token = candidate[kept], token[kept]
    q_counts = np.bincount(slots.form, minlength=len(asked.forms))
    wide = q_counts[form[candidate]]
    slot = expand((q_counts.cumsum() - q_counts)[form[candidate]], wide)
    candidate, c_place, token = candidate.repeat(wide), c_place.repeat(wide), token.repeat(wide)
    alike = _with_letters(asked, slot, token, likeness.of(slots.word[slot], token))
    met = Met(candidate, slots.place[slot], c_place, slot, token, alike).of(alike > 0)
    weigh = np.minimum(slots.weight[met.slot], asked.index.arrays["token_weight"][met.token])
    return met.of(_greedy(met, met.alike * (0.5 + weigh)))


def _with_letters(asked: Asked, slot: I64, token: I64, alike: F64) -> F64:
    """How alike words are, where a letter that stands for a word meets a word that begins with it."""
    arrays, slots = asked.index.arrays, asked.slots
    own, theirs = slots.letter[slot], arrays["token_class"][token] == LETTER
    letter = own | theirs
    if not some(letter):
        return alike
    # Nobody writes a letter for a legal form or a title: the O of "O Mercury" is not that of "OOO Mercury".
    letter &= (slots.weight[slot] > _TITLE) & (arrays["token_weight"][token] > _TITLE)
    at = (letter & (alike == 0)).nonzero()[0]
    if not len(at):
        return alike
    here, there = slots.first[slots.word[slot[at]]], arrays["token_first"][token[at]]
    begins = (here == there) | (own[at] & (_folded(here) == there)) | (theirs[at] & (_folded(there) == here))
    met = at[begins]
    alike[met] = np.where(slots.initial[slot[met]], _OF_AN_INITIAL, _OF_A_LETTER)
    return alike


def _folded(letter: I64) -> I64:
    """What words that begin with a letter may begin with when they are folded: J. may be Jamal, who becomes "iamal"."""
    return _FOLDED[np.minimum(letter, len(_FOLDED) - 1)]


def _worthy(asked: Asked, bounds: Bounds | None, form: I64, row: I64, met: Met) -> tuple[I64, I64, Met]:
    """The candidates that are worth the costly part, and the words of theirs that meet."""
    here, there = asked.slots.weight[met.slot], asked.index.arrays["token_weight"][met.token]
    candidates = len(form)
    met_here = np.bincount(met.candidate, weights=here * met.alike, minlength=candidates)
    met_there = np.bincount(met.candidate, weights=there * met.alike, minlength=candidates)
    least = np.minimum(here, there)
    rare = (least >= RARE) & (met.alike >= AS_WRITTEN)
    all_there = met_there >= _WRITTEN * asked.index.arrays["row_weight"][row]
    # A listed name of one word is not held by all the names that have it.
    all_there &= np.bincount(met.candidate[least > IN_ONE_WORD], minlength=candidates) > 1
    holds = (met_here >= _WRITTEN * asked.weight[form]) | all_there
    holds &= np.bincount(met.candidate[rare], minlength=candidates) > 0
    kept = worth(asked, bounds, form, row, met_here + met_there, holds)
    renumbered = kept.cumsum() - 1
    met = met.of(kept[met.candidate])
    return form[kept], row[kept], met._replace(candidate=renumbered[met.candidate])


def _greedy(met: Met, value: F64) -> npt.NDArray[np.bool_]:
    """Which pairs to take: of each candidate the best, then the best of what shares no word with it, and so on."""
    asked, listed = met.candidate * MAX_TOKENS + met.q_place, met.candidate * MAX_TOKENS + met.c_place
    # Most pairs share no word with another, and are taken as they are.
    shared = (np.bincount(asked)[asked] > 1) | (np.bincount(listed)[listed] > 1)
    chosen: npt.NDArray[np.bool_] = ~shared
    order = shared.nonzero()[0]
    if len(order):
        order = order[np.lexsort((-value[order], met.candidate[order]))]
    while len(order):
        begins = changes(met.candidate[order])
        taken = order[begins]
        chosen[taken] = True
        best = taken[begins.cumsum() - 1]
        order = order[(asked[order] != asked[best]) & (listed[order] != listed[best])]
    return chosen
