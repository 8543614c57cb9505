"""Who are they: from a name, and what else is known, to the entries of restricted-party lists.

>>> from gwanmun.parties import Party, compare
>>> compare("김정은", "KIM Jong Un", "person").score > 0.7
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gwanmun.parties.comparison import Comparison, compare
    from gwanmun.parties.ownership import aggregate
    from gwanmun.parties.party import Hit, Party, Screening
    from gwanmun.parties.screener import Screener

__all__ = ["Comparison", "Hit", "Party", "Screener", "Screening", "aggregate", "compare"]

_WHERE = {
    "Comparison": "comparison", "compare": "comparison", "aggregate": "ownership", "Hit": "party", "Party": "party",
    "Screening": "party", "Screener": "screener",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load what is asked for; NumPy and RapidFuzz are not imported for commands that screen nobody."""
    import importlib

    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"gwanmun.parties.{_WHERE[name]}"), name)
