"""Ownership added up for the 50 percent rules: chains, loops, unknown shares."""

from __future__ import annotations

import pytest

from gwanmun.parties.ownership import Holding, aggregate


def test_two_listed_owners_are_added_up() -> None:
    found = aggregate("C", [Holding("X", "C", 30, 30), Holding("Y", "C", 20, 20)], ["X", "Y"])
    assert (found.low, found.high, found.reached) == (50, 50, "yes")


def test_a_chain_counts_whole_where_each_link_is_reached_and_not_at_all_where_one_is_not() -> None:
    through = [Holding("X", "A", 60, 60), Holding("A", "B", 50, 50)]
    assert aggregate("B", through, ["X"]).reached == "yes"
    assert aggregate("B", [Holding("X", "A", 49, 49), Holding("A", "B", 100, 100)], ["X"]).reached == "no"


def test_the_way_is_shown() -> None:
    found = aggregate("B", [Holding("X", "A", 60, 60), Holding("A", "B", 50, 50)], ["X"])
    assert found.steps[0].through == ("X", "A")


def test_a_loop_reaches_nobody_by_itself() -> None:
    loop = [Holding("A", "B", 100, 100), Holding("B", "A", 100, 100)]
    assert aggregate("A", loop, ["X"]).reached == "no"
    assert aggregate("A", [*loop, Holding("X", "A", 0, 0)], ["X"]).reached == "no"


def test_an_unknown_share_is_unknown_until_the_others_leave_no_room() -> None:
    assert aggregate("C", [Holding("X", "C")], ["X"]).reached == "unknown"
    assert aggregate("C", [Holding("X", "C"), Holding("Z", "C", 60, 60)], ["X"]).reached == "no"


def test_a_possible_match_is_no_more_than_unknown() -> None:
    assert aggregate("C", [Holding("X", "C", 80, 80)], {"X": "unknown"}).reached == "unknown"


def test_a_share_outside_the_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="percent"):
        Holding("X", "C", 60, 120)
