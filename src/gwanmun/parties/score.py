"""One score for a candidate: a logistic function of features that each can be said in a sentence.

The coefficients are fitted by ``benchmarks/screening/fit.py`` and kept in ``tables/scores.json``, one set for persons and
one for everything else. Each has the sign that reason gives it, whatever the data say.
"""  # noqa: E501

from __future__ import annotations

import functools
import json
import math
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gwanmun.parties.alignment import Alignment
from gwanmun.parties.keys import some
from gwanmun.parties.one_word import SAME
from gwanmun.parties.opened import F64, I64
from gwanmun.parties.words import AS_WRITTEN
from gwanmun.parties.worth import WORTH

FEATURES = (
    "agreement", "covered", "covered_least", "extra_asked", "one_word", "whole", "whole_near", "single_word",
    "reading", "far_reading", "corrected", "other_word", "other_number", "extra_number",
    "other_initial", "other_place", "other_kind", "information",
)  # fmt: skip
TEMPER = 1.0
"""The fitted sums are divided by this, so that the scores of good hits stay apart from one another."""
GENERIC_AT_MOST = 0.02
"""Score of names that only share words which tell nothing apart."""
SAME_GENERIC_AT_MOST = 0.8
"""Score of names of two generic words that are the same but for legal forms, or of one without anything beside it:
possible and no match, in another country too."""
OF_A_BRANCH_AT_MOST = 0.8
"""Score of a name that meets without its place: possible and no match, in the same country too."""
SAID_FROM = 0.9
"""Score from which on a hit says that others bear its name: it would be a match at high risk."""
NO_MATCH_FROM, NO_MATCH_AT_MOST = 0.65, 0.8
"""Scores of names that are no more than possible, whatever their letters say. Up to the first, from which on they are
possible at low risk, nothing changes: no threshold of :data:`gwanmun.parties.thresholds.RISKS` hides one for it."""
TWO_WORDS = 0.45
"""Weight of two generic words."""
OF_ANOTHER = 0.55
"""What is left of the score where more than letters tells that another is meant: a Korean's name has another syllable,
a ship is listed and a firm asked for."""
NEARLY_SAME = 0.85
"""How alike names are in one word of which only a space, a mark or a letter of many is another."""
LIKE_AT_LEAST = 0.35
"""Below this score nobody is asked about, at whatever risk."""
SAME_SYLLABLES_AT_LEAST, SPELT_APART = 0.8, 0.14
"""Score of Korean names that may be the same, syllable by syllable: possible, and nearer the nearer they are spelt."""
WITHIN_AT_LEAST = 0.5
"""Score of persons' names of which one has all words of the other, with a rare one among them: a surname alone, a name
without the middle names, or with those that a list leaves out. And of firms' names that have the same words of their
own, and other business words: "Varyag Logistics Korea" and "Varyag Concern". And of a firm that bears a person's whole
name, and of the same name, where one is said to be a person and the other a firm. Just possible, so that nearer names
come first."""
WITHIN_APART = 0.004
"""How far apart such hits are kept, in the order of what the sum says of them."""
TELLING = 0.7
"""What the words that firms have in common tell at least, by how few words meet one of theirs by chance."""
BY_CHANCE = 0.8
"""What words tell at most to which three others on the lists are as near: up to five letters of which one is another,
or eight with two."""
MORE_TELLING, A_BUSINESS_WORD = 0.9, 0.2
"""The same, as a share of their weight, where each of both names has another business word; what such a word weighs."""
ENOUGH = 0.7
"""Weight from which on generic words that all meet are a name: three of them, or one and a place with legal forms."""
AS_A_WHOLE = 0.82
"""Share of their weight that names of generic words have in common if they are one: all but one word of four."""
MOST_TELLING = 8
"""No name of a person has more words that tell apart."""
LOOSE = 0.01
"""What is missing of the weight of words that meet where one of them is spelt otherwise."""
_RAISING = frozenset({"agreement", "covered", "covered_least", "one_word", "whole", "whole_near", "information"})
SIGNS = np.array([1 if f in _RAISING else -1 for f in FEATURES])
"""Which way each feature may move the score."""


