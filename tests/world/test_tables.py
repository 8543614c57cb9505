"""The committed tables are whole and do not contradict one another."""

import re

from gwanmun import world
from gwanmun.world.normalise import matching_key
from gwanmun.world.tables import read_table

COUNTRIES = world.all_countries()
CODES = {each.code for each in COUNTRIES}


def test_all_entries_of_iso_3166_and_kosovo_are_there() -> None:
    assert len(COUNTRIES) == len(CODES) == 250
    assert "XK" in CODES
    assert len({each.alpha3 for each in COUNTRIES}) == 250
    assert len({each.numeric for each in COUNTRIES}) == 250
    assert all(re.fullmatch(r"\d{3}", each.numeric) or each.code == "XK" for each in COUNTRIES)


def test_every_entry_has_names_and_a_decision_with_its_reason() -> None:
    for each in COUNTRIES:
        assert each.name_en
        assert re.search("[가-힣]", each.name_ko)
        assert each.kind in {"state", "territory", "sar"}
        assert each.ear_basis
        assert (each.ear_row is None) == each.ear_basis.startswith("no basis: ask")


def test_a_territory_belongs_to_a_state() -> None:
    for each in COUNTRIES:
        assert each.of is None or world.by_code(each.of).kind == "state"
        assert each.kind != "state" or each.of is None
    assert {each.code for each in COUNTRIES if each.kind == "territory" and each.of is None} == {"AQ", "EH"}


def test_one_spelling_never_stands_for_two_countries() -> None:
    owners: dict[str, str] = {}
    pairs = [(name, each.code) for each in COUNTRIES for name in (each.name_en, each.name_ko)]
    pairs += [(row["name"], row["code"]) for row in read_table("country_names.csv")]
    pairs += [(row["name"], row["codes"]) for row in read_table("ambiguous_names.csv")]
    pairs += [(name, row["code"]) for row in read_table("regions.csv") for name in row["other_names"].split("|")]
    for name, owner in pairs:
        assert owners.setdefault(matching_key(name), owner) == owner, name
        assert matching_key(name), name


def test_no_name_looks_like_the_code_of_another_country() -> None:
    letters = {code.lower(): each.code for each in COUNTRIES for code in (each.code, each.alpha3)}
    for row in read_table("country_names.csv"):
        assert letters.get(matching_key(row["name"]), row["code"]) == row["code"], row
    for row in read_table("ambiguous_names.csv"):
        assert matching_key(row["name"]) not in letters, row


def test_variant_names_carry_a_language_and_a_known_code() -> None:
    for row in read_table("country_names.csv"):
        assert row["lang"] in {"ko", "en", "other"}
        assert row["code"] in CODES
        assert (row["lang"] == "ko") == bool(re.search("[가-힣]", row["name"])), row
    for row in read_table("ambiguous_names.csv"):
        assert len(row["codes"].split()) > 1
        assert set(row["codes"].split()) <= CODES


def test_every_listed_name_resolves() -> None:
    for row in read_table("country_names.csv"):
        assert world.country(row["name"]).code == row["code"]
