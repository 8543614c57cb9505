"""The ledger of dialogues: meetings with their number, groups, participants, agreements, proposals, and what came after."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from gwanmun.sources.files import InputError
from gwanmun.sources.yaml_text import parse_yaml
from gwanmun.watch.events import dialogue_ids
from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.reading import Event, Reading
from gwanmun.world.text import Text

_LAST_YEAR = re.compile(r"지난해\s(?P<m>\d{1,2})\s?월\s제\s?(?P<n>\d)\s?차\s?(?:회의|대화)")


@dataclass(frozen=True)
class Entry:
    """One line of the timeline: what happened, when, with whom, and where it is told.

    ``sources`` are (document, start, end) of every document that tells it; ``known`` is set where the entry comes with
    the package, with its own source in words.
    """

    date: str
    type: str
    topic: str
    text: Text
    participants: tuple[str, ...]
    sources: tuple[tuple[str, int, int], ...]
    number: str = ""
    quote: str = ""
    known: str = ""


@cache
def known_meetings() -> tuple[dict[str, Any], ...]:
    """Meetings that are known from official publications; data/dialogues.yaml."""
    text = resources.files("gwanmun.watch.data").joinpath("dialogues.yaml").read_text(encoding="utf-8")
    data: Any = parse_yaml(text, "dialogues.yaml").data
    return tuple(data["meetings"])


def year_implied(text: str) -> int | None:
    """The year in which a text must have been written: "last year in April the first meeting" of a dialogue we know."""
    said = _LAST_YEAR.search(text)
    if not said:
        return None
    for meeting in known_meetings():
        names = {n for e in (gazetteer().entries[meeting["dialogue"]],) for n in (*e.ko, *e.short)}
        if (
            str(meeting["number"]) == said["n"]
            and int(meeting["date"][5:7]) == int(said["m"])
            and any(n in text for n in names)
        ):
            return int(meeting["date"][:4]) + 1
    return None


def topic_id(word: str) -> str:
    """The id of a dialogue or policy by any of its names.

    :raises InputError: with what there is, if there is none.
    """
    entry = (
        gazetteer().by_name.get(word) or gazetteer().entries.get(word) or gazetteer().entries.get(f"pol.{word.lower()}")
    )
    if entry is None:
        names = ", ".join(
            sorted((gazetteer().entries[d].short or gazetteer().entries[d].ko)[0] for d in dialogue_ids())
        )
        raise InputError(
            Text(
                en=f"no topic is called {word}; dialogues are: {names}",
                ko=f"{word}(이)라는 주제가 없습니다. 대화: {names}",
            )
        )
    return entry.id


def timeline(readings: Iterable[tuple[str, Reading]], topic: str) -> list[Entry]:
    """The entries of a topic from all readings, the same meeting told in several joined, oldest first.

    :param readings: pairs of a document's name and its reading.
    """
    entries = [_known(m) for m in known_meetings() if m["dialogue"] == topic]
    pairs = list(readings)
    # What was held stands for the plan of it, in whichever document: so plans come last.
    for planned in (False, True):
        for name, reading in pairs:
            events = [e for e in reading.events if (e.mode == "planned") == planned]
            entries += [made for e in events if (made := _entry(name, reading, e, topic)) is not None]
    for name, reading in pairs:
        entries += _groups(name, reading, topic)
    joined: list[Entry] = []
    for entry in entries:
        for index, other in enumerate(joined):
            if _same(entry, other):
                joined[index] = _join(other, entry)
                break
        else:
            joined.append(entry)
    return sorted(joined, key=lambda e: (e.date or "9999", e.type, e.number))


def _known(meeting: dict[str, Any]) -> Entry:
    entry = gazetteer().entries[meeting["dialogue"]]
    label = Text(
        en=f"Meeting {meeting['number']} of the {entry.en[0]}, {meeting['place']['en']}",
        ko=f"제{meeting['number']}차 {entry.ko[0]} ({meeting['place']['ko']})",
    )
    return Entry(
        meeting["date"],
        "meeting",
        meeting["dialogue"],
        label,
        tuple(meeting["participants"]),
        (),
        str(meeting["number"]),
        "",
        meeting["source"],
    )


def _touches(event: Event, topic: str, reading: Reading) -> bool:
    if topic in {s.value for s in event.slots}:
        return True
    # What is agreed or asked at a meeting of the dialogue belongs to it.
    about = any(topic in {s.value for s in e.slots} for e in reading.events if e.type == "meeting")
    return about and event.type in ("agreement", "proposal", "request", "forum")


def _entry(name: str, reading: Reading, event: Event, topic: str) -> Entry | None:
    if not _touches(event, topic, reading) or event.type in ("designation", "revocation", "rule_change"):
        return None
    # That a meeting was asked for is told by the request itself.
    if event.type == "meeting" and event.mode == "asked":
        return None
    when = event.date or ""
    if not when and event.type in ("agreement", "proposal", "request", "forum", "meeting"):
        # What the meeting agreed has the day of the meeting that the document is about.
        main = next(
            (
                e
                for e in reading.events
                if e.type == "meeting"
                and topic in {s.value for s in e.slots}
                and (e.date is None or event.type != "meeting")
            ),
            None,
        )
        when = (
            (main.date if main else None)
            or _meeting_day(event if event.type == "meeting" else main, topic)
            or (reading.published.value or str(reading.published.year or ""))[:10]
        )
    people = tuple(_name(reading, p) for s in ("participant", "by", "who") for p in event.values(s))
    number = "".join(event.values("number"))
    return Entry(
        when,
        event.type,
        topic,
        _label(event, reading, number),
        tuple(dict.fromkeys(people)),
        ((name, event.evidence.start, event.evidence.end),),
        number,
        event.quote,
    )


def _meeting_day(event: Event | None, topic: str) -> str | None:
    number = "".join(event.values("number")) if event else ""
    return next((m["date"] for m in known_meetings() if m["dialogue"] == topic and str(m["number"]) == number), None)


def _name(reading: Reading, id_: str) -> str:
    entity = reading.entity(id_)
    return f"{entity.name} {entity.role}".strip() if entity else id_


_LABELS = {
    "meeting": Text("Meeting", "회의"), "agreement": Text("Agreement", "합의"), "proposal": Text("Proposal", "제안"), "request": Text("Request", "요청"), "forum": Text("Forum", "포럼"),
    "visit": Text("Visit", "방문"), "summit": Text("Summit", "정상회담"), "forum_established": Text("Set up", "신설"), "assessment": Text("Assessment", "평가"), "working_group": Text("Working group", "분과"),
}  # fmt: skip


def _label(event: Event, reading: Reading, number: str) -> Text:
    base = _LABELS.get(event.type, Text(event.type, event.type))
    if event.mode == "planned":
        base = Text(f"Planned: {base.en.lower()}", f"예정: {base.ko}")
    elif event.type == "meeting" and number:
        return Text(f"Meeting {number}", f"제{number}차 회의")
    quote = event.quote if len(event.quote) < 90 else event.quote[:88] + "…"
    return Text(f"{base.en}: {quote}", f"{base.ko}: {quote}")


def _groups(name: str, reading: Reading, topic: str) -> list[Entry]:
    groups = [r for r in reading.relations if r.type == "working_group_of" and r.object == topic]
    if not groups:
        return []
    ko = ", ".join(dict.fromkeys(gazetteer().entries[r.subject].name("ko") for r in groups))
    en = ", ".join(dict.fromkeys(gazetteer().entries[r.subject].name("en") for r in groups))
    when = (reading.published.value or str(reading.published.year or ""))[:10]
    spans = tuple((name, r.span.start, r.span.end) for r in groups)
    return [Entry(when, "working_group", topic, Text(f"Working groups: {en}", f"분과: {ko}"), (), spans)]


def _same(one: Entry, other: Entry) -> bool:
    if one.type != other.type:
        return False
    if one.type == "meeting" and (one.number or other.number):
        return one.number == other.number
    close = (
        one.date == other.date
        or not one.date
        or not other.date
        or one.date.startswith(other.date)
        or other.date.startswith(one.date)
    )
    if one.type == "working_group":
        return one.text == other.text
    return close and (
        one.quote == other.quote
        or (one.type in ("visit", "summit", "forum") and (set(one.participants) & set(other.participants) != set()))
    )


def _join(one: Entry, other: Entry) -> Entry:
    best = max(one.date, other.date, key=len)
    people = tuple(dict.fromkeys((*one.participants, *other.participants)))
    return replace(
        one,
        date=best,
        participants=people if not one.known else one.participants,
        sources=tuple(dict.fromkeys((*one.sources, *other.sources))),
        quote=one.quote or other.quote,
    )
