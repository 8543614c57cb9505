"""Find the names of an index that may be the name asked for, and lay their words side by side; all in arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gwanmun.parties.alignment import Alignment, align, joined
from gwanmun.parties.candidates import candidates_of
from gwanmun.parties.names.analyse import Form
from gwanmun.parties.one_word import in_one_word, respaced_of
from gwanmun.parties.opened import I64, Names
from gwanmun.parties.words import similar_words, slots_of, weigh_like_neighbours

BLOCK = 30_000
"""Candidates laid side by side at once."""


def search(
    index: Names, forms: Sequence[Form], kinds: Sequence[int], pairs: tuple[I64, I64] | None = None
) -> Alignment | None:
    """The candidates for each of ``forms``, with their words laid side by side.

    :param kinds: for each form, the place of what the party is in :data:`gwanmun.parties.index.KINDS`.
    :param pairs: the numbers of the forms and rows to compare, instead of candidates.
    """
    slots, loose, strict = slots_of(forms)
    if not slots.words or not index.word_count:
        return None
    word, other, like = similar_words(index, slots.words, loose, strict)
    weigh_like_neighbours(index, slots, word, other, like)
    asked = in_one_word(forms)
    respaced = None if pairs else respaced_of(index, asked, kinds)
    form, row = pairs or candidates_of(index, forms, slots, word, other, like, respaced)
    if not len(form):
        return None
    known = word * index.word_count + other
    which = np.array(kinds, dtype=np.uint8)
    # Common names have many candidates; in blocks they take no more memory than rare ones.
    blocks = [slice(at, at + BLOCK) for at in range(0, len(form), BLOCK)]
    return joined([align(index, forms, which, slots, form[b], row[b], known, like, respaced, asked) for b in blocks])
