"""The brief: what happened, what changed, what it means for my shipments; one model, every sentence with its evidence."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from gwanmun.watch.brief_parts import (
    DIRECTIONS,
    STAGES,
    Brief,
    Evidence,
    Interest,
    Sentence,
    Source,
    document_evidence,
    entry_name,
    evidence_at,
    stage_words,
)
from gwanmun.watch.changes import Change, Record
from gwanmun.watch.controls import control_place, control_topics
from gwanmun.watch.happened import happened
from gwanmun.watch.reading import Reading
from gwanmun.watch.suggest import MEASURES, Link, links, suggest
from gwanmun.world.text import Text


def make_brief(
    readings: Iterable[tuple[str, Reading]], on: date, known: Record, interest: Interest | None = None
) -> Brief:
    """The brief of some documents as of ``on``.

    :param readings: pairs of a document's name and its reading.
    :param interest: entries, countries and parties of the user's own shipments, if known.
    """
    pairs = list(readings)
    told: list[Sentence] = []
    changed: list[Sentence] = []
    means: list[Sentence] = []
    changes: dict[str, Change] = {}
    for name, reading in pairs:
        told += happened(name, reading, on)
        spoken = links(reading, known)
        before = len(changed)
        for link in spoken:
            changed += _changed(name, reading, link, on)
            for change in (link.change, *(c for c in link.later if _published(c) <= on)):
                changes[change.change] = change
        for change in suggest(reading):
            if not any(_same_matter(change, link.change) for link in spoken):
                changed.append(_suggested(name, reading, change))
                changes[change.change] = change
        if len(changed) == before and (warned := _unread(name, reading)) is not None:
            changed.append(warned)
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
        _once(told),
        _once(changed),
        _once(means),
        sources,
        tuple(c.as_known(on) for c in changes.values()),
    )


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


def _changed(name: str, reading: Reading, link: Link, on: date) -> list[Sentence]:
    """What the known change is today; and if a later one ended it, that before all else."""
    change = link.change
    told = (
        evidence_at(name, reading, link.span.start, link.span.end) if link.span else document_evidence(name, reading),
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
        en = f"{change.title.en}: {stage_words(change, stage.stage).en if stage else 'not yet announced'} on {on} ({change.instrument.name})."
        ko = f"{change.title.ko}: {on} 현재 {stage_words(change, stage.stage).ko if stage else '발표 전'}({change.instrument.name})."
        weight: Literal["plain", "warning"] = (
            "warning" if stage and stage.stage in ("suspended", "revoked") else "plain"
        )
        sentences.append(Sentence(Text(en, ko), (*told, _official(change)), weight))
        sentences += _terms(change, on)
    sentences += _notes(change, on)
    return sentences


def _terms(change: Change, on: date) -> list[Sentence]:
    """Stages with an end: one that runs, with what comes after it, and one that is over."""
    sentences = []
    for s in change.stages:
        if s.end is None or s.start > on or s.known_from > on:
            continue
        words, last = STAGES[s.stage], s.end - timedelta(days=1)
        if on < s.end:
            text = Text(
                f"{words.en.capitalize()} until {s.until}, then as before unless extended ({s.source}).",
                f"{s.until} 전까지 {words.ko}, 연장이 없으면 그날부터 이전 상태로 돌아갑니다({s.source}).",
            )
        else:
            text = Text(
                f"{words.en.capitalize()} from {s.from_} to {last} ({s.source}); over on {on} unless it was extended.",
                f"{s.from_}부터 {last}까지 {words.ko}({s.source}). 연장되지 않았다면 {on} 현재 끝났습니다.",
            )
        sentences.append(Sentence(text, (_official(change, s.source, s.url),), "warning"))
    return sentences


def _notes(change: Change, on: date) -> list[Sentence]:
    """What must be known besides the stage: that a rule is not enforced, what a date rests on."""
    return [
        Sentence(
            Text(
                f"{stage_words(change, s.stage).en.capitalize()} ({s.from_}): {s.note.en}.",
                f"{stage_words(change, s.stage).ko}({s.from_}): {s.note.ko}.",
            ),
            (_official(change, s.source, s.url),),
        )
        for s in change.stages
        # A note to what press reported says only how early it was known.
        if s.note is not None and s.by != "press" and s.start <= on and s.known_from <= on
    ]


def _published(change: Change) -> date:
    """The first day on which an official document of the change could be read."""
    return min((s.known_from for s in change.stages if s.by == "official"), default=date.max)


def _official(change: Change, quote: str = "", url: str = "") -> Evidence:
    return Evidence(change.change, 0, 0, quote or change.instrument.name, url or change.instrument.url)


def _same_matter(one: Change, other: Change) -> bool:
    return bool(set(one.scope.topics) & set(other.scope.topics)) or other.made_by(one.instrument.document)


def _suggested(name: str, reading: Reading, change: Change) -> Sentence:
    stage = change.stages[-1]
    words = stage_words(change, stage.stage)
    en = f"Suggested change ({words.en}, from {stage.from_}): {change.title.en}."
    ko = f"변경 제안({words.ko}, {stage.from_}): {change.title.ko}."
    if stage.by == "press":
        en += " Press only: an official document must confirm it."
        ko += " 언론 보도뿐이므로 공식 문서로 확인해야 합니다."
    if stage.note is not None:
        en, ko = f"{en} Note: {stage.note.en}.", f"{ko} 참고: {stage.note.ko}."
    return Sentence(Text(en, ko), (document_evidence(name, reading),))


def _nothing(name: str, reading: Reading) -> Sentence:
    """That no change was found in a document that does not speak of controls."""
    text = Text(
        "No change of a list, control or licence rule was found in this document.",
        "이 문서에서 목록·통제·허가 규정의 변경을 찾지 못했습니다.",
    )
    return Sentence(text, (document_evidence(name, reading),))


def _unread(name: str, reading: Reading) -> Sentence | None:
    """That a document on controls was not understood: not reading a change does not mean that there is none."""
    topics = control_topics(reading)
    place = None if topics else control_place(reading)
    if not topics and place is None:
        return None
    told = document_evidence(name, reading) if place is None else evidence_at(name, reading, place.start, place.end)
    if topics:
        en, ko = (", ".join(entry_name(e, lang) for e in topics[:5]) for lang in ("en", "ko"))
    else:
        en, ko = "controls on trade", "수출입 통제"
    if any(e.type in MEASURES and e.mode == "done" for e in reading.events):
        text = Text(
            f"This document tells of a measure on {en} that could be tied to no known change: read it yourself.",
            f"이 문서는 {ko}에 관한 조치를 전하나 알려진 변경과 연결하지 못했습니다. 직접 확인하십시오.",
        )
        return Sentence(text, (told,), "warning")
    text = Text(
        f"This document speaks of {en}, but no change could be read in it: read it yourself before you rely on that.",
        f"이 문서는 {ko}에 관한 것이나 변경 내용을 읽어 내지 못했습니다. 변경이 없다는 뜻이 아니므로 직접 확인하십시오.",
    )
    return Sentence(text, (told,), "warning")


def _means(
    change: Change, on: date, known: Record, interest: Interest, pairs: list[tuple[str, Reading]]
) -> list[Sentence]:
    """What a change means for shipments, by entry, country and party."""
    if interest and not _concerns(change, interest):
        return []
    stage = change.stage_on(on, on)
    if stage is None or any(_published(c) <= on for c in known.later(change)):
        return []
    sentences = []
    direction = DIRECTIONS[change.direction]
    en = f"Shipments concerned: {_where(change, 'en')}. Direction: {direction.en}; {stage_words(change, stage.stage).en} on {on}."
    ko = f"해당 선적: {_where(change, 'ko')}. 방향: {direction.ko}, {on} 현재 {stage_words(change, stage.stage).ko}."
    if change.touches:
        en += f" Provisions: {', '.join(change.touches)}."
        ko += f" 관련 규정: {', '.join(change.touches)}."
    sentences.append(Sentence(Text(en, ko), (_official(change),)))
    if change.summary is not None:
        sentences.append(
            Sentence(
                _summary(change, Text(change.summary.en, change.summary.ko), stage.stage),
                (_official(change),),
                "warning",
            )
        )
    return sentences


def _summary(change: Change, summary: Text, stage: str) -> Text:
    """What a change comes to; before it takes effect, that it does not yet."""
    if stage not in ("announced", "proposed", "final"):
        return summary
    day = change.day_of("in_force")
    when = Text(f"from {day} on", f"{day}부터") if day else Text("once it takes effect", "시행되면")
    return Text(f"Not yet; {when.en}: {summary.en}", f"아직 아님. {when.ko}: {summary.ko}")


def _where(change: Change, lang: str) -> str:
    """The entries, countries and parties of a change in words."""
    scope = change.scope
    words = [*scope.eccn, *scope.countries, *(entry_name(p, lang) for p in scope.parties)]
    return ", ".join(words).removesuffix(".") or Text("all", "전체").in_(lang)


def _concerns(change: Change, interest: Interest) -> bool:
    scope = change.scope
    if interest.eccn and scope.eccn and set(interest.eccn) & set(scope.eccn):
        return True
    if interest.countries and set(interest.countries) & set(scope.countries):
        return True
    words = {p.lower() for p in interest.parties}
    return any(w in entry_name(p, lang).lower() for p in scope.parties for lang in ("en", "ko") for w in words)
