"""The brief: what happened, what changed, what it means for my shipments; one model, every sentence with its evidence."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from gwanmun.watch.changes import Change, Record, StageName
from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.reading import Event, Reading
from gwanmun.watch.suggest import Link, links, suggest
from gwanmun.world.text import Text

STAGES: dict[StageName, Text] = {
    "announced": Text("announced", "발표"), "proposed": Text("proposed", "행정예고·제안"), "adopted": Text("adopted by the legislature", "국회 통과"), "final": Text("final, not yet in force", "확정(미시행)"),
    "in_force": Text("in force", "시행 중"), "suspended": Text("suspended", "정지"), "expired": Text("expired", "만료"), "revoked": Text("revoked", "철회"),
}  # fmt: skip
DIRECTIONS = {
    "tightening": Text("tightening", "강화"),
    "easing": Text("easing", "완화"),
    "mixed": Text("tightening and easing", "강화·완화 혼재"),
    "neutral": Text("neither", "중립"),
}


@dataclass(frozen=True)
class Evidence:
    """Where a sentence comes from: a place in a document (by hash), or an official instrument with its address."""

    document: str
    start: int
    end: int
    quote: str
    url: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of the brief in both languages, with the evidence for it; never without."""

    text: Text
    evidence: tuple[Evidence, ...]
    weight: Literal["plain", "warning"] = "plain"


@dataclass(frozen=True)
class Source:
    """A document that the brief rests on."""

    id: str
    title: str
    url: str
    published: str
    kind: str
    sha256: str
    cluster: str = ""


@dataclass(frozen=True)
class Brief:
    """A brief made on a day, from some documents."""

    id: str
    made_on: date
    title: Text
    happened: tuple[Sentence, ...]
    changed: tuple[Sentence, ...]
    means: tuple[Sentence, ...]
    sources: tuple[Source, ...]
    changes: tuple[Change, ...] = field(default=())

    def sections(self) -> tuple[tuple[Text, tuple[Sentence, ...]], ...]:
        """The three parts with their headings."""
        return (
            (Text("What happened", "무슨 일이 있었나"), self.happened),
            (Text("What changed", "무엇이 바뀌었나"), self.changed),
            (Text("What it means for my shipments", "내 선적에 주는 의미"), self.means),
        )


def make_brief(
    readings: Iterable[tuple[str, Reading]], on: date, known: Record, interest: Interest | None = None
) -> Brief:
    """The brief of some documents as of ``on``.

    :param readings: pairs of a document's name and its reading.
    :param interest: entries, countries and parties of the user's own shipments, if known.
    """
    pairs = list(readings)
    happened: list[Sentence] = []
    changed: list[Sentence] = []
    means: list[Sentence] = []
    changes: dict[str, Change] = {}
    for name, reading in pairs:
        happened += [_happened(name, reading, e) for e in reading.events]
        if not reading.events:
            happened += _without_events(name, reading)
        spoken = links(reading, known)
        for link in spoken:
            changed += _changed(name, reading, link, on)
            for change in (link.change, *(c for c in link.later if _published(c) <= on)):
                changes[change.change] = change
        for change in suggest(reading):
            if not any(_same_matter(change, link.change) for link in spoken):
                changed.append(_suggested(name, reading, change))
                changes[change.change] = change
    for change in changes.values():
        means += _means(change, on, known, interest or Interest(), pairs)
    if not changed:
        changed = [_nothing(name, reading) for name, reading in pairs]
    title = pairs[0][1].title if pairs else ""
    key = hashlib.sha256("\n".join(sorted(r.sha256 for _, r in pairs)).encode()).hexdigest()[:16]
    shown = Text(
        f"Brief of {on}: {title}" + (f" and {len(pairs) - 1} more" if len(pairs) > 1 else ""),
        f"{on} 브리프: {title}" + (f" 외 {len(pairs) - 1}건" if len(pairs) > 1 else ""),
    )
    sources = tuple(
        Source(f"s{n}", r.title or name, r.url or "", r.published.value or "", r.kind, r.sha256)
        for n, (name, r) in enumerate(pairs, 1)
    )
    return Brief(
        f"brief-{key}",
        on,
        shown,
        _once(happened),
        _once(changed),
        _once(means),
        sources,
        tuple(c.as_known(on) for c in changes.values()),
    )


