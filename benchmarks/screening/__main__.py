"""Measure the screening: ``python -m benchmarks.screening [--write]``; peers run in the same process."""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.screening import data, known, papers
from benchmarks.screening.fit import half_of
from benchmarks.table import Table
from gwanmun.parties import Party, Screener
from gwanmun.parties.comparison import compare
from gwanmun.parties.index import build
from gwanmun.parties.store import write_arrays
from gwanmun.parties.thresholds import POSSIBLE, Thresholds
from gwanmun.sources.entries import Entry

REPORT = Path(__file__).parent / "RESULTS.md"
LOW = Thresholds(possible=0.02, match=0.95)
"""Everything that could matter is reported, so that the threshold can be set by the clean names."""
ALERTS = 0.01
_RUNS = 5
_PEERS = {"ratio": (2, 128), "token_sort_ratio": (8, 128), "WRatio": (200, 10)}
"""Scorers of the peer: each is asked for every so many of the names, so many at once, as suits it best."""


def main() -> None:
    """All tables; ``--write`` also writes them to RESULTS.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screening", description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--rates", type=Path, help=argparse.SUPPRESS)
    tables: dict[str, Callable[[], Table]] = {"speed": speed, "recall": recall, "clean": clean, "printed": printed,
                                               "pairs": pairs, "papers": papers.table, "known": known.table,
                                               "crosslist": crosslist}  # fmt: skip
    parser.add_argument("--only", choices=tuple(tables))
    chosen = parser.parse_args()
    if chosen.rates:
        print(json.dumps(_rates(chosen.rates)))
        return
    made = [make() for name, make in tables.items() if chosen.only in (None, name)]
    for table in made:
        print(table.text())
    if chosen.write:
        REPORT.write_text("# Screening, measured\n\n" + "\n".join(t.markdown() for t in made), encoding="utf-8")


def recall() -> Table:
    """Recall at one percent alerts on clean names, with the lists' original-script names present and hidden."""
    table = Table(
        "Recall at 1 percent false alerts on clean names",
        ("queries", "number", "original names present", "hidden", "half looked at", "other half", "same party"),
        note="4,000 invented persons set the threshold. The expected entry itself must be among the hits above it; "
        "under 'same party', another entry with one of its Latin names will do. Words and rules were made looking "
        "at misses of one half of the entries, never of the other. The last three columns are of names hidden.",
    )
    shown, hidden = (_screener(e) for e in (data.corpus(), data.without_scripts(data.corpus())))
    limits = [_threshold(s) for s in (shown, hidden)]
    for name, queries in {**data.latin(), **data.other_scripts()}.items():
        present = np.array(_found(shown, queries, limits[0]), dtype=float)
        very, same = np.array(_found(hidden, queries, limits[1]), dtype=float).T
        half = np.array([data.half_of(q) for q in queries])
        cells = [present[:, 0], very, very[half == 0], very[half == 1], same]
        table.add(name, str(len(queries)), *(f"{np.mean(c):.3f}" if len(c) else "–" for c in cells))
    table.add("threshold that 1 percent sets", "", *(f"{x:.3f}" for x in limits), "", "", "")
    return table


def _screener(entries: Sequence[Entry]) -> Screener:
    return Screener.of_entries(entries, LOW)


def _threshold(screener: Screener) -> float:
    best = [_best(s.hits) for s in screener.screen_many(Party(n, kind="person") for n in data.clean_names())]
    return float(np.quantile(best, 1 - ALERTS))


def _best(hits: Sequence[Any]) -> float:
    return max((h.score for h in hits), default=0.0)


def _found(screener: Screener, queries: Sequence[data.Query], limit: float) -> list[tuple[bool, bool]]:
    """For each query, whether its very entry is among the hits, and whether any entry of the same party is."""
    found = []
    parties = [Party(q.name, kind=q.kind) for q in queries]
    for query, screening in zip(queries, screener.screen_many(parties), strict=True):
        numbers = [h.number for h in screening.hits if h.score > limit]
        very = query.entry in numbers
        found.append((very, very or any(data.same_party(query.entry, n) for n in numbers)))
    return found


