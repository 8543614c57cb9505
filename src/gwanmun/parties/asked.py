"""What is asked of an index: forms of names, their words, and what of the index is like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from gwanmun.parties import keys
from gwanmun.parties.names.form import Form
from gwanmun.parties.one_word import PERSON, in_one_word, respaced_of
from gwanmun.parties.opened import F64, I64, InOneWord, Names
from gwanmun.parties.syllables import spelt_otherwise
from gwanmun.parties.words import Slots, similar_words, slots_of, weigh_like_neighbours


@dataclass(slots=True)
class Asked:
    """The forms asked for and the index they are asked of."""

    index: Names
    forms: Sequence[Form]
    kinds: npt.NDArray[np.uint8]
    """For each form, the place of what the party is in :data:`gwanmun.parties.index.KINDS`, or ``PERHAPS_PERSON``."""
    slots: Slots
    word: I64
    """Words asked for that are like a word of the index, each as often as there are such words, in order."""
    other: I64
    """The word of the index that each is like."""
    like: F64
    """How alike both are, in (0, 1]."""
    whole: InOneWord
    respaced: I64 | None
    """Codes of form and row (:meth:`gwanmun.parties.opened.Names.code`) that are alike in one word, or are Korean names
    that may be one; ``None`` where candidates are given."""
    weight: F64 = field(init=False)
    """The weight of all words of each form."""
    systems: frozenset[str] = field(init=False)
    """How the forms were brought to Latin letters."""
    letters: npt.NDArray[np.bool_] = field(init=False)
    """Whether a letter that stands for a word is in each form."""

    def __post_init__(self) -> None:
        of, count = self.slots.form, len(self.forms)
        self.weight = np.bincount(of, weights=self.slots.weight, minlength=count)
        self.systems = frozenset(form.system for form in self.forms)
        self.letters = np.bincount(of, weights=self.slots.letter, minlength=count) > 0

    def of_systems(self, systems: frozenset[str], form: I64) -> F64:
        """1 for each of ``form`` that was brought to Latin letters by one of ``systems``."""
        # Most names asked for are in Latin letters.
        if systems.isdisjoint(self.systems):
            return np.zeros(len(form))
        return np.array([float(f.system in systems) for f in self.forms])[form]


def asked_of(index: Names, forms: Sequence[Form], kinds: Sequence[int], given: bool) -> Asked | None:
    """The forms with what of the index is like them; nothing where there is nothing to compare.

    :param given: whether candidates are given, so that none need be found by the names in one word.
    """
    slots, loose, strict = slots_of(forms)
    if not slots.words or not index.word_count:
        return None
    word, other, like = similar_words(index, slots.words, loose, strict)
    weigh_like_neighbours(index, slots, word, other, like)
    whole = in_one_word(forms)
    kind = np.array(kinds, dtype=np.uint8)
    respaced = None if given else respaced_of(index, whole, kind == PERSON)
    if respaced is not None and any(form.korean for form in forms):
        respaced = keys.distinct(np.concatenate([respaced, spelt_otherwise(index, forms)]))
    return Asked(index, forms, kind, slots, word, other, like, whole, respaced)
