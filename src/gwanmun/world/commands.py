"""Words of a command line that a user may copy from an answer."""

from __future__ import annotations

import re
import shlex

_PLAIN = re.compile(r"[\w:.,@/+-]+")
_LIVELY = frozenset('"$`\\!%')
"""Characters that shells read between double quotation marks, too."""


def word_of_command(text: str) -> str:
    """``text`` as one word of a command line, whatever it holds: names and numbers of lists come from outside.

    Double quotation marks where they are enough, since every shell knows them; else the quoting of POSIX shells. What
    cannot be printed becomes a space.
    """
    shown = "".join(c if c.isprintable() else " " for c in text)
    if _PLAIN.fullmatch(shown):
        return shown
    return shlex.quote(shown) if not _LIVELY.isdisjoint(shown) else f'"{shown}"'
