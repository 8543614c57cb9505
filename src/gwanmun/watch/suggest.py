"""From a reading to the changes that it suggests, and to the known changes that it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from gwanmun.watch.changes import Change, Direction, Record, StageName, parse_change
from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.reading import Event, Reading, Span

_NUMBERED = re.compile(r"제?\s?(?P<n>\d{2})\s?차\s?(?:['’\"”]?\s?)?(?:전략물자\s?수출입\s?고시|고시)")
_ADDED = re.compile(
    r"(?P<n>\d[\d,]*)\s?(?:개|종|개의)\s?(?:의\s)?(?:신규\s?)?(?:품목|물품|대상)?[^.]{0,24}?(?:추가|신규)"
)
_TOTAL = re.compile(r"총\s?(?P<n>\d[\d,]*)\s?개")
_TIGHTER = re.compile(r"철회|취소|강화|확대|추가|금지|제한|revok|restrict|additions?\b|expan|tighten|control", re.I)
_EASIER = re.compile(r"완화|면제|해제|복원|복귀|이동하는|우대|삭제|relax|remov|eas|except|suspend|elimina", re.I)
_STOP = (
    r"(?:suspen\w+|stay(?:s|ed|ing)?|delay\w*|postpon\w+|rescind\w*|rescission|repeal\w*|lift(?:s|ed|ing)?|withdr\w+)"
)
_CONTROL_STOPPED = re.compile(
    rf"\b{_STOP}\b(?:(?!{_STOP})[^.;]){{0,60}}?\b(?:controls?|restrictions?|rules?|requirements?|prohibitions?|sanctions?)\b"
    r"|(?:통제|제한|규제|금지|규칙|제재|의무)[^.]{0,12}?(?:정지|유예|중단|해제|철회|폐지|연기)",
    re.I,
)
_EXCEPTION_STOPPED = re.compile(
    rf"\b{_STOP}\b(?:(?!{_STOP})[^.;]){{0,60}}?\b(?:exceptions?|exemptions?|authori[sz]ations?|eligibility|licen[cs]es?|waivers?)\b"
    r"|(?:예외|면제|포괄허가|지위|우대)[^.]{0,12}?(?:정지|중단|철회|폐지|취소)",
    re.I,
)
_NAMED = re.compile(r"[\"“][^\"”]{4,200}[\"”]|\bof\s(?:Expansion|End-User)\b[^.;]*", re.I)
"""What a title in quotation marks, or the thing that is suspended, says of itself."""
_ECCN = re.compile(r"\b([0-9][A-E][0-9]{3})(?:\.[a-z](?:\.\d+)?)?\b")
_OFFICIAL_KINDS = ("federal_register_json", "federal_register_page", "korean_ministry_notice")


MEASURES = ("designation", "revocation", "rule_change", "listing")
"""Events that can be a change of law."""
NEWS = 60
"""Days from a change within which a report that names no firm is taken to be of it."""


@dataclass(frozen=True)
class Link:
    """A known change that an event, or a whole document, speaks of; ``later`` are those that supersede it."""

    change: Change
    later: tuple[Change, ...]
    event: Event | None
    span: Span | None
    why: str


def links(reading: Reading, known: Record) -> list[Link]:
    """The known changes that a document makes, reports or celebrates."""
    found: dict[str, Link] = {}
    number = str(reading.metadata.get("document_number") or "")
    if number and (made := known.by_document(number)):
        found[made.change] = Link(made, known.later(made), None, None, "the document that makes it")
    for event in reading.events:
        if event.type not in MEASURES or event.mode == "asked":
            continue
        for change in _spoken_of(event, reading, known):
            found.setdefault(
                change.change, Link(change, known.later(change), event, event.evidence, f"reported as {event.type}")
            )
    return list(found.values())


def _spoken_of(event: Event, reading: Reading, known: Record) -> list[Change]:
    topics = {*event.values("policy"), *event.values("regulation")} - {"pol.ear"}
    parties = {*event.values("designated"), *event.values("party")}
    said = reading.published.value or (event.date if event.date and len(event.date) == 10 else None)
    day = date.fromisoformat(said[:10]) if said else None
    fits: list[tuple[bool, int, Change]] = []
    for change in known.changes.values():
        if not topics & set(change.scope.topics):
            continue
        named = _same_parties(parties, change.scope.parties)
        if not named and (parties or event.type != "revocation"):
            continue
        if (event.type == "designation" and change.direction != "easing") or (
            event.type in ("revocation", "listing") and change.direction != "tightening"
        ):
            continue
        first = change.stages[0].start
        if event.type == "rule_change" and not _same_rule(event, reading, change):
            continue
        # A report is of the change that was news when it was written; a plan, only of one that came of it at once.
        away = abs((day - first).days) if day else 0
        if event.mode == "planned" and (day is None or away > NEWS):
            continue
        if day and (first - day).days > 45:
            continue
        # Where no firm is named, only the time can tell which revocation is meant.
        if event.type == "revocation" and not (parties and change.scope.parties) and (day is None or away > NEWS):
            continue
        # One that names the same firms is meant rather than one that names none.
        fits.append((bool(parties) and not change.scope.parties, away, change))
    fits.sort(key=lambda fit: fit[:2])
    return [fits[0][2]] if fits else []


def _same_rule(event: Event, reading: Reading, change: Change) -> bool:
    text = reading.main_text + reading.title
    numbers = {f"kr-{m['n']}{_ordinal(m['n'])}" for m in _NUMBERED.finditer(text)}
    if change.change in numbers:
        return True
    stated = {float(m["n"].replace(",", "")) for p in (_ADDED, _TOTAL) for m in p.finditer(text)}
    if stated & {f.value for f in change.figures}:
        return True
    near = event.date or (reading.published.value or "")[:10]
    if not change.figures and not numbers and any(near and s.from_.startswith(near) for s in change.stages):
        return True
    return (
        not change.figures
        and not numbers
        and not change.scope.parties
        and bool(set(event.values("country")) & set(change.scope.countries))
    )


def _ordinal(number: str) -> str:
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th") if number[0] != "1" else "th"


def _same_parties(said: set[str], scope: tuple[str, ...]) -> bool:
    if not said or not scope:
        return not scope
    entries = gazetteer().entries
    family = {p for s in scope for p in (s, entries[s].parent if s in entries else "") if p}
    return bool(said & family)


def suggest(reading: Reading) -> list[Change]:
    """The changes that a document suggests, each with the stage that it alone supports.

    An official document gives the stage it states. Press gives "announced", or "proposed" where it reports a notice of
    proposal, and never more; a day of effect that press names stands in the note, not as a stage.
    """
    if reading.kind.startswith("federal_register"):
        rows = list(reading.entries) or [dict(reading.metadata)]
        return [c for row in rows if (c := _from_register(dict(row))) is not None]
    return _from_events(reading)


def _from_register(row: dict[str, Any]) -> Change | None:
    number, published = row.get("document_number"), row.get("published")
    kind = str(row.get("type") or "")
    if not number or not published or kind in ("notice", "presidential document", ""):
        return None
    stages: list[dict[str, Any]] = []
    name = str(row.get("citation") or f"FR Doc. {number}")
    effective = row.get("effective")
    stage: StageName = "proposed" if "proposed" in kind else "final"
    first = min(published, effective) if effective and stage == "final" else published
    stages.append({"stage": stage, "from": first, "known": published, "by": "official", "source": name})
    if stage == "final" and effective:
        by = "calendar" if effective > published else "official"
        stages.append({"stage": "in_force", "from": effective, "known": published, "by": by, "source": name})
    title = str(row.get("title") or number)
    text = f"{title} {row.get('abstract') or ''}"
    scope = {"eccn": sorted(set(_ECCN.findall(text))), **_scope_of(text)}
    return _change(
        f"fr-{number}",
        title,
        {
            "kind": "fr",
            "name": name,
            "document": number,
            "url": row.get("url") or f"https://www.federalregister.gov/d/{number}",
        },
        _direction(text),
        stages,
        scope,
    )


def _scope_of(text: str) -> dict[str, list[str]]:
    from gwanmun.watch.countries import find_countries

    entries = [e for _, _, e in gazetteer().find(text)]
    return {
        "countries": sorted({c.code for c in find_countries(text, None)} - {"US"}),
        "parties": sorted({e.id for e in entries if e.type == "company"}),
        "topics": sorted({e.id for e in entries if e.type == "policy"}),
    }


def _direction(text: str) -> Direction:
    """Whether shipments become harder or easier, by the words of the text.

    What stops a control eases and what stops an exception tightens, whatever the control itself does: the words of the
    thing stopped (「suspension of the *expansion* of controls」) do not count.
    """
    eased, tightened = bool(_CONTROL_STOPPED.search(text)), bool(_EXCEPTION_STOPPED.search(text))
    rest = _EXCEPTION_STOPPED.sub(" ", _CONTROL_STOPPED.sub(" ", text)) if eased or tightened else text
    rest = _NAMED.sub(" ", rest) if eased else rest
    tighter, easier = bool(_TIGHTER.search(rest)) or tightened, bool(_EASIER.search(rest)) or eased
    return (
        "tightening"
        if tighter and not easier
        else "easing"
        if easier and not tighter
        else "mixed"
        if tighter
        else "neutral"
    )


def _change(
    name: str,
    title: str,
    instrument: dict[str, Any],
    direction: str,
    stages: list[dict[str, Any]],
    scope: dict[str, list[str]],
    figures: list[dict[str, Any]] | None = None,
) -> Change:
    import yaml

    data = {
        "change": name,
        "title": {"en": title, "ko": title},
        "instrument": {k: v for k, v in instrument.items() if v},
        "direction": direction,
        "stages": [{k: v for k, v in s.items() if v is not None} for s in stages],
        "scope": {k: v for k, v in scope.items() if v},
        "touches": list(_touched(scope)),
        "figures": figures or [],
    }
    return parse_change(yaml.safe_dump(data, allow_unicode=True), name)


_TOUCHES = {
    "pol.veu": "us_ear/748.15/validated_end_user",
    "pol.entity_list": "us_ear/744.11/entity_list",
    "pol.affiliates": "us_ear/744.11/affiliates_of_listed_parties",
    "pol.gosi": "kr_foreign_trade_act/대외무역법-제19조의2/export_permit",
    "pol.situational": "kr_foreign_trade_act/고시-제54조/tariff_codes_for_russia_and_belarus",
}


def _touched(scope: dict[str, list[str]]) -> dict[str, None]:
    """The provisions that a change of these topics touches."""
    return dict.fromkeys(_TOUCHES[t] for t in scope.get("topics", []) if t in _TOUCHES)


def _from_events(reading: Reading) -> list[Change]:
    official = reading.kind in _OFFICIAL_KINDS
    made: dict[str, Change] = {}
    day = reading.published.value[:10] if reading.published.value and reading.published.source != "file_name" else None
    for event in reading.events:
        if event.type not in ("revocation", "rule_change", "listing") or not _is_change(event, day):
            continue
        if event.type == "rule_change" and any(
            o.type != "rule_change" and o.mode == "done" and set(o.values("policy")) & set(event.values("policy"))
            for o in reading.events
            if o.type in ("revocation", "listing")
        ):
            continue
        when = event.date if event.date and len(event.date) == 10 else None
        stage = (event.values("stage") or ("announced",))[0]
        first = when if stage in ("proposed", "announced", "in_force") and when else day
        if first is None:
            continue
        scope = {
            "countries": list(event.values("country")),
            "parties": [*event.values("party"), *event.values("designated")],
            "topics": [t for t in event.values("policy") if t.startswith("pol.")],
        }
        key = f"{event.type}-{'-'.join(t.removeprefix('pol.') for t in scope['topics'][:2])}"
        name = f"press-{key}-{first}" if not official else f"notice-{key}-{first}"
        if name in made:
            continue
        figures = [
            {"what": what, "value": float(m["n"].replace(",", ""))}
            for what, p in (("added", _ADDED), ("total", _TOTAL))
            if (m := p.search(reading.main_text))
        ]
        kind = "gosi" if "pol.gosi" in scope["topics"] else "press" if not official else "other"
        made[name] = _change(
            name,
            reading.title or event.quote[:80],
            {"kind": kind, "name": str(reading.metadata.get("instrument") or "")},
            _direction(_around(reading, event)),
            [_stage(reading, stage, first, day, when)],
            scope,
            figures,
        )
    return list(made.values())


def _is_change(event: Event, day: str | None) -> bool:
    """Whether an event changes law: not what is asked for or only planned.

    A rule whose day of effect is set but still ahead is announced; on which day, only the document's own can tell.
    """
    if event.mode == "planned":
        return event.values("stage") == ("in_force",) and len(event.date or "") == 10 and day is not None
    return event.mode != "asked"


def _stage(reading: Reading, stage: str, first: str, day: str | None, when: str | None) -> dict[str, Any]:
    """The one stage that a document supports: an official one the stage it states, press its announcement."""
    if reading.kind in _OFFICIAL_KINDS:
        known = min(filter(None, (day, first))) if stage == "in_force" else None
        return {"stage": stage, "from": first, "known": known, "by": "official", "source": reading.title}
    # 행정예고 is a fact that press can see; all else it can only announce.
    return {
        "stage": "proposed" if stage == "proposed" else "announced",
        "from": first if stage == "proposed" or not day else min(day, first),
        "by": "press",
        "source": reading.url or reading.title,
        "note": _note(stage, when),
    }


def _around(reading: Reading, event: Event) -> str:
    """The sentences around an event, where the direction of the change is said."""
    return reading.text[max(0, event.evidence.start - 120) : event.evidence.end + 60]


def _note(stage: str, when: str | None) -> dict[str, str] | None:
    if stage != "in_force" or not when:
        return None
    return {
        "en": f"press says it takes effect on {when}; an official document must confirm",
        "ko": f"보도에 따르면 {when} 시행. 공식 문서로 확인 필요",
    }
