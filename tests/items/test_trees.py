"""Entries decided by figures: boundaries, units, and that nothing unsaid is taken as false."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gwanmun.items.trees import decide_entry, modelled, tree_for
from gwanmun.items.units import measure
from gwanmun.law.control_list import ControlList
from gwanmun.law.load import rules
from gwanmun.sources.files import InputError

ON = date(2026, 11, 22)
CHEMICAL: dict[str, Any] = {"retail_goods_or_test_kit": False, "cas": "7664-39-3"}
MILL: dict[str, Any] = {"machine": "milling", "numerically_controlled": True, "contouring_axes": 5}
COMPUTER: dict[str, Any] = {"status_of_other_equipment": False, "kind": "digital_computer"}
REACTOR: dict[str, Any] = {"civil_and_unsuited": False, "equipment": "reactor", "wetted_material": "glass"}

THERMAL: dict[str, Any] = {
    "camera": "focal_plane_array",
    "broadcast": False,
    "fpa": "6a002a3f",
    "vehicle_only": False,
}


@pytest.mark.parametrize("entry", modelled())
def test_every_tree_is_of_an_entry_and_nothing_stated_decides_nothing(entry: str) -> None:
    assert ControlList(rules()).entry(entry) is not None
    nothing = decide_entry(entry, {}, ON)
    assert nothing.outcome == "may_apply"
    assert nothing.applies == ()
    assert set(nothing.missing) <= set(nothing.asks)


@pytest.mark.parametrize("entry", modelled())
def test_every_paragraph_stands_in_the_control_list(entry: str) -> None:
    tree = tree_for(entry)
    assert tree is not None
    known = {r["paragraph"] for r in rules().tables["us_ear/paragraphs"].records() if r["eccn"] == entry}
    tops = {p.partition(".")[0] for p in known}
    named = {p.id.partition(".")[0] for p in tree.paragraphs} - {"heading"}
    if tops and named:
        assert named <= tops


@pytest.mark.parametrize(
    ("entry", "given", "applies"),
    [
        ("2B001", MILL | {"repeatability": "1.4 um", "travel": 1}, ("b.2.b",)),
        ("2B001", MILL | {"repeatability": "0.0014 mm", "travel": "100 cm"}, ("b.2.b",)),
        ("2B001", MILL | {"repeatability": "1.41 um", "travel": 1}, ()),
        ("2B001", MILL | {"repeatability": "0.9 um", "travel": "0.999 m"}, ("b.2.a",)),
        ("2B001", MILL | {"repeatability": "6.0 um", "travel": 4}, ("b.2.c",)),
        ("3C003", {"compound": "organo_metallic_al_ga_in", "linked_to_carbon": True, "purity": "99.999 %"}, ()),
        ("3C003", {"compound": "organo_metallic_al_ga_in", "linked_to_carbon": True, "purity": "99.9999 %"}, ("a",)),
        ("3C004", {"hydride": "arsenic", "purity": "99.9999 %", "diluent_share": 20}, ()),
        ("3C004", {"hydride": "arsenic", "purity": "99.9999 %", "diluent_share": 19}, ("heading",)),
        ("3C005", {"material": "sic", "resistivity": 10000}, ()),
        ("3C005", {"material": "sic", "resistivity": 10001}, ("a",)),
        ("1C350", CHEMICAL | {"share": "30 %"}, ("d.15",)),
        ("1C350", CHEMICAL | {"share": "29.9 %"}, ()),
        ("3A001", {"device": "adc", "resolution": 12, "sample_rate": "400 MHz"}, ()),
        ("3A001", {"device": "adc", "resolution": 12, "sample_rate": "0.401 GHz"}, ("a.5.a.3",)),
        ("9A012", {"item": "aircraft", "beyond_sight": True, "endurance": "1 h"}, ("a.2",)),
        ("9A012", {"item": "aircraft", "beyond_sight": True, "endurance": 59, "gusts": 40}, ()),
        ("9A120", {"in_9a012": False, "autonomous": True, "aerosol_capacity": "20 L", "model_aircraft": False}, ()),
        ("9A120", {"in_9a012": False, "autonomous": True, "aerosol_capacity": "21 L", "model_aircraft": False}, ("b",)),
        ("2B006", {"instrument": "angular_instrument", "angular_accuracy": "0.9 arcsec"}, ("c",)),
        (
            "2B201",
            {"in_2b001": False, "machine": "milling", "contouring_axes": 5, "x_travel": 1, "positioning_accuracy": 9},
            ("b.3",),
        ),
        (
            "5A002",
            {
                "data_confidentiality": True,
                "algorithm": "symmetric",
                "key_length": 256,
                "usable": True,
                "primary_function": "communication",
                "excluded_by_note_2": False,
                "mass_market": False,
            },
            ("a.2",),
        ),
        ("5A002", {"algorithm": "symmetric", "key_length": 56}, ()),
        ("2B350", REACTOR | {"volume": "100 L"}, ()),
        ("2B350", REACTOR | {"volume": "0.1001 m3"}, ("a.1",)),
        ("2B350", REACTOR | {"volume": "20 m3"}, ()),
        ("2B350", REACTOR | {"volume": "500 L", "wetted_material": "stainless_steel"}, ()),
        ("4A003", COMPUTER | {"app": 70}, ()),
        ("4A003", COMPUTER | {"app": "70.01 WT"}, ("b",)),
        (
            "3B001",
            {"process": "silicon_epitaxy", "preclean_chamber": True, "epitaxy_temperature": "958.15 K"},
            ("a.4",),
        ),
        ("3B001", {"process": "silicon_epitaxy", "preclean_chamber": True, "epitaxy_temperature": "686 C"}, ()),
        (
            "3B001",
            {"process": "dry_etch_anisotropic", "pulsed_rf": "yes", "gas_switching_time": "299 ms", "chuck_zones": 20},
            ("c.1.c",),
        ),
        ("6A003", THERMAL | {"frame_rate": 9}, ()),
        ("6A003", THERMAL | {"frame_rate": 30, "direct_view": True}, ("b.4.b",)),
        (
            "1C210",
            {"in_1c010_abe": False, "fibre": "carbon", "form": "fibre", "specific_modulus": "12.7e6 m"},
            ("a",),
        ),
    ],
)
def test_boundaries(entry: str, given: dict[str, Any], applies: tuple[str, ...]) -> None:
    assert decide_entry(entry, given, ON).applies == applies


def test_the_missing_figure_is_named() -> None:
    decision = decide_entry("2B350", REACTOR, ON)
    assert decision.outcome == "may_apply"
    assert decision.missing == ("volume",)
    assert decision.asks["volume"].ko


def test_an_alternative_that_is_settled_asks_for_nothing() -> None:
    laser = {"isotope_separation": False, "kind": "cw_laser", "medium": "other", "mode": "multiple", "industrial": True}
    decision = decide_entry("6A005", laser | {"wavelength": 1070, "power": "6.1 kW"}, ON)
    assert decision.missing == ("wall_plug_efficiency", "beam_parameter_product")


def test_what_is_not_modelled_keeps_an_entry_from_being_excluded() -> None:
    assert decide_entry("3B991", {"in_stricter_entry": False, "equipment": "other"}, ON).outcome == "may_apply"
    assert decide_entry("4A090", {"contains_3a090a": False, "contains_3a090b": False}, ON).outcome == "excluded"


def test_a_number_with_its_paragraph_is_the_entry() -> None:
    assert decide_entry("2B350.a.1", REACTOR, ON) == decide_entry("2B350", REACTOR, ON)


def test_an_entry_did_not_exist_before_its_day() -> None:
    assert decide_entry("4A090", {"contains_3a090a": True}, date(2022, 10, 20)).outcome == "not_in_force"
    assert decide_entry("4A090", {"contains_3a090a": True}, date(2022, 10, 21)).outcome == "applies"


def test_before_the_text_that_was_read_nothing_is_excluded() -> None:
    glass = REACTOR | {"volume": "100 L"}
    assert decide_entry("2B350", glass, date(2026, 9, 24)).outcome == "excluded"
    before = decide_entry("2B350", glass, date(2026, 9, 23))
    assert before.outcome == "may_apply"
    assert "2026-09-24" in before.not_modelled[-1].reason.en
    # Paragraphs that carry their days are read for each of them.
    slow = {"tpp": 100, "hbm": False}
    assert decide_entry("3A090", slow, date(2024, 1, 2)).outcome == "excluded"


@pytest.mark.parametrize(
    ("entry", "given", "words"),
    [
        ("9Z999", {}, "has no entry"),
        ("../x", {}, "has no entry"),
        ("0A001", {}, "licensed by the Nuclear"),
        ("0c006", {}, "Nuclear Regulatory Commission"),
        ("4A002", {}, "has no entry 4A002.*4A001"),
        ("5A001", {}, "not modelled.*5A002"),
        ("2B001", {"volume": 3}, "no parameter"),
        ("2B001", {"repeatability": "3 kPa"}, "measures pressure"),
        ("2B001", {"repeatability": "three"}, "not a number"),
        ("2B001", {"repeatability": "3 parsec"}, "no unit"),
        ("2B001", {"repeatability": -1}, "below zero"),
        ("2B001", {"repeatability": float("nan")}, "not a number"),
        ("2B001", {"machine": "spoon"}, "one of"),
        ("2B001", {"numerically_controlled": "perhaps"}, "yes or no"),
    ],
)
def test_bad_input_is_one_sentence(entry: str, given: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words) as raised:
        decide_entry(entry, given, ON)
    assert raised.value.message("ko") != raised.value.message("en")


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("500 mW", "W", "0.5"), ("500 MW", "W", "500000000"), ("3 mPa", "Pa", "0.003"), ("600 Gb/s", "GB/s", "75"),
        ("600 GB/s", "GB/s", "600"), ("1e15 FLOPS", "TFLOPS", "1000"), ("20 C", "K", "293.15"),
        ("2160 km/h", "m/s", "600"), ("3600 arcsec", "deg", "1"), ("760 Torr", "Pa", "101325"),
        ("0.15 deg/s", "deg/h", "540"), ("25 knots", "km/h", "46.3"), ("25 kn", "km/h", "46.3"),
        ("100 krad(Si)", "Gy", "1000"), ("1 Mrad(Si)", "Gy", "10000"), ("5 mJ", "J", "0.005"), ("16 uA", "mA", "0.016"),
    ],
)  # fmt: skip
def test_the_size_of_letters_counts_where_two_units_differ_in_nothing_else(written: str, unit: str, value: str) -> None:
    assert measure(written, unit) == Decimal(value)


def test_a_paragraph_that_did_not_stand_yet_is_not_tried() -> None:
    before = decide_entry("3A991", {"tops": 9}, date(2022, 10, 20))
    assert before.outcome == "may_apply"
    assert not any(p.paragraph.startswith("p") for p in before.paragraphs)
    assert decide_entry("3A991", {"tops": 9}, date(2022, 10, 21)).applies == ("p.1",)


def test_the_how_to_names_every_entry_that_figures_decide() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "classify.md").read_text(encoding="utf-8")
    table = page.partition("| Category | Entries")[2].partition("\n\n")[0]
    whole = set(re.findall(r"\b\d[A-E]\b", table))
    named = {
        f"{first[:2]}{number:03}"
        for first, last in re.findall(r"\b(\d[A-E]\d{3})(?:–(\d[A-E]\d{3}))?", table)
        for number in range(int(first[2:]), int((last or first)[2:]) + 1)
    }
    assert named == {entry for entry in modelled() if entry[:2] not in whole}
