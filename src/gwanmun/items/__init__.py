"""What is it: control entries found by words, decided by figures; chips, HS codes, sectors. Candidates, not facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gwanmun.items.chips import ChipAnswer, chip
    from gwanmun.items.finding import Candidate, Findings, search
    from gwanmun.items.trees import EntryDecision, decide_entry

__all__ = ["Candidate", "ChipAnswer", "EntryDecision", "Findings", "chip", "decide_entry", "search"]

_HOMES = {
    "Candidate": "finding",
    "Findings": "finding",
    "search": "finding",
    "ChipAnswer": "chips",
    "chip": "chips",
    "EntryDecision": "trees",
    "decide_entry": "trees",
}


def __getattr__(name: str) -> Any:
    # Loaded when asked for: a chip needs no index, a search no decision tree.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    found = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
