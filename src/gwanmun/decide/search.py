"""The parties of a shipment searched on the lists, as plain data. Knows no case, so that it can start before one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Asked: TypeAlias = tuple[int, str, str, str]
"""A party: its place in the case, name, country and address; empty where they are not known."""
MOST_HITS = 5
"""Most hits that are kept of a party besides its matches."""


class Lists:
    """The lists of one edition and the decisions about hits.

    :param edition: the edition of the lists; by default the newest kept here, else the starter list.
    :raises InputError: if there is no such edition, or the log of decisions was changed.
    """

    def __init__(self, edition: str | None = None) -> None:
        from gwanmun.parties import Screener
        from gwanmun.parties.decisions import Decisions
        from gwanmun.sources.places import data_folder

        self._screener = Screener.open(edition=edition)
        self._decided = Decisions(data_folder() / "parties.jsonl")

    def search(self, parties: Iterable[Asked]) -> Json:
        """The edition, and for each party its answers by list and its nearest hits."""
        return {"edition": self._screener.edition.as_dict(), "parties": [self._of(*p) for p in parties]}

    def _of(self, index: int, name: str, country: str, address: str) -> Json:
        from gwanmun.parties import Party

        party = Party(name=name, countries=(country,) if country else (), addresses=(address,) if address else ())
        return party_data(index, self._decided.apply(self._screener.screen(party)))


def party_data(index: int, screening: Any) -> Json:
    """The screening of one party as plain data: its answers by list, and the nearest hits."""
    return {
        "index": index,
        "name": screening.party.name,
        "answers": dict(screening.answers),
        "hits": [
            _hit(h)
            for rank, h in enumerate(screening.hits)
            if h.answer == "match" or (rank < MOST_HITS and h.answer != "none")
        ],
    } | ({"unread": list(screening.unread)} if screening.unread else {})


def _hit(hit: Any) -> Json:
    entry = hit.entry
    return {
        "list": hit.list,
        "answer": hit.answer,
        "score": round(hit.score, 4),
        "name_listed": hit.name_listed,
        "entry": entry.id,
        "licence_requirement": entry.licence_requirement,
        "licence_policy": entry.licence_policy,
        "footnotes": list(entry.footnotes),
        "programmes": list(entry.programmes),
        "citation": entry.citation,
        "listed_on": entry.listed_on,
        "source": f"{entry.source}:{entry.row}",
    }
