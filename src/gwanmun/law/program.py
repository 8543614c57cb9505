"""A slice of the rule base made ready to run: what was in force on a day, as known on another, for one kind of case."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache

from gwanmun.law.model import Lifts, Provision
from gwanmun.law.reviews import reviewed
from gwanmun.law.rulebase import RuleBase
from gwanmun.law.sets import chart_row, sets_at
from gwanmun.logic import (
    ConditionError,
    Facts,
    Node,
    Parser,
    Tri,
    compiled,
    conjunction,
    disjunction,
    expand,
    fold,
    negate,
)
from gwanmun.logic.terms import TRUE, And, Named, NamedSet, Not, Opaque, Or, Reference, Test

FUNCTIONS = frozenset({"controlled_for", "required_only_for", "list_allows", "list_excludes"})
_SET = re.compile(r"\b[A-Z]+\.[A-Za-z0-9_]+")
_TERM = re.compile(r"\bterm\.([a-z0-9_]+)")
ORDER_VALUE = "item.net_value_usd"
ITEM_CODE = "item.eccn"


class RuleError(ValueError):
    """A provision whose condition cannot be read, with file and line."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A provision ready to run.

    ``condition`` is its own condition, ``unless`` the carve-outs that set it aside (``aside`` makes them, when they are
    first asked for), ``node`` both together.
    """

    provision: Provision
    condition: Node
    aside: Callable[[], tuple[Rule, ...]] = tuple

    @cached_property
    def unless(self) -> tuple[Rule, ...]:
        """The carve-outs and restrictions that set it aside."""
        return self.aside()

    def truth(self, facts: Facts) -> Tri:
        """Whether it holds. What would set aside a rule that does not hold anyway is not looked at."""
        value = compiled(self.condition)(facts)
        if value is False:
            return False
        for rule in self.unless:
            taken = rule.truth(facts)
            if taken is True:
                return False
            if taken is None:
                value = None
        return value

    @cached_property
    def node(self) -> Node:
        """Condition and no carve-out."""
        return conjunction((self.condition, *(negate(r.node) for r in self.unless)))


@dataclass(frozen=True, eq=False)
class Program:
    """All rules of one jurisdiction for one slice, one control-list entry and a number of parties.

    ``gaps`` are the requirements and prohibitions that are not modelled, with the reach as condition.
    ``read`` makes the condition of a review policy, or of a duty, from its text and its provision.
    """

    jurisdiction: str
    subject: tuple[Rule, ...]
    requirements: tuple[Rule, ...]
    prohibitions: tuple[Rule, ...]
    gaps: tuple[Rule, ...]
    authorisations: tuple[Rule, ...]
    open_authorisations: tuple[Rule, ...]
    read: Callable[[str, Provision], Node]
    _answering: dict[Rule, tuple[Rule, ...]] = field(default_factory=dict, init=False)

    def answering(self, requirement: Rule) -> tuple[Rule, ...]:
        """The authorisations that answer a requirement where they hold."""
        found = self._answering.get(requirement)
        if found is None:
            found = tuple(a for a in self.authorisations if answers(a, requirement))
            self._answering[requirement] = found
        return found


class Slice:
    """The rule base as of two dates. Programs are compiled on demand and kept."""

    def __init__(self, base: RuleBase, on: date, known_at: date) -> None:
        self.base = base
        self.on = on
        self.known_at = known_at
        self._parsers: dict[str, Parser] = {}
        self._programs: dict[tuple[str, str | None, int], Program] = {}
        self.asking: dict[tuple[str, str], bool] = {}
        self.conditions: dict[tuple[str, str, int], Node] = {}
        self._own: dict[str, tuple[Provision, ...]] = {}
        self._of_entry: dict[str, tuple[Provision, ...]] = {}
        self._compilers: dict[tuple[str, str | None, int], _Compiler] = {}
        self._listed: dict[tuple[str, str], tuple[Rule, ...]] = {}
        self._restricting: dict[str, tuple[Provision, ...]] = {}

    def valid(self, provision: Provision) -> bool:
        """Whether this version was in force on the day, as known on the other."""
        return provision.in_force.contains(self.on) and provision.known.contains(self.known_at)

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions in force that do not hang on the item's entry."""
        return tuple(p for p in self.base.provisions if self.valid(p))

    def own(self, jurisdiction: str) -> tuple[Provision, ...]:
        """The provisions in force of one jurisdiction that do not hang on the item's entry."""
        if jurisdiction not in self._own:
            self._own[jurisdiction] = tuple(p for p in self.provisions if p.jurisdiction == jurisdiction)
        return self._own[jurisdiction]

    def entry_provisions(self, entry: str) -> tuple[Provision, ...]:
        """The provisions in force that the tables spell out for one entry."""
        if entry not in self._of_entry:
            valid = (p for p in self.base.entry_provisions(entry) if self.valid(p))
            self._of_entry[entry] = tuple(reviewed(self.base, p, self.on, self.known_at) for p in valid)
        return self._of_entry[entry]

    def sets(self, jurisdiction: str) -> Mapping[str, frozenset[str]]:
        """The named sets of a jurisdiction."""
        return self.parser(jurisdiction).sets

    def parser(self, jurisdiction: str) -> Parser:
        """The reader of this jurisdiction's conditions, with its sets as of the dates."""
        if jurisdiction not in self._parsers:
            sets = sets_at(self.base, jurisdiction, self.on, self.known_at)
            self._parsers[jurisdiction] = Parser(self.base.vocabulary, sets, FUNCTIONS)
        return self._parsers[jurisdiction]

    def restricting(self, name: str) -> tuple[Provision, ...]:
        """The restrictions in force that name an authorisation."""
        if name not in self._restricting:
            self._restricting[name] = tuple(p for p in self.restrictions if _matches(name, p.restricts))
        return self._restricting[name]

    @cached_property
    def restrictions(self) -> tuple[Provision, ...]:
        """The restrictions in force."""
        return tuple(p for p in self.provisions if p.kind == "restriction")

    def entry_state(self, jurisdiction: str, entry: str | None, definitions: Mapping[str, Provision]) -> int:
        """A number for all that a condition on an entry hangs on: its rows and rules, the definitions, the sets."""
        base = self.base
        sets = self.sets(jurisdiction)
        parts: tuple[object, ...] = (jurisdiction, entry, tuple(map(id, definitions.values())), frozenset(sets.items()))
        if entry is not None:
            parts += (
                tuple(id(p) for p in base.entry_provisions(entry) if self.valid(p)),
                base.rows_valid(jurisdiction, entry, self.on, self.known_at),
            )
        return base.state_number(parts)

    def listed_rules(self, jurisdiction: str, entry: str) -> tuple[Rule, ...]:
        """The rules that the tables spell out for one entry, and nothing else."""
        key = (jurisdiction, entry)
        if key not in self._listed:
            self._listed[key] = _Compiler(self, jurisdiction, entry, 0).keyed_rules()
        return self._listed[key]

    def rule(self, provision: Provision, code: str | None, parties: int) -> Rule:
        """One provision made ready to run for an item of control number ``code`` and a number of parties."""
        return self._compiler(provision.jurisdiction, entry_of(code), max(1, parties)).rule(provision)

    def _compiler(self, jurisdiction: str, entry: str | None, parties: int) -> _Compiler:
        key = (jurisdiction, entry, parties)
        if key not in self._compilers:
            self._compilers[key] = _Compiler(self, *key)
        return self._compilers[key]

    def program(self, jurisdiction: str, code: str | None, parties: int) -> Program:
        """The rules for an item of control number ``code`` (``None``: not stated) and a number of parties."""
        entry = entry_of(code)
        # Every shipment has another party: one that the case does not name is unknown, not absent.
        parties = max(1, parties)
        key = (jurisdiction, entry, parties)
        if key not in self._programs:
            self._programs[key] = self._compiler(jurisdiction, entry, parties).program()
        return self._programs[key]


