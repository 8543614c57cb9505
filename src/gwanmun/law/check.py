"""The checks of ``gwanmun law check``: what a reader of the rules may rely on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from gwanmun.law.files import ROOT
from gwanmun.law.model import Provision
from gwanmun.law.program import RuleError, Slice
from gwanmun.law.read import read_rules
from gwanmun.law.rulebase import RuleBase, fingerprint
from gwanmun.logic import EdgeError, check_edges
from gwanmun.logic.terms import facts_of
from gwanmun.sources.files import InputError
from gwanmun.world.dates import Interval


@dataclass(frozen=True, slots=True)
class Counted:
    """What was checked."""

    sections: int
    provisions: int
    rows: int
    facts: int


def check_rules(root: Path = ROOT) -> tuple[list[str], Counted]:
    """Everything wrong with a rule base, each with its file and line, and what was looked at."""
    try:
        base = RuleBase(read_rules(root), fingerprint(root))
        entry_rows = [p for entry in sorted(base.entries) for p in base.entry_provisions(entry)]
        problems = [
            *_edges(base),
            *_versions([*base.provisions, *entry_rows]),
            *_kinds(base.provisions),
            *_facts(base),
            *_conditions(base),
            *_declarations(base),
        ]
    except (InputError, RuleError) as error:
        return [str(error)], Counted(0, 0, 0, 0)
    return problems, Counted(len(base.sections), len(base.provisions), len(entry_rows), len(base.facts))


def _at(p: Provision) -> str:
    return f"{p.file}:{p.line}: {p.name}"


def _edges(base: RuleBase) -> Iterator[str]:
    names = {p.name for p in base.provisions}
    try:
        check_edges(sorted(names), {p.name: p.unless for p in base.provisions})
    except EdgeError as error:
        yield str(error)
    for p in base.provisions:
        for target in p.unless:
            if target in names and not any(q.name == target and q.kind == "carve_out" for q in base.provisions):
                yield f"{_at(p)}: {target} is no carve_out"


def _versions(provisions: list[Provision]) -> Iterator[str]:
    """Two versions of one rule may not be in force on one day as known on one day."""
    groups: dict[str, list[Provision]] = {}
    for p in provisions:
        groups.setdefault(p.name, []).append(p)
    for name, versions in groups.items():
        for a, b in combinations(versions, 2):
            if _overlap(a.in_force, b.in_force) and _overlap(a.known, b.known):
                yield f"{_at(b)}: two versions of {name} hold on the same day"


def _overlap(a: Interval, b: Interval) -> bool:
    first = max(a.start or date.min, b.start or date.min)
    last = min(a.end or date.max, b.end or date.max)
    return first < last


def _kinds(provisions: tuple[Provision, ...]) -> Iterator[str]:
    for p in provisions:
        if p.kind == "authorisation" and not p.lifts.sections and p.not_modelled is None:
            yield f"{_at(p)}: an authorisation must say what it lifts"
        if p.kind == "restriction" and not p.restricts:
            yield f"{_at(p)}: a restriction must name what it restricts"
        if p.kind in ("requirement", "prohibition") and p.general_prohibition is None and p.jurisdiction == "us_ear":
            yield f"{_at(p)}: a requirement must name its general prohibition (Part 736)"


def _facts(base: RuleBase) -> Iterator[str]:
    for p in base.provisions:
        if p.settled_by and p.settled_by not in base.facts:
            yield f"{_at(p)}: settled_by names {p.settled_by}, which is no fact"


def _conditions(base: RuleBase) -> Iterator[str]:
    """Every condition is read in the slice of every boundary at which something begins."""
    used: set[str] = set()
    valid, known = base.boundaries
    latest = Slice(base, date.max, date.max)
    slices = [Slice(base, day, date.max) for day in valid] + [Slice(base, date.max, day) for day in known] + [latest]
    for law in slices:
        for jurisdiction in base.jurisdictions:
            used |= _compiled(law, jurisdiction, None)
    for entry in sorted(base.entries):
        for rule in latest.listed_rules("us_ear", entry):
            used |= facts_of(rule.node)
    vocabulary = base.vocabulary
    general = {vocabulary.general_name(name) for name in used}
    stated = {name for d in base.declarations.values() for name in d.states}
    settling = {p.settled_by for p in base.provisions}
    for name in base.facts:
        described = name in DESCRIPTIVE or name.startswith(("party.", "item.ccl."))
        if name not in general | stated | settling and not described:
            yield f"fact {name} is asked by no provision"


DESCRIPTIVE = frozenset(
    {
        *("item.origin", "item.value_usd", "item.net_value_usd", "item.kind", "item.unit_value_usd"),
        "korea.permit_valid_until",
    }
)
"""Facts that a case states whether or not a provision of today asks for them, or that only rows of tables ask for."""


def _compiled(law: Slice, jurisdiction: str, entry: str | None) -> set[str]:
    program = law.program(jurisdiction, entry, 1)
    rules = (
        *program.subject,
        *program.requirements,
        *program.prohibitions,
        *program.gaps,
        *program.authorisations,
        *program.open_authorisations,
    )
    found: set[str] = set()
    for rule in rules:
        found |= facts_of(rule.node)
    for rule in program.requirements:
        said = (*(p.when for p in rule.provision.review), *(d.when for d in rule.provision.conditions))
        for when in filter(None, said):
            found |= facts_of(program.read(when, rule.provision))
    return found


def _declarations(base: RuleBase) -> Iterator[str]:
    for declaration in base.declarations.values():
        for name in declaration.states:
            if name not in base.facts:
                yield f"declarations.yaml: {declaration.id} states {name}, which is no fact"
