"""Fold a Latin word so that the usual spellings of one sound meet, and its consonant skeleton."""

from __future__ import annotations

import functools
import operator
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np


def _any_of(groups: Iterable[str]) -> str:
    """A pattern of any of the groups, longer ones first, with their first letters said once: that is sooner told."""
    behind: defaultdict[str, list[str]] = defaultdict(list)
    for group in sorted(groups, key=len, reverse=True):
        behind[group[0]].append(group[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in behind.items())


# Order matters: longer groups first. Each pair is a common difference between transliteration systems.
_GROUPS = [
    ("shch", "s"), ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("dzh", "j"), ("dsch", "j"), ("dj", "j"), ("zh", "z"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("sh", "s"), ("ch", "c"), ("tz", "c"), ("ts", "c"),
    ("ck", "k"), ("cq", "k"), ("qu", "k"), ("q", "k"), ("ks", "x"), ("w", "v"), ("hv", "hu"),
    ("eo", "o"), ("eu", "u"), ("ae", "e"), ("oe", "e"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("y", "i"),
    ("ja", "ia"), ("ju", "iu"), ("aj", "ai"), ("ej", "ei"), ("ij", "i"), ("oj", "oi"),
]  # fmt: skip
_MAP = dict(_GROUPS)
_GROUP = re.compile(_any_of(_MAP))
_SOFT_SIGN = re.compile("(?<=[bcfghklmnprstvz])j(?=[bcdfghklmnprstvze]|$)")
"""The soft sign written as j: "Aljshevskikh", "Vasiljev"."""
_SOFT_C = re.compile("c(?=[aourlnkt]|$)")
_ADJECTIVE = re.compile(r"(?<=...)sk(?:i|aia|oe|oi|ogo|aja|a|oie)$")
_DOUBLE = re.compile(r"([a-z])\1+")
_LETTER = operator.itemgetter(1)
"""What a match of a doubled letter becomes."""

_CLASSES = bytes.maketrans(b"pvdgjczl", b"bftksssr")
_NO_CLASS = b"aeiouh"


@functools.lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """``word`` (lower case) with spelling differences of transliteration taken away; digits and other scripts stay."""
    return folded_once(word)


def folded_once(word: str) -> str:
    """What :func:`fold` gives, for a word that is not asked for again: it is not kept."""
    if not word.isascii() or word.isdigit() or len(word) < 3:
        return word
    hard = _SOFT_C.sub("k", word) if "c" in word and "ch" not in word else word
    if "j" in hard:
        hard = _SOFT_SIGN.sub(_soft, hard)
    # "w" and "y" are read before groups form around them.
    text = _GROUP.sub(_replaced, hard)
    if "hv" in text:
        text = _GROUP.sub(_second, text)
    # Most words have none; to put in a text that names a group is slow.
    if _DOUBLE.search(text) is not None:
        text = _DOUBLE.sub(_LETTER, text)
    if "sk" in text:
        text = _ADJECTIVE.sub("sk", text)
    if len(text) > 3 and text[-1] == "h" and text[-2] in "aeiou":
        text = text[:-1]
    return text if len(text) > 1 else word


def _soft(match: re.Match[str]) -> str:
    return "i" if match.string[match.end() : match.end() + 1] == "e" else ""


def _replaced(match: re.Match[str]) -> str:
    return _MAP[match.group()]


def _second(match: re.Match[str]) -> str:
    return "hu" if match.group() == "hv" else match.group()


def skeletons(folded: Sequence[str]) -> list[str]:
    """The consonants of each folded word in broad classes (b=p, d=t, g=k, l=r, sibilants); a first vowel is kept as "a".

    No word holds the end of a line.
    """
    if not folded:
        return []
    # Words in other letters have none.
    text = "\n".join([word if word.isascii() else "" for word in folded]).encode("ascii").translate(_CLASSES, _NO_CLASS)
    codes = np.frombuffer(text, dtype=np.uint8)
    # A letter that stands there several times in a row counts once.
    kept = np.ones(len(codes), dtype=np.bool_)
    kept[1:] = (codes[1:] != codes[:-1]) | (codes[1:] < ord("a"))
    bodies = codes[kept].tobytes().decode("ascii").split("\n")
    return [_begun(word, body) for word, body in zip(folded, bodies, strict=True)]


def _begun(word: str, body: str) -> str:
    if not word or not word.isascii() or word[0].isdigit():
        return word
    return "a" + body if word[0] in "aeiou" else "h" + body if word[0] == "h" else body
