"""The words that names are made of, in many languages, each with its concept and how much it tells apart."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import NamedTuple

from gwanmun.parties.names.clean import clean, clean_many_others
from gwanmun.parties.names.han import simplified
from gwanmun.world.countries import all_countries

_CJK = (("\u1100", "\u11ff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
"""Where letters of scripts without spaces stand; a pattern of so many takes long to compile, and is needed by every start."""


class Word(NamedTuple):
    """What a word stands for and its class: legal, generic, place, title, particle, brand, nick, stop or compound."""

    concept: str
    """Of a compound, the concepts it is made of, joined by "+": "研究所" is "research+institute"."""
    kind: str


class Lexicon(NamedTuple):
    """Words looked up whole, words looked for inside unspaced writing, and the class of each concept."""

    words: dict[str, Word]
    unspaced: frozenset[str]
    longest: int
    """Letters of the longest word looked for inside unspaced writing."""
    beginnings: frozenset[str]
    """The first two letters of the words looked for inside unspaced writing."""
    classes: dict[str, str]
    loose: frozenset[str]
    """Short words that stand inside others by chance, and are taken only where no single letter is left beside them."""

    def inside(self, run: str, continued: bool = False) -> Iterator[tuple[int, int]]:
        """Where known words stand in unspaced writing, the longest first: start and end of each.

        A word of one letter (厂, 局, 부) is taken at the end of the writing only; elsewhere it is part of a name.

        :param continued: whether writing of another script stands in front of ``run``.
        """
        kana = bool(_KANA.match(run))
        at = 0
        while at < len(run):
            if run[at : at + 2] not in self.beginnings:
                at += 1
                continue
            for end in range(min(len(run), at + self.longest), at, -1):
                if run[at:end] not in self.unspaced or not _stands_apart(run, at, end, continued, kana):
                    continue
                if run[at:end] in self.loose and not self._fits(run, at, end):
                    continue
                kind = self.words[run[at:end]].kind
                # A personal name inside a longer word in kana is the beginning of another name (ミハイロ, ミハイロフ).
                if kana and kind in ("nick", "title") and end - at < len(run):
                    continue
                yield at, end
                at = self.behind(run, at, end)
                break
            else:
                at += 1

    def _fits(self, run: str, at: int, end: int) -> bool:
        """Whether what is left in front of a short word and behind it may be words: 드림텍 is Dream Tech, 코웨이 no Ko Way."""
        return at != 1 and (len(run) - end != 1 or run[end:] in self.unspaced)

    def behind(self, run: str, start: int, end: int) -> int:
        """Where writing goes on behind a known word: "town" and "province" behind a place are not said elsewhere."""
        return end + (self.words[run[start:end]].kind == "place" and run[end : end + 1] in _TOWN)


_KANA = re.compile(r"[\u3041-\u30ff]")
_TOWN = ("市", "省", "县", "县", "区", "시", "성", "도")


def _stands_apart(run: str, at: int, end: int, continued: bool, kana: bool) -> bool:
    """Whether what is found inside unspaced writing is a word; in kana, words run into one another's sounds."""
    if kana:
        return end - at >= 4 or end - at == len(run)
    return end - at > 1 or (end == len(run) and (at > 1 or continued))


_LOOSE = frozenset({"선전"})
"""Shenzhen is no part of 대선전기."""
_DEMONYMS = {
    "DE": ("german", "deutsche", "deutschland"), "FR": ("french",), "TR": ("turkish", "turk", "turkey", "turkiye"),
    "GB": ("uk", "british", "britain", "england"), "AE": ("uae", "emirates", "dubai"), "IQ": ("iraqi",),
    "PK": ("pakistani",), "KZ": ("kazakh",), "SA": ("saudi", "arabian"), "CU": ("cuban",), "VE": ("venezuelan",),
}  # fmt: skip
"""Words beside a country's name that say the same."""


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    text = resources.files("gwanmun.parties").joinpath("tables/lexicon.csv").read_text("utf-8")
    words: dict[str, Word] = {}
    classes: dict[str, str] = {}
    unspaced: set[str] = set()
    rows = [line.split(";") for line in text.splitlines()[1:]]
    forms_of = [forms.split("|") for _, _, forms in rows]
    keys = _cleaned(itertools.chain.from_iterable(forms_of))
    for (concept, kind, _), forms in zip(rows, forms_of, strict=True):
        if kind != "compound":
            classes[concept] = kind
        for form in forms:
            key = keys.get(form, form)
            words.setdefault(key, Word(concept, kind))
            if (len(key) > 1 or kind in ("generic", "legal", "compound")) and _is_unspaced(key):
                unspaced.add(key)
    for country in all_countries():
        for form in (country.name_en, country.name_ko, *_DEMONYMS.get(country.code, ())):
            key = clean(form)
            if key and " " not in key and key not in words:
                concept = clean(country.name_en).replace(" ", "_")
                words[key] = Word(concept, "place")
                classes[concept] = "place"
                if len(key) > 1 and _is_unspaced(key):
                    unspaced.add(key)
    # Han words are looked for in simplified characters, which both sides of a comparison take.
    if any("\u4e00" <= w[0] <= "\u9fff" for w in unspaced):
        for word in list(unspaced):
            other = simplified(word)
            if other != word:
                words.setdefault(other, words[word])
                unspaced.add(other)
    return lexicon_of(words, frozenset(unspaced), classes, _LOOSE)


def _is_unspaced(word: str) -> bool:
    return not word.isascii() and any(first <= word[:1] <= last for first, last in _CJK)


def lexicon_of(
    words: dict[str, Word], unspaced: frozenset[str], classes: dict[str, str], loose: frozenset[str]
) -> Lexicon:
    """A lexicon with what follows from its words."""
    beginnings = frozenset(word[:2] for word in unspaced)
    return Lexicon(words, unspaced, max(map(len, unspaced)), beginnings, classes, loose)


def _cleaned(forms: Iterable[str]) -> dict[str, str]:
    """The forms that are not in ASCII as they are in clean names; nearly all of them in one go, which is much quicker."""
    others = [form for form in forms if not form.isascii()]
    plain = [form for form in others if form.isprintable()]
    together = zip(plain, map(" ".join, clean_many_others(plain)), strict=True)
    return {**{form: clean(form) for form in others if not form.isprintable()}, **dict(together)}


def is_business(word: str) -> bool:
    """Whether a clean word is one that firms' names have and persons' have not, and no mere letter or two."""
    known = lexicon().words.get(word)
    return known is not None and known.kind in ("legal", "generic") and len(word) > 2
