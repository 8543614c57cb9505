"""Names that trade-security documents use, with the days on which each name held; data in ``data/gazetteer.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from gwanmun.sources.yaml_text import parse_yaml


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name and the days on which it held, [from, to)."""

    name: str
    start: date | None
    end: date | None


@dataclass(frozen=True)
class Entry:
    """One thing with all its names; ``ko`` and ``en`` begin with the one shown."""

    id: str
    type: str
    ko: tuple[str, ...]
    en: tuple[str, ...]
    short: tuple[str, ...]
    dated: tuple[DatedName, ...]
    country: str
    parent: str
    target: str
    dialogue: bool
    security: bool

    def name(self, lang: str, on: date | None = None) -> str:
        """The name to show; for a body that was renamed, that of the day ``on``."""
        if lang == "ko":
            for dated in self.dated:
                if on and (dated.start is None or dated.start <= on) and (dated.end is None or on < dated.end):
                    return dated.name
            return (self.ko or self.short or self.en)[0]
        return (self.en or self.ko)[0]


@dataclass(frozen=True)
class Gazetteer:
    """All entries, and their names as one pattern, longest first."""

    version: str
    entries: dict[str, Entry]
    by_name: dict[str, Entry]
    pattern: re.Pattern[str]

    def find(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Every name in ``text``, overlapping ones too, longest first at each place."""
        place = 0
        while found := self.pattern.search(text, place):
            yield found.start(), found.end(), self.by_name[_key(found.group())]
            # Shorter names that begin inside the longer one (수출통제 in 반도체 수출통제) are found as well.
            place = found.start() + 1

    def korean_words(self) -> set[str]:
        """Names of one word that the morpheme analyser should keep whole."""
        types = ("agency", "company", "organisation")
        return {
            n
            for e in self.entries.values()
            if e.type in types
            for n in (*e.ko, *e.short)
            if re.fullmatch("[가-힣A-Z]*[가-힣]", n)
        }


def _key(name: str) -> str:
    return re.sub(r"\s+", " ", name)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this version."""
    text = resources.files("gwanmun.watch.data").joinpath("gazetteer.yaml").read_text(encoding="utf-8")
    data: Any = parse_yaml(text, "gazetteer.yaml").data
    entries = {row["id"]: _entry(row) for row in data["entries"]}
    by_name: dict[str, Entry] = {}
    for entry in entries.values():
        for name in (*entry.ko, *entry.short, *entry.en, *(d.name for d in entry.dated)):
            by_name.setdefault(_key(name), entry)
    latin = r"(?<![A-Za-z0-9])(?:{0})(?![A-Za-z0-9])"
    names = sorted(by_name, key=len, reverse=True)
    pattern = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names if not n[0].isascii() or not n[0].isalnum())
    ascii_ = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names if n[0].isascii() and n[0].isalnum())
    return Gazetteer(data["version"], entries, by_name, re.compile(f"{latin.format(ascii_)}|{pattern}"))


def _entry(row: dict[str, Any]) -> Entry:
    def names(key: str) -> tuple[str, ...]:
        return tuple(str(n) for n in row.get(key) or ())

    dated = tuple(DatedName(d["name"], _day(d.get("from")), _day(d.get("to"))) for d in row.get("dated") or ())
    return Entry(
        row["id"], row["type"], names("ko"), names("en"), names("short"), dated, row.get("country", ""),
        row.get("parent", ""), row.get("target", ""), bool(row.get("dialogue")), row.get("security", True) is not False,
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
