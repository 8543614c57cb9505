"""Text from outside made harmless for what it is put into. Nothing that was scraped may become markup."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
_MARKDOWN = re.compile(r"([\\`*_\[\]()#+!|~$^])")
_LIQUID = re.compile(r"[{}]")


def visible(text: str) -> str:
    """The text on one line without control characters and marks that turn the direction of writing."""
    return " ".join(_CONTROL.sub(" ", text).split())


def for_html(text: str) -> str:
    """The text as content of an HTML or XML element, or of an attribute in quotation marks."""
    return html.escape(visible(text), quote=True)


def for_markdown(text: str) -> str:
    """The text in Markdown: no markup of its own, no HTML, no Liquid (``{{`` and ``{%``), no list or heading."""
    shown = _MARKDOWN.sub(r"\\\1", visible(text))
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = _LIQUID.sub(lambda m: "&#123;" if m.group() == "{" else "&#125;", shown)
    return re.sub(r"^(\d+)\.", r"\1\\.", re.sub(r"^([-=])", r"\\\1", shown))


def address(url: str) -> str:
    """A web address that may be linked to, or nothing: only http and https, all else encoded."""
    if urlsplit(url).scheme not in ("http", "https"):
        return ""
    return quote(visible(url), safe=":/?#@!$&'*+,;=%~.-_").replace("'", "%27").replace("*", "%2A")
