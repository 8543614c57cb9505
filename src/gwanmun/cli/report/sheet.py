"""The frame of a page about a book or a supply chain: head, sections and foot, in the style of the record's page."""

from __future__ import annotations

from gwanmun.cli.html import style
from gwanmun.cli.page.markup import Child, Html, join, tag
from gwanmun.cli.report import canvas
from gwanmun.cli.report.words import say

MOST_ROWS = 200
"""Rows of a book that a page shows; more would make a page that nobody reads and no browser prints."""

_NUMBERS = Html(
    "td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }\n"
    "th, td { overflow-wrap: break-word; } thead th { white-space: nowrap; } figure { margin: .2rem 0 .6rem; }\n"
    # The heading above a section says what its table is; the caption is for those who hear the page.
    "caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }\n"
)


def page(title: str, kicker: str, lang: str, *sections: Child, summary: Child = None) -> str:
    """A whole page. It loads nothing, runs nothing, and depends on what it shows alone."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        tag("title", title),
        tag("style", style(), _NUMBERS),
    )
    brand = tag("p", tag("span", "관문 Gwanmun" if lang == "ko" else "Gwanmun 관문", class_="brand"), " · ", kicker)
    top = tag("header", brand, tag("h1", title), summary, id="top")
    note = None if canvas.available() else tag("p", say("no_pictures", lang), class_="caution")
    foot = tag("footer", tag("p", say("foot", lang)))
    body = tag("body", tag("main", top, note, *sections, foot))
    return "<!DOCTYPE html>\n" + tag("html", head, body, lang=lang).text


def section(title: str, *content: Child) -> Html:
    """A section with its heading; nothing if there is nothing in it."""
    inside = join(*content)
    return tag("section", tag("h2", title), inside) if inside.text else inside


def numbers(caption: str, heads: list[tuple[str, bool]], rows: list[list[Child]]) -> Html:
    """A table; ``heads`` are names with whether the column holds numbers. Nothing if there are no rows."""
    if not rows:
        return join()
    marks = [("n" if number else None) for _, number in heads]
    head = tag("tr", [tag("th", h, scope="col", class_=m) for (h, _), m in zip(heads, marks, strict=True)])
    body = [tag("tr", [_cell(c, m, i) for i, (c, m) in enumerate(zip(row, marks, strict=True))]) for row in rows]
    inner = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", body))
    return tag("div", inner, class_="wide", role="region", tabindex="0", aria_label=caption)


def _cell(content: Child, mark: str | None, place: int) -> Html:
    return tag("td", content, class_=mark) if place else tag("th", content, scope="row", class_=mark)


def amount(value: float | None, currency: str) -> str:
    """A sum of money; a dash where none is known."""
    return f"{currency} {value:,.0f}" if currency and value else "–"
