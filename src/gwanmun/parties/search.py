"""Find the names of an index that may be the name asked for, and lay their words side by side; all in arrays."""

from __future__ import annotations

from collections.abc import Sequence

from gwanmun.parties.alignment import Alignment, align, joined
from gwanmun.parties.asked import asked_of
from gwanmun.parties.candidates import candidates_of
from gwanmun.parties.names.form import Form
from gwanmun.parties.opened import I64, Names

BLOCK = 30_000
"""Candidates laid side by side at once."""


def search(
    index: Names, forms: Sequence[Form], kinds: Sequence[int], pairs: tuple[I64, I64] | None = None
) -> Alignment | None:
    """The candidates for each of ``forms``, with their words laid side by side.

    :param kinds: for each form, the place of what the party is in :data:`gwanmun.parties.index.KINDS`.
    :param pairs: the numbers of the forms and rows to compare, instead of candidates.
    """
    asked = asked_of(index, forms, kinds, pairs is not None)
    if asked is None:
        return None
    form, row = pairs or candidates_of(asked)
    if not len(form):
        return None
    # Common names have many candidates; in blocks they take no more memory than rare ones.
    blocks = [slice(at, at + BLOCK) for at in range(0, len(form), BLOCK)]
    return joined([align(asked, form[b], row[b]) for b in blocks])
