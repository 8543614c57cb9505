"""Briefs and timelines as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from gwanmun.watch.brief_parts import Brief
from gwanmun.watch.ledger import Entry
from gwanmun.watch.publish.escape import visible
from gwanmun.watch.publish.evidence import numbered, numbers_of, place


def brief_text(brief: Brief, lang: str) -> str:
    """The brief with numbered evidence."""
    numbers = numbered(brief)
    lines = [visible(brief.title.in_(lang)), ""]
    for title, sentences in brief.sections():
        if sentences:
            lines.append(title.in_(lang).upper())
        for sentence in sentences:
            mark = "! " if sentence.weight == "warning" else "- "
            refs = "".join(f"[{n}]" for n in numbers_of(sentence, numbers))
            lines += textwrap.wrap(
                f"{mark}{visible(sentence.text.in_(lang))} {refs}", 110, subsequent_indent="  ", break_long_words=False
            )
        lines.append("")
    for evidence, number in numbers.items():
        shown = f"[{number}] {place(evidence)} {evidence.url}".rstrip() + (
            f": {evidence.quote}" if evidence.quote else ""
        )
        lines += textwrap.wrap(visible(shown), 110, subsequent_indent="    ", break_long_words=False)
    return "\n".join([*lines, ""])


def timeline_text(entries: Sequence[Entry], lang: str) -> str:
    """One entry a line, with people and where it is told."""
    lines = []
    for entry in entries:
        lines.append(f"{entry.date or '?':<11} {visible(entry.text.in_(lang))}")
        if entry.participants:
            lines.append(f"{'':<11} {visible(', '.join(entry.participants))}")
        told = "; ".join(f"{name} {start}–{end}" for name, start, end in entry.sources) or entry.known
        lines.append(f"{'':<11} [{visible(told)}]")
    return "\n".join([*lines, ""])
