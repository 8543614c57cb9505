"""Who is asked for, and what the screening answers: plain values that can be printed, saved and tested."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, TypeAlias

from gwanmun.sources.entries import Entry, EntryKind

Answer: TypeAlias = Literal["match", "possible", "none"]
"""``match``: treat as the listed party; ``possible``: a person has to look; ``none``: nothing near was found."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party as it stands in a shipment's papers; an absent value means that it is not known.

    :param names: further names: in another script, former, trading names.
    :param countries: ISO codes or names of countries it has to do with.
    :param born: date of birth of a person, ISO (a year or year and month is enough).
    :param identifiers: passport, tax, registration or IMO numbers.
    """

    name: str
    names: tuple[str, ...] = ()
    kind: EntryKind = "unknown"
    countries: tuple[str, ...] = ()
    born: str | None = None
    addresses: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name once, the main one first."""
        return tuple(dict.fromkeys(n for n in (self.name, *self.names) if n))

    def as_dict(self) -> dict[str, Any]:
        """The party as plain data; what is empty is left out."""
        return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self).items() if v not in ("", (), None)}


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that was compared: what it says of the asked and of the listed party, and what it did to the score.

    :param effect: change of the score on the log-odds scale; 0 for parts of the name, which count together.
    """

    name: str
    asked: str
    listed: str
    likeness: float
    effect: float = 0.0


class Hit:
    """An entry that the party may be, with the parts that were compared.

    The entry and the comparison are read from the index when they are first asked for: most hits of a large book are
    only counted.

    :param list: the list that the entry is on.
    :param score: in (0, 1), with everything that is known; ``name_score`` by the name alone.
    :param name_kind: what the publisher says of the name that was met (primary, weak_alias, …).
    """

    __slots__ = ("_details", "_make", "answer", "list", "name_asked", "name_kind", "name_score", "number", "score")

    def __init__(
        self, list_name: str, number: int, score: float, answer: Answer, name_asked: str, name_kind: str, name_score: float,  # noqa: E501
        make: Callable[[], tuple[Entry, str, tuple[Feature, ...]]],
    ) -> None:  # fmt: skip
        self.list = list_name
        self.number = number
        self.score = score
        self.answer = answer
        self.name_asked = name_asked
        self.name_kind = name_kind
        self.name_score = name_score
        self._make = make
        self._details: tuple[Entry, str, tuple[Feature, ...]] | None = None

    def _made(self) -> tuple[Entry, str, tuple[Feature, ...]]:
        if self._details is None:
            self._details = self._make()
        return self._details

    @property
    def entry(self) -> Entry:
        """The entry as its publisher printed it."""
        return self._made()[0]

    @property
    def name_listed(self) -> str:
        """The name of the entry that was met, as printed."""
        return self._made()[1]

    @property
    def features(self) -> tuple[Feature, ...]:
        """What was compared, side by side."""
        return self._made()[2]

    def with_answer(self, answer: Answer) -> Hit:
        """The same hit with another answer."""
        return Hit(
            self.list, self.number, self.score, answer, self.name_asked, self.name_kind, self.name_score, self._made
        )

    def as_dict(self) -> dict[str, Any]:
        """The hit as plain data."""
        return {
            "list": self.list, "score": self.score, "answer": self.answer, "name_asked": self.name_asked,
            "name_listed": self.name_listed, "name_kind": self.name_kind, "name_score": self.name_score,
            "entry": self.entry.as_dict(), "content_hash": self.entry.content_hash,
            "features": [asdict(f) for f in self.features],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edition:
    """Which lists were screened against.

    :param lists: the date of each list (ISO), empty where it is not known.
    :param starter_only: whether it is only the small list that comes with the package.
    """

    id: str
    date: str
    lists: dict[str, str]
    starter_only: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The edition as plain data."""
        return asdict(self)


_GRAVITY: tuple[Answer, ...] = ("none", "possible", "match")


def gravest(answers: Iterable[Answer]) -> Answer:
    """The gravest of several answers; ``none`` of none."""
    return max(answers, key=_GRAVITY.index, default="none")


@dataclass(frozen=True, slots=True)
class Cleared:
    """A hit that a person cleared: the party is not the listed one.

    :param reason: why, and ``by`` whom it was decided.
    """

    hit: Hit
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Screening:
    """The answer for one party: for each list of the edition, and the hits, nearest first.

    :param unread: names of the party that were not read, or not whole: finding nothing means nothing for them, and no
        list answers ``none``.
    :param beyond: the gravest answer on each list of the hits that were too many to keep.
    :param cleared: hits that a person cleared; they count for no answer, and are not forgotten.
    """

    party: Party
    edition: Edition
    hits: tuple[Hit, ...] = field(default=())
    unread: tuple[str, ...] = ()
    beyond: Mapping[str, Answer] = field(default_factory=dict)
    cleared: tuple[Cleared, ...] = ()

    @property
    def answers(self) -> dict[str, Answer]:
        """The gravest answer on each list."""
        least: Answer = "possible" if self.unread else "none"
        found = {name: gravest((least, self.beyond.get(name, "none"))) for name in self.edition.lists}
        for hit in self.hits:
            found[hit.list] = gravest((found.get(hit.list, least), hit.answer))
        return found

    @property
    def answer(self) -> Answer:
        """The gravest answer over all lists; a name that was not read is never ``none``."""
        return gravest((*self.answers.values(), "possible" if self.unread else "none"))

    def hits_on(self, list_name: str) -> tuple[Hit, ...]:
        """The hits on one list."""
        return tuple(h for h in self.hits if h.list == list_name)

    def as_dict(self) -> dict[str, Any]:
        """The screening as plain data; ``unread`` and ``cleared`` where there are such."""
        more: dict[str, Any] = {"unread": list(self.unread)} if self.unread else {}
        if self.cleared:
            more["cleared"] = [{**c.hit.as_dict(), "reason": c.reason, "by": c.by} for c in self.cleared]
        return {
            "party": self.party.as_dict(),
            "edition": self.edition.as_dict(),
            "answer": self.answer,
            "answers": self.answers,
            "hits": [h.as_dict() for h in self.hits],
            **more,
        }
