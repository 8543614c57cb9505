"""Who and what a document names: persons with office and body, agencies, firms, countries, policies, places, products."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from gwanmun.watch.countries import _english_names, _korean_names, both_countries, find_countries
from gwanmun.watch.dates import Dated, find_dates
from gwanmun.watch.gazetteer import Entry, gazetteer
from gwanmun.watch.persons import Named, korean_name, persons
from gwanmun.watch.reading import Entity, Mention, Relation, Span
from gwanmun.watch.zones import Zone

_JOSA_AFTER = re.compile(
    r"(?:은|는|이|가|을|를|과|와|의|도|에|에서|에게|로|으로|만|까지|부터|보다|나|이나|랑|인|측|등|씨|님|상|별|용|용이|발|산|및|관련|분과|에는|에선|에도|와의|과의|에서는|에서의|로서|이라|이며|이고|에서도|라는|이라는)?(?![가-힣])"
)
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
_REGION = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
_VENUE = r"[가-힣A-Z0-9]*(?:타워|호텔|홀|센터|청사|컨벤션|빌딩|회관|룸|캠퍼스|강당|공항|회의실|코엑스|킨텍스|벡스코|광장|연구원|하우스)"
_PLACE = re.compile(
    rf"(?<![가-힣])(?:(?:{_REGION})(?:특별시|광역시|특별자치시|도|시)?(?:\s[가-힣]{{1,5}}[시군구](?![가-힣]))?(?:\s(?:{_VENUE}))+|(?:{_REGION})(?:특별시|광역시|특별자치시|시)?\s[가-힣]{{1,5}}[시군구](?=[에의은는이가을를과와\s]))"
)
_STATES = "텍사스|조지아|캘리포니아|애리조나|오하이오|뉴욕|인디애나|미시간|앨라배마|테네시|켄터키|오리건|아이다호|워싱턴|버지니아|플로리다|일리노이|노스캐롤라이나|사우스캐롤라이나|펜실베이니아|매사추세츠|네바다|콜로라도|유타"
_US_PLACE = re.compile(rf"(?<![가-힣])(?:(?:{_STATES})\s?주(?=[\s에의은는이가을를로,]|$)|워싱턴\s?D\.?C\.?|실리콘밸리)")
_SUBSIDIARY = re.compile(
    r"(?P<parent>[가-힣A-Za-z0-9&]{2,16})(?:의)?\s(?:미국\s|중국\s|현지\s|해외\s)?(?:계열사|자회사|손자회사|현지법인|합작사)인\s(?P<child>[가-힣A-Za-z0-9&]{2,14})"
)
_LOCATED = re.compile(
    r"(?P<who>[가-힣A-Za-z0-9&]{2,14}?)(?:은|는)\s(?:[가-힣]{2,6}\s)?(?P<where>[가-힣]{2,8}(?:주|시|구|성))에\s(?:위치한|있는|자리한|소재한)"
)
_GROUPS = re.compile(r"(?P<list>[^.]{6,120}?)(?:등을|등|을|를)\s?(?:분과로|분과를)\s?(?:두고|구성|운영)")


@cache
def _bodies() -> frozenset[str]:
    words = {
        n
        for e in gazetteer().entries.values()
        if e.type in ("agency", "company", "organisation")
        for n in (*e.ko, *e.short)
    }
    words |= {w.split()[-1] for w in words}
    return frozenset(words | set(_korean_names()) | set(_STATES.split("|")))


@cache
def _known_persons() -> frozenset[str]:
    return frozenset(n for e in gazetteer().entries.values() if e.type == "person" for n in e.ko)


@cache
def _foreign_persons() -> frozenset[str]:
    """Known persons whose Korean spelling cannot be taken for another Korean's name."""
    return frozenset(n for n in _known_persons() if not (len(n) <= 3 and korean_name(n)))


BODY_WORDS = _bodies()
PERSON_WORDS = _known_persons()


@dataclass
class Found:
    """What was found in all zones, with the entities it is about."""

    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    by_zone: dict[int, list[tuple[int, int, Mention]]] = field(default_factory=dict)
    dates: dict[int, list[Dated]] = field(default_factory=dict)
    persons: dict[str, Entity] = field(default_factory=dict)

    def add(self, number: int, zone: Zone, start: int, end: int, mention: Mention) -> None:
        """Record a mention at a place of a zone."""
        self.mentions.append(mention)
        self.by_zone.setdefault(number, []).append((start, end, mention))


