"""The pictures of a book: flow between outcomes, bars of value, and a line of dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gwanmun.cli.page.markup import Html
from gwanmun.cli.report import canvas

COLOURS = {
    "PROHIBITED": canvas.RED,
    "LICENCE_REQUIRED": canvas.AMBER,
    "AUTHORISED": canvas.GREEN,
    "NO_LICENCE_REQUIRED": canvas.GREEN,
    "NOT_SUBJECT": canvas.GREY,
    "UNDETERMINED": canvas.VIOLET,
    "ERROR": canvas.RED,
}
GAP = 0.05
THIN = 0.012
"""Height of the thinnest band, so that a few rows among many are still seen."""


@dataclass(frozen=True)
class Band:
    """So many rows went from one outcome to another; both are keys of outcomes."""

    before: str
    after: str
    rows: int


def flow(bands: Sequence[Band], names: dict[str, str], heads: tuple[str, str], alt: str) -> Html:
    """The rows as bands from the outcomes before (left) to those after (right), as wide as there are rows.

    :param names: of the outcomes, in words.
    """

    def draw(axes: Any) -> None:
        axes.set(xlim=(0, 1), ylim=(1.04, -0.1))
        axes.axis("off")
        left, right = (_stacked([(getattr(b, side), b.rows) for b in bands]) for side in ("before", "after"))
        for side, places, x, align in ((0, left, 0.27, "right"), (1, right, 0.73, "left")):
            axes.text(x, -0.06, heads[side], ha=align, color=canvas.QUIET, fontsize=8.5)
            for key, (top, height) in places.items():
                colour = COLOURS.get(key, canvas.GREY)
                axes.add_patch(box(x if side else x - 0.012, top, 0.012, height, colour))
                rows = sum(b.rows for b in bands if getattr(b, "after" if side else "before") == key)
                at = x + (0.02 if side else -0.02)
                label = f"{canvas.safe(names.get(key, key), 34)} · {rows:,}"
                axes.text(at, top + height / 2, label, ha=align, va="center", fontsize=9)
        _bands(axes, bands, left, right)

    keys = {b.before for b in bands} | {b.after for b in bands}
    return canvas.figure(1.2 + 0.5 * max(2, len(keys)), alt, "flow", draw)


def _heights(parts: Sequence[tuple[str, int]], total: int, gaps: int) -> list[float]:
    """Heights that fill what the gaps leave, none too thin to be seen."""
    room = 1.0 - GAP * gaps
    raw = [max(THIN, room * rows / total) for _, rows in parts]
    return [h * room / sum(raw) for h in raw]


def _stacked(parts: list[tuple[str, int]]) -> dict[str, tuple[float, float]]:
    """Top and height of each outcome on one side, the strictest on top."""
    keys = [k for k in COLOURS if any(k == p for p, _ in parts)]
    keys += sorted({p for p, _ in parts} - set(keys))
    total = sum(rows for _, rows in parts)
    heights = _heights(parts, total, len(keys) - 1)
    found: dict[str, tuple[float, float]] = {}
    top = 0.0
    for key in keys:
        height = sum(h for (p, _), h in zip(parts, heights, strict=True) if p == key)
        found[key] = (top, height)
        top += height + GAP
    return found


def _bands(
    axes: Any,
    bands: Sequence[Band],
    left: dict[str, tuple[float, float]],
    right: dict[str, tuple[float, float]],
) -> None:
    order = {k: i for i, k in enumerate([*left, *right])}
    heights = {
        side: dict(
            zip(
                range(len(bands)),
                _heights([(getattr(b, side), b.rows) for b in bands], sum(b.rows for b in bands), len(places) - 1),
                strict=True,
            )
        )
        for side, places in (("before", left), ("after", right))
    }
    tops_left, tops_right = ({k: top for k, (top, _) in places.items()} for places in (left, right))
    ends: dict[int, tuple[float, float]] = {}
    for i in sorted(range(len(bands)), key=lambda i: (order[bands[i].before], order[bands[i].after])):
        ends[i] = (tops_left[bands[i].before], 0.0)
        tops_left[bands[i].before] += heights["before"][i]
    for i in sorted(range(len(bands)), key=lambda i: (order[bands[i].after], order[bands[i].before])):
        ends[i] = (ends[i][0], tops_right[bands[i].after])
        tops_right[bands[i].after] += heights["after"][i]
    for i, (a, b) in ends.items():
        moved = bands[i].before != bands[i].after
        colour = COLOURS.get(bands[i].after, canvas.GREY) if moved else canvas.RULE
        axes.add_patch(_ribbon(a, heights["before"][i], b, heights["after"][i], colour, 0.55 if moved else 0.8))


def _ribbon(a: float, height_a: float, b: float, height_b: float, colour: str, alpha: float) -> Any:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    x0, x1, middle = 0.27, 0.73, 0.5
    points = [
        (x0, a), (middle, a), (middle, b), (x1, b),
        (x1, b + height_b), (middle, b + height_b), (middle, a + height_a), (x0, a + height_a), (x0, a),
    ]  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    return PathPatch(Path(points, codes), facecolor=colour, edgecolor="none", alpha=alpha)


def box(x: float, y: float, width: float, height: float, colour: str) -> Any:
    """A filled rectangle with its upper left corner at ``x``, ``y``."""
    from matplotlib.patches import Rectangle

    return Rectangle((x, y), width, height, facecolor=colour, edgecolor="none")


def bars(rows: Sequence[tuple[str, float]], alt: str, name: str, unit: str = "", colours: Sequence[str] = ()) -> Html:
    """Ranked bars with their labels left and their values at the end, percentages with one decimal.

    :param colours: one for each bar; by default all are alike.
    """
    if not rows:
        return canvas.figure(0.1, alt, name, lambda axes: axes.axis("off"))

    def draw(axes: Any) -> None:
        most = max(abs(v) for _, v in rows) or 1.0
        axes.set(xlim=(0, 1), ylim=(len(rows) - 0.4, -0.6))
        axes.axis("off")
        for i, (label, value) in enumerate(rows):
            axes.text(0.3, i, canvas.safe(label, 42), ha="right", va="center", fontsize=9)
            axes.add_patch(
                box(0.31, i - 0.28, max(0.002, 0.52 * abs(value) / most), 0.56, colours[i] if colours else canvas.BLUE)
            )
            shown = f"{value:.1f} %" if unit == "%" else f"{unit} {value:,.0f}".strip()
            axes.text(0.32 + 0.52 * abs(value) / most, i, shown, va="center", fontsize=8.5, color=canvas.QUIET)

    return canvas.figure(0.18 + 0.27 * len(rows), alt, name, draw)


@dataclass(frozen=True)
class Stretch:
    """A bar of a time line; an open start or end is drawn to the edge, and start = end is a mark."""

    label: str
    start: date | None
    end: date | None
    colour: str


def time_line(stretches: Sequence[Stretch], first: date, last: date, alt: str, marked: tuple[date, str]) -> Html:
    """Stretches of time under one another, the years above, one day marked."""

    def at(day: date) -> float:
        return 0.01 + 0.98 * (day - first).days / max(1, (last - first).days)

    def draw(axes: Any) -> None:
        axes.set(xlim=(0, 1), ylim=(len(stretches) + 0.1, -1.1))
        axes.axis("off")
        for year, x in _ticks(first, last, at):
            axes.plot([x, x], [-0.55, len(stretches)], color=canvas.RULE, lw=0.8, zorder=0)
            axes.text(x, -0.75, year, ha="center", fontsize=8.5, color=canvas.QUIET)
        x = at(marked[0])
        axes.plot([x, x], [-0.55, len(stretches)], color=canvas.RED, lw=1.1, zorder=1)
        axes.text(min(x + 0.006, 0.8), len(stretches) + 0.02, marked[1], fontsize=8.5, color=canvas.RED)
        for i, stretch in enumerate(stretches):
            _stretch(axes, stretch, i, at(stretch.start or first), at(stretch.end or last))

    return canvas.figure(0.6 + 0.4 * len(stretches), alt, "timeline", draw)


def _stretch(axes: Any, stretch: Stretch, row: int, left: float, right: float) -> None:
    if stretch.start is not None and stretch.start == stretch.end:
        axes.plot([left], [row + 0.28], marker="D", markersize=5, color=stretch.colour)
    else:
        axes.add_patch(box(left, row + 0.17, max(right - left, 0.003), 0.24, stretch.colour))
    side = "left" if left < 0.55 else "right"
    x = left if side == "left" else max(right, left)
    axes.text(x, row - 0.02, canvas.safe(stretch.label, 100), ha=side, fontsize=8.5)


def _ticks(first: date, last: date, at: Any) -> list[tuple[str, float]]:
    """Years, thinned to ten; months where everything lies within a year and a half."""
    years = [date(y, 1, 1) for y in range(first.year + 1, last.year + 1)]
    if (last - first).days < 550:
        months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in (1, 4, 7, 10)]
        return [(d.strftime("%Y-%m"), at(d)) for d in months if first < d < last]
    step = max(1, -(-len(years) // 10))
    return [(str(d.year), at(d)) for d in years[::step]]
