"""Persons in English sentences: a name beside an office, the full name again, and the surname alone."""

from __future__ import annotations

import re

from gwanmun.watch.found import Found, mention_at
from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.reading import Entity
from gwanmun.watch.zones import Zone

_NAME = r"[A-Z][a-z]+(?:-[A-Za-z]+)?(?:\s[A-Z]\.)?\s(?:Mc|Mac|O')?[A-Z][a-z]+(?:-[A-Za-z]+)?"
_OFFICE = (
    r"(?:(?:Acting|Deputy|Vice|First Vice|Assistant|Under|Foreign|Trade|Commerce|Treasury|Prime|Chief)\s){0,2}"
    r"(?:Secretary(?: of (?:State|Commerce|Defense|Energy|the Treasury))?"
    r"(?: for [A-Z]\w+(?: (?:and|of) [A-Z]\w+| [A-Z]\w+)*)?"
    r"|Minister(?: (?:for|of) [A-Z]\w+)?|President|Ambassador|Director|Commissioner|Chairman|Representative|Premier)"
)
_BEFORE = re.compile(rf"\b(?P<role>{_OFFICE})\s(?P<name>{_NAME})")
_BEHIND = re.compile(rf"\b(?P<name>{_NAME}),\s(?:the\s)?(?:[A-Z][\w.]*'s\s)?(?P<role>{_OFFICE})\b")


def find_english_persons(found: Found, number: int, zone: Zone) -> None:
    """Persons introduced with their office."""
    for pattern in (_BEFORE, _BEHIND):
        for m in pattern.finditer(zone.text):
            start, end = m.span("name")
            if any(a < end and start < b for a, b, _ in found.by_zone.get(number, ())):
                continue
            id_ = _person(found, m["name"], m["role"])
            found.add(number, zone, start, end, mention_at(zone, start, end, id_, "person", role=m["role"]))


def _person(found: Found, name: str, role: str) -> str:
    known = gazetteer().by_name.get(name)
    id_ = known.id if known and known.type == "person" else f"p:{name}"
    found.persons.setdefault(id_, Entity(id_, "person", name, name, role=role, names=(name,)))
    return id_


def find_english_again(found: Found, zones: list[Zone]) -> None:
    """The persons of the document named again: in full, or by the surname that only one of them has."""
    names: dict[str, str] = {}
    for person in found.persons.values():
        names |= {n: person.id for n in person.names if n.isascii()}
    surnames = [(_surname(n), id_) for n, id_ in names.items()]
    alone = {s: id_ for s, id_ in surnames if sum(s == t for t, _ in surnames) == 1}
    if not names:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, (*names, *alone)), key=len, reverse=True))})\b(?!-)")
    for number, zone in enumerate(zones):
        if zone.tagged is not None:
            continue
        for m in pattern.finditer(zone.text):
            if any(a < m.end() and m.start() < b for a, b, _ in found.by_zone.get(number, ())):
                continue
            id_ = names.get(m.group()) or alone[m.group()]
            found.add(number, zone, *m.span(), mention_at(zone, *m.span(), id_, "person", coref=id_))


def _surname(name: str) -> str:
    """The last word; the first of a Korean name, whose given name has a hyphen: Park Jong-won."""
    words = name.split()
    return words[0] if "-" in words[-1] and words[-1].split("-")[1].islower() else words[-1]
