"""RSS and Atom feeds: their entries, whatever form their dates take. Read without a tree, so that no entity expands."""

from __future__ import annotations

import html
import re
from typing import Any

from gwanmun.watch.published import any_moment
from gwanmun.watch.reading import Block, Span

MAX_ENTRIES = 500
_ENTRY = re.compile(r"<(item|entry)\b[^>]*>(.*?)</\1\s*>", re.S | re.I)
_TAGS = re.compile(r"<[^>]{0,4000}>")


def _part(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(?:\w+:)?{name}\b[^>]*>(.*?)</(?:\w+:)?{name}\s*>", re.S | re.I)


_PARTS = {
    name: _part(name)
    for name in (
        "title",
        "link",
        "guid",
        "id",
        "pubDate",
        "published",
        "updated",
        "date",
        "description",
        "summary",
        "content",
        "encoded",
    )
}
_HREF = re.compile(r"<link\b[^>]*href=[\"']([^\"']+)", re.I)


def feed_entries(text: str) -> tuple[list[dict[str, Any]], list[Block]]:
    """The entries (title, url, id, published, summary) with their places, and one block each for title and summary."""
    entries: list[dict[str, Any]] = []
    blocks: list[Block] = []
    for m in _ENTRY.finditer(text):
        if len(entries) >= MAX_ENTRIES:
            break
        body, base = m.group(2), m.start(2)
        title = _text(body, base, "title")
        summary = next(
            (t for n in ("description", "summary", "encoded", "content") if (t := _text(body, base, n))), None
        )
        when = next((t for n in ("pubDate", "published", "date", "updated") if (t := _text(body, base, n))), None)
        link = _text(body, base, "link")
        href = _HREF.search(body)
        url = link[0] if link and link[0].startswith("http") else html.unescape(href.group(1)) if href else ""
        key = next((t[0] for n in ("guid", "id") if (t := _text(body, base, n))), url)
        moment = any_moment(when[0]) if when else None
        entry = {
            "title": title[0] if title else "",
            "url": url,
            "id": key,
            "published": moment,
            "published_text": when[0] if when else "",
            "summary": summary[0] if summary else "",
            "start": m.start(),
            "end": m.end(),
        }
        if when and moment is None:
            entry["note"] = "the date could not be read"
        entries.append(entry)
        if title:
            blocks.append(Block(title[1].start, title[1].end, "heading", "title of an entry of the feed", title[0]))
        if summary:
            blocks.append(
                Block(summary[1].start, summary[1].end, "body", "summary of an entry of the feed", summary[0])
            )
    return entries, blocks


def _text(body: str, base: int, name: str) -> tuple[str, Span] | None:
    m = _PARTS[name].search(body)
    if not m:
        return None
    raw = re.sub(r"^\s*<!\[CDATA\[|\]\]>\s*$", "", m.group(1))
    shown = " ".join(html.unescape(_TAGS.sub(" ", html.unescape(raw) if "&lt;" in raw else raw)).split())
    return (shown, Span(base + m.start(1), base + m.end(1))) if shown else None
