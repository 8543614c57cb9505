"""HTML read as blocks of visible text whose every character knows its place in the source. No tree, no recursion."""
# ruff: noqa: SIM905 - patterns and word lists are read better whole

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]*)")
_OPENING = re.compile(r"<(?=/?[a-zA-Z]|[!?])")
_RAW = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "textarea"})
_RAW_END = {name: re.compile(rf"</{name}\s*>", re.I) for name in _RAW}
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_BLOCK_TAGS = frozenset(
    (
        "address article aside blockquote body br dd details dialog div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section select "
        "summary table tbody td tfoot th thead title tr ul "
    ).split()
)
_NOTED = frozenset({"meta", "a", "link", "time"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
MAX_DEPTH = 180
"""Nesting beyond which no tree is built from a page; ordinary pages stay under 60."""


@dataclass
class Piece:
    """Visible text between two block tags: the tags it stands in, how much of it is a link, and its cell if any."""

    start: int
    end: int
    text: str
    at: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    marks: str
    linked: int
    row: int = 0
    table: int = 0

    @property
    def tag(self) -> str:
        """The innermost block tag."""
        return self.tags[-1] if self.tags else ""


@dataclass
class Page:
    """What was found in a page."""

    pieces: list[Piece] = field(default_factory=list)
    metas: list[tuple[dict[str, str], int, int]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    times: list[tuple[str, int, int]] = field(default_factory=list)
    scripts: list[tuple[str, int]] = field(default_factory=list)
    title: str = ""
    depth: int = 0


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, entities resolved."""
    found = _ATTRIBUTE.findall(text)
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}


def scan(text: str, base: int = 0) -> Page:
    """The blocks of ``text``, which begins at ``base`` of the source."""
    return _Scanner(text, base).run()


class _Scanner:
    def __init__(self, text: str, base: int) -> None:
        self.text, self.base = text, base
        self.page = Page()
        self.stack: list[tuple[str, str]] = []
        self.runs: list[tuple[str, int]] = []
        self.linked = 0
        self.row = self.table = self.anchors = 0

    def run(self) -> Page:
        """One pass over the text by plain searches, so that no input costs more than its length."""
        text, place, size = self.text, 0, len(self.text)
        while place < size:
            opening = _OPENING.search(text, place)
            if opening is None:
                break
            begin = opening.start()
            name = _NAME.match(text, begin + 1)
            if begin > place:
                self._characters(place, begin)
            place = self._comment(begin) if name is None else self._markup(begin, name)
        if place < size:
            self._characters(place, size)
        self._flush()
        return self.page

    def _comment(self, begin: int) -> int:
        """Where a comment, a declaration or marked data ends."""
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<", ">")):
            if self.text.startswith(opening, begin):
                end = self.text.find(closing, begin + len(opening))
                return len(self.text) if end < 0 else end + len(closing)
        return begin + 1

    def _markup(self, begin: int, name: re.Match[str]) -> int:
        """Take in one tag; where it, or what it hides from view, ends."""
        text = self.text
        end = _tag_end(text, name.end())
        tag = name.group(1).lower()
        closing = text[begin + 1] == "/"
        raw = text[name.end() : end]
        if tag in _RAW and not closing and not raw.endswith("/"):
            closed = _RAW_END[tag].search(text, end)
            after = closed.end() if closed else len(text)
            if tag == "script":
                self.page.scripts.append((text[begin:after], self.base + begin))
            return after
        self._tag(tag, closing, raw, begin, min(len(text), end + 1))
        return min(len(text), end + 1)

    def _tag(self, name: str, closing: bool, raw: str, begin: int, end: int) -> None:
        if name in _BLOCK_TAGS:
            self._flush()
        if closing:
            for index in range(len(self.stack) - 1, max(-1, len(self.stack) - 12), -1):
                if self.stack[index][0] == name:
                    self.anchors -= sum(n == "a" for n, _ in self.stack[index:])
                    del self.stack[index:]
                    break
            return
        if name in _NOTED:
            self._noted(name, raw, (self.base + begin, self.base + end))
        if name in _VOID or raw.endswith("/"):
            return
        self.row += name == "tr"
        self.table += name == "table"
        if len(self.stack) < 5000:
            self.stack.append((name, raw))
            self.anchors += name == "a"
        self.page.depth = max(self.page.depth, len(self.stack))

    def _noted(self, name: str, raw: str, span: tuple[int, int]) -> None:
        if name == "meta":
            self.page.metas.append((attributes(raw), *span))
        elif name in ("a", "link") and len(self.page.links) < 2000:
            if (m := _HREF.search(raw)) and (href := m[1] or m[2] or m[3]):
                self.page.links.append(html.unescape(href) if "&" in href else href)
        elif name == "time" and (moment := attributes(raw).get("datetime")):
            self.page.times.append((moment, *span))

    def _characters(self, start: int, end: int) -> None:
        part = self.text[start:end]
        if "&" not in part:
            self.runs.append((part, self.base + start))
        else:
            self.runs += [(text, self.base + start + place) for text, place in _resolved(part)]
        if self.anchors:
            self.linked += len("".join(part.split()))

    def _flush(self) -> None:
        if self.runs:
            shown, places, end = _collapsed(self.runs)
            if shown:
                blocks = tuple(n for n, _ in self.stack if n in _BLOCK_TAGS or n in ("a", "button", "label", "time"))
                marks = " ".join(raw for _, raw in self.stack[-6:] if raw)
                inside = any(n == "table" for n, _ in self.stack)
                self.page.pieces.append(
                    Piece(places[0][1], end, shown, places, blocks, marks, self.linked,
                          self.row if inside else 0, self.table if inside else 0)
                )  # fmt: skip
                if blocks[-1:] == ("title",) and not self.page.title:
                    self.page.title = shown
            self.runs, self.linked = [], 0


_QUOTES_LONG = 4


def _tag_end(text: str, place: int) -> int:
    """Where the tag's ``>`` is; one inside a quoted attribute does not count, as far as the quotes are in order."""
    end = text.find(">", place)
    for _ in range(_QUOTES_LONG):
        if end < 0:
            return len(text)
        inside = text[place:end] if end - place < 20_000 else ""
        if inside.count('"') % 2 == 0 and (inside.count("'") % 2 == 0 or '"' in inside):
            return end
        further = text.find(">", end + 1)
        if further < 0 or further - place > 20_000:
            return end
        end = further
    return text.find(">", place)


def _resolved(part: str) -> Iterator[tuple[str, int]]:
    place = 0
    for found in _ENTITY.finditer(part):
        yield part[place : found.start()], place
        # What an entity stands for is taken to be where it begins.
        yield html.unescape(found.group(0)), found.start()
        place = found.end()
    yield part[place:], place


_SOLID = re.compile(r"[^\s\u200b\ufeff]+")


def _collapsed(runs: list[tuple[str, int]]) -> tuple[str, tuple[tuple[int, int], ...], int]:
    """Runs of white space as one space, none at the ends: the text, its places, and where its last character ends."""
    shown: list[str] = []
    places: list[tuple[int, int]] = []
    length = end = 0
    gap = False
    for text, offset in runs:
        place = 0
        for m in _SOLID.finditer(text):
            gap = gap or m.start() > place
            if gap and shown:
                shown.append(" ")
                # The space belongs to the character before the word, wherever the white space began.
                places.append((length, max(end, offset + m.start() - 1)))
                length += 1
            gap = False
            word = m.group()
            if not places or places[-1][1] - places[-1][0] != offset + m.start() - length:
                places.append((length, offset + m.start()))
            shown.append(word)
            length += len(word)
            place = m.end()
            end = offset + m.end()
        gap = gap or place < len(text)
    return "".join(shown), tuple(places), end
