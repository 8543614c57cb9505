"""Reading a document: from bytes to blocks, dates, mentions, events and claims."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from gwanmun.sources.files import InputError
from gwanmun.watch import feeds, official
from gwanmun.watch.claims import find_claims
from gwanmun.watch.events import find_events
from gwanmun.watch.front_matter import field_blocks, front_matter
from gwanmun.watch.kinds import kind_of
from gwanmun.watch.ledger import year_implied
from gwanmun.watch.lines import label_lines
from gwanmun.watch.markup import Page, scan
from gwanmun.watch.mentions import find_mentions
from gwanmun.watch.pages import json_ld, main_text, meta, page_blocks, post_blocks
from gwanmun.watch.published import Candidate, any_moment, choose, dateline, file_day, line_moment
from gwanmun.watch.reading import Block, Kind, Published, Reading, Span, Table
from gwanmun.watch.source import Source, open_source
from gwanmun.watch.zones import CONTENT, MAX_UNDERSTOOD, zones_of
from gwanmun.world.text import Text

_TEMPLATE = re.compile(
    r"\{\{[^{}\n]{1,120}\}\}|\{%-?\s*\w[^%\n]{0,120}%\}|<%[=-]?\s?[^%\n]{1,120}%>|\$\{[A-Za-z_][\w.]{0,60}\}"
)
_META_DATES = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dc.date", "date", "pubdate", "parsely-pub-date", "article.published", "publish-date", "sailthru.date", "citation_publication_date", "dable:published_time")  # fmt: skip


@dataclass
class _Draft:
    """What the reader of one kind found."""

    blocks: list[Block]
    tables: list[Table] = field(default_factory=list)
    dates: list[Candidate] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    entries: list[Mapping[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    title: str = ""


def read(given: bytes | str | Path, *, url: str | None = None, name: str = "", understand: bool = True) -> Reading:
    """The reading of a document.

    :param given: its bytes, or the path of its file.
    :param url: where it was fetched; a hint for its kind and date.
    :param name: the name of its file, if ``given`` are bytes.
    :param understand: whether to look for mentions, events and claims, or for the blocks alone.
    :raises InputError: for what is no text, is too large, or is a template that was never filled in.
    """
    source = open_source(given, url, name)
    kind = kind_of(source.text, url)
    draft = _READERS[kind](source)
    blocks = sorted(draft.blocks, key=lambda b: (b.start, b.end))
    _rendered(blocks, draft.title, source.name)
    draft.dates += _weak_dates(blocks, source)
    published = choose(draft.dates)
    if understand:
        return _understood(source, kind, draft, blocks, published)
    return _reading(source, kind, draft, blocks, published, None)


def _understood(source: Source, kind: Kind, draft: _Draft, blocks: list[Block], published: Published) -> Reading:
    zones = zones_of(blocks)
    if sum(len(b.text) for b in blocks if b.label in CONTENT) > MAX_UNDERSTOOD:
        draft.notes.append(f"names and events were looked for in the first {MAX_UNDERSTOOD:,} characters only")
    trusted = published.value if published.source != "file_name" else None
    year = None
    if trusted is None:
        year = year_implied(" ".join(z.text for z in zones)) or (int(published.value[:4]) if published.value else None)
        published = Published(
            published.value,
            published.source,
            published.trust,
            published.evidence,
            published.contradictions,
            year,
            published.note,
        )
    day = date.fromisoformat(trusted[:10]) if trusted else None
    if day is None and published.value:
        day = date.fromisoformat(published.value[:10])
    found = find_mentions(zones, day, year)
    events = find_events(zones, found, published.value)
    claims = find_claims(zones, found)
    understood = {
        "mentions": tuple(found.mentions),
        "entities": tuple(sorted(found.entities.values(), key=lambda e: (e.type, e.id))),
        "relations": tuple(found.relations),
        "events": tuple(events),
        "claims": tuple(claims),
    }
    return _reading(source, kind, draft, blocks, published, understood)


def _reading(
    source: Source,
    kind: Kind,
    draft: _Draft,
    blocks: list[Block],
    published: Published,
    understood: dict[str, Any] | None,
) -> Reading:
    parts = understood or {"mentions": (), "entities": (), "relations": (), "events": (), "claims": ()}
    title = draft.title or next((b.text for b in blocks if b.label == "title"), "")
    return Reading(
        kind=kind,
        sha256=source.sha256,
        encoding=source.encoding,
        size=len(source.data),
        url=source.url,
        text=source.text,
        title=title,
        published=published,
        blocks=tuple(blocks),
        tables=tuple(draft.tables),
        metadata=draft.metadata,
        notes=(*source.notes, *draft.notes),
        links=tuple(dict.fromkeys(draft.links)),
        entries=tuple(draft.entries),
        **parts,
    )


def _rendered(blocks: list[Block], title: str, place: str) -> None:
    """Refuse a template that was never filled in: its title, or a good part of its text, is still a placeholder."""
    titles = [b.text for b in blocks if b.label == "title"] + [title]
    body = [b for b in blocks if b.label in ("body", "excerpt", "heading", "subtitle", "caption")]
    bad = sum(bool(_TEMPLATE.search(b.text)) for b in body)
    if any(_TEMPLATE.search(t) for t in titles) or (bad and bad * 5 >= len(body)):
        raise InputError(
            Text(
                en="is a template that was not filled in ({{ … }} or {% … %} stands in its text); fetch the finished page",
                ko="채워지지 않은 서식입니다(본문에 {{ … }} 또는 {% … %}가 남아 있음). 완성된 문서를 받아 오십시오",
            ),
            place,
        )


def _weak_dates(blocks: list[Block], source: Source) -> list[Candidate]:
    found = []
    for block in blocks:
        if block.label == "published" and (value := line_moment(block.text)):
            found.append(Candidate(value, "input_line", Span(block.start, block.end)))
    for block in [b for b in blocks if b.label in ("body", "subtitle", "excerpt")][:2]:
        if head := dateline(block.text):
            value, start, end = head
            found.append(Candidate(value, "input_line", Span(block.offset(start), block.offset(end - 1) + 1)))
            break
    for name in (source.name, source.url or ""):
        if value := file_day(name):
            found.append(Candidate(value, "file_name"))
            break
    return found


def _text(source: Source) -> _Draft:
    blocks, tables = label_lines(source.text)
    return _Draft(blocks, tables)


def _post(source: Source) -> _Draft:
    fields, body = front_matter(source.text)
    draft = _Draft(field_blocks(fields))
    page = scan(source.text[body:], body)
    if kind_of(source.text, source.url) == "jekyll_post_markdown":
        blocks, tables = _markdown(source.text, body)
    else:
        blocks, tables = post_blocks(page)
    draft.blocks += blocks
    draft.tables = tables
    draft.links = page.links
    draft.metadata = {f.key: f.text for f in fields if f.key not in ("excerpt", "feature_text")}
    for entry in fields:
        if entry.key in ("date", "published", "published_at", "last_modified_at") and (value := any_moment(entry.text)):
            draft.dates.append(Candidate(value, "front_matter", Span(entry.start, entry.end)))
    return draft


def _markdown(text: str, start: int) -> tuple[list[Block], list[Table]]:
    """The paragraphs of Markdown; headings by their mark."""
    blocks = []
    for m in re.finditer(r"[^\n]+(?:\n(?!\s*\n|#|[-*>] |\d+\. )[^\n]+)*", text[start:]):
        raw = m.group()
        shown = raw.strip()
        if not re.search(r"\w", shown):
            continue
        lead = re.match(r"(?:#{1,6}\s+|[-*>]\s+|\d+\.\s+)", shown)
        skip = (len(raw) - len(raw.lstrip())) + (lead.end() if lead else 0)
        begin = start + m.start() + skip
        body = text[begin : start + m.start() + len(raw.rstrip())]
        label, reason = ("heading", "heading") if shown.startswith("#") else ("body", "paragraph")
        blocks.append(Block(begin, begin + len(body), label, reason, body))
    return blocks, []


def _page(source: Source) -> _Draft:
    page = scan(source.text)
    text = main_text(source.text, page.depth)
    notes = (
        ["the page is nested too deeply for its tree to be built; blocks were judged by length and links"]
        if text is None
        else []
    )
    blocks, tables = page_blocks(page, text)
    draft = _Draft(blocks, tables, links=page.links, notes=notes)
    _page_metadata(draft, page)
    return draft


def _page_metadata(draft: _Draft, page: Page) -> None:
    metas = meta(page)
    for name in _META_DATES:
        if name in metas and (value := any_moment(metas[name][0])):
            draft.dates.append(Candidate(value, "metadata", Span(*metas[name][1:])))
    for entry, start, end in json_ld(page):
        said = entry.get("datePublished")
        if isinstance(said, str) and (value := any_moment(said)):
            draft.dates.append(Candidate(value, "metadata", Span(start, end)))
    if not draft.dates and page.times and (value := any_moment(page.times[0][0])):
        draft.dates.append(Candidate(value, "metadata", Span(*page.times[0][1:])))
    for key, name in (
        ("og:title", "title"),
        ("og:site_name", "publisher"),
        ("author", "author"),
        ("description", "description"),
    ):
        if key in metas:
            draft.metadata[name] = metas[key][0]
    if not any(b.label == "title" for b in draft.blocks):
        draft.title = str(draft.metadata.get("title", "")) or page.title


def _notice(source: Source) -> _Draft:
    draft = _page(source)
    fields = official.from_notice(scan(source.text))
    draft.metadata |= fields
    for name in ("issued", "registered"):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", str(fields.get(name, ""))):
            draft.dates.append(Candidate(str(fields[name]), "document_field"))
            break
    return draft


def _federal_json(source: Source) -> _Draft:
    fields, every = official.from_json(source.text, source.name)
    draft = _Draft([], metadata=fields, entries=list(every) if len(every) > 1 else [])
    for name, label in (("title", "title"), ("abstract", "body"), ("dates", "body")):
        value = str(fields.get(name) or "")
        at = source.text.find(f'"{name}"')
        if value and at >= 0:
            begin = source.text.find('"', source.text.find(":", at) + 1) + 1
            end = re.compile(r'(?<!\\)"').search(source.text, begin)
            draft.blocks.append(Block(begin, end.start() if end else begin + len(value), label, f"field {name}", value))
    if fields.get("published"):
        at = source.text.find(f'"{fields["published"]}"', source.text.find('"publication_date"'))
        draft.dates.append(
            Candidate(str(fields["published"]), "document_field", Span(at + 1, at + 11) if at >= 0 else None)
        )
    return draft


def _federal_page(source: Source) -> _Draft:
    fields, body = front_matter(source.text)
    if fields:
        return _federal_post(source, body)
    draft = _page(source) if re.search(r"<(?:html|body|p|div)\b", source.text[:5000], re.I) else _text(source)
    draft.metadata |= official.from_page(source.text, scan(source.text), source.url)
    if draft.metadata.get("published"):
        draft.dates.append(Candidate(str(draft.metadata["published"]), "document_field"))
    return draft


def _federal_post(source: Source, body: int) -> _Draft:
    fields, _ = front_matter(source.text)
    draft = _Draft(field_blocks(fields), metadata=official.from_post(fields, source.text[body:]))
    blocks, _ = _markdown(source.text, body)
    section = ""
    for block in blocks:
        section = block.text if block.label == "heading" else section
        keep = section == "Summary" and block.label == "body"
        draft.blocks.append(
            block
            if keep
            else Block(
                block.start, block.end, "noise:record", "record of the collector, not of the document", block.text
            )
        )
    for entry in fields:
        value = any_moment(entry.text)
        if entry.key == "original_published" and value:
            draft.dates.append(Candidate(value[:10], "document_field", Span(entry.start, entry.end)))
        elif entry.key == "date" and value:
            draft.dates.append(Candidate(value, "front_matter", Span(entry.start, entry.end)))
    return draft


def _feed(source: Source) -> _Draft:
    entries, blocks = feeds.feed_entries(source.text)
    if not entries:
        raise InputError(Text(en="the feed has no entries", ko="피드에 항목이 없습니다"), source.name)
    head = re.search(r"<title\b[^>]*>(.*?)</title>", source.text[: entries[0]["start"]], re.S | re.I)
    title = re.sub(r"<!\[CDATA\[|\]\]>", "", head.group(1)).strip() if head else ""
    latest = max((e["published"] for e in entries if e["published"]), default=None, key=lambda v: str(v)[:10])
    dates = [Candidate(str(latest), "feed")] if latest else []
    return _Draft(
        blocks, dates=dates, entries=list(entries), title=title, links=[e["url"] for e in entries if e["url"]]
    )


_READERS = {
    "scraped_text_news": _text,
    "plain_text": _text,
    "jekyll_post_html_body": _post,
    "jekyll_post_markdown": _post,
    "html_page": _page,
    "korean_ministry_notice": _notice,
    "federal_register_json": _federal_json,
    "federal_register_page": _federal_page,
    "feed": _feed,
}
