"""From the text of provisions to rules: conditions read, references resolved, what is equal compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from gwanmun.law.common import GROUPS, group_of, restricts, without_row
from gwanmun.law.model import Provision
from gwanmun.law.rule import Program, Rule, RuleError
from gwanmun.law.rulebase import SetsUsed
from gwanmun.law.sets import chart_row
from gwanmun.logic import (
    ConditionError,
    Node,
    conjunction,
    disjunction,
    expand,
    fold,
    negate,
)
from gwanmun.logic.terms import (
    FALSE,
    TRUE,
    And,
    Named,
    NamedSet,
    Not,
    Opaque,
    Or,
    Quantified,
    Reference,
    Test,
    children,
)

if TYPE_CHECKING:
    from gwanmun.law.program import Slice

FUNCTIONS = frozenset({"controlled_for", "listed_only_for", "required_only_for", "list_allows", "list_excludes"})
_SET = re.compile(r"\b[A-Z]+\.[A-Za-z0-9_]+")
_QUESTION = re.compile(rf"\b({'|'.join(sorted(FUNCTIONS))})\(\s*(?:\"([^\"]*)\"|'([^']*)')\s*\)")
_TERM = re.compile(r"\bterm\.([a-z0-9_]+)")
ORDER_VALUE = "item.net_value_usd"
ITEM_CODE = "item.eccn"


class Compiler:
    """Makes the rules of one slice for one jurisdiction, one entry and a number of parties."""

    def __init__(self, law: Slice, jurisdiction: str, entry: str | None, parties: int) -> None:
        self.law = law
        self.jurisdiction = jurisdiction
        self.entry = entry
        self.sizes = {"parties": parties}
        self.parser = law.parser(jurisdiction)
        self.keyed = [p for p in law.entry_provisions(entry) if p.jurisdiction == jurisdiction] if entry else []
        self.common = law.common(jurisdiction, parties)
        self.definitions = self.common.definitions
        self.made: dict[int, Rule] = {}
        self.state: int | None = None
        self.answers: dict[tuple[str, str], Node] = {}

    def program(self) -> Program:
        """All rules of the jurisdiction."""
        of_entry: dict[str | None, list[Rule]] = {}
        for rule in (*self.keyed_rules(), *self.unclassified()):
            of_entry.setdefault(group_of(rule.provision), []).append(rule)
        groups = {name: (*self.own_rules(name), *of_entry.get(name, ())) for name in GROUPS}
        return Program(jurisdiction=self.jurisdiction, read=self.node, **groups)

    def own_rules(self, group: str) -> tuple[Rule, ...]:
        """The rules of a group that the jurisdiction has for every entry; most of them are the same for all."""
        kept = self.common.kept.get(group)
        if kept is None:
            kept = self.common.kept[group] = tuple(map(self.of_any_entry, self.common.groups[group]))
        return tuple(r if isinstance(r, Rule) else self.made_of(*r) for r in kept)

    def of_any_entry(self, provision: Provision) -> Rule | tuple[Provision, Node | None]:
        """What of a provision is the same for every entry: its rule, or its condition, or nothing but itself."""
        if self.is_common(provision):
            return self.rule(provision)
        return provision, None if self.asks_entry(provision.when) else self.node(provision.when, provision)

    def made_of(self, provision: Provision, condition: Node | None) -> Rule:
        """The rule of a provision whose condition, or what sets it aside, is this entry's own."""
        if condition is None:
            return self.rule(provision)
        found = self.made.get(id(provision))
        if found is None:
            found = self.made[id(provision)] = Rule(provision, condition, lambda: self.aside(provision))
        return found

    def keyed_rules(self) -> tuple[Rule, ...]:
        """The rules that the tables spell out for the entry."""
        return tuple(self.rule(p) for p in self.keyed)

    def rule(self, provision: Provision) -> Rule:
        """A provision made ready to run, once; for all entries together, if it does not ask what the entry says."""
        made = self.common.made if self.is_common(provision) else self.made
        found = made.get(id(provision))
        if found is None:
            condition = self.node(provision.when, provision)
            found = made[id(provision)] = Rule(provision, condition, lambda: self.aside(provision))
        return found

    def is_common(self, provision: Provision) -> bool:
        """Whether a provision, and what sets it aside, is the same for every entry."""
        known = self.common.whether.get(id(provision))
        if known is None:
            asking = self.asks_entry(provision.when) or not all(map(self.is_common, self.named(provision)))
            if not asking and provision.kind == "authorisation":
                name = without_row(provision)
                asking = any(restricts(r, name) for r in self.asking_restrictions())
            known = self.common.whether[id(provision)] = not asking
        return known

    def asking_restrictions(self) -> list[Provision]:
        """The restrictions that ask what the entry says."""
        if self.common.asking is None:
            self.common.asking = [r for r in self.law.restrictions if not self.is_common(r)]
        return self.common.asking

    def aside(self, provision: Provision) -> tuple[Rule, ...]:
        """The carve-outs that a provision names, and the restrictions that name it."""
        named = self.named(provision)
        if provision.kind == "authorisation":
            named += self.law.restricting(without_row(provision))
        return tuple(self.rule(p) for p in named)

    def named(self, provision: Provision) -> list[Provision]:
        """The carve-outs that a provision names."""
        return [self.common.by_name[n] for n in provision.unless if n in self.common.by_name]

    def node(self, text: str, provision: Provision) -> Node:
        """The condition, compiled once for all slices in which the sets that it names have the same members.

        One that asks what the item's entry says is compiled for each entry.
        """
        if self.asks_entry(text):
            return self.of_entry(text, provision)
        key = (self.jurisdiction, text, self.sizes["parties"])
        found = self.law.conditions.get(key)
        if found is None:
            found = self.law.conditions[key] = self.kept(text, provision)
        return found

    def of_entry(self, text: str, provision: Provision) -> Node:
        """A condition that asks what the entry says, compiled once for all entries that say the same."""
        asking = self.common.asked.get(text)
        if asking is None:
            whole = self.with_terms(text)
            state = (self.jurisdiction, whole, self.sizes["parties"], *self.sets_in(whole))
            asking = self.common.asked[text] = (self.law.base.state_number(state), _asked(whole))
        number, questions = asking
        # Answers are kept for good, so that their identity stands for them.
        key = (number, *(id(self.said(*question)) for question in questions))
        found = self.law.base.entry_nodes.get(key)
        if found is None:
            found = self.law.base.entry_nodes[key] = self.compile(text, provision)
        return found

    def said(self, name: str, argument: str) -> Node:
        """What the entry says to one question."""
        found = self.answers.get((name, argument))
        if found is None:
            base = self.law.base
            if self.state is None:
                self.state = base.state_number(self.of_this_entry())
            key = (self.jurisdiction, self.sizes["parties"], self.state, name, argument)
            if key not in base.said:
                node = self.of_function(Reference(name, (argument,)))
                base.said[key] = base.conditions.setdefault(node, node)
            found = self.answers[name, argument] = base.said[key]
        return found

    def of_this_entry(self) -> tuple[object, ...]:
        """All that a condition may find in the entry: its rows and rules as they are on the day, with their sets."""
        base, entry = self.law.base, self.entry
        if entry is None:
            return (self.jurisdiction,)
        own = " ".join(self.with_terms(p.when) for p in self.keyed)
        texts = f"{own} {base.texts_of(self.jurisdiction, entry)}"
        rows = base.rows_valid(self.jurisdiction, entry, self.law.on, self.law.known_at)
        rules = tuple(id(p) for p in base.entry_provisions(entry) if self.law.valid(p))
        return (self.jurisdiction, entry, rules, own, rows, self.sets_in(texts))

    def sets_in(self, text: str) -> SetsUsed:
        """The named sets in a text, with their members as of the dates."""
        sets = self.parser.sets
        return tuple((name, sets[name]) for name in _sets(text) if name in sets)

    def kept(self, text: str, provision: Provision) -> Node:
        """The condition as another slice with the same sets has it, else compiled."""
        whole = self.with_terms(text)
        key = (self.jurisdiction, whole, self.sizes["parties"], self.sets_in(whole))
        node = self.law.base.nodes.get(key)
        if node is None:
            node = self.law.base.nodes[key] = self.compile(text, provision)
        return node

    def with_terms(self, text: str) -> str:
        """The condition with the definitions that it refers to behind it."""
        found = self.common.whole.get(text)
        if found is None:
            terms = [self.definitions[t].when for t in _terms(text) if t in self.definitions]
            found = self.common.whole[text] = " ".join([text, *(self.with_terms(t) for t in terms)])
        return found

    def asks_entry(self, text: str) -> bool:
        """Whether a condition, or a definition it refers to, asks what the item's entry says."""
        known = self.law.asking.get((self.jurisdiction, text))
        if known is None:
            terms = (self.definitions[t].when for t in _terms(text) if t in self.definitions)
            known = any(f"{name}(" in text for name in FUNCTIONS) or any(self.asks_entry(t) for t in terms)
            self.law.asking[self.jurisdiction, text] = known
        return known

    def compile(self, text: str, provision: Provision) -> Node:
        """The condition read, with everything in it that stands for something else put in its place."""
        try:
            parsed = self.parser.parse(text)
        except ConditionError as error:
            raise RuleError(f"{provision.file}:{provision.line}: {provision.name}: {error}") from None
        node = self.ready(parsed, provision)
        # Equal conditions are one, so that what was compiled of it is kept, and rules can be told by their identity.
        return self.law.base.conditions.setdefault(node, node)

    def ready(self, node: Node, provision: Provision) -> Node:
        """What was read, made ready to be judged; a part that does not ask the entry, once for all entries."""
        known = self.common.ready.get(id(node))
        if known is not None:
            return known[1]
        match node:
            case Quantified():
                found = fold(self.charted(expand(node, self.sizes, lambda named: self.resolve(named, provision))))
            case Reference():
                found = Named(str(node), self.resolve(node, provision))
            case Named(name, item):
                found = Named(name, self.ready(item, provision))
            case Not(item):
                found = negate(self.ready(item, provision))
            case And(items):
                found = conjunction(tuple(self.ready(i, provision) for i in items))
            case Or(items):
                found = disjunction(tuple(self.ready(i, provision) for i in items))
            case _:
                found = self.charted(node)
        if not self.asks(node):
            # With its node, so that the number that stands for it is not given to another.
            self.common.ready[id(node)] = (node, found)
        return found

    def asks(self, node: Node) -> bool:
        """Whether a part of a condition asks what the item's entry says."""
        if isinstance(node, Reference):
            definition = self.definitions.get(node.name.removeprefix("term."))
            return node.name in FUNCTIONS or definition is None or self.asks_entry(definition.when)
        return any(map(self.asks, children(node)))

    def resolve(self, reference: Reference, provision: Provision) -> Node:
        """What a reference in a condition stands for, made ready."""
        if reference.name in FUNCTIONS:
            return self.ready(self.said(reference.name, *reference.arguments), provision)
        definition = self.definitions.get(reference.name.removeprefix("term."))
        if definition is None:
            raise RuleError(f"{provision.file}:{provision.line}: {provision.name}: there is no {reference.name}")
        return self.node(definition.when, provision)

    def of_function(self, reference: Reference) -> Node:
        """What a question about the entry stands for."""
        (argument,) = reference.arguments
        match reference.name:
            case "controlled_for":
                return self.controlled_for(argument)
            case "listed_only_for":
                return self.listed_only_for(argument)
            case "required_only_for":
                return self.required_only_for(argument)
            case _:
                return self.listed(reference.name == "list_allows", argument)

    def controlled_for(self, reason: str) -> Node:
        """Whether the item is controlled for a reason at all: the scopes of its entry's rows alone."""
        if self.entry is None:
            return Opaque(f"controlled_for({reason!r}) of an item without a control number", "")
        scopes = self.law.base.scopes(self.jurisdiction, self.entry, reason, self.law.on, self.law.known_at)
        return disjunction(tuple(self.parser.parse(s) if s else TRUE for s in scopes))

    def listed_only_for(self, reason: str) -> Node:
        """Whether the item's entry names this reason for control and no other, for whatever paragraph."""
        if self.entry is None:
            return Opaque(f"listed_only_for({reason!r}) of an item without a control number", "")
        named = self.law.base.reasons(self.jurisdiction, self.entry, self.law.on, self.law.known_at)
        return TRUE if named == {reason} else FALSE

    def required_only_for(self, reasons: str) -> Node:
        """Whether no row of the item's entry asks for a licence to this destination for a reason other than these."""
        if self.entry is None:
            return Opaque(f"required_only_for({reasons!r}) of an item without a control number", "")
        named = set(reasons.split())
        others = (p for p in self.keyed if p.kind == "requirement" and not set(p.reason.split()) <= named)
        return negate(disjunction(tuple(self.rule(p).condition for p in others)))

    def listed(self, allowed: bool, exception: str) -> Node:
        """What the item's entry says of a list-based exception: allowed within a scope and a value, or excluded."""
        if self.entry is None:
            said = "is open to" if allowed else "is denied"
            return Opaque(f"an item without a control number {said} {exception}", "")
        rows = self.law.base.listed_exceptions(self.jurisdiction, self.entry, exception)
        return disjunction(tuple(self.listed_row(r) for r in rows if (r["available"] != "no") is allowed))

    def listed_row(self, row: Mapping[str, str]) -> Node:
        """The condition of one row of list-based exceptions."""
        texts = [row[column] for column in ("scope", "condition", "destinations") if row.get(column)]
        parts: list[Node] = [expand(self.parser.parse(t), self.sizes, self.resolve_in_row) for t in texts]
        if row.get("value_limit_usd"):
            parts.append(Test(ORDER_VALUE, "<=", Decimal(row["value_limit_usd"])))
        return conjunction(tuple(parts))

    def resolve_in_row(self, reference: Reference) -> Node:
        """A row may ask for what its entry is controlled; nothing else stands behind it."""
        if reference.name != "controlled_for":
            raise RuleError(f"a table row may not refer to {reference}")
        return self.controlled_for(reference.arguments[0])

    def charted(self, node: Node) -> Node:
        """The node with its countries counted as the jurisdiction counts them."""
        return self.countries(node) if self.jurisdiction == "us_ear" else node

    def countries(self, node: Node) -> Node:
        """Countries counted as the Country Chart counts them: a territory takes its country's row (738.3(b))."""
        match node:
            case Test(fact, "==", str() as code) if self.is_country(fact):
                members = chart_row(code)
                return Test(fact, "in", NamedSet(code, members)) if len(members) > 1 else node
            case Test(fact, "in", frozenset() as codes) if self.is_country(fact):
                return Test(fact, "in", frozenset(m for c in codes for m in chart_row(c)))
            case Named(name, item):
                return Named(name, self.countries(item))
            case Not(item):
                return Not(self.countries(item))
            case And(items):
                return And(tuple(self.countries(i) for i in items))
            case Or(items):
                return Or(tuple(self.countries(i) for i in items))
            case _:
                return node

    def is_country(self, fact: str) -> bool:
        """Whether a fact names a country."""
        info = self.law.base.facts.get(self.law.base.vocabulary.general_name(fact))
        return info is not None and info.shown_as == "country"

    def unclassified(self) -> list[Rule]:
        """While the control number is not stated, any entry's requirement is possible: ask for the number."""
        found: list[Rule] = []
        if self.entry is not None:
            return found
        listed = Test(ITEM_CODE, "in", NamedSet("any entry of the list", self.law.base.entries))
        for provision in self.law.base.keyed_provisions:
            if provision.jurisdiction == self.jurisdiction and self.law.valid(provision):
                condition = conjunction((listed, Opaque(f"{provision.name} for a stated control number", "")))
                found.append(Rule(provision, condition))
        return found


@lru_cache(maxsize=8192)
def _terms(text: str) -> tuple[str, ...]:
    """The definitions that a condition refers to."""
    return tuple(_TERM.findall(text))


@lru_cache(maxsize=8192)
def _sets(text: str) -> tuple[str, ...]:
    """What may be names of sets in a condition."""
    return tuple(dict.fromkeys(_SET.findall(text)))


@lru_cache(maxsize=8192)
def _asked(text: str) -> tuple[tuple[str, str], ...]:
    """The questions about the item's entry in a condition."""
    found = tuple(dict.fromkeys((m[1], m[2] or m[3]) for m in _QUESTION.finditer(text)))
    # A question written in a way that is not seen here would be answered for another entry.
    if sum(text.count(f"{name}(") for name in FUNCTIONS) != len(_QUESTION.findall(text)):
        raise RuleError(f"a question about an entry cannot be read: {text!r}")
    return found
