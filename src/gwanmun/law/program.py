"""A slice of the rule base made ready to run: what was in force on a day, as known on another, for one kind of case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from gwanmun.law.common import Common, restricts
from gwanmun.law.compiler import FUNCTIONS, Compiler
from gwanmun.law.model import Provision
from gwanmun.law.reviews import reviewed
from gwanmun.law.rule import Program, Rule, RuleError, answers
from gwanmun.law.rulebase import RuleBase
from gwanmun.law.sets import sets_at
from gwanmun.logic import (
    Node,
    Parser,
)

__all__ = ["Program", "Rule", "RuleError", "Slice", "answers", "entry_of"]


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
        self._states: dict[str, int] = {}
        self._common: dict[tuple[str, int], Common] = {}
        self._of_entry: dict[str, tuple[Provision, ...]] = {}
        self._compilers: dict[tuple[str, str | None, int], Compiler] = {}
        self._listed: dict[tuple[str, str], tuple[Rule, ...]] = {}
        self._restricting: dict[str, tuple[Provision, ...]] = {}

    def valid(self, provision: Provision) -> bool:
        """Whether this version was in force on the day, as known on the other."""
        return provision.in_force.contains(self.on) and provision.known.contains(self.known_at)

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions in force that do not hang on the item's entry."""
        valid = (p for p in self.base.provisions if self.valid(p))
        return tuple(reviewed(self.base, p, self.on, self.known_at) for p in valid)

    def own(self, jurisdiction: str) -> tuple[Provision, ...]:
        """The provisions in force of one jurisdiction that do not hang on the item's entry."""
        if jurisdiction not in self._own:
            self._own[jurisdiction] = tuple(p for p in self.provisions if p.jurisdiction == jurisdiction)
        return self._own[jurisdiction]

    def common(self, jurisdiction: str, parties: int) -> Common:
        """What the compilers of one jurisdiction share, for a number of parties."""
        key = (jurisdiction, parties)
        if key not in self._common:
            self._common[key] = Common(self.own(jurisdiction))
        return self._common[key]

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
            self._restricting[name] = tuple(p for p in self.restrictions if restricts(p, name))
        return self._restricting[name]

    @cached_property
    def restrictions(self) -> tuple[Provision, ...]:
        """The restrictions in force."""
        return tuple(p for p in self.provisions if p.kind == "restriction")

    def listed_rules(self, jurisdiction: str, entry: str) -> tuple[Rule, ...]:
        """The rules that the tables spell out for one entry, and nothing else."""
        key = (jurisdiction, entry)
        if key not in self._listed:
            self._listed[key] = Compiler(self, jurisdiction, entry, 0).keyed_rules()
        return self._listed[key]

    def rule(self, provision: Provision, code: str | None, parties: int) -> Rule:
        """One provision made ready to run for an item of control number ``code`` and a number of parties."""
        return self._compiler(provision.jurisdiction, entry_of(code), max(1, parties)).rule(provision)

    def _compiler(self, jurisdiction: str, entry: str | None, parties: int) -> Compiler:
        key = (jurisdiction, entry, parties)
        if key not in self._compilers:
            self._compilers[key] = Compiler(self, *key)
        return self._compilers[key]

    def program(self, jurisdiction: str, code: str | None, parties: int) -> Program:
        """The rules for an item of control number ``code`` (``None``: not stated) and a number of parties.

        Slices between which nothing changed for the jurisdiction and the entry have the same program.
        """
        entry = entry_of(code)
        # Every shipment has another party: one that the case does not name is unknown, not absent.
        parties = max(1, parties)
        key = (jurisdiction, entry, parties)
        if key not in self._programs:
            programs, state = self.base.programs, (self.state(jurisdiction), self._entry_state(jurisdiction, entry))
            if (*state, parties) not in programs:
                programs[*state, parties] = self._compiler(*key).program()
            program = programs[*state, parties]
            assert isinstance(program, Program)
            self._programs[key] = program
        return self._programs[key]

    def state(self, jurisdiction: str) -> int:
        """A number for all that the rules of a jurisdiction consist of on the day, but for those of entries."""
        if jurisdiction not in self._states:
            others = (id(r) for r in self.restrictions if r.jurisdiction != jurisdiction)
            own, sets = map(id, self.own(jurisdiction)), self.sets(jurisdiction).items()
            self._states[jurisdiction] = self.base.state_number((jurisdiction, *own, None, *others, None, *sets))
        return self._states[jurisdiction]

    def _entry_state(self, jurisdiction: str, entry: str | None) -> int:
        """A number for all that the tables say of an entry on the day; without one, for which rules any has."""
        base = self.base
        if entry is None:
            return base.state_number((jurisdiction, None, *(id(p) for p in base.keyed_provisions if self.valid(p))))
        rows = base.rows_valid(jurisdiction, entry, self.on, self.known_at)
        return base.state_number((jurisdiction, entry, *map(id, self.entry_provisions(entry)), None, *rows))


def entry_of(code: str | None) -> str | None:
    """``3B001`` for ``3B001.c.1.a``; ``None`` stays ``None``."""
    return code.partition(".")[0] if code else None
