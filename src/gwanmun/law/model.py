"""What the rule base is made of: provisions, their sections, facts and tables, as read-only values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from gwanmun.logic import FactType
from gwanmun.world.dates import Interval
from gwanmun.world.text import Text

ProvisionKind: TypeAlias = Literal[
    "jurisdiction", "requirement", "prohibition", "authorisation", "restriction", "carve_out", "definition"
]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence of law stands: section and paragraph, the instrument that made it, and an address."""

    section: str
    paragraph: str = ""
    instrument: str = ""
    url: str = ""

    @property
    def place(self) -> str:
        """Section and paragraph: ``15 CFR 746.2(a)``."""
        return f"{self.section}{'' if self.paragraph.startswith('(') else ' '}{self.paragraph}".strip()

    def __str__(self) -> str:
        return f"{self.place} [{self.instrument}]" if self.instrument else self.place


@dataclass(frozen=True, slots=True)
class Review:
    """How an application is reviewed, and under which condition (``""``: in all other cases)."""

    policy: str
    when: str = ""
    paragraph: str = ""
    title: str = ""
    of_all: bool = False
    """Whether it comes to every requirement (742.1(f)), beside the requirement's own policy, not in its place."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What a person who uses an authorisation, or asks for a licence, must do or may expect.

    ``when`` is the condition under which it holds (``""``: always); a requirement's duties may have one.
    """

    text: Text
    paragraph: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Lifts:
    """Which requirements an authorisation answers: those of ``sections``, by reason for control.

    ``reasons`` (if any) are the only reasons answered, ``reasons_except`` those never answered. ``known_as`` are the
    names under which sections that leave only certain authorisations open call this one (``740.9(a)(9)``).
    """

    sections: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    reasons_except: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()

    def covers(self, section: str, reason: str, left_open: tuple[str, ...] | None) -> bool:
        """Whether a requirement is answered.

        :param section: the number of its section.
        :param left_open: the authorisations that the requirement leaves open; ``None`` if it does not say.
        """
        reasons = set(reason.split())
        if section not in self.sections or reasons & set(self.reasons_except):
            return False
        if self.reasons and not reasons <= set(self.reasons):
            return False
        # A requirement that names no reason is not known to be one of those answered, unless it leaves this one open.
        if self.reasons and not reasons and left_open is None:
            return False
        return left_open is None or any(_within(name, entry) for name in self.known_as for entry in left_open)


def _within(name: str, entry: str) -> bool:
    """Whether ``740.9(a)(9)`` is, or is part of, the paragraph ``entry``."""
    return name == entry or name.startswith(f"{entry}(")


@dataclass(frozen=True)
class Provision:
    """One version of one rule.

    ``name`` is ``jurisdiction/section/id``, with ``[row]`` behind it where a table made it. ``when`` is the text of its
    condition, over facts only. ``in_force`` is valid time, ``known`` the time in which this version was what had been
    published.
    """

    name: str
    jurisdiction: str
    section: str
    kind: ProvisionKind
    title: Text
    citation: Citation
    when: str
    in_force: Interval
    known: Interval
    verified_on: str = ""
    general_prohibition: int | None = None
    reason: str = ""
    unless: tuple[str, ...] = ()
    restricts: tuple[str, ...] = ()
    lifts: Lifts = field(default_factory=Lifts)
    review: tuple[Review, ...] = ()
    conditions: tuple[Duty, ...] = ()
    authorisations_open: tuple[str, ...] | None = None
    not_modelled: Text | None = None
    settled_by: str = ""
    note: Text | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class FactInfo:
    """A fact as people meet it: its type, the question that asks for it, and who can answer."""

    type: FactType
    of: Literal["shipment", "item", "party"]
    shown_as: str
    ask: Text
    answered_by: str
    choices: Mapping[str, Text] = field(default_factory=dict)
    unit: str = ""

    @cached_property
    def choice_of(self) -> Mapping[str, str]:
        """The choice that each word for it stands for: its name and its labels, in lower case."""
        found: dict[str, str] = {}
        for key, label in self.choices.items():
            for word in (key, label.en, label.ko):
                found.setdefault(word.lower(), key)
        return found


@dataclass(frozen=True)
class Declaration:
    """A statement that a person signs: the facts it states, its sentence, and what it leaves open."""

    id: str
    title: Text
    question: Text
    who_may_sign: str
    states: Mapping[str, object]
    does_not_cover: Text


@dataclass(frozen=True)
class Section:
    """One section of law as the rule base holds it."""

    jurisdiction: str
    number: str
    name: str
    title: Text
    url: str
    as_of: str
    verified_on: str
    coverage: Literal["modelled", "partly", "not_modelled"]
    missing: Text | None
    file: str


@dataclass(frozen=True)
class Table:
    """A CSV table of the rule base: its place, columns and rows (as text)."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def records(self) -> list[dict[str, str]]:
        """The rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