def features(a: Alignment) -> F64:
    """A row of features for each candidate, in the order of :data:`FEATURES`.

    Where two names are nearly the same in one word, words that stand alone are put down to misplaced spaces.
    """
    both = np.maximum(a.weight_q + a.weight_c, 1e-9)
    near = a.nearness
    # A reading is spelt right by construction: one letter more or less is another name, not a typing error.
    if some(a.reading):
        near = np.where((a.reading > 0) & (a.compact < SAME), 0.3 * near, near)
    far = 1 - near
    agreement = (a.matched_q + a.matched_c) / both
    cover_q = a.matched_q / np.maximum(a.weight_q, 1e-9)
    cover_c = a.matched_c / np.maximum(a.weight_c, 1e-9)
    least = np.minimum(cover_q, cover_c)
    columns = [
        agreement + (1 - agreement) * near,
        np.maximum(cover_q, cover_c),
        least + (1 - least) * near,
        np.maximum(a.left_q - a.left_c, 0) / np.maximum(a.weight_q, 1e-9) * far,
        np.maximum(a.compact - 0.6, 0) / 0.4,
        (a.compact >= SAME).astype(float),
        near,
        (a.words_matched <= 1).astype(float) * far,
        a.reading,
        a.far_reading,
        a.corrected,
        a.other_word * far,
        a.other_number,
        a.extra_number,
        a.other_initial,
        a.other_place,
        a.other_kind,
        np.log1p(a.information),
    ]
    found: F64 = np.array(columns, dtype=np.float64).T
    return found


def _whole_of_generic(a: Alignment) -> F64:
    """1 where names of generic words agree as a whole and are long enough, or numbered: "810 Aircraft Repair Plant"."""
    agreement = (a.matched_q + a.matched_c) / np.maximum(a.weight_q + a.weight_c, 1e-9)
    enough = (np.minimum(a.matched_q, a.matched_c) >= ENOUGH) | (a.same_number > 0)
    found: F64 = ((agreement >= AS_A_WHOLE) & enough & (a.other_kind == 0)).astype(float)
    return found


@functools.cache
def coefficients() -> dict[str, tuple[F64, float]]:
    """Weights and intercept for ``person`` and ``other``."""
    text = resources.files("gwanmun.parties").joinpath("tables/scores.json").read_text("utf-8")
    read = json.loads(text)
    return {
        kind: (np.array([read[kind]["weights"][f] for f in FEATURES]), float(read[kind]["intercept"]))
        for kind in ("person", "other")
    }


@functools.cache
def _stacked() -> tuple[F64, F64]:
    """Weights, a row for persons and one for others, and both intercepts."""
    table = [coefficients()[kind] for kind in ("person", "other")]
    return np.stack([weights for weights, _ in table]), np.array([[intercept] for _, intercept in table])


@functools.lru_cache(maxsize=1000)
def bounds_of(least: float) -> tuple[float, bool]:
    """What a candidate must come to for a score of ``least``: of others the sum is too small, whatever else agrees.

    Names that are nearly the same in one word, and persons' names of which one holds the other, are not meant by it.
    See :class:`gwanmun.parties.worth.Bounds`.
    """
    person, shared, another = _most()
    odds = TEMPER * math.log(least / (1 - least))
    return min(max((odds - person) / shared, WORTH), 1.0), odds <= another


@functools.cache
def _most() -> tuple[float, float, float]:
    """The most that sums come to for names not nearly the same in one word.

    Of persons', where nothing meets, and what is added where all meets; and of a firm's, where a person is asked for.
    """
    weights = {kind: dict(zip(FEATURES, w.tolist(), strict=True)) for kind, (w, _) in coefficients().items()}
    beside = {
        kind: coefficients()[kind][1] + w["covered"] + w["one_word"] + w["information"] * math.log1p(MOST_TELLING)
        for kind, w in weights.items()
    }
    shared = {kind: w["agreement"] + w["covered_least"] for kind, w in weights.items()}
    another = beside["other"] + shared["other"] + weights["other"]["other_kind"]
    return beside["person"], max(shared["person"], 1e-9), another


def scores(a: Alignment, person: npt.NDArray[np.bool_]) -> F64:
    """The score of each candidate, in (0, 1).

    :param person: whether the candidate is compared as a person.
    """
    return scored(a, person).score


class Scored(NamedTuple):
    """The score of each candidate, in (0, 1), and what is said of it."""

    score: F64
    shared: npt.NDArray[np.bool_]
    """Whether the names that meet are ones that others bear too."""
    barely: npt.NDArray[np.bool_]
    """Whether a firm's name, or a ship's, is barely alike: no rare word of it is spelt as the listed one."""


