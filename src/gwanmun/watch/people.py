"""Persons of a document: the same person under full name, surname and office, foreign spelling, or office alone."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from gwanmun.watch.countries import korean_names
from gwanmun.watch.english_people import find_english_again, find_english_persons
from gwanmun.watch.found import Found, bounded, mention_at
from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.persons import Named, korean_name, persons
from gwanmun.watch.reading import Entity
from gwanmun.watch.zones import Zone

US_STATES = "텍사스|조지아|캘리포니아|애리조나|오하이오|뉴욕|인디애나|미시간|앨라배마|테네시|켄터키|오리건|아이다호|워싱턴|버지니아|플로리다|일리노이|노스캐롤라이나|사우스캐롤라이나|펜실베이니아|매사추세츠|네바다|콜로라도|유타"


_MINISTRY_HEAD = {
    "산업": "kr.motie",
    "외교": "kr.mofa",
    "국방": "kr.mnd",
    "통일": "kr.mou",
    "과기": "kr.msit",
    "중기": "kr.mss",
    "통상": "kr.trade_office",
}


_OFFICE_ALONE = r"(?:장관|차관|차관보|국장|실장|청장|본부장|대변인)"


_HEAD_OFFICE = re.compile(
    rf"(?<![가-힣])(?P<ministry>{'|'.join(_MINISTRY_HEAD)})\s?(?P<office>장관|차관)(?=[\s·,]|[은는이가과와의]|$)"
)


@cache
def bodies() -> frozenset[str]:
    words = {
        n
        for e in gazetteer().entries.values()
        if e.type in ("agency", "company", "organisation")
        for n in (*e.ko, *e.short)
    }
    words |= {w.split()[-1] for w in words}
    return frozenset(words | set(korean_names()) | set(US_STATES.split("|")))


@cache
def _known_persons() -> frozenset[str]:
    return frozenset(n for e in gazetteer().entries.values() if e.type == "person" for n in e.ko)


@cache
def _foreign_persons() -> frozenset[str]:
    """Known persons whose Korean spelling cannot be taken for another Korean's name."""
    return frozenset(n for n in _known_persons() if not (len(n) <= 3 and korean_name(n)))


BODY_WORDS = bodies()


PERSON_WORDS = _known_persons()


def find_persons(found: Found, number: int, zone: Zone) -> None:
    if zone.tagged is None:
        find_english_persons(found, number, zone)
        return
    for named in persons(zone.text, zone.tagged, bodies(), _known_persons()):
        if named.role in ("씨", "군", "양") and zone.label == "table":
            continue
        body = _body_of(named.body)
        person = _person(found, named, body)
        end = named.end
        start = named.start
        if named.short:
            end = named.role_span[1]
        more = {
            "role": named.role,
            "organisation": body,
            "coref": person.id if named.name not in person.name or named.short else "",
        }
        found.add(number, zone, start, end, mention_at(zone, start, end, person.id, "person", **more))
        if named.latin:
            a, b = named.latin
            found.add(number, zone, a, b, mention_at(zone, a, b, person.id, "person", coref=person.id, via="latin"))
            if not person.en:
                found.persons[person.id] = replace(person, en=zone.text[a:b])


def _body_of(text: str) -> str:
    """The last body named in the words between a name and its office; the smallest is the one meant."""
    last = ""
    end = 0
    for _start, stop, entry in gazetteer().find(text):
        if entry.type in ("agency", "company", "organisation") and stop > end:
            last, end = entry.id, stop
    return last


def _office(role: str) -> str:
    m = re.search(r"(?:장관|차관|차관보|실장|국장|본부장|대통령|총리|대표|회장|사장|의원|위원장|대사|원장|청장)$", role)
    return m.group() if m else role


def _person(found: Found, named: Named, body: str) -> Entity:
    """The person meant: the same full name, a short form of one, or a new one."""
    known = gazetteer().by_name.get(named.name)
    known_id = known.id if known and known.type == "person" else ""
    for person in reversed(list(found.persons.values())):
        same = (
            person.id == known_id
            or named.name in person.names
            or (len(named.name) > 1 and person.name.endswith(named.name))
        )
        if named.short and person.name.startswith(named.name) and _office(person.role) == _office(named.role):
            same = True
        if same and (not named.short or person.name.startswith(named.name)):
            return _known_better(found, person, named, body)
    if known is not None and known_id:
        shown = named.name
        person = Entity(
            known_id, "person", shown, known.en[0] if known.en else "", named.role, body, known.country, (named.name,)
        )
    else:
        person = Entity(f"p{len(found.persons) + 1}", "person", named.name, "", named.role, body, "", (named.name,))
    found.persons[person.id] = person
    return person


