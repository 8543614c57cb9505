"""The parts of a document that speak: each content block with its morphemes, sentences and place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gwanmun.watch.korean import Morphemes, morphemes
from gwanmun.watch.reading import Block, Span

CONTENT = ("title", "subtitle", "excerpt", "caption", "body", "heading", "table")
MAX_UNDERSTOOD = 150_000
"""Characters of content in which names and events are looked for; an article has a few thousand. All of it is kept."""

_HANGUL = re.compile("[가-힣]")
_SENTENCE_END = re.compile(
    r"(?<=[다요음함됨임죠까])[.?!](?=[\s”’\"')]|$)[”’\"')]*|(?<=[a-z0-9)%\"”])[.?!](?=\s+[A-Z“\"]|$)|\n"
)
_OPEN = {"“": "”", "‘": "’", '"': '"'}


@dataclass
class Zone:
    """One content block as text to be understood."""

    block: Block
    text: str
    tagged: Morphemes | None
    sentences: list[tuple[int, int]] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The label of the block."""
        return self.block.label

    def span(self, start: int, end: int) -> Span:
        """The range in the source of a range of the block's text."""
        return Span(
            self.block.offset(start), self.block.offset(end - 1) + 1 if end > start else self.block.offset(start)
        )


def zones_of(blocks: tuple[Block, ...] | list[Block]) -> list[Zone]:
    """The content blocks, each with its sentences."""
    found = []
    length = 0
    for block in blocks:
        length += len(block.text) if block.label in CONTENT else 0
        if length > MAX_UNDERSTOOD:
            break
        if block.label not in CONTENT:
            continue
        text = block.text
        tagged = morphemes(text) if _HANGUL.search(text) else None
        found.append(Zone(block, text, tagged, list(_sentences(text))))
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences; a full stop inside a quotation does not end the sentence around it."""
    quotes = [(m.start(), m.end()) for m in re.finditer(r"“[^”]*”|\"[^\"]*\"", text)]
    start = 0
    for m in _SENTENCE_END.finditer(text):
        if any(a < m.start() and m.end() < b for a, b in quotes):
            continue
        if text[start : m.end()].strip():
            yield start, m.end()
        start = m.end()
    if text[start:].strip():
        yield start, len(text)
