"""Korean names of persons in Latin letters ("Kim Min-su", "Seoyeon Park"), told by surname and syllables."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from gwanmun.parties.names.hangul import SURNAMES
from gwanmun.parties.names.lexicon import lexicon

_HABIT = (
    "yi rhee rhie yee ree bark paik baik chung cheong joung khang joe youn yim rim seo sheen whang yoo you lyu jun cheon goh"
    " moon pae huh her noh rho kwack joo woo koo goo chin chai yeo suk sul kihl wee auh ok pi mo pang bahng kook wang ye"
)
"""Ways people write surnames beside those of :data:`SURNAMES`."""
_SYLLABLE = (
    r"(?:kk|tt|pp|ss|jj|ch|sh|[bcdghjklmnprstwy])?"
    r"(?:yae|yeo|eui|wae|you|ae|ya|eo|ye|wa|oe|yo|wo|we|wi|yu|eu|ui|oo|ee|ou|ue|[aeiou])"
    r"(?:ng|ck|[bgklmnpr](?![aeiouwy])|)"
)
_GIVEN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")
_MOST = 3


def without_titles(words: Sequence[str]) -> Sequence[str]:
    """A name without a title in front of it, or behind."""
    known = lexicon().words
    start, end = 0, len(words)
    while start < end and (word := known.get(words[start])) is not None and word.kind == "title":
        start += 1
    while start < end and (word := known.get(words[end - 1])) is not None and word.kind == "title":
        end -= 1
    return words[start:end]


def is_korean_name(words: Sequence[str]) -> bool:
    """Whether clean words look like a Korean person's name: a surname, and a given name of one or two syllables."""
    words = without_titles(words)
    if not 2 <= len(words) <= _MOST:
        return False
    return _is_named(words[0], words[1:]) or _is_named(words[-1], words[:-1])


def _is_named(surname: str, given: Sequence[str]) -> bool:
    return surname in surnames() and _GIVEN.fullmatch("".join(given)) is not None


@functools.cache
def surnames() -> frozenset[str]:
    written = (spelling for spellings in SURNAMES.values() for spelling in spellings)
    return frozenset(s for s in (*written, *_HABIT.split()) if len(s) > 1)
