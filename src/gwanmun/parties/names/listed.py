"""The forms of all names of lists, in columns: lists have many thousands of names, and an index is built of all at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gwanmun.parties.keys import I64
from gwanmun.parties.names.analyse import analyse, other_words, parts_of, words_of_parts
from gwanmun.parties.names.clean import as_latin
from gwanmun.parties.names.form import Form, form_of_words
from gwanmun.parties.names.together import Columns, Together
from gwanmun.parties.names.unspaced import UNSPACED, forms_of_unspaced

_AT_ONCE = 4096
"""Names read at once: what reading them leaves behind is taken up by the next ones, and new memory is slow to come by."""
_SHORT = 16
"""Letters of names that people write in one word."""


def forms_of_listed(names: Sequence[tuple[str, str]]) -> tuple[Columns, I64]:
    """The forms of names, each with its kind; and for each form the number of its name, in no order."""
    together = Together()
    plain: list[I64] = []
    others: list[tuple[int, tuple[Form, ...]]] = []
    for start in range(0, len(names), _AT_ONCE):
        parts, owners = _parts(names[start : start + _AT_ONCE], start)
        owner = np.array(owners, dtype=np.int64)
        words, read = _read(parts, [names[i][1] for i in owners])
        numbers = np.fromiter(words, dtype=np.int64, count=len(words))
        is_plain = together.add(list(words.values()))
        plain.append(owner[numbers[is_plain]])
        read |= {i: (form_of_words(words[i], "latin"),) for i in numbers[~is_plain].tolist()}
        others += [(owners[i], found) for i, found in read.items()]
    forms = [(owner, form) for owner, found in others for form in found if form.tokens]
    of_others = np.array([owner for owner, _ in forms], dtype=np.int64)
    return together.columns([form for _, form in forms]), np.concatenate([*plain, of_others])


def _read(parts: Sequence[str], kinds: Sequence[str]) -> tuple[dict[int, list[str]], dict[int, tuple[Form, ...]]]:
    """The clean words of the names that have one form, and the forms of the others, by the number of the name."""
    words = words_of_parts(parts)
    forms: dict[int, tuple[Form, ...]] = {}
    for i, name in other_words(parts).items():
        if UNSPACED.search(text := " ".join(name)):
            forms[i] = forms_of_unspaced(text, kinds[i], listed=True)
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
        if text.isascii() and "(" not in text and "/" not in text and (kind != "person" or "," not in text):
            # As most are: a name that is read as it stands.
            parts.append(text)
            owners.append(number)
        else:
            found = listed_parts(text, kind)
            parts += found
            owners += [number] * len(found)
    return parts, owners


def listed_parts(text: str, kind: str) -> tuple[str, ...]:
    """The names that a listed name is read as: what it holds, and one printed "KIM, Jong Un" in that order too.

    In one word it is "kimjongun" to others.
    """
    parts = parts_of(text, kind)
    if kind == "person" and len(text) <= _SHORT and text.count(",") == 1:
        return (*parts, text.replace(",", " "))
    return parts