@dataclass(frozen=True)
class Interest:
    """What the user ships: control numbers, countries (ISO codes), parties; empty means everything."""

    eccn: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.eccn or self.countries or self.parties)


def _once(sentences: list[Sentence]) -> tuple[Sentence, ...]:
    by_text: dict[Text, Sentence] = {}
    for sentence in sentences:
        old = by_text.get(sentence.text)
        by_text[sentence.text] = (
            sentence
            if old is None
            else Sentence(old.text, tuple(dict.fromkeys((*old.evidence, *sentence.evidence))), old.weight)
        )
    return tuple(sorted(by_text.values(), key=lambda s: s.weight != "warning"))


def _evidence(name: str, reading: Reading, start: int, end: int) -> Evidence:
    return Evidence(name, start, end, " ".join(reading.text[start:end].split()), reading.url or "")


_HAPPENED = {
    "meeting": Text("{who} met{when}{about}.", "{who} 회의{when}{about}."),
    "visit": Text("{who} visited {country}{when}.", "{who} {country} 방문{when}."),
    "summit": Text("Summit of {countries}{when}.", "{countries} 정상회담{when}."),
    "designation": Text("Reported: {parties} designated under {about2}{by}.", "보도: {parties}, {about2} 지정{by}."),
    "revocation": Text("Reported: {about2} of {parties} revoked{when}.", "보도: {parties} {about2} 철회{when}."),
    "listing": Text("Reported: a party was put on {about2}{when}.", "보도: {about2} 등재{when}."),
    "agreement": Text("Agreed{when}: “{quote}”.", "합의{when}: “{quote}”."),
    "proposal": Text("{who} proposed: “{quote}”.", "{who} 제안: “{quote}”."),
    "request": Text("{who} asked: “{quote}”.", "{who} 요청: “{quote}”."),
    "forum": Text("Forum {name}{when}.", "{name} 개최{when}."),
    "forum_established": Text("Set up: “{quote}”.", "신설: “{quote}”."),
    "assessment": Text("{who} commented: “{quote}”.", "{who} 평가: “{quote}”."),
    "rule_change": Text("Rule: “{quote}” ({stage}){when}.", "규정: “{quote}” ({stage}){when}."),
}


def _happened(name: str, reading: Reading, event: Event) -> Sentence:
    pattern = _HAPPENED.get(event.type, Text("“{quote}”.", "“{quote}”."))
    texts = {lang: pattern.in_(lang).format(**_parts(reading, event, lang)) for lang in ("en", "ko")}
    evidence = [_evidence(name, reading, event.evidence.start, event.evidence.end)]
    evidence += [
        _evidence(name, reading, s.span.start, s.span.end)
        for s in event.slots
        if s.name in ("evidence", "date", "outcome")
    ]
    return Sentence(Text(texts["en"], texts["ko"]), tuple(dict.fromkeys(evidence)))


def _parts(reading: Reading, event: Event, lang: str) -> dict[str, str]:
    def shown(*slots: str) -> str:
        ids = dict.fromkeys(v for s in slots for v in event.values(s))
        return ", ".join(filter(None, (_shown(reading, i, lang) for i in ids)))

    number = "".join(event.values("number"))
    dialogue = shown("dialogue")
    about = (
        f"{dialogue}" + (f" ({number})" if number and lang == "en" else f" 제{number}차" if number else "")
        if dialogue
        else ""
    )
    topics = shown("topic")
    stage = next((STAGES[s].in_(lang) for s in event.values("stage") if s in STAGES), "")
    quote = event.quote if len(event.quote) <= 220 else event.quote[:218] + "…"
    who = shown("participant", "who", "by") or ("the parties" if lang == "en" else "당사자들")
    en = lang == "en"
    return {
        "who": who,
        "when": (
            f" ({event.date})"
            if event.date
            else (
                " (date not stated)"
                if event.type == "meeting" and en
                else "(날짜 미상)"
                if event.type == "meeting"
                else ""
            )
        ),
        "about": (f": {about}" if about else "") + (f" — {topics}" if topics else ""),
        "country": shown("country"),
        "countries": shown("participant_country"),
        "parties": shown("designated", "party") or ("a party" if en else "당사자"),
        "about2": shown("policy") or shown("regulation"),
        "by": (
            f" (said by {_shown(reading, event.attributed_to, lang)})"
            if en
            else f"({_shown(reading, event.attributed_to, lang)} 발언)"
        )
        if event.attributed_to
        else "",
        "quote": quote,
        "name": shown("name"),
        "stage": stage,
    }


