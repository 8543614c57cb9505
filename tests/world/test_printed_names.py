"""Every spelling that the official tables print is understood."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from gwanmun import world


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_country_chart_and_our_rows_agree(shared_data: Path) -> None:
    chart = read_json(shared_data / "ear" / "country_chart_2026-07-23.json")
    printed = {world.country(name).code for name in [*chart["countries"], *chart["embargoed"]]}
    assert len(printed) == len(chart["countries"]) + len(chart["embargoed"])
    own_row = {each.code for each in world.all_countries() if each.ear_row == each.code}
    assert own_row - {"US"} == printed - {"LI"}
    for name, target in chart["aliases"].items():
        assert world.country(name) == world.country(target)
    for name, inherited in chart["territoryInheritance"].items():
        assert world.country(name).ear_row == world.country(inherited["row"]).code


def test_the_country_groups_are_understood(shared_data: Path) -> None:
    groups = read_json(shared_data / "ear" / "country_groups_2026-07-23.json")
    for members in groups["groups"].values():
        assert len({world.country(name).code for name in members}) == len(members)
    for name, target in groups["aliases"].items():
        assert world.country(name).ear_row == world.country(target).ear_row


def test_the_korean_export_regions_are_understood(shared_data: Path) -> None:
    with (shared_data / "korea" / "gosi" / "annex6_export_regions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 200
    for row in rows:
        for name in (row["name_ko_annex6"], row["name_en"]):
            if row["alpha2"] == "CG":  # printed as "콩고" and "Congo" alone, which people also write for CD
                with pytest.raises(world.AmbiguousCountry):
                    world.country(name)
            else:
                assert world.country(name).code == row["alpha2"]


def test_the_iso_list_agrees(shared_data: Path) -> None:
    with (shared_data / "korea" / "ref" / "country_names_ko_iso.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["alpha2"] for row in rows} | {"XK"} == {each.code for each in world.all_countries()}
    for row in rows:
        found = world.by_code(row["alpha2"])
        assert (found.alpha3, found.numeric) == (row["alpha3"], row["numeric"])
        assert row["alpha2"] == "CG" or world.country(row["name_en"]) == found
