"""The peer: plain BM25 (k1 1.2, b 0.75) over the official texts, words split at spaces and marks."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

_WORD = re.compile(r"\w+")


class PlainBm25:
    """BM25 as a first attempt would have it: no terms, no translation, no fields."""

    def __init__(self, texts: Mapping[str, str], k1: float = 1.2, b: float = 0.75) -> None:
        documents = {code: Counter(_WORD.findall(text.lower())) for code, text in texts.items()}
        mean = sum(sum(d.values()) for d in documents.values()) / len(documents)
        often = Counter(word for d in documents.values() for word in d)
        self._postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for code, document in documents.items():
            length = sum(document.values())
            for word, count in document.items():
                rarity = math.log(1 + (len(documents) - often[word] + 0.5) / (often[word] + 0.5))
                weight = rarity * count * (k1 + 1) / (count + k1 * (1 - b + b * length / mean))
                self._postings[word].append((code, weight))

    def search(self, question: str, limit: int = 10) -> list[str]:
        """The codes of the best texts."""
        scores: dict[str, float] = defaultdict(float)
        for word in set(_WORD.findall(question.lower())):
            for code, weight in self._postings.get(word, ()):
                scores[code] += weight
        return sorted(scores, key=lambda c: (-scores[c], c))[:limit]
