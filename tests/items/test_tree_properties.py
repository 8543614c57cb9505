"""Every tree under facts drawn at random: what is said stays true, and the questions lead to the answer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gwanmun.items.trees import Tree, decide_entry, modelled, tree_for
from gwanmun.logic.facts import Kind
from gwanmun.logic.terms import Test as Comparison

ON = date(2026, 11, 22)
DRAWS = 12


def _figures(node: object) -> Iterator[tuple[str, Decimal]]:
    if isinstance(node, Comparison):
        if isinstance(node.operand, (int, float, Decimal)) and not isinstance(node.operand, bool):
            yield node.fact, Decimal(str(node.operand))
    elif is_dataclass(node):
        for field in fields(node):
            value = getattr(node, field.name)
            for inner in value if isinstance(value, tuple) else (value,):
                yield from _figures(inner)


def _draw(tree: Tree, chance: random.Random) -> dict[str, Any]:
    """A value for every parameter, the numbers near the thresholds of the tree."""
    figures: dict[str, list[Decimal]] = {}
    for paragraph in tree.paragraphs:
        for name, figure in _figures(paragraph.node):
            figures.setdefault(name, []).extend([figure, figure * Decimal("0.99"), figure * Decimal("1.01")])
    drawn: dict[str, Any] = {}
    read_off = {f for p in tree.parameters.values() if p.computed and p.direct for f in p.computed.figures}
    for name in tree.figures.keys() - read_off:
        drawn[name] = chance.choice([10, 50] if "lowest" in name else [50, 100, 1000])
    for name, parameter in tree.parameters.items():
        if parameter.computed is not None and not parameter.direct:
            continue
        if parameter.kind is Kind.BOOL:
            drawn[name] = chance.random() < 0.5
        elif parameter.kind is Kind.NUMBER:
            drawn[name] = abs(chance.choice(figures[name]))
        else:
            drawn[name] = chance.choice(parameter.choices)
    return drawn


@pytest.mark.parametrize("entry", modelled())
def test_all_facts_leave_nothing_open_and_fewer_never_say_otherwise(entry: str) -> None:
    tree = tree_for(entry)
    assert tree is not None
    chance = random.Random(entry)
    for _ in range(DRAWS):
        facts = _draw(tree, chance)
        whole = decide_entry(entry, facts, ON)
        truths = {p.paragraph: p.truth for p in whole.paragraphs}
        assert "UNKNOWN" not in truths.values()
        assert whole.missing == ()
        fewer = {k: v for k, v in facts.items() if chance.random() < 0.5}
        part = decide_entry(entry, fewer, ON)
        for p in part.paragraphs:
            assert p.truth in ("UNKNOWN", truths[p.paragraph]), p.paragraph
            assert bool(p.missing) == (p.truth == "UNKNOWN")
        assert not set(part.missing) & set(fewer)


@pytest.mark.parametrize("entry", modelled())
def test_answering_what_is_missing_leads_to_the_answer(entry: str) -> None:
    tree = tree_for(entry)
    assert tree is not None
    chance = random.Random(entry)
    for _ in range(3):
        facts = _draw(tree, chance)
        stated: dict[str, Any] = {}
        while (decision := decide_entry(entry, stated, ON)).missing:
            stated[decision.missing[0]] = facts[decision.missing[0]]
        whole = decide_entry(entry, facts, ON)
        assert (decision.outcome, decision.applies) == (whole.outcome, whole.applies)
