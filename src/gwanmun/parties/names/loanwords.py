"""Foreign names in Hangul, back in Latin letters: "칼라시니코프" is Kalashnikov, "아에로플로트" Aeroflot.

The rules of writing foreign words (외래어 표기법, 문화체육관광부고시 제2017-14호) have one letter for b and v, for p and f, and for l and r,
and put ㅡ where a consonant has no vowel. What they left out cannot be told from the letters: so a name is read in a few
styles, and compared by its sounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gwanmun.parties.names.hangul import SURNAMES, is_hangul

LEAST = 2
"""Syllables of the shortest word that is read as a foreign one."""
_KOREAN = 4
"""Syllables of the longest Korean personal name."""
_PARTICLE = re.compile("(빈|벤|이븐|아부|압둘)(.{2,})")
_INITIAL = ["g", "k", "n", "d", "t", "r", "m", "b", "p", "s", "s", "-", "z", "ch", "ch", "k", "t", "p", "h"]
_VOWEL = [
    "a", "e", "ya", "ye", "e", "e", "yo", "ye", "o", "wa", "we", "we", "yo", "u", "wo", "we", "wi", "yu", "-", "i", "i",
]  # fmt: skip
_FINAL = [
    "-", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t",
    "k", "t", "p", "t",
]  # fmt: skip
_AFTER_S = {"ya": "ha", "ye": "he", "yo": "ho", "yu": "hu", "wi": "h"}
"""ㅅ in front of these is sh: 샤, 셰, 쇼, 슈, 쉬."""
_RIEUL, _BIEUP, _SIOT, _PIEUP = 5, 7, 9, 17
_NO_VOWEL, _FINAL_BIEUP = 18, 17
_L = 8


class Style(NamedTuple):
    """How the letters are read that stand for two sounds: ㅂ, ㅍ, and ㅍ without a vowel at the end of a word."""

    b: str
    p: str
    last_p: str


STYLES = (Style("v", "p", "v"), Style("b", "p", "f"), Style("b", "f", "f"))
"""As in Russian names, and as in others."""


def read(word: str, style: Style) -> str:
    """A foreign word written in Hangul, in Latin letters."""
    codes = [divmod(ord(c) - 0xAC00, 588) for c in word if is_hangul(c)]
    syllables = [(first, rest // 28, rest % 28) for first, rest in codes]
    out: list[str] = []
    for at, (first, vowel, last) in enumerate(syllables):
        doubled = at > 0 and syllables[at - 1][2] == _L and first == _RIEUL
        end = at == len(syllables) - 1 and vowel == _NO_VOWEL and not last
        out += ["" if doubled else _consonant(first, end, style), _vowel(first, vowel), _final(last, style)]
    return "".join(out).replace("-", "").replace("ngk", "nk").replace("ks", "x")


def _consonant(first: int, end: bool, style: Style) -> str:
    if first == _BIEUP:
        return style.b
    if first == _PIEUP:
        return style.last_p if end else style.p
    return _INITIAL[first]


def _final(last: int, style: Style) -> str:
    """A consonant at the end of a syllable; ㅂ is v in Russian names: 이젭스크 is Izhevsk."""
    return "v" if last == _FINAL_BIEUP and style.b == "v" else _FINAL[last]


def _vowel(first: int, vowel: int) -> str:
    written = _VOWEL[vowel]
    return _AFTER_S.get(written, written) if first == _SIOT else written


def is_korean_name(words: Sequence[str]) -> bool:
    """Whether a person's name has a Korean surname and is as long as such names are: two to four syllables in all."""
    syllables = sum(map(len, words))
    if not any(word[:1] in SURNAMES or word[:2] in SURNAMES for word in words):
        return False
    return syllables <= _KOREAN and (len(words) == 1 or (len(words) == 2 and len(words[0]) <= 2 and syllables <= 3))


def with_particles_apart(words: Sequence[str]) -> list[str]:
    """The words of a person's name with a particle that is written together with the next word apart: "빈라덴"."""
    found = ((word, _PARTICLE.fullmatch(word)) for word in words)
    return [part for word, match in found for part in (match.groups() if match is not None else (word,))]


def is_foreign_name(words: Sequence[str]) -> bool:
    """Whether the words are those of a foreign person: several, and together longer than Korean names are."""
    hangul = [word for word in words if all(map(is_hangul, word))]
    return len(hangul) > 1 and min(map(len, hangul)) >= LEAST and sum(map(len, hangul)) > _KOREAN
