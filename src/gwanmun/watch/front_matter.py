"""Jekyll posts: front matter and body, each part with its place. A summary that repeats another is not read twice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gwanmun.watch.kinds import FRONT_MATTER
from gwanmun.watch.reading import Block

_KEY = re.compile(r"^([A-Za-z_][\w-]*):[ \t]*(.*)$")
_PROMOTED = re.compile(r"^#+\s+.*(?:속보|뉴스|구독|소식)", re.I)


@dataclass
class Field:
    """One entry of front matter: its value as text and the offset of each character."""

    key: str
    text: str
    at: tuple[tuple[int, int], ...]
    start: int
    end: int


def front_matter(text: str) -> tuple[list[Field], int]:
    """The fields and where the body begins; none and 0 if there is no front matter.

    Read line by line, not as YAML: what was scraped is often not valid YAML, and every character must keep its place.
    """
    found = FRONT_MATTER.match(text)
    if not found:
        return [], 0
    fields: list[Field] = []
    place = found.start(1)
    for raw in found.group(1).splitlines(keepends=True):
        line = raw.rstrip("\r\n")
        key = _KEY.match(line)
        if key and not raw.startswith((" ", "\t")):
            value = key.group(2).strip()
            start = place + key.start(2) + (len(key.group(2)) - len(key.group(2).lstrip()))
            if re.fullmatch(r"[>|][+-]?", value):
                value, start = "", place + len(line)
            elif len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
                value, start = value[1:-1], start + 1
            fields.append(Field(key.group(1), value, ((0, start),), start, start + len(value)))
        elif fields and line.strip():
            _continued(fields[-1], line, place)
        place += len(raw)
    return fields, found.end()


def _continued(field: Field, line: str, place: int) -> None:
    shown = line.strip()
    start = place + len(line) - len(line.lstrip())
    if field.text:
        field.text += "\n" + shown
        length = len(field.text) - len(shown)
        field.at = (*field.at, (length - 1, max(field.end, start - 1)), (length, start))
    else:
        field.text, field.at, field.start = shown, ((0, start),), start
    field.end = start + len(shown)


def field_blocks(fields: list[Field]) -> list[Block]:
    """Title and excerpt as content; what repeats the excerpt, promotes the site, or is mere data as furniture."""
    excerpt = next((f.text for f in fields if f.key in ("excerpt", "description", "summary")), "")
    blocks: list[Block] = []
    for field in fields:
        if not field.text:
            continue
        if field.key == "title":
            blocks.append(_block(field, "title", "front matter: title"))
        elif field.key in ("excerpt", "description", "summary", "subtitle"):
            blocks.append(_block(field, "excerpt", f"front matter: {field.key}"))
        elif field.key == "feature_text":
            blocks += _feature(field, excerpt)
        else:
            blocks.append(_block(field, "noise:front_matter", f"front matter: {field.key}"))
    return blocks


def _block(field: Field, label: str, reason: str) -> Block:
    return Block(field.start, field.end, label, reason, field.text, field.at)


def _feature(field: Field, excerpt: str) -> list[Block]:
    blocks = []
    place = 0
    whole = _block(field, "", "")
    for line in field.text.split("\n"):
        start = whole.offset(place)
        place += len(line) + 1
        if not line.strip():
            continue
        if _PROMOTED.match(line):
            label, reason = "noise:promotion", "heading that promotes the site"
        elif line.strip() in excerpt or not excerpt:
            label = "noise:excerpt_duplicate" if excerpt else "excerpt"
            reason = "repeats the excerpt" if excerpt else "front matter: feature_text"
        else:
            label, reason = "noise:front_matter", "front matter: feature_text"
        blocks.append(Block(start, start + len(line), label, reason, line))
    return blocks
