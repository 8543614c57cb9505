"""When a document was published, by trust: its own field, metadata, "입력" line, feed, front matter, file name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from gwanmun.watch.reading import Contradiction, Published, Span, Trust

TRUST: dict[Trust, int] = {
    "document_field": 6,
    "metadata": 5,
    "input_line": 4,
    "feed": 3,
    "front_matter": 2,
    "file_name": 1,
    "unknown": 0,
}
_SEOUL = timezone(timedelta(hours=9))
_LINE = re.compile(
    r"(?P<what>최종\s?수정|수정|업데이트|Updated|Modified)?(?:[^\d]{0,14}?)"
    r"(?P<y>(?:19|20)\d\d)\s?[-./년]\s?(?P<m>\d{1,2})\s?[-./월]\s?(?P<d>\d{1,2})\s?[일.]?"
    r"(?:\s*(?:\([월화수목금토일]\))?[\sT]*(?P<half>오전|오후|AM|PM)?\s*(?P<h>\d{1,2})[:시]\s?(?P<min>\d{2})(?::(?P<s>\d{2}))?)?",
    re.I,
)
_FILE = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?:-(\d\d)-(\d\d)-(\d\d))?(?!\d)")
_KOREAN_FEED = re.compile(
    r"((?:19|20)\d\d)[-.년]\s?(\d{1,2})[-.월]\s?(\d{1,2})일?\.?\s*(?:\(?[월화수목금토일]\)?)?\s*(오전|오후)?\s*(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
)


@dataclass(frozen=True)
class Candidate:
    """A date that a document gives for itself."""

    value: str
    source: Trust
    span: Span | None = None


def line_moment(text: str) -> str | None:
    """The moment of an "입력 2023-10-24 16:30" line, in Seoul time; a day alone where no time is given."""
    # The first date of the line is that of entry; one after 수정 only counts if there is no other.
    chosen: re.Match[str] | None = None
    for m in _LINE.finditer(text):
        if chosen is None or (chosen["what"] and not m["what"]):
            chosen = m
    return (
        _moment(chosen["y"], chosen["m"], chosen["d"], chosen["half"], chosen["h"], chosen["min"], chosen["s"])
        if chosen
        else None
    )


_DATELINE = re.compile(
    r"^(?:[A-Z][A-Za-z.,' ]{1,40}(?:\s?[-–—]{1,2}|,)\s?)?\(?"
    r"(?P<m>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)\s(?P<d>\d{1,2}),\s(?P<y>(?:19|20)\d\d)\)?\s?(?:[-–—]|$)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def dateline(text: str) -> tuple[str, int, int] | None:
    """The day at the head of an English report ("WASHINGTON, September 2, 2025 –") or alone, and its place."""
    found = _DATELINE.match(text)
    if found is None:
        return None
    month = str(_MONTHS.index(found["m"][:3].lower()) + 1)
    value = _moment(found["y"], month, found["d"], None, None, None, None)
    return (value, found.start("m"), found.end("y")) if value else None


def _moment(y: str, m: str, d: str, half: str | None, h: str | None, minute: str | None, s: str | None) -> str | None:
    try:
        day = date(int(y), int(m), int(d))
        if h is None or minute is None:
            return day.isoformat()
        hour = int(h) % 12 + (12 if (half or "").upper() in ("오후", "PM") else 0) if half else int(h)
        return datetime(day.year, day.month, day.day, hour, int(minute), int(s or 0), tzinfo=_SEOUL).isoformat()
    except ValueError:
        return None


def any_moment(text: str) -> str | None:
    """The moment in a metadata or feed field: ISO 8601, RFC 822, or as Korean sites write it."""
    text = " ".join(text.split())[:60]
    iso = re.match(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|UTC|[+-]\d\d:?\d\d)?)?$", text)
    if iso:
        day, clock, zone = iso.groups()
        try:
            date.fromisoformat(day)
        except ValueError:
            return None
        if not clock or clock in ("00:00", "00:00:00"):
            return day
        zone = {"Z": "+00:00", "UTC": "+00:00", None: ""}.get(zone, zone)
        zone = zone if not zone or ":" in zone else f"{zone[:3]}:{zone[3:]}"
        return f"{day}T{clock if len(clock) == 8 else clock + ':00'}{zone}"
    korean = _KOREAN_FEED.match(text)
    if korean:
        return _moment(*korean.groups())
    if re.fullmatch(r"\d{8}|\d{14}", text):
        clock = (text[8:10], text[10:12], text[12:14]) if len(text) == 14 else (None, None, None)
        return _moment(text[:4], text[4:6], text[6:8], None, *clock)
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def file_day(name: str) -> str | None:
    """The day in a file name or address, as Jekyll has it."""
    for m in _FILE.finditer(name):
        if found := _moment(m[1], m[2], m[3], None, None, None, None):
            return found
    address = re.search(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/", name)
    return _moment(address[1], address[2], address[3], None, None, None, None) if address else None


def choose(candidates: Iterable[Candidate], year: int | None = None) -> Published:
    """The most trusted date, with every other that names another day beside it."""
    ordered = sorted(candidates, key=lambda c: -TRUST[c.source])
    if not ordered:
        return Published(None, "unknown", 0, year=year, note="the document gives no date for itself")
    best = ordered[0]
    # Of two moments of equal trust the one with a time of day says more.
    for other in ordered:
        if (
            TRUST[other.source] == TRUST[best.source]
            and other.value.startswith(best.value)
            and len(other.value) > len(best.value)
        ):
            best = other
    others = {
        c.value[:10]: Contradiction(c.value, c.source, c.span) for c in ordered if c.value[:10] != best.value[:10]
    }
    note = "taken from a file name alone, which may precede the event" if best.source == "file_name" else ""
    return Published(
        best.value, best.source, TRUST[best.source], best.span, tuple(others.values()), int(best.value[:4]), note
    )
