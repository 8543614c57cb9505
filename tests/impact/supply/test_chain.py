"""A supply chain made up for the tests: paths, shares, concentration and re-sourcing, with nothing invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwanmun.impact.supply.analyse import Denial, analyse
from gwanmun.impact.supply.model import Chain, concentration
from gwanmun.impact.supply.tables import load
from gwanmun.sources.files import InputError

NODES = """id,name_en,name_ko,kind,source
ore,Ore,광석,input,s
metal,Metal,금속,input,s
part,Part,부품,product,s
car,Car,자동차,product,s
"""
LINKS = "from,to,kind,source\nore,metal,,s\nmetal,part,,s\npart,car,,s\nmetal,car,,s\n"
SUPPLY = """input,country,provider,share,quantity,capacity,unit,year,basis,source
metal,CN,,,80,80,t,2024,production,s
metal,KR,,,15,25,t,2024,production,s
metal,JP,,,5,,t,2024,production,s
ore,CN,,,,,t,2024,production,s
ore,AU,,,10,,t,2024,production,s
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("nodes", NODES), ("links", LINKS), ("supply", SUPPLY)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def chain(folder: Path) -> Chain:
    return load(folder)


def test_the_longest_way_goes_by_every_step(chain: Chain) -> None:
    assert chain.longest_path() == ["ore", "metal", "part", "car"]
    assert chain.downstream("metal") == ["part", "car"]


def test_a_stop_takes_its_share_and_the_rest_is_more_or_less_concentrated(chain: Chain) -> None:
    (found,) = analyse(chain, Denial(countries=("CN",), inputs=("metal",)))
    assert found.lost == 80
    assert found.before == pytest.approx(80**2 + 15**2 + 5**2)
    assert found.after == pytest.approx(75**2 + 25**2)
    assert [s.country for s in found.left] == ["KR", "JP"]


def test_what_is_not_known_is_not_computed(chain: Chain) -> None:
    (found,) = analyse(chain, Denial(countries=("CN",), inputs=("ore",)))
    assert found.lost is None
    assert found.before is None
    assert found.plan is None


def test_an_input_nobody_tells_of_is_answered_with_unknown(chain: Chain) -> None:
    (found,) = analyse(chain, Denial(countries=("CN",), inputs=("part",)))
    assert found.lost is None
    assert found.sources == ()


def test_resourcing_stays_within_capacities_and_says_whose_are_unknown(chain: Chain) -> None:
    pytest.importorskip("highspy")
    (found,) = analyse(chain, Denial(countries=("CN",), inputs=("metal",)))
    assert found.plan is not None
    assert found.plan.short == 70
    assert {n: q for n, q, _ in found.plan.moves} == {"KR": 25, "JP": 5}
    assert found.plan.open == ("JP",)


def test_a_stop_to_one_country_is_made_up_by_those_who_may_still_buy_elsewhere(folder: Path) -> None:
    pytest.importorskip("highspy")
    needs = "input,country,quantity,unit,year,source\nmetal,KR,30,t,2024,s\nmetal,US,70,t,2024,s\n"
    (folder / "needs.csv").write_text(needs, encoding="utf-8")
    (found,) = analyse(load(folder), Denial(countries=("CN",), inputs=("metal",), to="KR"))
    assert found.plan is not None
    assert found.plan.short == 0
    assert found.plan.needed == 100


def test_without_the_needs_of_the_buyers_a_stop_to_one_country_has_no_plan(chain: Chain) -> None:
    (found,) = analyse(chain, Denial(countries=("CN",), inputs=("metal",), to="KR"))
    assert found.plan is None


def test_a_group_that_is_not_told_apart_bounds_what_is_lost(folder: Path) -> None:
    rows = SUPPLY.replace("metal,CN", "metal,other")
    (folder / "supply.csv").write_text(rows, encoding="utf-8")
    (found,) = analyse(load(folder), Denial(countries=("CN",), inputs=("metal",)))
    assert found.lost is None
    assert found.lost_at_most == 80


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("links", "from,to,kind,source\nore,metal,,s\nmetal,ore,,s\n", "circle through metal, ore"),
        ("links", "from,to,kind,source\nore,gold,,s\n", "'gold' is not in nodes.csv"),
        ("supply", SUPPLY.replace(",80,80,", ",-1,80,"), "no number of 0 or more"),
        ("supply", SUPPLY.replace("2024,production", "2024,guess"), "'guess' is none of"),
        ("supply", SUPPLY.replace("metal,CN", "metal,Chinaa"), "Chinaa"),
        ("supply", "input,country\n", "has no column provider"),
    ],
)
def test_a_wrong_table_is_one_sentence(folder: Path, name: str, text: str, said: str) -> None:
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        _ = load(folder).order


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no supply chain"):
        load(tmp_path)


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=8))
def test_concentration_lies_between_equal_parts_and_one_provider(shares: list[float]) -> None:
    assert 10_000 / len(shares) - 1e-6 <= concentration(shares) <= 10_000 + 1e-6
