"""The corpus and the queries of the benchmark; every random choice is seeded."""

from __future__ import annotations

import csv
import functools
import gzip
import hashlib
import json
import random
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.fold import fold
from gwanmun.sources.entries import Entry, EntryKind, Name

LISTS = Path(__file__).parents[2].parent / "shared" / "data" / "lists"
_KINDS: dict[str, EntryKind] = {"person": "person", "entity": "company", "vessel": "vessel", "aircraft": "aircraft"}
_SCRIPTS = {
    "arabic": re.compile(r"[\u0600-\u06ff\ufe70-\ufefc]"), "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "hangul": re.compile(r"[가-힣]"), "kana": re.compile(r"[\u30a1-\u30fa]"), "han": re.compile(r"[\u4e00-\u9fff]"),
    "greek": re.compile(r"[\u0370-\u03ff]"), "hebrew": re.compile(r"[\u0590-\u05ff]"), "thai": re.compile(r"[\u0e00-\u0e7f]"),  # noqa: E501
}  # fmt: skip
_KOREAN_SURNAMES = (
    "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Jeon Ko Moon Yang Son"
    " Bae Baek Heo Yoo Nam Sim Noh Ha Kwak Sung Cha Joo Woo"
)
_SURNAMES_IN_HANGUL = "김이박최정강조윤장임한오서신권황안송전홍"
_SYLLABLES_IN_HANGUL = "민서지현준우영수진호성재은경미정혜선희윤동상철태훈승기종남숙자순하유연주원석용규"
_KOREAN_SYLLABLES = (
    "min seo ji hyun su jin young hye eun jae sung woo kyung mi sun dong ho tae jun yu na bo ra han byul ye chan gyu"
    " yoon ah in sang hoon chul hee"
)
_REMARK = re.compile(r"[()（）:：/]|別称|original script|\d年|^株式会社$|出生", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """A name asked for, and the entry that must be found (its place in the corpus)."""

    name: str
    kind: EntryKind
    entry: int


@functools.cache
def corpus() -> tuple[Entry, ...]:
    """The 63,062 entries."""
    entries = []
    with gzip.open(LISTS / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            e = json.loads(line)
            names = [Name(e["name"]), *(Name(a, "strong_alias") for a in e["aliases"])]
            names += [Name(a, "original_script") for a in e["native_names"]]
            entries.append(
                Entry(e["list"], f"{e['id']}#{number}", _KINDS[e["type"]], tuple(names), e["authority"],
                      tuple(e["programs"]), countries=tuple(e["countries"]), addresses=tuple(e["addresses"]))
            )  # fmt: skip
    return tuple(entries)


def script(name: str) -> str:
    """The script of a name: latin, one of the scripts measured, or other."""
    for key in ("hangul", "kana", "han", "arabic", "cyrillic", "greek", "hebrew", "thai"):
        if _SCRIPTS[key].search(name):
            return key
    letters = [c for c in name if c.isalpha()]
    return "latin" if letters and all("LATIN" in unicodedata.name(c, "") for c in letters) else "other"


def without_scripts(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The corpus with every name in another script than Latin hidden."""
    return tuple(
        replace(e, names=tuple(n for n in e.names if script(n.text) == "latin") or (Name("-"),)) for e in entries
    )


def half_of(query: Query) -> int:
    """0 or 1, by a hash of the entry: misses of half 0 may be looked at, those of half 1 are only counted."""
    return hashlib.blake2b(corpus()[query.entry].id.encode(), digest_size=2).digest()[0] & 1


def same_party(one: int, other: int) -> bool:
    """Whether two entries, of whatever lists, share a name in Latin letters but for case, order and spelling."""
    return bool(_latin_names(one) & _latin_names(other))


@functools.lru_cache(maxsize=100_000)
def _latin_names(entry: int) -> frozenset[str]:
    names = (n.text for n in corpus()[entry].names if script(n.text) == "latin")
    return frozenset(" ".join(sorted(map(fold, clean(name).split()))) for name in names)


def typo(name: str, rng: random.Random, edits: int) -> str:
    """``name`` with one or two letters changed, taken out, added or swapped."""
    for _ in range(edits):
        letters = [i for i, c in enumerate(name) if c.isalpha()]
        i = rng.choice(letters)
        how = rng.randrange(4)
        other = rng.choice("abcdefghijklmnopqrstuvwxyz")
        if how == 0:
            name = name[:i] + other + name[i + 1 :]
        elif how == 1 and len(letters) > 3:
            name = name[:i] + name[i + 1 :]
        elif how == 2:
            name = name[:i] + other + name[i:]
        elif i + 1 < len(name):
            name = name[:i] + name[i + 1] + name[i] + name[i + 2 :]
    return name


def latin(count: int = 1000, seed: int = 5) -> dict[str, list[Query]]:
    """Names of the lists as they are, with typing errors, and with their words in another order."""
    rng = random.Random(seed)
    pool = [
        (n.text, e.kind, i) for i, e in enumerate(corpus()) for n in e.names
        if n.kind == "primary" and script(n.text) == "latin" and len(n.text) >= 6
    ]  # fmt: skip
    chosen = rng.sample(pool, count)
    several = [c for c in rng.sample(pool, 3 * count) if len(c[0].split()) > 1][:count]
    shuffled = []
    for name, kind, entry in several:
        words = name.replace(",", " ").split()
        rng.shuffle(words)
        shuffled.append(Query(" ".join(words), kind, entry))
    return {
        "Latin exact": [Query(*c) for c in chosen],
        "Latin typo, 1 edit": [Query(typo(n, rng, 1), k, e) for n, k, e in rng.sample(pool, count)],
        "Latin typo, 2 edits": [Query(typo(n, rng, 2), k, e) for n, k, e in rng.sample(pool, count)],
        "Latin reordered": shuffled,
    }


def other_scripts(limit: int = 1000, seed: int = 7) -> dict[str, list[Query]]:
    """The lists' own original-script names, asked for their entries; persons and others apart."""
    rng = random.Random(seed)
    found: dict[str, list[Query]] = {}
    for i, e in enumerate(corpus()):
        for n in e.names:
            which = script(n.text)
            if which not in ("latin", "other") and not _REMARK.search(n.text) and len(n.text) > 1:
                if not any(script(m.text) == "latin" for m in e.names):
                    continue
                who = "persons" if e.kind == "person" else "others"
                found.setdefault(f"{which}, {who}", []).append(Query(n.text, e.kind, i))
    return {k: rng.sample(v, min(limit, len(v))) for k, v in sorted(found.items())}


def korean_persons_in_hangul(count: int = 1500, seed: int = 11) -> list[str]:
    """Invented Korean persons in Hangul: a surname and two syllables."""
    rng = random.Random(seed)
    return [
        rng.choice(_SURNAMES_IN_HANGUL) + rng.choice(_SYLLABLES_IN_HANGUL) + rng.choice(_SYLLABLES_IN_HANGUL)
        for _ in range(count)
    ]


def korean_persons(count: int = 1500, seed: int = 4) -> list[str]:
    """Invented Korean persons in Latin letters: a surname and two syllables, together, apart or with a hyphen."""
    rng = random.Random(seed)
    surnames, syllables = _KOREAN_SURNAMES.split(), _KOREAN_SYLLABLES.split()
    return [
        f"{rng.choice(surnames)} {rng.choice(syllables).title()}{rng.choice(('-', ' ', ''))}{rng.choice(syllables)}"
        for _ in range(count)
    ]


@functools.cache
def clean_names(count: int = 4000, seed: int = 11) -> tuple[str, ...]:
    """Invented persons, half of each of the two sets."""
    rng = random.Random(seed)
    names: list[str] = []
    for which in ("global", "us"):
        rows = table(f"negatives_{which}_dev.csv.gz")
        names += [r["full_name"] for r in rng.sample(rows, count // 2)]
    return tuple(names)


@functools.cache
def firms() -> tuple[tuple[str, str], ...]:
    """Korean and English names of firms of the public register (DART)."""
    from lxml import etree

    with gzip.open(LISTS.parent / "korea" / "dart_corpcode_2025-07.xml.gz", "rb") as file:
        root = etree.fromstring(file.read(), etree.XMLParser(resolve_entities=False, no_network=True))
    pairs = ((e.findtext("corp_name") or "", e.findtext("corp_eng_name") or "") for e in root.iter("list"))
    return tuple(dict.fromkeys((ko.strip(), en.strip()) for ko, en in pairs if ko.strip() and en.strip()))


def table(name: str) -> list[dict[str, str]]:
    """The rows of a labelled file."""
    with gzip.open(LISTS / "labelled" / name, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
