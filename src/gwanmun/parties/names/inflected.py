"""Words of the lexicon with endings and prefixes that grammar gives them: Slavic, Greek and English endings, Arabic articles.

A Russian name declines ("авиационный", "авиационных", "авиационное"), and lists print it in Latin letters as well
("Mashinostroitelny", "Mashinostroitelnoye"): neither writing need stand in the lexicon with every ending.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from gwanmun.parties.names import romanise
from gwanmun.parties.names.choices import Choices
from gwanmun.parties.names.fold import fold
from gwanmun.parties.names.lexicon import Word, lexicon

_CYRILLIC = re.compile(r"^[а-яёіїєґўјљњћђџ]+$")
_GREEK = re.compile(r"^[α-ω]+$")
_ARABIC = re.compile(r"^[\u0600-\u06ff]+$")
_ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ата|ята|ото|ите|ая|яя|ое|ее|ые|ие|ии|ыи|ои|еи|ых|их|ую|юю|ія|ії|іі|оі|ае|ът|та|то|те|"
    r"ам|ям|ах|ях|ов|ев|ом|ем|ия|а|я|ы|и|і|у|ю|е|о|ь)$"
)
_LATIN_ENDING = re.compile(r"(?:ogo|ego|omu|oie|aia|aja|oe|ie|oi|ei|ih|ov|om|ia|iu|a|e|i|o|u)$")
_GREEK_ENDING = re.compile(r"(?:εωσ|εων|εισ|ουσ|ων|ου|οσ|ησ|ασ|εσ|ισ|οι|αι|ον|α|ε|η|ι|ο|υ|ω)$")
_LEAST, _LEAST_LATIN, _LEAST_ARABIC, _LEAST_GREEK = 5, 7, 4, 4
_LEAST_PLURAL = 7
"""Letters that must be left when an ending, or an article, is taken off: shorter stems stand for too many other words."""
_LEAST_INFLECTED = min(_LEAST_LATIN, _LEAST_PLURAL)
_ARTICLES = ("وال", "بال", "كال", "لل", "ال", "و")
_ARABIC_ALIKE = str.maketrans("یکةىۀگ", "يكهيهك")


@functools.lru_cache(maxsize=200_000)
def known_word(word: str) -> Word | None:
    """The word of the lexicon that ``word`` is, as it stands there or inflected."""
    found = lexicon().words.get(word)
    if found is not None:
        return found
    if word.isascii():
        return inflected_latin(word, fold(word))
    if _CYRILLIC.match(word):
        return _stems().get(stem(word))
    if _GREEK.match(word):
        return _stems().get(stem(word))
    return _arabic(word) if _ARABIC.match(word) else None


def stem(word: str) -> str:
    """A Cyrillic or Greek word without its ending, if enough is left of it; any other word as it is."""
    if _GREEK.match(word):
        found = _GREEK_ENDING.sub("", word)
        return found if len(found) >= _LEAST_GREEK else word
    found = _ENDING.sub("", word)
    return found if len(found) >= _LEAST else word


_ALIKE = str.maketrans("оёэєяіїыўґ", "аеееаиииуг", "ьъ'")
_TWICE = re.compile(r"(.)\1")
_SUFFIX = re.compile(
    r"(?:ическ|ичн|ични|ецк|авск|евск|инск|ацк|ск|цк|аван|алн|елн|ивн|арн|анств|енств|ителств|ителн|ани|ени|ан|ен|ав|ев|"
    r"аст|лник|ник|ик|як|тел|н|к)$"
)
"""Suffixes in the spelling of :data:`_ALIKE`."""
_LEAST_ROOT = 5


@functools.lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """What a Cyrillic word shares with words derived from it, in Russian, Ukrainian, Belarusian or Bulgarian spelling.

    "лизинг", "лизинговая"; "металлургия", "металургічны": vowels that the languages spell apart are one, endings and the
    suffixes that make adjectives are taken off. Nothing where too little is left to be a word's own.
    """
    found = _TWICE.sub(r"\1", stem(word).translate(_ALIKE).replace("ау", "ав"))
    for _ in range(2):
        shorter = _SUFFIX.sub("", found).rstrip("аеиу")
        if len(shorter) < _LEAST_ROOT:
            break
        found = shorter
    found = found.rstrip("аеиу")
    return found if len(found) >= _LEAST_ROOT else ""


def inflected_latin(word: str, folded: str) -> Word | None:
    """The word of the lexicon that a word in Latin letters is with other endings; ``folded`` is the word folded."""
    if len(word) < _LEAST_INFLECTED:
        return None
    return _latin(word, folded) or _several(word)


def _latin(word: str, folded: str) -> Word | None:
    """A Slavic word of the lexicon in Latin letters, whatever its ending."""
    if len(word) < _LEAST_LATIN or folded[:_LEAST_LATIN] not in _latin_beginnings() or not word.isalpha():
        return None
    return _latin_stems().get(_latin_stem(folded))


def _several(word: str) -> Word | None:
    """The English word of firms of which ``word`` is the plural ("factories", "complexes")."""
    if len(word) < _LEAST_PLURAL or not word.endswith("s") or word.endswith("ss"):
        return None
    words = lexicon().words
    for end, one in (("ies", "y"), ("es", ""), ("s", "")):
        found = words.get(word.removesuffix(end) + one) if word.endswith(end) else None
        if found is not None and found.kind == "generic":
            return found
    return None


def _latin_stem(folded: str) -> str:
    stem = _LATIN_ENDING.sub("", folded)
    return stem if len(stem) >= _LEAST_LATIN else ""


def nearest_slavic(word: str, most: int) -> str | None:
    """A Slavic word of the lexicon in Latin letters that ``word`` misspells by up to ``most`` letters, endings aside."""
    stem = _latin_stem(fold(word))
    found = _stem_choices().nearest(stem, most) if stem else None
    return _spelt_stems()[found] if found else None


def look_up_slavic(words: Iterable[tuple[str, int]]) -> None:
    """Look many words up in one go, so that :func:`nearest_slavic` finds each quickly."""
    stems = ((_latin_stem(fold(word)), most) for word, most in words)
    _stem_choices().find((stem, most) for stem, most in stems if stem)


@functools.cache
def _stem_choices() -> Choices:
    return Choices(_spelt_stems())


@functools.cache
def _spelt_stems() -> dict[str, str]:
    """The stems of the Slavic words in Latin letters, each with a word that has it."""
    words = (romanise.alphabet(w) for w, known in lexicon().words.items() if _business(w, known, _CYRILLIC))
    return {stem: word for word in words if (stem := _latin_stem(fold(word))) in _latin_stems()}


def _arabic(word: str) -> Word | None:
    """A word behind its article or conjunction, in Arabic or in Persian letters."""
    plain = unified(word)
    known = _arabic_words()
    if (found := known.get(plain)) is not None:
        return found
    for article in _ARTICLES:
        rest = plain.removeprefix(article)
        if len(rest) >= _LEAST_ARABIC and rest != plain and (found := known.get(rest)) is not None:
            return found
    return None


def unified(word: str) -> str:
    """An Arabic word in Arabic letters where Persian ones look alike."""
    return word.translate(_ARABIC_ALIKE)


@functools.cache
def _stems() -> dict[str, Word]:
    """Stem → word for the Cyrillic and Greek words of the lexicon; a stem that two concepts share says nothing."""
    return _of_one_concept(
        (stem(w), known)
        for w, known in lexicon().words.items()
        if _business(w, known, _CYRILLIC) or _business(w, known, _GREEK)
    )


@functools.cache
def _latin_stems() -> dict[str, Word]:
    found = _of_one_concept(
        (_latin_stem(fold(romanise.alphabet(w))), known)
        for w, known in lexicon().words.items()
        if _business(w, known, _CYRILLIC)
    )
    found.pop("", None)
    return found


@functools.cache
def _latin_beginnings() -> frozenset[str]:
    """What the words begin with that may be a Slavic one: no stem is shorter."""
    return frozenset(stem[:_LEAST_LATIN] for stem in _latin_stems())


@functools.cache
def _arabic_words() -> dict[str, Word]:
    words: dict[str, Word] = {}
    for word, known in lexicon().words.items():
        if _ARABIC.match(word) and known.kind != "nick":
            plain = unified(word)
            words.setdefault(plain, known)
            if plain.startswith("ال") and len(plain) > 4:
                words.setdefault(plain[2:], known)
    return words


def _business(word: str, known: Word, script: re.Pattern[str]) -> bool:
    return known.kind in ("generic", "place", "legal", "compound") and script.match(word) is not None


def _of_one_concept(pairs: Iterable[tuple[str, Word]]) -> dict[str, Word]:
    out: dict[str, Word] = {}
    twice: set[str] = set()
    for stem, known in pairs:
        if out.setdefault(stem, known).concept != known.concept:
            twice.add(stem)
    return {stem: known for stem, known in out.items() if stem not in twice}
