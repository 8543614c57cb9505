"""Truth values and fact values: three-valued logic after Kleene, with absent facts kept apart from false ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, TypeAlias

Tri: TypeAlias = bool | None
"""``True``, ``False``, or ``None`` for UNKNOWN."""


class Absent(Enum):
    """Why a fact has no value."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


UNKNOWN: Final = Absent.UNKNOWN
NOT_APPLICABLE: Final = Absent.NOT_APPLICABLE


class ExactCode(str):
    """A hierarchical code that is known to go no deeper: ``3B001.c`` and none of its sub-paragraphs."""

    __slots__ = ()


Value: TypeAlias = bool | int | Decimal | str | date | Absent
"""What a fact may hold. A ``str`` is a symbol, a text or a hierarchical code, as its type says."""


def tri_not(value: Tri) -> Tri:
    """Negation; UNKNOWN stays UNKNOWN."""
    return None if value is None else not value


def tri_and(values: Iterable[Tri]) -> Tri:
    """FALSE if any is FALSE, else UNKNOWN if any is UNKNOWN, else TRUE (also of nothing)."""
    result: Tri = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def tri_or(values: Iterable[Tri]) -> Tri:
    """TRUE if any is TRUE, else UNKNOWN if any is UNKNOWN, else FALSE (also of nothing)."""
    result: Tri = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def tri_name(value: Tri) -> str:
    """The name shown to people and kept in receipts."""
    return "UNKNOWN" if value is None else "TRUE" if value else "FALSE"
