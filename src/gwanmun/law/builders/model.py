"""What a Control List entry looks like between its source (JSON or XML) and the tables."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Literal

Status = Literal["controlled", "itar", "reserved", "refers"]

ECCN = re.compile(r"[0-9][A-E][0-9]{3}")
"""The shape of a control number: category, product group, three digits."""

REASONS = ("NS", "MT", "NP", "CB", "CC", "RS", "FC", "AT", "UN", "EI", "SI", "SL", "CW", "SS", "RU")
"""Reasons for control as this rule base writes them. RU stands for the Russian industry sector sanctions."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of an entry's licence-requirement table: what is controlled, and where a licence is required."""

    control: str
    chart: str

    @property
    def wording(self) -> str:
        """A fingerprint of the row's words, blind to spacing and punctuation, so that a change of wording is seen."""
        return fingerprint(f"{self.control}|{self.chart}")


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One entry of the Control List as its source prints it."""

    eccn: str
    heading: str
    reasons: str
    rows: tuple[SourceRow, ...]
    exceptions: dict[str, str] = field(default_factory=dict)
    paragraphs: frozenset[str] = frozenset()
    status: Status = "controlled"


def fingerprint(text: str) -> str:
    """The first twelve hexadecimal digits of SHA-256 over the letters, digits and comparison signs of a text."""
    kept = re.sub(r"[^0-9a-z<>=≤≥%§µ°+−-]", "", text.casefold().replace("§§", "§"))
    return hashlib.sha256(kept.encode()).hexdigest()[:12]
