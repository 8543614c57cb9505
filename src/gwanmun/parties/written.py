"""The words of a name as they stand in it, for the folded tokens by which names are compared.

A person who reads why two names meet knows "Kalashnikof" and "Technologies", not "kalasnikof" and a concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from gwanmun.parties.names import unspaced
from gwanmun.parties.names.clean import MAX_RAW, clean
from gwanmun.parties.names.form import spelt

_WORD = re.compile(r"[^\s,;/()（）\[\]]+")
_AROUND = "\"'’‘“”„«».:"
_SLIPS = 2
"""Letters by which a word that was put right may differ from the one that stands in the name."""


def as_written(name: str, tokens: Sequence[str]) -> list[str]:
    """For each token of a name the word of it, as printed, that it comes from; the token itself where none is found."""
    left = list(_pieces(name[:MAX_RAW]))
    found: list[str] = []
    for token in tokens:
        at = next((i for i, (_, of) in enumerate(left) if token in of), None)
        if at is None:
            at = _nearest(token, left)
        found.append(token if at is None else left[at][0])
        if at is not None and len(left[at][1]) < 2:
            del left[at]
    return found


def _pieces(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of a name, each with its tokens; writing without spaces in the words that the lexicon knows."""
    for raw in _WORD.findall(name):
        shown = raw.strip(_AROUND)
        cleaned = clean(raw)
        if unspaced.UNSPACED.search(cleaned):
            yield from ((part, spelt(part).tokens) for part in unspaced.known_parts(cleaned))
        elif cleaned and shown:
            yield shown, tuple(token for word in cleaned.split() for token in spelt(word).tokens)


def _nearest(token: str, left: Sequence[tuple[str, tuple[str, ...]]]) -> int | None:
    """The word that was taken for another, misspelt: the one that is a slip or two away from it."""
    near = [
        (OSA.distance(token, own, score_cutoff=_SLIPS), i)
        for i, (shown, of) in enumerate(left)
        for own in (*of, clean(shown))
        if min(len(token), len(own)) > 2 * _SLIPS
    ]
    distance, at = min(near, default=(_SLIPS + 1, 0))
    return at if distance <= _SLIPS else None
