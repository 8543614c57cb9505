"""Editions of the lists: kept side by side, switched in one step, and never replaced by something worse.

An edition is a folder with the files as published, ``manifest.json`` (hash, date and count of each) and what was built
from them. ``current`` names the edition in use. A kill at any moment leaves a whole edition in use.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gwanmun.sources.entries import Entry, dumps
from gwanmun.sources.files import InputError, write_atomically
from gwanmun.sources.lists.registry import Source, date_in, sources
from gwanmun.world.text import Text

MAX_LOSS = 0.1
"""A list that loses more than this share of its entries is taken for a broken file."""
Build = Callable[[Path, list[Entry], "Manifest"], None]
"""Builds what is made of the entries in the folder of a new edition."""


@dataclass(frozen=True, slots=True)
class Part:
    """One source in an edition.

    :param date: the day the list is of, as the file or its server says; the day it was fetched where neither does.
    :param lists: how many entries of which list it holds.
    """

    source: str
    date: str
    files: dict[str, str]
    """File name → SHA-256."""
    lists: dict[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition is made of."""

    id: str
    made_at: str
    parts: tuple[Part, ...]

    @property
    def lists(self) -> dict[str, str]:
        """Each list with its date; the newest where several sources hold it."""
        found: dict[str, str] = {}
        for part in self.parts:
            for name in part.lists:
                found[name] = max(part.date, found.get(name, ""))
        return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source in an update: taken, kept (refused, the old edition stays), or missing."""

    source: str
    state: str
    entries: int = 0
    before: int = 0
    date: str = ""
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """Files of a source, offered for a new edition; or why they could not be had."""

    source: Source
    files: tuple[tuple[str, bytes], ...] = ()
    date: str = ""
    problem: Text | None = None


class Editions:
    """The editions in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> str | None:
        """The edition in use; nothing where there is none yet."""
        try:
            name = (self.folder / "current").read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return name if name and (self.folder / name / "manifest.json").is_file() else None

    def all(self) -> list[str]:
        """The editions kept, oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(p.parent.name for p in self.folder.glob("*/manifest.json") if not p.parent.name.startswith("."))

    def path(self, edition: str) -> Path:
        """The folder of an edition.

        :raises InputError: if there is none of that name.
        """
        if edition not in self.all():
            kept = ", ".join(self.all()) or "—"
            raise InputError(
                Text(en=f"no such edition; kept are {kept}", ko=f"그런 판이 없습니다. 보관된 판: {kept}"), edition
            )
        return self.folder / edition

    def manifest(self, edition: str) -> Manifest:
        """What an edition is made of.

        :raises InputError: if its manifest cannot be read.
        """
        try:
            read = json.loads((self.path(edition) / "manifest.json").read_bytes())
            parts = tuple(Part(**p) for p in read["parts"])
            return Manifest(read["id"], read["made_at"], parts)
        except (OSError, ValueError, KeyError, TypeError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(_DAMAGED, edition) from None

    def verify(self, edition: str) -> list[Text]:
        """What is wrong with an edition: files that are missing or were changed."""
        problems = []
        for part in self.manifest(edition).parts:
            for name, expected in part.files.items():
                try:
                    found = hashlib.sha256((self.path(edition) / name).read_bytes()).hexdigest()
                except OSError:
                    problems.append(Text(f"{name} is missing", f"{name} 파일이 없습니다"))
                    continue
                if found != expected:
                    problems.append(Text(f"{name} was changed", f"{name} 파일이 바뀌었습니다"))
        return problems

    def update(
        self,
        offered: Iterable[Offered],
        build: Build,
        *,
        max_loss: float = MAX_LOSS,
        accept: frozenset[str] = frozenset(),
    ) -> tuple[str | None, list[Outcome]]:
        """Make a new edition of what is offered and, for the rest, of the edition in use; and switch to it.

        :param accept: sources whose loss of entries or earlier date a person has looked at and accepts.
        :returns: the new edition, or nothing where nothing new was taken; and what became of each source.
        """
        before = self._parts()
        taken: dict[str, tuple[Part, dict[str, bytes], list[Entry]]] = {}
        outcomes = []
        for offer in offered:
            outcome, kept = self._judge(offer, before.get(offer.source.name), max_loss, offer.source.name in accept)
            outcomes.append(outcome)
            if kept is not None:
                taken[offer.source.name] = kept
        if not taken:
            return None, outcomes
        for name, (part, folder) in before.items():
            if name not in taken:
                files = {f: (folder / f).read_bytes() for f in part.files}
                taken[name] = part, files, sources()[name].read(list(files.values()), name)
        return self._write(taken, build), outcomes

    def _parts(self) -> dict[str, tuple[Part, Path]]:
        name = self.current()
        return {p.source: (p, self.folder / name) for p in self.manifest(name).parts} if name else {}

    def _judge(
        self, offer: Offered, before: tuple[Part, Path] | None, max_loss: float, accepted: bool
    ) -> tuple[Outcome, tuple[Part, dict[str, bytes], list[Entry]] | None]:
        name = offer.source.name
        had = sum(before[0].lists.values()) if before else 0
        if offer.problem is not None:
            return Outcome(name, "kept" if before else "missing", 0, had, reason=offer.problem), None
        try:
            entries = offer.source.read([data for _, data in offer.files], offer.files[0][0])
            date = date_in(offer.files[0][1], name) or offer.date or datetime.now(UTC).date().isoformat()
        except InputError as error:
            what = Text(error.message("en"), error.message("ko"))
            return Outcome(name, "kept" if before else "missing", 0, had, reason=what), None
        files = {f"{name}-{i}-{Path(f).name}": data for i, (f, data) in enumerate(offer.files)}
        counts: dict[str, int] = {}
        for entry in entries:
            counts[entry.list] = counts.get(entry.list, 0) + 1
        part = Part(name, date, {f: hashlib.sha256(d).hexdigest() for f, d in files.items()}, counts)
        problem = None if accepted or before is None else _worse(part, before[0], max_loss)
        if problem is not None:
            return Outcome(name, "kept", len(entries), had, date, problem), None
        return Outcome(name, "taken", len(entries), had, date), (part, files, entries)

    def _write(self, taken: dict[str, tuple[Part, dict[str, bytes], list[Entry]]], build: Build) -> str:
        parts = tuple(taken[name][0] for name in sorted(taken))
        made = datetime.now(UTC)
        digest = hashlib.sha256(dumps([asdict(p) for p in parts]).encode()).hexdigest()
        manifest = Manifest(f"{made:%Y-%m-%dT%H%M%S%f}-{digest[:8]}", made.isoformat(timespec="seconds"), parts)
        self.folder.mkdir(parents=True, exist_ok=True)
        for remains in self.folder.glob(".new-*"):
            shutil.rmtree(remains, ignore_errors=True)
        new = self.folder / f".new-{manifest.id}"
        new.mkdir()
        for _, files, _ in taken.values():
            for name, data in files.items():
                write_atomically(new / name, data)
        build(new, _newest(taken), manifest)
        write_atomically(new / "manifest.json", json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode())
        new.rename(self.folder / manifest.id)
        _sync(self.folder)
        write_atomically(self.folder / "current", manifest.id.encode())
        return manifest.id


def _newest(taken: dict[str, tuple[Part, dict[str, bytes], list[Entry]]]) -> list[Entry]:
    """The entries of each list from the source that is of the latest day; an older copy of a list is not mixed in."""
    best: dict[str, str] = {}
    for name in sorted(taken):
        for list_name in taken[name][0].lists:
            if list_name not in best or taken[name][0].date > taken[best[list_name]][0].date:
                best[list_name] = name
    return [e for name in sorted(taken) for e in taken[name][2] if best[e.list] == name]


def _worse(new: Part, old: Part, max_loss: float) -> Text | None:
    """Why ``new`` is not taken in the place of ``old``; nothing where it is."""
    if new.date < old.date:
        return Text(
            f"is of {new.date}, older than the one of {old.date} in use",
            f"{new.date} 자료로, 쓰고 있는 {old.date}보다 오래되었습니다",
        )
    for name, count in old.lists.items():
        now = new.lists.get(name, 0)
        if count >= 5 and now < count * (1 - max_loss):
            return Text(
                f"{name} would shrink from {count} to {now} entries; look at it, then accept it",
                f"{name} 항목이 {count}개에서 {now}개로 줄어듭니다. 확인한 뒤 수락하십시오",
            )
    return None


def _sync(folder: Path) -> None:
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def offered_from(folder: Path, wanted: Iterable[Source]) -> list[Offered]:
    """What a folder holds of the sources wanted; sources without files there are left out."""
    from gwanmun.sources.files import read_bytes
    from gwanmun.sources.lists.common import MAX_UNPACKED

    if not folder.is_dir():
        raise InputError(Text(en="is not a folder", ko="폴더가 아닙니다"), str(folder))
    found = []
    for source in wanted:
        if paths := source.find(folder):
            dates = [m for p in paths if (m := _date_of_name(p.name))]
            files = tuple((p.name, read_bytes(p, MAX_UNPACKED)) for p in paths)
            found.append(Offered(source, files, min(dates, default="")))
    return found


def _date_of_name(name: str) -> str:
    import re

    match = re.search(r"(20\d\d)-?(\d\d)(?:-?(\d\d))?", name)
    return "-".join(p for p in match.groups() if p) if match else ""


def offered_by_publishers(wanted: Iterable[Source], get: Callable[[str], Any] | None = None) -> list[Offered]:
    """What the publishers give now; a source that cannot be had whole is offered with its problem."""
    from gwanmun.sources.fetch import fetch

    found = []
    for source in wanted:
        if not source.urls:
            continue
        try:
            fetched = [(url, (get or fetch)(url)) for url in source.urls]
            files = tuple((url.rpartition("/")[2].partition("?")[0] or "list", f.data) for url, f in fetched)
            found.append(Offered(source, files, min((f.modified for _, f in fetched), default="")))
        except InputError as error:
            found.append(Offered(source, problem=Text(error.message("en"), error.message("ko"))))
    return found


_DAMAGED = Text(en="the manifest of this edition is damaged", ko="이 판의 목록 정보가 손상되었습니다")
