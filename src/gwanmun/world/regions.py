"""Regions of a country that export-control law treats apart from it."""

import functools
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from gwanmun.world.errors import BilingualError, Lang, quoted
from gwanmun.world.normalise import matching_key
from gwanmun.world.tables import read_table

Extent: TypeAlias = Literal["all", "occupied"]


@dataclass(frozen=True, slots=True)
class Region:
    """A region with a code of ISO 3166-2, and the code of the country it belongs to.

    15 CFR 746.6 reaches the Crimea region as a whole (`extent` "all", with Sevastopol), but of the Donetsk and Luhansk
    provinces only the part held by the so-called people's republics (`extent` "occupied"). For those two, a place name
    alone does not decide: someone has to state on which side of the line the consignee is.
    """

    code: str
    country: str
    name_en: str
    name_ko: str
    extent: Extent

    def name(self, lang: Lang) -> str:
        """The usual name in English or Korean."""
        return self.name_ko if lang == "ko" else self.name_en


class RegionError(BilingualError):
    """A text that names no region listed here; `text` is what was given."""

    def __init__(self, en: str, ko: str, text: str) -> None:
        super().__init__(en, ko, text)
        self.text = text


def region(text: str) -> Region:
    """The region that `text` names, by its ISO 3166-2 code or a listed name. Raises RegionError."""
    found = find_region(text)
    if found is None:
        known = ", ".join(each.code for each in all_regions())
        raise RegionError(
            f"{quoted(text)} is not a region that the law treats apart; those listed are {known}.",
            f"법이 따로 다루는 지역이 아닙니다: {quoted(text)} (등록된 지역: {known}).",
            text,
        )
    return found


def find_region(text: str) -> Region | None:
    """The region that `text` names, or None."""
    return _by_name().get(matching_key(text))


def all_regions() -> tuple[Region, ...]:
    """All regions listed in `regions.csv`."""
    return tuple(dict.fromkeys(_by_name().values()))


@functools.cache
def _by_name() -> dict[str, Region]:
    found: dict[str, Region] = {}
    for row in read_table("regions.csv"):
        each = Region(row["code"], row["country"], row["name_en"], row["name_ko"], cast(Extent, row["extent"]))
        for name in (each.code, each.name_en, each.name_ko, *row["other_names"].split("|")):
            found[matching_key(name)] = each
    return found
