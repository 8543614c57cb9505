"""The committed tables hold what they must: every entry, every row, only known codes, facts and sets."""

from __future__ import annotations

import ast
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from gwanmun.law.builders.chart import CHART_COLUMNS
from gwanmun.law.builders.codes import codes_in
from gwanmun.law.builders.model import REASONS
from gwanmun.law.builders.source_json import read_entries

from .conftest import Rows, committed

HAND_ADDED = {
    "5A980": 1,  # "SL and AT apply": two reasons in one printed row; so the next two
    "5D980": 1,
    "5E980": 1,
    "0A501": 1,  # the note about 0A501.y.7 and China, beside the table
}
WITHOUT_REASON = {("0A501", "6")}  # a note that names no reason for control
PAST = {"3B090"}
SETS = r"\b(?:CHART|EAR)\.[A-Za-z0-9_]+"


def questions() -> dict[str, dict[str, object]]:
    text = (files("gwanmun.law") / "us_ear/part_774_control_list/questions.yaml").read_text(encoding="utf-8")
    facts: dict[str, dict[str, object]] = yaml.safe_load(text)["facts"]
    return facts


def conditions() -> list[tuple[str, str]]:
    tables = (
        "part_774_control_list/requirements.csv",
        "part_738_country_chart/footnote_requirements.csv",
        "part_740_exceptions/list_based_exceptions.csv",
    )
    return [
        (f"{table} {row['eccn']}", row[column])
        for table in tables
        for row in committed(table)
        for column in ("scope", "destinations", "condition")
        if row.get(column)
    ]


def test_638_entries_and_the_past_ones() -> None:
    rows = committed("part_774_control_list/eccns.csv")
    assert len({row["eccn"] for row in rows} - PAST) == 638
    assert {row["eccn"] for row in rows} >= PAST
    assert Counter(row["status"] for row in rows if row["eccn"] not in PAST) == {
        "controlled": 594,
        "itar": 32,
        "reserved": 7,
        "refers": 5,
    }
    for row in rows:
        assert 0 < len(row["label_en"]) <= 60, row["eccn"]
        assert 0 < len(row["label_ko"]) <= 60, row["eccn"]
        assert re.search("[가-힣]", row["label_ko"]) or row["eccn"] == "1C232", row["eccn"]


def test_every_printed_row_is_there(ear_folder: Path, requirements: Rows) -> None:
    printed = {eccn: len(entry.rows) for eccn, entry in read_entries(ear_folder).items() if entry.rows}
    built = Counter(row["eccn"] for row in requirements if row["eccn"] not in PAST)
    assert built == {eccn: count + HAND_ADDED.get(eccn, 0) for eccn, count in printed.items()}
    assert sum(printed.values()) == 1584


def test_rows_are_numbered_from_one_without_a_gap(requirements: Rows) -> None:
    numbers: dict[str, list[int]] = {}
    for row in requirements:
        numbers.setdefault(row["eccn"], []).append(int(row["row"]))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def test_no_row_lacks_reason_destination_or_citation(requirements: Rows) -> None:
    for row in requirements:
        assert row["reason"] in REASONS or (row["eccn"], row["row"]) in WITHOUT_REASON, row
        assert row["destinations"], row
        assert row["cite"], row


def test_an_entry_that_is_controlled_has_rows(requirements: Rows) -> None:
    with_rows = {row["eccn"] for row in requirements}
    for row in committed("part_774_control_list/eccns.csv"):
        assert (row["status"] == "controlled") == (row["eccn"] in with_rows), row["eccn"]


