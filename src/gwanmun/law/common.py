"""What the rules of a slice have in common, whatever the item: its provisions in groups, and the rules made of them."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache

from gwanmun.law.model import Provision
from gwanmun.law.rule import Rule
from gwanmun.logic import Node

GROUPS = ("subject", "requirements", "prohibitions", "gaps", "authorisations", "open_authorisations")
"""The groups of rules of a program."""


class Common:
    """What the compilers of one slice and jurisdiction share, whatever the entry: for one number of parties.

    ``made`` are the rules that do not ask what the entry says, ``whether`` tells which these are, ``kept`` the groups
    with provision and condition where the rule is each entry's own, ``whole`` the conditions with their definitions
    behind them, ``ready`` what was read with the same made ready to be judged.
    """

    def __init__(self, own: Iterable[Provision]) -> None:
        self.definitions: dict[str, Provision] = {}
        self.by_name: dict[str, Provision] = {}
        self.groups: dict[str, list[Provision]] = {name: [] for name in GROUPS}
        self.made: dict[int, Rule] = {}
        self.whether: dict[int, bool] = {}
        self.kept: dict[str, tuple[Rule | tuple[Provision, Node | None], ...]] = {}
        self.whole: dict[str, str] = {}
        self.asked: dict[str, tuple[int, tuple[tuple[str, str], ...]]] = {}
        self.asking: list[Provision] | None = None
        self.ready: dict[int, tuple[Node, Node]] = {}
        for provision in own:
            self.by_name[provision.name] = provision
            if provision.kind == "definition":
                self.definitions[provision.name.rpartition("/")[2]] = provision
            elif (group := group_of(provision)) is not None:
                self.groups[group].append(provision)


def group_of(provision: Provision) -> str | None:
    """The group of rules in which a provision stands; ``None`` for one that others refer to."""
    match provision.kind:
        case "jurisdiction":
            return "subject"
        case "requirement" | "prohibition" if provision.not_modelled:
            return "gaps"
        case "requirement":
            return "requirements"
        case "prohibition":
            return "prohibitions"
        case "authorisation":
            return "open_authorisations" if provision.not_modelled else "authorisations"
        case _:
            return None


def without_row(provision: Provision) -> str:
    """The name by which restrictions name a provision, whatever row of a table made it."""
    return provision.name.partition("[")[0]


def restricts(restriction: Provision, name: str) -> bool:
    """Whether a restriction names an authorisation."""
    return _matches(name, restriction.restricts)


@lru_cache(maxsize=65_536)
def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(name.startswith(_beginning(pattern)) and fnmatchcase(name, pattern) for pattern in patterns)


@lru_cache(maxsize=1024)
def _beginning(pattern: str) -> str:
    """What a pattern begins with literally: most names are told apart by it, before the pattern is compiled."""
    return pattern[: min((at for c in "*?[" if (at := pattern.find(c)) >= 0), default=len(pattern))]
