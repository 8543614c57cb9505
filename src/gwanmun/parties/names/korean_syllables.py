"""Korean persons' names as the syllables that they may stand for, so that two spellings of one name are known to be one.

"Kim Chung-chong" and "Kim Jung Jong" are one name, "Kim Yong Su" and "Kim Jong Su" are two, though by their letters the second
pair is nearer. Each spelling of a sound stands for few sounds of Hangul: "ch" for ㅈ and ㅊ, "u" for ㅜ, ㅓ and ㅡ. So a syllable is
the set of consonants, vowels and finals that it may have, and two syllables may be the same where these sets meet.

The spellings are those of the Revised Romanization, of McCune–Reischauer, of North Korea, and what people write by habit.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from gwanmun.parties.names import han, hangul, kana
from gwanmun.parties.names.korean_latin import surnames, without_titles

Syllable: TypeAlias = int
"""The sounds a syllable may have, a bit for each: consonants from bit 0, vowels from bit 19, finals from bit 40."""
Reading: TypeAlias = tuple[Syllable, Syllable, Syllable]
"""A surname and one or two syllables of a given name; the second may be :data:`ABSENT`."""
MOST = 8
"""Readings of one name; of the names of the lists none has more than four."""
OF_PERSONS = frozenset({"person", "unknown"})
"""What a party is whose name may be a person's."""
_CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ("", "k", "n", "t", "l", "m", "p", "ng")
_FIRST_VOWEL = len(_CONSONANTS)
_FIRST_FINAL = _FIRST_VOWEL + len(_VOWELS)
_FIRST_ABSENT = _FIRST_FINAL + len(_FINALS)
ABSENT: Syllable = 0b111 << _FIRST_ABSENT
PARTS = tuple(
    ((1 << end) - (1 << start)) | 1 << _FIRST_ABSENT + i
    for i, (start, end) in enumerate(itertools.pairwise((0, _FIRST_VOWEL, _FIRST_FINAL, _FIRST_ABSENT)))
)
"""The bits of consonant, vowel and final: two syllables may be the same if they share a bit of each."""

_INITIALS = {
    "g": "ㄱ", "k": "ㄱㅋㄲ", "kk": "ㄲ", "kh": "ㅋ", "n": "ㄴㄹ", "d": "ㄷ", "t": "ㄷㅌㄸ", "tt": "ㄸ", "th": "ㅌ", "r": "ㄹ", "l": "ㄹ",
    "rh": "ㄹ", "m": "ㅁ", "b": "ㅂ", "p": "ㅂㅍㅃ", "pp": "ㅃ", "ph": "ㅍ", "s": "ㅅㅆ", "ss": "ㅆ", "sh": "ㅅ", "": "ㅇ", "j": "ㅈ",
    "ch": "ㅈㅊㅉ", "jj": "ㅉ", "tch": "ㅉ", "h": "ㅎ",
}  # fmt: skip
_SPELT_VOWELS = {
    "a": "ㅏ", "ah": "ㅏ", "ar": "ㅏ", "ya": "ㅑ", "yah": "ㅑ", "ae": "ㅐ", "ai": "ㅐ", "ay": "ㅐ", "ea": "ㅐ", "e": "ㅔㅐ", "eh": "ㅔ",
    "yae": "ㅒ", "ye": "ㅖㅒ", "eo": "ㅓ", "uh": "ㅓ", "er": "ㅓ", "ur": "ㅓ", "o": "ㅗㅓ", "oh": "ㅗ", "u": "ㅜㅓㅡ", "oo": "ㅜ", "ou": "ㅜㅗㅓ",
    "eu": "ㅡ", "ui": "ㅢ", "eui": "ㅢ", "i": "ㅣㅢ", "ie": "ㅣ", "ee": "ㅣㅢ", "yi": "ㅣㅢ", "yee": "ㅣ", "yea": "ㅖ", "yeo": "ㅕ", "yo": "ㅛㅕ",
    "yu": "ㅠㅕ", "you": "ㅕㅠ", "yoo": "ㅠ", "wa": "ㅘ", "wae": "ㅙ", "wo": "ㅝㅜ", "weo": "ㅝ", "woo": "ㅜ", "wu": "ㅜㅝ", "we": "ㅞㅚ",
    "wi": "ㅟ", "wee": "ㅟ", "oe": "ㅚ", "oi": "ㅚ",
}  # fmt: skip
_SPELT_FINALS = {
    "": "", "k": "k", "g": "k", "ck": "k", "n": "n", "t": "t", "d": "t", "l": "l", "r": "l", "m": "m", "p": "p", "b": "p", "ng": "ng",
}  # fmt: skip
_LOST_BEFORE = "ㅑㅒㅕㅖㅛㅠㅣ"
"""Vowels in front of which South Korea does not say an r or n at the beginning: 이 and 리, 유 and 류 are one surname."""


def _any_of(parts: Iterable[str]) -> str:
    return "|".join(sorted((part for part in parts if part), key=len, reverse=True))


_SYLLABLE = re.compile(f"({_any_of(_INITIALS)}|)({_any_of(_SPELT_VOWELS)})({_any_of(_SPELT_FINALS)}|)")
_LONGEST = 8
"""Letters of the longest syllable."""


