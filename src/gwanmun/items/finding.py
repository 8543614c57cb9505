"""From words to candidates: which control entries a product may fall under, with the evidence. Never a fact."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gwanmun.items.companion import companion, note
from gwanmun.items.index import Index, open_index
from gwanmun.items.official import sentences
from gwanmun.items.rank import Ranked, Ranking, rank
from gwanmun.items.words import tokens
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

LISTS = ("EAR", "KR", "WA")
"""The lists an answer can name: the Commerce Control List, Korea's 별표 2 and 별표 3, the Wassenaar dual-use list."""
MOST = 100
BEFORE = date(2025, 2, 1)
"""The day that stands for all before the Korean renumbering."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words that matched: a sentence of the official text the user keeps, else a pair of our own term list."""

    text: Text
    source: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entry often confused with this one."""

    number: str
    label: Text


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that the words may fall under.

    ``number`` stands in ``list``; ``numbers`` are the counterparts in the other lists (Korean ones by the crosswalk of
    the rule base: candidates themselves). ``asks`` is what the entry requires and the question did not say.
    """

    rank: int
    list: str
    number: str
    numbers: Mapping[str, tuple[str, ...]]
    label: Text
    score: float
    matched: Quotation | None
    asks: tuple[Text, ...]
    neighbours: tuple[Neighbour, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """Ranked candidates for a question; none for nonsense and for what no entry is about."""

    question: str
    candidates: tuple[Candidate, ...]
    evidence: float
    texts: bool

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)


def search(
    text: str,
    *,
    on: date | None = None,
    limit: int = 10,
    lists: Iterable[str] = LISTS,
    texts: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Findings:
    """Candidates for a product described in Korean or English.

    :param on: the day whose numbers are wanted; by default today.
    :param lists: which lists an answer may come from.
    :param texts: official texts by number (:func:`gwanmun.items.official.read_texts`), to rank by and quote from.
    :param folder: where the index is kept between runs; by default the cache folder of the rule base.
    :raises InputError: for a list of no known name or a limit below one.
    """
    wanted = tuple(lists)
    if unknown := [name for name in wanted if name not in LISTS]:
        raise InputError(Text(f"no list is called {unknown[0]!r}", f"'{unknown[0]}' 목록이 없습니다"), "lists")
    if not 1 <= limit <= MOST:
        raise InputError(Text(f"must be from 1 to {MOST}", f"1에서 {MOST} 사이여야 합니다"), "limit")
    return find(index_for(on, texts, folder), text, limit, wanted)


def find(index: Index, text: str, limit: int = 10, lists: tuple[str, ...] = LISTS) -> Findings:
    """The same with an index at hand."""
    ranking = rank(index, text, MOST)
    found: list[Candidate] = []
    goods, order = _with_companion(index, ranking)
    for ranked in order:
        if len(found) == limit:
            break
        entry = index.entries[ranked.place]
        named = next((name for name in LISTS if name in lists and entry.in_list(name)), None)
        if named is not None:
            candidate = _candidate(index, ranking, ranked, named, len(found) + 1)
            about = note(candidate.number, goods) if goods and ranked is order[1] else candidate.note
            found.append(replace(candidate, note=about))
    return Findings(text, tuple(found), round(ranking.evidence, 2), bool(index.texts))


def _with_companion(index: Index, ranking: Ranking) -> tuple[str, list[Ranked]]:
    """The ranking, behind its first goods their technology or software where that is asked; and those goods."""
    order = list(ranking.ranked)
    if not order or not {"D", "E"} & ranking.hints.groups:
        return "", order
    goods = index.entries[order[0].place].number
    places = {e.number: i for i, e in enumerate(index.entries)}
    number = companion(goods, ranking.hints, places)
    if number is None or any(index.entries[r.place].number == number for r in order[:2]):
        return "", order
    rest = [r for r in order[1:] if index.entries[r.place].number != number]
    return goods, [order[0], Ranked(places[number], order[0].score, None), *rest]


def index_for(on: date | None, texts: Mapping[str, str] | None = None, folder: Path | None = None) -> Index:
    """The index for a day, opened once."""
    from gwanmun.law.korean_list import RENUMBERED
    from gwanmun.law.load import cache_folder

    # What an index holds changes with the Korean renumbering only; days of one side share an index.
    asked = on or date.today()  # noqa: DTZ011 - the calendar day of the place
    day = RENUMBERED if asked >= RENUMBERED else BEFORE
    if texts is None:
        return _shipped(day, folder or cache_folder())
    return open_index(texts, day, folder or cache_folder())


@lru_cache(maxsize=4)
def _shipped(day: date, folder: Path) -> Index:
    return open_index(None, day, folder)


def _candidate(index: Index, ranking: Ranking, ranked: Ranked, named: str, place: int) -> Candidate:
    from gwanmun.items.asks import open_questions

    entry = index.entries[ranked.place]
    numbers = {"EAR": (entry.ear,) if entry.ear else (), "KR": entry.kr, "WA": (entry.wa,) if entry.wa else ()}
    return Candidate(
        place,
        named,
        entry.in_list(named),
        {k: v for k, v in numbers.items() if v},
        entry.label,
        ranked.score,
        _quotation(index, ranking, ranked),
        open_questions(entry.number, ranking),
        tuple(Neighbour(index.entries[j].number, index.entries[j].label) for j in index.neighbours[ranked.place]),
        _NOTES.get(entry.status),
    )


def _quotation(index: Index, ranking: Ranking, ranked: Ranked) -> Quotation | None:
    entry = index.entries[ranked.place]
    words = set(ranking.words)
    term = index.terms[ranked.term] if ranked.term is not None else None
    if entry.number in index.texts:
        words |= set(tokens(f"{term[2]} {term[3]}")) if term else set()
        best = max(sentences(index.texts[entry.number]), key=lambda s: _weight(index, s, words), default="")
        if best and _weight(index, best, words) > 0:
            return Quotation(Text(best), "official text")
    return Quotation(Text(term[2], term[3]), f"terms.csv ({term[4]})") if term else None


def _weight(index: Index, sentence: str, words: set[str]) -> float:
    found = set(tokens(sentence))
    return sum(index.rarity.get(t, 2.0) for t in found & words) / math.sqrt(8 + len(found))


_NOTES = {
    "itar": Text(
        "the items of this number are under the State Department (ITAR), not the EAR",
        "이 번호의 품목은 EAR이 아니라 국무부(ITAR) 관할입니다",
    ),
    "refers": Text("this number only points to others", "이 번호는 다른 번호를 가리킬 뿐입니다"),
    "reserved": Text("this number is reserved; its items moved", "이 번호는 비어 있고 품목은 다른 번호로 옮겨졌습니다"),
}
