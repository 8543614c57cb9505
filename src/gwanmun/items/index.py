"""The index of the entries: built from labels, the term list and (if kept) official texts; kept as JSON."""

from __future__ import annotations

import gc
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gwanmun.items.entries import DATA, ListEntry, all_entries, table
from gwanmun.items.words import tokens
from gwanmun.sources.files import write_atomically
from gwanmun.world.text import Text

FORMAT = 6
LABEL_WEIGHT = 1.5
TERM_WEIGHT = 1.0
SAME_NUMBER, SAME_SERIES = 0.6, 0.3
"""How far a word of the goods counts for the software and technology of the same number, or of the same series."""
K1, B = 1.2, 0.6
"""The usual constants of BM25: how fast a repeated word stops counting, how far a long text is discounted."""
NEIGHBOURS = 3
MOST_TEXT = 6_000
"""Characters of an official text that are indexed; what follows are ever finer thresholds."""

Postings = dict[str, tuple[list[int], list[float]]]
"""For each word the places of its entries and its weight in each: two lists open faster than a list of pairs."""


@dataclass
class Index:
    """Everything a question is ranked with.

    ``terms`` are (entry, words, weight, English, Korean, source); ``term_postings`` lead from a word to terms;
    ``texts`` hold the official text by number.
    """

    entries: list[ListEntry]
    rarity: dict[str, float]
    postings: Postings
    terms: list[tuple[int, float, str, str, str]]
    term_postings: dict[str, list[int]]
    text_postings: Postings
    texts: dict[str, str]
    neighbours: list[list[int]]


KEPT = 4
"""Indexes that stay in the cache folder: with and without the official texts, of two days."""


def open_index(texts: Mapping[str, str] | None, on: date, folder: Path) -> Index:
    """The index kept in ``folder`` if it was built from the same data, else a new one, which is then kept there."""
    key = _key(texts, on)
    path = folder / f"items-{FORMAT}-{key[:24]}.json"
    try:
        return _from_json(_read(path), dict(texts or {}))
    except (OSError, ValueError, TypeError, KeyError):
        pass
    index = build(dict(texts or {}), on)
    # A cache that cannot be written only costs time.
    with suppress(OSError):
        write_atomically(path, json.dumps(_to_json(index), ensure_ascii=False, separators=(",", ":")).encode())
        _forget(folder)
    return index


