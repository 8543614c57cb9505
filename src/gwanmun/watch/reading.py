"""The reading of one document: plain values that can be printed, saved as JSON and tested."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "scraped_text_news",
    "jekyll_post_html_body",
    "jekyll_post_markdown",
    "html_page",
    "korean_ministry_notice",
    "federal_register_json",
    "federal_register_page",
    "feed",
    "plain_text",
]
Mode: TypeAlias = Literal["done", "planned", "proposed", "asked"]
Trust: TypeAlias = Literal["document_field", "metadata", "input_line", "feed", "front_matter", "file_name", "unknown"]
NOISE = "noise:"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in the decoded text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether a code point lies in both."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page with its label and why it has it; furniture of the page has labels that begin ``noise:``.

    ``text`` is the visible text (tags and entities resolved). ``at`` (for markup) says where it stands: pairs of a place
    in ``text`` and an offset in the decoded source, from which on both run alike to the next pair.
    """

    start: int
    end: int
    label: str
    reason: str
    text: str
    at: tuple[tuple[int, int], ...] | None = field(default=None, repr=False, compare=False)

    @property
    def noise(self) -> bool:
        """Whether it is page furniture, kept apart from what the document says."""
        return self.label.startswith(NOISE)

    def offset(self, index: int) -> int:
        """Where the character ``index`` of ``text`` stands in the decoded source."""
        if not self.at:
            return self.start + index
        place, source = self.at[bisect_right(self.at, (index, 1 << 60)) - 1]
        return source + index - place


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Another date that the document gives for itself."""

    value: str
    source: Trust
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Published:
    """When the document says it was published: an ISO date or moment, or ``None`` where nothing can be trusted.

    ``source`` names the kind of evidence; ``year`` is what the text implies where the date is unknown.
    """

    value: str | None
    source: Trust
    trust: int
    evidence: Span | None = None
    contradictions: tuple[Contradiction, ...] = ()
    year: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page, of its text or of its furniture: rows of cells, each with its place."""

    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. ``id`` is that of the gazetteer, or one made for this document (``p1``).

    :param type: person, agency, organisation, company, country, place, policy, product, date.
    :param role: office of a person (``1차관``); ``organisation`` is the id of the body it is an office of.
    :param coref: set where the mention is a short form or an office alone: the id of the one meant.
    """

    span: Span
    text: str
    id: str
    type: str
    zone: str
    role: str = ""
    organisation: str = ""
    coref: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of an event: what fills it and where that stands."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or that someone means to happen, with the place of the evidence for every slot."""

    id: str
    type: str
    mode: Mode
    date: str | None
    date_basis: str
    slots: tuple[Slot, ...]
    evidence: Span
    quote: str
    attributed_to: str = ""

    def values(self, name: str) -> tuple[str, ...]:
        """What fills the slot ``name``, each once, in order."""
        return tuple(dict.fromkeys(s.value for s in self.slots if s.name == name))


@dataclass(frozen=True, slots=True)
class Claim:
    """What someone is reported to have said: by whom (id of a mention, "" if not said), in their words or not."""

    who: str
    quoted: bool
    mode: Mode
    text: str
    verb: str
    span: Span
    who_span: Span | None


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, company, country or policy of the document, with all its names."""

    id: str
    type: str
    name: str
    en: str
    role: str = ""
    organisation: str = ""
    country: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that the text states (``subsidiary_of``, ``located_in``)."""

    type: str
    subject: str
    object: str
    span: Span


@dataclass(frozen=True)
class Reading:
    """All that was read from one document; ``text`` is the decoded source, of which nothing is lost."""

    kind: Kind
    sha256: str
    encoding: str
    size: int
    url: str | None
    text: str = field(repr=False)
    title: str
    published: Published
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    metadata: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    entries: tuple[Mapping[str, Any], ...] = ()

    @property
    def main_text(self) -> str:
        """The main text without title and captions, one block a line."""
        return "\n".join(b.text for b in self.blocks if b.label in ("body", "heading", "table"))

    def entity(self, id_: str) -> Entity | None:
        """The entity of that id."""
        return next((e for e in self.entities if e.id == id_), None)

    def to_dict(self, *, source: bool = False) -> dict[str, Any]:
        """Plain data for JSON; the decoded source only if ``source``."""
        plain = {f.name: _plain(getattr(self, f.name)) for f in fields(self) if f.name != "text" or source}
        return {**plain, "main_text": self.main_text}

    def to_json(self, *, source: bool = False) -> str:
        """The reading as JSON."""
        return json.dumps(self.to_dict(source=source), ensure_ascii=False, indent=1)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name != "at"}
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value
