"""Safe markup: whatever is not :class:`Html` is escaped, so that nothing of a record can become markup."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Html:
    """Markup that is already safe. Only the functions of this module make it."""

    text: str


Child: TypeAlias = "Html | str | int | Iterable[Child] | None"
"""What an element may hold: markup, text to be escaped, several of them, or nothing."""

_VOID = frozenset({"meta", "br"})
_INLINE = frozenset({"a", "span", "strong", "em", "code", "bdi", "time", "text", "title"})
"""Elements after which the source of the page goes on in the same line."""

_JOINERS = "\u200c\u200d"


def tag(name: str, /, *children: Child, **attributes: str | None) -> Html:
    """An element. Names of attributes have ``_`` for ``-`` (``class_`` is ``class``); ``None`` leaves one out."""
    shown = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    end = "" if name in _INLINE else "\n"
    return Html(f"<{name}{shown}>{end}" if name in _VOID else f"<{name}{shown}>{join(*children).text}</{name}>{end}")


def join(*children: Child) -> Html:
    """Several pieces one behind the other."""
    return Html("".join(_piece(child) for child in children))


def _piece(child: Child) -> str:
    match child:
        case None:
            return ""
        case Html():
            return child.text
        case str() | int():
            return escape(str(child))
        case _:
            return "".join(_piece(each) for each in child)


def between(separator: str, children: Iterable[Child]) -> Html:
    """Several pieces with a separator; empty ones are left out."""
    pieces = [p for p in (_piece(child) for child in children) if p]
    return Html(escape(separator).join(pieces))


def escape(text: str) -> str:
    """Text as markup. Control and formatting characters, which can hide or reverse text, become visible codes."""
    return html.escape(shown_text(text), quote=True)


def shown_text(text: str) -> str:
    """Text whose control and formatting characters are visible codes."""
    return "".join(_visible(c) if not c.isprintable() else c for c in text)


def _visible(character: str) -> str:
    if character in "\n\t" or character in _JOINERS or unicodedata.category(character) == "Zs":
        return character
    return f"⟨U+{ord(character):04X}⟩"


def link(label: Child, url: str) -> Html:
    """A link if the address is an https address, otherwise the label alone."""
    return tag("a", label, href=url, rel="noopener noreferrer") if _is_https(url) else tag("span", label)


def _is_https(url: str) -> bool:
    if not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.netloc) and "@" not in parts.netloc


def anchor(*parts: object) -> str:
    """A name for a place on the page, made of letters, digits, ``-`` and ``.``."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", "-".join(str(p) for p in parts)).strip("-")


def to(place: str, label: Child) -> Html:
    """A link to a place on this page."""
    return tag("a", label, href=f"#{place}")


def code(text: str) -> Html:
    """Text in the rule language, or a name or hash."""
    return tag("code", text)


def own(text: str) -> Html:
    """Text that a user wrote, kept apart so that its writing direction does not disturb what stands beside it."""
    return tag("bdi", text)


def quiet(*children: Child) -> Html:
    """Something of lesser weight."""
    return tag("span", *children, class_="quiet")


def items(children: Iterable[Child], kind: str = "ul", class_: str | None = None) -> Html:
    """A list; nothing if it would be empty."""
    points = [tag("li", child) for child in children]
    return tag(kind, points, class_=class_) if points else join()


def pairs(rows: Iterable[tuple[Child, Child]], class_: str = "pairs") -> Html:
    """Terms with what belongs to them; rows without content are left out."""
    shown = [tag("div", tag("dt", term), tag("dd", content)) for term, content in rows if _piece(content)]
    return tag("dl", shown, class_=class_) if shown else join()


def details(summary: Child, *content: Child, open_: bool = False) -> Html:
    """Something to unfold; nothing if there is nothing inside."""
    inside = join(*content)
    if not inside.text:
        return inside
    return tag("details", tag("summary", summary), tag("div", inside, class_="inside"), open="" if open_ else None)


def table(caption: Child, heads: Iterable[Child], rows: Iterable[Iterable[Child]], class_: str | None = None) -> Html:
    """A table whose first column names the row; nothing if there are no rows."""
    body = [_row(row) for row in rows]
    if not body:
        return join()
    head = tag("thead", tag("tr", [tag("th", h, scope="col") for h in heads]))
    inner = tag("table", tag("caption", caption), head, tag("tbody", body), class_=class_)
    return tag("div", inner, class_="wide", role="region", tabindex="0", aria_label=plain(join(caption)))


def _row(cells: Iterable[Child]) -> Html:
    first, *others = cells
    return tag("tr", tag("th", first, scope="row"), [tag("td", c) for c in others])


def plain(markup: Html) -> str:
    """The text of a piece of markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup.text)).strip()
