"""What a brief is made of: sentences with their evidence, the documents it rests on, and the words for stages."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from gwanmun.watch.changes import Change, StageName
from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.reading import Reading
from gwanmun.world.text import Text

STAGES: dict[StageName, Text] = {
    "announced": Text("announced", "발표"), "proposed": Text("proposed", "행정예고·제안"), "adopted": Text("adopted by the legislature", "국회 통과"), "final": Text("final", "확정"),
    "in_force": Text("in force", "시행 중"), "suspended": Text("suspended", "정지"), "expired": Text("expired", "만료"), "revoked": Text("revoked", "철회"),
}  # fmt: skip
AHEAD: dict[str, Text] = {
    "announced": Text("to be announced", "발표 예정"), "proposed": Text("to be proposed", "행정예고·제안 예정"), "adopted": Text("to be adopted by the legislature", "국회 통과 예정"), "final": Text("to be issued", "공포 예정"),
    "in_force": Text("to take effect", "시행 예정"),
}  # fmt: skip
"""Stages that are still ahead."""
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


@dataclass(frozen=True)
class Interest:
    """What the user ships: control numbers, countries (ISO codes), parties; empty means everything."""

    eccn: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.eccn or self.countries or self.parties)


def evidence_at(name: str, reading: Reading, start: int, end: int) -> Evidence:
    """A place in a document as evidence."""
    return Evidence(name, start, end, " ".join(reading.text[start:end].split()), reading.url or "")


def document_evidence(name: str, reading: Reading) -> Evidence:
    """A document as a whole: its first words, never its furniture or the marks around its fields."""
    block = next((b for b in reading.blocks if not b.noise and b.text.strip()), None)
    return evidence_at(name, reading, block.start if block else 0, block.end if block else len(reading.text))


def stage_words(change: Change, stage: StageName) -> Text:
    """A stage in words. "final" says no more than that: whether it is in force, only its day can tell."""
    if stage != "final":
        return STAGES[stage]
    if change.day_of("in_force") is not None:
        return Text("final, not yet in force", "확정(미시행)")
    return Text("final (effective day not known here)", "확정(시행일 미확인)")


def entry_name(id_: str, lang: str) -> str:
    """The name of an entry of the gazetteer, or the id where it has none."""
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
