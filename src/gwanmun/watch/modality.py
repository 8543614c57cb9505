"""In what mode an event is told (done, planned, asked for, …): the one place that decides it, for every kind.

A verb alone does not say that something was done: what governs it does. English puts that in front (``postponed
adding``, ``urged … to add``), Korean behind (추가를 보류했다, 추가하라고 촉구했다).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from gwanmun.watch.modality_english import told_english
from gwanmun.watch.modality_korean import told_korean
from gwanmun.watch.reading import Mode
from gwanmun.watch.sentences import Sentence

Told: TypeAlias = Literal["done", "planned", "asked", "conditional", "denied", "withdrawn"]
REACH = 600
"""Characters before and behind a verb that can govern it; a "sentence" of scraped text may be the whole page."""


def told(s: Sentence, start: int, end: int) -> Told:
    """How the sentence tells what its verb from ``start`` to ``end`` says."""
    first = max(s.start, start - REACH)
    here = s.zone.text[first : min(s.end, end + REACH)]
    # Text with Hangul in it was tagged; the rest is taken for English.
    if s.zone.tagged is None:
        return told_english(here, start - first)
    return told_korean(here, end - first)


def mode_of(s: Sentence, start: int, end: int) -> Mode | None:
    """The mode of the event; ``None`` where it is no event: denied, taken back, put off, or only possible."""
    mode = told(s, start, end)
    return mode if mode in ("done", "planned", "asked") else None
