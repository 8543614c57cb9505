"""The parties of a book on the lists: each name is searched once, and names that no list knows make one class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gwanmun.decide.case import Case, Statement
from gwanmun.decide.screened import Json, Screened, concluded, party_data

if TYPE_CHECKING:
    from gwanmun.parties.decisions import Decisions
    from gwanmun.parties.screener import Screener

UNKNOWN_NAME = "named"
"""The class of a name that is near no entry of any list."""


@dataclass
class BookLists:
    """The lists that the names of a book are searched on, and what was found of each name and country."""

    screener: Screener
    decisions: Decisions
    _found: dict[tuple[str, str], Json] = field(default_factory=dict)
    _classes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, edition: str | None = None) -> BookLists:
        """The newest edition kept here, else the starter list."""
        from gwanmun.parties import Screener
        from gwanmun.parties.decisions import Decisions
        from gwanmun.sources.places import data_folder

        return cls(Screener.open(edition=edition), Decisions(data_folder() / "parties.jsonl"))

    def search(self, names: Iterable[tuple[str, str]]) -> None:
        """Search many names, with the country of each, at once."""
        from gwanmun.parties import Party

        new = [pair for pair in dict.fromkeys(names) if pair not in self._found]
        asked = (Party(name=n, countries=(c,) if c else ()) for n, c in new)
        for pair, screening in zip(new, self.screener.screen_many(asked), strict=True):
            self._found[pair] = party_data(0, self.decisions.apply(screening))

    def of(self, name: str, country: str) -> Json:
        """What was found of a name."""
        self.search([(name, country)])
        return self._found[name, country]

    def class_of(self, name: str) -> str:
        """The name itself if anything near stands on a list, with any country; else the class of unknown names."""
        known = self._classes.get(name)
        if known is None:
            if not name.strip(" ?"):
                return "?"
            known = self._classes[name] = name if self.of(name, "")["hits"] else UNKNOWN_NAME
        return known

    def screened(self, case: Case, day: date) -> Screened | None:
        """The screening of a case of the book."""
        named = [(i, p) for i, p in enumerate(case.parties) if p.name.strip(" ?")]
        if not named:
            return None
        found = []
        for index, party in named:
            country = party.country.value if isinstance(party.country, Statement) else party.country
            # A name that no list knows by itself stays unknown, whatever the country: its class is decided once.
            known = self.class_of(party.name) != UNKNOWN_NAME
            found.append({**self.of(party.name, str(country or "") if known else ""), "index": index})
        return concluded(self.screener.edition.as_dict(), found, day, len(named) == len(case.parties))
