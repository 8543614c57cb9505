"""A change of law as an object of its own: its instrument, the stages it goes through with their days, and its scope.

The file format is described in docs/reference/change-file.md.
"""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from gwanmun.law.schema import Day, ProvisionFile, TextFile
from gwanmun.sources.files import InputError, write_atomically
from gwanmun.sources.yaml_text import Document, load, parse_yaml
from gwanmun.world.text import Text

StageName: TypeAlias = Literal[
    "announced", "proposed", "adopted", "final", "in_force", "suspended", "expired", "revoked"
]
Mover: TypeAlias = Literal["press", "official", "calendar"]
Direction: TypeAlias = Literal["tightening", "easing", "mixed", "neutral"]

LADDER: tuple[StageName, ...] = (
    "announced",
    "proposed",
    "adopted",
    "final",
    "in_force",
    "suspended",
    "expired",
    "revoked",
)
"""Stages in their order; of two that begin on one day, the later in this order holds."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Stage(_Strict):
    """One stage: its first day, who moved the change there, and the document that says so.

    ``until`` (for a suspension or a term) is the first day on which it no longer holds: the stage before it revives.
    ``known`` is the day on which it was published; without it, the day of the stage itself.
    """

    stage: StageName
    from_: Day = Field(alias="from")
    until: Day | None = None
    by: Mover
    known: Day | None = None
    source: str = ""
    url: str = ""
    note: TextFile | None = None

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @property
    def start(self) -> date:
        """The first day."""
        return date.fromisoformat(self.from_)

    @property
    def end(self) -> date | None:
        """The first day no more."""
        return date.fromisoformat(self.until) if self.until else None

    @property
    def known_from(self) -> date:
        """The day from which one could know it."""
        return date.fromisoformat(self.known) if self.known else self.start

    @model_validator(mode="after")
    def _days(self) -> Stage:
        for day in (self.from_, self.until, self.known):
            if day is not None:
                date.fromisoformat(day)
        if self.until is not None and self.until <= self.from_:
            raise ValueError("until must be later than from")
        return self


class Instrument(_Strict):
    """The document that makes the change: ``fr`` is a Federal Register document, ``gosi`` a Korean public notice."""

    kind: Literal["fr", "gosi", "act", "decree", "press", "other"]
    name: str = ""
    document: str = ""
    url: str = ""


class Scope(_Strict):
    """What it is about. Parties and topics are ids of the gazetteer or names; countries are ISO codes."""

    eccn: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    end_uses: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Close(_Strict):
    """The provision (or every row ``name[key]``, or all that begin with ``name*``) ends: ``close`` is its first day out of force."""

    provision: str
    close: Day


class Add(_Strict):
    """A provision that begins: ``section`` is ``jurisdiction/number``, ``add`` is written as in a rule file."""

    add: ProvisionFile
    section: str


Effect: TypeAlias = Close | Add


class Supersedes(_Strict):
    """An earlier change that this one ends, and what becomes of it when this one is in force."""

    change: str
    as_: Literal["revoked", "expired", "suspended"] = Field("revoked", alias="as")
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Figure(_Strict):
    """A number that the change states: 682 items added, 1,159 in all."""

    what: str
    value: float


class Change(_Strict):
    """A regulatory change. Press suggests one; an official document, or a calendar day, moves its stage."""

    change: str
    title: TextFile
    instrument: Instrument
    direction: Direction
    stages: tuple[Stage, ...] = Field(min_length=1)
    scope: Scope = Scope()
    supersedes: tuple[Supersedes, ...] = ()
    touches: tuple[str, ...] = ()
    effect: tuple[Close | Add, ...] = ()
    figures: tuple[Figure, ...] = ()
    summary: TextFile | None = None
    duty: TextFile | None = None

    @property
    def id(self) -> str:
        """Its name."""
        return self.change

    def stage_on(self, day: date, known_at: date | None = None) -> Stage | None:
        """The stage that holds on ``day`` as known on ``known_at`` (by default: as known on any day); None before the first.

        A stage that ends (a stay) gives way to the one before it. Press alone never takes a change beyond "announced".
        """
        live = [s for s in self.stages if s.start <= day and (s.end is None or day < s.end)]
        live = [s for s in live if known_at is None or s.known_from <= known_at]
        live = [s for s in live if s.by != "press" or s.stage in ("announced", "proposed")]
        if not live:
            return None
        # What ends or suspends a change outlasts what began it on the same day or later in print.
        return max(live, key=lambda s: (s.start, LADDER.index(s.stage)))

    def reached(self, day: date, known_at: date | None = None) -> tuple[StageName, ...]:
        """Every stage reached by ``day``, in order, whether or not it still holds."""
        seen = [s for s in self.stages if s.start <= day and (known_at is None or s.known_from <= known_at)]
        return tuple(dict.fromkeys(s.stage for s in sorted(seen, key=lambda s: (s.start, LADDER.index(s.stage)))))

    def day_of(self, stage: StageName) -> date | None:
        """The first day of a stage."""
        return min((s.start for s in self.stages if s.stage == stage), default=None)

    def as_known(self, day: date) -> Change:
        """The change without the stages that were published later than ``day``."""
        return self.model_copy(update={"stages": tuple(s for s in self.stages if s.known_from <= day)})

    def made_by(self, number: str) -> bool:
        """Whether a document makes the change, or one of its stages (a stay, an extension)."""
        if not number:
            return False
        names = (self.instrument.document, self.instrument.name, *(s.source for s in self.stages))
        return number in names or any(s.url.endswith(f"/d/{number}") for s in self.stages)

    def official(self) -> bool:
        """Whether an official document stands behind it."""
        return any(s.by == "official" for s in self.stages)

    def moved(self, stage: Stage) -> Change:
        """This change with one more stage.

        :raises InputError: if press would move it beyond announced or proposed.
        """
        if stage.by == "press" and stage.stage not in ("announced", "proposed"):
            raise InputError(
                Text(
                    en="press can suggest a change but not move its stage",
                    ko="언론 보도는 변경을 제안할 수 있으나 단계를 옮길 수 없습니다",
                ),
                self.change,
            )
        stages = sorted(
            {s.model_dump_json(by_alias=True): s for s in (*self.stages, stage)}.values(),
            key=lambda s: (s.start, LADDER.index(s.stage)),
        )
        return self.model_copy(update={"stages": tuple(stages)})

    def to_yaml(self) -> str:
        """The change as a file that :func:`load_change` reads back."""
        data = self.model_dump(by_alias=True, exclude_defaults=True, mode="json")
        return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)

    def save(self, path: Path) -> None:
        """Write the change to a file; a kill leaves the old file or the new one."""
        write_atomically(path, self.to_yaml().encode())


def load_change(path: Path | str) -> Change:
    """The change in a YAML or JSON file.

    :raises InputError: with file, line and field, if it is not one.
    """
    return _checked(load(Path(path)))


def parse_change(text: str, name: str) -> Change:
    """The change in YAML ``text``."""
    return _checked(parse_yaml(text, name))


def _checked(document: Document) -> Change:
    try:
        return Change.model_validate(document.data)
    except ValidationError as error:
        first = error.errors()[0]
        path = tuple(p for p in first["loc"] if not (isinstance(p, str) and p in ("Close", "Add")))
        raise InputError(
            Text(en=f"this is not a change ({first['msg']})", ko=f"변경 파일의 형식이 아닙니다({first['msg']})"),
            document.place(path),
        ) from None


@dataclass(frozen=True)
class Record:
    """The changes that are known, and what they do to each other."""

    changes: dict[str, Change]

    @classmethod
    def of(cls, changes: list[Change]) -> Record:
        """The record of some changes; of two with one id the later stands."""
        by_id = {c.change: c for c in changes}
        for change in list(by_id.values()):
            for old in change.supersedes:
                if old.change in by_id:
                    by_id[old.change] = _ended(by_id[old.change], change, old)
        return cls(by_id)

    def with_(self, change: Change) -> Record:
        """The record with one more change."""
        return Record.of([*self.changes.values(), change])

    def by_document(self, number: str) -> Change | None:
        """The change that a document makes."""
        found = [c for c in self.changes.values() if c.made_by(number)]
        # The document that makes a change before one that only stays it.
        return next((c for c in found if number in (c.instrument.document, c.instrument.name)), next(iter(found), None))

    def later(self, change: Change) -> tuple[Change, ...]:
        """The changes that supersede one, earliest first."""
        after = [c for c in self.changes.values() if any(s.change == change.change for s in c.supersedes)]
        return tuple(sorted(after, key=lambda c: c.stages[0].start))


def _ended(old: Change, by: Change, how: Supersedes) -> Change:
    """The superseded change with the stage that ends it: from the day the later one is in force, known when that was published."""
    stages = list(old.stages)
    for stage in by.stages:
        if stage.stage != "in_force":
            continue
        known = min((s.known_from for s in by.stages if s.by == "official"), default=stage.known_from)
        end = Stage.model_validate(
            {
                "stage": how.as_,
                "from": stage.from_,
                "until": stage.until,
                "by": "official",
                "known": known.isoformat(),
                "source": by.instrument.name or by.change,
                "url": by.instrument.url,
            }
        )
        if end not in stages:
            stages.append(end)
    return old.model_copy(update={"stages": tuple(sorted(stages, key=lambda s: (s.start, LADDER.index(s.stage))))})


def record(folder: Path | None = None) -> Record:
    """The changes that come with the package, and those of a folder of the user's."""
    from importlib import resources

    changes = []
    own = resources.files("gwanmun.watch.data").joinpath("changes")
    for item in sorted(own.iterdir(), key=lambda p: p.name):
        if item.name.endswith(".yaml"):
            changes.append(parse_change(item.read_text(encoding="utf-8"), item.name))
    if folder is not None and folder.is_dir():
        changes += [load_change(p) for p in sorted(folder.glob("*.yaml"))]
    return Record.of(changes)


def unknown_provisions(change: Change, names: set[str]) -> tuple[str, ...]:
    """The provisions that a change names and the rule base does not have."""
    wanted = [*change.touches, *(e.provision for e in change.effect if isinstance(e, Close))]
    return tuple(dict.fromkeys(w for w in wanted if not any(matches(w, n) for n in names)))


def matches(wanted: str, name: str) -> bool:
    """Whether a provision of the rule base is the one, or one of the rows, that a change names."""
    if wanted.endswith("*"):
        return name.startswith(wanted[:-1])
    if wanted == name:
        return True
    if wanted.endswith("]"):
        return name.startswith(wanted[:-1] + ":")
    return name.startswith(wanted + "[")


__all__ = [
    "Add",
    "Change",
    "Close",
    "Effect",
    "Figure",
    "Instrument",
    "Record",
    "Scope",
    "Stage",
    "Supersedes",
    "load_change",
    "matches",
    "parse_change",
    "record",
    "unknown_provisions",
]
