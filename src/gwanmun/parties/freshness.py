"""How near to a day lists must be, and which must be among them, for finding nothing on them to mean anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gwanmun.sources.lists.names import LIST_NAMES

if TYPE_CHECKING:
    from gwanmun.parties.party import Edition

FRESH_DAYS = 31
"""Days between a list and the day of export beyond which finding nothing proves nothing."""
CLEARING = ("us_entity_list", "us_uvl", "us_meu", "us_dpl", "us_sdn")
"""The lists of Part 744, Part 764 and OFAC that must have been searched before a party can count as clear."""


class Doubts(NamedTuple):
    """The publishers' lists on which finding nothing means nothing.

    :param old: too far from the day, or of no known day, each with its day as it is written.
    :param missing: lists that must be searched and are not there.
    :param starter_only: whether it is only the small list of the package, of which more is said elsewhere.
    """

    old: dict[str, str]
    missing: tuple[str, ...]
    starter_only: bool = False

    @property
    def clears(self) -> bool:
        """Whether the lists that must be searched are there, and near the day."""
        return not self.starter_only and not self.missing and not any(name in self.old for name in CLEARING)


def doubts(edition: Edition, day: date) -> Doubts:
    """What speaks against an edition as of a day.

    Lists of one's own have no day.
    """
    if edition.starter_only:
        return Doubts({}, (), starter_only=True)
    lists = edition.lists
    far = [name for name in lists if name in LIST_NAMES and not is_near(lists, name, day)]
    far.sort(key=lambda name: (name not in CLEARING, lists[name], name))
    return Doubts({name: lists[name] for name in far}, tuple(name for name in CLEARING if name not in lists))


def is_near(lists: Mapping[str, str], name: str, day: date) -> bool:
    """Whether a list is there, and of a day near enough.

    :param lists: the day of each list, as it is written.
    """
    listed = _first_day(lists.get(name) or "")
    return listed is not None and abs((day - listed).days) <= FRESH_DAYS


def _first_day(text: str) -> date | None:
    """The day of a list; of one that gives only its month or year, the first day of it."""
    parts = [*text[:10].split("-"), "01", "01"][:3]
    try:
        return date(*(int(p) for p in parts))
    except ValueError:
        return None
