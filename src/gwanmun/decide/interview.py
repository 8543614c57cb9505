"""The interview: from what is known so far, the next question to a person, until the answer stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gwanmun.decide.advice import FIRST, Question, questions_of
from gwanmun.decide.case import Case, parse_case
from gwanmun.decide.decision import Decision, decide
from gwanmun.decide.outcome import Outcome
from gwanmun.law.model import Declaration
from gwanmun.law.rulebase import UNIQUE_ROLES, RuleBase

_FIELDS = {"ship_from": ("from",), "destination": ("to",), "activity": ("activity",), "destination_region": ("region",)}


@dataclass(frozen=True)
class Step:
    """Where the interview stands: the answer so far, and what to ask next (``None``: nothing that would help).

    ``declarations`` are offered before single questions: each would answer several at once.
    """

    decision: Decision
    question: Question | None
    line: int
    declarations: tuple[Declaration, ...]


def step(data: Mapping[str, Any], base: RuleBase, skipped: frozenset[str], on: date | None = None) -> Step:
    """The next step of an interview.

    :param data: the case so far, as it would stand in a case file.
    :param skipped: facts and declarations that the person could not or would not answer.
    """
    case = parse_case(dict(data) if data.get("items") else {**data, "items": [{}]})
    decision = decide(case, on, None, base)
    for name in FIRST:
        if name not in skipped and name not in decision.lines[0].facts.values:
            return Step(decision, Question(name, base.facts[name], ()), 0, ())
    for line in decision.lines:
        if line.verdict.outcome is not Outcome.UNDETERMINED:
            continue
        for determination in line.determinations:
            if determination.outcome is not Outcome.UNDETERMINED:
                continue
            for question in questions_of(determination):
                if question.fact not in skipped:
                    return Step(decision, question, line.facts.line - 1, _offers(decision, question.fact, skipped))
    return Step(decision, None, 0, ())


def _offers(decision: Decision, fact: str, skipped: frozenset[str]) -> tuple[Declaration, ...]:
    signed = {s.id for s in decision.facts.signed}
    return tuple(
        d
        for d in decision.base.declarations.values()
        if fact in d.states and d.id not in signed and d.id not in skipped
    )


def answered(data: Mapping[str, Any], fact: str, line: int, value: Any) -> dict[str, Any]:
    """The case with one more answer, at the place where a person would have written it."""
    case = {**data}
    if fact in _FIELDS:
        case[_FIELDS[fact][0]] = value
        return case
    head, _, rest = fact.partition(".")
    if head == "item":
        items = [dict(i) for i in case.get("items") or [{}]]
        items[line][rest] = value
        case["items"] = items
    elif head in ("end_use", "korea", "checks"):
        case[head] = {**case.get(head, {}), rest: value}
    elif head.startswith("parties["):
        parties = [dict(p) for p in case.get("parties") or []]
        place = int(head[8:-1])
        # The first party is asked about before any is named.
        parties += [{"role": _FIRST, "name": f"({_FIRST})"} for _ in range(place + 1 - len(parties))]
        parties[place][rest] = value
        case["parties"] = parties
    elif head in UNIQUE_ROLES:
        case["parties"] = _with_party(case.get("parties") or [], head, rest, value)
    else:
        case["facts"] = {**case.get("facts", {}), fact: value}
    return case


_FIRST = "end_user"
"""Who is named first where a question is about a party and none is known: who uses the item matters most."""


def unnamed_role(data: Mapping[str, Any], fact: str) -> str:
    """The role of the party that a question is about, if the case does not name it yet; else an empty text."""
    role = fact.partition(".")[0]
    if role.startswith("parties[") and not data.get("parties"):
        return _FIRST
    named = any(isinstance(p, Mapping) and p.get("role") == role for p in data.get("parties") or [])
    return role if role in UNIQUE_ROLES and not named else ""


def named(data: Mapping[str, Any], role: str, name: str) -> dict[str, Any]:
    """The case with one more party."""
    return {**data, "parties": [*(data.get("parties") or []), {"role": role, "name": name}]}


def _with_party(parties: list[Any], role: str, field: str, value: Any) -> list[Any]:
    found = [dict(p) for p in parties]
    for party in found:
        if party.get("role") == role:
            party[field] = value
            return found
    return [*found, {"role": role, "name": f"({role})", field: value}]


def signed(data: Mapping[str, Any], declaration: str, by: str) -> dict[str, Any]:
    """The case with one more declaration."""
    return {**data, "declarations": [*data.get("declarations", []), {"id": declaration, "by": by}]}


def as_case(data: Mapping[str, Any]) -> Case:
    """The finished case."""
    return parse_case(dict(data))
