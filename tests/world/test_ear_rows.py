"""Which row of the Commerce Country Chart a destination takes (15 CFR 738.3(b))."""

import pytest

from gwanmun import world


def row(code: str) -> str | None:
    return world.by_code(code).ear_row


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("HK", "CN"),  # 85 FR 83788
        ("LI", "CH"),  # footnote 5
        ("KY", "GB"),  # the regulation's own example
        ("IM", "GB"),
        ("GP", "FR"),
        ("NC", "FR"),
        ("GL", "DK"),
        ("BQ", "NL"),
        ("TK", "NZ"),
    ],
)
def test_a_dependent_territory_follows_its_country(destination: str, expected: str) -> None:
    assert row(destination) == expected


@pytest.mark.parametrize("code", ["MO", "AW", "CW", "SX", "TW", "EH", "XK", "VA", "CU", "IR", "KP", "SY"])
def test_a_destination_with_a_row_keeps_it(code: str) -> None:
    assert row(code) == code


@pytest.mark.parametrize("code", ["US", "PR", "GU", "VI", "AS", "MP", "UM"])
def test_the_united_states_and_its_territories_are_one(code: str) -> None:
    assert row(code) == "US"


@pytest.mark.parametrize("code", ["PS", "AQ", "CK", "NU", "IO"])
def test_where_the_regulation_gives_no_sure_answer_there_is_none(code: str) -> None:
    assert row(code) is None
    assert world.by_code(code).ear_basis.startswith("no basis: ask")


def test_members_of_a_row() -> None:
    assert world.ear_row_members("CN") == {"CN", "HK"}
    assert world.ear_row_members("mo") == {"MO"}
    assert world.ear_row_members("CH") == {"CH", "LI"}
    assert world.ear_row_members("HK") == frozenset()
    assert {"GB", "BM", "KY", "VG", "GI", "JE"} <= world.ear_row_members("GB")
    with pytest.raises(world.UnknownCountry):
        world.ear_row_members("XX")


def test_every_row_taken_is_the_row_of_one_who_has_it() -> None:
    for each in world.all_countries():
        if each.ear_row is not None:
            assert row(each.ear_row) == each.ear_row
            assert each.ear_row in {each.code, each.of} or each.code == "LI"
