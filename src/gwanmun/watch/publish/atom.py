"""Briefs as an Atom feed (RFC 4287) whose ids never change for the same documents."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from gwanmun.watch.brief_parts import Brief
from gwanmun.watch.publish.escape import visible
from gwanmun.watch.publish.html import brief_body
from gwanmun.world.text import Text

_ATOM = "http://www.w3.org/2005/Atom"
_TITLE = Text("Gwanmun: briefs on trade controls", "관문: 무역안보 브리프")


def atom(briefs: Sequence[Brief], lang: str) -> bytes:
    """The feed; an entry's id is made from the hashes of its documents, not from the day or the language's words."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", str(lang))
    _put(feed, "id", "urn:gwanmun:briefs")
    _put(feed, "title", _TITLE.in_(lang))
    newest = max((b.made_on for b in briefs), default=None)
    _put(feed, "updated", f"{newest.isoformat() if newest else '1970-01-01'}T00:00:00+09:00")
    _put(_put(feed, "author", None), "name", "Gwanmun")
    for brief in sorted(briefs, key=lambda b: (b.made_on, b.id), reverse=True):
        entry = _put(feed, "entry", None)
        _put(entry, "id", f"urn:gwanmun:{brief.id}")
        _put(entry, "title", brief.title.in_(lang))
        _put(entry, "updated", f"{brief.made_on.isoformat()}T00:00:00+09:00")
        for source in brief.sources:
            if source.url.startswith(("http://", "https://")):
                link = _put(entry, "link", None)
                link.set("rel", "related")
                link.set("href", visible(source.url))
        _put(entry, "content", brief_body(brief, lang)).set("type", "html")
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _put(parent: etree._Element, name: str, text: str | None) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text is not None:
        child.text = visible(text) if name != "content" else text
    return child
