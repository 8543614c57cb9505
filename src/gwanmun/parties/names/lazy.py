"""Patterns that are compiled when they are first used.

A range of tens of thousands of characters takes some milliseconds to compile, and a command that screens one name in Latin
letters needs none of those.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """A pattern that is not compiled yet; its methods are kept once they were asked for."""

    def __init__(self, pattern: str) -> None:
        self._source = pattern

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source), name)
        setattr(self, name, found)
        return found


def lazy(pattern: str) -> re.Pattern[str]:
    """A pattern, to be used as a compiled one. What is wrong with it shows at its first use."""
    return cast(re.Pattern[str], _Lazy(pattern))
