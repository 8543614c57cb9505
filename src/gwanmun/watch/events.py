"""Events of a document: meetings, visits, designations, agreements, proposals, requests, forums, changes of rules."""

from __future__ import annotations

from dataclasses import replace

from gwanmun.watch import english
from gwanmun.watch.found import Found
from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.measures import designations, listings, revocations, rules
from gwanmun.watch.reading import Event, Slot
from gwanmun.watch.sentences import QUOTES, Making, Sentence, subject_of
from gwanmun.watch.talks import (
    agreements,
    assessments,
    forums,
    founded,
    meetings,
    proposals,
    requests,
    summits,
    talked,
    visits,
)
from gwanmun.watch.zones import Zone

KOREAN = (
    visits, summits, founded, designations, revocations, forums, meetings, talked, agreements, proposals, requests,
    assessments, rules, listings,
)  # fmt: skip


def find_events(zones: list[Zone], found: Found, published: str | None) -> list[Event]:
    """The events of all zones; what tells of the same event is joined."""
    making = Making(zones, found, published[:7] if published else None)
    # The text itself first: title and summary only repeat it.
    order = {"body": 0, "heading": 4, "caption": 1, "table": 3, "excerpt": 2, "subtitle": 5, "title": 6}
    for number in sorted(range(len(zones)), key=lambda n: (order[zones[n].label], n)):
        zone = zones[number]
        if zone.label in ("heading", "table", "subtitle"):
            continue
        if making.subject_zone != zone.label:
            making.subject = ""
            making.subject_zone = zone.label
        for start, end in zone.sentences:
            rows = [r for r in found.by_zone.get(number, ()) if start <= r[0] and r[1] <= end]
            dates = [d for d in found.dates.get(number, ()) if start <= d.start and d.end <= end]
            _sentence(making, Sentence(number, zone, start, end, rows, dates))
    kept = [e for e in making.events if e.type != "_"]
    kept.sort(key=lambda e: e.evidence.start)
    return [replace(e, id=f"e{n}") for n, e in enumerate(kept, 1)]


def _sentence(making: Making, s: Sentence) -> None:
    subject = subject_of(s.rows, s.zone.text, s.start)
    if subject is not None and subject[2].type == "person":
        making.subject = subject[2].id
    quotes = [(s.start + q.start(), s.start + q.end()) for q in QUOTES.finditer(s.text)]
    made: list[Event] = []
    # Text with Hangul in it was tagged; the rest is taken for English.
    for finder in english.FINDERS if s.zone.tagged is None else KOREAN:
        for event in finder(making, s):
            at = event.evidence.start
            inside = any(s.zone.span(a, b).start <= at < s.zone.span(a, b).end for a, b in quotes)
            if inside:
                event = replace(event, attributed_to=making.subject)
            made.append(event)
            _join(making, event)


def _join(making: Making, event: Event) -> None:
    """Add an event, or what it says more to the same event told elsewhere."""
    if event.type == "meeting" and event.values("participant"):
        making.last_meeting = event
    for index, other in enumerate(making.events):
        if other.type == event.type and _same(other, event):
            more = tuple(
                x
                for x in event.slots
                if (x.name, x.value) not in {(y.name, y.value) for y in other.slots} and x.name != "date"
            )
            repeats = (Slot("evidence", event.quote, event.evidence),)
            making.events[index] = replace(
                other,
                slots=(*other.slots, *more, *repeats),
                date=other.date or event.date,
                date_basis=other.date_basis or event.date_basis,
            )
            return
    making.events.append(event)


def _same(one: Event, other: Event) -> bool:
    # What is planned or asked for is not what was done.
    if one.mode != other.mode:
        return False
    if one.date and other.date and not (one.date.startswith(other.date) or other.date.startswith(one.date)):
        return False
    numbers = set(one.values("number")) | set(other.values("number"))
    if len(numbers) > 1:
        return False
    if one.type == "meeting":
        a, b = set(one.values("participant")), set(other.values("participant"))
        dialogues = set(one.values("dialogue")) & set(other.values("dialogue"))
        if one.values("number") != other.values("number") and not (a & b):
            return False
        return bool(a and b and (a <= b or b <= a)) or bool(
            dialogues and numbers and (a & b or one.values("number") == other.values("number"))
        )
    key = {
        "forum": "name",
        "visit": "who",
        "designation": "designated",
        "revocation": "policy",
        "agreement": "policy",
        "rule_change": "policy",
        "summit": "participant_country",
        "assessment": "about",
        "listing": "policy",
    }.get(one.type, "about")
    a, b = set(one.values(key)), set(other.values(key))
    if one.type == "agreement":
        return a == b and bool(a) and one.date == other.date
    if one.type == "rule_change":
        return bool(a & b) and one.values("stage") == other.values("stage")
    return bool(a & b)


def dialogue_ids() -> set[str]:
    """The dialogues that the ledger follows."""
    return {e.id for e in gazetteer().entries.values() if e.dialogue}
