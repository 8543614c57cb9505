"""What must hold of the rules whatever the facts, searched by a solver on every dated slice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import z3

from gwanmun.law.load import rules, slice_of
from gwanmun.law.program import Program, Rule, Slice
from gwanmun.logic import Node
from gwanmun.logic.terms import facts_of
from tests.law.in_z3 import Translator, codes_of, possible

BASE = rules()
NEWEST = date(2026, 12, 31)
DAYS = sorted(set(BASE.boundaries[0]) | {min(BASE.boundaries[0]) - timedelta(days=1), NEWEST})
BAD_NEWS = (
    "end_use.military",
    "end_use.nuclear",
    "end_use.missile",
    "end_use.chemical_biological",
    "end_use.restricted_oil_gas",
    "entity_list",
    "denied",
    "blocked",
    "unverified",
    "red_flag",
)
"""Parts of names of boolean facts that can only make things worse."""


def slices() -> list[Slice]:
    """One slice for each stretch of time in which nothing changes, as known at the end, the newest first."""
    found = {BASE.slice_key(d, NEWEST): slice_of(BASE, d, NEWEST) for d in DAYS}
    return list(found.values())[::-1]


def all_rules(program: Program) -> list[Rule]:
    """Every rule that decides something."""
    return [*program.subject, *program.requirements, *program.prohibitions, *program.gaps, *program.authorisations]


def translator(*nodes: Node, **values: bool) -> Translator:
    """A translator that knows every code the conditions name."""
    return Translator(BASE.vocabulary, codes_of(nodes), values)


def test_no_rule_is_dead() -> None:
    """Each rule can hold on some day."""
    can_hold: dict[str, bool] = {}
    for law in slices():
        for jurisdiction in BASE.jurisdictions:
            for rule in all_rules(law.program(jurisdiction, None, 1)):
                name = rule.provision.name
                if not can_hold.get(name):
                    can_hold[name] = possible(translator(rule.node).formula(rule.node))
    assert [name for name, alive in can_hold.items() if not alive] == []


def test_no_authorisation_survives_its_restriction() -> None:
    """By construction; tried on the validated end users, of whom each restriction takes some items."""
    for rule in slice_of(BASE, date(2025, 12, 30), NEWEST).program("us_ear", "3B001", 1).authorisations:
        for taken in rule.unless if rule.provision.section == "748.15" else ():
            read = translator(rule.node, taken.node)
            assert not possible(z3.And(read.formula(rule.node), read.formula(taken.node))), rule.provision.name


@pytest.mark.parametrize("jurisdiction", BASE.jurisdictions)
def test_bad_news_never_lifts_a_requirement_or_opens_an_authorisation(jurisdiction: str) -> None:
    program = slice_of(BASE, date(2026, 9, 24), NEWEST).program(jurisdiction, None, 1)
    for rule in all_rules(program):
        for fact in sorted(facts_of(rule.node)):
            if not _is_bad(fact):
                continue
            worse = translator(rule.node, **{fact: True}).formula(rule.node)
            better = translator(rule.node, **{fact: False}).formula(rule.node)
            lifts = rule.provision.kind == "authorisation"
            loophole = z3.And(worse, z3.Not(better)) if lifts else z3.And(better, z3.Not(worse))
            assert not possible(loophole), f"{rule.provision.name}: {fact} makes it more permissive"


def _is_bad(fact: str) -> bool:
    named = BASE.vocabulary.type_of(fact)
    plain = fact.partition("].")[2] or fact
    return named.kind.value == "bool" and any(part in plain for part in BAD_NEWS) and not plain.startswith("checks.")
