"""What is known of a shipment: the facts of each line with their sources, what was signed, what is of US origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from gwanmun.logic import UNKNOWN, Tri, Value
from gwanmun.world.money import Money

if TYPE_CHECKING:
    from gwanmun.decide.content import Share


@dataclass(frozen=True, slots=True)
class Source:
    """Who said so: ``case``, ``declaration`` or ``derived``; the place, document or person; and the day."""

    kind: str
    who: str = ""
    document: str = ""
    on: str = ""


@dataclass(frozen=True)
class SignedDeclaration:
    """A declaration as signed in this case, and the facts it states."""

    id: str
    by: str
    on: str
    note: str
    states: Mapping[str, Value]


@dataclass
class LineFacts:
    """What is known of one line: values and their sources by fact name; what of US origin is in the product."""

    line: int
    description: str
    values: dict[str, Value] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    money: Money | None = None
    content: StatedContent | None = None
    share: Share | None = None

    def state(self, name: str, value: Value, source: Source) -> None:
        """Add a fact; UNKNOWN is not stated at all."""
        if value is not UNKNOWN:
            self.values[name] = value
            self.sources[name] = source


@dataclass(frozen=True)
class StatedPart:
    """A component of US origin: its facts, how many are in one product (UNKNOWN: ``None``), and whether it counts."""

    facts: LineFacts
    quantity: Decimal | None
    incorporated: Tri
    place: str


@dataclass(frozen=True)
class StatedContent:
    """The list of US-origin content as stated, with the fair market price of one product."""

    product: Money | None
    complete: Tri
    parts: tuple[StatedPart, ...]
    place: str


@dataclass(frozen=True)
class CaseFacts:
    """All facts of a case: a set for each line, in which the facts of the shipment and the parties stand too."""

    lines: tuple[LineFacts, ...]
    parties: int
    signed: tuple[SignedDeclaration, ...]
