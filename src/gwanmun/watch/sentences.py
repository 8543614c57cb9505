"""What the finders of events have in common: a sentence with its mentions, and how an event is made from it."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gwanmun.watch.dates import Dated
from gwanmun.watch.found import Found
from gwanmun.watch.reading import Event, Mention, Mode, Slot
from gwanmun.watch.zones import Zone

Row = tuple[int, int, Mention]


SUBJECT = re.compile(
    r"[^,.\s“”]{0,8}?(?:\([^()]{1,30}\)\s?)?(?:\s?[가-힣0-9]{0,10}(?:장관|차관|실장|국장|본부장|대표|대통령|총리|위원장|대변인|회장|사장|청장|담당|원장|대사|의원)(?:들|급)?)?(?:은|는|이|가|도|께서|께서는)(?=\s)"
)


QUOTES = re.compile(r"“[^”]*”|\"[^\"]{8,}\"")


_GROUP = re.compile(
    r"(?:양국|한미|두 나라|3국)\s(?:장관|차관|정상|정부|측)(?:들)?(?:은|는|이|가)\s|(?:[가-힣]+\s){0,2}(?:관계자|업계|전문가|소식통|당국자|대변인)(?:들)?(?:은|는|이|가)\s"
)


@dataclass
class Making:
    zones: list[Zone]
    found: Found
    month: str | None
    events: list[Event] = field(default_factory=list)
    subject: str = ""
    subject_zone: str = ""
    last_meeting: Event | None = None


@dataclass(frozen=True)
class Sentence:
    number: int
    zone: Zone
    start: int
    end: int
    rows: list[Row]
    dates: list[Dated]

    @property
    def text(self) -> str:
        return self.zone.text[self.start : self.end]

    def of(self, type_: str, before: int | None = None, after: int = 0) -> list[Row]:
        """Mentions of a type in the sentence, up to and from a place of the zone."""
        return [r for r in self.rows if r[2].type == type_ and (before is None or r[1] <= before) and r[0] >= after]


def subject_of(sentence_rows: list[Row], text: str, start: int) -> Row | None:
    """The person or body that is the topic or subject of a sentence."""
    for row in sentence_rows:
        if row[2].type in ("person", "agency", "organisation", "company") and SUBJECT.match(text[row[1] :]):
            quote = [(q.start(), q.end()) for q in QUOTES.finditer(text)]
            if not any(a <= row[0] < b for a, b in quote) and row[0] >= start:
                return row
    return None


def speaker(sentence_rows: list[Row], text: str, start: int, before: int) -> tuple[str, int, int] | None:
    """Who speaks: the last subject before a place, those joined to it by 과 with it; a group (양국 장관은) by its words."""
    best: list[Row] = []
    quotes = [(q.start(), q.end()) for q in QUOTES.finditer(text)]
    rows = [
        r
        for r in sentence_rows
        if r[2].type in ("person", "agency", "organisation", "company") and start <= r[0] and r[1] <= before
    ]
    rows = [r for r in rows if not any(a <= r[0] < b for a, b in quotes)]
    for index, row in enumerate(rows):
        if not SUBJECT.match(text[row[1] :]) or re.match(
            r"[이가]\s(?:공동\s)?(?:주최|개최|운영|발표)한", text[row[1] :]
        ):
            continue
        best = [row]
        if (
            index
            and rows[index - 1][2].type == row[2].type
            and re.fullmatch(r"[^,.]{0,12}?(?:과|와)\s", text[rows[index - 1][1] : row[0]])
        ):
            best = [rows[index - 1], row]
    group = next(
        (
            m
            for m in reversed(list(_GROUP.finditer(text, start, before)))
            if not any(a <= m.start() < b for a, b in quotes)
        ),
        None,
    )
    if group is not None and (not best or group.start() > best[-1][0]):
        words = re.sub(r"(?:은|는|이|가)\s$", "", group.group())
        return words, group.start(), group.start() + len(words)
    if not best:
        return None
    return ",".join(dict.fromkeys(r[2].id or r[2].text for r in best)), best[0][0], best[-1][1]


def word_end(text: str, place: int) -> int:
    """Where the word that goes on at ``place`` ends."""
    found = re.compile(r"[가-힣]*").match(text, place)
    return found.end() if found else place


def event_at(
    s: Sentence,
    type_: str,
    start: int,
    end: int,
    date: Dated | None = None,
    slots: list[Slot] | None = None,
    mode: Mode = "done",
) -> Event:
    all_slots = list(slots or ())
    if date is not None:
        all_slots.insert(0, Slot("date", date.value or date.text, s.zone.span(date.start, date.end)))
    return Event(
        "",
        type_,
        mode,
        date.value if date else None,
        date.basis if date else "",
        tuple(all_slots),
        s.zone.span(start, end),
        s.zone.text[start:end],
    )


def slot_of(s: Sentence, name: str, row: Row) -> Slot:
    return Slot(name, row[2].id, s.zone.span(row[0], row[1]))


def date_before(s: Sentence, place: int, reach: int = 80) -> Dated | None:
    dates = [d for d in s.dates if d.end <= place and place - d.end <= reach and len(d.value or "0000-00") > 4]
    return dates[-1] if dates else None


def acting(s: Sentence, before: int, after: int = 0) -> list[Row]:
    """Persons who act in the sentence: not one whose visit or speech is only spoken of (대통령의 방한)."""
    kept = []
    for row in s.of("person", before=before, after=after):
        rest = s.zone.text[row[1] : row[1] + 60]
        if row[2].via == "latin" or not row[2].id:
            continue
        if re.match(r"[^,.]{0,30}?의\s(?:방한|방미|방문|발언)", rest):
            continue
        kept.append(row)
    return kept


def outer(rows: list[Row]) -> list[Row]:
    """Without names that are part of a longer one."""
    return [
        r
        for r in rows
        if not any(o is not r and o[0] <= r[0] and r[1] <= o[1] and o[1] - o[0] > r[1] - r[0] for o in rows)
    ]