def clean() -> Table:
    """How many who are on no list are asked about, and how many are said to be the listed party, at the usual risk."""
    table = Table(
        "Who is on no list, at the usual risk",
        ("names", "number", "said to match", "asked about: a hit", "asked about: not read"),
        note="Some of the firms do bear a listed firm's name: by the name alone nothing tells them apart.",
    )
    screener = Screener.of_entries(data.corpus())
    firms = random.Random(3).sample(data.firms(), 1500)
    persons = data.clean_names()
    groups = {
        "invented persons": [Party(n, kind="person") for n in persons],
        "the same, surname and two initials": [Party(n, kind="person") for n in map(_initials, persons) if n],
        "invented persons, kind not given": [Party(n) for n in persons],
        "Korean persons, in English": [Party(n, kind="person") for n in data.korean_persons()],
        "the same, kind not given": [Party(n) for n in data.korean_persons()],
        "Korean persons, in Hangul": [Party(n, kind="person") for n in data.korean_persons_in_hangul()],
        "Korean persons in Hangul, kind not given": [Party(n) for n in data.korean_persons_in_hangul()],
        "Korean firms, in English": [Party(english, kind="company") for _, english in firms],
        "the same, given as in Korea": [Party(english, kind="company", countries=("KR",)) for _, english in firms],
        "Korean firms, in Korean": [Party(korean, kind="company") for korean, _ in firms],
    }
    for name, parties in groups.items():
        found = list(screener.screen_many(parties))
        matches = sum(s.answer == "match" for s in found)
        hits = sum(bool(s.hits) and s.answer != "match" for s in found)
        unread = sum(bool(s.unread) and not s.hits for s in found)
        table.add(name, str(len(found)), *(f"{n / len(found):.3f}" for n in (matches, hits, unread)))
    return table


def printed(limit: int = 6000) -> Table:
    """How often a listed name, asked for as it is printed, is said to be the listed party, at the usual risk."""
    table = Table(
        "Listed names as they are printed, at the usual risk",
        ("names", "number", "said to match", "asked about", "in Korea: said to match", "asked about"),
        note="Up to two names of each of some entries, with the kind of party; then the same given as in Korea.",
    )
    entries = random.Random(7).sample(data.corpus(), limit)
    screener = Screener.of_entries(data.corpus())
    for name, kinds in (("persons", ("person",)), ("firms", ("company",)), ("ships, aircraft", ("vessel", "aircraft"))):
        asked = [(n.text, e.kind) for e in entries if e.kind in kinds for n in e.names[:2]]
        shares: list[str] = []
        for countries in ((), ("KR",)):
            found = screener.screen_many(Party(text, kind=kind, countries=countries) for text, kind in asked)
            answers: Counter[str] = Counter(s.answer for s in found)
            shares += [f"{answers[answer] / len(asked):.3f}" for answer in ("match", "possible")]
        table.add(name, str(len(asked)), *shares)
    return table


def _initials(name: str) -> str:
    """ "Ivan Petrovich Sidorov" as "Sidorov I.P."; nothing for names of fewer words, or in another script."""
    words = name.split()
    return f"{words[-1]} {words[0][0]}.{words[1][0]}." if len(words) > 2 and name.isascii() else ""


def pairs() -> Table:
    """The labelled pairs, with the labels as they are and without those that are disputed."""
    rows = data.table("name_pairs_dev.csv.gz")
    disputed = {
        tuple(line.split("\t")) for line in (Path(__file__).parent / "disputed.tsv").read_text("utf-8").splitlines()
    }
    scored = [
        (r, compare(r["name1"], r["name2"], "person" if r["schema"] == "Person" else "company").score) for r in rows
    ]
    not_fitted = [(r, s) for r, s in scored if half_of(r["name2"]) == 1]
    table = Table("Labelled pairs (development half)", ("labels", "pairs", "precision", "recall", "F1", "STRONG wrong"),
                  note=f"A pair matches from the score {POSSIBLE} on.")  # fmt: skip
    for name, kept in (
        ("as given", scored),
        ("without the disputed ones", [(r, s) for r, s in scored if (r["name1"], r["name2"]) not in disputed]),
        ("as given, not fitted: persons", [(r, s) for r, s in not_fitted if r["schema"] == "Person"]),
        ("as given, not fitted: others", [(r, s) for r, s in not_fitted if r["schema"] != "Person"]),
    ):
        truth = np.array([r["is_match"] == "true" for r, _ in kept])
        said = np.array([s >= POSSIBLE for _, s in kept])
        precision, hits = (said & truth).sum() / max(said.sum(), 1), (said & truth).sum() / truth.sum()
        wrong = sum(r["quality"] == "STRONG" and w for (r, _), w in zip(kept, said != truth, strict=True))
        f1 = 2 * precision * hits / (precision + hits)
        table.add(name, str(len(kept)), f"{precision:.3f}", f"{hits:.3f}", f"{f1:.3f}", str(wrong))
    return table


def crosslist(limit: int = 400) -> Table:
    """Cross-list pairs by kind: the share said to match (of hard negatives, the share wrongly so)."""
    rng = random.Random(2)
    groups: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in data.table("crosslist_pairs_dev.csv.gz"):
        groups.setdefault((row["kind"], row["schema"]), []).append(row)
    table = Table("Cross-list pairs (development half), by kind", ("kind", "schema", "pairs", "looked at", "match"),
                  note="Noms de guerre (alias_low_similarity) cannot be found by comparing strings.")  # fmt: skip
    for (kind, schema), rows in sorted(groups.items()):
        looked = rng.sample(rows, min(limit, len(rows)))
        who: Any = {"Person": "person", "Vessel": "vessel"}.get(schema, "company")
        share = statistics.mean(compare(r["name1"], r["name2"], who).score >= POSSIBLE for r in looked)
        table.add(kind, schema, str(len(rows)), str(len(looked)), f"{share:.3f}")
    return table


