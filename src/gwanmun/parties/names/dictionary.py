"""English words for words and phrases of firms' names, and the lexicon's words by their roots.

Words are in ``tables/translated.csv``; ``tables/known_as.csv`` has whole names that lists print in English only and that
share neither sound nor meaning with it, or not enough: 西北工业大学 is Northwestern Polytechnical University.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from importlib import resources

from gwanmun.parties.names import han
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.inflected import known_word, root, stem, unified
from gwanmun.parties.names.lexicon import lexicon

English = tuple[tuple[str, ...], ...]
"""What a word or phrase may be in English, the usual first: "управление" is a directorate, an administration, a department."""
MOST_WORDS = 6
"""Words of the longest phrase that is translated as a whole ("железные дороги")."""
_ARTICLES = ("وال", "بال", "لل", "ال")
_OF_A_KIND = re.compile("^(.{4,})(завод|комбинат|институт|центр|флот)[ауе]?$")
"""A plant, an institute and so on in one word with what it is for: "мотозавод", "нефтекомбинат"."""
_HEBREW_LETTERS = "הלבומש"
_JOINT = re.compile("[ое]")
_LEAST_OF_TWO, _LEAST_PART = 12, 5
"""Letters of a word that is made of two, and of each of them."""
_SHORTEST_NAME = 3
_CYRILLIC = re.compile(r"^[\u0400-\u04ff]+$")


@functools.cache
def known_as() -> dict[str, English]:
    """Whole names in Hangul and Han characters, each with the English name that lists print."""
    return {_simplified(clean(form)): _distinct(english) for english, forms in rows("known_as.csv") for form in forms}


def holds_known_name(word: str) -> bool:
    """Whether one of :func:`known_as` stands in unspaced writing."""
    names, longest = known_as(), _longest_name()
    ends = len(word) + 1
    return any(
        word[a:b] in names for a in range(len(word)) for b in range(a + _SHORTEST_NAME, min(ends, a + longest + 1))
    )


@functools.cache
def _longest_name() -> int:
    return max(map(len, known_as()))


@functools.cache
def table() -> dict[str, English]:
    """Words and phrases, each with its choices of English words; inflected words by their stems too."""
    found: dict[str, English] = {}
    for meaning, forms in rows("translated.csv"):
        english = _distinct(meaning)
        for form in forms:
            key = _simplified(clean(form))
            found.setdefault(key, english)
            found.setdefault(_stems(key.split()), english)
    return found


@functools.cache
def english_in_hangul() -> dict[str, English]:
    """English words of firms' and ships' names as they are written in Hangul by their sound: 피닉스 for phoenix."""
    return {form: ((english,),) for english, forms in rows("english_in_hangul.csv") for form in forms}


@functools.cache
def words_and_names() -> dict[str, English]:
    """:func:`table` with English words in Hangul and the whole names of :func:`known_as`, which are no vocabulary."""
    return english_in_hangul() | table() | known_as()


def rows(name: str) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table of the package: English, and the words or names that it stands for."""
    text = resources.files("gwanmun.parties").joinpath(f"tables/{name}").read_text("utf-8")
    for line in text.splitlines()[1:]:
        english, forms = line.split(";")
        yield english, forms.split("|")


def _simplified(key: str) -> str:
    return han.simplified(key) if any(map(han.is_han, key)) else key


def english_of(words: Sequence[str]) -> English | None:
    """The English words for a word or phrase of a name in an alphabet; nothing where it is not known."""
    known = table()
    found = known.get(" ".join(words))
    if found is not None:
        return found
    # A word of the lexicon is itself, and no other word of the same stem: "металлургии" is no metallurgist.
    if len(words) > 1 or words[0] not in lexicon().words:
        found = known.get(_stems(words))
    if found is not None or len(words) > 1:
        return found
    word = words[0]
    if "\u0600" <= word[0] <= "\u06ff":
        rests = (word.removeprefix(article) for article in _ARTICLES)
        return next((known[key] for r in rests if r != word and len(r) > 2 and (key := unified(r)) in known), None)
    if "\u05d0" <= word[0] <= "\u05ea":
        return _behind_letter(word)
    return _by_root(word) if _CYRILLIC.match(word) and known_word(word) is None else None


def _behind_letter(word: str) -> English | None:
    """A Hebrew word behind the letter that is its article, a preposition or a conjunction."""
    rest = word[1:]
    if word[0] not in _HEBREW_LETTERS or len(rest) <= 2:
        return None
    return table().get(rest) or _concept(rest)


def _by_root(word: str) -> English | None:
    """A word derived from one that is known, or of two that are: "судостроительносудоремонтный"."""
    found = _roots().get(root(word))
    if found is not None:
        return found
    if (of := _OF_A_KIND.match(word)) is not None and (kind := english_of([of.group(1)]) or _concept(of.group(1))):
        return ((*kind[0], of.group(2)),)
    if len(word) < _LEAST_OF_TWO:
        return None
    for joint in _JOINT.finditer(word, _LEAST_PART, len(word) - _LEAST_PART):
        one, other = (english_of([part]) or _concept(part) for part in (word[: joint.end()], word[joint.end() :]))
        if one and other:
            return ((*one[0], *other[0]),)
    return None


def _concept(word: str) -> English | None:
    known = known_word(word)
    return None if known is None or known.kind != "generic" else ((word,),)


def _distinct(meaning: str) -> English:
    """The choices of a cell of the table, without those that are the same concepts as one in front of them."""
    choices: dict[tuple[str, ...], tuple[str, ...]] = {}
    for choice in meaning.split("/"):
        words = tuple(clean(choice).split())
        concepts = tuple(known.concept if (known := known_word(word)) else word for word in words)
        choices.setdefault(concepts, words)
    return tuple(choices.values())


def _stems(words: Sequence[str]) -> str:
    """Words without what grammar adds to them, to be found by."""
    return " ".join(unified(stem(word)) for word in words)


@functools.cache
def _roots() -> dict[str, English]:
    """The Cyrillic words of the lexicon and of the table by their roots; a root that two words share says nothing.

    Only here, where firms' names are translated: a person's surname may have the root of a trade.
    """
    english: dict[str, str] = {}
    for word, known in lexicon().words.items():
        if known.kind == "generic" and word.isascii() and word.isalpha():
            english.setdefault(known.concept, word)
    found: dict[str, English | None] = {}
    for word, known in lexicon().words.items():
        if known.concept in english and known.kind == "generic" and _CYRILLIC.match(word):
            _add(found, root(word), ((english[known.concept],),))
    for word, choices in table().items():
        if _CYRILLIC.match(word) and known_word(word) is None:
            _add(found, root(word), choices)
    return {key: choices for key, choices in found.items() if choices is not None}


def _add(found: dict[str, English | None], key: str, english: English) -> None:
    if key:
        found[key] = english if found.get(key, english) == english else None
