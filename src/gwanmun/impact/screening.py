"""The parties of a book on the lists: each is searched once, and those that no list knows make one class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from gwanmun.decide.case import Case
from gwanmun.decide.screened import Screened, asked_of, found_of, is_named
from gwanmun.decide.search import Json, party_data

if TYPE_CHECKING:
    from gwanmun.parties.decisions import Decisions
    from gwanmun.parties.screener import Screener

UNKNOWN_NAME = "named"
"""The class of a party that is near no entry of any list."""
NO_NAME = "?"
"""The class of a party whose name is not known."""

Asked: TypeAlias = tuple[str, str, str]
"""Name, country and address of a party, as written; empty where they are not."""


@dataclass
class BookLists:
    """The lists that the parties of a book are searched on, and what was found of each."""

    screener: Screener
    decisions: Decisions
    _found: dict[Asked, Json] = field(default_factory=dict)
    _near: dict[date, bool] = field(default_factory=dict)

    @classmethod
    def open(cls, edition: str | None = None) -> BookLists:
        """The newest edition kept here, else the starter list."""
        from gwanmun.parties import Screener
        from gwanmun.parties.decisions import Decisions
        from gwanmun.sources.places import data_folder

        return cls(Screener.open(edition=edition), Decisions(data_folder() / "parties.jsonl"))

    def search(self, parties: Iterable[Asked]) -> None:
        """Search many parties at once: one by one would take many times as long."""
        from gwanmun.parties import Party

        new = [asked for asked in dict.fromkeys(parties) if is_named(asked[0]) and asked not in self._found]
        named = (
            Party(name=n, countries=(c,) if c else (), addresses=(address,) if address else ()) for n, c, address in new
        )
        for asked, screening in zip(new, self.screener.screen_many(named), strict=True):
            self._found[asked] = party_data(0, self.decisions.apply(screening))

    def of(self, asked: Asked) -> Json:
        """What was found of a party that has a name."""
        self.search([asked])
        return self._found[asked]

    def class_of(self, name: str, country: str, address: str) -> str:
        """What of a party matters: all that is written, if anything near stands on a list; else that it is named."""
        if not is_named(name):
            return NO_NAME
        asked = (name, country, address)
        near = any(answer != "none" for answer in self.of(asked)["answers"].values())
        return "\t".join(asked) if near else UNKNOWN_NAME

    def near(self, day: date) -> bool:
        """Whether finding nothing means anything on a day: the lists are whole, and near it."""
        if day not in self._near:
            self._near[day] = Screened(self.screener.edition.as_dict(), (), day.isoformat()).clears
        return self._near[day]

    def screened(self, case: Case, day: date) -> Screened | None:
        """The screening of a case of the book."""
        asked = asked_of(case)
        if not asked:
            return None
        found = [{**self.of((name, country, address)), "index": i} for i, name, country, address in asked]
        return found_of({"edition": self.screener.edition.as_dict(), "parties": found}, case, day)
