"""Gwanmun (관문): may this shipment go, under Korean and US law, on that date, to those parties?

>>> from gwanmun import decide, parse_case
>>> case = parse_case({"from": "US", "to": "중국", "items": [{"eccn": "3B001.c.1.c"}]})
>>> decide(case).lines[0].determinations[0].worst.value
'LICENCE_REQUIRED'
"""

# ``decide`` is the room and, for who imports it from here, the function: this line must stand after the rooms' own.
from gwanmun.decide.case import Case, load_case, parse_case
from gwanmun.decide.decision import Decision, decide
from gwanmun.decide.outcome import Outcome
from gwanmun.decide.receipt import receipt, verify_receipt
from gwanmun.decide.record import record
from gwanmun.version import __version__

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
