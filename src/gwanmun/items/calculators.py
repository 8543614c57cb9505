"""Arithmetic of the technical notes: each with its note, in exact decimals, so that a boundary is a boundary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gwanmun.items.units import measure
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

Number = int | float | str | Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """A datasheet rate: dense operations in TOPS (a multiply-accumulate counts as two) at a bit length."""

    tops: Decimal
    bits: Decimal


def rates(tops: Number | Sequence[Number], bits: Number | Sequence[Number]) -> tuple[Rate, ...]:
    """Rates from one or several figures; as many bit lengths as rates.

    :raises InputError: for figures that are no positive numbers or do not pair.
    """
    several = [tops] if isinstance(tops, (int, float, str, Decimal)) else list(tops)
    lengths = [bits] if isinstance(bits, (int, float, str, Decimal)) else list(bits)
    if len(several) != len(lengths) or not several:
        raise InputError(
            Text("needs one bit length for each rate", "연산 성능마다 비트 길이가 하나씩 있어야 합니다"), "bits"
        )
    return tuple(
        Rate(_positive(t, "TOPS", "tops"), _positive(b, "bit", "bits")) for t, b in zip(several, lengths, strict=True)
    )


def total_processing_performance(units: Sequence[Sequence[Rate]]) -> Decimal:
    """TPP: for each processing unit the highest rate x bit length, summed over the units.

    A unit that computes at several bit lengths counts with the highest (3A090 Technical Note 2, 1.d and 2); rates are
    those of dense matrices (note 3).
    """
    return sum((max(r.tops * r.bits for r in unit) for unit in units), Decimal(0))


def performance_density(tpp: Decimal, die_areas_mm2: Sequence[Number]) -> Decimal:
    """TPP per mm2 of all logic dies made on a node with non-planar transistors (3A090 Technical Note 2, 4)."""
    area = sum((_positive(a, "mm2", "die_mm2") for a in die_areas_mm2), Decimal(0))
    if area == 0:
        raise InputError(Text("needs a die area", "다이 면적이 필요합니다"), "die_mm2")
    return tpp / area


def memory_bandwidth_density(bandwidth_gb_s: Number, area_mm2: Number) -> Decimal:
    """Bandwidth in GB/s per mm2 of the package, or of the stack where it stands alone (3A090.c Technical Note 1)."""
    return _positive(bandwidth_gb_s, "GB/s", "bandwidth") / _positive(area_mm2, "mm2", "area")


def dram_bandwidth(pin_rate_gbit_s: Number, bus_width_bits: Number) -> Decimal:
    """Peak bandwidth in GB/s of a memory interface: rate of a pin in Gbit/s x width in bits / 8."""
    return _positive(pin_rate_gbit_s, "", "pin_rate") * _positive(bus_width_bits, "bit", "bus_width") / 8


VECTOR, OTHER = Decimal("0.9"), Decimal("0.3")
"""Weights of vector processors and of all others (Category 4, Technical Note on APP)."""


def adjusted_peak_performance(processors: Sequence[tuple[Number, bool]]) -> Decimal:
    """APP in weighted TeraFLOPS: the sum of weight x rate of 64-bit (or longer) additions and multiplications.

    :param processors: for each processor its peak rate in TFLOPS, and whether it is a vector processor.
    """
    return sum(
        ((VECTOR if vector else OTHER) * _positive(rate, "TFLOPS", "processors") for rate, vector in processors),
        Decimal(0),
    )


def positioning_repeatability(
    forward: Sequence[Sequence[Number]], backward: Sequence[Sequence[Number]], unit: str = "um"
) -> Decimal:
    """Unidirectional positioning repeatability of an axis in ``unit``: the smaller of forward and backward.

    Each is four times the largest standard deviation at a position (ISO 230-2:2014, 3.21; part 772). Values are the
    deviations measured at each position, at least two, of one direction of approach.
    """
    return min(_one_way(forward, unit), _one_way(backward, unit))


def _one_way(positions: Sequence[Sequence[Number]], unit: str) -> Decimal:
    if not positions or any(len(p) < 2 for p in positions):
        raise InputError(
            Text("needs two measurements or more at each position", "위치마다 두 번 이상의 측정값이 필요합니다"),
            "measurements",
        )
    return max(4 * _deviation([measure(v, unit, "measurements") for v in p]) for p in positions)


def _deviation(values: Sequence[Decimal]) -> Decimal:
    mean = sum(values, Decimal(0)) / len(values)
    return (sum(((v - mean) ** 2 for v in values), Decimal(0)) / (len(values) - 1)).sqrt()


def mixture_shares(weights: Mapping[str, Number]) -> dict[str, Decimal]:
    """The share of each component of a mixture in percent by weight."""
    masses = {name: measure(w, "kg", name) for name, w in weights.items()}
    whole = sum(masses.values(), Decimal(0))
    if whole <= 0 or any(m < 0 for m in masses.values()):
        raise InputError(Text("needs weights above zero", "0보다 큰 중량이 필요합니다"), "weights")
    return {name: 100 * m / whole for name, m in masses.items()}


def _positive(value: Number, unit: str, place: str) -> Decimal:
    number = measure(value, unit, place)
    if number <= 0:
        raise InputError(Text("must be above zero", "0보다 커야 합니다"), place)
    return number
