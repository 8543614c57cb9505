"""Lay the words of two names side by side, for many pairs of names at once, and add up what meets and what does not."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from gwanmun.parties.asked import Asked
from gwanmun.parties.chance import by_chance
from gwanmun.parties.index import DISTINCTIVE, GENERIC, KINDS, NUMBER, PERHAPS_PERSON, PLACE
from gwanmun.parties.keys import some
from gwanmun.parties.likeness import Likeness
from gwanmun.parties.names.han import FAR
from gwanmun.parties.one_word import PERSON, SAME, whole
from gwanmun.parties.opened import F64, I64
from gwanmun.parties.pairing import IN_ONE_WORD, Met, pair
from gwanmun.parties.syllables import Told, same_syllables
from gwanmun.parties.weights import RARE
from gwanmun.parties.words import AS_READ, AS_WRITTEN, BRANCHES, CORRECTED, HANGUL, NATIVE, ONE_FORM
from gwanmun.parties.worth import Bounds

COMPANY = KINDS.index("company")
PERHAPS_ANOTHER = 0.25
"""How far a firm counts as another kind of party than one whose name looks like a person's, where nobody said so."""
SYLLABLES_AGREE = 0.85
"""How far the words of a Korean's name in Hangul and of one in Latin letters agree, if all its syllables meet."""
ONE_SLIP = 0.65
"""How near a Korean's name in Latin letters is to one of which a letter differs."""


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
    information: F64
    """The same, each word by how little chance makes it meet: short words and misspelt ones meet others by chance."""
    rare_matched: F64
    """Rare words that meet as they are written."""
    words_matched: F64
    """Words that meet, without legal forms and titles."""
    compact: F64
    """How alike the names are in one word, in [0, 1]; 0 where they are less alike than 0.6."""
    nearness: F64
    """1 where the names in one word are the same, falling to 0 at three edits or at another number or initial."""
    reading: F64
    """1 where the name asked for is one reading of another writing (Hangul, Han, kana)."""
    listed_reading: F64
    """1 where the listed name is in such a writing, the other is not, and they meet by a reading of it."""
    far_reading: F64
    """1 where that reading is none of the first to think of."""
    corrected: F64
    """1 where words asked for were taken for misspelt words of the lexicon."""
    placed: F64
    """1 where the place of a branch was left out of the name asked for."""
    other_word: F64
    """Weight of distinctive words that stand alone on both sides, the lesser of the two."""
    own_left: F64
    """Weight of distinctive words that stand alone on either side."""
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
    person_asked: F64
    """1 where it is a person who is asked for."""
    same_syllables: F64
    """1 where both are names of Koreans that may be the same, syllable by syllable, however they are spelt."""
    other_syllable: F64
    """1 where a Korean's or Chinese person's name has a syllable that the other lacks."""
    craft: F64
    """1 where a firm is asked for, and a ship or an aircraft of another name is listed."""
    kinds_differ: F64
    """1 where both are known to be of some kind, and it is not the same."""
    other_kind: F64
    """1 where one is a person and the other is known not to be; less where one only looks like a person."""
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