def find_mentions(zones: list[Zone], day: date | None, year: int | None) -> Found:
    """All mentions of the zones, and the entities behind them."""
    found = Found()
    for number, zone in enumerate(zones):
        _persons(found, number, zone)
    _repeated_names(found, zones)
    for number, zone in enumerate(zones):
        _names(found, number, zone, day)
    _drop_inner_policies(found, zones)
    for number, zone in enumerate(zones):
        _role_only(found, number, zone)
        _places(found, number, zone)
        _countries(found, number, zone)
        _dates(found, number, zone, day, year)
        _relations(found, number, zone)
    _both(found, zones)
    found.mentions.sort(key=lambda m: (m.span.start, m.span.end, m.type, m.id))
    for rows in found.by_zone.values():
        rows.sort(key=lambda row: (row[0], row[1]))
    found.entities |= found.persons
    return found


def _mention(zone: Zone, start: int, end: int, id_: str, type_: str, **more: str) -> Mention:
    return Mention(zone.span(start, end), zone.text[start:end], id_, type_, zone.label, **more)


def _persons(found: Found, number: int, zone: Zone) -> None:
    if zone.tagged is None:
        _english_persons(found, number, zone)
        return
    for named in persons(zone.text, zone.tagged, _bodies(), _known_persons()):
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
        found.add(number, zone, start, end, _mention(zone, start, end, person.id, "person", **more))
        if named.latin:
            a, b = named.latin
            found.add(number, zone, a, b, _mention(zone, a, b, person.id, "person", coref=person.id, via="latin"))
            if not person.en:
                found.persons[person.id] = replace(person, en=zone.text[a:b])


_ENGLISH_PERSON = re.compile(
    r"(?P<role>Secretary of Commerce|Under Secretary(?: of Commerce)?(?: for Industry and Security)?|Assistant Secretary(?: of Commerce)?(?: for [A-Z]\w+ [A-Z]\w+)?|Commerce Secretary|Minister|Vice Minister|President|Prime Minister|Deputy Secretary)\s(?P<name>[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][a-z]+)"
)


def _english_persons(found: Found, number: int, zone: Zone) -> None:
    for m in _ENGLISH_PERSON.finditer(zone.text):
        known = gazetteer().by_name.get(m["name"])
        id_ = known.id if known else f"p:{m['name']}"
        found.persons.setdefault(id_, Entity(id_, "person", m["name"], m["name"], role=m["role"], names=(m["name"],)))
        found.add(number, zone, *m.span("name"), _mention(zone, *m.span("name"), id_, "person", role=m["role"]))


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


def _repeated_names(found: Found, zones: list[Zone]) -> None:
    """A full name that was introduced with its office, named again without; and foreign names known to the gazetteer."""
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
            if any(a < m.end() and m.start() < b for a, b in have) or not _bounded(zone, m.start(), m.end()):
                continue
            id_ = names[m.group()]
            if id_ not in found.persons:
                entry = gazetteer().entries[id_]
                found.persons[id_] = Entity(id_, "person", m.group(), entry.en[0], "", "", entry.country, (m.group(),))
            found.add(number, zone, m.start(), m.end(), _mention(zone, m.start(), m.end(), id_, "person", coref=id_))


def _bounded(zone: Zone, start: int, end: int) -> bool:
    """Whether a name stands on its own: no syllable before it, only particles behind."""
    text = zone.text
    if re.match("[가-힣]", text[start - 1 : start]) and not (zone.tagged and zone.tagged.bounded(start, end)):
        return False
    if not re.match("[가-힣]", text[end : end + 1]) or (
        not re.match("[가-힣]", text[end - 1 : end]) and not re.match("[가-힣]{4}", text[end : end + 4])
    ):
        return True
    return bool(_JOSA_AFTER.match(text, end)) or bool(zone.tagged and zone.tagged.bounded(start, end))


