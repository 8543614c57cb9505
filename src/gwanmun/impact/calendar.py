"""The days ahead on which something that touches a book begins, ends, or must be kept or renewed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from gwanmun.decide.outcome import Outcome
from gwanmun.impact.answer import Judged
from gwanmun.impact.batch import AT_ONCE, Decider
from gwanmun.impact.reduce import first_rows, keys
from gwanmun.impact.row import parsed_day
from gwanmun.impact.totals import total_rows
from gwanmun.law.model import Provision
from gwanmun.law.rulebase import RuleBase
from gwanmun.law.turning import concerns, turning_days
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

KEEP_YEARS = 5
"""Records are kept five years: 15 CFR 762.6(a); 전략물자수출입고시 (records of strategic items)."""


@dataclass(frozen=True)
class Event:
    """One day and what happens on it. ``rows`` are the rows of the book it touches, numbered as in the sheet.

    ``kind`` is ``begins``, ``ends`` (the first day without it), ``stated`` (a date that the book itself names) or
    ``records`` (the last day on which records of the shipment must be kept).
    """

    day: date
    kind: str
    title: Text
    cite: str = ""
    instrument: str = ""
    jurisdiction: str = ""
    rows: tuple[int, ...] = ()


@dataclass
class _Gathered:
    found: dict[tuple[date, str, str], tuple[Provision | None, Text, str, set[int]]] = field(default_factory=dict)

    def add(self, day: date, kind: str, title: Text, rows: Iterable[int], rule: Provision | None, law: str) -> None:
        """An event of some rows; the same event of other rows is one with it."""
        # The rows of a table make one event.
        key = (day, kind, rule.name.partition("[")[0] if rule else title.en)
        self.found.setdefault(key, (rule, title, law, set()))[3].update(rows)

    def events(self) -> list[Event]:
        """The events in order of their days."""
        events = [
            Event(
                day,
                kind,
                title,
                rule.citation.place if rule else "",
                rule.citation.instrument if rule else "",
                law,
                tuple(sorted(rows)),
            )
            for (day, kind, _), (rule, title, law, rows) in self.found.items()
        ]
        return sorted(events, key=lambda e: (e.day, e.kind, e.cite, e.title.en))


@dataclass(frozen=True)
class Ahead:
    """The days ahead of a book in order, and the rows that cannot be right, of which nothing is known."""

    events: list[Event]
    wrong: list[int]


def calendar(decider: Decider, frame: pl.DataFrame, start: date, first_row: int = 2) -> Ahead:
    """Every day from ``start`` on that matters to a row of the book.

    :param first_row: the row of the sheet in which the first shipment stands.
    """
    mapped = decider.mapped(frame)
    totals = set(total_rows(frame, mapped))
    cases = keys(mapped, decider.telling)
    rows_of: dict[int, list[int]] = {}
    for row, case in enumerate(cases.to_list()):
        if row not in totals:
            rows_of.setdefault(case, []).append(row + first_row)
    gathered = _Gathered()
    wrong: list[int] = []
    for number, judged in enumerate(_judged(decider, mapped[list(first_rows(cases))])):
        rows = rows_of.get(number)
        if rows is None:
            continue
        if isinstance(judged, InputError):
            wrong += rows
        else:
            _rules(gathered, decider, judged, start, rows)
            _stated(gathered, decider.base, judged, start, rows)
    _records(gathered, mapped, start, first_row, totals)
    return Ahead(gathered.events(), sorted(wrong))


def _judged(decider: Decider, frame: pl.DataFrame) -> Iterator[Judged | InputError]:
    """What is found of each row, some at a time."""
    for first in range(0, frame.height, AT_ONCE):
        rows = frame[first : first + AT_ONCE].iter_rows(named=True)
        stated = [{name: value for name, value in row.items() if value is not None} for row in rows]
        but_day = [frozenset(cell for cell in row.items() if cell[0] != "on") for row in stated]
        yield from decider.judge.judged(stated, but_day)


def _rules(gathered: _Gathered, decider: Decider, judged: Judged, start: date, rows: list[int]) -> None:
    """The rules that begin or end from ``start`` on and hold, or may hold, for a case."""
    base, known_at = decider.base, decider.known_at
    code = judged.facts.get("item.eccn")
    reached = [d.jurisdiction for d in judged.determinations if d.outcome is not Outcome.NOT_SUBJECT]
    for law in reached:
        for day in turning_days(base, law, code if isinstance(code, str) else None, known_at):
            if day < start:
                continue
            for rule in concerns(base, law, day, known_at, judged.facts, judged.parties) or ():
                kind = "begins" if rule.in_force.start == day else "ends"
                gathered.add(day, kind, rule.title, rows, rule, law)


def _stated(gathered: _Gathered, base: RuleBase, judged: Judged, start: date, rows: list[int]) -> None:
    """The dates that the book itself names: a licence that lapses, a permit that ends."""
    for name, value in judged.facts.items():
        if isinstance(value, date) and value >= start:
            info = base.facts[base.vocabulary.general_name(name)]
            gathered.add(value, "stated", info.ask, rows, None, "")


def _records(gathered: _Gathered, mapped: pl.DataFrame, start: date, first_row: int, totals: Collection[int]) -> None:
    """The last day for keeping the records of each shipment."""
    if "on" not in mapped.columns:
        return
    rows_on: dict[str, list[int]] = {}
    for row, text in enumerate(mapped["on"].to_list()):
        if text is not None and row not in totals:
            rows_on.setdefault(text, []).append(row + first_row)
    for text, rows in rows_on.items():
        day = parsed_day(text)
        last = _years_later(day, KEEP_YEARS) if day else None
        if last is not None and last >= start:
            gathered.add(last, "records", _KEEP, rows, None, "")


def _years_later(day: date, years: int) -> date:
    """The same day of a later year; 28 February for a leap day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


