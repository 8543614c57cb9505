"""Firms' names whose last word a form or a column cut off: "NORTHERN AEROSPACE CONCERN TVERSK".

The lexicon completes business words (:func:`gwanmun.parties.names.meant.begun`); a firm's own word only the index can.
"""

from __future__ import annotations

from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.form import Form, form_of_words
from gwanmun.parties.names.lexicon import lexicon
from gwanmun.parties.opened import Names

SHORTEST = 20
"""Letters of the shortest name that is taken to be cut off: no usual column is narrower."""
_BEGUN = 4
_MOST = 4
"""Words of the index that the beginning of a word may be completed to; that of more tells too little."""


def completed(index: Names, name: str, kind: str) -> list[Form]:
    """The forms of a firm's name in Latin letters with its last word as words of the index that begin so."""
    if kind == "person" or len(name) < SHORTEST or not name[-1:].isalpha() or not name.isascii():
        return []
    words = clean(name).split()
    last = words[-1] if len(words) > 1 else ""
    if len(last) < _BEGUN or last in lexicon().words:
        return []
    begun = form_of_words([last], "latin").tokens
    if len(begun) != 1 or index.number(begun[0]) is not None:
        return []
    found = index.beginning_with(begun[0], _MOST + 1)
    if len(found) > _MOST:
        return []
    return [form_of_words([*words[:-1], word], "corrected") for word in found if word.isalpha()]
