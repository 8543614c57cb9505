"""From the text of a condition to its node: Python's grammar, a short white list of constructs, nothing executed."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from gwanmun.logic.facts import FactType, Kind, UnknownFact, Vocabulary
from gwanmun.logic.terms import (
    FALSE,
    TRUE,
    And,
    Compare,
    Constant,
    NamedSet,
    Node,
    Not,
    Operator,
    Or,
    Quantified,
    Reference,
    Test,
)

MAX_LENGTH = 20_000
"""Longest condition read, in characters; the longest of the law is under a tenth of it."""

_UNDER = re.compile(r"(\"[^\"]*\"|'[^']*')|\bunder\b")
_ORDER: dict[type, Operator] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


class ConditionError(ValueError):
    """A condition that cannot be read, with the reason in one sentence."""


class Parser:
    """Reads conditions over one vocabulary and its named sets.

    :param sets: members of each named set, by name (``EAR.D5``).
    :param functions: names that may be called with constant strings (``controlled_for``).
    """

    def __init__(
        self, vocabulary: Vocabulary, sets: Mapping[str, frozenset[str]], functions: frozenset[str] = frozenset()
    ) -> None:
        self.vocabulary = vocabulary
        self.sets = sets
        self.functions = functions
        self._read: dict[str, Node] = {}

    def parse(self, text: str) -> Node:
        """The node of a condition.

        :raises ConditionError: if the text is not in the language, or names an unknown fact or set.
        """
        try:
            if text not in self._read:
                self._read[text] = self._node(_tree(text), frozenset())
            return self._read[text]
        except UnknownFact as error:
            raise ConditionError(f"{error} (in {_short(text)!r})") from None
        except ConditionError as error:
            raise ConditionError(f"{error} (in {_short(text)!r})") from None
        except RecursionError:
            raise ConditionError(f"the condition is nested too deeply (in {_short(text)!r})") from None

    def _node(self, tree: ast.expr, bound: frozenset[str]) -> Node:
        match tree:
            case ast.Constant(value=bool() as value):
                return TRUE if value else FALSE
            case ast.Name(id="true"):
                return TRUE
            case ast.Name(id="false"):
                return FALSE
            case ast.BoolOp(op=op, values=values):
                items = tuple(self._node(v, bound) for v in values)
                return And(items) if isinstance(op, ast.And) else Or(items)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self._node(operand, bound))
            case ast.Compare():
                return self._comparison(tree, bound)
            case ast.BinOp(op=ast.MatMult(), left=left, right=right):
                return self._under(left, right, bound)
            case ast.Call(func=ast.Name(id="any" | "all" as word), args=[ast.GeneratorExp() as generator], keywords=[]):
                return self._quantified(word == "all", generator, bound)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in self.functions:
                return Reference(name, tuple(_string(a) for a in args))
            case ast.Name() | ast.Attribute():
                return self._name(tree, bound)
            case _:
                raise ConditionError(f"{ast.unparse(tree)!r} is not part of the condition language")

    def _name(self, tree: ast.expr, bound: frozenset[str]) -> Node:
        name = _dotted(tree)
        if name.startswith("term."):
            return Reference(name)
        fact = self._fact(name, bound)
        if fact.kind is not Kind.BOOL:
            raise ConditionError(f"{name} is a {fact.kind.value}, so it must be compared with something")
        return Test(fact.name, "is", True)

    def _fact(self, name: str, bound: frozenset[str]) -> FactType:
        head = name.partition(".")[0]
        if head in self.vocabulary.collections and head not in bound:
            raise ConditionError(f"{name} needs any(...) or all(... for {head} in ...)")
        return self.vocabulary.type_of(name)

    def _comparison(self, tree: ast.Compare, bound: frozenset[str]) -> Node:
        if len(tree.ops) != 1:
            raise ConditionError(f"write {ast.unparse(tree)!r} as two comparisons joined by and")
        op, right = tree.ops[0], tree.comparators[0]
        if isinstance(tree.left, ast.Constant):
            return _of_constants(tree.left, op, right)
        fact = self._fact(_dotted(tree.left), bound)
        match op:
            case ast.In() | ast.NotIn():
                node: Node = Test(fact.name, "in", self._members(fact, right))
            case ast.Eq() | ast.NotEq():
                node = self._relation(fact, "==", right, bound)
            case ast.Lt() | ast.LtE() | ast.Gt() | ast.GtE():
                if fact.kind not in (Kind.NUMBER, Kind.DATE):
                    raise ConditionError(f"{fact.name} is a {fact.kind.value}; it has no order")
                node = self._relation(fact, _ORDER[type(op)], right, bound)
            case _:
                raise ConditionError(f"{ast.unparse(tree)!r} is not part of the condition language")
        return Not(node) if isinstance(op, (ast.NotIn, ast.NotEq)) else node

    def _relation(self, fact: FactType, operator: Operator, right: ast.expr, bound: frozenset[str]) -> Node:
        if isinstance(right, ast.Attribute) or (isinstance(right, ast.Name) and right.id not in ("true", "false")):
            other = self._fact(_dotted(right), bound)
            if other.kind is not fact.kind:
                raise ConditionError(f"{fact.name} ({fact.kind.value}) is compared with a {other.kind.value}")
            return Compare(fact.name, operator, other.name)
        value = _constant(fact, right)
        if fact.kind is Kind.BOOL:
            test = Test(fact.name, "is", True)
            return test if value else Not(test)
        return Test(fact.name, operator, value)

    def _members(self, fact: FactType, tree: ast.expr) -> NamedSet | frozenset[str]:
        if fact.kind not in (Kind.SYMBOL, Kind.CODE):
            raise ConditionError(f"{fact.name} is a {fact.kind.value}; only symbols can be in a set")
        if isinstance(tree, (ast.Set, ast.List, ast.Tuple)):
            return frozenset(str(_constant(fact, e)) for e in tree.elts)
        name = _dotted(tree)
        if name not in self.sets:
            raise ConditionError(f"there is no set called {name}")
        return NamedSet(name, self.sets[name])

    def _under(self, left: ast.expr, right: ast.expr, bound: frozenset[str]) -> Node:
        fact = self._fact(_dotted(left), bound)
        if fact.kind is not Kind.CODE:
            raise ConditionError(f"{fact.name} is a {fact.kind.value}; 'under' is for codes")
        elements = right.elts if isinstance(right, (ast.List, ast.Tuple, ast.Set)) else [right]
        return Test(fact.name, "under", tuple(_string(e) for e in elements))

    def _quantified(self, every: bool, generator: ast.GeneratorExp, bound: frozenset[str]) -> Node:
        match generator.generators:
            case [ast.comprehension(target=ast.Name(id=variable), iter=ast.Name(id=collection), ifs=[], is_async=0)]:
                pass
            case _:
                raise ConditionError("a quantifier is written any(condition for party in parties)")
        if self.vocabulary.collections.get(variable) != collection:
            raise ConditionError(f"there is no collection {collection} of {variable}")
        return Quantified(every, variable, collection, self._node(generator.elt, bound | {variable}))


def _of_constants(left: ast.Constant, op: ast.cmpop, right: ast.expr) -> Node:
    """A comparison of two quoted words, such as a table row leaves behind."""
    if not isinstance(op, (ast.Eq, ast.NotEq)):
        raise ConditionError("two constants can only be compared with == or !=")
    equal = _string(left) == _string(right)
    return TRUE if equal == isinstance(op, ast.Eq) else FALSE


@lru_cache(maxsize=8192)
def _tree(text: str) -> ast.expr:
    if len(text) > MAX_LENGTH:
        raise ConditionError(f"the condition is longer than {MAX_LENGTH} characters")
    # `under` borrows the precedence of an operator the language does not otherwise use.
    source = _UNDER.sub(lambda m: m.group(1) or "@", text) if "under" in text else text
    try:
        return ast.parse(f"({source}\n)", mode="eval").body
    except (SyntaxError, ValueError, MemoryError) as error:
        raise ConditionError(f"it cannot be read: {getattr(error, 'msg', error)}") from None


def _dotted(tree: ast.expr) -> str:
    match tree:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attribute):
            return f"{_dotted(value)}.{attribute}"
        case _:
            raise ConditionError(f"{ast.unparse(tree)!r} is not the name of a fact")


def _string(tree: ast.expr) -> str:
    match tree:
        case ast.Constant(value=str() as value):
            return value
        case _:
            raise ConditionError(f"{ast.unparse(tree)!r} must be a quoted text")


def _constant(fact: FactType, tree: ast.expr) -> Constant:
    value: object = None
    match tree:
        case ast.Name(id="true" | "false" as word):
            value = word == "true"
        case ast.Constant(value=constant):
            value = Decimal(str(constant)) if isinstance(constant, float) else constant
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            value = -Decimal(str(number))
        case _:
            pass
    if fact.kind is Kind.DATE and isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise ConditionError(f"{value!r} is not a date (YYYY-MM-DD)") from None
    if not isinstance(value, (bool, int, Decimal, str, date)) or not fact.accepts(value):
        choices = f" (one of {', '.join(fact.choices)})" if fact.choices else ""
        raise ConditionError(f"{fact.name} is a {fact.kind.value}{choices}, not {ast.unparse(tree)}")
    return value


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 90 else flat[:87] + "..."