def speed() -> Table:
    """Throughput beside RapidFuzz and, where it is installed, nomenklatura; latency; index; memory."""
    table = Table(
        "Speed, one core, 63,062 entries",
        ("what", "measured", "target"),
        note="Queries: half clean names, half names of the lists with errors. Processor time, but for one query;"
        f" medians of {_RUNS} processes, each of which opens the index, screens all queries once, and runs the peer.",
    )
    entries = data.corpus()
    start = time.process_time()
    arrays, about = build(entries, {})
    built = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.gwi"
        write_arrays(path, arrays, about)
        size = path.stat().st_size
        del arrays
        opened = min(_timed(lambda: Screener.open(path)) for _ in range(5))
        asked = [sys.executable, "-m", "benchmarks.screening", "--rates", str(path)]
        runs = [json.loads(subprocess.run(asked, capture_output=True, check=True).stdout) for _ in range(_RUNS)]
        median = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
        table.add("batch", f"{median['batch']:,.0f} names/s", "–")
        for name in _PEERS:
            ratio = statistics.median(run["batch"] / run[name] for run in runs)
            table.add(f"rapidfuzz cdist, {name}", f"{median[name]:,.0f} names/s: {ratio:.1f} x", "10 x")
        if (peer := _nomenklatura(entries[:15_163:15])) is not None:
            table.add("nomenklatura logic-v2, per pair, scaled", peer, "–")
        table.add("one query, p50", f"{median['p50'] * 1000:.2f} ms", "1 ms")
        table.add("one query, p99", f"{median['p99'] * 1000:.2f} ms", "5 ms")
        table.add("index built", f"{built:.1f} s", "3 s")
        table.add("index opened", f"{opened * 1000:.0f} ms", "50 ms")
        table.add("index on disk", f"{size / 1e6:.0f} MB", "–")
        table.add("peak memory of screening alone", _memory(path), "300 MB")
    return table


def _rates(path: Path) -> dict[str, float]:
    """Names a second, ours and the peer's, and the seconds that one query takes, in this process alone."""
    from rapidfuzz import fuzz, process

    queries = [Party(n, kind="person") for n in data.clean_names() if n.isascii()][:1000]
    queries += [Party(q.name, kind=q.kind) for qs in data.latin(250).values() for q in qs]
    screener = Screener.open(path)
    list(screener.screen_many(queries[::20]))
    found = {"batch": len(queries) / _timed(lambda: list(screener.screen_many(queries)))}
    single = [_wall(lambda q=q: screener.screen(q)) for q in queries[::2]]  # type: ignore[misc]
    found |= {"p50": float(np.quantile(single, 0.5)), "p99": float(np.quantile(single, 0.99))}
    names = sorted({n.text.lower() for e in data.corpus() for n in e.names})
    for scorer, (step, many) in _PEERS.items():
        asked = [q.name.lower() for q in queries[::step]]

        def search(chosen: Sequence[str], scorer: str = scorer, many: int = many) -> None:
            for at in range(0, len(chosen), many):
                process.cdist(chosen[at : at + many], names, scorer=getattr(fuzz, scorer), workers=1)

        # A first call fetches its memory, which takes half as long again.
        search(asked[:many])
        found[scorer] = len(asked) / _timed(lambda a=asked: search(a))  # type: ignore[misc]
    return found


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _memory(path: Path) -> str:
    """Peak memory of a new process that opens the index and screens 200 names."""
    code = (
        "import resource,sys\nfrom gwanmun.parties import Party, Screener\n"
        "s = Screener.open(sys.argv[1])\n"
        "list(s.screen_many(Party(f'Ivan Petrov {i}', kind='person') for i in range(200)))\n"
        # The system's figure for a child also counts its parent before the start; this one does not.
        "text = open('/proc/self/status').read() if sys.platform == 'linux' else ''\n"
        "own = text.partition('VmHWM:')[2].split()\n"
        "print(own[0] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    unit = 1024 if resource.RLIMIT_AS else 1
    return f"{int(done.stdout) * unit / 1e6:.0f} MB"


def _nomenklatura(entries: Sequence[Entry]) -> str | None:
    """How many comparisons a second the peer makes, and how many names a second that is over the whole corpus."""
    try:
        from followthemoney import model  # type: ignore[import-not-found]
        from nomenklatura.matching import LogicV2  # type: ignore[import-not-found]
    except ImportError:
        return None
    made = [model.get_proxy({"id": e.id, "schema": "LegalEntity", "properties": {"name": [e.name]}}) for e in entries]
    config = LogicV2.default_config()
    seconds = _timed(lambda: [LogicV2.compare(made[0], other, config) for other in made])
    return f"{len(made) / seconds:,.0f} comparisons/s"


if __name__ == "__main__":
    main()
