"""Initials in front of a person's surname or behind it: "S.V. Lavrov", "Лавров С. В.", "Yu. V. Andropov"."""

from __future__ import annotations

import re
from typing import NamedTuple

from gwanmun.parties.names import romanise
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.fold import fold

_ONE = r"(?:Yu|Ya|Ye|Yo|Zh|Kh|Ch|Sh|Ts|Дж|[^\W\d_])"
_DOTTED = rf"{_ONE}\.(?:\s*-?\s*{_ONE}\.){{1,2}}"
_IN_FRONT = re.compile(rf"^\s*({_DOTTED})\s*(?=[^\W\d_]{{3}})")
_BEHIND = re.compile(rf"(?<=[^\W\d_]{{3}})[\s,]+({_DOTTED})\s*$")
_LETTER = re.compile(_ONE)
_BARE = re.compile(r"^(?:\w ){2,3}(?=\w{3})|(?<=\w{3})(?: \w){2,3}$")
"""Initials without dots, in a clean name."""
_LONGEST = 200
_AS_THEY_ARE = frozenset("aeiouc")


class Initials(NamedTuple):
    """Two or three initials of a name."""

    letters: tuple[tuple[str, ...], ...]
    """As the words that they stand for begin: when they are folded, and as they are written, where that differs."""
    rest: str
    """The name without them."""


def initials(name: str) -> Initials | None:
    """The initials of a person's name; nothing where it has none, or only one, which says little."""
    if len(name) > _LONGEST:
        return None
    found = (_IN_FRONT.search(name) or _BEHIND.search(name)) if "." in name else None
    if found is not None:
        letters, rest = _LETTER.findall(found.group(1)), name.replace(found.group(), " ", 1)
    else:
        text = clean(name)
        bare = _BARE.search(text)
        if bare is None or any(map(str.isdigit, bare.group().split())):
            return None
        letters, rest = bare.group().split(), text.replace(bare.group(), " ", 1)
    ways = dict.fromkeys((tuple(map(_begins, letters)), tuple(x.lower() for x in letters)))
    begun = tuple(way for way in ways if all(len(x) == 1 and x.isascii() for x in way))
    return Initials(begun, rest) if begun else None


def _begins(letter: str) -> str:
    """The letter with which a folded word begins: Ж. is z, as in "Zhanna", and W. is v, as in "William"."""
    plain = clean(letter)
    latin = plain if plain.isascii() else romanise.alphabet(plain)
    # "C." may be Carl or Charles, and stays as it is; vowels are what words begin with.
    return latin if latin in _AS_THEY_ARE else fold(f"{latin}ob")[:1]