def align(asked: Asked, likeness: Likeness, bounds: Bounds | None, form: I64, row: I64) -> Alignment | None:
    """Lay the words of each candidate (form and row) side by side, and add up what meets.

    Nothing where no candidate is worth it.
    """
    arrays, slots = asked.index.arrays, asked.slots
    form, row, met = pair(asked, likeness, bounds, form, row)
    if not len(form):
        return None
    sums = _Sums(asked, form, row, met)
    # Generic words that meet make a name long, not its own words near: "LXC Aviation" and "LAU Aviation".
    shared = sums.of((met.alike >= SAME) * sums.shared * arrays["token_length"][met.token])
    person = asked.kinds[form] == PERSON
    compact, nearness = whole(asked.index, asked.whole, form, row, shared, person)
    numbers_q, numbers_c, numbers = sums.alone(slots.number[slots.word], "row_numbers")
    letters_q, letters_c, _ = sums.alone(slots.letter, "row_letters")
    places_q, places_c, _ = sums.alone(slots.is_place[slots.word], "row_places")
    own_q, own_c = sums.own_left()
    other_number, other_initial = numbers_q & numbers_c, letters_q & letters_c
    weight_q, weight_c = asked.weight[form], arrays["row_weight"][row].astype(np.float64)
    placed = asked.of_systems(BRANCHES, form)
    matched_q, matched_c = sums.of(sums.w_q * met.alike), sums.of(sums.w_c * met.alike)
    told = same_syllables(asked.index, asked.forms, form, row)
    agreement = (matched_q + matched_c) / (weight_q + weight_c)
    return Alignment(
        form=form, row=row, weight_q=weight_q, weight_c=weight_c,
        matched_q=matched_q, matched_c=matched_c,
        left_q=np.maximum(weight_q - sums.of(sums.w_q), 0), left_c=np.maximum(weight_c - sums.of(sums.w_c), 0),
        distinctive=sums.distinctive(),
        information=sums.information(),
        rare_matched=sums.rare(),
        words_matched=sums.of(sums.least > IN_ONE_WORD),
        compact=compact,
        nearness=nearness * ~(other_number | other_initial),
        reading=1 - asked.of_systems(ONE_FORM, form),
        listed_reading=(arrays["row_read"][row] > 0) * (1 - asked.of_systems(NATIVE, form)),
        far_reading=asked.of_systems(FAR, form),
        corrected=asked.of_systems(CORRECTED, form),
        placed=placed,
        other_word=np.minimum(np.minimum(own_q, own_c), 1),
        own_left=own_q + own_c,
        other_number=other_number.astype(float),
        extra_number=(numbers_q ^ numbers_c).astype(float),
        same_number=(numbers & ~numbers_q & ~numbers_c).astype(float),
        other_initial=other_initial.astype(float),
        other_place=((places_q | (placed > 0)) & places_c).astype(float),
        person_asked=person.astype(float),
        same_syllables=told[0].astype(float),
        other_syllable=_other_syllable(asked, form, row, told, agreement, (compact, nearness)),
        craft=_craft(asked, form, row, compact),
        kinds_differ=_kinds_differ(asked, form, row),
        other_kind=_other_kind(asked, form, row),
        pairs=(met.candidate, met.q_place, met.c_place, met.alike),
    )  # fmt: skip


Flags = tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]


class _Sums:
    """What the words that meet weigh and are, to be added up for each candidate."""

    def __init__(self, asked: Asked, form: I64, row: I64, met: Met) -> None:
        arrays, slots = asked.index.arrays, asked.slots
        self._asked, self._form, self._row, self._met = asked, form, row, met
        self.w_q: F64 = slots.weight[met.slot]
        self.w_c: F64 = arrays["token_weight"][met.token].astype(np.float64)
        self._kind = arrays["token_class"][met.token]
        self._distinct = slots.distinctive[slots.word[met.slot]]
        self.least = np.minimum(self.w_q, self.w_c)
        # A word that is not known may be a business word misspelt: it says no more than the listed word that it meets.
        self._counts = (self._distinct & (self._kind == DISTINCTIVE)) | (self._kind == NUMBER)
        """Whether words that meet tell names apart."""
        self.shared = ((self._kind == GENERIC) | (self._kind == PLACE)) & (self.w_c > IN_ONE_WORD)

    def of(self, values: F64) -> F64:
        """The sum of a value of the pairs for each candidate."""
        return np.bincount(self._met.candidate, weights=values, minlength=len(self._form))

    def distinctive(self) -> F64:
        """The weight of distinctive words that meet."""
        return self.of(self.least * self._met.alike * self._counts)

    def rare(self) -> F64:
        """How many rare words meet as they are written."""
        return self.of((self.least >= RARE) & (self._met.alike >= AS_WRITTEN) & self._counts)

    def information(self) -> F64:
        """The weight of distinctive words that meet, by how few words meet one of theirs by chance."""
        length = self._asked.index.arrays["token_length"][self._met.token]
        surprise = 1 - by_chance(length, self._met.alike)
        return self.of(self.least * surprise * self._counts)

    def own_left(self) -> tuple[F64, F64]:
        """The weight of distinctive words that stand alone on each side."""
        slots = self._asked.slots
        all_q = np.bincount(slots.form, slots.weight * slots.distinctive[slots.word], minlength=len(self._asked.forms))
        alone_q = all_q[self._form] - self.of(self.w_q * self._distinct)
        all_c = self._asked.index.arrays["row_distinctive"][self._row]
        alone_c = all_c - self.of(self.w_c * (self._kind == DISTINCTIVE))
        return np.maximum(alone_q, 0), np.maximum(alone_c, 0)

    def alone(self, chosen: npt.NDArray[np.bool_], of_rows: str) -> Flags:
        """Whether a chosen word (number, initial, place) of each name stands alone in it, and whether any meets.

        :param chosen: which slots hold such a word; ``of_rows``: the array that counts them for each row of the index.
        """
        listed = self._asked.index.arrays[of_rows][self._row]
        if not some(chosen):
            none = np.zeros(len(self._form), dtype=np.bool_)
            return none, listed > 0, none
        asked = np.bincount(self._asked.slots.form, weights=chosen, minlength=len(self._asked.forms))[self._form]
        both = self.of(chosen[self._met.slot])
        return asked > both, listed > both, both > 0


