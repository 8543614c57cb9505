"""From a score to an answer: thresholds for each list and for the risk a user accepts."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from gwanmun.parties.party import Answer

POSSIBLE = 0.5
"""At this score about three in two hundred invented clean names are reported (development half): most by how near they
are to a listed name, the others because they stand within such a name or around it."""
MATCH = 0.95
"""From here on the whole name agrees and tells apart; what is left is a namesake."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores from which on a hit is possible, and from which on it is treated as the listed party.

    :param possible_on: another threshold for single lists, for instance a lower one where missing a party costs most.
    """

    possible: float = POSSIBLE
    match: float = MATCH
    possible_on: dict[str, float] = field(default_factory=dict)

    def possible_at(self, list_name: str) -> float:
        """The score from which on a hit of a list is possible."""
        return self.possible_on.get(list_name, self.possible)

    def answer(self, list_name: str, score: float) -> Answer:
        """The answer for a score on a list."""
        if score >= self.match:
            return "match"
        return "possible" if score >= self.possible_at(list_name) else "none"

    def least(self, raised: float) -> float:
        """The least score of a name that can still become a hit.

        :param raised: by how much what is known beside the name can raise it, on the log-odds scale.
        """
        low = min(max(min([self.possible, *self.possible_on.values()]), 1e-9), 1 - 1e-9)
        odds = low / (1 - low) / math.exp(raised)
        return odds / (1 + odds)


RISKS = {"low": Thresholds(0.65, 0.97), "usual": Thresholds(), "high": Thresholds(0.4, 0.9)}
"""How much risk the user sees in the business: at high risk more is reported."""
