"""The rows that change by destination, on a map and in a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gwanmun.cli.page.markup import Html, join, own
from gwanmun.cli.report import canvas, pictures
from gwanmun.cli.report.sheet import amount, numbers, section
from gwanmun.cli.report.words import say
from gwanmun.cli.report.world_map import Mark, world_map
from gwanmun.decide.outcome import STRICTNESS
from gwanmun.impact.output import outcome_name
from gwanmun.world.countries import CountryError, by_code, country

if TYPE_CHECKING:
    from gwanmun.impact.difference import Difference

_ORDER = ["ERROR", *(o.value for o in STRICTNESS)]


@dataclass
class _Place:
    """The changed rows of one destination: how many, their sums by currency, and what they come to."""

    rows: int = 0
    sums: dict[str, float] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)

    def worst(self) -> str:
        """The strictest outcome after."""
        return min(self.outcomes, key=_ORDER.index)


def destinations(found: Difference, lang: str) -> Html:
    """The map and its numbers; nothing where the book names no destination that changes."""
    places = _places(found)
    if not places:
        return join()
    currencies = {c for p in places.values() for c in p.sums}
    # Sums in several currencies do not add up: the discs then count rows.
    unit = currencies.pop() if len(currencies) == 1 else ""
    title = say("map", lang)
    marks = [_mark(key, place, unit, lang) for key, place in places.items()]
    heads = [(say("destination", lang), False), (say("after", lang), False), (say("rows", lang), True),
             (say("value", lang), True)]  # fmt: skip
    rows: list[list[Any]] = [
        [own(_name(key, lang)), _outcomes(p, lang), f"{p.rows:,}", "; ".join(_sums(p)) or "–"]
        for key, p in sorted(places.items(), key=lambda kp: (-kp[1].sums.get(unit, 0.0), -kp[1].rows, kp[0]))
    ]
    alt = say("map_alt", lang, say("value" if unit else "rows", lang))
    return section(title, world_map(marks, alt), numbers(title, heads, rows))


def _places(found: Difference) -> dict[str, _Place]:
    """By country code; what is no country by what was written."""
    places: dict[str, _Place] = {}
    for row in found.rows.select("to", "after", "currency", "value").iter_rows(named=True):
        if not row["to"]:
            continue
        place = places.setdefault(_key(row["to"]), _Place())
        place.rows += 1
        place.outcomes[row["after"]] = place.outcomes.get(row["after"], 0) + 1
        if row["currency"] and row["value"]:
            place.sums[row["currency"]] = place.sums.get(row["currency"], 0.0) + row["value"]
    return places


def _key(written: str) -> str:
    try:
        return country(written).code
    except CountryError:
        return written


def _name(key: str, lang: str) -> str:
    try:
        return by_code(key).name("ko" if lang == "ko" else "en")
    except CountryError:
        return key


def _mark(key: str, place: _Place, unit: str, lang: str) -> Mark:
    size = place.sums.get(unit, 0.0) if unit else float(place.rows)
    shown = amount(size, unit) if unit else f"{place.rows:,} {say('rows', lang)}"
    return Mark(key, f"{_name(key, lang)} · {shown}", size, pictures.COLOURS.get(place.worst(), canvas.GREY))


def _sums(place: _Place) -> list[str]:
    return [amount(v, c) for c, v in sorted(place.sums.items())]


def _outcomes(place: _Place, lang: str) -> str:
    return ", ".join(f"{outcome_name(k, lang)} {n:,}" for k, n in sorted(place.outcomes.items()))
