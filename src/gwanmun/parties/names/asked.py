"""The forms of a name asked for: as it is written, put right, and of the names that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from gwanmun.parties.names import korean_cyrillic
from gwanmun.parties.names.analyse import forms_of, forms_of_many, latin_words
from gwanmun.parties.names.brackets import LONGEST
from gwanmun.parties.names.branches import without_place
from gwanmun.parties.names.clean import MAX_RAW, clean
from gwanmun.parties.names.corrected import corrected, corrected_many
from gwanmun.parties.names.form import MAX_TOKENS, Form, as_korean, form_of_words
from gwanmun.parties.names.held import held
from gwanmun.parties.names.initials import initials
from gwanmun.parties.names.korean_syllables import OF_PERSONS
from gwanmun.parties.names.lexicon import is_business
from gwanmun.parties.names.numerals import in_digits
from gwanmun.parties.names.unspaced import is_korean_in_hangul

INITIALS = "initials"
_REVERSED = re.compile("\u202e([^\u202c\u202e]*)\u202c?")
_HALF = 4
"""Letters of the shortest part of a person's name that its capitals part."""
_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
"""Where a new word begins in "HuaweiTechnologies" and "LLCZavod"."""


def asked_forms(name: str, kind: str = "unknown") -> tuple[Form, ...]:
    """The forms of a name asked for: those of the name as it is, and with misspelt words put right."""
    return asked_forms_many([(name, kind)])[0]


def asked_forms_many(names: Sequence[tuple[str, str]]) -> list[tuple[Form, ...]]:
    """The forms of many names asked for, each with its kind."""
    words = latin_words(names)
    forms = forms_of_many(names, words)
    right = corrected_many(names, words)
    found = [_with_others(*name, *of_name) for name, *of_name in zip(names, forms, right, strict=True)]
    return [_as_korean(words.get(i), *name, some) for i, (name, some) in enumerate(zip(names, found, strict=True))]


def _as_korean(words: list[str] | None, name: str, kind: str, forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms of a name with the syllables that it may stand for, if it may be that of a Korean person."""
    if kind not in OF_PERSONS or not forms or len(name) > LONGEST:
        return forms
    return as_korean(forms, clean(name).split() if words is None else words)


def _with_others(name: str, kind: str, forms: tuple[Form, ...], right: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms of a name with the other forms to ask for.

    :param right: its forms with misspelt words put right.
    """
    others = [*right, *_others(name, kind, forms)]
    for part in held(name, kind):
        found = forms_of(part, kind)
        others += [*found, *corrected(part, kind), *_others(part, kind, found)]
    return forms if not others else tuple(dict.fromkeys((*forms, *(form for form in others if form.tokens))))


def _others(name: str, kind: str, forms: tuple[Form, ...]) -> Iterator[Form]:
    """The forms of a name as a reader may take it, and without the place of a branch."""
    yield from _shown(name, kind)
    # "한정주" is rather a person than a firm Han of Zhengzhou.
    if kind != "person" and not (kind == "unknown" and is_korean_in_hangul(name.split())):
        yield from without_place(forms)


def _shown(name: str, kind: str) -> Iterator[Form]:
    """The forms of what a reader may take a name for beside what its letters say."""
    if "\u202e" in name:
        # What stands behind this mark is shown backwards.
        yield from forms_of(_REVERSED.sub(lambda m: m.group(1)[::-1], name[:MAX_RAW]), kind)
    if len(name) > LONGEST:
        return
    if (apart := _by_case(name, kind == "person")) != name:
        yield from forms_of(apart, kind)
    if "-" in name and kind != "person":
        yield from (form for form in forms_of(name.replace("-", ""), kind) if form.system == "latin")
    if kind != "person" and (numbered := in_digits(name)) != name:
        yield from (form for form in forms_of(numbered, kind) if form.system == "latin")
    if kind == "person" and (found := initials(name)) is not None:
        # "S. V. Lavrov" is nobody called Sv.
        rest = [form for form in forms_of(found.rest, kind) if form.system in ("latin", "alphabet")]
        for form, letters in product(rest, found.letters):
            # In one word the initials count too: "Green R.M." is not whoever is known as Green.
            tokens, whole = (*form.tokens, *letters)[:MAX_TOKENS], form.compact + "".join(letters)
            yield Form(tokens, whole, INITIALS, "".join(sorted((form.compact, *letters))))
    if kind in ("person", "unknown") and not name.isascii():
        for spelt in korean_cyrillic.spellings(clean(name).split()):
            yield form_of_words(list(spelt), "dprk")


def _by_case(name: str, person: bool) -> str:
    """A name with a space where its capitals show another word: a person's, or a business word ("HuaweiTechnologies")."""
    # Most names are in capitals, or each of their words begins with one: that is told many times as quickly.
    if name.isupper() or name.istitle() or _CASE.search(name) is None:
        return name
    words = []
    for word in name.split():
        parts = _CASE.split(word)
        # "McDonald" is one name, and a single letter in capitals, or not, a slip.
        shortest = min(map(len, parts))
        several = len(parts) > 2 or shortest >= _HALF
        apart = several if person else any(is_business(part.casefold()) for part in parts)
        words.append(" ".join(parts) if apart and shortest > 1 else word)
    return " ".join(words)
