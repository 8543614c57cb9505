"""Lists of paragraph codes as the Control List writes them: ``3B001.a.1 to a.3, b, e, f.2 to f.4, g to j``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .errors import Refused

_SEPARATOR = re.compile(r"\s*(?:,\s*and\b|,\s*or\b|,|;|\band\b|\bor\b)\s*")
_RANGE = re.compile(r"\s+(?:to|through)\s+")
_CODE = re.compile(r"(?:([0-9][A-E][0-9]{3}))? ?\.?((?:[a-z]{1,2}|[0-9]{1,2})(?:\.(?:[a-z]{1,2}|[0-9]{1,2}))*)?")


def code_list(text: str, eccn: str) -> tuple[str, ...] | None:
    """The codes that a list names, in its order, or None if the text is anything other than a list of codes.

    A part that begins with a letter is a paragraph of the entry; one that begins with a number is a sibling of the
    part before it (``1C351.d.15 and .16``).

    >>> code_list("3B001.a.1 to a.3, b, g to i", "3B001")
    ('3B001.a.1', '3B001.a.2', '3B001.a.3', '3B001.b', '3B001.g', '3B001.h', '3B001.i')
    >>> code_list("1C351.d.15 and .16", "1C351")
    ('1C351.d.15', '1C351.d.16')
    >>> code_list("police-model viewers", "6A002") is None
    True
    """
    text = re.sub(r"\.\s+(?=[a-z0-9])", ".", text.strip().rstrip("."))
    found: list[str] = []
    for part in _SEPARATOR.split(text):
        ends = _RANGE.split(part.strip())
        if len(ends) > 2:
            return None
        codes = [_code(end.rstrip("."), eccn, found[-1] if found else "") for end in ends]
        if None in codes:
            return None
        named = [code for code in codes if code is not None]
        found += named if len(named) == 1 else _between(*named)
    return tuple(dict.fromkeys(found))


def _code(text: str, eccn: str, before: str) -> str | None:
    match = _CODE.fullmatch(text.strip())
    if match is None or not text.strip():
        return None
    entry, path = match.group(1) or eccn, match.group(2) or ""
    if not path:
        return entry if match.group(1) else None
    if path[0].isdigit():
        if match.group(1) or "." not in before:
            return None
        return f"{before.rsplit('.', 1)[0]}.{path}"
    return f"{entry}.{path}"


def _between(first: str, last: str) -> list[str]:
    """Every sibling from one code to the other, both included."""
    stem, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if stem != other:
        raise Refused(f"The range {first} to {last} joins two paragraphs that are not siblings.")
    if low.isdigit() and high.isdigit():
        return [f"{stem}.{number}" for number in range(int(low), int(high) + 1)]
    if len(low) == len(high) == 1 and low.isalpha() and high.isalpha():
        return [f"{stem}.{chr(letter)}" for letter in range(ord(low), ord(high) + 1)]
    raise Refused(f"The range {first} to {last} cannot be counted.")


def under(codes: Iterable[str]) -> str:
    """The expression that is true for an item classified in one of the codes or below it."""
    named = list(codes)
    if len(named) == 1:
        return f'item.eccn under "{named[0]}"'
    return "item.eccn under [" + ", ".join(f'"{code}"' for code in named) + "]"


def codes_in(expression: str) -> set[str]:
    """Every control number, with its paragraph if there is one, that an expression names."""
    return set(re.findall(r'"([0-9][A-E][0-9]{3}(?:\.[a-z0-9.]+)?)"', expression))
