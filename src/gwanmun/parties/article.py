"""The Arabic article together with a word or apart: "ALNUSRAH FRONT", "ash-Shimali", "Saifeddine", "Burhan al-Din"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gwanmun.parties.names.brackets import first_name_first
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.fold import fold
from gwanmun.parties.names.form import Form, form_of_words
from gwanmun.parties.opened import Names

_ARTICLE = re.compile(r"(?:al|el|ash(?=sh)|as(?=s)|ar(?=r)|at(?=t)|az(?=z)|an(?=n)|ad(?=d))([a-z]{4,}|din)")
"""Before some letters the article is said, and written, as they are."""
_OF_THE_FAITH = re.compile(r"([a-z]{2,}?)([aeiou]?[dl])(din)e?")
"""The sword of the faith is Saif al-Din, Saifuddin and Saifeddine."""
_ENDS = ("uddin", "eddine", "eddin", "iddin", "addin")
_ARTICLES, _FAITH = frozenset({"al", "el", "ud", "ed", "ad", "id"}), frozenset({"din", "dine", "deen", "dien"})
_FATHER = frozenset({"abu", "abou", "abo"})
_FATHER_OF_THE = frozenset(f"{father}al" for father in _FATHER)
_MAY_HAVE_ONE = re.compile(r"\b[ae]l[a-z]{3}|d(?:in|een|ien)|\bab(?:o|u|ou)(?:al)?\b|\ba(?:sh.?s|ss|rr|tt|zz|nn|dd)")
"""Most names have none, which is sooner told."""


def by_article(index: Names, name: str, kind: str) -> list[Form]:
    """The forms of a name in Latin letters with its articles apart, and together, where that makes words of the index.

    An article weighs next to nothing and counts for nothing in one word, so that together with a word it makes another
    of it. "Alexander" has none, since no list has an "Exander".
    """
    if _MAY_HAVE_ONE.search(name.lower()) is None:
        return []
    words = clean(first_name_first(name) if kind == "person" else name).split()
    apart = [part for word in _as_before_others(words) for part in _apart(index, word)]
    found = [apart] if apart != words else []
    return [form_of_words(form, "latin") for form in (*found, *_together(index, words))]


def _as_before_others(words: list[str]) -> list[str]:
    """The words with "ash" before "Shimali" as the article that it is; elsewhere it is a word."""
    article = [one == "ash" and following.startswith("sh") for one, following in pairwise(words)]
    return ["al" if is_one else word for word, is_one in zip(words, [*article, False], strict=True)]


def _apart(index: Names, word: str) -> tuple[str, ...]:
    if word in _FATHER_OF_THE:
        return word[:-2], word[-2:]
    found = _ARTICLE.fullmatch(word)
    if found is not None and _is_in(index, found[1]):
        return "al", found[1]
    found = _OF_THE_FAITH.fullmatch(word)
    return (found[1], "al", "din") if found is not None and _is_in(index, found[1]) else (word,)


def _together(index: Names, words: list[str]) -> Iterator[list[str]]:
    """The words with the first "… al-Din" or "Abu al-…" in one word, each way that the index has it."""
    for i, (word, article, behind) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if article not in _ARTICLES or not (behind in _FAITH or word in _FATHER):
            continue
        joined = [word + end for end in _ENDS] if behind in _FAITH else ["abul" + behind]
        yield from ([*words[:i], one, *words[i + 3 :]] for one in joined if _is_in(index, one))
        return


def _is_in(index: Names, word: str) -> bool:
    return index.number(fold(word)) is not None
