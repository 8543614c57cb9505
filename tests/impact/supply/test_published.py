"""Published figures come out of the importers and of what ships, to the decimal that was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from gwanmun.impact.supply import usgs
from gwanmun.impact.supply.analyse import Denial, Finding, analyse
from gwanmun.impact.supply.model import Chain
from gwanmun.impact.supply.tables import load, shipped


def one(chain: Chain, country: str, name: str) -> Finding:
    (found,) = analyse(chain, Denial(countries=(country,), inputs=(chain.find(name),)))
    return found


@pytest.fixture(params=["shipped", "official file"])
def minerals(request: pytest.FixtureRequest) -> Chain:
    if request.param == "shipped":
        return shipped()
    shared = request.getfixturevalue("shared")
    return load(shared / "supply" / "usgs" / "MCS2026_Commodities_Data.csv")


@pytest.mark.parametrize(
    ("name", "share", "index"), [("gallium", 98.9, 9789), ("tungsten", 82.1, 6781), ("rare earths", 70.3, 5192)]
)
def test_shares_of_china_in_2024(minerals: Chain, name: str, share: float, index: int) -> None:
    found = one(minerals, "CN", name)
    assert found.lost is not None
    assert found.before is not None
    assert (round(found.lost, 1), round(found.before), found.year) == (share, index, "2024")


def test_what_a_source_withholds_makes_a_share_an_upper_bound(minerals: Chain) -> None:
    found = one(minerals, "CN", "silicon_metal")
    assert found.lost is None
    assert found.lost_at_most == pytest.approx(87.5, abs=0.1)
    assert found.before is None


def test_neon_of_russia_is_not_told_apart(minerals: Chain) -> None:
    found = one(minerals, "RU", "neon")
    assert found.lost is None
    assert found.lost_at_most == pytest.approx(86.0)


def test_what_ships_is_what_the_official_file_says(shared: Path) -> None:
    made = usgs.table(usgs.read(shared / "supply" / "usgs" / "MCS2026_Commodities_Data.csv").supplies)
    kept = Path(usgs.__file__).parent / "data" / "supply.csv"
    assert kept.read_text("utf-8").startswith(made)


def test_every_shipped_number_has_a_source_that_may_ship() -> None:
    chain = shipped()
    assert all(s.source and s.year for s in chain.supplies)
    assert not any("ETO" in s.source or "CSET" in s.source for s in chain.supplies)


@pytest.fixture
def chips(shared: Path) -> Chain:
    return load(shared / "supply" / "eto")


def test_the_longest_path_of_the_chip_graph_has_eleven_steps(chips: Chain) -> None:
    assert len(chips.longest_path()) - 1 == 11


def test_tools_by_headquarters(chips: Chain) -> None:
    assert one(chips, "NL", "EUV lithography tools").lost == 100
    assert one(chips, "US", "Ion implanters").lost == 84.7


def test_fabs_by_site(chips: Chain) -> None:
    sites = {s.country: s.share for s in chips.supplies_of("S2") if not s.provider}
    assert {k: sites[k] for k in ("CN", "TW", "KR", "JP", "US")} == {"CN": 24, "TW": 18, "KR": 17, "JP": 17, "US": 10}
    assert {s.basis for s in chips.supplies_of("S2")} == {"sites"}


def test_an_alias_is_not_a_second_provider(chips: Chain) -> None:
    named = [(s.input, s.provider, s.country, s.year) for s in chips.supplies]
    assert len(set(named)) == len(named)


def test_the_edition_of_2022_can_be_read(shared: Path) -> None:
    chain = load(shared / "supply" / "eto_vintages" / "2022-12-31")
    assert len(chain.longest_path()) > 8


def test_our_own_tables_and_theirs_meet(chips: Chain) -> None:
    both = shipped() + chips
    assert "N57" in both.downstream("neon")
    (found,) = analyse(both, Denial(providers=("ASML",), inputs=("euv_tools",), to="CN"))
    assert found.lost == 100
    assert found.left == ()
