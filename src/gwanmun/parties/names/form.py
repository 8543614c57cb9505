"""One way to write a name, and how its words come to it: folded, as concepts of the lexicon, or as numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gwanmun.parties.names import romanise
from gwanmun.parties.names.fold import fold, folded_once
from gwanmun.parties.names.inflected import inflected_latin, known_word
from gwanmun.parties.names.korean_syllables import Reading, readings, readings_of_han
from gwanmun.parties.names.lexicon import lexicon

MAX_TOKENS = 16
_ORDINAL = re.compile(r"^0*(\d+)(?:st|nd|rd|th|er|eme)?$")
_NUMBERS = {
    w: str(i)
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_NUMBERS |= {
    w: str(i)
    for i, w in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}
_TENS = {
    w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_COUNTED = _NUMBERS.keys() | _TENS.keys()
_ABD = re.compile(r"^abd(?:ou|[aeiou])([lrsznt])(?!lah$|la$|lahi$|aye?$)(\w{3,})$")
_ABD_APART = frozenset(
    {"abd", *(f"abd{vowel}{letter}" for vowel in ("a", "e", "i", "o", "u", "ou") for letter in "lrs")}
)
"""The servant of: Abdul Rahman, Abdoul Salam, Abdur Razzaq."""


class Form(NamedTuple):
    """One way to write a name: folded tokens, and the name in one word without titles and legal forms."""

    tokens: tuple[str, ...]
    compact: str
    system: str
    """How it was brought to Latin letters: "latin" where nothing had to be done, "known" where all of it is words of the
    lexicon, "native" for its own characters."""
    ordered: str = ""
    """Like ``compact``, with the words in alphabetical order, and each as it is written: a misspelt "Communcations" is
    near the word, not the concept that the word stands for."""
    korean: tuple[Reading, ...] = ()
    """The syllables that it may stand for, where it is the name of a Korean person."""


def as_korean(forms: tuple[Form, ...], words: Sequence[str]) -> tuple[Form, ...]:
    """The forms of a person's name with the syllables that it may stand for, if it may be a Korean's.

    :param words: the clean words of the name.
    """
    if found := readings(words):
        return tuple(form._replace(korean=found) for form in forms)
    if found := readings_of_han(words):
        return tuple(form._replace(korean=found) if form.system == _BY_KOREAN_SOUNDS else form for form in forms)
    return forms


_BY_KOREAN_SOUNDS = "korean"
"""The form of a name in Han characters by their Korean sounds; its others are no Korean's."""


class Spelt(NamedTuple):
    """One word of a name: its tokens, what it adds to the name in one word, and the word itself if it adds to it."""

    tokens: tuple[str, ...]
    compact: str
    written: str


_cache: dict[str, Spelt] = {}


def form_of_words(words: list[str], system: str) -> Form:
    """The form of a name whose clean words are in Latin letters or in an alphabet."""
    if 1 in map(len, words):
        words = _join_letters(words)
    known = [_cache.get(word) or spelt(word) for word in words]
    if known and may_be_own_name(words[0], known[0]):
        known = _own_names(words, known)
    tokens = [token for word in known for token in word[0]]
    if not _TENS.keys().isdisjoint(words):
        tokens = _join_numbers(tokens)
    compact = [word[1] for word in known if word[1]] or tokens
    written = [word[2] for word in known if word[2]] or tokens
    if len(tokens) > MAX_TOKENS or len(compact) > MAX_TOKENS:
        tokens, compact, written = tokens[:MAX_TOKENS], compact[:MAX_TOKENS], written[:MAX_TOKENS]
    return Form(tuple(tokens), "".join(compact), system, "".join(sorted(written)))


def _own_names(words: list[str], known: list[Spelt]) -> list[Spelt]:
    """The words of a name, as they are written where they would tell nothing apart, though nothing else does.

    The first word of "AB Trading Ltd" or "King Trade B.V.": letters that are a legal form elsewhere, in front of generic
    words, are a name where another form stands at the end; so is a title or a particle. And all of "Hajji Khan" and
    "Chairman", which lists have as names: as titles they would all be one.
    """
    classes = lexicon().classes
    # Words that are passed over ("the") are not counted.
    kinds = [classes.get(word.tokens[0], "") if len(word.tokens) == 1 else "" for word in known if word.tokens]
    if kinds and set(kinds) <= _OF_PERSONS:
        return [_as_written(word) if read.tokens else read for word, read in zip(words, known, strict=True)]
    if not known[0].tokens or not set(kinds) <= _TELL_NOTHING or "generic" not in kinds:
        return known
    if kinds[0] == "legal" and (words[0] in _IN_FRONT or len(words[0]) > 3 or words[-1] not in _BEHIND):
        return known
    return [_as_written(words[0]), *known[1:]]


def _as_written(word: str) -> Spelt:
    return Spelt((fold(word),), word, word)


