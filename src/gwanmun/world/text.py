"""A sentence or label in both languages of the project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same text in English and Korean; where Korean is missing, English stands in."""

    en: str
    ko: str = ""

    def in_(self, lang: str) -> str:
        """The text in ``lang`` (``ko`` or ``en``)."""
        return self.ko or self.en if lang == "ko" else self.en
