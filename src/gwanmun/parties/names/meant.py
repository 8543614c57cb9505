"""Which word of the lexicon a word that is not in it may be a misspelling of."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from gwanmun.parties.names.choices import Choices
from gwanmun.parties.names.inflected import look_up_slavic, nearest_slavic
from gwanmun.parties.names.lexicon import lexicon
from gwanmun.parties.weights import is_common

LONG = 5
"""Letters from which on a word of the lexicon may have any letter of it wrong; of a shorter one letters are swapped, or
one is added or missing: too many names differ from it by one letter."""
LONGEST = 25
_SHORTEST = 3
_VOWELS = "aeiouy"
_LEGAL = ("llc", "ltd", "jsc", "ooo", "inc", "corp", "gmbh", "pjsc", "ojsc", "cjsc", "limited", "oao", "zao", "pao", "pte",
          "srl", "sarl", "ltda", "plc", "llp", "fze", "fzco", "fzc", "dmcc", "sdn", "bhd", "pty", "pvt")  # fmt: skip
"""Legal forms that are common enough to be what a short word at the end of a firm's name was to be."""
_TWO_IN_LONGER = 6
"""Letters of a word that may be a longer one with two letters wrong, if it begins like it: "Copayn", "Shipin"."""
_PLURAL = 7
"""Letters from which on a plural may be misspelt."""
_SLAVIC = 8
_CUT_FROM = 15
"""Letters of a name from which on a column of a sheet or a form may have cut it off."""
_BEGUN = 4
_NUMBERS = ("first", "second", "third", "three", "five", "seven", "eight", "four")
_GIVEN = ("abdul", "abdel", "abdur", "abdal", "abdol", "abdoul")


@functools.lru_cache(maxsize=20_000)
def legal_form(word: str, other: bool) -> str | None:
    """The legal form that a first or last word is a misspelling of ("JSmC", "LCL", "nc").

    :param other: whether another letter may stand for one: not in the first word, which may be a firm's own ("LXC").
    """
    if not 2 <= len(word) <= 8:
        return None
    forms = _LEGAL if other else [form for form in _LEGAL if _same_letters(word, form)]
    found = extractOne(word, forms, scorer=OSA.distance, score_cutoff=1)
    return str(found[0]) if found else None


def _same_letters(word: str, right: str) -> bool:
    """Whether two words one edit apart differ by a swap, or by a letter too many or too few."""
    return len(word) != len(right) or sorted(word) == sorted(right)


_MOST_KEPT = 200_000
_kept: dict[tuple[str, bool], str | None] = {}
"""What :func:`meant` found."""
_NOT_LOOKED_UP = ""


def meant(word: str, person: bool) -> str | None:
    """The word of the lexicon that ``word`` is a misspelling of: by one letter, or by two in a long word.

    :param person: whether it stands in a person's name, where business words are not meant.
    """
    known = _kept.get((word, person), _NOT_LOOKED_UP)
    if known is not _NOT_LOOKED_UP:
        return known
    if len(_kept) > _MOST_KEPT:
        _kept.clear()
    found = _kept[word, person] = _find(word, person)
    return found


def _find(word: str, person: bool) -> str | None:
    if not _may_be_misspelt(word):
        return None
    found = _long(word, person) if len(word) >= LONG - 1 else None
    if found is None and len(word) <= LONG:
        found = _short(word, person)
    if found is not None and (person or found in _of_persons()) and _is_another_name(word, found):
        return None
    return found


def _is_another_name(word: str, near: str) -> bool:
    """Whether a word near a given name or a title is a name of its own: "Tammy" and "Tommy", "Ahmadi" and "Ahmad"."""
    if is_common(word) or (word[:-1] == near and word[-1] in _VOWELS):
        return True
    return not is_title(near) and len(near) <= LONG and not _same_letters(word, near)


def is_title(word: str) -> bool:
    """Whether a word is a title, which weighs next to nothing: a name taken for one is as good as left out."""
    known = lexicon().words.get(word)
    return known is not None and known.kind == "title"


