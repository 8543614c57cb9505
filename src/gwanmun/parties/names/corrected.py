"""The name asked for with misspelt words put right: business words, legal forms, common given names, slipped spaces."""

from __future__ import annotations

import functools

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from gwanmun.parties.names.analyse import Form, form_of_words, forms_of
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.lexicon import lexicon, meant

_SWAPPED = {"fo": "of", "adn": "and", "nad": "and", "teh": "the", "hte": "the", "ofr": "for"}


def _is_business(word: str) -> bool:
    known = lexicon().words.get(word)
    return known is not None and known.kind in ("legal", "generic")


@functools.lru_cache(maxsize=20_000)
def _legal_form(word: str) -> str:
    """The legal form that a first or last word is a misspelling of ("JSmC", "LCL"), else the word."""
    if not 3 <= len(word) <= 5 or word in lexicon().words:
        return word
    found = extractOne(word, _LEGAL, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found else word


_LEGAL = ("llc", "ltd", "jsc", "ooo", "inc", "corp", "gmbh", "pjsc", "ojsc", "cjsc", "limited")


def asked_forms(name: str, kind: str = "unknown") -> tuple[Form, ...]:
    """The forms of a name asked for: those of the name as it is, and with misspelt words put right."""
    forms = forms_of(name, kind)
    right = corrected(name, kind)
    return forms if right is None or right in forms else (*forms, right)


def corrected(name: str, kind: str) -> Form | None:
    """The name asked for with misspelt words of the lexicon as they were meant, where there are any.

    Folding, which makes the usual spellings of a sound meet, makes a misspelt "Compnay" less like "Company", and a word
    that is not known to be generic weighs too much.
    """
    if "(" in name:
        return None
    if kind == "person" and name.count(",") == 1:
        last, _, first = name.partition(",")
        name = f"{first} {last}"
    text = clean(name)
    if not text.isascii():
        return None
    words = [_SWAPPED.get(word, word) for word in text.split()]
    if kind != "person" and len(words) > 1:
        words = [_legal_form(words[0]), *words[1:-1], _legal_form(words[-1])]
    known = lexicon().words
    out: list[str] = []
    changed = words != text.split()
    for word in words:
        if word in known or word.isdigit() or len(word) < 4:
            out.append(word)
            continue
        if kind != "person" and out and out[-1] not in known and _is_business(word[1:]):
            # "Intellek tLLC": the space slipped by a letter.
            out[-1] += word[0]
            out.append(word[1:])
            changed = True
            continue
        right = meant(word, kind == "person")
        changed |= right is not None
        out.append(right or word)
    return form_of_words(out, "corrected") if changed else None
