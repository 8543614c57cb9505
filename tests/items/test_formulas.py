"""Limits that the text prints as formulas, computed from the figures of a datasheet; several axes of one machine."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gwanmun.items.formulas import FORMULAS
from gwanmun.items.trees import EntryDecision, decide_entry, modelled, tree_for
from gwanmun.sources.files import InputError

ON = date(2026, 11, 22)

CMM: dict[str, Any] = {"instrument": "cmm", "computer_or_numerically_controlled": True}
SCALE: dict[str, Any] = {"instrument": "linear_feedback", "for_machine_tools": True, "contains_laser": False}
LASER: dict[str, Any] = {"instrument": "laser_system", "resolution": "0.1 nm"}
FILTER: dict[str, Any] = {"device": "band_pass_filter", "resonators": 6, "tuning_time": "5 ms"}
SAW: dict[str, Any] = {"device": "surface_acoustic_wave", "single_filter_function": False, "carrier_frequency": 0.5}
MODULE: dict[str, Any] = {"device": "transmit_module", "phase_shifter": True, "frequency": 10}
SWITCH: dict[str, Any] = {"device": "superconductive", "specially_designed": True}
CARBON: dict[str, Any] = {"form": "fibre", "fibre": "carbon", "chopped": False, "civil_aircraft_repair": False}


def _decide(entry: str, given: dict[str, Any]) -> EntryDecision:
    return decide_entry(entry, given, ON)


def _truth(entry: str, paragraph: str, given: dict[str, Any]) -> str:
    return {p.paragraph: p.truth for p in _decide(entry, given).paragraphs}[paragraph]


@pytest.mark.parametrize(
    ("entry", "paragraph", "common", "inside", "outside"),
    [
        # 1.7 + L/1,000 um: the fixed part decides at L = 0, the growing part at the longest length.
        ("2B006", "a", CMM, {"mpe_base": 1.7, "mpe_divisor": 500, "longest_length": 1000},
         {"mpe_base": 1.71, "mpe_divisor": 500, "longest_length": 1000}),
        ("2B006", "a", CMM, {"mpe_base": 1.9, "mpe_divisor": 2000, "longest_length": "400 mm"},
         {"mpe_base": 1.9, "mpe_divisor": 2000, "longest_length": "399 mm"}),
        ("2B006", "a", CMM, {"mpe_base": "2.3 um", "mpe_divisor": 0, "longest_length": "0.6 m"},
         {"mpe_base": "2301 nm", "mpe_divisor": 0, "longest_length": "0.6 m"}),
        # Less than 800 + 600 L/1,000 nm: at 500 mm the limit is 1,100 nm, and the limit itself is not less.
        ("2B006", "b.2", SCALE, {"overall_accuracy": 1099, "effective_length": 500},
         {"overall_accuracy": "1.1 um", "effective_length": 500}),
        ("2B006", "b.3", LASER, {"uncertainty_base": 1.6, "uncertainty_divisor": 100, "measuring_range": 1000},
         {"uncertainty_base": 1.61, "uncertainty_divisor": 100, "measuring_range": 1000}),
        # The technical note: 1,024 points make 500 us; 4,096 points make 2.4 ms.
        ("3A001", "a.12", {"device": "fft_processor"}, {"fft_time": "499 us", "fft_points": 1024},
         {"fft_time": "500 us", "fft_points": 1024}),
        ("3A001", "a.12", {"device": "fft_processor"}, {"fft_time": 2.39, "fft_points": 4096},
         {"fft_time": 2.4, "fft_points": 4096}),
        ("3A001", "b.5.a", FILTER | {"filter_band": 51, "filter_centre": 10}, {"tuning_lowest": 2, "tuning_highest": 3},
         {"tuning_lowest": 2, "tuning_highest": 2.99}),
        ("3A001", "b.5.a", FILTER | {"tuning_lowest": 2, "tuning_highest": 3},
         {"filter_band": 51, "filter_centre": 10}, {"filter_band": "0.05 GHz", "filter_centre": 10}),
        # -(126 + 20 log 1,000 - 20 log 10,000) is -106 dBc/Hz.
        ("3A001", "b.10", {"device": "oscillator", "oscillator_frequency": "10 GHz"},
         {"phase_noise": -106.1, "phase_noise_offset": "1 kHz"}, {"phase_noise": -106, "phase_noise_offset": "1 kHz"}),
        # 505.62 W by GHz squared: 5.0562 W at 10 GHz.
        ("3A001", "b.12", MODULE | {"band_lowest": 9, "band_highest": 10, "shortest_side": 6, "lowest_frequency": 9,
         "channels": 4}, {"channel_power": 5.06, "highest_frequency": 10},
         {"channel_power": 5.0562, "highest_frequency": 10}),
        # A range that goes below 2.7 GHz counts from 2.7: 20 cm x 2.7 / 4 is 13.5.
        ("3A001", "b.12", MODULE | {"band_lowest": 2, "band_highest": 10, "channel_power": 9, "highest_frequency": 10,
         "channels": 4}, {"shortest_side": 20, "lowest_frequency": 2}, {"shortest_side": 22.3, "lowest_frequency": 2}),
        ("3A001", "c.1.c.1", SAW, {"maximum_delay": 10, "acoustic_bandwidth": 10.1},
         {"maximum_delay": 10, "acoustic_bandwidth": 10}),
        ("3A001", "d.1", SWITCH, {"gate_delay": "1 ps", "gate_dissipation": 0.0099},
         {"gate_delay": "1 ps", "gate_dissipation": 0.01}),
        ("3A001", "e.1.b", {"device": "secondary_cell"},
         {"nominal_voltage": 3.6, "nominal_capacity": 5, "cell_mass": "51 g"},
         {"nominal_voltage": 3.5, "nominal_capacity": 5, "cell_mass": "50 g"}),
        # One octave is twice the frequency.
        ("3A991", "g.2", {"device": "helix_twt", "in_3a001": False, "average_power": 20, "maximum_frequency": 18},
         {"band_lowest": 6, "band_highest": 18}, {"band_lowest": 17, "band_highest": 18}),
        # T700: 230 GPa, 4.9 GPa, 1.80 g/cm3; T1100 reaches 324 GPa and 7 GPa at 1.79.
        ("1C010", "b", CARBON, {"tensile_modulus": 324, "tensile_strength": "7000 MPa", "fibre_density": 1.79},
         {"tensile_modulus": 230, "tensile_strength": "4900 MPa", "fibre_density": 1.8}),
        # More than 2 GB/s/mm2: HBM2 of 307 GB/s on 91.99 mm2 has 3.3.
        ("3A090", "c", {"hbm": True}, {"memory_bandwidth": "307 GB/s", "memory_area": 91.99},
         {"memory_bandwidth": "0.2 TB/s", "memory_area": 100}),
        ("3A090", "a.2", {"tpp": 1600, "datacenter": True}, {"die_area": 270}, {"die_area": 271}),
    ],
)  # fmt: skip
def test_a_limit_is_computed_from_the_figures_a_person_has(
    entry: str, paragraph: str, common: dict[str, Any], inside: dict[str, Any], outside: dict[str, Any]
) -> None:
    assert _truth(entry, paragraph, common | inside) == "TRUE"
    assert _truth(entry, paragraph, common | outside) == "FALSE"
    for left_out in inside:
        open_ = _decide(entry, common | {k: v for k, v in inside.items() if k != left_out})
        [waiting] = [p for p in open_.paragraphs if p.paragraph == paragraph]
        assert waiting.truth == "UNKNOWN"
        assert left_out in waiting.missing


@pytest.mark.parametrize("entry", modelled())
def test_the_figures_of_an_entry_serve_its_formulas(entry: str) -> None:
    tree = tree_for(entry)
    assert tree is not None
    named = {f for p in tree.parameters.values() if p.computed for f in p.computed.figures}
    assert tree.figures.keys() <= named <= {*tree.parameters, *tree.figures}
    assert not tree.figures.keys() & tree.parameters.keys()
    assert {p.computed.formula for p in tree.parameters.values() if p.computed} <= FORMULAS.keys()


def test_what_was_computed_is_shown() -> None:
    decided = _decide("2B006", CMM | {"mpe_base": 1.7, "mpe_divisor": 0, "longest_length": 100})
    assert decided.parameters["longest_length"] == "100"
    assert decided.parameters["mpe_ratio"].startswith("0.94")


def test_a_quantity_may_be_stated_and_must_fit_its_figures() -> None:
    cell = {"device": "secondary_cell", "nominal_voltage": 3.6, "nominal_capacity": 5, "cell_mass": "51.4 g"}
    # 350.19 by its figures: the rounded 350 of the datasheet does not take it below the limit.
    assert _truth("3A001", "e.1.b", cell | {"energy_density": 350}) == "TRUE"
    with pytest.raises(InputError, match="its figures make"):
        _decide("3A001", cell | {"energy_density": 300})
    assert _truth("2B006", "a", CMM | {"mpe_ratio": 1}) == "TRUE"


@pytest.mark.parametrize(
    "given",
    [
        {"device": "band_pass_filter", "tuning_lowest": 0, "tuning_highest": 3},
        {"device": "oscillator", "phase_noise": -100, "phase_noise_offset": 5, "oscillator_frequency": 10},
        {"device": "helix_twt", "band_lowest": 18, "band_highest": 6},
    ],
)
def test_figures_outside_the_formula_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="cannot be computed"):
        _decide("3A001", given)


LATHE: dict[str, Any] = {
    "machine": "milling", "numerically_controlled": True, "contouring_axes": 5, "linear_axes": 3, "rotary_axes": 2,
}  # fmt: skip


def test_one_axis_that_meets_the_limit_is_enough() -> None:
    axes = {"repeatability": "1.2; 1.0, 5", "travel": ["0.8 m", 2, 4.5]}
    decided = _decide("2B001", LATHE | axes)
    assert {"b.1.b", "b.2.b", "b.2.c"} == set(decided.applies)
    assert decided.parameters["repeatability"] == "1.2; 1.0; 5"
    # Each figure stands with the travel of its own axis: 1.0 um on the axis of 0.8 m would not do.
    assert _decide("2B001", LATHE | {"repeatability": "1.0; 1.5", "travel": "0.8; 2"}).outcome == "excluded"
    # The other axes may be unknown still, and an axis that is not stated decides nothing.
    assert _truth("2B001", "b.2.a", LATHE | {"repeatability": "0.8; 1.5"}) == "UNKNOWN"


def test_the_figures_of_several_axes_must_pair() -> None:
    for travel in ("0.8", "0.8; 1; 2"):
        with pytest.raises(InputError, match="one for every axis"):
            _decide("2B001", LATHE | {"repeatability": "0.8; 1.5", "travel": travel})
    with pytest.raises(InputError, match="needs one value"):
        _decide("2B001", LATHE | {"bore_depth": [1, 2]})
    assert _decide("2B001", LATHE | {"repeatability": "1,000; 2,000", "travel": "1; 2"}).outcome == "excluded"


def test_bands_channels_and_outputs_are_tried_each() -> None:
    amplifier = {"device": "mmic_amplifier", "for_other_application": False, "band_lowest": 2.5, "band_highest": 3.5}
    assert _decide("3A001", amplifier | {"frequency": "2.8; 3.5", "saturated_power": "70; 41"}).applies == ("b.2.a.3",)
    converter = {"device": "adc", "resolution": "14; 12", "sample_rate": "200; 500"}
    assert _truth("3A001", "a.5.a.3", converter) == "TRUE"
    assert _truth("3A001", "a.5.a.4", converter) == "FALSE"
    noise = {"device": "oscillator", "oscillator_frequency": 100, "phase_noise": "-90; -130"}
    assert _truth("3A001", "b.10", noise | {"phase_noise_offset": "10; 100"}) == "TRUE"


def test_a_temperature_is_compared_with_the_figure_in_its_own_unit() -> None:
    chip = {"device": "microprocessor", "civil_vehicle": False, "min_ambient": "-40 C"}
    for above, at in (("125.1 C", "125 C"), ("398.1 K", "398 K")):
        assert _truth("3A001", "a.2.a", chip | {"max_ambient": above}) == "TRUE"
        assert _truth("3A001", "a.2.a", chip | {"max_ambient": at}) == "FALSE"
    for below, at in (("-55.1 C", "-55 C"), ("217.9 K", "218 K")):
        cold = {"device": "microprocessor", "civil_vehicle": False, "max_ambient": "85 C"}
        assert _truth("3A001", "a.2.b", cold | {"min_ambient": below}) == "TRUE"
        assert _truth("3A001", "a.2.b", cold | {"min_ambient": at}) == "FALSE"
    whole = {"device": "microprocessor", "civil_vehicle": False}
    for low, high in (("-55 C", "125 C"), ("218 K", "398 K"), ("-55 C", "398 K")):
        assert _truth("3A001", "a.2.c", whole | {"min_ambient": low, "max_ambient": high}) == "TRUE"
    assert _truth("3A001", "a.2.c", whole | {"min_ambient": "219 K", "max_ambient": "398 K"}) == "FALSE"
