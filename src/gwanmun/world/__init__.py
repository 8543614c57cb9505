"""Small reference facts: countries and territories, regions, dates (`world.dates`) and money (`world.money`).

    >>> from gwanmun import world
    >>> world.country("튀르키예").code
    'TR'
    >>> world.country("Hong Kong SAR").ear_row
    'CN'

Facts only, in CSV files beside the code. A text that could mean two things is refused with candidates, never guessed.
Sources: ISO 3166-1 and 3166-2, ISO 4217, 15 CFR 738.3(b) and Supplement No. 1 to part 738 (text of 2026-07-23).
"""

from gwanmun.world.countries import (
    AmbiguousCountry,
    Country,
    CountryError,
    UnknownCountry,
    all_countries,
    by_code,
    country,
    ear_row_members,
)
from gwanmun.world.errors import BilingualError, Lang
from gwanmun.world.regions import Region, RegionError, all_regions, region

__all__ = [
    "AmbiguousCountry",
    "BilingualError",
    "Country",
    "CountryError",
    "Lang",
    "Region",
    "RegionError",
    "UnknownCountry",
    "all_countries",
    "all_regions",
    "by_code",
    "country",
    "ear_row_members",
    "region",
]
