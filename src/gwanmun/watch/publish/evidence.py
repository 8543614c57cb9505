"""The numbered evidence of a brief: each place once, in the order of the sentences that rest on it."""

from __future__ import annotations

from gwanmun.watch.brief_parts import Brief, Evidence, Sentence


def numbered(brief: Brief) -> dict[Evidence, int]:
    """Every piece of evidence with its number."""
    found: dict[Evidence, int] = {}
    for _, sentences in brief.sections():
        for sentence in sentences:
            for evidence in sentence.evidence:
                found.setdefault(evidence, len(found) + 1)
    return found


def numbers_of(sentence: Sentence, numbers: dict[Evidence, int]) -> list[int]:
    """The numbers of a sentence's evidence."""
    return sorted({numbers[e] for e in sentence.evidence})


def place(evidence: Evidence) -> str:
    """Document and characters: ``page.txt, 731–794``; an instrument alone where there is no text."""
    return f"{evidence.document}, {evidence.start}–{evidence.end}" if evidence.end else evidence.document