def _other_syllable(asked: Asked, form: I64, row: I64, told: Told, agreement: F64, in_one_word: tuple[F64, F64]) -> F64:
    """Whether a Korean's or a Chinese person's name is another than that of the candidate.

    One in Hangul or Han characters is spelt right. It is written in Latin letters in more ways than the systems know,
    but not listed as it is written, or in kana. One in Latin letters may have a slip in it, and listed Latin names too.

    :param told: whether both are Korean names that may be the same, and whether both are Korean names.
    :param in_one_word: how alike, and how near, the names are in one word.
    """
    if not any(f.korean or f.system in AS_READ for f in asked.forms):
        return np.zeros(len(form))
    (same, known), (compact, nearness) = told, in_one_word
    index = asked.index
    read = asked.of_systems(AS_READ, form) > 0
    listed_read = index.arrays["row_read"][row] > 0
    least = np.where(asked.of_systems(HANGUL, form) > 0, np.where(known, AS_WRITTEN, SYLLABLES_AGREE), 0.0)
    least[listed_read] = SAME
    person = (asked.kinds[form] == PERSON) | ((asked.kinds[form] == PERHAPS_PERSON) & (index.row_kind[row] == PERSON))
    other = np.where(read, (agreement < least) & (compact < SAME), known & ((nearness < ONE_SLIP) | listed_read))
    found: F64 = (person & ~same & other).astype(float)
    return found


def _craft(asked: Asked, form: I64, row: I64, compact: F64) -> F64:
    """Whether a firm is asked for, and a ship or an aircraft is listed: they have firms' names, or marks ("EP-IBI")."""
    if COMPANY not in asked.kinds:
        return np.zeros(len(form))
    craft = (asked.kinds[form] == COMPANY) & (asked.index.row_kind[row] > COMPANY)
    found: F64 = (craft & (compact < SAME)).astype(float)
    return found


def _kinds_differ(asked: Asked, form: I64, row: I64) -> F64:
    """Whether both are known to be of some kind, and it is not the same: firms bear the names of persons and ships."""
    here, there = asked.kinds[form], asked.index.row_kind[row]
    differ = here != there
    if some(differ):
        differ &= (here > 0) & (here != PERHAPS_PERSON) & (there > 0)
    found: F64 = differ.astype(float)
    return found


def _other_kind(asked: Asked, form: I64, row: I64) -> F64:
    arrays = asked.index.arrays
    here, there = asked.kinds[form], asked.index.row_kind[row]
    differ: F64 = ((here > 0) & (there > 0) & ((here == PERSON) != (there == PERSON))).astype(float)
    perhaps = here == PERHAPS_PERSON
    if some(perhaps):
        # A list that does not say what a party is has firms' names with business words and persons' without.
        firm = (there > PERSON) | ((there == 0) & (arrays["row_weight"][row] - arrays["row_distinctive"][row] > 1e-6))
        differ[perhaps] = PERHAPS_ANOTHER * firm[perhaps]
    return differ
