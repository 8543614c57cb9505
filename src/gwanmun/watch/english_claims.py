"""Claims in English sentences: who said what, in quotation marks or reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwanmun.watch.reading import Claim, Mention, Mode
from gwanmun.watch.zones import Zone

Row = tuple[int, int, Mention]
_SAY = (
    r"(?:said|says|saying|added|adds|told|noted|notes|stated|states|warned|warns|explained|stressed|announced|announces"
    r"|asked|asks|urged|urges|requested|proposed|proposes|pledged|promised)"
)
_QUOTE = re.compile(r"“[^”]{4,600}”|\"[^\"]{4,600}\"")
_VERB = re.compile(rf"\b{_SAY}\b", re.IGNORECASE)
_REPORTED = re.compile(rf"\b(?P<verb>{_SAY})\s(?:[^.;“\"]{{0,60}}?\s)?that\s(?P<what>[^“”\"]{{10,400}})", re.IGNORECASE)
_SPEAKERS = ("person", "agency", "organisation", "company")
_MODES: tuple[tuple[Mode, re.Pattern[str]], ...] = (
    ("asked", re.compile(r"\b(?:ask|urg|request|call(?:ed|s) (?:on|for)|should)", re.IGNORECASE)),
    ("proposed", re.compile(r"\b(?:propos|suggest)", re.IGNORECASE)),
    ("planned", re.compile(r"\b(?:will|plans? to|intends? to|is to|are to|going to)\b", re.IGNORECASE)),
)


def english_claims(zone: Zone, start: int, end: int, rows: list[Row]) -> Iterator[Claim]:
    """The claims of one sentence. A quotation without a speaker beside it has none."""
    quotes = list(_QUOTE.finditer(zone.text, start, end))
    for m in quotes:
        verb = _beside(zone.text, m.start(), m.end(), start, end)
        if verb is None:
            continue
        who = _speaker(rows, verb, m)
        text = m.group()[1:-1].rstrip(",")
        span = zone.span(who[0], who[1]) if who else None
        mode = _mode(verb.group(), text)
        yield Claim(who[2].id if who else "", True, mode, text, verb.group(), zone.span(m.start(), m.end()), span)
    for m in _REPORTED.finditer(zone.text, start, end):
        if any(q.start() < m.end() and m.start() < q.end() for q in quotes):
            continue
        before = [r for r in rows if r[2].type in _SPEAKERS and r[1] <= m.start()]
        if not before:
            continue
        who = before[-1]
        text = m["what"].rstrip(" .\n")
        at = m.start("what")
        span = zone.span(at, at + len(text))
        yield Claim(who[2].id, False, _mode(m["verb"], text), text, m["verb"], span, zone.span(who[0], who[1]))


def _beside(text: str, quote: int, quote_end: int, start: int, end: int) -> re.Match[str] | None:
    """The verb of saying behind a quotation, else the last one in front of it."""
    behind = _VERB.search(text, quote_end, min(end, quote_end + 90))
    if behind is not None:
        return behind
    return next(reversed(list(_VERB.finditer(text, max(start, quote - 90), quote))), None)


def _speaker(rows: list[Row], verb: re.Match[str], quote: re.Match[str]) -> Row | None:
    """Who is named next to the verb: in front of it, or behind it where the quotation stands in front."""
    named = [r for r in rows if r[2].type in _SPEAKERS and not quote.start() <= r[0] < quote.end()]
    before = [r for r in named if 0 <= verb.start() - r[1] <= 3]
    after = [r for r in named if r[0] >= verb.end() and r[0] - verb.end() <= 90 and verb.start() >= quote.end()]
    # An office in front of a name names its body first: the person is meant.
    people = [r for r in after if r[2].type == "person"]
    chosen = before[-1:] or people[:1] or after[:1] or [r for r in named if r[1] <= verb.start()][-1:]
    return chosen[0] if chosen else None


def _mode(verb: str, text: str) -> Mode:
    for mode, pattern in _MODES[:2]:
        if pattern.search(verb):
            return mode
    return next((mode for mode, pattern in _MODES if pattern.search(text)), "done")
