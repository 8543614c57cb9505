"""Boundary cases of the entries: what the official text says of a paragraph, kept in ``entries/NUMBER.yaml``.

A file maps a paragraph to one case or several::

    b.1.d.1:
      holds: {equipment: epitaxy, uniformity: 2.49}     # the fewest facts under which the text says: it applies
      edges: {uniformity: {in: [2.49], out: [2.5]}}     # the same with another figure: still, or no longer
      beside: {...}      # where the text says "or": the alternatives, stated so that they are not met
    common: {in_stricter_entry: false}                  # part of every ``holds``
    excluded:
      - {equipment: other}                              # facts under which no paragraph is met or open
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "entries"


@dataclass(frozen=True)
class Case:
    """A paragraph under a set of facts, and the figures on both sides of its thresholds."""

    entry: str
    paragraph: str
    holds: Mapping[str, Any]
    beside: Mapping[str, Any]
    edges: Mapping[str, Mapping[str, list[Any]]]

    def __str__(self) -> str:
        return f"{self.entry}.{self.paragraph}"


@cache
def _read(entry: str) -> dict[str, Any]:
    data = yaml.safe_load((FOLDER / f"{entry}.yaml").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def entries() -> list[str]:
    """The entries that have a file of cases."""
    return sorted(p.stem for p in FOLDER.glob("*.yaml"))


def cases(entry: str) -> Iterator[Case]:
    """The cases of an entry."""
    common = _read(entry).get("common", {})
    for paragraph, given in _read(entry).items():
        if paragraph in ("common", "excluded"):
            continue
        for one in given if isinstance(given, list) else [given]:
            yield Case(entry, str(paragraph), {**common, **one["holds"]}, one.get("beside", {}), one.get("edges", {}))


def excluded(entry: str) -> list[Mapping[str, Any]]:
    """Facts under which no paragraph of an entry is met or open."""
    return list(_read(entry)["excluded"])
