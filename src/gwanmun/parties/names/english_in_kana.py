"""English words of firms' names in katakana ("インストルメンテーション"), recognised by their consonants.

Katakana has one letter for l and r, for b and v, for s and th, and leaves out an r that no vowel follows; English spells
one sound in many ways. Both come to the same consonants, which in a long word are its own.
"""

from __future__ import annotations

import functools
import re

from gwanmun.parties.names import kana
from gwanmun.parties.names.dictionary import table
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lexicon import lexicon

LEAST = 5
"""Consonants that a word must have: those of shorter words are also other words'."""
_VOWELS = "aeiouy"
_ENGLISH = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"), (r"ght", "t"), (r"(?<=[aeiou])(?:ss|t|s|c)i(?:on|an|al|ous)", "son"), (r"^(?:kn|pn)", "n"), (r"^wr", "r"),
        (r"(?<=te)ch|(?<=me)ch|ch(?=em)|(?<=ar)ch(?=i)|ch(?=[rl])|(?<=s)ch(?=o)", "k"), (r"tch|ch", "t"), (r"sh|th", "s"),
        (r"ck|q", "k"), (r"x", "ks"), (r"s?c(?=[eiy])", "s"), (r"c", "k"), (r"dge|g(?=[ey])|g(?=i[aeou])|j|z", "s"),
        (r"e(?=s?$)", ""), (r"r(?![aeiouy])", ""), (r"w|(?<!^)h", ""),
    )
)  # fmt: skip
_KANA = tuple(
    (re.compile(pattern), sound) for pattern, sound in ((r"sh|j|z", "s"), (r"tch|ch|ts", "t"), (r"w|(?<!^)h", ""))
)
_ALIKE = str.maketrans("lvm", "rbn")
_FIRST = dict.fromkeys("ei", "e") | dict.fromkeys("aouy", "a")
_TWICE = re.compile(r"(.)\1+")


@functools.lru_cache(maxsize=20_000)
def english(word: str) -> str | None:
    """The English word of firms' names that a word in katakana sounds like; nothing where several do, or none."""
    key = _consonants(kana.read(word)[1], _KANA)
    return _words().get(key) if len(key) >= LEAST else None


@functools.cache
def _words() -> dict[str, str]:
    """English words by their consonants; consonants that two words share say nothing."""
    words = [w for w, known in lexicon().words.items() if known.kind == "generic" and w.isascii()]
    words += [w for choices in table().values() for choice in choices for w in choice]
    found: dict[str, str] = {}
    for word in dict.fromkeys((*words, *(word + "s" for word in words if not word.endswith("s")))):
        key = _consonants(word, _ENGLISH) if word.isascii() and word.isalpha() else ""
        if len(key) >= LEAST:
            found[key] = found.get(key, word) if _alike(found.get(key, word), word) else ""
    return {key: word for key, word in found.items() if word}


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, or the same concept of the lexicon."""
    known = known_word(one) if one else None
    return one == other or (known is not None and known_word(other) == known)


def _consonants(word: str, sounds: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    """The consonants of a word in classes that English and katakana share; of vowels only the first letter, e or a."""
    for pattern, sound in sounds:
        word = pattern.sub(sound, word)
    word = _TWICE.sub(r"\1", word.translate(_ALIKE))
    first = _FIRST.get(word[:1], "")
    return first + "".join(c for c in word if c not in _VOWELS)
