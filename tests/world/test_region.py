"""Regions that the law treats apart from their country."""

import pytest

from gwanmun import world


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Crimea", "UA-43"),
        ("크림반도", "UA-43"),
        ("Sevastopol", "UA-43"),
        ("Crimea, Russia", "UA-43"),
        ("ua-43", "UA-43"),
        ("도네츠크", "UA-14"),
        ("DNR", "UA-14"),
        ("Lugansk", "UA-09"),
        ("루한스크", "UA-09"),
    ],
)
def test_regions_are_understood(text: str, code: str) -> None:
    assert world.region(text).code == code


def test_all_regions_belong_to_a_country_and_have_names() -> None:
    assert {each.code for each in world.all_regions()} == {"UA-43", "UA-14", "UA-09"}
    for each in world.all_regions():
        assert world.by_code(each.country).code == "UA"
        assert each.name("en") != each.name("ko")


def test_only_crimea_counts_as_a_whole() -> None:
    assert {each.code: each.extent for each in world.all_regions()} == {
        "UA-43": "all",
        "UA-14": "occupied",
        "UA-09": "occupied",
    }


@pytest.mark.parametrize("text", ["", "Ukraine", "Kherson", "UA"])
def test_other_places_are_refused(text: str) -> None:
    with pytest.raises(world.RegionError, match="UA-43"):
        world.region(text)
