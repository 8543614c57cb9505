"""The name asked for with misspelt words put right: business words, legal forms, common given names, slipped spaces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from gwanmun.parties.names.analyse import Form, form_of_words, forms_of
from gwanmun.parties.names.brackets import first_name_first
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lexicon import lexicon
from gwanmun.parties.names.meant import legal_form, meant

_SWAPPED = {"fo": "of", "adn": "and", "nad": "and", "teh": "the", "hte": "the", "ofr": "for"}
MOST_CHANGES = 4
"""Places put right in one name; where more words look misspelt, the name is in a language the lexicon does not know."""


class _Change(NamedTuple):
    """Words ``start`` to ``end`` of a name, and what stands there instead."""

    start: int
    end: int
    words: tuple[str, ...]


def asked_forms(name: str, kind: str = "unknown") -> tuple[Form, ...]:
    """The forms of a name asked for: those of the name as it is, and with misspelt words put right."""
    forms = forms_of(name, kind)
    right = corrected(name, kind)
    return forms if not right else tuple(dict.fromkeys((*forms, *right)))


def corrected(name: str, kind: str) -> tuple[Form, ...]:
    """The name asked for with one or two misspelt words of the lexicon as they were meant, where there are any.

    Folding, which makes the usual spellings of a sound meet, makes a misspelt "Compnay" less like "Company", and a word
    that is not known to be generic weighs too much. A word that only looks misspelt ("Pars" like "Parts") is another
    firm's own: so each word is put right by itself too, and never more than two together.
    """
    if "(" in name:
        return ()
    if kind == "person":
        name = first_name_first(name)
    text = clean(name)
    if not text.isascii():
        return ()
    words = text.split()
    changes = list(_changes(words, kind))[:MOST_CHANGES]
    if not changes:
        return ()
    pairs = [pair for pair in combinations(changes, 2) if pair[0].end <= pair[1].start]
    return tuple(form_of_words(_changed(words, chosen), "corrected") for chosen in (*pairs, *((c,) for c in changes)))


def _changed(words: list[str], changes: tuple[_Change, ...]) -> list[str]:
    out: list[str] = []
    at = 0
    for change in changes:
        out += [*words[at : change.start], *change.words]
        at = change.end
    return out + words[at:]


def _changes(words: list[str], kind: str) -> Iterator[_Change]:
    """What may be put right in a name, from its first word to its last."""
    person = kind == "person"
    ends = set() if person else _ends(words)
    for i, word in enumerate(words):
        if i and not person and (slipped := _slipped(words[i - 1], word)):
            yield _Change(i - 1, i + 1, slipped)
        if word.isdigit() or known_word(word) is not None:
            continue
        right = _SWAPPED.get(word) or (legal_form(word, i > 0) if i in ends else None) or meant(word, person)
        if right is not None:
            yield _Change(i, i + 1, (right,))


def _ends(words: list[str]) -> set[int]:
    """Where a name of several words may have its legal form: first, last, and beside another legal form there."""
    if len(words) < 2:
        return set()
    found = set()
    for order in (range(len(words)), range(len(words) - 1, -1, -1)):
        for i in order:
            found.add(i)
            if not _is_legal(words[i]):
                break
    return found


def _is_legal(word: str) -> bool:
    known = lexicon().words.get(word)
    return known is not None and known.kind == "legal"


def _is_business(word: str) -> bool:
    known = lexicon().words.get(word)
    return known is not None and known.kind in ("legal", "generic") and len(word) > 2


def _slipped(before: str, after: str) -> tuple[str, str] | None:
    """Two words between which the space slipped by a letter: "Intellek tLLC", "Join tStock", "LL CPromservis"."""
    if before in lexicon().words or after in lexicon().words:
        return None
    for one, other in ((before + after[0], after[1:]), (before[:-1], before[-1] + after)):
        if one and other and (_is_business(one) or _is_business(other)):
            return one, other
    return None
