"""The words asked for, how much each weighs, and the words of the index that are like them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from gwanmun.parties import edits, keys
from gwanmun.parties.index import NUMBER, SKELETON_SALT
from gwanmun.parties.keys import expand, some
from gwanmun.parties.names.branches import PLACED
from gwanmun.parties.names.fold import skeletons
from gwanmun.parties.names.form import Form
from gwanmun.parties.names.han import SYSTEMS
from gwanmun.parties.one_word import in_syllables
from gwanmun.parties.opened import F64, I64, Names, Texts, starts_of
from gwanmun.parties.weights import OWN, kind_of, weights

LOOSE_SYSTEMS = frozenset({"alphabet", "kana", "kana_slavic", "foreign", "loanword", "transliterated"})
SPELT = LOOSE_SYSTEMS | {"latin", "corrected", "initials", "native", PLACED}
ONE_FORM = (SPELT | {"translated", "known"}) - {"loanword"}
"""Translations, and names wholly of known words, are no readings among others, but their words are spelt right. A
loanword is one of several readings, and met loosely."""
HANGUL = frozenset({"rr", "dprk", "usual"})
"""Systems by which names in Hangul are read."""
AS_READ = HANGUL | frozenset(SYSTEMS)
"""The same with those of names in Han characters."""
CORRECTED = frozenset({"corrected"})
BRANCHES = frozenset({PLACED})
NATIVE = frozenset({"native"})


AS_WRITTEN = 0.95
"""How alike words are that are spelt the same but for a sound."""
_LONGEST = 255
"""Letters of a word beyond which its length counts no more."""
MANY = 2000
"""Pairs of words from which on it is quicker to compare them all together."""
MOST_KEPT = 20_000
"""Words asked for whose like words are kept."""


@dataclass(slots=True)
class Slots:
    """The words of all forms asked for, one after the other."""

    form: I64
    word: I64
    """Number among the distinct words, and ways to ask for them."""
    weight: F64
    letter: npt.NDArray[np.bool_]
    initial: npt.NDArray[np.bool_]
    """Whether a letter is one of two or three initials, which meet words by no chance."""
    place: I64
    words: list[str]
    first: I64
    """First letter of each distinct word."""
    distinctive: npt.NDArray[np.bool_]
    number: npt.NDArray[np.bool_]
    """Whether each distinct word is a number."""
    is_place: npt.NDArray[np.bool_]
    """Whether each distinct word is a place."""


def slots_of(forms: Sequence[Form]) -> tuple[Slots, list[bool], npt.NDArray[np.bool_]]:
    """The words of forms; for each distinct word whether it may be met loosely, and whether it is spelt right.

    A word counts once for each way that its forms ask for it: what other names are asked for beside this one must not
    change what it finds.
    """
    numbers: dict[tuple[str, bool, bool], int] = {}
    form: list[int] = []
    word: list[int] = []
    place: list[int] = []
    for i, each in enumerate(forms):
        loosely, strictly = each.system in LOOSE_SYSTEMS, each.system not in SPELT
        for j, token in enumerate(each.tokens):
            form.append(i)
            word.append(numbers.setdefault((token, loosely, strictly), len(numbers)))
            place.append(j)
    words = [token for token, _, _ in numbers]
    told = list(zip(*map(_told, words), strict=True)) if words else [()] * 6
    weights, first = np.array(told[0], dtype=np.float64), np.array(told[5], dtype=np.int64)
    letters, distinctive, digits, places = (np.array(column, dtype=bool) for column in told[1:5])
    of_form, number = np.array(form, dtype=np.int64), np.array(word, dtype=np.int64)
    several = np.array([f.system == "initials" for f in forms], dtype=bool)
    letter = letters[number]
    slots = Slots(
        of_form,
        number,
        weights[number],
        letter,
        letter & several[of_form],
        np.array(place, dtype=np.int64),
        words,
        first,
        distinctive,
        digits,
        places,
    )
    strict = np.array([strictly for _, _, strictly in numbers], dtype=bool)
    return slots, [loosely for _, loosely, _ in numbers], strict


@functools.lru_cache(maxsize=100_000)
def _told(word: str) -> tuple[float, bool, bool, bool, bool, int]:
    """The weight of a word, whether it is a letter, tells apart, is a number, is a place; and its first letter."""
    kind, number, single = kind_of(word), word.isdigit(), len(word) == 1
    own = kind in OWN and not number and not single
    return weights((word,))[0], single and word.isalpha(), own, number, kind == "place", ord(word[0])


def likeness(distance: I64, length: I64, same_skeleton: npt.NDArray[np.bool_], loose: npt.NDArray[np.bool_]) -> F64:
    """How alike two words are: 1 for the same, 0 for words too far apart.

    :param distance: edits between them (a swap of neighbours is one), 3 where there are more than two.
    :param length: letters of the longer one.
    :param same_skeleton: whether their consonants are the same.
    :param loose: whether one of them comes from a writing that leaves out vowels or helps with vowels.
    """
    allowed = np.where(length < 3, 0, np.where(length < 6, 1, 2))
    plain = 1 - 1.1 * distance / np.maximum(length, 1)
    close = np.where(distance <= allowed, plain, 0.0)
    sound = np.where(distance <= 2, 1 - 0.5 * distance / np.maximum(length, 1), np.where(length >= 5, 0.66, 0.6))
    sound = np.where(loose, np.maximum(sound, np.where(length >= 5, 0.86, 0.8)), sound)
    sound = np.where((length < 5) & (distance > 1) & ~loose, 0.0, sound)
    return np.where(distance == 0, 1.0, np.where(same_skeleton, np.maximum(close, sound), close))


@functools.cache
def _likenesses() -> F64:
    """What :func:`likeness` gives: by loose or not, skeletons other or the same, distance and length."""
    loose, same, distance, length = np.indices((2, 2, 4, _LONGEST + 1))
    return likeness(distance, length, same > 0, loose > 0)


def _word_buckets(index: Names, words: list[str]) -> tuple[I64, I64]:
    """The buckets of the keys of each word; of a word that the index holds, fewer letters are taken out."""
    return keys.buckets(words, index.bits, [2 if index.number(w) is None else 1 for w in words])


def similar_words(
    index: Names, words: list[str], loose: list[bool], strict: npt.NDArray[np.bool_]
) -> tuple[I64, I64, F64]:
    """For each of ``words``, the words of the index that are like it: number of the word, of the index word, likeness.

    The words of many names recur: what was found for a word is kept with the index.
    """
    asked = list(zip(words, loose, strict.tolist(), strict=True))
    if len(index.similar) > MOST_KEPT:
        # Another table, not an emptied one: who else searches this index may be reading it.
        index.similar = {}
    known = index.similar
    new = [i for i, key in enumerate(asked) if key not in known]
    if new:
        word, other, like = _similar([words[i] for i in new], [loose[i] for i in new], strict[new], index)
        at = [0, *np.cumsum(np.bincount(word, minlength=len(new))).tolist()]
        for i, start, end in zip(new, at, at[1:], strict=False):
            known[asked[i]] = other[start:end], like[start:end]
    if not asked:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    others, likes = zip(*[known[key] for key in asked], strict=True)
    counts = np.fromiter(map(len, others), dtype=np.int64, count=len(others))
    return np.arange(len(asked)).repeat(counts), np.concatenate(others), np.concatenate(likes)


def _similar(
    words: list[str], loose: list[bool], strict: npt.NDArray[np.bool_], index: Names
) -> tuple[I64, I64, F64]:  # fmt: skip
    """What :func:`similar_words` gives, found anew."""
    arrays = index.arrays
    owner, bucket = _word_buckets(index, words)
    consonants = skeletons(words)
    hashed = keys.hashes(consonants, SKELETON_SALT)
    # Two or three consonants are shared by too many words to say anything, unless the vowels are all that is missing.
    sounded = np.array(
        [i for i, s in enumerate(consonants) if s != words[i] and len(s) > (1 if loose[i] else 3)], dtype=np.int64
    )
    if len(sounded):
        owner, bucket = (
            np.concatenate([owner, sounded]),
            np.concatenate([bucket, keys.bucket_of(hashed[sounded], index.bits)]),
        )
    start = arrays["key_offsets"][bucket].astype(np.int64)
    counts = arrays["key_offsets"][bucket + 1].astype(np.int64) - start
    word = owner.repeat(counts)
    other = arrays["key_words"][expand(start, counts)].astype(np.int64)
    length = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    is_loose = np.array(loose, dtype=bool)
    gap = np.abs(length[word] - arrays["token_length"][other])
    same = arrays["token_skeleton"][other] == hashed[word]
    keep = (gap <= 2) | same
    code = keys.distinct(word[keep] * index.word_count + other[keep])
    word, other = code // index.word_count, code % index.word_count
    if not len(word):
        return word, other, np.empty(0)
    distance = _edits(words, index, word, other)
    longer = np.maximum(length[word], arrays["token_length"][other])
    digits = np.array([w.isdigit() for w in words], dtype=bool)[word] | (arrays["token_class"][other] == NUMBER)
    same = arrays["token_skeleton"][other] == hashed[word]
    like = _likenesses()[is_loose[word] * 1, same * 1, distance, np.minimum(longer, _LONGEST)]
    like = np.where(digits & (distance > 0), 0.0, like)
    like = np.where(in_syllables(words)[word] & (distance > 1), 0.0, like)
    # One reading of another writing is spelt right by construction: another letter makes it another name.
    like = np.where(strict[word] & (distance > 0), 0.75 * like, like)
    keep = like > 0
    return word[keep], other[keep], like[keep]


def _edits(words: list[str], index: Names, word: I64, other: I64) -> I64:
    """The edits between words asked for and words of the index, 3 where there are more than two."""
    written = np.array(words, dtype=object)
    if len(word) < MANY:
        return _each(written[word], index.words[other])
    short = [w if len(w) <= edits.LONGEST and w.isascii() else "" for w in words]
    together = np.array(short, dtype=bool)[word] & (index.pool.lengths <= edits.LONGEST)[other]
    found = np.empty(len(word), dtype=np.int64)
    found[together] = np.minimum(edits.edits(short, index.pool, word[together], other[together]), 3)
    found[~together] = _each(written[word[~together]], index.words[other[~together]])
    return found


def _each(one: Texts, other: Texts) -> I64:
    return cpdist(one, other, scorer=OSA.distance, score_cutoff=2, dtype=np.int32).astype(np.int64)


def weigh_like_neighbours(index: Names, slots: Slots, word: I64, other: I64, like: F64) -> None:
    """Weigh a word that is not in the index like the lightest word that it is near to."""
    known = np.zeros(len(slots.words), dtype=bool)
    known[word[like == 1.0]] = True
    if not some(~known):
        return
    near = ~known[word] & (like >= 0.7)
    if some(near):
        order = np.lexsort((-like[near], word[near]))
        ranked = word[near][order]
        first = starts_of(ranked)
        value = np.empty(len(slots.words))
        value[slots.word] = slots.weight
        best = index.arrays["token_weight"][other[near][order][first]]
        value[ranked[first]] = np.minimum(value[ranked[first]], best)
        slots.weight = value[slots.word]