def _names(found: Found, number: int, zone: Zone, day: date | None) -> None:
    taken: list[tuple[int, int]] = [(a, b) for a, b, m in found.by_zone.get(number, ()) if m.type == "person"]
    spans: list[tuple[int, int, Entry]] = sorted(gazetteer().find(zone.text), key=lambda s: (-(s[1] - s[0]), s[0]))
    for start, end, entry in spans:
        if entry.type == "person" or _not_meant(zone.text, start, end, entry):
            continue
        inside = [(a, b) for a, b in taken if a < end and start < b]
        if inside and not (entry.type == "policy" and all(a <= start and end <= b for a, b in inside)):
            continue
        if inside and entry.id != "pol.export_controls":
            continue
        if zone.tagged is not None and re.match("[가-힣]", zone.text[start:end][-1]) and not _bounded(zone, start, end):
            continue
        if not inside:
            taken.append((start, end))
        _put(found, number, zone, start, end, entry, day)


def _not_meant(text: str, start: int, end: int, entry: Entry) -> bool:
    if entry.id == "pol.export_controls":
        return bool(re.match(r"\s?당국", text[end : end + 4]))
    if entry.id == "us.bis" and text[start:end] == "BIS":
        return bool(re.match(r"\s?(?:비율|자기자본|기준\s?자기)", text[end : end + 8])) or "국제결제은행" in text
    if entry.id == "us.commerce" and text[start:end] == "상무부":
        return bool(re.search(r"(?:중국|中|중)\s?$", text[max(0, start - 4) : start]))
    return entry.id == "pol.ear" and text[start:end] == "EAR" and bool(re.match(r"99", text[end : end + 2]))


def _put(found: Found, number: int, zone: Zone, start: int, end: int, entry: Entry, day: date | None) -> None:
    text = zone.text[start:end]
    entity = found.entities.get(entry.id)
    if entity is None:
        shown = text if entry.type == "policy" and re.search("[가-힣]", text) else entry.name("ko", day)
        entity = Entity(entry.id, entry.type, shown, entry.name("en"), country=entry.country, organisation=entry.parent)
    names = entity.names if text in entity.names else (*entity.names, text)
    found.entities[entry.id] = replace(entity, names=names)
    found.add(number, zone, start, end, _mention(zone, start, end, entry.id, entry.type))


def _drop_inner_policies(found: Found, zones: list[Zone]) -> None:
    """수출 통제 inside 이중용도 수출 통제 counts only where the document also speaks of 수출 통제 on its own."""
    inner: list[tuple[int, tuple[int, int, Mention]]] = []
    alone = False
    for number, rows in found.by_zone.items():
        for row in rows:
            if row[2].id != "pol.export_controls":
                continue
            if any(o is not row and o[2].type == "policy" and o[0] <= row[0] and row[1] <= o[1] for o in rows):
                inner.append((number, row))
            else:
                alone = True
    if alone:
        return
    for number, row in inner:
        found.by_zone[number].remove(row)
        found.mentions.remove(row[2])
    if inner:
        found.entities.pop("pol.export_controls", None)


def _role_only(found: Found, number: int, zone: Zone) -> None:
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
            _mention(
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
            _mention(
                zone, *m.span(), person, "person", role=m["office"], organisation=body, coref=person, via="role_only"
            ),
        )


def _holder(found: Found, body: str, office: str) -> str:
    parents = {body, *(e.id for e in gazetteer().entries.values() if e.parent == body)}
    fits = [p.id for p in found.persons.values() if p.organisation in parents and _office(p.role) == office]
    return fits[0] if len(fits) == 1 else ""


def _places(found: Found, number: int, zone: Zone) -> None:
    for pattern, country in ((_PLACE, "KR"), (_US_PLACE, "US")):
        for m in pattern.finditer(zone.text):
            shown = m.group()
            id_ = f"place:{shown}"
            found.entities.setdefault(id_, Entity(id_, "place", shown, "", country=country, names=(shown,)))
            found.add(number, zone, *m.span(), _mention(zone, *m.span(), id_, "place"))


def _countries(found: Found, number: int, zone: Zone) -> None:
    taken = [
        (a, b) for a, b, m in found.by_zone.get(number, ()) if m.type in ("company", "person") and m.via != "role_only"
    ]
    taken += [
        (a, b)
        for a, b, m in found.by_zone.get(number, ())
        if m.type in ("agency", "organisation") and not re.match(r"미|한|美|韓|중국|일본|EU|U\.S", m.text)
    ]
    for word in find_countries(zone.text, zone.tagged, taken):
        _country(found, number, zone, word.start, word.end, word.code, word.via)


