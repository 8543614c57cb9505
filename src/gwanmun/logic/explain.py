"""Explanation: the whole tree of a condition with the truth of every part; nothing is cut short."""

from __future__ import annotations

from dataclasses import dataclass

from gwanmun.logic.evaluate import Facts, compiled
from gwanmun.logic.terms import And, Compare, Named, Node, Not, Opaque, Or, Test
from gwanmun.logic.values import UNKNOWN, Tri, Value, tri_and, tri_not, tri_or


@dataclass(frozen=True, slots=True)
class Trace:
    """One part of a condition and how it came out.

    ``facts`` are the facts that this very part tests, with the values they had.
    """

    text: str
    value: Tri
    operator: str
    facts: tuple[tuple[str, Value], ...] = ()
    parts: tuple[Trace, ...] = ()


def shown(node: Node) -> str:
    """The text of a condition, made once and kept with it."""
    text: str | None = node.__dict__.get("_text")
    if text is None:
        text = node.__dict__["_text"] = str(node)
    return text


def explain(node: Node, facts: Facts) -> Trace:
    """The trace of ``node``; its value is what :func:`gwanmun.logic.evaluate.evaluate` gives."""
    match node:
        case And(items):
            parts = tuple(explain(i, facts) for i in items)
            return Trace(shown(node), tri_and(p.value for p in parts), "and", (), parts)
        case Or(items):
            parts = tuple(explain(i, facts) for i in items)
            return Trace(shown(node), tri_or(p.value for p in parts), "or", (), parts)
        case Not(item):
            part = explain(item, facts)
            return Trace(shown(node), tri_not(part.value), "not", (), (part,))
        case Named(name, item):
            part = explain(item, facts)
            return Trace(name, part.value, "term", (), (part,))
        case Test(fact=fact):
            return Trace(shown(node), compiled(node)(facts), "test", ((fact, facts.get(fact, UNKNOWN)),))
        case Compare(left, _, right):
            used = ((left, facts.get(left, UNKNOWN)), (right, facts.get(right, UNKNOWN)))
            return Trace(shown(node), compiled(node)(facts), "test", used)
        case Opaque(about, fact):
            settled = ((fact, facts.get(fact, UNKNOWN)),) if fact else ()
            return Trace(about, compiled(node)(facts), "not_modelled", settled)
        case _:
            return Trace(shown(node), compiled(node)(facts), "truth")
