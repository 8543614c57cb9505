"""Events that are talks: meetings, visits, summits, forums, agreements, proposals, requests, assessments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from gwanmun.watch.found import is_dialogue
from gwanmun.watch.modality import mode_of
from gwanmun.watch.reading import Event, Mode, Slot
from gwanmun.watch.sentences import (
    SUBJECT,
    Making,
    Row,
    Sentence,
    acting,
    date_before,
    event_at,
    outer,
    slot_of,
    subject_of,
    word_end,
)

_ACTS = re.compile(
    r"\s?(?:[가-힣0-9]{0,12}(?:장관|차관|실장|국장|본부장|대표|대통령|총리|위원장|회장|사장|청장|원장|대사|의원)\s?)?(?:\([^()]*\)\s?)?(?:은|는|이|가|도|을|를|과|와|등|,|·|께서|에게)"
)


_NTH = re.compile(r"제?\s?(?P<n>\d{1,2})\s?차")


_MEETING = re.compile(
    r"(?:면담|회동|회담|간담회|(?<!정상)회의|대화|SCCD\)?)(?:['’\"”]?\s?\([A-Z]{3,6}\))?(?:을|를)?\s?(?:하고|했|가졌|갖고|가진|가지|갖는|열었|열고|연\b|개최|진행|마치|마친|했다)|(?:회의|대화|\(SCCD\)|SCCD)(?:를|을|\s)\s?(?:개최|열)|만나\s?(?:논의|면담)|면담(?=$|[\s”’])|(?:(?<!정상)회의|대화|회담|간담회)(?:를|을)\s[가-힣]{1,10}에서\s(?:개최|열|가졌|가진|갖|진행)"
)


_TALKED = re.compile(r"(?:논의|협의)(?:했|하였|하고|하며)|의견을\s?(?:나눴|나누고|나누었|교환했|교환하고)")
"""What two people named as the subject did with each other."""


_STEM_ONLY = re.compile(r"(?:개최|열)$")
"""Where the verb of a meeting ends in its stem, what follows tells whether it was held."""


_AT_MEETING = re.compile(r"회의에서|대화에서")


_SUMMIT = re.compile(r"정상회담|정상회의")


_FOUNDED = re.compile(r"신설된\s|신설한\s|새로\s만든\s|출범한\s")


_AGREED = re.compile(
    r"기로\s?(?:합의(?:했|하였|한|하)|뜻을\s?모았|의견을\s?모았|했|하였|한\s(?=바|것|점))|설치·합의한|설치에\s?합의|합의문을\s?채택|양해각서(?:\(MOU\))?를?\s?(?:체결|맺)|협정(?:을|에)\s?(?:체결|서명)"
)


_VISIT = re.compile(r"방(?P<to>한|미|중|일)(?=\s?중인|을\s계기|\s?[했하]|의\s|\s?기간|\s?일정|,|\s)")


_PROPOSE = re.compile(r"제안(?:했|하였|하며|하고|한다)")


_REQUEST = re.compile(r"(?:요청|당부|촉구)(?:했|하였|하며|하고|한다)")


_FORUM = re.compile(
    r"(?P<name>(?:민관\s)?(?:[가-힣·]{1,10}\s){0,3}(?:포럼|세미나|콘퍼런스|라운드테이블|심포지엄))(?:에|을|를)\s?(?:함께\s)?(?:참석|개최|열|참가)"
)


_ASSESS = re.compile(r"에\s?대해(?:서)?\s?(?:긍정적으로\s|높이\s)?평가(?:했|하였)")


_TO = {"한": "KR", "미": "US", "중": "CN", "일": "JP"}


def visits(making: Making, s: Sentence) -> Iterator[Event]:
    for m in _VISIT.finditer(s.zone.text, s.start, s.end):
        if not any(r[2].type == "country" and r[2].via == "visit" and r[0] == m.start() for r in s.rows):
            continue
        after = next((r for r in s.of("person", after=m.end()) if r[0] - m.end() <= 6 and r[2].via != "latin"), None)
        before = next(
            (
                r
                for r in reversed(s.of("person", before=m.start()))
                if re.fullmatch(r"[^,.]{0,24}?(?:의|이|가|은|는)\s?", s.zone.text[r[1] : m.start()])
            ),
            None,
        )
        who = after if re.match(r"\s?중인\s", s.zone.text[m.end() :]) and after else before
        if who is None:
            continue
        start, end = min(who[0], m.start()), max(who[1], m.end())
        when = date_before(s, who[0] if who is before else m.start(), 6)
        slots = [slot_of(s, "who", who), Slot("country", _TO[m["to"]], s.zone.span(m.start(), m.end()))]
        if when is not None:
            yield event_at(s, "visit", min(start, when.start), end, when, slots)
        else:
            yield replace(
                event_at(s, "visit", start, end, None, slots),
                date=making.month,
                date_basis="month of the document" if making.month else "",
            )


def summits(making: Making, s: Sentence) -> Iterator[Event]:
    for m in _SUMMIT.finditer(s.zone.text, s.start, s.end):
        countries = [r for r in s.of("country", before=m.start()) if m.start() - r[1] <= 2]
        when = date_before(s, countries[0][0] if countries else m.start(), 3)
        if countries and when is not None:
            yield event_at(
                s, "summit", when.start, m.end(), when, [slot_of(s, "participant_country", r) for r in countries]
            )


def founded(making: Making, s: Sentence) -> Iterator[Event]:
    for m in _FOUNDED.finditer(s.zone.text, s.start, s.end):
        subject = next((r for r in s.of("policy", after=m.end()) if r[0] - m.end() <= 4), None)
        if subject is None:
            continue
        occasion = next((x for x in _SUMMIT.finditer(s.zone.text, s.start, m.start())), None)
        slots = [slot_of(s, "subject", subject)]
        start = m.start()
        if occasion:
            when = date_before(s, occasion.start(), 12)
            start = when.start if when else occasion.start()
            slots.append(Slot("occasion", s.zone.text[start : occasion.end()], s.zone.span(start, occasion.end())))
        yield event_at(s, "forum_established", start, subject[1], None, slots)


def forums(making: Making, s: Sentence) -> Iterator[Event]:
    for m in _FORUM.finditer(s.zone.text, s.start, s.end):
        name = m["name"]
        hosts = [
            r
            for r in s.of("organisation", before=m.start("name"))
            if re.match(r"[이가]\s?(?:공동\s)?(?:주최|개최)", s.zone.text[r[1] :])
        ]
        start = hosts[0][0] if hosts else m.start("name")
        before = re.search(r"회의\s(?:직전|전|직후|후)\s?$", s.zone.text[max(s.start, start - 8) : start])
        start -= len(before.group()) if before else 0
        shown = re.sub(r"^(?:주최한|개최한|공동|열린)\s", "", name)
        name_at = m.end("name") - len(shown)
        slots = [Slot("name", shown, s.zone.span(name_at, m.end("name"))), *(slot_of(s, "host", r) for r in hosts)]
        # 포럼에 참석한 안 장관과 러몬도 장관: who attended may stand behind as well.
        attending = re.match(r"[가-힣]{0,3}한\s", s.zone.text[m.end() : m.end() + 5])
        people = acting(s, m.start()) or [r for r in s.of("person", after=m.end()) if attending and r[0] - m.end() < 30]
        slots += [slot_of(s, "participant", r) for r in people]
        yield event_at(
            s,
            "forum",
            start,
            min(s.end, word_end(s.zone.text, m.end())),
            date_before(s, start, 20),
            slots,
        )


def meetings(making: Making, s: Sentence) -> Iterator[Event]:
    text = s.zone.text
    patterns = [_MEETING.finditer(text, s.start, s.end), _AT_MEETING.finditer(text, s.start, s.end)]
    for at, matches in enumerate(patterns):
        for m in matches:
            if (
                re.search(r"정상\s?$", text[max(0, m.start() - 3) : m.start()])
                or "민관" in text[max(0, m.start() - 12) : m.start()]
            ):
                continue
            nth = next((x for x in _NTH.finditer(text, max(s.start, m.start() - 34), m.end())), None)
            spoken = [r for r in s.of("policy", before=m.end()) if is_dialogue(r[2].id)]
            dialogue = next((r for r in spoken if nth is not None and _near(r, nth)), spoken[-1] if spoken else None)
            people = acting(s, m.start() + 2)
            if nth is not None and not _near(dialogue, nth):
                people = []
            if at and (dialogue is None or not s.of("person")):
                continue
            people = people or (s.of("person") if at else [])
            if not people and dialogue is None and nth is None:
                continue
            if len(people) < 2 and dialogue is None:
                continue
            mode = mode_of(s, m.start(), m.end()) if _STEM_ONLY.search(m.group()) else "done"
            if mode is not None:
                yield replace(_meeting(making, s, m, dialogue, nth, people), mode=mode)


def talked(making: Making, s: Sentence) -> Iterator[Event]:
    """「A 장관과 B 장관은 …에 관해 논의했다」: two people as the subject, in a sentence that names no meeting."""
    text = s.zone.text
    if any(e.type == "meeting" and s.zone.span(s.start, s.end).holds(e.evidence) for e in making.events):
        return
    m = _TALKED.search(text, s.start, s.end)
    people = s.of("person", before=m.start()) if m else []
    pair = next(
        ((a, b) for a, b in pairwise(people) if _WITH.match(text[a[1] : b[0]]) and _SUBJECT.match(text[b[1] :])),
        None,
    )
    if m is None or pair is None:
        return
    slots = [slot_of(s, "participant", r) for r in pair]
    slots += [slot_of(s, "topic", r) for r in s.of("policy", before=m.start()) if r[0] > pair[1][1]]
    end = min(s.end, word_end(text, m.end()))
    yield event_at(s, "meeting", pair[0][0], end, date_before(s, m.start(), 60), slots)


_OFFICE = (
    r"\s?(?:[가-힣0-9]{0,12}\s?){0,3}(?:장관|차관|실장|국장|본부장|대표|대통령|총리|위원장|회장|사장|청장|원장|대사)?"
)
_WITH = re.compile(rf"{_OFFICE}(?:과|와)\s")
_SUBJECT = re.compile(rf"{_OFFICE}(?:은|는|이|가)\s")


def _near(dialogue: Row | None, nth: re.Match[str]) -> bool:
    """Whether a number is that of a dialogue: 「제2차 한미 SCCD」, 「한미 SCCD 제3차」."""
    return dialogue is not None and (0 <= dialogue[0] - nth.end() <= 3 or 0 <= nth.start() - dialogue[1] <= 8)


def _meeting(
    making: Making, s: Sentence, m: re.Match[str], dialogue: Row | None, nth: re.Match[str] | None, people: list[Row]
) -> Event:
    text = s.zone.text
    end = min(s.end, word_end(text, m.end()))
    when = date_before(s, m.start(), 60)
    if when is None and not nth:
        when = next((d for d in s.dates if d.end <= m.start() and len(d.value or "") > 4), None)
    start = min(
        [
            nth.start() if nth else m.start(),
            *([when.start] if when and nth else []),
            *([people[0][0]] if people and not nth else []),
        ]
    )
    slots = [slot_of(s, "participant", r) for r in people]
    if dialogue is not None:
        slots.append(slot_of(s, "dialogue", dialogue))
    if nth is not None:
        slots.append(Slot("number", nth["n"], s.zone.span(nth.start(), nth.end())))
    place = next((r for r in s.of("place") if re.match(r"에서", text[r[1] :])), None)
    if place is not None:
        slots.append(slot_of(s, "place", place))
    talked = re.search(r"논의|의견을\s?(?:나누|교환)|점검", text[m.end() : s.end])
    if talked:
        slots += [slot_of(s, "topic", r) for r in s.of("policy", after=m.end()) if not is_dialogue(r[2].id)]
    for agreed in _AGREED.finditer(text, m.end(), s.end):
        begin = max(m.end(), text.rfind(",", m.end(), agreed.start()) + 1)
        shown = text[begin : s.end].strip(" .")
        at = text.index(shown, begin)
        slots.append(Slot("outcome", shown, s.zone.span(at, at + len(shown))))
    return event_at(s, "meeting", start, end, when, slots)


def agreements(making: Making, s: Sentence) -> Iterator[Event]:
    text = s.zone.text
    in_meeting = any(e.type == "meeting" and s.zone.span(s.start, s.end).holds(e.evidence) for e in making.events)
    last: Event | None = None
    for m in _AGREED.finditer(text, s.start, s.end):
        if re.match(r"기로\s?(?:한|했던)", m.group()) and not m.group().startswith("기로 합의"):
            continue
        founded = m.group().startswith("설치")
        if in_meeting and not founded:
            continue
        by = [r for r in s.of("person", before=m.start()) if r[2].id] if not founded else []
        policies = outer(s.of("policy", before=m.start() if not founded else None))
        when = date_before(s, m.start(), 60)
        start = when.start if when and founded else max(s.start, text.rfind(",", s.start, m.start()) + 1)
        while text[start : start + 1].isspace():
            start += 1
        slots = [slot_of(s, "by", r) for r in by]
        # 안덕근 장관 … 양국 장관은: "the two ministers" are those of the last meeting.
        if not by and re.search(r"양국\s(?:장관|차관)", s.text) and making.last_meeting is not None:
            slots += [replace(x, name="by") for x in making.last_meeting.slots if x.name == "participant"]
        slots += [slot_of(s, "policy", r) for r in policies[: 1 if founded else 4]]
        end = min(s.end, word_end(text, m.end()))
        what = text[start:end]
        slots.append(Slot("what", what, s.zone.span(start, end)))
        event = event_at(s, "agreement", start, end, when if founded else None, slots)
        if founded:
            yield event
        else:
            last = event
    if last is not None:
        yield last


def _asking(making: Making, s: Sentence, pattern: re.Pattern[str], type_: str, mode: Mode) -> Iterator[Event]:
    text = s.zone.text
    for m in pattern.finditer(text, s.start, s.end):
        policies = [r for r in s.of("policy", before=m.start()) if r[2].via == ""]
        about = policies[-1:] or []
        subject = subject_of(s.rows, text, s.start)
        by = subject[2].id if subject and subject[2].type == "person" else making.subject
        end = min(s.end, word_end(text, m.end()))
        comma = max(text.rfind(",", s.start, m.start()), text.rfind("에 대한", s.start, m.start()))
        start = about[0][0] if about else max(s.start, comma + 1)
        slots = (
            [
                Slot(
                    "by",
                    by,
                    s.zone.span(subject[0], subject[1]) if subject else s.zone.span(s.start, min(s.end, s.start + 1)),
                )
            ]
            if by
            else []
        )
        slots += [slot_of(s, "about", r) for r in about]
        if mode == "asked" and making.last_meeting is not None:
            slots += [
                replace(x, name="to") for x in making.last_meeting.slots if x.name == "participant" and x.value != by
            ]
        yield event_at(s, type_, start, end, None, slots, mode)


def proposals(making: Making, s: Sentence) -> Iterator[Event]:
    return _asking(making, s, _PROPOSE, "proposal", "proposed")


def requests(making: Making, s: Sentence) -> Iterator[Event]:
    return _asking(making, s, _REQUEST, "request", "asked")


def assessments(making: Making, s: Sentence) -> Iterator[Event]:
    for m in _ASSESS.finditer(s.zone.text, s.start, s.end):
        # SKC 계열사인 앱솔릭스: the parent only says whose the firm is.
        about = [
            r
            for r in s.of("company", before=m.start())
            if not re.match(r"(?:의)?\s?(?:계열사|자회사|손자회사)", s.zone.text[r[1] :])
        ]
        bodies = [r for r in s.of("agency", before=m.start()) if SUBJECT.match(s.zone.text[r[1] :])]
        if about:
            start = (bodies[-1] if bodies else about[0])[0]
            slots = [*(slot_of(s, "by", r) for r in bodies[-1:]), *(slot_of(s, "about", r) for r in about)]
            end = min(s.end, word_end(s.zone.text, m.end()))
            yield event_at(s, "assessment", start, end, None, slots)
