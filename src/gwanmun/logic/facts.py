"""Typed facts: what a condition may ask about, and what its answers look like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from gwanmun.logic.values import NOT_APPLICABLE, UNKNOWN, Value
from gwanmun.world.suggest import near


class Kind(Enum):
    """The type of a fact's value, as far as logic is concerned."""

    BOOL = "bool"
    NUMBER = "number"
    SYMBOL = "symbol"
    CODE = "code"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class FactType:
    """One fact: its name, the kind of its value, and the closed list of its values where there is one.

    ``choices`` empty means that any symbol, number, code or date is possible.
    ``many`` marks a fact of each member of a collection (``party.country``), named ``parties[0].country`` in a case.
    """

    name: str
    kind: Kind
    choices: tuple[str, ...] = ()
    answerable: bool = True
    rank: int = 0

    def accepts(self, value: Value) -> bool:
        """Whether ``value`` is of this fact's kind (and one of its choices)."""
        if value is UNKNOWN or value is NOT_APPLICABLE:
            return True
        match self.kind:
            case Kind.BOOL:
                return isinstance(value, bool)
            case Kind.NUMBER:
                return isinstance(value, (int, Decimal)) and not isinstance(value, bool)
            case Kind.DATE:
                return isinstance(value, date)
            case Kind.SYMBOL | Kind.CODE:
                return isinstance(value, str) and (not self.choices or value in self.choices)


class UnknownFact(KeyError):
    """A name that is no fact of this vocabulary, with the names that look like it."""

    def __init__(self, name: str, suggestions: tuple[str, ...]) -> None:
        self.name = name
        self.suggestions = suggestions
        hint = f"; did you mean {' or '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"there is no fact called {name!r}{hint}")

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Vocabulary:
    """Every fact that conditions may name.

    ``collections`` maps the variable of a quantifier to its collection: ``{"party": "parties"}``; ``roles`` are
    prefixes that stand for the one member in that role (``end_user.country``).
    """

    types: Mapping[str, FactType]
    collections: Mapping[str, str] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()

    def type_of(self, name: str) -> FactType:
        """The type of the fact called ``name``; members (``parties[0].x``) and roles share their variable's type.

        :raises UnknownFact: if no such fact is declared.
        """
        found = self.types.get(name) or self.types.get(self.general_name(name))
        if found is None:
            raise UnknownFact(name, self.suggest(name))
        return found if found.name == name else FactType(name, found.kind, found.choices, found.answerable, found.rank)

    def general_name(self, name: str) -> str:
        """``party.country`` for ``parties[0].country`` and for ``end_user.country``; other names unchanged."""
        head, _, rest = name.partition(".")
        base = head.partition("[")[0]
        for variable, collection in self.collections.items():
            if base == collection or base in self.roles:
                return f"{variable}.{rest}"
        return name

    def suggest(self, name: str) -> tuple[str, ...]:
        """Up to three declared names that look like ``name``."""
        return tuple(near(name, self.types))

    def extended(self, more: Iterable[FactType]) -> Vocabulary:
        """A vocabulary with further facts; a name declared twice must have the same kind and choices."""
        types = dict(self.types)
        for fact in more:
            old = types.get(fact.name)
            if old is not None and (old.kind, old.choices) != (fact.kind, fact.choices):
                raise ValueError(f"fact {fact.name!r} is declared twice with different types")
            types[fact.name] = fact
        return Vocabulary(types, self.collections, self.roles)
