"""What is it: control entries found by words, decided by parameters; chips, HS codes, sectors. Candidates, not facts."""

from __future__ import annotations

from gwanmun.items.search import Candidate, Findings, search

__all__ = ["Candidate", "Findings", "search"]
