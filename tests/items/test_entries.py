"""Every paragraph of every modelled entry: met, each threshold on both sides, each fact left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml

from gwanmun.items.trees import FOLDER, Tree, decide_entry, modelled, tree_for
from gwanmun.items.units import measure
from gwanmun.law.load import rules
from gwanmun.logic.facts import Kind
from gwanmun.logic.terms import Test as Comparison
from tests.items.cases import Case, cases, entries, excluded

ON = date(2026, 11, 22)
ALL = [case for entry in entries() for case in cases(entry)]


def _tree(entry: str) -> Tree:
    tree = tree_for(entry)
    assert tree is not None
    return tree


def _truth(case: Case, given: dict[str, Any]) -> str:
    decided = decide_entry(case.entry, {**case.beside, **given}, ON)
    return {p.paragraph: p.truth for p in decided.paragraphs}[case.paragraph]


def test_every_modelled_entry_has_cases() -> None:
    assert entries() == sorted(modelled())


@pytest.mark.parametrize("entry", modelled())
def test_a_tree_starts_when_its_entry_came_into_force(entry: str) -> None:
    row = next(r for r in rules().tables["us_ear/eccns"].records() if r["eccn"] == entry)
    start = _tree(entry).starts
    if row["in_force_from"]:
        assert start is not None
        assert start.isoformat() == row["in_force_from"]


@pytest.mark.parametrize("entry", entries())
def test_every_paragraph_has_a_case_and_every_case_a_paragraph(entry: str) -> None:
    assert {c.paragraph for c in cases(entry)} == {p.id for p in _tree(entry).paragraphs if p.in_force(ON)}


@pytest.mark.parametrize("case", ALL, ids=str)
def test_the_facts_of_a_case_meet_its_paragraph_and_none_can_be_left_out(case: Case) -> None:
    facts = dict(case.holds)
    assert _truth(case, facts) == "TRUE"
    for name in facts:
        assert _truth(case, {k: v for k, v in facts.items() if k != name}) == "UNKNOWN", name


@pytest.mark.parametrize("case", ALL, ids=str)
def test_a_yes_turned_into_a_no_takes_the_paragraph_away(case: Case) -> None:
    for name, value in case.holds.items():
        if _tree(case.entry).parameters[name].kind is Kind.BOOL:
            assert _truth(case, {**case.holds, name: not value}) == "FALSE", name


@pytest.mark.parametrize("case", [c for c in ALL if c.edges], ids=str)
def test_the_figures_on_both_sides_of_a_threshold(case: Case) -> None:
    for name, sides in case.edges.items():
        for value in sides["in"]:
            assert _truth(case, {**case.holds, name: value}) == "TRUE", (name, value)
        for value in sides["out"]:
            assert _truth(case, {**case.holds, name: value}) == "FALSE", (name, value)


@pytest.mark.parametrize("entry", entries())
def test_every_threshold_is_tried_at_its_figure(entry: str) -> None:
    tree = _tree(entry)
    tried: dict[tuple[str, str], set[Decimal]] = {}
    for case in cases(entry):
        for name, sides in case.edges.items():
            if tree.parameters[name].kind is Kind.NUMBER:
                figures = {measure(value, tree.parameters[name].unit) for value in [*sides["in"], *sides["out"]]}
                # What all paragraphs ask for need be tried in one of them only.
                for place in (case.paragraph, "every"):
                    tried.setdefault((place, name), set()).update(figures)
    asked = {p.id: set(_comparisons(p.node)) for p in tree.paragraphs if p.in_force(ON)}
    shared = {str(test) for test in set.intersection(*asked.values())} | _of_named_lists(entry)
    for paragraph, tests in asked.items():
        for test in tests:
            if tree.parameters[test.fact].kind is Kind.NUMBER:
                place = "every" if str(test) in shared else paragraph
                assert Decimal(str(test.operand)) in tried.get((place, test.fact), set()), (paragraph, test)


@pytest.mark.parametrize("entry", entries())
def test_an_entry_is_excluded_where_no_paragraph_is_met_or_open(entry: str) -> None:
    assert excluded(entry)
    for given in excluded(entry):
        decided = decide_entry(entry, given, ON)
        still = {p.paragraph: p.truth for p in decided.paragraphs if p.truth != "FALSE"}
        assert not still, given
        assert decided.outcome == ("may_apply" if any(n.keeps_open for n in decided.not_modelled) else "excluded")


@pytest.mark.parametrize("entry", modelled())
def test_every_sentence_stands_in_two_languages(entry: str) -> None:
    tree = _tree(entry)
    for text in [*(p.question for p in tree.parameters.values()), *(n.reason for n in tree.not_modelled)]:
        assert text.en != text.ko
        assert any("가" <= letter <= "힣" for letter in text.ko), text.ko


@pytest.mark.parametrize("entry", modelled())
def test_every_parameter_is_used(entry: str) -> None:
    tree = _tree(entry)
    used = {test.fact for p in tree.paragraphs for test in _comparisons(p.node)}
    assert used == set(tree.parameters)


def _of_named_lists(entry: str) -> set[str]:
    """The comparisons that stand in the ``terms`` of a file, which several paragraphs use."""
    data = yaml.safe_load((FOLDER / f"{entry}.yaml").read_text(encoding="utf-8"))
    return {
        found for text in data.get("terms", {}).values() for found in re.findall(r"\w+ (?:<=|>=|<|>) [\d.]+", str(text))
    }


def _comparisons(node: object) -> Iterator[Comparison]:
    if isinstance(node, Comparison):
        yield node
    elif is_dataclass(node):
        for field in fields(node):
            value = getattr(node, field.name)
            for inner in value if isinstance(value, tuple) else (value,):
                yield from _comparisons(inner)
