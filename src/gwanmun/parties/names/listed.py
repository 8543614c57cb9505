"""The forms of all names of lists, in columns: lists have many thousands of names, and an index is built of all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gwanmun.parties.keys import I64
from gwanmun.parties.names.analyse import analyse, other_words, parts_of, words_of_parts
from gwanmun.parties.names.brackets import first_name_first
from gwanmun.parties.names.clean import as_latin
from gwanmun.parties.names.form import Form, as_korean, form_of_words
from gwanmun.parties.names.korean_syllables import OF_PERSONS, Reading, readings
from gwanmun.parties.names.numerals import in_digits
from gwanmun.parties.names.together import Columns, Together
from gwanmun.parties.names.unspaced import UNSPACED, forms_of_unspaced

_AT_ONCE = 4096
"""Names read at once: what reading them leaves behind is taken up by the next ones, and new memory is slow to come by."""
_SHORT = 16
"""Letters of names that people write in one word."""


class Listed(NamedTuple):
    """The forms of many names, in no order."""

    forms: Columns
    owner: I64
    """The number of the name that each form is of."""
    unspaced: npt.NDArray[np.bool_]
    """Whether each form is one of a name in Hangul, Han characters or kana."""
    korean: list[tuple[int, Reading]]
    """The numbers of forms that may be of Korean persons' names, with the syllables that these may stand for."""


def forms_of_listed(names: Sequence[tuple[str, str]]) -> Listed:
    """The forms of names, each with its kind."""
    together = Together()
    plain: list[I64] = []
    others: list[tuple[int, bool, Form]] = []
    korean: list[tuple[int, Reading]] = []
    count = 0
    for start in range(0, len(names), _AT_ONCE):
        parts, owners = _parts(names[start : start + _AT_ONCE], start)
        owner = np.array(owners, dtype=np.int64)
        kinds = [names[i][1] for i in owners]
        words, read = _read(parts, kinds)
        numbers = np.fromiter(words, dtype=np.int64, count=len(words))
        is_plain, surname = together.add(list(words.values()))
        taken = numbers[is_plain]
        plain.append(owner[taken])
        # In Latin letters, a Korean's name is told by the surname.
        named = surname[is_plain].nonzero()[0]
        for place, i in zip((named + count).tolist(), taken[named].tolist(), strict=True):
            if kinds[i] in OF_PERSONS:
                korean += [(place, reading) for reading in readings(words[i])]
        count += len(taken)
        for i in numbers[~is_plain].tolist():
            known = readings(words[i]) if kinds[i] in OF_PERSONS else ()
            read[i] = (form_of_words(words[i], "latin")._replace(korean=known),)
        for i, found in read.items():
            is_unspaced = UNSPACED.search(parts[i]) is not None
            others += [(owners[i], is_unspaced, form) for form in found if form.tokens]
    owner = np.concatenate([*plain, np.array([number for number, _, _ in others], dtype=np.int64)])
    unspaced = np.zeros(len(owner), dtype=np.bool_)
    unspaced[count:] = [is_unspaced for _, is_unspaced, _ in others]
    korean += [(at, reading) for at, (_, _, form) in enumerate(others, count) for reading in form.korean]
    return Listed(together.columns([form for _, _, form in others]), owner, unspaced, korean)


def _read(parts: Sequence[str], kinds: Sequence[str]) -> tuple[dict[int, list[str]], dict[int, tuple[Form, ...]]]:
    """The clean words of the names that have one form, and the forms of the others, by the number of the name."""
    words = words_of_parts(parts)
    forms: dict[int, tuple[Form, ...]] = {}
    for i, name in other_words(parts).items():
        if UNSPACED.search(text := " ".join(name)):
            found = forms_of_unspaced(text, kinds[i], listed=True)
            forms[i] = as_korean(found, name) if kinds[i] in OF_PERSONS else found
        elif as_latin(text) is None:
            # What looks like Latin letters has more forms than one.
            words[i] = name
    for i in range(len(parts)):
        if i not in words and i not in forms:
            forms[i] = analyse(parts[i], kinds[i], listed=True)
    return words, forms


def _parts(names: Sequence[tuple[str, str]], first: int) -> tuple[list[str], list[int]]:
    """What each name is read as, and the numbers of the names, of which the first is ``first``."""
    parts: list[str] = []
    owners: list[int] = []
    for number, (text, kind) in enumerate(names, first):
        if text.isascii() and "(" not in text and "/" not in text:
            # As most are: a name that is read as it stands, or with a person's first name first.
            found = _of_person(text) if kind == "person" else _of_other(text)
        else:
            found = listed_parts(text, kind)
        parts += found
        owners += [number] * len(found)
    return parts, owners


def listed_parts(text: str, kind: str) -> tuple[str, ...]:
    """The names that a listed name is read as: what it holds, with digits for Roman numerals too, and a person's printed
    "KIM, Jong Un" in that order too. In one word it is "kimjongun" to others.
    """
    parts = parts_of(text, kind)
    if kind == "person":
        return (*parts, *_of_person(text)[1:])
    return (*parts, *(numbered for part in parts for numbered in _of_other(part)[1:]))


def _of_person(text: str) -> tuple[str, ...]:
    """A person's name with the first name first, and a short one as it is printed too."""
    if "," not in text:
        return (text,)
    name = first_name_first(text)
    return (name, text.replace(",", " ")) if len(text) <= _SHORT and text.count(",") == 1 else (name,)


def _of_other(text: str) -> tuple[str, ...]:
    """Another's name, and with digits for its Roman numerals."""
    numbered = in_digits(text)
    return (text,) if numbered == text else (text, numbered)
