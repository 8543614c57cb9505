"""A supply chain: inputs, processes and products, what goes into what, and who provides how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

BASES = ("production", "headquarters", "sites", "imports")
"""What a share counts: where it is produced, where the maker has its headquarters, where the plants stand, or where a
country's imports come from. A share of headquarters says nothing about the origin of a single item."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something that is provided or made. ``kind`` is ``input``, ``tool``, ``process``, ``product``,
    ``site`` or ``stage``."""

    id: str
    name: Text
    kind: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """``start`` goes into ``end``, or (``kind_of``) is one kind of it."""

    start: str
    end: str
    kind: str = "goes_into"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Supply:
    """How much of an input one provider, or one country, provides.

    ``country`` is a code of two letters, or a group such as ``other`` that cannot be told apart. ``provider`` is empty
    for the country as a whole. ``share`` is percent of the world, ``quantity`` and ``capacity`` are in ``unit`` a year;
    ``None`` is unknown, never zero. ``at_most`` marks a share whose whole lacks what a source withholds.
    """

    input: str
    country: str
    provider: str
    share: float | None
    year: str
    basis: str
    source: str
    quantity: float | None = None
    capacity: float | None = None
    unit: str = ""
    at_most: bool = False
    capacity_year: str = ""

    @property
    def name(self) -> str:
        """The provider, or the country where there is none."""
        return self.provider or self.country


@dataclass(frozen=True, slots=True)
class Need:
    """What buyers in a country use of an input in a year."""

    input: str
    country: str
    quantity: float
    unit: str
    year: str
    source: str


@dataclass(frozen=True)
class Chain:
    """All that is known. Tables of several sources stand side by side; what contradicts is not averaged."""

    nodes: Mapping[str, Node] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    supplies: tuple[Supply, ...] = ()
    needs: tuple[Need, ...] = ()

    def __add__(self, other: Chain) -> Chain:
        """Both together; where both name a node, the first keeps its name. Links are not doubled."""
        return Chain(
            {**other.nodes, **self.nodes},
            tuple({(x.start, x.end): x for x in (*other.links, *self.links)}.values()),
            _together(self.supplies, other.supplies),
            (*self.needs, *other.needs),
        )

    @cached_property
    def after(self) -> dict[str, list[Link]]:
        """The links that lead on from each node, in a stable order."""
        found: dict[str, list[Link]] = {}
        for link in sorted(self.links, key=lambda x: (x.start, x.end)):
            found.setdefault(link.start, []).append(link)
        return found

    @cached_property
    def order(self) -> list[str]:
        """The nodes so that each stands before what it goes into.

        :raises InputError: if the links go round in a circle.
        """
        waiting = dict.fromkeys(self.nodes, 0)
        for link in self.links:
            waiting[link.end] += 1
        ready = sorted((n for n, count in waiting.items() if not count), reverse=True)
        found: list[str] = []
        while ready:
            node = ready.pop()
            found.append(node)
            for link in self.after.get(node, ()):
                waiting[link.end] -= 1
                if not waiting[link.end]:
                    ready.append(link.end)
        if len(found) < len(waiting):
            raise InputError(_circle(sorted(n for n, count in waiting.items() if count)[:5]))
        return found

    def longest_path(self, start: str | None = None) -> list[str]:
        """The longest way through the chain, from ``start`` or from anywhere; its nodes in order."""
        best: dict[str, list[str]] = {}
        for node in reversed(self.order):
            ways = [best[link.end] for link in self.after.get(node, ())]
            best[node] = [node, *max(ways, key=len, default=[])]
        if start is not None:
            return best.get(start, [])
        return max(best.values(), key=len, default=[])

    def downstream(self, start: str) -> list[str]:
        """Everything that a node goes into, directly or by way of others, in order."""
        reached = {start}
        for node in self.order:
            if node in reached:
                reached.update(link.end for link in self.after.get(node, ()))
        return [n for n in self.order if n in reached and n != start]

    def supplies_of(self, node: str, year: str | None = None) -> list[Supply]:
        """Who provides a node, for the latest year that is stated or the one asked for; the largest first."""
        found = [s for s in self.supplies if s.input == node and s.year]
        wanted = year or max((s.year for s in found), default="")
        return sorted((s for s in found if s.year == wanted), key=lambda s: (-(s.share or 0.0), s.country, s.provider))

    def find(self, text: str) -> str:
        """The node that a person means: its id, or its name in either language.

        :raises InputError: if there is none, with near names.
        """
        wanted = _plain(text)
        for node in self.nodes.values():
            if wanted in (_plain(node.id), _plain(node.name.en), _plain(node.name.ko)):
                return node.id
        raise InputError(
            _unknown(
                "input",
                text,
                [x.id for x in self.nodes.values()]
                + [x.name.en for x in self.nodes.values() if _plain(x.name.en) != _plain(x.id)],
            )
        )

    def find_provider(self, text: str) -> str:
        """The provider that a person means.

        :raises InputError: if there is none, with near names.
        """
        names = sorted({s.provider for s in self.supplies if s.provider})
        for name in names:
            if _plain(name) == _plain(text):
                return name
        raise InputError(_unknown("provider", text, names))


def _together(first: tuple[Supply, ...], second: tuple[Supply, ...]) -> tuple[Supply, ...]:
    """Both tables; a row that only names a provider gives way to one that says how much."""
    stated = {(s.input, s.provider or s.country) for s in (*first, *second) if s.share is not None}
    silent = {(s.input, s.provider or s.country) for s in (*first, *second) if s.share is None and s.quantity is None}
    gone = stated & silent
    return tuple(
        s
        for s in (*first, *second)
        if s.share is not None or s.quantity is not None or (s.input, s.provider or s.country) not in gone
    )


def concentration(shares: Iterable[float]) -> float:
    """The Herfindahl-Hirschman index: the sum of the squares of percentages, from near 0 to 10,000.

    The shares are taken of their own sum, so that rounding and what was taken away leave no gap. A group that cannot
    be told apart counts as one, which makes the figure at most too high.
    """
    known = [s for s in shares if s > 0]
    total = sum(known)
    return sum((100 * s / total) ** 2 for s in known) if total else 0.0


def _plain(text: str) -> str:
    return "".join(text.casefold().replace("_", " ").split())


def _unknown(what: str, text: str, names: list[str]) -> Text:
    from gwanmun.world.suggest import near

    meant = ", ".join(near(text, names))
    words = {"input": "투입물·공정", "provider": "공급자"}
    return Text(
        en=f"no {what} is called {text!r}" + (f"; did you mean {meant}?" if meant else "; --data adds more"),
        ko=f"'{text}'(이)라는 {words[what]}이(가) 없습니다"
        + (f". 혹시 {meant}?" if meant else ". --data로 추가할 수 있습니다"),
    )


def _circle(nodes: list[str]) -> Text:
    named = ", ".join(nodes)
    return Text(en=f"the links go round in a circle through {named}", ko=f"연결이 순환합니다: {named}")
