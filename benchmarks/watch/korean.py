"""Korean pages: lines kept and dropped, the two seeds against their gold, persons with office, country words."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gwanmun.watch import Reading, read
from gwanmun.watch.countries import find_countries
from gwanmun.watch.korean import morphemes
from gwanmun.watch.mentions import BODY_WORDS, PERSON_WORDS
from gwanmun.watch.persons import _OFFICE, persons

GOLD = Path(__file__).parent / "gold"
SEEDS = ("000_da4973df599a138e", "004_547c6cd7ede4651f")
_NEXT = re.compile(
    rf"\s?(?:\([^)]*\)\s?)?[가-힣0-9]{{0,6}}?(?:{_OFFICE})(?:은|는|이|가|을|를|과|와|의|도|에게|께서|에|으로|로|,|\.|\)|\s|$)"
)


def lines(folder: Path) -> tuple[int, int]:
    """Lines of the labelled pages decided rightly, and all."""
    gold = json.loads((GOLD / "korean_lines.json").read_text(encoding="utf-8"))
    right = total = 0
    for name, page in gold.items():
        reading = read(folder / name, understand=False)
        if reading.sha256 != page["sha256"]:
            raise SystemExit(f"{name} is not the page that was labelled")
        kept = [(b.start, b.end) for b in reading.blocks if not b.noise]
        for start, end, label in page["lines"]:
            total += 1
            right += any(a < end and start < b for a, b in kept) == (label == "keep")
    return right, total


def seed_problems(folder: Path, name: str) -> list[str]:
    """Where the reading of a seed differs from its gold; empty if it is exact."""
    reading = read(folder / "seeds" / f"{name}.txt")
    gold: dict[str, Any] = json.loads((folder / "gold" / f"{name}.gold.json").read_text(encoding="utf-8"))
    problems = []
    if reading.sha256 != gold["sha256"] or reading.kind != gold["kind"] or reading.title != gold["title"]["text"]:
        problems.append("hash, kind or title")
    if reading.published.value != gold["published"]["value"]:
        problems.append(f"published {reading.published.value}")
    if "lines" in gold:
        ours = {(b.start, b.end, b.label) for b in reading.blocks}
        problems += [f"line {row}" for row in ours ^ {(r["start"], r["end"], r["label"]) for r in gold["lines"]}]
    problems += _sections(reading, gold)
    for key, kind in (
        ("persons", "person"),
        ("agencies", "agency"),
        ("organisations", "organisation"),
        ("companies", "company"),
        ("policies", "policy"),
        ("places", "place"),
    ):
        problems += _mentions(reading, gold.get(key, []), kind)
    codes = {m.id for m in reading.mentions if m.type == "country"}
    if codes != {c["code"] for c in gold["countries"]}:
        problems.append(f"countries {codes}")
    problems += _events(reading, gold)
    kept = " ".join(b.text for b in reading.blocks if not b.noise)
    for words in gold["must_reject"].values():
        problems += [
            f"not rejected: {w}"
            for w in words
            if isinstance(w, str) and len(w) > 3 and w in kept and isinstance(words, list)
        ]
    return problems


def _sections(reading: Reading, gold: dict[str, Any]) -> list[str]:
    sections = gold.get("sections", [])
    problems = []
    for here, following in zip(sections, [*sections[1:], None], strict=False):
        end = following["start"] if following else len(reading.text)
        for block in reading.blocks:
            if here["start"] <= block.start < end and block.noise != here["label"].startswith("noise"):
                problems.append(f"block {block.start} {block.label}")
    return problems


def _mentions(reading: Reading, rows: list[dict[str, Any]], kind: str) -> list[str]:
    gold: dict[tuple[int, int], str] = {}
    for row in rows:
        for mention in (*row["mentions"], *row.get("role_only_mentions", [])):
            gold[mention["start"], mention["end"]] = row["id"] if "id" in row else row["name"]
    ours = {(m.span.start, m.span.end): m.id for m in reading.mentions if m.type == kind}
    problems = [f"{kind} {reading.text[a:b]} at {a}" for a, b in set(gold) ^ set(ours)]
    groups: dict[str, set[str]] = {}
    for place in set(gold) & set(ours):
        groups.setdefault(gold[place], set()).add(ours[place])
    return problems + [f"{kind} {name} is {ids}" for name, ids in groups.items() if len(ids) > 1]


def _events(reading: Reading, gold: dict[str, Any]) -> list[str]:
    """Each gold event has one of ours of its type and date, at its evidence, with its participants; and no other is there."""
    left = list(reading.events)
    names = {
        row["id"]: {(m["start"], m["end"]) for m in row["mentions"]}
        for key in ("persons", "companies", "policies")
        for row in gold[key]
    }
    ids: dict[str, set[tuple[int, int]]] = {m.id: set() for m in reading.mentions}
    for m in reading.mentions:
        ids[m.id].add((m.span.start, m.span.end))
    problems = []
    for event in gold["events"]:
        date = event.get("date") if re.match(r"\d{4}", str(event.get("date"))) else None
        spot = event["evidence"][0]
        fit = next(
            (
                e
                for e in left
                if e.type == event["type"]
                and e.date == date
                and e.evidence.start < spot["end"]
                and spot["start"] < e.evidence.end
            ),
            None,
        )
        if fit is None:
            problems.append(f"event {event['id']} {event['type']} {date}")
            continue
        left.remove(fit)
        for key, slot in (
            ("participants", "participant"),
            ("by", "by"),
            ("who", "who"),
            ("designated", "designated"),
            ("about", "about"),
        ):
            wanted = [event[key]] if isinstance(event.get(key), str) else event.get(key, [])
            for one in wanted:
                if one in names and not any(ids.get(v, set()) & names[one] for v in fit.values(slot)):
                    problems.append(f"event {event['id']} {key} {one}")
    return problems + [f"event too many: {e.type} {e.date}" for e in left]


def ner(path: Path) -> tuple[float, float, int, int]:
    """Overlap precision of persons with office, recall beside an office, and both counts."""
    hits = found = beside = recalled = 0
    for text, spans in _sentences(path):
        got = persons(text, morphemes(text), BODY_WORDS, PERSON_WORDS)
        found += len(got)
        hits += sum(any(a < g.end and g.start < b for a, b in spans) for g in got)
        for a, b in spans:
            if _NEXT.match(text[b : b + 40]):
                beside += 1
                recalled += any(a < g.end and g.start < b for g in got)
    return hits / found, recalled / beside, found, beside


def _sentences(path: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    for block in blocks:
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line and not line.startswith("##")]
        text = "".join(unicodedata.normalize("NFC", r[0])[:1] for r in rows)
        spans, start = [], -1
        for i, (_, tag) in enumerate([*rows, ["", "O"]]):
            if start >= 0 and tag != "I-PS":
                spans.append((start, i))
                start = -1
            if tag == "B-PS":
                start = i
        if rows:
            yield text, spans


def country_words() -> tuple[int, int, int, int]:
    """False countries, missed countries, sentences without and with a country."""
    false = missed = without = with_ = 0
    for line in (GOLD / "country_words.tsv").read_text(encoding="utf-8").splitlines():
        text, _, codes = line.partition("\t")
        wanted = set(codes.split())
        got = {c.code for c in find_countries(text, morphemes(text))}
        false += len(got - wanted)
        missed += len(wanted - got)
        without += not wanted
        with_ += bool(wanted)
    return false, missed, without, with_