_KEEP = Text(
    en="Records of the shipment must be kept until this day (15 CFR 762.6; Korea: five years)",
    ko="선적 기록 보존 기한(15 CFR 762.6, 한국 5년)",
)
KINDS = {
    "begins": Text("begins", "시작"),
    "ends": Text("ends", "종료"),
    "stated": Text("stated in the book", "시트에 적힌 날짜"),
    "records": Text("end of record keeping", "기록 보존 기한"),
}


def as_json(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The events as plain data."""
    return [
        {
            "day": e.day.isoformat(),
            "kind": e.kind,
            "title": {"en": e.title.en, "ko": e.title.ko},
            "cite": e.cite,
            "instrument": e.instrument,
            "jurisdiction": e.jurisdiction,
            "rows": list(e.rows),
        }
        for e in events
    ]


def as_ics(events: Iterable[Event], lang: str) -> bytes:
    """The events as a calendar file (RFC 5545), one all-day entry each, with identifiers that stay."""
    from icalendar import Calendar
    from icalendar import Event as Entry

    book = Calendar()
    book.add("prodid", "-//Gwanmun//impact calendar//EN")
    book.add("version", "2.0")
    for event in events:
        entry = Entry()
        entry.add("uid", f"{event.day}-{event.kind}-{abs(_stable(event)):x}@gwanmun")
        entry.add("dtstamp", _midnight(event.day))
        entry.add("dtstart", event.day)
        entry.add("summary", f"{KINDS[event.kind].in_(lang)}: {event.title.in_(lang)}")
        entry.add("description", f"{event.cite} {event.instrument} · {len(event.rows)}".strip())
        book.add_component(entry)
    return bytes(book.to_ical())


def _stable(event: Event) -> int:
    import zlib

    return zlib.crc32(f"{event.kind}{event.cite}{event.title.en}".encode())


def _midnight(day: date) -> Any:
    from datetime import UTC, datetime, time

    # The time of writing would make every file differ; the day itself is a stamp that stays.
    return datetime.combine(day, time(), UTC)


def lines(events: Iterable[Event], lang: str) -> Iterator[str]:
    """The events as text, one a line."""
    for e in events:
        place = f" — {e.cite.removeprefix('15 CFR ')}" if e.cite else ""
        by = f" [{e.instrument}]" if e.instrument else ""
        yield f"{e.day}  {KINDS[e.kind].in_(lang)}: {e.title.in_(lang)}{place}{by}  ({len(e.rows)})"
