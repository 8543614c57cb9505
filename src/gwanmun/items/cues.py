"""What a question says of the kind of thing: software or technology, for missiles, nuclear, military or civil use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
GROUPS = "ABCDE"


@dataclass(frozen=True)
class Cue:
    """A kind of entry, the words that point to it, and the factors by which they move it."""

    name: str
    numbers: re.Pattern[str] | None
    words: re.Pattern[str]
    with_: float
    without: float
    others: float


@lru_cache(maxsize=1)
def cues() -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """The cues for product groups and those for series of numbers."""
    import yaml

    data = yaml.safe_load((DATA / "cues.yaml").read_text(encoding="utf-8"))
    return (
        tuple(_cue(name, d) for name, d in data["groups"].items()),
        tuple(_cue(name, d) for name, d in data["series"].items()),
    )


def _cue(name: str, d: dict[str, object]) -> Cue:
    listed = d["words"]
    assert isinstance(listed, list)
    latin = "|".join(re.escape(str(w)) for w in listed if str(w)[0].isascii())
    korean = "|".join(re.escape(str(w)) for w in listed if not str(w)[0].isascii())
    numbers = d.get("numbers")
    parts = [rf"(?<![a-z])(?:{latin})s?(?![a-z])" if latin else "", korean]
    return Cue(
        name,
        re.compile(str(numbers)) if numbers else None,
        re.compile("|".join(p for p in parts if p)),
        float(str(d["with"])),
        float(str(d["without"])),
        float(str(d.get("others", 1.0))),
    )


@dataclass(frozen=True)
class Hints:
    """What a question pointed to: groups and series, by name."""

    groups: frozenset[str]
    series: frozenset[str]

    def factor(self, number: str) -> float:
        """How far these hints move an entry of this number up or down."""
        groups, series = cues()
        result = 1.0
        leading = next((c for c in groups if c.name in self.groups and c.name in "DE"), None)
        for cue in groups:
            if number[1] == cue.name:
                result *= cue.with_ if cue.name in self.groups and leading in (None, cue) else cue.without
            elif cue is leading:
                result *= cue.others
        for cue in series:
            if cue.numbers is not None and cue.numbers.match(number):
                result *= cue.with_ if cue.name in self.series else cue.without
        return result


def hints(text: str) -> Hints:
    """The hints in a normalised question."""
    groups, series = cues()
    return Hints(
        frozenset(c.name for c in groups if c.words.search(text)),
        frozenset(c.name for c in series if c.words.search(text)),
    )