def _known_better(found: Found, person: Entity, named: Named, body: str) -> Entity:
    names = person.names if named.name in person.names or named.short else (*person.names, named.name)
    role = named.role if len(named.role) > len(person.role) and not named.short else person.role
    better = replace(person, names=names, role=role, organisation=person.organisation or body)
    if body and person.organisation and person.organisation != body:
        entry = gazetteer().entries.get(body)
        if entry and entry.parent == person.organisation:
            better = replace(better, organisation=body)
    found.persons[person.id] = better
    return better


def find_repeated(found: Found, zones: list[Zone]) -> None:
    """A full name that was introduced with its office, named again without; and foreign names known to the gazetteer."""
    find_english_again(found, zones)
    names: dict[str, str] = {}
    for person in found.persons.values():
        for name in person.names:
            if len(name) >= 3 and (" " in name or not re.search("[은는이가을를의도]$", name) or len(name) > 3):
                names[name] = person.id
    for name in _foreign_persons():
        entry = gazetteer().by_name[name]
        names.setdefault(name, entry.id)
    if not names:
        return
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    for number, zone in enumerate(zones):
        if zone.tagged is None:
            continue
        have = [(a, b) for a, b, _ in found.by_zone.get(number, ())]
        for m in pattern.finditer(zone.text):
            if any(a < m.end() and m.start() < b for a, b in have) or not bounded(zone, m.start(), m.end()):
                continue
            id_ = names[m.group()]
            if id_ not in found.persons:
                entry = gazetteer().entries[id_]
                found.persons[id_] = Entity(id_, "person", m.group(), entry.en[0], "", "", entry.country, (m.group(),))
            found.add(number, zone, m.start(), m.end(), mention_at(zone, m.start(), m.end(), id_, "person", coref=id_))


def find_offices(found: Found, number: int, zone: Zone) -> None:
    """미국 상무부 장관, 산업 차관: an office without a name, meaning the one person of the document who holds it."""
    rows = list(found.by_zone.get(number, ()))
    for start, end, mention in rows:
        if mention.type != "agency":
            continue
        m = re.match(rf"\s(?P<office>{_OFFICE_ALONE})(?=[은는이가을를과와의도·,\s]|$)", zone.text[end : end + 8])
        if not m or any(
            p.type == "person" and (a <= start < b or b <= start <= b + 2 or (a < end + m.end() and end < b))
            for a, b, p in rows
        ):
            continue
        before = zone.text[max(0, start - 12) : start]
        if (
            any(
                p.type == "person"
                and b <= start
                and not re.search(r"[,·.과와은는이가을를]", zone.text[b:start])
                and start - b < 14
                for a, b, p in rows
            )
            and before.strip()
        ):
            continue
        person = _holder(found, mention.id, m["office"])
        stop = end + m.end()
        found.add(
            number,
            zone,
            start,
            stop,
            mention_at(
                zone,
                start,
                stop,
                person,
                "person",
                role=m["office"],
                organisation=mention.id,
                coref=person,
                via="role_only",
            ),
        )
    for m in _HEAD_OFFICE.finditer(zone.text):
        if any(a < m.end() and m.start() < b for a, b, p in rows if p.type == "person"):
            continue
        body = _MINISTRY_HEAD[m["ministry"]]
        person = _holder(found, body, m["office"])
        found.add(
            number,
            zone,
            *m.span(),
            mention_at(
                zone, *m.span(), person, "person", role=m["office"], organisation=body, coref=person, via="role_only"
            ),
        )


def _holder(found: Found, body: str, office: str) -> str:
    parents = {body, *(e.id for e in gazetteer().entries.values() if e.parent == body)}
    fits = [p.id for p in found.persons.values() if p.organisation in parents and _office(p.role) == office]
    return fits[0] if len(fits) == 1 else ""
