"""Do the law cases notice a wrong rule? Drop or negate every part of every condition, one at a time.

    python -m tests.law.mutation [SECTION ...]

A mutant is caught if any law case or rule case complains of it. Rows of tables are left to the tests of the tables.
What a definition says is mutated inside the rules that use it, and counted once, as the definition's own. Those that
nobody noticed are listed, and the share caught.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import decide
from gwanmun.decide.engine import Determination, run
from gwanmun.law.load import rules
from gwanmun.law.program import Program, Rule
from gwanmun.logic import Tri, compiled
from gwanmun.logic.simplify import conjunction, disjunction, negate
from gwanmun.logic.terms import TRUE, And, Named, Node, Not, Or
from gwanmun.logic.terms import facts_of as node_facts
from tests.law.cases import LawCase, all_cases, compare, given
from tests.law.rule_cases import RuleCase, all_rule_cases, facts_of, rule_of

TERM = "term."


@cache
def definition(jurisdiction: str, term: str) -> str:
    """The full name of the definition that conditions of a jurisdiction call by this term."""
    own = (p.name for p in rules().provisions if p.kind == "definition" and p.jurisdiction == jurisdiction)
    return next(name for name in own if name.rpartition("/")[2] == term.removeprefix(TERM))


def key_of(rule: Rule, what: str) -> tuple[str, str]:
    """Under which name a mutant counts: the rule's, or that of the definition it stands in."""
    if not what.startswith(TERM):
        return rule.provision.name, what
    term, _, inner = what.partition(": ")
    return definition(rule.provision.jurisdiction, term), inner


def mutants(node: Node) -> Iterator[tuple[str, Node]]:
    """The condition negated as a whole, and without, or with the contrary of, each of its parts."""
    yield "negated", negate(node)
    yield from _inner(node)


def _inner(node: Node) -> Iterator[tuple[str, Node]]:
    match node:
        case And(items) | Or(items):
            join = conjunction if isinstance(node, And) else disjunction
            for i, item in enumerate(items):
                if _of_another_party(item):
                    continue
                others = (*items[:i], *items[i + 1 :])
                yield f"without {item}", join(others)
                yield f"contrary of {item}", join((*others, negate(item)))
                for what, inner in _inner(item):
                    yield what, join((*others, inner))
        case Not(item):
            for what, inner in _inner(item):
                yield what, negate(inner)
        case Named(name, item) if name.startswith(TERM):
            yield f"{name}: negated", Named(name, negate(item))
            for what, inner in _inner(item):
                yield what if what.startswith(TERM) else f"{name}: {what}", Named(name, inner)
        case Named():
            return  # what a table says is left to the tests of the tables
        case _:
            yield "always", TRUE


def _of_another_party(node: Node) -> bool:
    """Whether a part is what the rule says of one more party: the same sentence again, mutated with the first."""
    parties = {name.partition(".")[0] for name in node_facts(node) if name.startswith("parties[")}
    return bool(parties) and "parties[0]" not in parties


def judged(case: LawCase) -> Determination:
    """The determination of a law case by the rules as they are."""
    on, known = (date.fromisoformat(case.data.get(k, "9999-12-31")) for k in ("on", "known_at"))
    decision = decide(parse_case(given(case.data["given"], case.data.get("not_stated"))), on, known, rules())
    return next(d for d in decision.lines[0].determinations if d.jurisdiction == case.jurisdiction)


