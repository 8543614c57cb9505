"""The left column of a licence-requirement table: which part of the entry a reason for control covers.

Only wording whose meaning lies in codes alone is read here; everything else needs a reading by a person (readings/).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .codes import code_list, under

_APPLIES = re.compile(r"([A-Z]{2}) (?:appl(?:y|ies)) (?:to )?(.*)", re.DOTALL)
_ENTIRE = re.compile(r"(?:the )?entire entry\.?")
_EXCEPT = re.compile(r"(?:the )?entire entry,? except (?:for )?(.*)", re.DOTALL)
_LEAD = re.compile(r"(?:items controlled by |paragraphs? |“software” controlled by (?=5D))")
_TAIL = re.compile(r"(?: only| of this entry)$")


@dataclass(frozen=True, slots=True)
class Scope:
    """A reason for control and the expression for the part of the entry it covers; empty means the whole entry."""

    reason: str
    expression: str


def read_scope(control: str, eccn: str) -> Scope | None:
    """The scope of a row, or None if a person has to read it."""
    control = re.sub(r"\s+", " ", control).strip().rstrip(".")
    if re.fullmatch(r"Russian industry sector sanctions? appl(?:y|ies) to entire entry", control):
        return Scope("RU", "")
    match = _APPLIES.fullmatch(control)
    if match is None:
        return None
    reason, rest = match.groups()
    if _ENTIRE.fullmatch(rest):
        return Scope(reason, "")
    exception = _EXCEPT.fullmatch(rest)
    if exception:
        codes = code_list(exception.group(1), eccn)
        return Scope(reason, f"not ({under(codes)})") if codes and _own(codes, eccn) else None
    codes = code_list(_TAIL.sub("", _LEAD.sub("", rest, count=1)), eccn)
    return Scope(reason, under(codes)) if codes and _own(codes, eccn) else None


def _own(codes: tuple[str, ...], eccn: str) -> bool:
    """Whether all codes are paragraphs of the entry; a code of another entry means a row that needs a reader."""
    return all(code.startswith(f"{eccn}.") for code in codes)