def scored(a: Alignment, person: npt.NDArray[np.bool_]) -> Scored:
    """What :func:`scores` gives, and what is said of it."""
    rows = features(a)
    weights, intercepts = _stacked()
    sums = np.where(person, *(weights @ rows.T + intercepts))
    found = 1 / (1 + np.exp(-sums / TEMPER))
    capped = _capped(found, a, person)
    if some(a.same_syllables):
        spelt = (a.same_syllables > 0) & (a.other_kind < 1)
        capped = np.where(spelt, np.maximum(capped, SAME_SYLLABLES_AT_LEAST + SPELT_APART * capped), capped)
    written, asked_about = _as_written(a), _same_of_another_kind(a)
    if some(a.rare_matched):
        asked_about |= np.where(person, _within(a), _same_own_words(a, written))
    capped = np.where(asked_about, np.maximum(capped, WITHIN_AT_LEAST + WITHIN_APART * capped), capped)
    capped = np.where(person & (a.compact >= SAME) & (a.other_kind == 0) & (a.placed == 0), found, capped)
    barely = ~(written | person) & (a.rare_matched == 0) & (a.compact < NEARLY_SAME)
    score, shared = _no_match(_near_by_chance(capped, a, written, barely), a, person, written)
    return Scored(score, shared, barely)


def _near_by_chance(score: F64, a: Alignment, written: npt.NDArray[np.bool_], barely: npt.NDArray[np.bool_]) -> F64:
    """Scores of names that are alike only, where something else speaks against them too, cut down.

    Thirty listed words are a letter off from "OSP", so that "OSP Co., Ltd." is no "ASP": words so near by chance count
    where all that stands beside them is the same. And a firm is no person of a name like its own.
    """
    likely = ((score > LIKE_AT_LEAST) & ~written).nonzero()[0]
    if not len(likely):
        return score
    beside = a.left_q[likely] + a.left_c[likely] > 1e-6
    by_chance = barely[likely] & beside & (a.information[likely] < BY_CHANCE) & _few_shared(a, likely)
    another = likely[by_chance | (a.kinds_differ[likely] > 0)]
    if len(another):
        score = score.copy()
        score[another] *= OF_ANOTHER
    return score


def _no_match(
    score: F64, a: Alignment, person: npt.NDArray[np.bool_], written: npt.NDArray[np.bool_]
) -> tuple[F64, npt.NDArray[np.bool_]]:
    """Scores of what is no more than possible, however near the names are, brought below a match in their order.

    Both are known to be of some kind, and it is not the same: "Vladimir Putin LLC". Or another letter makes another
    name: "Paratech" and "Faratech", "Reza Zadeh" and "Reza Zahdi". Or firms have a name that others bear too; where
    that is so is said behind the scores. Or one has a number more.
    """
    near, shared = (score > NO_MATCH_FROM).nonzero()[0], np.zeros(len(score), dtype=np.bool_)
    if not len(near):
        return score, shared
    firm = ~person[near]
    # "Kim Yong Su" is how many persons' names in Hangul are read, and "Chen Bo" how many in Han characters are.
    shared[near] = ~firm & ((a.reading[near] > 0) | (a.listed_reading[near] > 0))
    possible = np.zeros(len(score), dtype=np.bool_)
    possible[near] = (a.kinds_differ[near] > 0) | ~written[near]
    if some(firm):
        firms = near[firm]
        shared[firms] = _borne_by_others(a, firms)
        possible[firms] |= a.extra_number[firms] > 0
    possible |= shared
    if not some(possible):
        return score, shared
    # Of names that are not so near, that is not the reason.
    shared &= score >= SAID_FROM
    share = (NO_MATCH_AT_MOST - NO_MATCH_FROM) / (1 - NO_MATCH_FROM)
    return np.where(possible, NO_MATCH_FROM + share * (score - NO_MATCH_FROM), score), shared


def _borne_by_others(a: Alignment, at: I64) -> npt.NDArray[np.bool_]:
    """Whether firms' names are of two or three letters or of few business words, and not all of them is the same.

    :param at: the places of the candidates that are told.
    """
    shared = (a.information[at] < TELLING) & _few_shared(a, at) & (a.same_number[at] == 0)
    # "FWS Trading FZE" is that firm; "FWS Trading Ltd." may be another, and so may 기아, read as "gia".
    found: npt.NDArray[np.bool_] = shared & ((a.left_q[at] + a.left_c[at] > 1e-6) | (a.reading[at] > 0))
    return found


