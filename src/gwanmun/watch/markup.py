"""HTML read as blocks of visible text whose every character knows its place in the source. No tree, no recursion."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"<!--.*?(?:-->|$)|<!\[CDATA\[.*?\]\]>|<![^>]*>|<\?[^>]*>"
    r"|<(script|style|noscript|template|svg|iframe|textarea)\b[^>]*>.*?(?:</\1\s*>|$)"
    r"|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.S | re.I,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body br dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 head header hr html legend li main nav ol option p pre section select summary table tbody td tfoot th thead "
    "title tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
MAX_DEPTH = 180
"""Nesting beyond which no tree is built from a page; ordinary pages stay under 60."""


@dataclass
class Piece:
    """Visible text between two block tags: the tags it stands in, how much of it is a link, and its cell if any."""

    start: int
    end: int
    text: str
    at: tuple[int, ...]
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
    images: list[tuple[int, int, str]] = field(default_factory=list)
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
        self.chars: list[str] = []
        self.at: list[int] = []
        self.linked = 0
        self.row = self.table = 0

    def run(self) -> Page:
        place = 0
        for token in _TOKEN.finditer(self.text):
            if token.start() > place:
                self._characters(place, token.start())
            place = token.end()
            if token.group(3):
                self._tag(token)
            elif (token.group(1) or "").lower() == "script":
                self.page.scripts.append((token.group(0), self.base + token.start()))
        self._characters(place, len(self.text))
        self._flush()
        return self.page

    def _tag(self, token: re.Match[str]) -> None:
        name = token.group(3).lower()
        closing = token.group(2) == "/"
        if name in _BLOCK_TAGS:
            self._flush()
        if closing:
            for index in range(len(self.stack) - 1, max(-1, len(self.stack) - 12), -1):
                if self.stack[index][0] == name:
                    del self.stack[index:]
                    break
            return
        raw = token.group(4)
        span = (self.base + token.start(), self.base + token.end())
        self._noted(name, raw, span)
        if name in _VOID or raw.endswith("/"):
            return
        self.row += name == "tr"
        self.table += name == "table"
        if len(self.stack) < 5000:
            self.stack.append((name, raw))
        self.page.depth = max(self.page.depth, len(self.stack))

    def _noted(self, name: str, raw: str, span: tuple[int, int]) -> None:
        if name == "meta":
            self.page.metas.append((attributes(raw), *span))
        elif name in ("a", "link") and len(self.page.links) < 2000:
            if href := attributes(raw).get("href"):
                self.page.links.append(href)
        elif name == "time":
            if moment := attributes(raw).get("datetime"):
                self.page.times.append((moment, *span))
        elif name == "img":
            self.page.images.append((*span, attributes(raw).get("alt", "")))

    def _characters(self, start: int, end: int) -> None:
        part = self.text[start:end]
        in_link = any(name == "a" for name, _ in self.stack[-6:])
        before = len(self.chars)
        if "&" not in part:
            self.chars.extend(part)
            self.at.extend(range(self.base + start, self.base + end))
        else:
            for piece, place, single in _resolved(part):
                self.chars.extend(piece)
                where = self.base + start + place
                self.at.extend([where] * len(piece) if single else range(where, where + len(piece)))
        if in_link:
            self.linked += sum(not c.isspace() for c in self.chars[before:])

    def _flush(self) -> None:
        chars, at = self.chars, self.at
        if chars and not "".join(chars).isspace():
            shown, places = _collapsed(chars, at)
            if shown:
                blocks = tuple(n for n, _ in self.stack if n in _BLOCK_TAGS or n in ("a", "button", "label", "time"))
                marks = " ".join(raw for _, raw in self.stack[-8:] if raw).lower()
                inside = any(n == "table" for n, _ in self.stack)
                self.page.pieces.append(
                    Piece(places[0], places[-1] + 1, shown, tuple(places), blocks, marks, self.linked,
                          self.row if inside else 0, self.table if inside else 0)
                )  # fmt: skip
                if blocks[-1:] == ("title",) and not self.page.title:
                    self.page.title = shown
        self.chars, self.at, self.linked = [], [], 0


def _resolved(part: str) -> Iterator[tuple[str, int, bool]]:
    place = 0
    for found in _ENTITY.finditer(part):
        yield part[place : found.start()], place, False
        yield html.unescape(found.group(0)), found.start(), True
        place = found.end()
    yield part[place:], place, False


def _collapsed(chars: list[str], at: list[int]) -> tuple[str, list[int]]:
    """Runs of white space as one space, none at the ends."""
    shown: list[str] = []
    places: list[int] = []
    space = -1
    for char, place in zip(chars, at, strict=True):
        if char.isspace() or char in "\u200b\ufeff":
            space = place if space < 0 else space
            continue
        if space >= 0 and shown:
            shown.append(" ")
            places.append(space)
        space = -1
        shown.append(char)
        places.append(place)
    return "".join(shown), places
