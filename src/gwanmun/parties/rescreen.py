"""After an update of the lists: only what changed is screened against the book, and the difference is reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gwanmun.parties.party import Hit, Party
from gwanmun.parties.screener import Screener
from gwanmun.sources.entries import Entry


@dataclass(frozen=True, slots=True)
class Difference:
    """What an update means for a book of parties.

    :param added: hits on entries that are new or say something else than before.
    :param gone: hits on entries that were removed or changed and that no longer hit.
    """

    entries_added: int
    entries_changed: int
    entries_removed: int
    added: tuple[tuple[Party, Hit], ...]
    gone: tuple[tuple[Party, Hit], ...]

    def as_dict(self) -> dict[str, Any]:
        """The difference as plain data."""
        return {
            "entries": {"added": self.entries_added, "changed": self.entries_changed, "removed": self.entries_removed},
            "added": [{"party": p.as_dict(), "hit": h.as_dict()} for p, h in self.added],
            "gone": [{"party": p.as_dict(), "hit": h.as_dict()} for p, h in self.gone],
        }


def rescreen(book: Sequence[Party], before: Screener, after: Screener) -> Difference:
    """Screen ``book`` against the entries that differ between two editions."""
    old, new = _by_key(before.entries()), _by_key(after.entries())
    added = [e for k, e in new.items() if k not in old]
    changed = [e for k, e in new.items() if k in old and old[k].content_hash != e.content_hash]
    left = [e for k, e in old.items() if k not in new or new[k].content_hash != e.content_hash]
    now = _hits(book, added + changed, after)
    then = _hits(book, left, before)
    still = {(p, h.entry.list, h.entry.id) for p, h in now}
    gone = tuple((p, h) for p, h in then if (p, h.entry.list, h.entry.id) not in still)
    return Difference(len(added), len(changed), len(left) - len(changed), tuple(now), gone)


def _by_key(entries: Iterable[Entry]) -> dict[tuple[str, str, str], Entry]:
    return {(e.list, e.id, "" if e.id else e.name): e for e in entries}


def _hits(book: Sequence[Party], entries: list[Entry], like: Screener) -> list[tuple[Party, Hit]]:
    if not entries:
        return []
    small = Screener.of_entries(entries, like.thresholds)
    return [(party, hit) for party, found in zip(book, small.screen_many(book), strict=True) for hit in found.hits]
