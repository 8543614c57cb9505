"""Names with the Arabic article written together with a word: "ALNUSRAH FRONT", "alQurashi"."""

from __future__ import annotations

import re

from gwanmun.parties.names.brackets import first_name_first
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.fold import fold
from gwanmun.parties.names.form import Form, form_of_words
from gwanmun.parties.opened import Names

_ARTICLE = re.compile(r"(al|el)([a-z]{4,}|din)")
_MAY_HAVE_ONE = re.compile(r"\b[ae]l[a-z]{3}", re.IGNORECASE)
"""Most names have none, which is sooner told."""


def article_apart(index: Names, name: str, kind: str) -> list[Form]:
    """The form of a name in Latin letters with the articles apart, where what they stand before is a word of the index.

    An article weighs next to nothing and counts for nothing in one word, so that together with a word it makes another
    of it. "Alexander" has none, since no list has an "Exander".
    """
    if _MAY_HAVE_ONE.search(name) is None:
        return []
    words = clean(first_name_first(name) if kind == "person" else name).split()
    apart = [part for word in words for part in _apart(index, word)]
    return [form_of_words(apart, "latin")] if len(apart) > len(words) else []


def _apart(index: Names, word: str) -> tuple[str, ...]:
    found = _ARTICLE.fullmatch(word)
    return (word,) if found is None or index.number(fold(found[2])) is None else found.groups()
