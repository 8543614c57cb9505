"""Events of a document: meetings, visits, designations, agreements, proposals, requests, forums, changes of rules."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gwanmun.watch.dates import Dated
from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.mentions import Found, _is_dialogue
from gwanmun.watch.reading import Event, Mention, Mode, Slot, Span
from gwanmun.watch.zones import Zone

Row = tuple[int, int, Mention]
_SUBJECT = re.compile(
    r"[^,.\s“”]{0,8}?(?:\([^()]{1,30}\)\s?)?(?:\s?[가-힣0-9]{0,10}(?:장관|차관|실장|국장|본부장|대표|대통령|총리|위원장|대변인|회장|사장|청장|담당|원장|대사|의원)(?:들|급)?)?(?:은|는|이|가|도|께서|께서는)(?=\s)"
)
_ACTS = re.compile(
    r"\s?(?:[가-힣0-9]{0,12}(?:장관|차관|실장|국장|본부장|대표|대통령|총리|위원장|회장|사장|청장|원장|대사|의원)\s?)?(?:\([^()]*\)\s?)?(?:은|는|이|가|도|을|를|과|와|등|,|·|께서|에게)"
)
_NTH = re.compile(r"제?\s?(?P<n>\d{1,2})\s?차")
_MEETING = re.compile(
    r"(?:면담|회동|회담|간담회|(?<!정상)회의|대화|SCCD\)?)(?:['’\"”]?\s?\([A-Z]{3,6}\))?(?:을|를)?\s?(?:하고|했|가졌|갖고|가진|가지|갖는|열었|열고|연\b|개최|진행|마치|마친|했다)|(?:회의|대화|\(SCCD\)|SCCD)(?:를|을|\s)\s?(?:개최|열)|만나\s?(?:논의|면담)|면담(?=$|[\s”’])"
)
_AT_MEETING = re.compile(r"회의에서|대화에서")
_SUMMIT = re.compile(r"정상회담|정상회의")
_FOUNDED = re.compile(r"신설된\s|신설한\s|새로\s만든\s|출범한\s")
_DESIGNATE = re.compile(r"(?:으로|로)\s?지정(?:한|했|하|된|됐|되)")
_REVOKE = re.compile(
    r"(?:지위|인증|승인|허가|지정|포괄허가|VEU|제소)[^.]{0,14}?(?:를|을)?\s?(?:철회|취소|박탈|폐지|종료)(?:하|한|했|된|됐|될|되|키로|기로)"
)
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
_RULE = re.compile(
    r"(?P<verb>행정\s?예고|입법\s?예고|본회의를?\s?통과|공포|시행|발효|발표|개정)\s?(?P<tail>한다고|할\s|할\s?예정|했|한다|하였|된다|됐|되는|되면서|하는|될|한\s)"
)
_LAWS = ("pol.gosi", "pol.fta_act", "pol.supply_chain_act", "pol.ear", "pol.entity_list", "pol.situational", "pol.veu")
_LISTED = re.compile(
    r"(?:목록|리스트|명단|Entity List[)’'\"]*)에?\s?[^.]{0,40}?(?:포함|추가|등재|올렸|올라)(?:했|됐|되|하|된|한)?"
)
_TO = {"한": "KR", "미": "US", "중": "CN", "일": "JP"}
_QUOTES = re.compile(r"“[^”]*”|\"[^\"]{8,}\"")


@dataclass
class _Making:
    zones: list[Zone]
    found: Found
    month: str | None
    events: list[Event] = field(default_factory=list)
    subject: str = ""
    subject_zone: str = ""
    last_meeting: Event | None = None


@dataclass(frozen=True)
class _Sentence:
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


def find_events(zones: list[Zone], found: Found, published: str | None) -> list[Event]:
    """The events of all zones; what tells of the same event is joined."""
    making = _Making(zones, found, published[:7] if published else None)
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
            _sentence(making, _Sentence(number, zone, start, end, rows, dates))
    kept = [e for e in making.events if e.type != "_"]
    kept.sort(key=lambda e: e.evidence.start)
    return [replace(e, id=f"e{n}") for n, e in enumerate(kept, 1)]


def subject_of(sentence_rows: list[Row], text: str, start: int) -> Row | None:
    """The person or body that is the topic or subject of a sentence."""
    for row in sentence_rows:
        if row[2].type in ("person", "agency", "organisation", "company") and _SUBJECT.match(text[row[1] :]):
            quote = [(q.start(), q.end()) for q in _QUOTES.finditer(text)]
            if not any(a <= row[0] < b for a, b in quote) and row[0] >= start:
                return row
    return None


_GROUP = re.compile(
    r"(?:양국|한미|두 나라|3국)\s(?:장관|차관|정상|정부|측)(?:들)?(?:은|는|이|가)\s|(?:[가-힣]+\s){0,2}(?:관계자|업계|전문가|소식통|당국자|대변인)(?:들)?(?:은|는|이|가)\s"
)


def speaker(sentence_rows: list[Row], text: str, start: int, before: int) -> tuple[str, int, int] | None:
    """Who speaks: the last subject before a place, those joined to it by 과 with it; a group (양국 장관은) by its words."""
    best: list[Row] = []
    quotes = [(q.start(), q.end()) for q in _QUOTES.finditer(text)]
    rows = [
        r
        for r in sentence_rows
        if r[2].type in ("person", "agency", "organisation", "company") and start <= r[0] and r[1] <= before
    ]
    rows = [r for r in rows if not any(a <= r[0] < b for a, b in quotes)]
    for index, row in enumerate(rows):
        if not _SUBJECT.match(text[row[1] :]) or re.match(
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


def _sentence(making: _Making, s: _Sentence) -> None:
    subject = subject_of(s.rows, s.zone.text, s.start)
    if subject is not None and subject[2].type == "person":
        making.subject = subject[2].id
    quotes = [(s.start + q.start(), s.start + q.end()) for q in _QUOTES.finditer(s.text)]
    made: list[Event] = []
    for finder in (
        _visits,
        _summits,
        _founded,
        _designations,
        _revocations,
        _forums,
        _meetings,
        _agreements,
        _proposals,
        _requests,
        _assessments,
        _rules,
        _listings,
    ):
        for event in finder(making, s):
            at = event.evidence.start
            inside = any(s.zone.span(a, b).start <= at < s.zone.span(a, b).end for a, b in quotes)
            if inside:
                event = replace(event, attributed_to=making.subject)
            made.append(event)
            _join(making, event)


def _word_end(text: str, place: int) -> int:
    """Where the word that goes on at ``place`` ends."""
    found = re.compile(r"[가-힣]*").match(text, place)
    return found.end() if found else place


def _event(
    s: _Sentence,
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


def _slot(s: _Sentence, name: str, row: Row) -> Slot:
    return Slot(name, row[2].id, s.zone.span(row[0], row[1]))


def _date_before(s: _Sentence, place: int, reach: int = 80) -> Dated | None:
    dates = [d for d in s.dates if d.end <= place and place - d.end <= reach and len(d.value or "0000-00") > 4]
    return dates[-1] if dates else None


def _participants(s: _Sentence, before: int, after: int = 0) -> list[Row]:
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


def _visits(making: _Making, s: _Sentence) -> Iterator[Event]:
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
        when = _date_before(s, who[0] if who is before else m.start(), 6)
        slots = [_slot(s, "who", who), Slot("country", _TO[m["to"]], s.zone.span(m.start(), m.end()))]
        if when is not None:
            yield _event(s, "visit", min(start, when.start), end, when, slots)
        else:
            yield replace(
                _event(s, "visit", start, end, None, slots),
                date=making.month,
                date_basis="month of the document" if making.month else "",
            )


def _summits(making: _Making, s: _Sentence) -> Iterator[Event]:
    for m in _SUMMIT.finditer(s.zone.text, s.start, s.end):
        countries = [r for r in s.of("country", before=m.start()) if m.start() - r[1] <= 2]
        when = _date_before(s, countries[0][0] if countries else m.start(), 3)
        if countries and when is not None:
            yield _event(
                s, "summit", when.start, m.end(), when, [_slot(s, "participant_country", r) for r in countries]
            )


def _founded(making: _Making, s: _Sentence) -> Iterator[Event]:
    for m in _FOUNDED.finditer(s.zone.text, s.start, s.end):
        subject = next((r for r in s.of("policy", after=m.end()) if r[0] - m.end() <= 4), None)
        if subject is None:
            continue
        occasion = next((x for x in _SUMMIT.finditer(s.zone.text, s.start, m.start())), None)
        slots = [_slot(s, "subject", subject)]
        start = m.start()
        if occasion:
            when = _date_before(s, occasion.start(), 12)
            start = when.start if when else occasion.start()
            slots.append(Slot("occasion", s.zone.text[start : occasion.end()], s.zone.span(start, occasion.end())))
        yield _event(s, "forum_established", start, subject[1], None, slots)


def _designations(making: _Making, s: _Sentence) -> Iterator[Event]:
    for m in _DESIGNATE.finditer(s.zone.text, s.start, s.end):
        policies = [r for r in s.of("policy", before=m.end()) if m.start() - r[1] <= 40]
        designated = [*s.of("company", before=m.start())]
        if not policies or not designated:
            continue
        slots = [_slot(s, "designated", r) for r in designated]
        slots += [_slot(s, "regulation" if r[2].id == "pol.ear" else "policy", r) for r in policies]
        slots += [
            _slot(s, "country", r)
            for r in s.of("country", before=policies[0][0], after=designated[0][0])
            if r[2].via == "name"
        ]
        yield _event(s, "designation", designated[0][0], m.end(), None, slots)


def _revocations(making: _Making, s: _Sentence) -> Iterator[Event]:
    for m in _REVOKE.finditer(s.zone.text, s.start, s.end):
        conditional = bool(re.match(r"[가-힣]{0,3}\s?경우", s.zone.text[m.end() : m.end() + 7]))
        policy = list(s.of("policy", before=m.end()))[-1:]
        if conditional or not policy:
            continue
        who = list(s.of("company", before=m.start()))
        when = _date_before(s, m.start())
        slots = [_slot(s, "policy", policy[0]), *(_slot(s, "party", r) for r in who)]
        subject = subject_of(s.rows, s.zone.text, s.start)
        if subject is not None:
            slots.append(_slot(s, "by", subject))
        yield _event(s, "revocation", (who or policy)[0][0], m.end(), when, slots)


def _forums(making: _Making, s: _Sentence) -> Iterator[Event]:
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
        slots = [Slot("name", shown, s.zone.span(name_at, m.end("name"))), *(_slot(s, "host", r) for r in hosts)]
        # 포럼에 참석한 안 장관과 러몬도 장관: who attended may stand behind as well.
        attending = re.match(r"[가-힣]{0,3}한\s", s.zone.text[m.end() : m.end() + 5])
        people = _participants(s, m.start()) or [
            r for r in s.of("person", after=m.end()) if attending and r[0] - m.end() < 30
        ]
        slots += [_slot(s, "participant", r) for r in people]
        yield _event(
            s,
            "forum",
            start,
            min(s.end, _word_end(s.zone.text, m.end())),
            _date_before(s, start, 20),
            slots,
        )


def _meetings(making: _Making, s: _Sentence) -> Iterator[Event]:
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
            spoken = [r for r in s.of("policy", before=m.end()) if _is_dialogue(r[2].id)]
            dialogue = next((r for r in spoken if nth is not None and _near(r, nth)), spoken[-1] if spoken else None)
            people = _participants(s, m.start() + 2)
            if nth is not None and not _near(dialogue, nth):
                people = []
            if at and (dialogue is None or not s.of("person")):
                continue
            people = people or (s.of("person") if at else [])
            if not people and dialogue is None and nth is None:
                continue
            if len(people) < 2 and dialogue is None:
                continue
            yield _meeting(making, s, m, dialogue, nth, people)


def _near(dialogue: Row | None, nth: re.Match[str]) -> bool:
    return dialogue is not None and 0 <= dialogue[0] - nth.end() <= 3


def _meeting(
    making: _Making, s: _Sentence, m: re.Match[str], dialogue: Row | None, nth: re.Match[str] | None, people: list[Row]
) -> Event:
    text = s.zone.text
    end = min(s.end, _word_end(text, m.end()))
    when = _date_before(s, m.start(), 60)
    if when is None and not nth:
        when = next((d for d in s.dates if d.end <= m.start() and len(d.value or "") > 4), None)
    start = min(
        [
            nth.start() if nth else m.start(),
            *([when.start] if when and nth else []),
            *([people[0][0]] if people and not nth else []),
        ]
    )
    slots = [_slot(s, "participant", r) for r in people]
    if dialogue is not None:
        slots.append(_slot(s, "dialogue", dialogue))
    if nth is not None:
        slots.append(Slot("number", nth["n"], s.zone.span(nth.start(), nth.end())))
    place = next((r for r in s.of("place") if re.match(r"에서", text[r[1] :])), None)
    if place is not None:
        slots.append(_slot(s, "place", place))
    talked = re.search(r"논의|의견을\s?(?:나누|교환)|점검", text[m.end() : s.end])
    if talked:
        slots += [_slot(s, "topic", r) for r in s.of("policy", after=m.end()) if not _is_dialogue(r[2].id)]
    for agreed in _AGREED.finditer(text, m.end(), s.end):
        begin = max(m.end(), text.rfind(",", m.end(), agreed.start()) + 1)
        shown = text[begin : s.end].strip(" .")
        at = text.index(shown, begin)
        slots.append(Slot("outcome", shown, s.zone.span(at, at + len(shown))))
    return _event(s, "meeting", start, end, when, slots)


def _agreements(making: _Making, s: _Sentence) -> Iterator[Event]:
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
        policies = _outer(s.of("policy", before=m.start() if not founded else None))
        when = _date_before(s, m.start(), 60)
        start = when.start if when and founded else max(s.start, text.rfind(",", s.start, m.start()) + 1)
        while text[start : start + 1].isspace():
            start += 1
        slots = [_slot(s, "by", r) for r in by]
        # 안덕근 장관 … 양국 장관은: "the two ministers" are those of the last meeting.
        if not by and re.search(r"양국\s(?:장관|차관)", s.text) and making.last_meeting is not None:
            slots += [replace(x, name="by") for x in making.last_meeting.slots if x.name == "participant"]
        slots += [_slot(s, "policy", r) for r in policies[: 1 if founded else 4]]
        end = min(s.end, _word_end(text, m.end()))
        what = text[start:end]
        slots.append(Slot("what", what, s.zone.span(start, end)))
        event = _event(s, "agreement", start, end, when if founded else None, slots)
        if founded:
            yield event
        else:
            last = event
    if last is not None:
        yield last


def _outer(rows: list[Row]) -> list[Row]:
    """Without names that are part of a longer one."""
    return [
        r
        for r in rows
        if not any(o is not r and o[0] <= r[0] and r[1] <= o[1] and o[1] - o[0] > r[1] - r[0] for o in rows)
    ]


def _asking(making: _Making, s: _Sentence, pattern: re.Pattern[str], type_: str, mode: Mode) -> Iterator[Event]:
    text = s.zone.text
    for m in pattern.finditer(text, s.start, s.end):
        policies = [r for r in s.of("policy", before=m.start()) if r[2].via == ""]
        about = policies[-1:] or []
        subject = subject_of(s.rows, text, s.start)
        by = subject[2].id if subject and subject[2].type == "person" else making.subject
        end = min(s.end, _word_end(text, m.end()))
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
        slots += [_slot(s, "about", r) for r in about]
        if mode == "asked" and making.last_meeting is not None:
            slots += [
                replace(x, name="to") for x in making.last_meeting.slots if x.name == "participant" and x.value != by
            ]
        yield _event(s, type_, start, end, None, slots, mode)


def _proposals(making: _Making, s: _Sentence) -> Iterator[Event]:
    return _asking(making, s, _PROPOSE, "proposal", "proposed")


def _requests(making: _Making, s: _Sentence) -> Iterator[Event]:
    return _asking(making, s, _REQUEST, "request", "asked")


def _assessments(making: _Making, s: _Sentence) -> Iterator[Event]:
    for m in _ASSESS.finditer(s.zone.text, s.start, s.end):
        # SKC 계열사인 앱솔릭스: the parent only says whose the firm is.
        about = [
            r
            for r in s.of("company", before=m.start())
            if not re.match(r"(?:의)?\s?(?:계열사|자회사|손자회사)", s.zone.text[r[1] :])
        ]
        bodies = [r for r in s.of("agency", before=m.start()) if _SUBJECT.match(s.zone.text[r[1] :])]
        if about:
            start = (bodies[-1] if bodies else about[0])[0]
            slots = [*(_slot(s, "by", r) for r in bodies[-1:]), *(_slot(s, "about", r) for r in about)]
            end = min(s.end, _word_end(s.zone.text, m.end()))
            yield _event(s, "assessment", start, end, None, slots)


def _rules(making: _Making, s: _Sentence) -> Iterator[Event]:
    text = s.zone.text
    for m in _RULE.finditer(text, s.start, s.end):
        verb = re.sub(r"\s", "", m["verb"])
        law = [r for r in s.of("policy", before=m.start()) if r[2].id in _LAWS and m.start() - r[1] <= 90]
        if not law or (
            verb == "발표" and not re.search(r"조치|규칙|개정|고시|철회|통제", text[law[-1][1] : m.start()])
        ):
            continue
        planned = bool(re.match(r"할|될|한다고|한다|된다", m["tail"]))
        stage = {
            "행정예고": "proposed",
            "입법예고": "proposed",
            "본회의통과": "adopted",
            "본회의를통과": "adopted",
            "공포": "final",
            "시행": "in_force",
            "발효": "in_force",
            "발표": "announced",
            "개정": "final",
        }[verb]
        mode: Mode = "proposed" if stage == "proposed" else "planned" if planned and stage != "announced" else "done"
        slots = [_slot(s, "policy", r) for r in law[-3:]]
        slots.append(Slot("stage", stage, s.zone.span(m.start("verb"), m.end("verb"))))
        slots += [_slot(s, "country", r) for r in s.of("country") if r[2].via in ("name", "direction")]
        # 28일 … 다음달 18일까지 행정예고: the notice is of the first day, the last is the end of comments.
        dates = [
            d
            for d in s.dates
            if d.end <= m.start() and len(d.value or "") >= 7 and not re.match(r"\s?까지", text[d.end :])
        ]
        marked = [d for d in dates if re.match(r"\s?(?:부터|자로|,)", text[d.end :])]
        when = (marked or dates)[-1] if dates and stage == "in_force" else dates[0] if dates else None
        yield _event(s, "rule_change", law[-1][0], m.end(), when, slots, mode)


def _listings(making: _Making, s: _Sentence) -> Iterator[Event]:
    """A party put on a list: 우려거래자 목록(Entity List)에 포함됐다."""
    for m in _LISTED.finditer(s.zone.text, s.start, s.end):
        lists = [
            r
            for r in s.of("policy", before=m.start() + 16)
            if r[2].id in ("pol.entity_list", "pol.uvl", "pol.sdn") and m.start() - r[1] <= 20
        ]
        if not lists:
            continue
        slots = [_slot(s, "policy", lists[-1]), *(_slot(s, "designated", r) for r in s.of("company"))]
        slots += [_slot(s, "country", r) for r in s.of("country") if r[2].via in ("name", "direction")]
        yield _event(s, "listing", lists[-1][0], m.end(), _date_before(s, lists[-1][0]), slots)


def _join(making: _Making, event: Event) -> None:
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


def names_of(event: Event) -> dict[str, tuple[str, ...]]:
    """The slots of an event by name."""
    return {name: event.values(name) for name in dict.fromkeys(s.name for s in event.slots)}


def dialogue_ids() -> set[str]:
    """The dialogues that the ledger follows."""
    return {e.id for e in gazetteer().entries.values() if e.dialogue}


def span_of(event: Event) -> Span:
    """The place of the event."""
    return event.evidence
