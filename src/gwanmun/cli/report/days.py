"""The page of the days ahead: a time line of what touches a book, and the days in a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from gwanmun.cli.page.markup import Html, tag
from gwanmun.cli.report import canvas, pictures
from gwanmun.cli.report.sheet import MOST_ROWS, numbers, page, section
from gwanmun.cli.report.words import say
from gwanmun.impact.calendar import KINDS, Event

MOST_STRETCHES = 24
COLOURS = {"begins": canvas.AMBER, "ends": canvas.BLUE, "stated": canvas.VIOLET, "records": canvas.GREY}


def calendar_page(events: Sequence[Event], start: date, lang: str) -> str:
    """The days ahead as one HTML page in ``lang``."""
    title = say("calendar", lang, start)
    if not events:
        return page(title, say("kicker", lang), lang, section(title, tag("p", say("no_events", lang))))
    return page(title, say("kicker", lang), lang, _line(events, start, lang), _table(events, lang))


def _line(events: Sequence[Event], start: date, lang: str) -> Html:
    laws = [e for e in events if e.kind != "records"]
    stretches = [_stretch(e, start, lang) for e in laws[:MOST_STRETCHES]]
    keeping = [e.day for e in events if e.kind == "records"]
    if keeping:
        label = f"{KINDS['records'].in_(lang)}: {min(keeping)} – {max(keeping)}"
        stretches.append(pictures.Stretch(label, min(keeping), max(keeping), COLOURS["records"]))
    first = start - timedelta(days=30)
    days = [e.day for e in laws[:MOST_STRETCHES]] + keeping
    last = max(days) + timedelta(days=max(60, (max(days) - first).days // 12))
    alt = say("timeline_alt", lang)
    return section(say("timeline", lang), pictures.time_line(stretches, first, last, alt, (start, start.isoformat())))


def _stretch(event: Event, start: date, lang: str) -> pictures.Stretch:
    label = f"{event.day} {KINDS[event.kind].in_(lang)}: {event.title.in_(lang)}"
    spans = {"begins": (event.day, None), "ends": (start, event.day)}
    begin, end = spans.get(event.kind, (event.day, event.day))
    return pictures.Stretch(label, begin, end, COLOURS[event.kind])


def _table(events: Sequence[Event], lang: str) -> Html:
    heads = [("day", False), ("kind", False), ("what", False), ("citation", False), ("rows", True)]
    rows: list[list[Any]] = [
        [
            tag("time", e.day.isoformat()),
            tag("span", KINDS[e.kind].in_(lang), class_="binds"),
            e.title.in_(lang),
            " · ".join(filter(None, (e.cite, e.instrument))),
            f"{len(e.rows):,}",
        ]
        for e in events[:MOST_ROWS]
    ]
    note = tag("p", say("shown_of", lang, MOST_ROWS, len(events)), class_="quiet") if len(events) > MOST_ROWS else None
    title = say("events", lang)
    return section(title, numbers(title, [(say(n, lang), number) for n, number in heads], rows), note)
