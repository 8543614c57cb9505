"""How much a word tells apart: rare words much, common and generic words little. The same for every edition of lists."""  # noqa: E501

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence
from importlib import resources

from gwanmun.parties.names.lexicon import lexicon

_NAMES = 120_600
_RARE = 30
"""A word in this many listed names or fewer tells as much as a word can."""
RARE = 0.75
"""Weight of a rare word: not more than some two hundred listed names have it."""
_CLASS_WEIGHTS = {"legal": 0.03, "title": 0.06, "particle": 0.08, "stop": 0.01}
_CLASS_LIMITS = {"generic": 0.26, "place": 0.42}
_LETTER, _NUMBER = 0.3, 0.6
_PATRONYMIC = re.compile(r"(?<=...)[oei]v(?:ic|na)$")
_PATRONYMIC_ENDS = ("ic", "na")
_PATRONYMIC_LIMIT = 0.6
"""A father's name (folded "Viktorovich", "Petrovna") is often left out, and tells less apart than a surname."""


@functools.cache
def _common() -> dict[str, int]:
    text = resources.files("gwanmun.parties").joinpath("tables/common_words.csv").read_text("utf-8")
    return {word: int(count) for word, count in (line.split(",") for line in text.splitlines()[1:])}


@functools.lru_cache(maxsize=400_000)
def weight(token: str) -> float:
    """The weight of a token, in (0, 1]."""
    kind = lexicon().classes.get(token, "")
    if kind in _CLASS_WEIGHTS:
        return _CLASS_WEIGHTS[kind]
    if token.isdigit():
        return _NUMBER
    if len(token) == 1 and token.isascii():
        return _LETTER
    count = _common().get(token, 1)
    value = 1.0 if count <= _RARE else max(0.15, math.log(_NAMES / count) / math.log(_NAMES / _RARE))
    if token.endswith(_PATRONYMIC_ENDS) and _PATRONYMIC.search(token):
        value = min(value, _PATRONYMIC_LIMIT)
    return min(value, _CLASS_LIMITS.get(kind, 1.0))


def weights(tokens: Sequence[str]) -> list[float]:
    """The weight of each of many tokens. Most are rare words of names, which no table has and which weigh the most."""
    common, classes = _common(), lexicon().classes
    return [
        1.0
        if t.isalpha() and len(t) > 1 and not (t in common or t in classes or t.endswith(_PATRONYMIC_ENDS))
        else weight(t)
        for t in tokens
    ]


def is_common(token: str) -> bool:
    """Whether many listed names have a word whose folded spelling this is."""
    return token in _common()


OWN = frozenset({"brand", "nick"})
"""Kinds of words that are more than generic words, places, legal forms and titles."""


def kind_of(token: str) -> str:
    """What a token is in the lexicon; a brand where it does not stand there."""
    return lexicon().classes.get(token, "brand")


def is_distinctive(token: str) -> bool:
    """Whether a token is more than a generic word, a place, a legal form, a title or a number."""
    return kind_of(token) in OWN and not token.isdigit() and len(token) > 1


def is_place(token: str) -> bool:
    """Whether a token is the name of a country, a region or a town."""
    return kind_of(token) == "place"