def test_every_condition_is_in_the_expression_language() -> None:
    for place, text in conditions():
        tree = ast.parse(text.replace(" under ", " @ "), mode="eval")
        allowed = (
            ast.Expression,
            ast.BoolOp,
            ast.UnaryOp,
            ast.Not,
            ast.And,
            ast.Or,
            ast.Compare,
            ast.BinOp,
            ast.MatMult,
        )
        leaves = (ast.Name, ast.Attribute, ast.Constant, ast.List, ast.Set, ast.Call, ast.Load)
        operators = (ast.In, ast.Eq, ast.NotEq)
        for node in ast.walk(tree):
            assert isinstance(node, (*allowed, *leaves, *operators)), f"{place}: {ast.dump(node)}"


def test_every_question_is_declared_in_both_languages_and_asked() -> None:
    declared = questions()
    asked = {name for _, text in conditions() for name in re.findall(r"\bitem\.ccl\.[a-z0-9_]+", text)}
    assert asked == set(declared)
    for name, fact in declared.items():
        ask = fact["ask"]
        assert isinstance(ask, dict), name
        assert ask["en"].endswith("?"), name
        assert re.search("[가-힣].*[?까]", ask["ko"]), name
        assert fact["type"] == "bool", name
        assert fact["answered_by"], name


def test_every_code_that_a_condition_names_exists() -> None:
    listed = {(row["eccn"], row["paragraph"]) for row in committed("part_774_control_list/paragraphs.csv")}
    entries = {row["eccn"] for row in committed("part_774_control_list/eccns.csv")}
    for place, text in conditions():
        for code in codes_in(text):
            eccn, _, path = code.partition(".")
            assert eccn in entries, place
            assert not path or (eccn, path) in listed, f"{place}: {code}"


def test_every_set_that_a_condition_names_is_made() -> None:
    made = {f"CHART.{column}" for column in CHART_COLUMNS} | {"EAR.D5_or_Macau"}
    for table in ("part_740_exceptions/country_groups_sets.csv", "part_774_control_list/other_sets.csv"):
        made |= {row["set"] for row in committed(table)}
    named = {name for _, text in conditions() for name in re.findall(SETS, text)}
    assert named <= made


def test_the_chart_has_200_rows_and_the_embargoed_ones_no_mark() -> None:
    rows = committed("part_738_country_chart/country_chart.csv")
    assert len(rows) == 200
    embargoed = [row for row in rows if row["embargoed"] == "yes"]
    assert sorted(row["code"] for row in embargoed) == ["CU", "IR", "KP", "SY"]
    for row in embargoed:
        assert not any(row[column] for column in CHART_COLUMNS)
        assert row["pointer"]
    assert all({row[column] for column in CHART_COLUMNS} <= {"", "X"} for row in rows)


@pytest.mark.parametrize(
    ("code", "marks"),
    [
        ("CA", "CB1 FC1"),
        ("AU", "CB1"),
        ("KR", "CB1 NS1 MT1 RS1"),
        ("IN", "CB1 NP1 NS1 MT1 RS1"),
        ("CN", "CB1 CB2 CB3 NP1 NP2 NS1 NS2 MT1 RS1 RS2 CC1 CC3"),
    ],
)
def test_marks_of_some_rows(code: str, marks: str) -> None:
    (row,) = (row for row in committed("part_738_country_chart/country_chart.csv") if row["code"] == code)
    assert " ".join(column for column in CHART_COLUMNS if row[column]) == marks


def test_the_changes_of_country_groups_stand_in_both_clocks() -> None:
    rows = committed("part_740_exceptions/country_groups_sets.csv")
    cambodia = [row for row in rows if row["set"] == "EAR.D5" and row["member"] == "KH"]
    assert [(row["in_force_to"], row["known_from"], row["known_to"]) for row in cambodia] == [
        ("", "2021-12-09", "2026-02-04"),
        ("2026-02-04", "2026-02-04", ""),
    ]
    emirates = {row["set"]: row for row in rows if row["member"] == "AE" and not row["known_to"]}
    assert emirates["EAR.A5"]["in_force_from"] == emirates["EAR.D4"]["in_force_to"] == "2026-07-10"
    assert not any(row["set"] == "EAR.D5" and row["member"] == "MO" for row in rows)
