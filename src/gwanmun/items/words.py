"""Words of a question or a text: English stems, and Korean syllable pairs with the particles cut off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

_PIECE = re.compile(r"[가-힣]+|[a-z]+(?:-[0-9]+)?|[0-9]+(?:[.,][0-9]+)*|[µμ㎛]")
_PARTICLE = re.compile(
    r"(?:으로서|으로써|에서는|에게서|으로는|이라고|라고|이라는|라는|에서|에게|까지|부터|으로|하고|이나|이며|입니다|합니다|합니까|했습니다"
    r"|하려는데|하려는|하려고|하는데|하도록|되는|하는|하여|해서|하려|하며|하고|된|한|할|인|을|를|이|가|은|는|의|에|로|와|과|도|만)$"
)
_PLURAL = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
_ENDINGS = ("ational", "ization", "isation", "ations", "ation", "ating", "ators", "ator", "ated", "ates", "ate")
_SHORT = ("ings", "ing", "ers", "er", "ed", "ors", "or", "ment", "ments", "es", "e", "al", "ive")
_DATA = Path(__file__).parent / "data"
MOST_CHARACTERS = 4_000
"""Longest question that is read; what stands behind is left out."""


def normal(text: str) -> str:
    """The text in one form: compatibility forms composed, lower case."""
    return unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).lower()


def tokens(text: str) -> list[str]:
    """The tokens of a text in order; words that say nothing about an item are left out.

    An English word gives its stem, a Korean word the pairs of its syllables (a single syllable gives itself), a number
    with at least two digits itself.
    """
    found: list[str] = []
    for piece in _PIECE.findall(normal(text)):
        first = piece[0]
        if "가" <= first <= "힣":
            found += _korean(piece)
        elif first.isdigit():
            if len(piece) > 1:
                found.append(piece)
        elif piece not in _stop()[0] and len(piece) > 1:
            found.append(stem(piece))
    return found


@lru_cache(maxsize=1)
def _stop() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words of questions that say nothing of an item: English ones, and how Korean ones begin."""
    words = [w for line in (_DATA / "stopwords.txt").read_text(encoding="utf-8").splitlines() for w in line.split()]
    return frozenset(w for w in words if w.isascii()), tuple(w for w in words if not w.isascii())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """An English word without its commonest endings (``etchers``, ``etching`` and ``etch`` are one)."""
    for ending, instead in _PLURAL:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    for endings in (_ENDINGS, _SHORT):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                return word[: -len(ending)]
    return word


@lru_cache(maxsize=50_000)
def _korean(word: str) -> tuple[str, ...]:
    if word.startswith(_stop()[1]):
        return ()
    cut = _PARTICLE.sub("", word) if len(word) > 2 else word
    cut = cut or word
    if len(cut) == 1:
        return (cut,)
    return tuple(cut[i : i + 2] for i in range(len(cut) - 1))
