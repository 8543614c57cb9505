"""Business words written together with a name: "ZedxionExchangeLtd", "LLCZavod"."""

from __future__ import annotations

from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lexicon import is_business

LEAST = 5
"""Letters of a business word that is looked for at the end of another word."""
_IN_FRONT = 7
"""The same at its beginning, where abbreviations would be found in misspelt words: "Constr", "Agric"."""
_LEGAL_BEHIND = frozenset(
    {"ltd", "llc", "jsc", "inc", "corp", "gmbh", "ooo", "plc", "fze", "fzco", "fzc", "dmcc", "pjsc"}
)
_LEGAL_IN_FRONT = frozenset({"llc", "jsc", "ooo", "pjsc", "ojsc", "cjsc", "zao", "oao", "pao"})
_NAME = 3
"""Letters of the shortest name that is left beside them, and of the shortest legal form."""


def run_together(word: str) -> tuple[str, ...] | None:
    """A name and the business words at its ends, which are written together with it: "Electronicaltd", "llczavod"."""
    if not word.isalpha() or len(word) <= LEAST:
        return None
    front: list[str] = []
    behind: list[str] = []
    while known_word(word) is None:
        if size := _business_at(word, -1):
            behind.insert(0, word[-size:])
            word = word[:-size]
        elif size := _business_at(word, 1):
            front.append(word[:size])
            word = word[size:]
        else:
            break
    return (*front, word, *behind) if front or behind else None


def _business_at(word: str, side: int) -> int:
    """Letters of the longest business word at the end (-1) or beginning (1) of a word, with a name left beside it."""
    for size in range(len(word) - _NAME, _NAME - 1, -1):
        part = word[-size:] if side < 0 else word[:size]
        least, forms = (LEAST, _LEGAL_BEHIND) if side < 0 else (_IN_FRONT, _LEGAL_IN_FRONT)
        if (size >= least and is_business(part)) or part in forms:
            return size
    return 0
