"""Which candidates are worth laying side by side: those that can still come to a score that somebody wants to see."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gwanmun.parties.asked import Asked
from gwanmun.parties.one_word import PERSON, is_near
from gwanmun.parties.opened import F64, I64

WORTH = 0.5
"""Names that agree less than this, word by word, are not compared in one word."""
WITHIN = 1.6
"""Where one name holds the other, the words that meet weigh twice as much as the lighter name; a little less where they
are spelt otherwise or weighed like a neighbour."""


class Bounds(NamedTuple):
    """What a candidate of each form must come to: see :func:`gwanmun.parties.score.bounds_of`, which draws it from the
    weights."""

    person: F64
    """Least share of the weight of both names that must meet in a listed person's, unless one holds the other or both
    are nearly the same in one word."""
    another_kind: npt.NDArray[np.bool_]
    """Whether a firm can be meant where a person is asked for, though the names are not nearly the same in one word."""


def worth(
    asked: Asked, bounds: Bounds | None, form: I64, row: I64, met: F64, holds: npt.NDArray[np.bool_] | None = None
) -> npt.NDArray[np.bool_]:
    """Which candidates are worth the costly part: those that agree enough, word by word or in one word.

    :param bounds: nothing where all candidates that agree enough are wanted.
    :param met: how much weight of both names meets, or may meet.
    :param holds: whether one name holds the other, as the score counts it; nothing where that is not known.
    """
    here, there = asked.weight[form], asked.index.arrays["row_weight"][row]
    enough: npt.NDArray[np.bool_] = met >= WORTH * (here + there)
    if bounds is not None:
        at = enough.nonzero()[0]
        within = met[at] >= WITHIN * np.minimum(here[at], there[at]) if holds is None else holds[at]
        enough[at] = _within_bounds(asked, bounds, form[at], row[at], met[at] / (here[at] + there[at]), within)
    if asked.respaced is not None and len(asked.respaced):
        code = asked.index.code(form, row)
        at = np.minimum(asked.respaced.searchsorted(code), len(asked.respaced) - 1)
        enough |= asked.respaced[at] == code
    return enough


def _within_bounds(
    asked: Asked, bounds: Bounds, form: I64, row: I64, share: F64, within: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Which candidates can come to the score.

    :param share: share of the weight of both names that meets; ``within``: whether one name may hold the other.
    """
    listed, person_asked = asked.index.row_kind[row], asked.kinds[form] == PERSON
    person = listed == PERSON
    found: npt.NDArray[np.bool_] = ~person | (share >= bounds.person[form]) | within
    found &= bounds.another_kind[form] | ~person_asked | (listed <= PERSON)
    rest = (~found).nonzero()[0]
    if len(rest):
        found[rest] = is_near(asked.index, asked.whole, form[rest], row[rest], person_asked[rest])
    return found
