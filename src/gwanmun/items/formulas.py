"""Quantities that the text compares with a limit, computed from the numbers of a datasheet.

A parameter of a tree names its formula, the figures it is computed from (in their units) and the constants of the text.
Each formula returns an exact fraction where it can: at a boundary the last digit counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

Formula = Callable[[Sequence[Fraction], Sequence[Fraction]], Fraction]

STANDARD_GRAVITY = Fraction("9.80665")
"""Newtons by kilogram, which make a specific weight of a density."""


def compute(name: str, figures: Sequence[tuple[str, Decimal]], constants: Sequence[Decimal]) -> Decimal:
    """The quantity of a formula from its figures, in the order of the tree.

    :raises InputError: where a figure is zero that is divided by, or lies outside the range of the text.
    """
    try:
        found = FORMULAS[name]([Fraction(f) for _, f in figures], [Fraction(c) for c in constants])
    except (ZeroDivisionError, ValueError):
        listed = ", ".join(f"{n} = {v}" for n, v in figures)
        raise InputError(
            Text(
                f"cannot be computed from {listed}: a figure is zero or outside the range of the text",
                f"{listed}(으)로는 계산할 수 없습니다. 0이거나 법문의 범위를 벗어난 값이 있습니다",
            )
        ) from None
    return Decimal(found.numerator) / Decimal(found.denominator)


def _product(figures: Sequence[Fraction], constants: Sequence[Fraction]) -> Fraction:
    """All figures multiplied, in the scale of the text."""
    return math.prod(figures, start=math.prod(constants, start=Fraction(1)))


def _quotient(figures: Sequence[Fraction], constants: Sequence[Fraction]) -> Fraction:
    """The product of all figures but the last, divided by the last, in the scale of the text."""
    return _product(figures[:-1], constants) / figures[-1]


def _share_of_line(figures: Sequence[Fraction], constants: Sequence[Fraction]) -> Fraction:
    """A figure by (a + b x L) at its length L (2B006.b.2)."""
    (figure, length), (a, b) = figures, constants
    return figure / (a + b * length)


def _least_share_of_line(figures: Sequence[Fraction], constants: Sequence[Fraction]) -> Fraction:
    """The least quotient of two lines in the length: (base + L/divisor) by (a + L/b), from 0 to the longest L.

    It is least at one of the two ends, because a quotient of two lines that stay above zero rises or falls throughout.
    A divisor of zero says that the figure does not grow with the length.
    """
    (base, divisor, longest), (a, b) = figures, constants
    at_the_end = base + longest / divisor if divisor else base
    return min(base / a, at_the_end / (a + longest / b))


def _fft(figures: Sequence[Fraction], constants: Sequence[Fraction]) -> Fraction:
    """The time of an N-point transform by N log2 N / 20,480 ms (3A001.a.12)."""
    (time_ms, points), (divisor,) = figures, constants
    return time_ms * divisor / (points * _logarithm(points, 2))


def _phase_noise(figures: Sequence[Fraction], constants: Sequence[Fraction]) -> Fraction:
    """By how many dB the noise lies below -(126 + 20 log F - 20 log f) (3A001.b.10)."""
    (noise, offset_hz, frequency_mhz), (level, lowest, highest) = figures, constants
    if not lowest <= offset_hz <= highest:
        raise ValueError(offset_hz)
    limit = -(level + 20 * _logarithm(offset_hz, 10) - 20 * _logarithm(frequency_mhz, 10))
    return limit - noise


def _side(figures: Sequence[Fraction], constants: Sequence[Fraction]) -> Fraction:
    """The shortest side times the lowest frequency, which counts from 2.7 GHz up, by channel (3A001.b.12.c)."""
    (side, frequency, channels), (lowest,) = figures, constants
    return side * max(frequency, lowest) / channels


def _fractional(figures: Sequence[Fraction], _: Sequence[Fraction]) -> Fraction:
    """A band in percent of its centre (fractional bandwidth, part 772)."""
    lowest, highest = figures
    if lowest > highest:
        raise ValueError(lowest)
    return 100 * (highest - lowest) / ((highest + lowest) / 2)


def _octaves(figures: Sequence[Fraction], _: Sequence[Fraction]) -> Fraction:
    """How often the lowest frequency of a band doubles up to the highest."""
    lowest, highest = figures
    if lowest > highest:
        raise ValueError(lowest)
    return _logarithm(highest / lowest, 2)


def _specific(figures: Sequence[Fraction], _: Sequence[Fraction]) -> Fraction:
    """A modulus or strength in pascals by the specific weight in N/m3 (definitions of 1C010)."""
    gigapascals, grams_by_cm3 = figures
    return gigapascals * 10**9 / (grams_by_cm3 * 1000 * STANDARD_GRAVITY)


def _logarithm(number: Fraction, base: int) -> Fraction:
    """Exact for whole powers of the base, which datasheets mostly have; else to the digits of a float."""
    return Fraction(math.log2(number) if base == 2 else math.log10(number))


FORMULAS: Mapping[str, Formula] = {
    "product": _product,
    "quotient": _quotient,
    "share_of_line": _share_of_line,
    "least_share_of_line": _least_share_of_line,
    "fft": _fft,
    "phase_noise": _phase_noise,
    "side": _side,
    "fractional": _fractional,
    "octaves": _octaves,
    "specific": _specific,
}