def look_up_meant(words: Iterable[str], person: bool) -> None:
    """Look many words up in one go, so that :func:`meant` finds each quickly."""
    some = [word for word in words if (word, person) not in _kept and _may_be_misspelt(word)]
    if not some:
        return
    _longer(person).find((word, _wrong(word)) for word in some if len(word) >= LONG - 1)
    _longer(person).find((word, 2) for word in some if len(word) == _TWO_IN_LONGER)
    if not person:
        look_up_slavic((word, _wrong_slavic(word)) for word in some if len(word) >= _SLAVIC)
    _of_four(person).find((word, 1) for word in some if len(word) <= LONG and (person or len(word) > _SHORTEST))


def _may_be_misspelt(word: str) -> bool:
    return _SHORTEST <= len(word) < LONGEST and word.isascii() and word.isalpha()


def _wrong(word: str) -> int:
    """How many letters of a word may be wrong: shorter ones differ by two from too many names of their own."""
    return 1 if len(word) < 7 else 2


def _wrong_slavic(word: str) -> int:
    return 1 if len(word) < 9 else 2


def _one(word: str) -> str:
    """What a word that looks like a plural is one of: "cmoplexes"."""
    return word.removesuffix("es") if word.endswith("es") else word.removesuffix("s")


def _long(word: str, person: bool) -> str | None:
    right = _longer(person).nearest(word, _wrong(word))
    if right is None and len(word) == _TWO_IN_LONGER:
        found = _longer(person).nearest(word, 2)
        right = found if found is not None and len(found) > len(word) and found[0] == word[0] else None
    if right is None and not person and word.endswith("s") and len(word) > _PLURAL:
        right = _longer(person).nearest(_one(word), _wrong(_one(word)))
    if right is None:
        return None if person or len(word) < _SLAVIC else nearest_slavic(word, _wrong_slavic(word))
    if not person and right in _of_persons() and OSA.distance(word, right) > 1:
        # "MegaMD" is a firm's own word, and no Magamed.
        return None
    one_beside = right[1:] == word or word[1:] == right
    swapped = right[1::-1] == word[:2]
    return None if len(right) < 6 and right[0] != word[0] and not one_beside and not swapped else right


def _short(word: str, person: bool) -> str | None:
    """The word of four letters that ``word`` is with two swapped, one too many or, in a person's name, one missing."""
    if len(word) == _SHORTEST and not person:
        return None
    right = _of_four(person).nearest(word, 1)
    return right if right and _same_letters(word, right) else None


def begun(word: str, letters: int) -> str | None:
    """The business word that ``word`` is the beginning of, where a name of so many letters may have been cut off.

    Of several the shortest: "Enterpris" is an enterprise, "Internatio" international.
    """
    if letters < _CUT_FROM or len(word) < _BEGUN or not word.isalpha():
        return None
    words = _in_order()
    at = bisect.bisect_left(words, word)
    found = itertools.takewhile(lambda known: known.startswith(word), words[at:])
    return min(found, key=len, default=None)


@functools.cache
def _in_order() -> list[str]:
    """The business words of the lexicon, in alphabetical order."""
    kinds = ("legal", "generic")
    return sorted(w for w, known in lexicon().words.items() if w.isascii() and w.isalpha() and known.kind in kinds)


@functools.cache
def _longer(person: bool) -> Choices:
    return Choices([w for w in _spelt(person) if len(w) >= LONG])


@functools.cache
def _of_four(person: bool) -> Choices:
    return Choices([w for w in _spelt(person) if len(w) == 4])


@functools.cache
def _of_persons() -> frozenset[str]:
    """Persons' names and titles, which business words are not."""
    return frozenset(_spelt(True))


@functools.cache
def _spelt(person: bool) -> list[str]:
    """Words that a misspelt one may have been meant to be: of any name, and of firms' names."""
    names, firms = list(_GIVEN), list(_NUMBERS)
    for word, (_, kind) in lexicon().words.items():
        if word.isascii() and word.isalpha():
            if kind in ("legal", "generic", "place"):
                firms.append(word)
            elif kind in ("nick", "title") or (kind == "particle" and len(word) > _SHORTEST):
                names.append(word)
    return names if person else names + firms
