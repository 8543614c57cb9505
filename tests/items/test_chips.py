"""Chips: each boundary of 3A090 under each rule, and the published ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from gwanmun.items import chip
from gwanmun.items.calculators import (
    Number,
    adjusted_peak_performance,
    dram_bandwidth,
    memory_bandwidth_density,
    mixture_shares,
    performance_density,
    positioning_repeatability,
    rates,
    total_processing_performance,
)
from gwanmun.items.chips import published
from gwanmun.items.trees import decide_entry
from gwanmun.sources.files import InputError

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("tpp", "density", "datacenter", "number"),
    [
        (4800, "0.1", True, "3A090.a.1"),
        (4800, "0.1", False, "3A090.a.1"),
        (4799, "1.59", True, "3A991.p.1"),
        (4799, "1.6", True, "3A090.b.1"),
        (4799, "1.6", False, "3A991.p.1"),
        (2400, "1.6", True, "3A090.b.1"),
        (2399, "1.6", True, "3A991.p.1"),
        (1600, "5.92", True, "3A090.a.2"),
        (1600, "5.92", False, "3A991.p.1"),
        (1599, "5.92", True, "3A991.p.1"),
        (1600, "5.91", True, "3A090.b.2"),
        (1600, "3.2", True, "3A090.b.2"),
        (1600, "3.19", True, "3A991.p.1"),
    ],
)
def test_boundaries_of_today(tpp: int, density: str, datacenter: bool, number: str) -> None:
    area = Decimal(tpp) / Decimal(density)
    answer = chip(tops=Decimal(tpp) / 8, bits=8, die_mm2=area, datacenter=datacenter, on=ON)
    # The area is not exact in decimals; the density is stated so that the boundary itself is tested.
    assert answer.tpp == tpp
    stated = {"tpp": tpp, "performance_density": density, "datacenter": datacenter, "hbm": False}
    decided = decide_entry("3A090", stated, ON).applies
    assert (f"3A090.{decided[0]}" if decided else "3A991.p.1") == number


@pytest.mark.parametrize(
    ("tops", "rate", "number"),
    [(600, 600, "3A090.a"), (600, 599, "3A991.p.1"), (599, 600, "3A991.p.1"), (7, 150, "3A991.p.2"), (7, 149, "")],
)
def test_boundaries_of_october_2022(tops: int, rate: int, number: str) -> None:
    assert chip(tops, 8, transfer_rate=rate, on=ON).under("2022-10").number == number


def test_the_rules_change_on_their_days() -> None:
    stated = {"tpp": 4992, "transfer_rate": 400, "performance_density": "6.04", "datacenter": True, "hbm": False}
    assert decide_entry("3A090", stated, date(2022, 10, 20)).outcome == "not_in_force"
    assert decide_entry("3A090", stated, date(2023, 11, 16)).outcome == "excluded"
    assert decide_entry("3A090", stated, date(2023, 11, 17)).applies == ("a.1", "a.2")


def test_memory_has_a_threshold_of_its_own() -> None:
    memory = {"hbm": True, "tpp": 0, "transfer_rate": 0}
    assert decide_entry("3A090", memory | {"memory_bandwidth_density": 2}, ON).applies == ()
    assert decide_entry("3A090", memory | {"memory_bandwidth_density": "2.01"}, ON).applies == ("c",)
    assert decide_entry("3A090", memory | {"memory_bandwidth_density": 9}, date(2024, 12, 1)).applies == ()


def test_what_is_missing_is_asked_and_nothing_is_guessed() -> None:
    unknown = chip(datacenter=True, on=ON).under("today")
    assert unknown.number == ""
    assert set(unknown.possible) == {"3A090.a.1", "3A090.a.2", "3A090.b.1", "3A090.b.2"}
    assert "tpp" in unknown.missing
    no_area = chip(400, 8, datacenter=True, on=ON).under("today")
    assert no_area.number == ""
    assert no_area.missing == ("die_area",)
    assert chip(376, 16, on=ON).under("today").number == "3A090.a.1"


def test_published_chips() -> None:
    rows = {p.name: p for p in published(ON)}
    answers = {n: [a.number for a in p.answer.rules] for n, p in rows.items()}
    assert answers["NVIDIA A100 SXM"] == ["3A090.a", "3A090.a.1", "3A090.a.1"]
    assert answers["NVIDIA A800 SXM"] == ["3A991.p.1", "3A090.a.1", "3A090.a.1"]
    assert answers["NVIDIA H100 SXM"] == ["3A090.a", "3A090.a.1", "3A090.a.1"]
    assert answers["NVIDIA H800 SXM"] == ["3A991.p.1", "3A090.a.1", "3A090.a.1"]
    assert answers["NVIDIA H20"] == ["3A991.p.1", "3A991.p.1", "3A991.p.1"]
    assert answers["NVIDIA L40S"] == ["3A991.p.1", "3A090.a.1", "3A090.a.1"]
    assert answers["NVIDIA GeForce RTX 4090"] == ["3A991.p.1", "3A090.a.1", "3A090.a.1"]
    assert answers["AMD MI308"] == ["", "", ""]
    assert answers["Huawei Ascend 910B"] == ["3A991.p.1", "3A090.a.1", "3A090.a.1"]
    assert {n for n, p in rows.items() if p.disagrees} == {"NVIDIA H20", "AMD MI308"}


def test_arithmetic() -> None:
    assert total_processing_performance([rates([312, 624], [16, 8])]) == 4992
    assert total_processing_performance([rates(100, 8), rates([10, 100], [32, 4])]) == 1200
    assert performance_density(Decimal(4992), [413, 413]).quantize(Decimal("0.01")) == Decimal("6.04")
    assert memory_bandwidth_density(819, 121) > 2
    assert dram_bandwidth("6.4", 1024) == Decimal("819.2")
    assert adjusted_peak_performance([(100, True), (10, False)]) == 93
    assert mixture_shares({"a": 3, "b": "7000 g"}) == {"a": 30, "b": 70}
    forward: list[list[Number]] = [[0, 0, 0, 0, 0], ["0.1", "-0.1", "0.1", "-0.1", 0]]
    assert positioning_repeatability(forward, [[5, 5], [1, 1]]) == 0
    assert positioning_repeatability(forward, forward) == Decimal("0.4")


@pytest.mark.parametrize(("tops", "bits"), [(0, 8), (-1, 8), ("x", 8), ([1, 2], 8), (1, 0), ("inf", 8)])
def test_wrong_figures_are_refused(tops: object, bits: object) -> None:
    with pytest.raises(InputError):
        chip(tops, bits)  # type: ignore[arg-type]


def test_outside_the_entry_it_is_said_that_another_rate_may_be_higher() -> None:
    # 8 TFLOPS at 64 bits say nothing of the rate at 8 bits.
    notes = [n.en for n in chip(8, 64, datacenter=True, on=ON).notes]
    assert any("another bit length" in n for n in notes)