def tells_nothing(known: Spelt) -> bool:
    """Whether a word is one that tells no firm apart: a legal form, a business word, a title."""
    return not known.tokens or (len(known.tokens) == 1 and lexicon().classes.get(known.tokens[0]) in _TELL_NOTHING)


def may_be_own_name(word: str, known: Spelt) -> bool:
    """Whether a first word that tells nothing apart elsewhere may be a name, or stand in front of nothing else."""
    if not word.isascii() or len(known.tokens) > 1:
        return False
    return not known.tokens or lexicon().classes.get(known.tokens[0]) in _FIRST


_IN_FRONT = frozenset(["ao", "oao", "zao", "pao", "ooo", "jsc", "llc", "too", "chp", "ltd", "co", "inc", "plc"])
"""Legal forms that stand in front of names in earnest."""
_BEHIND = frozenset(
    [
        "ltd",
        "limited",
        "llc",
        "inc",
        "gmbh",
        "bv",
        "nv",
        "sa",
        "ag",
        "plc",
        "pte",
        "fze",
        "fzc",
        "fzco",
        "dmcc",
        "srl",
        "sarl",
        "spa",
        "oy",
        "ab",
        "as",
    ]
)
"""Legal forms that stand behind names, and are no part of them as "Corporation" is."""
_FIRST = frozenset({"legal", "title", "particle"})
_OF_PERSONS = frozenset({"title", "particle"})
_TELL_NOTHING = frozenset({"legal", "title", "particle", "generic"})


def spelt(word: str) -> Spelt:
    """One clean word, kept for the next name that has it."""
    if (kept := _cache.get(word)) is not None:
        return kept
    if len(_cache) > 400_000:
        _cache.clear()
    found = _cache[word] = _spelt(word)
    return found


def folded_name(word: str, fold: Callable[[str], str] = folded_once) -> str | None:
    """The one token of a word in Latin letters that the lexicon does not know, as most are; nothing of another word."""
    if not word.isascii() or not word.isalpha() or word in _COUNTED or word[:3] == "abd" or word in lexicon().words:
        return None
    folded = fold(word)
    return folded if inflected_latin(word, folded) is None else None


def _spelt(word: str) -> Spelt:
    # Folded words of names asked for are asked for again, when it is told whether they are misspelt.
    if (folded := folded_name(word, fold)) is not None:
        return Spelt((folded,), word, word)
    pairs = [p for p in pairs_of(word) if p[0]]
    compact = "".join(p for _, p in pairs)
    written = "" if not compact else word if word.isascii() else romanise.alphabet(word).replace(" ", "")
    if not written.isascii():
        # Words without an alphabet ("은행") stand in order as what they mean.
        written = compact
    return Spelt(tuple(t for t, _ in pairs), compact, written)


def is_tens(word: str) -> bool:
    """Whether a word is a number that the next one may belong to: "twenty one"."""
    return word in _TENS


def pairs_of(word: str) -> tuple[tuple[str, str], ...]:
    """Tokens of one word, each with what it adds to the name in one word."""
    known = known_word(word)
    if known is not None:
        if known.kind == "stop":
            return ()
        if known.kind == "brand":
            # Spelt as other names are: a slip in it is a slip in its letters.
            return ((fold(known.concept), known.concept),)
        if known.kind == "compound":
            return tuple(_of_concept(c, lexicon().classes[c]) for c in known.concept.split("+"))
        return (_of_concept(*known),)
    if word in _NUMBERS:
        return ((_NUMBERS[word], _NUMBERS[word]),)
    if word in _TENS:
        return ((f"{_TENS[word]}~", str(_TENS[word])),)
    if ordinal := _ORDINAL.match(word):
        return ((ordinal.group(1), ordinal.group(1)),)
    if not word.isascii():
        latin = romanise.alphabet(word)
        if " " in latin or latin in lexicon().words:
            return tuple(pair for part in latin.split() for pair in pairs_of(part))
        return ((fold(latin), latin),) if latin else ()
    if word.startswith("abd") and (match := _ABD.match(word)):
        rest = match.group(2)
        return (("abd", "abd"), *pairs_of(rest))
    if word in _ABD_APART:
        return (("abd", "abd"),)
    return ((fold(word), word),)


def _of_concept(concept: str, kind: str) -> tuple[str, str]:
    return concept, "" if kind in ("legal", "title", "particle") else concept


def _join_letters(words: list[str]) -> list[str]:
    """``l l c`` is ``llc``: letters that stand alone in a row are one abbreviation."""
    out: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            run.append(word)
            continue
        if run:
            out.append("".join(run)) if len(run) > 1 else out.extend(run)
            run = []
        if word:
            out.append(word)
    return out


def _join_numbers(tokens: list[str]) -> list[str]:
    out: list[str] = []
    for token in tokens:
        if out and out[-1].endswith("~") and token.isdigit() and len(token) == 1:
            out[-1] = str(int(out[-1][:-1]) + int(token))
        else:
            out.append(token)
    return [t.rstrip("~") for t in out]