def _shown(reading: Reading, id_: str, lang: str) -> str:
    entity = reading.entity(id_)
    if entity is None:
        entry = gazetteer().entries.get(id_)
        return entry.name(lang) if entry else id_
    if entity.type == "person":
        name = entity.en if lang == "en" and entity.en else entity.name
        return f"{name} {entity.role}".strip() if lang == "ko" else name
    return (entity.en if lang == "en" else entity.name) or entity.name


def _without_events(name: str, reading: Reading) -> list[Sentence]:
    body = next((b for b in reading.blocks if b.label in ("body", "excerpt", "title")), None)
    if body is None:
        return []
    shown = body.text if len(body.text) <= 300 else body.text[:298] + "…"
    return [Sentence(Text(f"“{shown}”", f"“{shown}”"), (_evidence(name, reading, body.start, body.end),))]


def _changed(name: str, reading: Reading, link: Link, on: date) -> list[Sentence]:
    """What the known change is today; and if a later one ended it, that before all else."""
    change = link.change
    told = (
        (_evidence(name, reading, link.span.start, link.span.end),)
        if link.span
        else (_evidence(name, reading, 0, min(len(reading.text), 1)),)
    )
    stage = change.stage_on(on, on)
    sentences = []
    ended = [c for c in link.later if _published(c) <= on]
    for later in ended:
        ends = later.day_of("in_force")
        published = later.day_of("final") or later.stages[0].start
        as_ = next(s.as_ for s in later.supersedes if s.change == change.change)
        done = ends is not None and ends <= on
        en = f"{change.title.en}: this {'was' if done else 'will be'} {STAGES[as_].en} with effect from {ends} ({later.instrument.name}; published {published})."
        ko = f"{change.title.ko}: {ends}자로 {STAGES[as_].ko}{'되었습니다' if done else '될 예정입니다'}({later.instrument.name}, {published} 게재)."
        sentences.append(Sentence(Text(en, ko), (*told, _official(later)), "warning"))
    if not ended or stage is None or stage.stage not in ("revoked", "expired"):
        en = f"{change.title.en}: {STAGES[stage.stage].en if stage else 'not yet announced'} on {on} ({change.instrument.name})."
        ko = f"{change.title.ko}: {on} 현재 {STAGES[stage.stage].ko if stage else '발표 전'}({change.instrument.name})."
        weight: Literal["plain", "warning"] = (
            "warning" if stage and stage.stage in ("suspended", "revoked") else "plain"
        )
        sentences.append(Sentence(Text(en, ko), (*told, _official(change)), weight))
        ahead = [s for s in change.stages if s.end is not None and s.start <= on < s.end and s.known_from <= on]
        for s in ahead:
            sentences.append(
                Sentence(
                    Text(
                        f"{STAGES[s.stage].en.capitalize()} until {s.until}, then as before unless extended ({s.source}).",
                        f"{s.until} 전까지 {STAGES[s.stage].ko}, 연장이 없으면 그날부터 이전 상태로 돌아갑니다({s.source}).",
                    ),
                    (_official(change, s.source, s.url),),
                    "warning",
                )
            )
    return sentences


def _published(change: Change) -> date:
    """The first day on which an official document of the change could be read."""
    return min((s.known_from for s in change.stages if s.by == "official"), default=date.max)


def _official(change: Change, quote: str = "", url: str = "") -> Evidence:
    return Evidence(change.change, 0, 0, quote or change.instrument.name, url or change.instrument.url)


def _same_matter(one: Change, other: Change) -> bool:
    return bool(set(one.scope.topics) & set(other.scope.topics)) or (
        one.instrument.document != "" and one.instrument.document == other.instrument.document
    )


