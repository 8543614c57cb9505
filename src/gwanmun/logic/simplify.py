"""Simplification: what is left of a condition when some facts are known (the residual), and quantifiers spelled out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gwanmun.logic.evaluate import Facts, compiled
from gwanmun.logic.terms import (
    FALSE,
    TRUE,
    And,
    Compare,
    Named,
    Node,
    Not,
    Opaque,
    Operator,
    Or,
    Quantified,
    Reference,
    Test,
    Truth,
)
from gwanmun.logic.values import UNKNOWN, Absent

_MIRRORED: dict[str, Operator] = {"==": "==", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def negate(node: Node) -> Node:
    """The negation, without double negations."""
    match node:
        case Truth(value):
            return FALSE if value else TRUE
        case Not(item):
            return item
        case _:
            return Not(node)


def conjunction(items: tuple[Node, ...]) -> Node:
    """``And`` of the items with constants, nesting and repetitions removed."""
    flat: dict[Node, None] = {}
    for item in items:
        if item is FALSE:
            return FALSE
        if isinstance(item, And):
            flat.update(dict.fromkeys(item.items))
        elif item is not TRUE:
            flat[item] = None
    return TRUE if not flat else next(iter(flat)) if len(flat) == 1 else And(tuple(flat))


def disjunction(items: tuple[Node, ...]) -> Node:
    """``Or`` of the items with constants, nesting and repetitions removed."""
    flat: dict[Node, None] = {}
    for item in items:
        if item is TRUE:
            return TRUE
        if isinstance(item, Or):
            flat.update(dict.fromkeys(item.items))
        elif item is not FALSE:
            flat[item] = None
    return FALSE if not flat else next(iter(flat)) if len(flat) == 1 else Or(tuple(flat))


def fold(node: Node) -> Node:
    """The node without constants and needless nesting; names of definitions stay."""
    match node:
        case Not(item):
            return negate(fold(item))
        case And(items):
            return conjunction(tuple(fold(i) for i in items))
        case Or(items):
            return disjunction(tuple(fold(i) for i in items))
        case Named(name, item):
            return Named(name, fold(item))
        case _:
            return node


def rebuild(node: Node, leaf: Callable[[Test | Compare | Opaque], Node]) -> Node:
    """The node with every atom replaced by ``leaf(atom)``, simplified."""
    match node:
        case Truth():
            return node
        case Test() | Compare() | Opaque():
            return leaf(node)
        case Named(item=item):
            return rebuild(item, leaf)
        case Not(item):
            return negate(rebuild(item, leaf))
        case And(items):
            return _rebuild_all(items, leaf, conjunction, FALSE)
        case Or(items):
            return _rebuild_all(items, leaf, disjunction, TRUE)
        case Quantified() | Reference():
            raise TypeError(f"{node} must be expanded first")


def _rebuild_all(
    items: tuple[Node, ...],
    leaf: Callable[[Test | Compare | Opaque], Node],
    join: Callable[[tuple[Node, ...]], Node],
    dominant: Truth,
) -> Node:
    left: list[Node] = []
    for item in items:
        rest = rebuild(item, leaf)
        if rest is dominant:
            return dominant
        left.append(rest)
    return join(tuple(left))


def residual(node: Node, facts: Facts) -> Node:
    """The condition that remains over the facts that are not known; ``TRUE`` or ``FALSE`` if none matters."""

    def leaf(atom: Test | Compare | Opaque) -> Node:
        value = compiled(atom)(facts)
        if value is not None:
            return TRUE if value else FALSE
        return _half_known(atom, facts) if isinstance(atom, Compare) else atom

    return rebuild(node, leaf)


def _half_known(atom: Compare, facts: Facts) -> Node:
    """A comparison of two facts of which one is known: a test of the other."""
    left, right = facts.get(atom.left, UNKNOWN), facts.get(atom.right, UNKNOWN)
    if not isinstance(right, Absent):
        return Test(atom.left, atom.operator, right)
    if not isinstance(left, Absent):
        return Test(atom.right, _MIRRORED[atom.operator], left)
    return atom


def expand(node: Node, sizes: Mapping[str, int], resolve: Callable[[Reference], Node]) -> Node:
    """Replace quantifiers by their members' conditions and references by their definitions.

    :param sizes: how many members each collection has in this case.
    :param resolve: gives the definition of a reference.
    """
    match node:
        case Quantified(every, variable, collection, body):
            inner = expand(body, sizes, resolve)
            parts = tuple(_rename(inner, variable, f"{collection}[{i}]") for i in range(sizes.get(collection, 0)))
            return conjunction(parts) if every else disjunction(parts)
        case Reference():
            return Named(str(node), expand(resolve(node), sizes, resolve))
        case Named(name, item):
            return Named(name, expand(item, sizes, resolve))
        case Not(item):
            return Not(expand(item, sizes, resolve))
        case And(items):
            return And(tuple(expand(i, sizes, resolve) for i in items))
        case Or(items):
            return Or(tuple(expand(i, sizes, resolve) for i in items))
        case _:
            return node


def _rename(node: Node, variable: str, member: str) -> Node:
    """The node with ``variable.x`` replaced by ``member.x``."""
    prefix = variable + "."

    def name(fact: str) -> str:
        return f"{member}.{fact.removeprefix(prefix)}" if fact.startswith(prefix) else fact

    match node:
        case Test(fact, operator, operand):
            return Test(name(fact), operator, operand)
        case Compare(left, operator, right):
            return Compare(name(left), operator, name(right))
        case Named(title, item):
            return Named(title, _rename(item, variable, member))
        case Not(item):
            return Not(_rename(item, variable, member))
        case And(items):
            return And(tuple(_rename(i, variable, member) for i in items))
        case Or(items):
            return Or(tuple(_rename(i, variable, member) for i in items))
        case _:
            return node
