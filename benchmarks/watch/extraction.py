"""Main text on pages with gold text: shingle F1 as the article-extraction benchmark defines it, and time a page."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gwanmun.watch import read

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Score:
    """Means over the pages, and milliseconds a page."""

    precision: float
    recall: float
    milliseconds: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the mean precision and the mean recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def ours(page: bytes, url: str) -> str:
    """The blocks that we keep."""
    return read(page, url=url, understand=False).main_text


def peer(page: bytes, url: str) -> str:
    """Trafilatura with its default settings."""
    from trafilatura import extract

    return extract(page, url=url, include_comments=False) or ""


def score(folder: Path, extractor: Callable[[bytes, str], str]) -> Score:
    """The score of one extractor, warm."""
    gold = json.loads((folder / "ground-truth_dev.json").read_text(encoding="utf-8"))
    pages = {key: gzip.decompress(next((folder / "html").glob(f"{key}*")).read_bytes()) for key in gold}
    first = next(iter(gold))
    extractor(pages[first], gold[first]["url"])
    precisions, recalls, taken = [], [], 0.0
    for key, row in gold.items():
        begin = time.perf_counter()
        text = extractor(pages[key], row["url"])
        taken += time.perf_counter() - begin
        p, r = _compare(row.get("articleBody", ""), text)
        precisions.append(p)
        recalls.append(r)
    return Score(sum(precisions) / len(precisions), sum(recalls) / len(recalls), 1000 * taken / len(gold))


def _compare(gold: str, text: str) -> tuple[float, float]:
    a, b = _shingles(gold), _shingles(text)
    hit = sum((a & b).values())
    extra, missed = sum(b.values()) - hit, sum(a.values()) - hit
    if not extra and not missed:
        return 1.0, 1.0
    return (hit / (hit + extra) if hit + extra else 0.0), (hit / (hit + missed) if hit + missed else 0.0)


def _shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))
