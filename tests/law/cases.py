"""Law cases: what the text says of a shipment, in YAML, and what the engine made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gwanmun.decide.advice import questions_of
from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import decide
from gwanmun.decide.engine import Determination, RequirementResult
from gwanmun.law.load import rules
from gwanmun.law.rulebase import RuleBase
from gwanmun.sources.yaml_text import load

GROUND = "exception.ground"
FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class LawCase:
    """One case: where it stands, the shipment, and what is expected."""

    place: str
    jurisdiction: str
    data: dict[str, Any]

    @property
    def title(self) -> str:
        """Section file and name, for the test's name."""
        return f"{self.place}: {self.data['name']}"


def all_cases() -> Iterator[LawCase]:
    """Every law case, in the order of the files."""
    for path in sorted(FOLDER.rglob("*.yaml")):
        document = load(path)
        assert isinstance(document.data, list), f"{path} is no list of cases"
        relative = path.relative_to(FOLDER)
        for data in document.data:
            assert isinstance(data, dict)
            yield LawCase(relative.as_posix(), relative.parts[0], data)


def given(data: dict[str, Any], not_stated: list[str] | None = None) -> dict[str, Any]:
    """The case file that a law case abbreviates.

    A law case that says nothing of it claims no ground for a licence exception; one that is about not knowing it names
    ``exception.ground`` under ``not_stated``.
    """
    case = dict(data)
    if GROUND not in (not_stated or []) and GROUND not in str(data):
        case["facts"] = {**case.get("facts", {}), GROUND: "none"}
    item = case.pop("item", None)
    if item is not None:
        case["items"] = [item]
    return case


def judge(case: LawCase, base: RuleBase | None = None) -> Determination:
    """The determination of the case's own jurisdiction."""
    on = date.fromisoformat(case.data["on"])
    known = date.fromisoformat(case.data.get("known_at", "9999-12-31"))
    decision = decide(
        parse_case(given(case.data["given"], case.data.get("not_stated")), case.title), on, known, base or rules()
    )
    return next(d for d in decision.lines[0].determinations if d.jurisdiction == case.jurisdiction)


def complaints(case: LawCase, base: RuleBase | None = None) -> list[str]:
    """How the determination differs from what the case expects."""
    return compare(case.data["expect"], judge(case, base))


def compare(expect: dict[str, Any], found: Determination) -> list[str]:
    """How a determination differs from what is expected."""
    return [
        *_outcome(expect, found),
        *_rules(expect, found),
        *_missing(expect, found),
        *_review(expect, found),
    ]


def _outcome(expect: dict[str, Any], found: Determination) -> Iterator[str]:
    wanted = expect.get("outcome")
    got = (found.outcome.value, found.best.value, found.worst.value)
    if isinstance(wanted, dict):
        if got != ("UNDETERMINED", wanted["best"], wanted["worst"]):
            yield f"outcome is {got}, not {wanted}"
    elif wanted is not None and got[0] != wanted:
        yield f"outcome is {got}, not {wanted}"


def _rules(expect: dict[str, Any], found: Determination) -> Iterator[str]:
    results = [*found.requirements, *found.prohibitions, *found.gaps]
    truth = {"by": True, "unknown": None}
    for key, value in truth.items():
        for name in expect.get(key) or []:
            if not any(_is(r.provision.name, name) and r.value is value for r in results):
                yield f"{name} is not {key}; there are {[(r.provision.name, r.value) for r in found.requirements]}"
    for name in expect.get("not_by") or []:
        if any(_is(r.provision.name, name) for r in results):
            yield f"{name} should be FALSE"
    for name in expect.get("authorised_by") or []:
        if not any(_is(a.provision.name, name) and a.value is True for a in found.authorisations):
            yield f"{name} does not authorise; tried {[(a.provision.name, a.value) for a in found.authorisations]}"


def _is(name: str, wanted: str) -> bool:
    return name == wanted or name.startswith(f"{wanted}[")


def _missing(expect: dict[str, Any], found: Determination) -> Iterator[str]:
    wanted = set(expect.get("missing") or [])
    asked = {q.fact for q in questions_of(found)} if wanted else set()
    if not wanted <= asked:
        yield f"does not ask for {sorted(wanted - asked)}; asks for {sorted(asked)}"


def _review(expect: dict[str, Any], found: Determination) -> Iterator[str]:
    for entry in expect.get("review") or []:
        for name, policy in entry.items():
            got = [p for r in found.requirements if _is(r.provision.name, name) for p in _holding(r)]
            if policy not in got:
                yield f"{name} is reviewed by {got}, not {policy}"


def _holding(r: RequirementResult) -> Iterator[str]:
    """The policies that hold: those for all requirements, and the first of its own."""
    for policy, value in r.review:
        if value is True:
            yield policy.policy
            if not policy.of_all:
                return
