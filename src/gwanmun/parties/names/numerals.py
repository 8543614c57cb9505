"""Numbers of ships and plants in Roman numerals: "DREAM II" is "DREAM 2"."""

from __future__ import annotations

import re

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_BEHIND = re.compile(r"(?<=\w )(?:I{1,3}|IV|VI{0,3}|IX)(?!\w)")
"""A Roman numeral behind a name."""


def in_digits(name: str) -> str:
    """A name with its Roman numerals as digits."""
    # Most names have none, which is sooner told.
    if " I" not in name and " V" not in name:
        return name
    return _BEHIND.sub(lambda match: str(_NUMERALS.index(match.group()) + 1), name)
