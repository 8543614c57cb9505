"""Listed parties by the names of ``tables/known_as.csv``: what the rules find alone, and with the table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from unittest import mock

from benchmarks.screening import data
from benchmarks.table import Table
from gwanmun.parties import Party, Screener
from gwanmun.parties.names import dictionary, translated

_NEAR = 0.02
_NOBODY = {"없는이름": (("nobody",),)}


def table() -> Table:
    """Names in Han characters and in Hangul; a hit is one that the English name has among its first ones."""
    found = Table(
        "Listed parties by their own names in Han characters and Hangul",
        ("names", "number", "by the rules alone", "with the table"),
        note="The table was made of these names, so that the last column only says that each of its rows works.",
    )
    screener = Screener.of_entries(data.corpus())
    names = [(english, name) for english, several in _rows() for name in several]
    wanted = {english: _first(screener, english) for english in dict(names)}
    for which in ("han", "hangul"):
        chosen = [(english, name) for english, name in names if (data.script(name) == "hangul") == (which == "hangul")]
        with _without_table():
            alone = _share(screener, chosen, wanted)
        found.add(which, str(len(chosen)), alone, _share(screener, chosen, wanted))
    return found


def _rows() -> Iterator[tuple[str, list[str]]]:
    text = resources.files("gwanmun.parties").joinpath("tables/known_as.csv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        english, names = line.split(";")
        yield english, names.split("|")


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
    """Screening as it were without the names."""
    try:
        with mock.patch.object(dictionary, "known_as", return_value=_NOBODY):
            _forget()
            yield
    finally:
        _forget()


def _forget() -> None:
    dictionary.words_and_names.cache_clear()
    translated._with_translated.cache_clear()
