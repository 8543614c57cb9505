"""A map of destinations: countries in the colour of what becomes of their rows, a disc as large as what is at stake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from gwanmun.cli.page.markup import Html
from gwanmun.cli.report import canvas
from gwanmun.world.outlines import equal_earth, outlines

LAND, BORDER = "#eceff3", "#ffffff"
_EDGES = (-2.45, 2.75, -1.05, 1.3)
"""What is shown: nearly everything but Antarctica."""
_LARGEST = 0.16
"""Radius of the largest disc, on a map five units wide."""
MOST_LABELS = 12


@dataclass(frozen=True)
class Mark:
    """A destination: country code, what is written beside it, what its disc's area stands for, and its colour."""

    code: str
    label: str
    size: float
    colour: str


def world_map(marks: Sequence[Mark], alt: str) -> Html:
    """The marks on the map, the largest labelled; those without a place on it are left to the table."""
    placed = [m for m in marks if m.code in outlines()]

    def draw(axes: Any) -> None:
        west, east, south, north = _EDGES
        axes.set(xlim=(west, east), ylim=(south, north), aspect="equal")
        axes.axis("off")
        colours = {m.code: m.colour for m in placed}
        for code, outline in outlines().items():
            for ring in outline.rings:
                axes.add_patch(_shape([equal_earth(*p) for p in ring], colours.get(code, LAND), code in colours))
        most = max((m.size for m in placed), default=0.0) or 1.0
        ordered = sorted(placed, key=lambda m: -m.size)
        radii = [max(0.012, _LARGEST * sqrt(max(m.size, 0.0) / most)) for m in ordered]
        for mark, radius in zip(ordered, radii, strict=True):
            _disc(axes, mark, radius)
        _labels(axes, list(zip(ordered, radii, strict=True))[:MOST_LABELS])

    west, east, south, north = _EDGES
    return canvas.figure(canvas.WIDTH_INCHES * (north - south) / (east - west), alt, "map", draw)


def _shape(points: list[tuple[float, float]], colour: str, marked: bool) -> Any:
    from matplotlib.patches import Polygon

    return Polygon(points, closed=True, facecolor=colour, edgecolor=BORDER, lw=0.4, alpha=0.45 if marked else 1.0)


def _disc(axes: Any, mark: Mark, radius: float) -> None:
    from matplotlib.patches import Circle

    at = equal_earth(*outlines()[mark.code].point)
    axes.add_patch(Circle(at, radius, facecolor=mark.colour, edgecolor=BORDER, lw=0.6, alpha=0.9))


def _labels(axes: Any, marks: Sequence[tuple[Mark, float]]) -> None:
    """Labels right of their discs, moved down where another one stands already."""
    taken: list[tuple[float, float, float]] = []
    for mark, radius in marks:
        x, y = equal_earth(*outlines()[mark.code].point)
        text = canvas.safe(mark.label, 40)
        width = 0.036 * sum(1.7 if ord(c) > 0x1100 else 1.0 for c in text)
        off = radius + 0.03
        left = x + off if x + off + width < _EDGES[1] else x - off - width
        while any(abs(y - v) < 0.075 and left < r and left + width > u for u, r, v in taken):
            y -= 0.075
        taken.append((left, left + width, y))
        axes.text(left, y, text, fontsize=8.5, va="center", zorder=5, bbox={"facecolor": "#ffffff", "alpha": 0.7,
                  "edgecolor": "none", "pad": 0.8})  # fmt: skip
