"""Build ``outlines.csv``: ``python -m gwanmun.world.builders.outlines countries-110m.json countries-10m.json``.

The files are Natural Earth 4.1 (public domain) as TopoJSON, of the package world-atlas 2.0.2: the small scale gives the
outlines, the large one the places of countries too small for it.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any, TypeAlias

from gwanmun.world.countries import all_countries

TABLE = Path(__file__).parent.parent / "outlines.csv"
Ring: TypeAlias = list[tuple[int, int]]
"""Tenths of a degree, east and north."""
_CRIMEA = (300, 380, 440, 470)
"""Natural Earth draws who holds a place; what lies here is drawn as Ukraine's, as both governments treat it."""


def main(small: str, large: str) -> None:
    """Read both files and write the table."""
    codes = {c.numeric: c.code for c in all_countries() if c.numeric}
    outlines = _polygons(json.loads(Path(small).read_bytes()), codes)
    points = {code: _middle(rings) for code, rings in _polygons(json.loads(Path(large).read_bytes()), codes).items()}
    _give(outlines, "RU", "UA", _CRIMEA)
    rows = [
        {"code": code, "lon": lon, "lat": lat, "rings": "|".join(_written(r) for r in outlines.get(code, ()))}
        for code, (lon, lat) in sorted(points.items())
        if code != "AQ"
    ]
    TABLE.write_text(_csv(rows), encoding="utf-8")


def _polygons(topology: dict[str, Any], codes: dict[str, str]) -> dict[str, list[Ring]]:
    """The outer rings of each country; those that have no code of their own stand under an empty one."""
    arcs = [_arc(a, topology["transform"]) for a in topology["arcs"]]
    found: dict[str, list[Ring]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = geometry.get("arcs", ())
        polygons = [parts] if geometry["type"] == "Polygon" else parts
        code = codes.get(str(geometry.get("id", "")).zfill(3), "XK" if _name(geometry) == "Kosovo" else "")
        found.setdefault(code, []).extend(_ring(p[0], arcs) for p in polygons)
    return found


def _name(geometry: dict[str, Any]) -> str:
    return str(geometry.get("properties", {}).get("name", ""))


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points: Ring = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((round(10 * (x * sx + tx)), round(10 * (y * sy + ty))))
    return points


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """A ring of arcs; a negative number is an arc run backwards (TopoJSON 2.1.4).

    Where it crosses 180 degrees it goes on beyond them, so that it stays in one piece.
    """
    points: Ring = []
    for n in numbers:
        for x, y in arcs[n] if n >= 0 else reversed(arcs[~n]):
            if points:
                x += 3600 * round((points[-1][0] - x) / 3600)
            if not points or points[-1] != (x, y):
                points.append((x, y))
    off = 3600 * round(sum(x for x, _ in points) / len(points) / 3600)
    return [(x - off, y) for x, y in points]


def _area_and_middle(ring: Ring) -> tuple[float, float, float]:
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross / 2, x + (x0 + x1) * cross / 6, y + (y0 + y1) * cross / 6
    if not area:
        return 0.0, float(ring[0][0]), float(ring[0][1])
    return abs(area), x / area, y / area


def _middle(rings: list[Ring]) -> tuple[int, int]:
    """The middle of the largest part."""
    _, x, y = max(map(_area_and_middle, rings), key=lambda found: found[0])
    return round(x), round(y)


def _give(outlines: dict[str, list[Ring]], of: str, to: str, box: tuple[int, int, int, int]) -> None:
    west, east, south, north = box
    inside = [r for r in outlines[of] if all(west <= x <= east and south <= y <= north for x, y in r)]
    outlines[of] = [r for r in outlines[of] if r not in inside]
    outlines[to] += inside


def _written(ring: Ring) -> str:
    return " ".join(f"{x} {y}" for x, y in ring)


def _csv(rows: list[dict[str, Any]]) -> str:
    import io

    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["code", "lon", "lat", "rings"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:3])
