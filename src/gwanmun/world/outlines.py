"""Outlines of countries for small maps, and where each lies. They draw; nothing is decided by them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from gwanmun.world.tables import read_table


@dataclass(frozen=True, slots=True)
class Outline:
    """A country on the map.

    :param point: degrees east and north of the middle of its largest part.
    :param rings: outer rings in degrees; none where it is too small for the scale (1 : 110 million).
    """

    code: str
    point: tuple[float, float]
    rings: tuple[tuple[tuple[float, float], ...], ...]


@functools.cache
def outlines() -> dict[str, Outline]:
    """The outlines by country code, from Natural Earth 4.1 (public domain); the empty code is land without one."""
    return {r["code"]: Outline(r["code"], (int(r["lon"]) / 10, int(r["lat"]) / 10), _rings(r["rings"]))
            for r in read_table("outlines.csv")}  # fmt: skip


def _rings(text: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    found = []
    for ring in filter(None, text.split("|")):
        numbers = [int(n) / 10 for n in ring.split()]
        found.append(tuple(zip(numbers[::2], numbers[1::2], strict=True)))
    return tuple(found)


_A = (1.340264, -0.081106, 0.000893, 0.003796)


def equal_earth(lon: float, lat: float) -> tuple[float, float]:
    """A place on the Equal Earth projection, which keeps areas; x in ±2.7, y in ±1.32.

    Source: B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection, IJGIS 33 (2019), equations 2 to 4.
    """
    a1, a2, a3, a4 = _A
    t = asin(sqrt(3) / 2 * sin(radians(lat)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    return 2 * sqrt(3) * radians(lon) * cos(t) / (3 * slope), a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t
