"""Find the names of an index that may be the name asked for, and lay their words side by side; all in arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gwanmun.parties.alignment import Alignment, align, joined
from gwanmun.parties.asked import asked_of
from gwanmun.parties.candidates import candidates_of
from gwanmun.parties.likeness import Likeness
from gwanmun.parties.names.form import Form
from gwanmun.parties.opened import I64, Names
from gwanmun.parties.pairing import may_agree
from gwanmun.parties.worth import Bounds

FEW = 200
"""So few candidates are laid side by side at once, without asking first whether they may agree."""
BLOCK = 30_000
"""Candidates laid side by side at once."""


def search(
    index: Names,
    forms: Sequence[Form],
    kinds: Sequence[int],
    pairs: tuple[I64, I64] | None = None,
    bounds: Bounds | None = None,
) -> Alignment | None:
    """The candidates for each of ``forms``, with their words laid side by side.

    :param kinds: for each form, the place of what the party is in :data:`gwanmun.parties.index.KINDS`.
    :param pairs: the numbers of the forms and rows to compare, instead of candidates.
    :param bounds: what a candidate must come to; nothing where all that agree enough are wanted.
    """
    asked = asked_of(index, forms, kinds, pairs is not None)
    if asked is None:
        return None
    form, row = pairs or candidates_of(asked)
    if not len(form):
        return None
    many = len(form) > FEW
    likeness = Likeness(asked, many)
    # Common names have many candidates; in blocks they take no more memory than rare ones.
    if pairs is None and many:
        kept = [may_agree(asked, likeness, bounds, form[b], row[b]) for b in _blocks(len(form))]
        form, row = (np.concatenate(column) for column in zip(*kept, strict=True))
        if not len(form):
            return None
    parts = [align(asked, likeness, bounds, form[b], row[b]) for b in _blocks(len(form))]
    laid = [part for part in parts if part is not None]
    return joined(laid) if laid else None


def _blocks(candidates: int) -> list[slice]:
    return [slice(at, at + BLOCK) for at in range(0, candidates, BLOCK)]
