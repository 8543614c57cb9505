"""After an update of the lists: only what changed is screened against the book, and the difference is reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from gwanmun.parties.party import Hit, Party, Screening
from gwanmun.parties.screener import Screener
from gwanmun.sources.entries import Entry


@dataclass(frozen=True, slots=True)
class Difference:
    """What an update means for a book of parties.

    :param added: hits on entries that are new or say something else than before.
    :param gone: hits on entries that were removed or changed and that no longer hit.
    :param unread: parties with a name that was not read, or not whole: what changed says nothing of them.
    """

    entries_added: int
    entries_changed: int
    entries_removed: int
    added: tuple[tuple[Party, Hit], ...]
    gone: tuple[tuple[Party, Hit], ...]
    unread: tuple[Party, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The difference as plain data."""
        return {
            "entries": {"added": self.entries_added, "changed": self.entries_changed, "removed": self.entries_removed},
            "added": [{"party": p.as_dict(), "hit": h.as_dict()} for p, h in self.added],
            "gone": [{"party": p.as_dict(), "hit": h.as_dict()} for p, h in self.gone],
            "unread": [p.as_dict() for p in self.unread],
        }


def rescreen(book: Sequence[Party], before: Screener, after: Screener) -> Difference:
    """Screen ``book`` against the entries that differ between two editions."""
    old, new = _by_key(before.entries()), _by_key(after.entries())
    fresh, left = _missing_in(old, new), _missing_in(new, old)
    screened = _screened(book, fresh, after)
    now = [(s.party, h) for s in screened for h in s.hits]
    then = [(s.party, h) for s in _screened(book, left, before) for h in s.hits]
    still = {(p, h.entry.list, h.entry.id) for p, h in now}
    gone = tuple((p, h) for p, h in then if (p, h.entry.list, h.entry.id) not in still)
    added, removed = (sum(_key(e) not in other for e in entries) for entries, other in ((fresh, old), (left, new)))
    unread = tuple(s.party for s in screened if s.unread)
    return Difference(added, len(fresh) - added, removed, tuple(now), gone, unread)


Entries: TypeAlias = dict[tuple[str, str, str], dict[str, Entry]]
"""By list and number (or name, where there is none), the entries by what they say: a list may give a number twice."""


def _key(entry: Entry) -> tuple[str, str, str]:
    return entry.list, entry.id, "" if entry.id else entry.name


def _by_key(entries: Iterable[Entry]) -> Entries:
    found: Entries = {}
    for e in entries:
        found.setdefault(_key(e), {})[e.content_hash] = e
    return found


def _missing_in(one: Entries, other: Entries) -> list[Entry]:
    """The entries of ``other`` that say what none of their number says in ``one``."""
    return [e for k, said in other.items() for content, e in said.items() if content not in one.get(k, {})]


def _screened(book: Sequence[Party], entries: list[Entry], like: Screener) -> list[Screening]:
    return list(Screener.of_entries(entries, like.thresholds).screen_many(book)) if entries else []
