"""The condition language as values: immutable nodes that can be printed, hashed, evaluated and simplified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Operator: TypeAlias = Literal["is", "==", "<", "<=", ">", ">=", "in", "under"]
_HASH = "_hash"
"""Where a node keeps its hash. Nodes put what they hold into their dictionary: there are thousands of them, and the
fields of a frozen dataclass are set one by one, each by a call."""
Constant: TypeAlias = bool | int | Decimal | str | date


@dataclass(frozen=True)
class Truth:
    """A condition that is always TRUE or always FALSE."""

    value: bool

    def __str__(self) -> str:
        return "true" if self.value else "false"


TRUE = Truth(True)
FALSE = Truth(False)


@dataclass(frozen=True)
class NamedSet:
    """A set of symbols with the name under which the law knows it (``EAR.D5``); members as of the slice's dates."""

    name: str
    members: frozenset[str]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, init=False)
class Test:
    """One question about one fact: ``fact operator operand``.

    ``is`` asks whether a boolean fact is true (operand ``True``). ``in`` takes a :class:`NamedSet` or a frozenset,
    ``under`` a tuple of codes: true if the fact's code is one of them or below it.
    """

    __test__ = False  # not a pytest class

    fact: str
    operator: Operator
    operand: Constant | NamedSet | frozenset[str] | tuple[str, ...]

    def __init__(
        self, fact: str, operator: Operator, operand: Constant | NamedSet | frozenset[str] | tuple[str, ...]
    ) -> None:
        self.__dict__.update(fact=fact, operator=operator, operand=operand)

    def __str__(self) -> str:
        if self.operator == "is":
            return self.fact
        return f"{self.fact} {self.operator} {_show(self.operand)}"

    def __hash__(self) -> int:
        found: int | None = self.__dict__.get(_HASH)
        if found is None:
            found = self.__dict__[_HASH] = hash((self.fact, self.operator, self.operand))
        return found


@dataclass(frozen=True)
class Compare:
    """A comparison of two facts; UNKNOWN unless both are known."""

    left: str
    operator: Operator
    right: str

    def __str__(self) -> str:
        return f"{self.left} {self.operator} {self.right}"


@dataclass(frozen=True)
class Opaque:
    """A condition whose truth no condition language can tell: what is not modelled.

    ``fact`` names what a person could state to settle it (empty: nothing can), ``about`` what it stands for.
    """

    about: str
    fact: str = ""

    def __str__(self) -> str:
        return f"not modelled: {self.about}"


@dataclass(frozen=True, init=False)
class Not:
    """Negation."""

    item: Node

    def __init__(self, item: Node) -> None:
        self.__dict__["item"] = item

    def __str__(self) -> str:
        return f"not ({self.item})"

    def __hash__(self) -> int:
        found: int | None = self.__dict__.get(_HASH)
        if found is None:
            found = self.__dict__[_HASH] = hash(("not", self.item))
        return found


@dataclass(frozen=True, init=False)
class And:
    """All of the items."""

    items: tuple[Node, ...]

    def __init__(self, items: tuple[Node, ...]) -> None:
        self.__dict__["items"] = items

    def __str__(self) -> str:
        return " and ".join(f"({i})" if isinstance(i, Or) else str(i) for i in self.items) or "true"

    def __hash__(self) -> int:
        found: int | None = self.__dict__.get(_HASH)
        if found is None:
            found = self.__dict__[_HASH] = hash(("and", self.items))
        return found


@dataclass(frozen=True, init=False)
class Or:
    """Any of the items."""

    items: tuple[Node, ...]

    def __init__(self, items: tuple[Node, ...]) -> None:
        self.__dict__["items"] = items

    def __str__(self) -> str:
        return " or ".join(f"({i})" if isinstance(i, And) else str(i) for i in self.items) or "false"

    def __hash__(self) -> int:
        found: int | None = self.__dict__.get(_HASH)
        if found is None:
            found = self.__dict__[_HASH] = hash(("or", self.items))
        return found


@dataclass(frozen=True)
class Quantified:
    """``any`` or ``all`` of ``body`` over the members of ``collection``; removed by :func:`simplify.expand`."""

    every: bool
    variable: str
    collection: str
    body: Node

    def __str__(self) -> str:
        return f"{'all' if self.every else 'any'}({self.body} for {self.variable} in {self.collection})"


@dataclass(frozen=True)
class Reference:
    """A named condition (``term.NAME``) or a function of constants (``controlled_for("MT")``), still to be resolved."""

    name: str
    arguments: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.arguments and "." in self.name:
            return self.name
        return f"{self.name}({', '.join(_show(a) for a in self.arguments)})"


@dataclass(frozen=True, init=False)
class Named:
    """A condition under the name of its definition, kept for explanation."""

    name: str
    item: Node

    def __init__(self, name: str, item: Node) -> None:
        self.__dict__.update(name=name, item=item)

    def __str__(self) -> str:
        return self.name

    def __hash__(self) -> int:
        found: int | None = self.__dict__.get(_HASH)
        if found is None:
            found = self.__dict__[_HASH] = hash(("named", self.name, self.item))
        return found


Node: TypeAlias = Truth | Test | Compare | Opaque | Not | And | Or | Quantified | Reference | Named


def children(node: Node) -> tuple[Node, ...]:
    """The direct parts of a node."""
    match node:
        case And(items) | Or(items):
            return items
        case Not(item) | Named(_, item):
            return (item,)
        case Quantified(body=body):
            return (body,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, each before its parts."""
    left = [node]
    while left:
        part = left.pop()
        yield part
        left += reversed(children(part))


def facts_of(node: Node) -> frozenset[str]:
    """The names of all facts that the condition mentions, found once and kept with it."""
    found: frozenset[str] | None = node.__dict__.get("_facts")
    if found is None:
        match node:
            case Test(fact=fact):
                found = frozenset({fact})
            case Compare(left, _, right):
                found = frozenset({left, right})
            case Opaque(fact=fact):
                found = frozenset({fact} if fact else ())
            case _:
                found = frozenset[str]().union(*(facts_of(c) for c in children(node)))
        node.__dict__["_facts"] = found
    return found


def _show(operand: object) -> str:
    match operand:
        case str():
            return repr(operand).replace("'", '"')
        case frozenset():
            return "{" + ", ".join(_show(m) for m in sorted(operand)) + "}"
        case tuple():
            return _show(operand[0]) if len(operand) == 1 else "[" + ", ".join(_show(m) for m in operand) + "]"
        case bool():
            return str(operand).lower()
        case _:
            return str(operand)


def atoms_of(node: Node) -> frozenset[Node]:
    """The tests, comparisons and unread parts that a condition is made of, found once and kept with it."""
    found: frozenset[Node] | None = node.__dict__.get("_atoms")
    if found is None:
        if isinstance(node, Test | Compare | Opaque):
            found = frozenset({node})
        else:
            found = frozenset[Node]().union(*(atoms_of(c) for c in children(node)))
        node.__dict__["_atoms"] = found
    return found
