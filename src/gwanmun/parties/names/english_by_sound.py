"""English words of firms' names in katakana ("インストルメンテーション") or Cyrillic ("Дистрибьюшн"), by their consonants.

Katakana has one letter for l and r, for b and v, for s and th, and leaves out an r that no vowel follows; English spells
one sound in many ways. All come to the same consonants, which in a long word are its own.
"""

from __future__ import annotations

import functools
import re

from gwanmun.parties.names import kana, romanise
from gwanmun.parties.names.dictionary import table
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lexicon import lexicon

LEAST = 5
"""Consonants that a word must have: those of shorter words are also other words'."""
_VOWELS = "aeiouy"
_Sounds = tuple[tuple[re.Pattern[str], str], ...]
_ENGLISH: _Sounds = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"), (r"ght", "t"), (r"(?<=[aeioucnrlp])(?:ss|t|s|c)i(?:on|an|al|ous)", "son"), (r"^(?:kn|pn)", "n"), (r"^wr", "r"),
        (r"(?<=te)ch|(?<=me)ch|ch(?=em)|(?<=ar)ch(?=i)|ch(?=[rl])|(?<=s)ch(?=o)", "k"), (r"tch|ch", "t"), (r"sh|th", "s"),
        (r"ck|q", "k"), (r"x", "ks"), (r"s?c(?=[eiy])", "s"), (r"c", "k"), (r"dge|g(?=[ey])|g(?=i[aeou])|j|z", "s"),
        (r"e(?=s?$)", ""), (r"w|(?<!^)h", ""),
    )
)  # fmt: skip
_R = re.compile("r(?![aeiouy])")
_KANA: _Sounds = tuple(
    (re.compile(pattern), sound) for pattern, sound in ((r"sh|j|z", "s"), (r"tch|ch|ts", "t"), (r"w|(?<!^)h", ""))
)
_CYRILLIC: _Sounds = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"kh(?=[nm])", "k"),
        (r"dzh|zh|shch|sh|z", "s"),
        (r"ch|ts", "t"),
        (r"w|(?<!^)kh|(?<!^)h", ""),
    )
)
_ALIKE = str.maketrans("lvm", "rbn")
_TWICE = re.compile(r"(.)\1+")
_FIRST = dict.fromkeys("ei", "e") | dict.fromkeys("aouy", "a")


@functools.lru_cache(maxsize=20_000)
def in_kana(word: str) -> str | None:
    """The English word of firms' names that a word in katakana sounds like; nothing where several do, or none."""
    key = _consonants(kana.read(word)[1], _KANA)
    return _words(False).get(key) if len(key) >= LEAST else None


@functools.lru_cache(maxsize=20_000)
def in_cyrillic(word: str) -> str | None:
    """The same for a word in Cyrillic letters, which write every r."""
    key = _consonants(romanise.alphabet(word), _CYRILLIC)
    return _words(True).get(key) if len(key) >= LEAST else None


@functools.cache
def _words(every_r: bool) -> dict[str, str]:
    """English words by their consonants; consonants that two words share say nothing."""
    words = [w for w, known in lexicon().words.items() if known.kind == "generic" and w.isascii()]
    words += [w for choices in table().values() for choice in choices for w in choice]
    found: dict[str, str] = {}
    for word in dict.fromkeys((*words, *(word + "s" for word in words if not word.endswith("s")))):
        if not word.isascii() or not word.isalpha():
            continue
        key = _consonants(word if every_r else _R.sub("", re.sub("e(?=s?$)", "", word)), _ENGLISH)
        if len(key) >= LEAST:
            found[key] = found.get(key, word) if _alike(found.get(key, word), word) else ""
    return {key: word for key, word in found.items() if word}


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, or the same concept of the lexicon."""
    known = known_word(one) if one else None
    return one == other or (known is not None and known_word(other) == known)


def _consonants(word: str, sounds: _Sounds) -> str:
    """The consonants of a word in classes that all writings share; of vowels only the first letter, e or a."""
    for pattern, sound in sounds:
        word = pattern.sub(sound, word)
    word = _TWICE.sub(r"\1", word.translate(_ALIKE))
    return _FIRST.get(word[:1], "") + "".join(c for c in word if c not in _VOWELS)
