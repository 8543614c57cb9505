"""Do the law cases notice a wrong rule? Drop or negate every part of every condition, one at a time.

    python -m tests.law.mutation [SECTION ...]

A mutant is caught if any law case complains of it. Rows of tables are left to the tests of the tables. Those that
nobody noticed are listed, and the share caught.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import decide
from gwanmun.decide.engine import Determination, run
from gwanmun.law.load import rules
from gwanmun.law.program import Program, Rule
from gwanmun.logic.simplify import conjunction, disjunction, negate
from gwanmun.logic.terms import TRUE, And, Named, Node, Not, Or
from tests.law.cases import LawCase, all_cases, compare, given


@dataclass(frozen=True)
class Prepared:
    """A law case and the determination of the rules as they are."""

    case: LawCase
    found: Determination


def mutants(node: Node) -> Iterator[tuple[str, Node]]:
    """The condition negated as a whole, and without, or with the contrary of, each of its parts."""
    yield "negated", negate(node)
    yield from _inner(node)


def _inner(node: Node) -> Iterator[tuple[str, Node]]:
    match node:
        case And(items) | Or(items):
            join = conjunction if isinstance(node, And) else disjunction
            for i, item in enumerate(items):
                others = (*items[:i], *items[i + 1 :])
                yield f"without {item}", join(others)
                yield f"contrary of {item}", join((*others, negate(item)))
                for what, inner in _inner(item):
                    yield what, join((*others, inner))
        case Not(item):
            for what, inner in _inner(item):
                yield what, negate(inner)
        case Named():
            return  # what a table or a definition says is mutated where it stands
        case _:
            yield "always", TRUE


def prepared() -> list[Prepared]:
    """All cases, judged once by the rules as they are."""
    base = rules()
    found = []
    for case in all_cases():
        on, known = (date.fromisoformat(case.data.get(k, "9999-12-31")) for k in ("on", "known_at"))
        decision = decide(parse_case(given(case.data["given"], case.data.get("not_stated"))), on, known, base)
        found += [Prepared(case, d) for d in decision.lines[0].determinations if d.jurisdiction == case.jurisdiction]
    return found


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


def main(sections: list[str]) -> int:
    """Print what is caught; exit status 1 below 95 percent."""
    alive: dict[tuple[str, str], str] = {}
    caught: set[tuple[str, str]] = set()
    for number, one in enumerate(cases := prepared(), 1):
        for rule in {r.provision.name: r for r in written(one.found.program)}.values():
            if sections and rule.provision.section not in sections:
                continue
            for what, node in mutants(rule.condition):
                key = (rule.provision.name, what)
                if key in caught or node == rule.condition:
                    continue
                program = with_rule(one.found.program, rule, replace(rule, condition=node))
                if compare(one.case.data["expect"], run(one.found.law, program, one.found.facts)):
                    caught.add(key)
                    alive.pop(key, None)
                else:
                    alive[key] = one.case.title
        print(f"\r{number}/{len(cases)} cases, {len(caught)} caught, {len(alive)} alive", end="", file=sys.stderr)
    by_section: dict[str, list[str]] = defaultdict(list)
    for name, what in sorted(alive):
        by_section[name].append(what)
    for name, left in by_section.items():
        print(name, *(f"    {what[:150]}" for what in left), sep="\n")
    share = len(caught) / max(1, len(caught) + len(alive))
    print(f"{len(caught)} of {len(caught) + len(alive)} mutants caught: {share:.1%}")
    return 0 if share >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
