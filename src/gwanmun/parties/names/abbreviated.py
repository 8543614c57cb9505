"""Firms' names with shortened business words spelt out: "Dev" may be development, "Mach" machinery.

Abbreviations that are nothing else ("Mgmt", "Shpg") are words of the lexicon. Those of ``tables/abbreviations.csv`` may be
names too ("Dev", "Min", "Chem"), so that they are read so in one more form of a firm asked for, and never in the index.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from importlib import resources

MEANINGS = 2
"""Most words that one abbreviation is tried as."""


def spelt_out(words: Sequence[str]) -> Iterator[list[str]]:
    """The clean words of a firm's name with all abbreviations as their first words, then as their second ones."""
    known = abbreviations()
    if known.keys().isdisjoint(words):
        return
    before = None
    for meaning in range(MEANINGS):
        found = [_meant(word, meaning, known) for word in words]
        if found != before:
            yield found
        before = found


def _meant(word: str, meaning: int, known: dict[str, tuple[str, ...]]) -> str:
    of_word = known.get(word, (word,))
    return of_word[min(meaning, len(of_word) - 1)]


@functools.cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Abbreviations, and the words that each may stand for, the likeliest first."""
    text = resources.files("gwanmun.parties").joinpath("tables/abbreviations.csv").read_text("utf-8")
    rows = (line.split(";") for line in text.splitlines()[1:])
    return {short: tuple(words.split("|")) for short, words in rows}
