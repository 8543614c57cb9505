"""A provision made ready to run, and all of one jurisdiction together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from gwanmun.law.model import Lifts, Provision
from gwanmun.logic import (
    Facts,
    Node,
    Tri,
    compiled,
    conjunction,
    negate,
)


class RuleError(ValueError):
    """A provision whose condition cannot be read, with file and line."""


@dataclass(eq=False)
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


@lru_cache(maxsize=65_536)
def _covers(lifts: Lifts, section: str, reason: str, left_open: tuple[str, ...] | None) -> bool:
    return lifts.covers(section, reason, left_open)


def answers(authorisation: Rule, requirement: Rule) -> bool:
    """Whether an authorisation, where it holds, answers a requirement."""
    asked = requirement.provision
    return _covers(authorisation.provision.lifts, asked.section, asked.reason, asked.authorisations_open)
