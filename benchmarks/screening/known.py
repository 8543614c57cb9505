"""Listed parties by their own names in Han characters and Hangul: what the rules find alone, and with the tables."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from unittest import mock

from benchmarks.screening import data
from benchmarks.table import Table
from gwanmun.parties import Party, Screener
from gwanmun.parties.names import dictionary, translated
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.dictionary import rows
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lexicon import lexicon

_NEAR = 0.02
_OF_ENGLISH = 1000
_NOBODY = {"없는이름": (("nobody",),)}


def table() -> Table:
    """Names in Han characters and in Hangul; a hit is one that the English name has among its first ones."""
    found = Table(
        "Listed parties by their own names in Han characters and Hangul",
        ("names", "number", "by the rules alone", "with the tables"),
        note="The names are those of the tables, so that the last column only says that their rows work. English names"
        " are those of firms and ships of which every word is in a table, spelt as the first of its spellings.",
    )
    screener = Screener.of_entries(data.corpus())
    names = [(english, name) for english, several in rows("known_as.csv") for name in several]
    wanted = {english: _first(screener, english) for english in dict(names)}
    for which in ("han", "hangul"):
        chosen = [(english, name) for english, name in names if (data.script(name) == "hangul") == (which == "hangul")]
        with _without_table():
            alone = _share(screener, chosen, wanted)
        found.add(f"of known_as.csv, in {which}", str(len(chosen)), alone, _share(screener, chosen, wanted))
    english = list(islice(_in_hangul(), _OF_ENGLISH))
    own = {name: frozenset({number}) for name, number in english}
    chosen = [(name, name) for name, _ in english]
    with _without_table():
        alone = _share(screener, chosen, own)
    found.add("English names in Hangul", str(len(chosen)), alone, _share(screener, chosen, own))
    return found


def _in_hangul() -> Iterator[tuple[str, int]]:
    """Listed English names as Koreans write them by their sound, with a business word in Korean; and their entries."""
    spelt = {english: forms[0] for english, forms in rows("english_in_hangul.csv")}
    korean = {known.concept: word for word, known in lexicon().words.items() if data.script(word) == "hangul"}
    entries = data.corpus()
    for number in random.Random(5).sample(range(len(entries)), len(entries)):
        entry = entries[number]
        if entry.kind == "person" or not entry.name.isascii():
            continue
        words = [word for word in clean(entry.name).split() if not _is_legal(word)]
        written = [spelt.get(w) or korean.get(known.concept if (known := known_word(w)) else "") for w in words]
        if all(written) and any(word in spelt for word in words) and len(words) > 1:
            yield " ".join(map(str, written)), number


def _is_legal(word: str) -> bool:
    known = known_word(word)
    return known is not None and known.kind in ("legal", "stop")


def _first(screener: Screener, english: str) -> frozenset[int]:
    hits = screener.screen(Party(english, kind="company")).hits
    return frozenset(h.number for h in hits if h.score >= hits[0].score - _NEAR)


def _share(screener: Screener, names: list[tuple[str, str]], wanted: dict[str, frozenset[int]]) -> str:
    screenings = screener.screen_many(Party(name, kind="company") for _, name in names)
    pairs = zip(names, screenings, strict=True)
    met = [not wanted[english].isdisjoint(h.number for h in screening.hits) for (english, _), screening in pairs]
    return f"{sum(met) / len(met):.3f}"


@contextmanager
def _without_table() -> Iterator[None]:
    """Screening as it were without the tables."""
    try:
        with (
            mock.patch.object(dictionary, "known_as", return_value=_NOBODY),
            mock.patch.object(dictionary, "english_in_hangul", return_value={}),
        ):
            _forget()
            yield
    finally:
        _forget()


def _forget() -> None:
    dictionary.words_and_names.cache_clear()
    translated._with_translated.cache_clear()
