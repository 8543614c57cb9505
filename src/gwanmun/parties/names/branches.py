"""A firm's name without the place of a branch: "Hikvision Korea" and "한국화웨이" may belong to the listed firm.

Branches are the listed firm itself, and daughters of a listed firm may be caught by its owners' share. So the name is asked for
without the place too, and what it meets so may be the party, but is never said to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gwanmun.parties.names.form import Form
from gwanmun.parties.names.han import FAR
from gwanmun.parties.names.lexicon import lexicon

PLACED = "placed"
_IN_SYLLABLES = frozenset({"pinyin", "rr", "dprk", "usual"})
_LEAST = 6
"""Letters of the longest word that must be left of a reading: a name in syllables meets others by chance."""
_MANY = 3
"""Generic words that are a name together, if one of them is a place."""
_TELLS_NOTHING = frozenset({"legal", "title", "particle", "stop", "generic", "place"})


def without_place(forms: Iterable[Form]) -> Iterator[Form]:
    """Each form without the place at its end, or in scripts without spaces at its beginning, if a name of its own is left."""
    for form in forms:
        found = _without(form) if form.system != "native" else None
        if found is not None:
            yield found


def _without(form: Form) -> Form | None:
    classes = lexicon().classes
    kinds = [classes.get(token, "") for token in form.tokens]
    end = len(kinds)
    while end and kinds[end - 1] == "legal":
        end -= 1
    at = end - 1 if end and kinds[end - 1] == "place" else 0
    if kinds[at : at + 1] != ["place"] or (at == 0 and form.system == "latin"):
        return None
    left = form.tokens[:at] + form.tokens[at + 1 :]
    others = [kind for kind in (*kinds[:at], *kinds[at + 1 :]) if kind != "legal"]
    # "Harbin Institute of Technology (Shenzhen)" has a name without it, "Trading Korea" none.
    if all(kind in _TELLS_NOTHING for kind in others) and (len(others) < _MANY or "place" not in others):
        return None
    # A town in front is mostly part of the name: 武汉新芯 is no branch of a Hsin Hsin.
    if at == 0 and (form.system in FAR or (form.system in _IN_SYLLABLES and max(map(len, left)) < _LEAST)):
        return None
    place = form.tokens[at]
    compact = form.compact.removesuffix(place) if at else form.compact.removeprefix(place)
    return Form(left, compact, PLACED, compact)
