"""HTML pages and the HTML body of posts as labelled blocks and tables."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from gwanmun.sources.files import InputError
from gwanmun.watch.lines import _CAPTION, _PROMOTION, _PUBLISHED, _REACTION, _RELATED
from gwanmun.watch.markup import MAX_DEPTH, Page, Piece
from gwanmun.watch.reading import Block, Span, Table
from gwanmun.world.text import Text

_TIP = re.compile(r".*(?:제보(?:처|하기|는|를\s?기다)|구독\s?신청|문의처|연락처|고객\s?센터|뉴스레터).{0,14}")
_SITE = re.compile(
    r".*(?:실시간\s?뉴스\s?속보는|생생한\s?뉴스|유용한\s?생활\s?정보|자세한\s?내용은\s?.{0,10}(?:홈페이지|블로그)|더\s?많은\s?(?:뉴스|소식)).*"
    r"|.*(?:자료출처\s?=|공공누리\s?제\d유형|저작권법\s?제\d+조|무단\s?전재|재배포\s?금지|여러분의\s?제보를|기사\s?이용\s?시에는\s?출처).*"
    r"|.*(?:검색\s?엔진\s?최적화|블로거로서|에\s?대해\s?(?:다음과\s?같은\s?내용을\s?제공하겠|포스팅)|안녕하세요[.!,]?\s?(?:여러분|네가|오늘은)).*"
    r"|.*(?:이상으로.{0,40}(?:마치|포스팅)|블로그를\s?통해\s?소개|제공하는\s?자료를\s?활용하여).*"
)
_BYLINE_HEAD = re.compile(r"저자|작성자|날짜|작성일|글쓴이|기자")
_URL_ONLY = re.compile(r"(?:.{0,20}[,:]\s?)?(?:https?://)?[\w-]+(?:\.[\w-]+)+/?")
_NAV_TAGS = {"nav", "footer", "aside", "form", "button", "select", "option", "menu", "label", "legend"}
_NAV_MARKS = re.compile(
    r"(?:class|id|role)=[\"'][^\"']*\b(?:nav|menu|footer|sidebar|share|sns|related|comment|banner|breadcrumb|widget|popular|rank|ads?|promo)",
    re.I,
)


def post_blocks(page: Page) -> tuple[list[Block], list[Table]]:
    """The body of a post: all of it is content except what promotes, tips off or links home."""
    blocks: list[Block] = []
    tables: list[Table] = []
    tip = False
    for (table, heading), group in groupby(page.pieces, key=lambda p: (p.table, p.tag in ("h1", "h2", "h3"))):
        pieces = list(group)
        if heading and not table:
            tip = bool(_TIP.fullmatch(pieces[-1].text)) and len(pieces[-1].text) < 40
        label = "noise:tip_line" if tip else ""
        if table and not label and all(_BYLINE_HEAD.fullmatch(p.text) for p in pieces if p.row == pieces[0].row):
            label = "noise:byline"
        elif not table:
            label = "noise:tip_line" if tip else ""
        if table:
            tables.append(_table(pieces, label or "table"))
        for piece in pieces:
            blocks.append(_post_block(piece, label, heading))
    return blocks, tables


def _post_block(piece: Piece, label: str, heading: bool) -> Block:
    reason = "section for tips and contacts" if label else ""
    if not label or _SITE.fullmatch(piece.text):
        label = ""
        share = piece.linked / max(1, sum(not c.isspace() for c in piece.text))
        if (_SITE.fullmatch(piece.text) and len(piece.text) < 320) or (_URL_ONLY.fullmatch(piece.text) and share > 0.3):
            label, reason = "noise:promotion", "leads to the site or speaks of itself"
        elif piece.text.lstrip("■▶ ").startswith(("제보하기", "기사제보")) or (
            _PROMOTION.fullmatch(piece.text) and len(piece.text) < 90 and piece.tag != "li" and not piece.table
        ):
            label, reason = "noise:promotion", "invitation of the publisher"
        elif not re.search(r"[^\W_]", piece.text):
            label, reason = "noise:ornament", "no letters"
        elif heading:
            label, reason = "heading", "heading of a section"
        elif piece.table:
            label, reason = "table", "cell of a table in the post"
        else:
            label, reason = "body", "text of the post"
    return Block(piece.start, piece.end, label, reason, piece.text, piece.at)


def _table(pieces: list[Piece], label: str) -> Table:
    rows = [tuple(p.text for p in row) for _, row in groupby(pieces, key=lambda p: p.row)]
    head = rows[0] if rows else ()
    return Table(label, head, tuple(rows[1:]), Span(pieces[0].start, pieces[-1].end))


def page_blocks(page: Page, main: str | None) -> tuple[list[Block], list[Table]]:
    """The blocks of a whole page; ``main`` is the main text found by the extractor, ``None`` if it was not run."""
    kept = _aligned(page.pieces, main) if main is not None else _dense(page.pieces)
    h1 = next((p for p in page.pieces if p.tag == "h1" and len(p.text) > 4), None)
    title = h1 or next((p for p in page.pieces if p.tag == "title"), None)
    first_kept = min(kept, default=0)
    blocks = []
    for index, piece in enumerate(page.pieces):
        label, reason = _page_label(piece, index in kept, piece is title, index < first_kept)
        blocks.append(Block(piece.start, piece.end, label, reason, piece.text, piece.at))
    tables = [
        _table(rows, "table" if any(b.label in ("body", "table") for b in inside) else "noise:table")
        for _, rows, inside in _table_groups(page.pieces, blocks)
    ]
    return blocks, tables


def _table_groups(pieces: list[Piece], blocks: list[Block]) -> Iterable[tuple[int, list[Piece], list[Block]]]:
    for number, group in groupby(zip(pieces, blocks, strict=True), key=lambda pair: pair[0].table):
        if number:
            pairs = list(group)
            yield number, [p for p, _ in pairs], [b for _, b in pairs]


def _page_label(piece: Piece, kept: bool, is_title: bool, before: bool) -> tuple[str, str]:
    if is_title:
        return "title", f"<{piece.tag}> of the page"
    if piece.tag == "title":
        return "noise:page_title", "name of the page in its head"
    if _PUBLISHED.match(piece.text) and len(piece.text) < 80:
        return "published", "line that says when it was entered"
    if kept:
        if "figcaption" in piece.tags or (_CAPTION.match(piece.text) and len(piece.text) < 300 and piece.tag != "p"):
            return "caption", "caption of a picture in the main text"
        if piece.tag in ("h2", "h3", "h4"):
            return "heading", "heading in the main text"
        if piece.table:
            return "table", "cell of a table in the main text"
        return "body", "main text"
    if "figcaption" in piece.tags:
        return "caption", "caption of a picture"
    if _REACTION.fullmatch(piece.text):
        return "noise:reaction_widget", "reaction button with its count"
    if _RELATED.fullmatch(piece.text) and len(piece.text) < 30:
        return "noise:related_header", "heading of a list of other headlines"
    for tag in _NAV_TAGS.intersection(piece.tags):
        return f"noise:{tag}", f"stands in <{tag}>"
    if piece.linked * 2 > len(piece.text.replace(" ", "")):
        return "noise:link_list", "mostly links"
    return "noise:page_furniture", "outside the main text" + (", before it" if before else "")


_SQUASHED = re.compile(r"[\W_]+")


def _aligned(pieces: list[Piece], main: str) -> set[int]:
    """The pieces that the main text consists of, in its order."""
    whole = _SQUASHED.sub("", main)
    kept: set[int] = set()
    seen: set[str] = set()
    place = 0
    for index, piece in enumerate(pieces):
        text = _SQUASHED.sub("", piece.text)
        if not text or piece.tag == "title":
            continue
        if len(text) > 400 and any(text.startswith(t) for t in seen if len(t) > 40):
            continue  # the whole article once more, in one piece
        found = whole.find(text, place)
        # A short piece (a link in a menu) must follow at once; a long one may stand anywhere.
        reach = 4000 if len(text) > 30 else 60 if len(text) > 8 else 3
        if 0 <= found <= place + reach:
            kept.add(index)
            place = found + len(text)
            seen.add(text)
        elif len(text) > 40 and text not in seen and text in whole:
            # Some pages carry a second, hidden copy of the article: it is kept once.
            kept.add(index)
            seen.add(text)
    return kept


def _dense(pieces: list[Piece]) -> set[int]:
    """Without an extractor: long pieces with few links, outside navigation."""
    return {
        i
        for i, p in enumerate(pieces)
        if len(p.text) >= 60 and p.linked * 4 < len(p.text) and not _NAV_TAGS.intersection(p.tags) and p.tag != "title"
        and not _NAV_MARKS.search(p.marks)
    }  # fmt: skip


_ENOUGH = 1500


def main_text(text: str, depth: int) -> str | None:
    """The main text of an HTML page, by trafilatura set to favour precision; ``None`` where no tree may be built.

    :raises InputError: if the ``watch`` extra is not installed.
    """
    if depth > MAX_DEPTH:
        return None
    try:
        from trafilatura import extract
    except ImportError:
        raise InputError(
            Text(
                en="reading HTML pages needs the watch extra: pip install 'gwanmun[watch]'",
                ko="HTML 문서를 읽으려면 watch 추가 패키지가 필요합니다: pip install 'gwanmun[watch]'",
            )
        ) from None
    try:
        quick = extract(text, include_comments=False, favor_precision=True, fast=True) or ""
        # The slower search for what the quick one missed is worth its time where little was found.
        return quick if len(quick) >= _ENOUGH else extract(text, include_comments=False, favor_precision=True) or quick
    except (ValueError, RecursionError, AssertionError, AttributeError, TypeError):
        return None


def meta(page: Page) -> dict[str, tuple[str, int, int]]:
    """Metadata by lower-case name or property, first one wins."""
    found: dict[str, tuple[str, int, int]] = {}
    for attributes, start, end in page.metas:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name and attributes.get("content"):
            found.setdefault(name.lower(), (attributes["content"].strip(), start, end))
    return found


def json_ld(page: Page) -> list[tuple[dict[str, Any], int, int]]:
    """Objects of JSON-LD scripts, with the place of the script."""
    found: list[tuple[dict[str, Any], int, int]] = []
    for script, start in page.scripts:
        if "ld+json" not in script[:200] or len(script) > 400_000:
            continue
        body = re.sub(r"^<script[^>]*>|</script\s*>$", "", script.strip(), flags=re.I)
        try:
            data = json.loads(html.unescape(body) if "&quot;" in body else body, strict=False)
        except (ValueError, RecursionError):
            continue
        todo = [data]
        while todo and len(found) < 50:
            part = todo.pop()
            if isinstance(part, list):
                todo += part
            elif isinstance(part, dict):
                found.append((part, start, start + len(script)))
                graph = part.get("@graph")
                todo += graph if isinstance(graph, list) else []
    return found
