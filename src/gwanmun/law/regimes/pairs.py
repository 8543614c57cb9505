"""Which paragraphs two lists share, where both number an entry after the Wassenaar list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Shared:
    """The uppermost paragraphs that both have with the same numbers below them, and those that only one has."""

    both: list[str] = field(default_factory=list)
    only_korean: list[str] = field(default_factory=list)
    only_american: list[str] = field(default_factory=list)


def shared(korean: Iterable[str], american: Iterable[str], known: Collection[tuple[str, str]]) -> Shared:
    """Match the paragraphs of one entry by number, leaving out what is ``known`` as (Korean, American) pairs."""
    found = Shared()
    _walk("", frozenset(korean), frozenset(american), _Known(known), found)
    return found


def unpaired(korean: Iterable[str], american: Iterable[str], known: Collection[tuple[str, str]]) -> Shared:
    """The uppermost paragraphs that no ``known`` pair touches, where equal numbers do not mean equal subjects."""
    paired = _Known(known)
    return Shared([], _free(korean, paired, american=False), _free(american, paired, american=True))


class _Known:
    """Paragraphs paired otherwise: they and what stands below them are left alone."""

    def __init__(self, pairs: Collection[tuple[str, str]]) -> None:
        self._korean = {k for k, _ in pairs}
        self._american = {a for _, a in pairs}

    def covers(self, name: str, american: bool) -> bool:
        return any(name == k or name.startswith(f"{k}.") for k in self._side(american))

    def reaches(self, name: str) -> bool:
        return any(k.startswith(f"{name}.") for k in self._korean | self._american)

    def touches(self, name: str, american: bool) -> bool:
        return self.covers(name, american) or any(k.startswith(f"{name}.") for k in self._side(american))

    def _side(self, american: bool) -> set[str]:
        return self._american if american else self._korean


def _free(names: Iterable[str], paired: _Known, american: bool) -> list[str]:
    free = [n for n in names if not paired.touches(n, american)]
    return [n for n in free if not any(n.startswith(f"{above}.") for above in free)]


def _walk(above: str, korean: frozenset[str], american: frozenset[str], known: _Known, found: Shared) -> None:
    for name in sorted(_children(above, korean | american), key=_order):
        here = name in korean and not known.covers(name, american=False)
        there = name in american and not known.covers(name, american=True)
        if here and there and not known.reaches(name) and _alike(name, korean, american):
            found.both.append(name)
        elif (here and there) or ((here or there) and known.reaches(name)):
            _walk(name, korean, american, known, found)
        elif here:
            found.only_korean.append(name)
        elif there:
            found.only_american.append(name)


def _alike(name: str, korean: frozenset[str], american: frozenset[str]) -> bool:
    """Whether the numbers below are the same, or one of the lists does not divide the paragraph."""
    ours, theirs = _below(name, korean), _below(name, american)
    return ours == theirs or not ours or not theirs


def _below(name: str, names: frozenset[str]) -> set[str]:
    return {n for n in names if n.startswith(f"{name}.")}


def _children(above: str, names: frozenset[str]) -> set[str]:
    depth = above.count(".") + 1 if above else 0
    return {n for n in names if n.count(".") == depth and (not above or n.startswith(f"{above}."))}


def _order(name: str) -> list[tuple[int, str]]:
    return [(int(step), "") if step.isdigit() else (0, step) for step in name.split(".")]
