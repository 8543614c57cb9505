"""The outlines of countries: every code is one, places lie where they should, and the projection keeps areas."""

from __future__ import annotations

from math import pi, radians, sin

import pytest

from gwanmun.world import all_countries
from gwanmun.world.outlines import Outline, equal_earth, outlines

STATES = {c.code for c in all_countries() if c.kind == "state"}
CODES = {c.code for c in all_countries()}


def test_every_outline_is_of_a_country_and_every_state_has_a_place() -> None:
    assert set(outlines()) - {""} <= CODES
    assert set(outlines()) >= STATES


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [("KR", 128, 36), ("CN", 104, 36), ("SG", 104, 1), ("HK", 114, 22), ("RU", 97, 62), ("FJ", 178, -18)],
)
def test_places_lie_where_they_should(code: str, lon: float, lat: float) -> None:
    x, y = outlines()[code].point
    assert abs(x - lon) < 5
    assert abs(y - lat) < 5


def _holds(outline: Outline, lon: float, lat: float) -> bool:
    """Whether a place lies inside an outline (rays to the east cross it an odd number of times)."""
    inside = False
    for ring in outline.rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside


def test_crimea_is_drawn_as_ukraine_as_both_governments_treat_it() -> None:
    simferopol = (34.1, 45.0)
    assert _holds(outlines()["UA"], *simferopol)
    assert not _holds(outlines()["RU"], *simferopol)


def test_equal_earth_keeps_areas() -> None:
    def area(south: float, north: float) -> float:
        steps = 400
        ys = [equal_earth(0, south + (north - south) * i / steps)[1] for i in range(steps + 1)]
        widths = [2 * equal_earth(180, south + (north - south) * i / steps)[0] for i in range(steps + 1)]
        return sum((b - a) * (u + v) / 2 for a, b, u, v in zip(ys, ys[1:], widths, widths[1:], strict=False))

    for south, north in ((0, 30), (30, 60), (60, 85)):
        assert area(south, north) == pytest.approx(2 * pi * (sin(radians(north)) - sin(radians(south))), rel=1e-3)