def _few_shared(a: Alignment, at: I64) -> npt.NDArray[np.bool_]:
    """Whether names share too few business words to be told by them."""
    distinctive = a.distinctive[at]
    generic = np.minimum(a.matched_q[at], a.matched_c[at]) - distinctive
    few: npt.NDArray[np.bool_] = generic < np.where(distinctive > 0.05, TWO_WORDS, ENOUGH)
    return few


def _as_written(a: Alignment) -> npt.NDArray[np.bool_]:
    """Whether names are the same in one word, or the words that meet are spelt the same but for a sound."""
    met_q, met_c = a.weight_q - a.left_q, a.weight_c - a.left_c
    written: npt.NDArray[np.bool_] = (a.matched_q >= AS_WRITTEN * met_q) & (a.matched_c >= AS_WRITTEN * met_c)
    return written | (a.compact >= SAME)


def _capped(found: F64, a: Alignment, person: npt.NDArray[np.bool_]) -> F64:
    """Scores of names that only share what tells nothing apart, and of those that meet without their place, cut down.

    Generic words, places and legal forms alone never match, unless they are the whole of both names, long ones or
    spelt the same, or what stands beside them is one word in two spellings.
    """
    generic = a.distinctive <= 0.05
    if some(generic):
        two_words, all_meet = np.minimum(a.matched_q, a.matched_c) >= TWO_WORDS, a.left_q + a.left_c < 1e-6
        loosely = a.matched_q + a.matched_c < a.weight_q + a.weight_c - LOOSE
        misspelt = (a.nearness > 0.3) & (((a.left_q > 0.3) & (a.left_c > 0.2)) | (two_words & all_meet & loosely))
        same = a.compact >= SAME
        generic &= ~misspelt & (person | (_whole_of_generic(a) == 0))
        # "Bank of Dandong" is that bank. "International Trading LLC" is asked about where a list has such a Co.; so is
        # "Trading" where a list has a "Trading", but it is nobody's name.
        generic &= ~(same & two_words & all_meet)
        asked = same & (two_words | all_meet)
        most = np.where(asked, SAME_GENERIC_AT_MOST, GENERIC_AT_MOST)
        found = np.where(generic, np.minimum(found, most), found)
    if some(another := (a.other_syllable > 0) | (a.craft > 0)):
        found = np.where(another, OF_ANOTHER * found, found)
    placed: F64 = np.where(a.placed > 0, np.minimum(found, OF_A_BRANCH_AT_MOST), found)
    return placed


def _within(a: Alignment) -> npt.NDArray[np.bool_]:
    """Whether a person's name has all words of the other as they are written, and one of them is rare.

    One word alone counts only where it is known that a person is asked for: it may be the name of any firm. A firm may
    bear a person's whole name, with business words beside it: "Andrey Patrushev Trading and Investment".
    """
    same_kind = a.other_kind == 0
    asked = (a.left_q < 1e-6) & (a.matched_q >= AS_WRITTEN * a.weight_q) & (a.words_matched > 1 - a.person_asked)
    listed = (a.left_c < 1e-6) & (a.matched_c >= AS_WRITTEN * a.weight_c) & (a.words_matched > 1)
    within = (asked & same_kind) | (listed & (same_kind | (a.own_left < 1e-6)))
    found: npt.NDArray[np.bool_] = within & (a.corrected == 0) & (a.reading == 0) & (a.rare_matched > 0)
    return found


def _same_own_words(a: Alignment, written: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Whether firms have the same words of their own as they are written, and differ in business words and places."""
    plain = (a.person_asked == 0) & (a.corrected == 0) & (a.reading == 0) & (a.other_kind == 0)
    other = (a.other_number > 0) | (a.other_place > 0) | (a.own_left > 1e-6) | (a.craft > 0)
    # A word of four letters is that of two listed firms by chance: "Hana Banking" and "Hana Materials".
    both = np.minimum(a.left_q, a.left_c) > A_BUSINESS_WORD
    telling = (a.information >= TELLING) & ~(both & (a.information < MORE_TELLING * a.distinctive))
    found: npt.NDArray[np.bool_] = written & plain & ~other & (a.rare_matched > 0) & telling
    return found


def _same_of_another_kind(a: Alignment) -> npt.NDArray[np.bool_]:
    """Whether a person and a firm have one name: a book, or a list, may be wrong about what a party is."""
    found: npt.NDArray[np.bool_] = (a.compact >= SAME) & (a.other_kind == 1) & (a.information >= TELLING)
    return found
