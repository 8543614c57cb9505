"""Rule cases: facts under which one provision holds, does not hold, or stays open; as its own sentence says, no more.

A file of ``tests/law/rules`` lists for each rule the facts of each case on one line: those under which it ``holds``,
``fails`` or stays ``open``. ``breaks`` names, for what the sentence makes a condition of its own, values that end
it: the first case that holds, with that one fact changed, fails; without that fact it is open. What other provisions
make of the shipment is left to the law cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gwanmun.decide.dated import control_list
from gwanmun.decide.values import read_value
from gwanmun.law.control_list import KINDS, Clocks
from gwanmun.law.load import rules, slice_of
from gwanmun.law.program import Rule
from gwanmun.logic import Tri, Value, compiled
from gwanmun.sources.yaml_text import load

FOLDER = Path(__file__).parent / "rules"
TODAY = "2026-09-24"
EXPECTED: dict[str, Tri] = {"holds": True, "fails": False, "open": None}


@dataclass(frozen=True)
class RuleCase:
    """One line: the rule, the day, what is stated, and how the rule must come out."""

    place: str
    rule: str
    on: date
    stated: Mapping[str, object]
    expected: Tri

    @property
    def title(self) -> str:
        """The rule and what is stated, for the test's name."""
        return f"{self.place}: {self.rule.rpartition('/')[2]} {dict(self.stated)}"

    @property
    def section(self) -> str:
        """The number of the rule's section."""
        return self.rule.split("/")[1]


def all_rule_cases() -> Iterator[RuleCase]:
    """Every rule case, in the order of the files."""
    for path in sorted(FOLDER.rglob("*.yaml")):
        groups: Any = load(path).data
        for group in groups:
            on = date.fromisoformat(group.get("on", TODAY))
            for key, expected in EXPECTED.items():
                for stated in group.get(key, []):
                    yield RuleCase(path.relative_to(FOLDER).as_posix(), group["rule"], on, stated, expected)
            yield from _broken(path.relative_to(FOLDER).as_posix(), group, on)


def _broken(place: str, group: Any, on: date) -> Iterator[RuleCase]:
    for fact, values in group.get("breaks", {}).items():
        whole = group["holds"][0]
        for value in values if isinstance(values, list) else [values]:
            yield RuleCase(place, group["rule"], on, {**whole, fact: value}, False)
        without = {k: v for k, v in whole.items() if k != fact}
        if fact != "item.eccn":
            yield RuleCase(place, group["rule"], on, without, None)


def facts_of(case: RuleCase) -> dict[str, Value]:
    """The typed facts of a case; what the control number says of the kind of item comes with it."""
    base = rules()
    clocks = Clocks(case.on, date.fromisoformat(TODAY))
    facts: dict[str, Value] = {}
    for name, written in case.stated.items():
        info = base.facts[base.vocabulary.general_name(name)]
        facts[name] = read_value(info, written, control_list(base), clocks, name)
    code = str(facts.get("item.eccn", ""))
    if re.match(r"\d[A-E]", code):
        facts.setdefault("item.kind", KINDS[code[1]])
    return facts


def rule_of(case: RuleCase) -> Rule:
    """The rule as in force on the day, for the item of the case."""
    law = slice_of(rules(), case.on, date.fromisoformat(TODAY))
    code = case.stated.get("item.eccn")
    provisions = [p for p in law.provisions if p.name == case.rule]
    assert len(provisions) == 1, f"{case.rule}: {len(provisions)} versions in force on {case.on}"
    parties = 1 + max((int(n) for n in re.findall(r"parties\[(\d+)\]", " ".join(case.stated))), default=0)
    return law.rule(provisions[0], str(code) if code else None, parties)


def came_out(case: RuleCase, rule: Rule | None = None) -> Tri:
    """How the rule's own condition comes out."""
    return compiled((rule or rule_of(case)).condition)(facts_of(case))
