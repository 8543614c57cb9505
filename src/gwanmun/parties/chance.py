"""How many words meet a word by chance: short words, and words with wrong letters, are near to many others."""

from __future__ import annotations

import functools

import numpy as np

from gwanmun.parties.keys import some
from gwanmun.parties.opened import F64, I64

_SAME = (1e3, 600.0, 100.0, 10.0, 2.0, 0.5, 0.1)
"""Firms that bear a word of so many letters, which is not theirs alone: two letters make few acronyms. A judgement."""
_ONE_EDIT = (1e3, 1e3, 51.0, 30.0, 14.0, 6.1, 2.4, 1.2, 0.8, 0.7, 0.7, 0.6, 0.4)
_TWO_EDITS = (1e3, 1e3, 909.0, 636.0, 314.0, 122.0, 38.0, 12.0, 4.2, 2.6, 2.1, 1.8, 1.3)
"""Words among 55,000 of 63,000 listed parties that are so many edits from one of them, by its letters."""
_MOST = np.log1p(1000.0)
_LONGEST = 16


def by_chance(length: I64, alike: F64) -> F64:
    """How likely chance makes words meet, from 0 (no other word would) to 1 (a thousand others would).

    :param length: letters of the listed word; ``alike``: how alike both are (:func:`gwanmun.parties.words.likeness`).
    """
    edits = (1 - alike) * length / 1.1
    at = np.minimum(length, _LONGEST - 1)
    found: F64
    if not some(edits):
        found = _tables()[0][at]
        return found
    same, one, two = _tables()[:, at]
    found = same + one * np.minimum(edits, 1) + two * np.minimum(np.maximum(edits - 1, 0), 1)
    return found


@functools.cache
def _tables() -> F64:
    """For all lengths, by their logarithms: what words that are the same come to, and what each of two edits adds."""
    told = np.array([[*t, *[t[-1]] * (_LONGEST - len(t))] for t in (_SAME, _ONE_EDIT, _TWO_EDITS)])
    found: F64 = np.diff(np.log1p(told) / _MOST, axis=0, prepend=0)
    return found
