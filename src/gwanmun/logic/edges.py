"""Exceptions as explicit edges between rules: who yields to whom, checked for loops and for ties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class EdgeError(ValueError):
    """The edges do not say who yields: an edge to nothing, or a loop."""


def check_edges(names: Iterable[str], yields_to: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The names in an order in which each comes after everything it yields to.

    :param yields_to: for each rule the rules that set it aside when they hold.
    :raises EdgeError: if an edge leads to no rule, or rules yield to each other in a circle (a tie).
    """
    known = list(dict.fromkeys(names))
    members = set(known)
    for name, targets in yields_to.items():
        for target in targets:
            if target not in members:
                raise EdgeError(f"{name} names {target}, which is no rule")
    order: list[str] = []
    state: dict[str, bool] = {}
    for name in known:
        _visit(name, yields_to, state, order, [])
    return tuple(order)


def _visit(
    name: str, yields_to: Mapping[str, Iterable[str]], state: dict[str, bool], order: list[str], path: list[str]
) -> None:
    if name in state:
        if not state[name]:
            raise EdgeError("rules yield to each other: " + " → ".join([*path[path.index(name) :], name]))
        return
    state[name] = False
    for target in yields_to.get(name, ()):
        _visit(target, yields_to, state, order, [*path, name])
    state[name] = True
    order.append(name)