def _country(found: Found, number: int, zone: Zone, start: int, end: int, code: str, via: str) -> None:
    from gwanmun.world import by_code

    text = zone.text[start:end]
    entity = found.entities.get(code)
    if entity is None:
        names = ("유럽연합", "European Union") if code == "EU" else (by_code(code).name_ko, by_code(code).name_en)
        entity = Entity(code, "country", names[0], names[1])
    shown = entity.names if text in entity.names else (*entity.names, text)
    found.entities[code] = replace(entity, names=shown)
    found.add(number, zone, start, end, _mention(zone, start, end, code, "country", via=via))


def _both(found: Found, zones: list[Zone]) -> None:
    """양국 are the two countries of the first pair that the document names (한미, 한·미)."""
    pair = _pair(found, zones)
    if len(pair) != 2:
        return
    for number, zone in enumerate(zones):
        for start, end in both_countries(zone.text):
            for code in pair:
                _country(found, number, zone, start, end, code, "both")


def _pair(found: Found, zones: list[Zone]) -> list[str]:
    for number in range(len(zones)):
        spans: dict[tuple[int, int], list[str]] = {}
        for a, b, m in found.by_zone.get(number, ()):
            if m.type == "country" and m.via == "short form":
                spans.setdefault((a, b), []).append(m.id)
        for codes in spans.values():
            if len(codes) == 2:
                return codes
    return []


def _dates(found: Found, number: int, zone: Zone, day: date | None, year: int | None) -> None:
    found.dates[number] = dates = find_dates(zone.text, day, year)
    policies = [(a, b) for a, b, m in found.by_zone.get(number, ()) if m.type == "policy"]
    for one in dates:
        if not any(a <= one.start < b for a, b in policies):
            found.add(
                number,
                zone,
                one.start,
                one.end,
                _mention(zone, one.start, one.end, one.value or "", "date", via=one.basis),
            )


def _relations(found: Found, number: int, zone: Zone) -> None:
    for m in _SUBSIDIARY.finditer(zone.text):
        parent = gazetteer().by_name.get(m["parent"])
        child = re.sub(r"(?:와의|과의|은|는|이|가|을|를|과|와|의|에|로)$", "", m["child"])
        entry = gazetteer().by_name.get(child)
        child_id = entry.id if entry else f"co:{child}"
        start, end = m.start("parent"), m.start("child") + len(child)
        if entry is None:
            found.entities.setdefault(child_id, Entity(child_id, "company", child, "", names=(child,)))
            found.add(number, zone, m.start("child"), end, _mention(zone, m.start("child"), end, child_id, "company"))
        found.relations.append(
            Relation("subsidiary_of", child_id, parent.id if parent else m["parent"], zone.span(start, end))
        )
    for m in _LOCATED.finditer(zone.text):
        entry = gazetteer().by_name.get(m["who"])
        if entry or f"co:{m['who']}" in found.entities:
            id_ = entry.id if entry else f"co:{m['who']}"
            found.relations.append(Relation("located_in", id_, m["where"], zone.span(m.start(), m.end())))
    for m in _GROUPS.finditer(zone.text):
        dialogue = next(
            (
                x.id
                for a, b, x in found.by_zone.get(number, ())
                if x.type == "policy" and b <= m.end() and _is_dialogue(x.id)
            ),
            "",
        )
        for a, b, x in found.by_zone.get(number, ()):
            if (
                dialogue
                and x.type == "policy"
                and m.start() <= a < m.end()
                and not _is_dialogue(x.id)
                and x.id != "pol.export_controls"
            ):
                found.relations.append(Relation("working_group_of", x.id, dialogue, zone.span(a, b)))


def _is_dialogue(id_: str) -> bool:
    entry = gazetteer().entries.get(id_)
    return bool(entry and entry.dialogue)


def english_country_codes() -> dict[str, str]:
    """English country names with their codes."""
    return _english_names()[0]


def spans_of(
    rows: list[tuple[int, int, Mention]], start: int, end: int, type_: str
) -> Iterator[tuple[int, int, Mention]]:
    """The mentions of a type within a range of a zone."""
    return ((a, b, m) for a, b, m in rows if m.type == type_ and start <= a and b <= end)


def whole(span: Span) -> tuple[int, int]:
    """A span as a pair."""
    return span.start, span.end
