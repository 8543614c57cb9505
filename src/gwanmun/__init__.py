"""Gwanmun (관문): may this shipment go, under Korean and US law, on that date, to those parties?

>>> from gwanmun import decide, parse_case
>>> case = parse_case({"from": "US", "to": "중국", "items": [{"eccn": "3B001.c.1.c"}]})
>>> decide(case).lines[0].determinations[0].worst.value
'LICENCE_REQUIRED'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gwanmun.version import __version__

if TYPE_CHECKING:
    from gwanmun.decide.case import Case, load_case, parse_case
    from gwanmun.decide.decision import Decision, decide
    from gwanmun.decide.outcome import Outcome
    from gwanmun.decide.receipt import receipt, verify_receipt
    from gwanmun.decide.record import record
else:
    # ``decide`` is the room and, for who imports it from here, the function: the room's name gives way to it.
    import_module("gwanmun.decide")
    del decide

__all__ = [
    "Case",
    "Decision",
    "Outcome",
    "__version__",
    "decide",
    "load_case",
    "parse_case",
    "receipt",
    "record",
    "verify_receipt",
]

_WHERE = {
    "Case": "case", "load_case": "case", "parse_case": "case", "Decision": "decision", "decide": "decision",
    "Outcome": "outcome", "receipt": "receipt", "verify_receipt": "receipt", "record": "record",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load what is asked for: a command begins before the rooms that it needs are read."""
    if name not in _WHERE:
        raise AttributeError(f"module 'gwanmun' has no attribute {name!r}")
    return getattr(import_module(f"gwanmun.decide.{_WHERE[name]}"), name)
