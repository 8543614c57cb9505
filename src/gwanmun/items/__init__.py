"""What is it: control entries found by words, decided by figures; chips, HS codes, sectors. Candidates, not facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gwanmun.items.chips import ChipAnswer, chip
    from gwanmun.items.search import Candidate, Findings, search
    from gwanmun.items.trees import EntryDecision, decide_entry

__all__ = ["Candidate", "ChipAnswer", "EntryDecision", "Findings", "chip", "decide_entry", "search"]

_HOMES = {
    "Candidate": "search",
    "Findings": "search",
    "search": "search",
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

    # The package would otherwise hand out its submodule `search` where its function is meant.
    found = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
