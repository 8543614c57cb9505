"""Numbers of ships and plants in Roman numerals: "DREAM II" is "DREAM 2"."""

from __future__ import annotations

import re

_NUMERALS = {numeral: str(i) for i, numeral in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"], 1)}
_BEHIND = re.compile(r" (I{1,3}|IV|VI{0,3}|IX)(?= |$)")
"""A Roman numeral behind a name."""


def in_digits(name: str) -> str:
    """A name with its Roman numerals as digits."""
    # Most names have none, which is sooner told.
    if " I" not in name and " V" not in name:
        return name
    return _BEHIND.sub(lambda match: f" {_NUMERALS[match[1]]}", name)
