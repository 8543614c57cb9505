"""Errors that speak to a user in English and Korean."""

from __future__ import annotations

from typing import Literal, TypeAlias

Lang: TypeAlias = Literal["en", "ko"]
"""The two languages of every label and message."""

_SHOWN = 60


class BilingualError(ValueError):
    """A problem with what a user wrote, as one sentence in each language; `str(error)` is the English one.

    Subclasses pass all their arguments on to this class, so that an error survives being sent between processes.
    """

    def __init__(self, en: str, ko: str, *details: object) -> None:
        super().__init__(en, ko, *details)
        self._sentences: dict[Lang, str] = {"en": en, "ko": ko}

    def message(self, lang: Lang) -> str:
        """The sentence to show to a user who reads `lang`."""
        return self._sentences[lang]

    def __str__(self) -> str:
        return self._sentences["en"]


def quoted(value: object) -> str:
    """What the user wrote, printable, in quotation marks and cut to a length that leaves the sentence readable."""
    text = "".join(char if char.isprintable() else " " for char in str(value)).strip()
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[: _SHOWN - 1]}…"'
