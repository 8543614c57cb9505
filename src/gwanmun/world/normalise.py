"""One spelling for the many ways in which people type the same name."""

from __future__ import annotations

import unicodedata

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "&": " and "}
_REMOVED = "'’‘ʻʼ´`′" + "".join(map(chr, range(0x300, 0x370)))  # apostrophes and combining accents
# Marks that only separate or enclose words. "/", ";", "|", "?" and "+" stay: they say "two values" or "not sure".
_SEPARATORS = '.,:()[]"“”·・_‐‑‒–—―−-'
_REPLACED = str.maketrans(_LETTERS | dict.fromkeys(_REMOVED, "") | dict.fromkeys(_SEPARATORS, " "))
_DROPPED_WORDS = frozenset({"the", "and"})
_WORDS = {"st": "saint"}


def normalise(text: str) -> str:
    """The words of `text` without case, width, accents, punctuation, "the" and "and", one space between them.

    "St." becomes "saint", "&" is read as "and". Two texts that differ only in these ways give the same result, and the
    result of a result is itself. Hangul, Han and other scripts keep every letter: nothing is translated or guessed.
    """
    if text.isascii():
        return _words(text.lower())
    previous, current = "", text
    while current != previous:  # compatibility forms can hide further ones; nearly always one extra round
        previous, current = current, _words(_plain(current))
    return current


def matching_key(text: str) -> str:
    """`normalise(text)` without spaces, because both "Viet Nam" and "콩고 민주 공화국" are also written in one word."""
    return normalise(text).replace(" ", "")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isprintable():  # an invisible mark, such as a zero-width space or a text direction, divides nothing
        folded = "".join(char for char in folded if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFD", folded)


def _words(text: str) -> str:
    words = unicodedata.normalize("NFC", text.translate(_REPLACED)).split()
    return " ".join(_WORDS.get(word, word) for word in words if word not in _DROPPED_WORDS)