def readings(words: Sequence[str]) -> tuple[Reading, ...]:
    """The readings of a person's clean name; none where it is no Korean one, in Latin letters, Hangul or kana."""
    # Most names have no Korean surname.
    if surnames().isdisjoint(words) and all(map(str.isascii, words)):
        return ()
    words = without_titles(words)
    if not 1 <= len(words) <= 3:
        return ()
    if words[0].isascii():
        named = words[0] in surnames() or words[-1] in surnames()
        return tuple(dict.fromkeys(itertools.islice(_of_latin(words), MOST))) if named else ()
    name = "".join(words)
    if all(map(hangul.is_hangul, name)):
        return _of_hangul(words)
    return tuple(dict.fromkeys(itertools.islice(_of_kana(words), MOST)))


def readings_of_han(words: Sequence[str]) -> tuple[Reading, ...]:
    """The same of a name in Han characters, by their Korean sounds: 金正恩 is Kim Jong Un.

    Most names in Han characters are Chinese ones, so that only their form by these sounds has these readings.
    """
    name = _surname_first(words)
    if not 2 <= len(name) <= 3 or not all(map(han.is_han, name)):
        return ()
    blocks = han.in_hangul(name)
    return () if blocks is None else _of_hangul([blocks])


def _surname_first(words: Sequence[str]) -> str:
    """A name in syllables in one word: "정은 김" has its surname, of one syllable, behind."""
    behind = len(words) == 2 and len(words[1]) == 1 and len(words[0]) > 1
    return words[1] + words[0] if behind else "".join(words)


def _of_latin(words: Sequence[str]) -> Iterator[Reading]:
    """The surname stands first or last; a word of a given name is one syllable or two.

    One of both is a surname as people write it, and the other may be the one that is meant: "Li Yong-ju" is no Mr. Ju.
    """
    if len(words) < 2:
        return
    for surname, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        if _may_be_surname(surname):
            for first, parts in itertools.product(_syllable(surname), _given(given)):
                yield _reading([first, *parts])


@functools.lru_cache(maxsize=20_000)
def _may_be_surname(word: str) -> bool:
    """Whether a word may be one of the surnames, in whatever spelling."""
    return any(may_be_same(read, known) for read in _syllable(word) for known in _surname_syllables())


@functools.cache
def _surname_syllables() -> tuple[Syllable, ...]:
    return tuple(_of_block(surname) for surname in hangul.SURNAMES if len(surname) == 1)


def may_be_same(one: Syllable, other: Syllable) -> bool:
    """Whether two syllables may be the same."""
    return all(one & other & part for part in PARTS)


def _given(words: Sequence[str]) -> Iterator[list[Syllable]]:
    """The syllables of a given name in one word or two."""
    if len(words) == 1:
        yield from _syllables(words[0], 2)
    else:
        for parts in itertools.product(*(_syllables(word, 1) for word in words)):
            yield [syllable for part in parts for syllable in part]


@functools.lru_cache(maxsize=20_000)
def _syllables(word: str, most: int) -> tuple[list[Syllable], ...]:
    """The ways to read a word as one syllable, or as up to ``most``."""
    found = [[syllable] for syllable in _syllable(word)]
    if most > 1:
        for at in range(1, len(word)):
            found += [[one, other] for one in _syllable(word[:at]) for other in _syllable(word[at:])]
    return tuple(found)


@functools.lru_cache(maxsize=20_000)
def _syllable(text: str) -> tuple[Syllable, ...]:
    """What one syllable in Latin letters may be."""
    spelt = _SYLLABLE.fullmatch(text.replace("wha", "hwa")) if len(text) <= _LONGEST else None
    if spelt is None:
        return ()
    consonant, vowel, final = spelt.groups()
    return (_of_sounds(_INITIALS[consonant], _SPELT_VOWELS[vowel], _SPELT_FINALS[final]),)


def _of_sounds(consonants: str, vowels: str, final: str) -> Syllable:
    if "ㅇ" in consonants and any(vowel in _LOST_BEFORE for vowel in vowels):
        consonants += "ㄹㄴ"
    elif "ㄴ" in consonants:
        # 노 and 로, 나 and 라.
        consonants += "ㄹ"
    found = 1 << _FIRST_FINAL + _FINALS.index(final)
    for consonant in consonants:
        found |= 1 << _CONSONANTS.index(consonant)
    for vowel in vowels:
        found |= 1 << _FIRST_VOWEL + _VOWELS.index(vowel)
    return found


def _of_hangul(words: Sequence[str]) -> tuple[Reading, ...]:
    name = _surname_first(words)
    if not 2 <= len(name) <= 3 or name[0] not in hangul.SURNAMES:
        return ()
    return (_reading([_of_block(block) for block in name]),)


def _of_block(block: str) -> Syllable:
    code = ord(block) - 0xAC00
    final = hangul.FINALS[code % 28]
    return _of_sounds(_CONSONANTS[code // 588], _VOWELS[code % 588 // 28], "" if final == "-" else final)


def _of_kana(words: Sequence[str]) -> Iterator[Reading]:
    """A name in katakana, by the North Korean spelling that it may stand for."""
    if len(words) < 2:
        return
    for spelt in kana.korean(words[0], "".join(words[1:])):
        for parts in itertools.product(*map(_syllable, spelt)):
            if 2 <= len(parts) <= 3:
                yield _reading(list(parts))


def _reading(syllables: Sequence[Syllable]) -> Reading:
    surname, first, *rest = syllables
    return surname, first, rest[0] if rest else ABSENT
