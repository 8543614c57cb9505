"""All figures of the watch room in one table."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from benchmarks.table import Table
from benchmarks.watch import extraction, korean, official
from gwanmun.watch import read


def measure(shared: Path) -> Table:
    """The table, from the real data in ``shared``."""
    news = shared / "news"
    note = "Labelled halves for development; times are warm, on one core, ours and the peer's in the same run."
    table = Table("Reading documents", ("what", "measured", "to reach"), note=note)
    for name in korean.SEEDS:
        problems = korean.seed_problems(news, name)
        table.add(
            f"seed {name[:3]} against its gold, differences",
            str(len(problems)) + (f" ({'; '.join(problems[:4])})" if problems else ""),
            "0",
        )
    ours, peer = (
        extraction.score(news / "extraction", extraction.ours),
        extraction.score(news / "extraction", extraction.peer),
    )
    table.add(
        "main text, 91 pages, F1 (precision, recall)",
        f"{ours.f1:.4f} ({ours.precision:.3f}, {ours.recall:.3f})",
        "0.965",
    )
    table.add("the same, trafilatura as it comes", f"{peer.f1:.4f} ({peer.precision:.3f}, {peer.recall:.3f})", "–")
    table.add(
        "milliseconds a page, ours with offsets and blocks / trafilatura",
        f"{ours.milliseconds:.1f} / {peer.milliseconds:.1f}",
        "34",
    )
    right, total = korean.lines(news / "jekyll_ko")
    table.add(f"Korean pages, {total} lines kept or dropped rightly", f"{right / total:.4f}", "0.95")
    precision, recall, found, beside = korean.ner(news / "ner" / "klue-ner-v1.1_dev.tsv.gz")
    table.add(f"persons with office, KLUE-NER dev: overlap precision of {found}", f"{precision:.3f}", "0.92")
    table.add(f"the same: recall of {beside} beside an office", f"{recall:.3f}", "0.75")
    false, missed, without, with_ = korean.country_words()
    table.add(
        f"false countries in {without} sentences with look-alikes (missed in {with_} with countries)",
        f"{false} ({missed})",
        "0",
    )
    problems, count = official.register_problems(news / "fr")
    table.add(
        f"Federal Register, {count} documents: fields that differ",
        str(len(problems)) + (f" ({'; '.join(problems[:3])})" if problems else ""),
        "0",
    )
    problems, checks = official.change_problems(news)
    table.add(
        f"change cases: wrong stages in {checks} checks",
        str(len(problems)) + (f" ({'; '.join(problems[:3])})" if problems else ""),
        "0",
    )
    table.add("one Korean page read and understood, median", f"{_page(news):.1f} ms", "50 ms")
    return table


def _page(news: Path) -> float:
    files = [*sorted((news / "seeds").glob("*.txt")), *sorted((news / "jekyll_ko").glob("*.md"))]
    taken = []
    for path in files:
        begin = time.perf_counter()
        read(path)
        taken.append(1000 * (time.perf_counter() - begin))
    return statistics.median(taken)
