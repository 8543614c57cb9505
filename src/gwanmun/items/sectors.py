"""Sectors of the Korea-US dialogue: what belongs to each, which entries control it, which authority answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector. ``regimes`` map a regime (or ``US only``) to ECCNs; Korean numbers follow by the crosswalk."""

    id: str
    title: Text
    belongs: Text
    hs: tuple[str, ...]
    regimes: Mapping[str, tuple[str, ...]]
    authorities: Mapping[str, Text]
    notes: Text


@dataclass(frozen=True, slots=True)
class SectorEntry:
    """An entry that controls something of a sector, with its Korean candidates."""

    regime: str
    number: str
    label: Text
    kr: tuple[str, ...]


@lru_cache(maxsize=1)
def sectors() -> tuple[Sector, ...]:
    """Every sector."""
    import yaml

    data = yaml.safe_load((DATA / "sectors.yaml").read_text(encoding="utf-8"))
    return tuple(_sector(s, data["authorities"] | data["extra_authorities"].get(s["id"], {})) for s in data["sectors"])


def sector(name: str) -> Sector:
    """The sector of a name, by id or title in either language.

    :raises InputError: if there is none.
    """
    wanted = name.strip().lower()
    for s in sectors():
        if wanted in (s.id, s.title.en.lower(), s.title.ko):
            return s
    known = ", ".join(s.id for s in sectors())
    shown = name.strip()[:40]
    raise InputError(Text(f"there is no sector {shown!r}; there are {known}", f"'{shown}' 분야가 없습니다: {known}"))


def entries_of(chosen: Sector, on: date | None = None) -> tuple[SectorEntry, ...]:
    """The entries of a sector with their labels and Korean candidates on a day."""
    from gwanmun.items.finding import index_for

    known = {e.number: e for e in index_for(on).entries}
    return tuple(
        SectorEntry(regime, n, known[n].label, known[n].kr)
        for regime, numbers in chosen.regimes.items()
        for n in numbers
    )


def as_json(chosen: Sector, on: date | None = None) -> dict[str, Any]:
    """A sector with its entries as plain data."""
    return asdict(chosen) | {"entries": [asdict(e) for e in entries_of(chosen, on)]}


def _sector(data: dict[str, Any], authorities: dict[str, dict[str, str]]) -> Sector:
    return Sector(
        data["id"],
        _text(data["title"]),
        _text(data["belongs"]),
        tuple(str(h) for h in data["hs"]),
        {regime: tuple(numbers) for regime, numbers in data["regimes"].items()},
        {where: _text(t) for where, t in authorities.items()},
        _text(data["notes"]),
    )


def _text(data: dict[str, str]) -> Text:
    return Text(data["en"], data["ko"])