def with_rule(program: Program, old: Rule, new: Rule) -> Program:
    """The program with one rule exchanged, also where it sets another aside."""

    def exchanged(rule: Rule) -> Rule:
        if rule is old or rule.provision.name == old.provision.name:
            return new
        return replace(rule, aside=lambda: tuple(exchanged(u) for u in rule.unless))

    def each(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        return tuple(exchanged(r) for r in rules)

    return replace(
        program,
        subject=each(program.subject),
        requirements=each(program.requirements),
        prohibitions=each(program.prohibitions),
        gaps=each(program.gaps),
        authorisations=each(program.authorisations),
        open_authorisations=each(program.open_authorisations),
    )


def written(program: Program) -> Iterator[Rule]:
    """Every rule of a program that is not a table's row, carve-outs too."""
    for group in (program.subject, program.requirements, program.prohibitions, program.gaps, program.authorisations):
        for rule in group:
            for each in (rule, *rule.unless):
                if "[" not in each.provision.name:
                    yield each


@dataclass
class Tally:
    """What was tried: the mutants caught, and those that no case has noticed yet with the last case that met them."""

    caught: set[tuple[str, str]] = field(default_factory=set)
    alive: dict[tuple[str, str], str] = field(default_factory=dict)
    made: dict[int, tuple[Node, list[tuple[str, Node]]]] = field(default_factory=dict)
    """The mutants of a condition by its identity; kept with the condition, so that no other gets its identity."""

    def mutants_of(self, condition: Node) -> list[tuple[str, Node]]:
        """Every mutant of a condition, made once."""
        if id(condition) not in self.made:
            different = [(what, node) for what, node in mutants(condition) if node != condition]
            self.made[id(condition)] = (condition, different)
        return self.made[id(condition)][1]

    def try_on(self, case: LawCase, sections: list[str]) -> None:
        """Try every mutant of every rule that takes part in a case."""
        found = judged(case)
        for rule in {r.provision.name: r for r in written(found.program)}.values():
            if sections and rule.provision.section not in sections:
                continue
            before = rule.truth(found.facts)
            for what, node in self.mutants_of(rule.condition):
                key = key_of(rule, what)
                if key not in self.caught:
                    self._judge(case, found, rule, replace(rule, condition=node), before, key)

    def try_alone(self, case: RuleCase) -> None:
        """Try every mutant of the one rule that a rule case is about."""
        rule, facts = rule_of(case), facts_of(case)
        for what, node in self.mutants_of(rule.condition):
            key = key_of(rule, what)
            if key in self.caught:
                continue
            if compiled(node)(facts) is not case.expected:
                self.caught.add(key)
                self.alive.pop(key, None)
            else:
                self.alive[key] = case.title

    def _judge(
        self, case: LawCase, found: Determination, rule: Rule, mutant: Rule, before: Tri, key: tuple[str, str]
    ) -> None:
        after = mutant.truth(found.facts)
        # A rule that comes out as before, and is known, cannot move the answer. One that is open may, by what is asked;
        # only the cases of its own section are expected to notice that, and trying all would take hours.
        own = rule.provision.section in case.place
        unmoved = after is before and after is not None
        if before is None and not own:
            unmoved = True
        if not unmoved and self._noticed(case, found, rule, mutant):
            self.caught.add(key)
            self.alive.pop(key, None)
        else:
            self.alive[key] = case.title

    def _noticed(self, case: LawCase, found: Determination, rule: Rule, mutant: Rule) -> bool:
        program = with_rule(found.program, rule, mutant)
        return bool(compare(case.data["expect"], run(found.law, program, found.facts)))


def main(sections: list[str]) -> int:
    """Print what is caught; exit status 1 below 95 percent."""
    tally = Tally()
    for alone in all_rule_cases():
        if not sections or alone.section in sections:
            tally.try_alone(alone)
    cases = list(all_cases())
    for number, case in enumerate(cases, 1):
        tally.try_on(case, sections)
        progress = f"{number}/{len(cases)} cases, {len(tally.caught)} caught, {len(tally.alive)} alive"
        print(f"\r{progress}", end="", file=sys.stderr)
    print(file=sys.stderr)
    by_rule: dict[str, list[str]] = defaultdict(list)
    for name, what in sorted(tally.alive):
        by_rule[name].append(what)
    for name, left in by_rule.items():
        print(name, *(f"    {what[:150]}" for what in left), sep="\n")
    tried = len(tally.caught) + len(tally.alive)
    share = len(tally.caught) / max(1, tried)
    print(f"{len(tally.caught)} of {tried} mutants caught: {share:.1%}")
    return 0 if share >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