def entry_of(code: str | None) -> str | None:
    """``3B001`` for ``3B001.c.1.a``; ``None`` stays ``None``."""
    return code.partition(".")[0] if code else None


class _Compiler:
    def __init__(self, law: Slice, jurisdiction: str, entry: str | None, parties: int) -> None:
        self.law = law
        self.jurisdiction = jurisdiction
        self.entry = entry
        self.sizes = {"parties": parties}
        self.parser = law.parser(jurisdiction)
        own = law.own(jurisdiction)
        self.keyed = [p for p in law.entry_provisions(entry) if p.jurisdiction == jurisdiction] if entry else []
        self.definitions = {p.name.rpartition("/")[2]: p for p in own if p.kind == "definition"}
        self.by_name = {p.name: p for p in own}
        self.own = own
        self.made: dict[int, Rule] = {}
        self.state: int | None = None

    def program(self) -> Program:
        own = [self.rule(p) for p in self.own if p.kind not in ("carve_out", "definition", "restriction")]
        rules = [*own, *self.keyed_rules(), *self.unclassified()]
        required = tuple(r for r in rules if r.provision.kind == "requirement" and not r.provision.not_modelled)
        allowed = [r for r in rules if r.provision.kind == "authorisation"]
        authorisations = tuple(r for r in allowed if not r.provision.not_modelled)
        return Program(
            jurisdiction=self.jurisdiction,
            subject=tuple(r for r in rules if r.provision.kind == "jurisdiction"),
            requirements=required,
            prohibitions=tuple(r for r in rules if r.provision.kind == "prohibition" and not r.provision.not_modelled),
            gaps=tuple(
                r for r in rules if r.provision.not_modelled and r.provision.kind in ("requirement", "prohibition")
            ),
            authorisations=authorisations,
            open_authorisations=tuple(r for r in allowed if r.provision.not_modelled),
            read=self.node,
        )

    def keyed_rules(self) -> tuple[Rule, ...]:
        return tuple(self.rule(p) for p in self.keyed)

    def rule(self, provision: Provision) -> Rule:
        found = self.made.get(id(provision))
        if found is None:
            condition = self.node(provision.when, provision)
            found = self.made[id(provision)] = Rule(provision, condition, lambda: self.aside(provision))
        return found

    def aside(self, provision: Provision) -> tuple[Rule, ...]:
        """The carve-outs that a provision names, and the restrictions that name it."""
        named = [self.by_name[n] for n in provision.unless if n in self.by_name]
        if provision.kind == "authorisation":
            named += self.law.restricting(provision.name.partition("[")[0])
        return tuple(self.rule(p) for p in named)

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
        """A condition that asks what the entry says, compiled once for all slices that leave the entry as it is."""
        if self.state is None:
            self.state = self.law.entry_state(self.jurisdiction, self.entry, self.definitions)
        key = (self.jurisdiction, text, self.sizes["parties"], self.entry or "", self.state)
        found = self.law.base.entry_nodes.get(key)
        if found is None:
            found = self.law.base.entry_nodes[key] = self.compile(text, provision)
        return found

    def kept(self, text: str, provision: Provision) -> Node:
        """The condition as another slice with the same sets has it, else compiled."""
        whole = self.with_terms(text)
        kept = self.law.base.nodes.setdefault((self.jurisdiction, whole, self.sizes["parties"]), [])
        sets = self.parser.sets
        for members, node in kept:
            if all(sets.get(name) == group for name, group in members):
                return node
        node = self.compile(text, provision)
        used = tuple((name, sets[name]) for name in dict.fromkeys(_SET.findall(whole)) if name in sets)
        kept.append((used, node))
        return node

    def with_terms(self, text: str) -> str:
        """The condition with the definitions that it refers to behind it."""
        terms = [self.definitions[t].when for t in _terms(text) if t in self.definitions]
        return " ".join([text, *(self.with_terms(t) for t in terms)])

    def asks_entry(self, text: str) -> bool:
        """Whether a condition, or a definition it refers to, asks what the item's entry says."""
        known = self.law.asking.get((self.jurisdiction, text))
        if known is None:
            terms = (self.definitions[t].when for t in _terms(text) if t in self.definitions)
            known = any(f"{name}(" in text for name in FUNCTIONS) or any(self.asks_entry(t) for t in terms)
            self.law.asking[self.jurisdiction, text] = known
        return known

    def compile(self, text: str, provision: Provision) -> Node:
        try:
            parsed = self.parser.parse(text)
        except ConditionError as error:
            raise RuleError(f"{provision.file}:{provision.line}: {provision.name}: {error}") from None
        expanded = expand(parsed, self.sizes, lambda reference: self.resolve(reference, provision))
        node = fold(self.countries(expanded) if self.jurisdiction == "us_ear" else expanded)
        # Equal conditions are one, so that what was compiled of it is kept, and rules can be told by their identity.
        return self.law.base.conditions.setdefault(node, node)

    def resolve(self, reference: Reference, provision: Provision) -> Node:
        if reference.name == "controlled_for":
            return self.controlled_for(reference.arguments[0])
        if reference.name == "required_only_for":
            return self.required_only_for(reference.arguments[0])
        if reference.name in ("list_allows", "list_excludes"):
            return self.listed(reference.name == "list_allows", reference.arguments[0])
        definition = self.definitions.get(reference.name.removeprefix("term."))
        if definition is None:
            raise RuleError(f"{provision.file}:{provision.line}: {provision.name}: there is no {reference.name}")
        return self.parser.parse(definition.when)

    def controlled_for(self, reason: str) -> Node:
        """Whether the item is controlled for a reason at all: the scopes of its entry's rows alone."""
        if self.entry is None:
            return Opaque(f"controlled_for({reason!r}) of an item without a control number", "")
        scopes = self.law.base.scopes(self.jurisdiction, self.entry, reason, self.law.on, self.law.known_at)
        return disjunction(tuple(self.parser.parse(s) if s else TRUE for s in scopes))

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


@lru_cache(maxsize=65_536)
def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


@lru_cache(maxsize=65_536)
def _covers(lifts: Lifts, section: str, reason: str, left_open: tuple[str, ...] | None) -> bool:
    return lifts.covers(section, reason, left_open)


def answers(authorisation: Rule, requirement: Rule) -> bool:
    """Whether an authorisation, where it holds, answers a requirement."""
    asked = requirement.provision
    return _covers(authorisation.provision.lifts, asked.section, asked.reason, asked.authorisations_open)