def _suggested(name: str, reading: Reading, change: Change) -> Sentence:
    stage = change.stages[-1]
    press = stage.by == "press"
    title = change.title
    en = f"Suggested change ({STAGES[stage.stage].en}, from {stage.from_}): {title.en}." + (
        " Press only: an official document must confirm it." if press else ""
    )
    ko = f"변경 제안({STAGES[stage.stage].ko}, {stage.from_}): {title.ko}." + (
        " 언론 보도뿐이므로 공식 문서로 확인해야 합니다." if press else ""
    )
    block = next((b for b in reading.blocks if not b.noise), None)
    return Sentence(Text(en, ko), (_evidence(name, reading, block.start if block else 0, block.end if block else 1),))


def _nothing(name: str, reading: Reading) -> Sentence:
    block = next((b for b in reading.blocks if not b.noise), None)
    return Sentence(
        Text(
            "No list, control or licence rule changes by this document.",
            "이 문서로 바뀌는 목록·통제·허가 규정은 없습니다.",
        ),
        (_evidence(name, reading, block.start if block else 0, block.end if block else 1),),
    )


def _means(
    change: Change, on: date, known: Record, interest: Interest, pairs: list[tuple[str, Reading]]
) -> list[Sentence]:
    """What a change means for shipments, by entry, country and party."""
    scope = change.scope
    if interest and not _concerns(change, interest):
        return []
    stage = change.stage_on(on, on)
    if stage is None or any(_published(c) <= on for c in known.later(change)):
        return []
    where_en = (
        ", ".join(
            filter(
                None,
                (
                    ", ".join(scope.eccn),
                    ", ".join(scope.countries),
                    ", ".join(_entry_name(p, "en") for p in scope.parties),
                ),
            )
        )
        or "all"
    )
    where_ko = (
        ", ".join(
            filter(
                None,
                (
                    ", ".join(scope.eccn),
                    ", ".join(scope.countries),
                    ", ".join(_entry_name(p, "ko") for p in scope.parties),
                ),
            )
        )
        or "전체"
    )
    sentences = []
    direction = DIRECTIONS[change.direction]
    en = f"Shipments concerned: {where_en.removesuffix('.')}. Direction: {direction.en}; {STAGES[stage.stage].en} on {on}."
    ko = f"해당 선적: {where_ko.removesuffix('.')}. 방향: {direction.ko}, {on} 현재 {STAGES[stage.stage].ko}."
    if change.touches:
        en += f" Provisions: {', '.join(change.touches)}."
        ko += f" 관련 규정: {', '.join(change.touches)}."
    sentences.append(Sentence(Text(en, ko), (_official(change),)))
    if change.summary is not None:
        sentences.append(Sentence(Text(change.summary.en, change.summary.ko), (_official(change),), "warning"))
    return sentences


def _concerns(change: Change, interest: Interest) -> bool:
    scope = change.scope
    if interest.eccn and scope.eccn and set(interest.eccn) & set(scope.eccn):
        return True
    if interest.countries and set(interest.countries) & set(scope.countries):
        return True
    words = {p.lower() for p in interest.parties}
    return any(w in _entry_name(p, lang).lower() for p in scope.parties for lang in ("en", "ko") for w in words)


def _entry_name(id_: str, lang: str) -> str:
    entry = gazetteer().entries.get(id_)
    return entry.name(lang) if entry else id_


def plain(brief: Brief) -> dict[str, Any]:
    """The brief as plain data for JSON."""

    def sentence(s: Sentence) -> dict[str, Any]:
        return {"en": s.text.en, "ko": s.text.ko, "weight": s.weight, "evidence": [vars_of(e) for e in s.evidence]}

    def vars_of(e: Evidence) -> dict[str, Any]:
        return {"document": e.document, "start": e.start, "end": e.end, "quote": e.quote, "url": e.url}

    return {
        "id": brief.id,
        "made_on": brief.made_on.isoformat(),
        "title": {"en": brief.title.en, "ko": brief.title.ko},
        "happened": [sentence(s) for s in brief.happened],
        "changed": [sentence(s) for s in brief.changed],
        "means": [sentence(s) for s in brief.means],
        "changes": [c.model_dump(by_alias=True, mode="json", exclude_defaults=True) for c in brief.changes],
        "sources": [
            {"id": s.id, "title": s.title, "url": s.url, "published": s.published, "kind": s.kind, "sha256": s.sha256}
            for s in brief.sources
        ],
    }
