"""Who and what a document names: persons with office and body, agencies, firms, countries, policies, places, products."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from gwanmun.watch.countries import both_countries, find_countries
from gwanmun.watch.dates import find_dates
from gwanmun.watch.found import Found, bounded, is_dialogue, mention_at
from gwanmun.watch.gazetteer import Entry, gazetteer
from gwanmun.watch.people import BODY_WORDS, PERSON_WORDS, US_STATES, find_offices, find_persons, find_repeated
from gwanmun.watch.reading import Entity, Mention, Relation
from gwanmun.watch.zones import Zone

__all__ = ["BODY_WORDS", "PERSON_WORDS", "Found", "find_mentions"]


_REGION = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"


_VENUE = r"[가-힣A-Z0-9]*(?:타워|호텔|홀|센터|청사|컨벤션|빌딩|회관|룸|캠퍼스|강당|공항|회의실|코엑스|킨텍스|벡스코|광장|연구원|하우스)"


_PLACE = re.compile(
    rf"(?<![가-힣])(?:(?:{_REGION})(?:특별시|광역시|특별자치시|도|시)?(?:\s[가-힣]{{1,5}}[시군구](?![가-힣]))?(?:\s(?:{_VENUE}))+|(?:{_REGION})(?:특별시|광역시|특별자치시|시)?\s[가-힣]{{1,5}}[시군구](?=[에의은는이가을를과와\s]))"
)


_US_PLACE = re.compile(
    rf"(?<![가-힣])(?:(?:{US_STATES})\s?주(?=[\s에의은는이가을를로,]|$)|워싱턴\s?D\.?C\.?|실리콘밸리)"
)


_SUBSIDIARY = re.compile(
    r"(?P<parent>[가-힣A-Za-z0-9&]{2,16})(?:의)?\s(?:미국\s|중국\s|현지\s|해외\s)?(?:계열사|자회사|손자회사|현지법인|합작사)인\s(?P<child>[가-힣A-Za-z0-9&]{2,14})"
)


_LOCATED = re.compile(
    r"(?P<who>[가-힣A-Za-z0-9&]{2,14}?)(?:은|는)\s(?:[가-힣]{2,6}\s)?(?P<where>[가-힣]{2,8}(?:주|시|구|성))에\s(?:위치한|있는|자리한|소재한)"
)


_GROUPS = re.compile(r"(?P<list>[^.]{6,120}?)(?:등을|등|을|를)\s?(?:분과로|분과를)\s?(?:두고|구성|운영)")


def find_mentions(zones: list[Zone], day: date | None, year: int | None) -> Found:
    """All mentions of the zones, and the entities behind them."""
    found = Found()
    for number, zone in enumerate(zones):
        find_persons(found, number, zone)
    find_repeated(found, zones)
    for number, zone in enumerate(zones):
        _names(found, number, zone, day)
    _drop_inner_policies(found, zones)
    for number, zone in enumerate(zones):
        find_offices(found, number, zone)
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
        if zone.tagged is not None and re.match("[가-힣]", zone.text[start:end][-1]) and not bounded(zone, start, end):
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
    found.add(number, zone, start, end, mention_at(zone, start, end, entry.id, entry.type))


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


def _places(found: Found, number: int, zone: Zone) -> None:
    for pattern, country in ((_PLACE, "KR"), (_US_PLACE, "US")):
        for m in pattern.finditer(zone.text):
            shown = m.group()
            id_ = f"place:{shown}"
            found.entities.setdefault(id_, Entity(id_, "place", shown, "", country=country, names=(shown,)))
            found.add(number, zone, *m.span(), mention_at(zone, *m.span(), id_, "place"))


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
    found.add(number, zone, start, end, mention_at(zone, start, end, code, "country", via=via))


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
                mention_at(zone, one.start, one.end, one.value or "", "date", via=one.basis),
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
            found.add(number, zone, m.start("child"), end, mention_at(zone, m.start("child"), end, child_id, "company"))
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
                if x.type == "policy" and b <= m.end() and is_dialogue(x.id)
            ),
            "",
        )
        for a, b, x in found.by_zone.get(number, ()):
            if (
                dialogue
                and x.type == "policy"
                and m.start() <= a < m.end()
                and not is_dialogue(x.id)
                and x.id != "pol.export_controls"
            ):
                found.relations.append(Relation("working_group_of", x.id, dialogue, zone.span(a, b)))