def _forget(folder: Path) -> None:
    """Remove the indexes of former data and days, but for the few that were written last."""
    kept = sorted(folder.glob("items-*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    # A hundred thousand small lists at once: looking for cycles among them would take half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        return data
    finally:
        if collecting:
            gc.enable()


def _key(texts: Mapping[str, str] | None, on: date) -> str:
    from gwanmun.law.files import ROOT
    from gwanmun.law.rulebase import fingerprint

    found = hashlib.sha256(f"{on}{fingerprint(ROOT)}".encode())
    for name in ("terms.csv", "wassenaar_numbers.csv", "stopwords.txt"):
        found.update((DATA / name).read_bytes())
    for code, text in sorted((texts or {}).items()):
        found.update(f"{code}\x00{text}\x00".encode())
    return found.hexdigest()


def build(texts: dict[str, str], on: date, keep: Callable[[Mapping[str, str]], bool] | None = None) -> Index:
    """A new index; ``keep`` chooses rows of the term list, by default all."""
    entries = all_entries(on)
    places = {e.number: i for i, e in enumerate(entries)}
    rows = [r for r in table("terms.csv") if keep is None or keep(r)]
    named = [(places[n], r) for r in rows for n in r["entries"].split() if n in places]
    documents = _documents(entries, named)
    rarity = _rarity(documents)
    for i, borrowed in _borrowed(entries, documents).items():
        for t, weight in borrowed.items():
            documents[i][t] = max(documents[i][t], weight)
    terms, term_postings = _terms(named, rarity)
    written = [Counter(tokens(texts.get(e.number, "")[:MOST_TEXT])) for e in entries]
    return Index(
        entries,
        rarity,
        _postings(documents, rarity),
        terms,
        term_postings,
        _postings(written, _rarity(written)) if texts else {},
        texts,
        _neighbours(entries, documents, rarity),
    )


def _documents(entries: list[ListEntry], named: list[tuple[int, dict[str, str]]]) -> list[dict[str, float]]:
    """The words of each entry, of its labels and of its terms, with their weights."""
    documents: list[dict[str, float]] = [defaultdict(float) for _ in entries]
    for i, entry in enumerate(entries):
        for t in (*tokens(entry.label.en), *tokens(entry.label.ko)):
            documents[i][t] += LABEL_WEIGHT
    for place, row in named:
        for t in (*tokens(row["en"]), *tokens(row["ko"])):
            documents[place][t] += TERM_WEIGHT
    return documents


def _terms(
    named: list[tuple[int, dict[str, str]]], rarity: Mapping[str, float]
) -> tuple[list[tuple[int, float, str, str, str]], dict[str, list[int]]]:
    """Each term in each language with what its words are worth together, and the terms that a word stands in."""
    terms: list[tuple[int, float, str, str, str]] = []
    postings: dict[str, list[int]] = {}
    for place, row in named:
        for text in (row["en"], row["ko"]):
            words = dict.fromkeys(tokens(text))
            for t in words:
                postings.setdefault(t, []).append(len(terms))
            if words:
                worth = round(sum(rarity[t] for t in words), 4)
                terms.append((place, worth, row["en"], row["ko"], row["source"]))
    return terms, postings


def _borrowed(entries: list[ListEntry], documents: list[dict[str, float]]) -> dict[int, dict[str, float]]:
    """Words that software and technology entries take over from the goods they are for.

    ``2D201`` is for the goods of the 200 series of category 2, ``0E501`` for those of 0A501 and 0B501.
    """
    goods = [(i, e.number) for i, e in enumerate(entries) if e.number[1] in "ABC"]
    found: dict[int, dict[str, float]] = {}
    for i, entry in enumerate(entries):
        number = entry.number
        if number[1] not in "DE":
            continue
        same = [j for j, n in goods if n[0] == number[0] and n[2:] == number[2:]]
        series = [j for j, n in goods if n[0] == number[0] and n[2] == number[2]]
        weight = SAME_NUMBER if same else SAME_SERIES
        words: dict[str, float] = {}
        for j in same or series:
            for t in documents[j]:
                words[t] = weight
        found[i] = words
    return found


def _rarity(documents: Sequence[Mapping[str, float]]) -> dict[str, float]:
    counts = Counter(t for d in documents for t in d)
    n = len(documents)
    return {t: round(math.log(1 + (n - c + 0.5) / (c + 0.5)), 4) for t, c in counts.items()}


def _postings(documents: Sequence[Mapping[str, float]], rarity: Mapping[str, float]) -> Postings:
    lengths = [sum(d.values()) for d in documents]
    mean = sum(lengths) / max(1, sum(1 for length in lengths if length)) or 1.0
    found: Postings = {}
    for i, document in enumerate(documents):
        for t, often in document.items():
            weight = rarity[t] * often * (K1 + 1) / (often + K1 * (1 - B + B * lengths[i] / mean))
            places, weights = found.setdefault(t, ([], []))
            places.append(i)
            weights.append(round(weight, 3))
    return found


def _neighbours(
    entries: list[ListEntry], documents: list[dict[str, float]], rarity: dict[str, float]
) -> list[list[int]]:
    """For each entry those of its product group whose labels and terms share most with it."""
    vectors = [{t: rarity[t] * math.sqrt(f) for t, f in d.items()} for d in documents]
    sizes = [math.sqrt(sum(w * w for w in v.values())) or 1.0 for v in vectors]
    where: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, v in enumerate(vectors):
        for t, w in v.items():
            where[t].append((i, w))
    result = []
    for i, v in enumerate(vectors):
        shared: dict[int, float] = defaultdict(float)
        for t, w in v.items():
            if len(where[t]) < 80:
                for j, other in where[t]:
                    shared[j] += w * other
        near = [
            (s / sizes[i] / sizes[j], j)
            for j, s in shared.items()
            if j != i and entries[j].number[1] == entries[i].number[1] and entries[j].status == "controlled"
        ]
        result.append([j for s, j in sorted(near, reverse=True)[:NEIGHBOURS] if s > 0.06])
    return result


def _to_json(index: Index) -> dict[str, Any]:
    entries = [(e.number, e.label.en, e.label.ko, e.ear, e.kr, e.wa, e.status, e.refers_to) for e in index.entries]
    # Each pair of words is written once; the texts are at hand whenever the index is opened.
    pairs = list(dict.fromkeys(t[2:] for t in index.terms))
    number = {pair: i for i, pair in enumerate(pairs)}
    terms = [(t[0], t[1], number[t[2:]]) for t in index.terms]
    return {**vars(index), "entries": entries, "texts": {}, "terms": terms, "pairs": pairs}


def _from_json(data: dict[str, Any], texts: dict[str, str]) -> Index:
    entries = [
        ListEntry(n, Text(en, ko), ear, tuple(kr), wa, status, refers)
        for n, en, ko, ear, kr, wa, status, refers in data["entries"]
    ]
    pairs = data.pop("pairs")
    terms = [(place, worth, *pairs[i]) for place, worth, i in data["terms"]]
    return Index(**{**data, "entries": entries, "texts": texts, "terms": terms})
