"""Ranking the entries for a question: words of labels and terms, whole terms, official text, and what kind it is.

The score of an entry is

    (words + best * best term + rest * the next three) * factor of the hints + text * words of the official text

where a term counts by its rare words found, times the share of it that was found to the power ``share``.
Weights were set by hand on half of the labelled questions and moved little when cross-validated (docs/benchmarks).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from gwanmun.items.cues import Hints, hints
from gwanmun.items.index import Index
from gwanmun.items.words import normal, tokens

_NOWHERE: tuple[list[int], list[float]] = ([], [])
_NUMBER = re.compile(r"(?<![0-9a-z])[0-9][a-e][0-9]{3}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of the score counts."""

    best: float = 1.5
    rest: float = 0.3
    share: float = 1.5
    text: float = 0.3


TRANSLATED = 0.6
"""How far a word counts that stands for a term of the question in the other language."""
MOVED = 0.5
"""Entries that hold nothing of their own, or only for a time, come behind those that do."""
NAMED = 5.0
"""Evidence (rare words found, by share) from which a term counts as named, and is read in the other language too."""
BY_NUMBER = 60.0
"""What an entry gets whose number stands in the question: more than words can give."""
FLOOR, FLOOR_ALL_KNOWN = 13.0, 9.0
"""Least score of the best entry for an answer at all; less will do where every word of the question is one of ours."""
STRONG, LEAST_KNOWN_OF_STRONG, KNOWN_SHARE_OF_STRONG = 30.0, 3, 0.25
"""Where a term is named outright, more of the question may be about other things (the buyer, the country)."""
KNOWN_SHARE, FEW_WORDS, KNOWN_SHARE_OF_FEW = 0.35, 5, 0.5
"""Least share of a question that must be words of ours: a wooden table is no log, a long story names anything."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry, its score, and the term that speaks for it most."""

    place: int
    score: float
    term: int | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ranked entries, the hints of the question, and its words; empty where there is not enough evidence."""

    ranked: tuple[Ranked, ...]
    hints: Hints
    words: frozenset[str]
    evidence: float


def rank(index: Index, question: str, limit: int, weights: Weights = Weights()) -> Ranking:
    """The best entries for a question, best first."""
    text = normal(question)
    words = dict.fromkeys(tokens(text))
    told = hints(text)
    scores: dict[int, float] = defaultdict(float)
    for t in words:
        for place, weight in zip(*index.postings.get(t, _NOWHERE), strict=True):
            scores[place] += weight
    named = _named(index, text)
    for place in named:
        scores[place] += BY_NUMBER
    best = _terms(index, words, weights.share)
    written = _written(index, words, best)
    ranked: list[Ranked] = []
    for place, score in scores.items():
        found = best.get(place, ())
        total = score + (weights.best * found[0][0] + weights.rest * sum(v for v, _ in found[1:4]) if found else 0.0)
        entry = index.entries[place]
        factor = told.factor(entry.number)
        if entry.status in ("reserved", "refers") or entry.number[2:] == "521":
            factor *= MOVED
        ranked.append(
            Ranked(
                place, round(total * factor + weights.text * written.get(place, 0.0), 3), found[0][1] if found else None
            )
        )
    ranked.sort(key=lambda r: (-r.score, index.entries[r.place].number))
    evidence = ranked[0].score if ranked else 0.0
    if not named and not _enough(index, words, evidence):
        return Ranking((), told, frozenset(words), evidence)
    return Ranking(tuple(ranked[:limit]), told, frozenset(words), evidence)


def _named(index: Index, text: str) -> list[int]:
    """The entries whose number stands in the question."""
    said = {n.upper() for n in _NUMBER.findall(text)}
    return [i for i, e in enumerate(index.entries) if e.number in said] if said else []


def _enough(index: Index, words: dict[str, None], evidence: float) -> bool:
    """Whether a question is about something of the lists at all."""
    known = sum(t in index.rarity for t in words)
    if known == len(words):
        return evidence >= FLOOR_ALL_KNOWN
    least = KNOWN_SHARE if known >= FEW_WORDS else KNOWN_SHARE_OF_FEW
    if evidence >= STRONG and known >= LEAST_KNOWN_OF_STRONG:
        least = KNOWN_SHARE_OF_STRONG
    return evidence >= FLOOR and known >= least * len(words)


def _terms(index: Index, words: dict[str, None], share: float) -> dict[int, list[tuple[float, int]]]:
    """For each entry its terms that the question names, wholly or in part, best first."""
    found: dict[int, float] = defaultdict(float)
    for t in words:
        rarity = index.rarity.get(t, 0.0)
        for term in index.term_postings.get(t, ()):
            found[term] += rarity
    best: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for term, value in found.items():
        place, whole = index.terms[term][:2]
        best[place].append((value * (value / whole) ** share, term))
    for values in best.values():
        values.sort(reverse=True)
    return best


def _written(index: Index, words: dict[str, None], best: dict[int, list[tuple[float, int]]]) -> dict[int, float]:
    """What the official texts add, the question read in both languages."""
    if not index.text_postings:
        return {}
    weights = dict.fromkeys(words, 1.0)
    for values in best.values():
        for value, term in values[:1]:
            if value >= NAMED:
                for t in tokens(index.terms[term][2]):
                    weights.setdefault(t, TRANSLATED)
    scores: dict[int, float] = defaultdict(float)
    for t, factor in weights.items():
        for place, weight in zip(*index.text_postings.get(t, _NOWHERE), strict=True):
            scores[place] += factor * weight
    return scores
