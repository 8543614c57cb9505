"""What was watched, kept in SQLite: documents with their bytes, where they came from, stories, and what went wrong.

Write-ahead logging with full synchronisation: after a kill at any moment every transaction is there whole or not at all.
"""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gwanmun.sources.files import InputError
from gwanmun.watch.duplicates import likeness, same_story, signature
from gwanmun.watch.reading import Reading
from gwanmun.world.text import Text

FORMAT = 1
_SCHEMA = """
create table if not exists source (id integer primary key, place text unique not null, kind text not null, added text not null, etag text, modified text,
  next_try text, failures integer not null default 0, last_status text, last_ok text);
create table if not exists document (sha256 text primary key, bytes blob not null, kind text not null, title text not null, url text, name text not null,
  number text, published text, first_seen text not null, cluster integer not null, signature text not null, official integer not null);
create table if not exists sighting (source integer not null references source(id), sha256 text not null references document(sha256), seen text not null, place text not null, primary key (source, sha256, place));
create table if not exists problem (id integer primary key, source integer, place text not null, at text not null, en text not null, ko text not null);
create index if not exists document_number on document(number) where number is not null;
create index if not exists document_cluster on document(cluster);
"""
_SIMILAR_DAYS = 10


@dataclass(frozen=True)
class Watched:
    """A place that is watched: an address, a file or a folder."""

    id: int
    place: str
    kind: str
    etag: str | None
    modified: str | None
    next_try: str | None
    failures: int
    last_status: str | None


@dataclass(frozen=True)
class Kept:
    """A document in the store; ``cluster`` is the story it belongs to."""

    sha256: str
    data: bytes
    kind: str
    title: str
    url: str | None
    name: str
    number: str | None
    published: str | None
    first_seen: str
    cluster: int
    official: bool


def now() -> str:
    """The moment, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Store:
    """The store in one file.

    :raises InputError: if the file is no store, or of a later version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.base = sqlite3.connect(path, timeout=30, isolation_level=None)
            self.base.execute("pragma journal_mode=wal")
            self.base.execute("pragma synchronous=full")
            self.base.execute("pragma foreign_keys=on")
            version = int(self.base.execute("pragma user_version").fetchone()[0])
            if version > FORMAT:
                raise InputError(
                    Text(
                        en="was written by a later version of Gwanmun; update it",
                        ko="더 새로운 버전의 관문이 만든 파일입니다. 관문을 업데이트하십시오",
                    ),
                    str(path),
                )
            with self.transaction():
                for statement in _SCHEMA.split(";"):
                    if statement.strip():
                        self.base.execute(statement)
                self.base.execute(f"pragma user_version={FORMAT}")
        except sqlite3.DatabaseError as error:
            raise InputError(
                Text(en=f"is not a store of gwanmun watch ({error})", ko=f"gwanmun watch의 저장소가 아닙니다({error})"),
                str(path),
            ) from None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is written together."""
        self.base.execute("begin immediate")
        try:
            yield
        except BaseException:
            self.base.execute("rollback")
            raise
        self.base.execute("commit")

    def close(self) -> None:
        """Close the file."""
        self.base.close()

    def add_source(self, place: str, kind: str) -> bool:
        """Watch a place; whether it is new."""
        with self.transaction():
            done = self.base.execute(
                "insert or ignore into source(place, kind, added) values (?,?,?)", (place, kind, now())
            )
        return done.rowcount > 0

    def sources(self) -> list[Watched]:
        """The places that are watched, in the order in which they were added."""
        rows = self.base.execute(
            "select id, place, kind, etag, modified, next_try, failures, last_status from source order by id"
        )
        return [Watched(*row) for row in rows]

    def fetched(self, source: int, status: str, etag: str | None, modified: str | None) -> None:
        """Record a success."""
        with self.transaction():
            self.base.execute(
                "update source set etag=?, modified=?, failures=0, next_try=null, last_status=?, last_ok=? where id=?",
                (etag, modified, status, now(), source),
            )

    def failed(self, source: Watched, place: str, what: Text, wait: float | None) -> None:
        """Record a failure and when to try again (seconds from now); what is stored stays."""
        again = (datetime.now(UTC) + timedelta(seconds=wait)).isoformat(timespec="seconds") if wait else None
        with self.transaction():
            self.base.execute(
                "update source set failures=failures+1, next_try=?, last_status=? where id=?",
                (again, what.en, source.id),
            )
            self.base.execute(
                "insert into problem(source, place, at, en, ko) values (?,?,?,?,?)",
                (source.id, place, now(), what.en, what.ko or what.en),
            )

    def problems(self) -> list[tuple[str, str, Text]]:
        """What went wrong: place, moment, sentence; newest first."""
        rows = self.base.execute("select place, at, en, ko from problem order by id desc limit 200")
        return [(place, at, Text(en, ko)) for place, at, en, ko in rows]

    def has(self, data: bytes) -> bool:
        """Whether these very bytes are kept already."""
        digest = hashlib.sha256(data).hexdigest()
        return self.base.execute("select 1 from document where sha256=?", (digest,)).fetchone() is not None

    def keep(self, reading: Reading, data: bytes, name: str, source: int | None) -> tuple[bool, int]:
        """Keep a document with its bytes; whether it is new, and its story.

        The same bytes are kept once; a document of the same number, or a text that is the same story, joins its cluster.
        """
        signed = signature(f"{reading.title}\n{reading.main_text}")
        number = str(reading.metadata.get("document_number") or reading.metadata.get("instrument") or "") or None
        official = reading.kind in ("federal_register_json", "federal_register_page", "korean_ministry_notice")
        with self.transaction():
            old = self.base.execute("select cluster from document where sha256=?", (reading.sha256,)).fetchone()
            cluster = old[0] if old else self._cluster(number, signed, reading.published.value)
            if not old:
                self.base.execute(
                    "insert into document values (?,?,?,?,?,?,?,?,?,?,?,?)",
                    (
                        reading.sha256,
                        zlib.compress(data, 6),
                        reading.kind,
                        reading.title,
                        reading.url,
                        name,
                        number,
                        reading.published.value,
                        now(),
                        cluster,
                        json.dumps(signed),
                        int(official),
                    ),
                )
            if source is not None:
                self.base.execute(
                    "insert or ignore into sighting values (?,?,?,?)",
                    (source, reading.sha256, now(), reading.url or name),
                )
        return not old, cluster

    def _cluster(self, number: str | None, signed: tuple[int, ...], published: str | None) -> int:
        if number:
            row = self.base.execute("select cluster from document where number=?", (number,)).fetchone()
            if row:
                return int(row[0])
        best: tuple[float, int] | None = None
        for cluster, text, other, day in self.base.execute(
            "select cluster, signature, number, published from document"
        ):
            if (number and other and number != other) or _far(published, day):
                continue
            kept = json.loads(text)
            if same_story(signed, kept) and (best is None or likeness(signed, kept) > best[0]):
                best = (likeness(signed, kept), int(cluster))
        if best is not None:
            return best[1]
        return int(self.base.execute("select coalesce(max(cluster), 0) + 1 from document").fetchone()[0])

    def documents(self) -> list[Kept]:
        """All documents, oldest first."""
        rows = self.base.execute(
            "select sha256, bytes, kind, title, url, name, number, published, first_seen, cluster, official from document order by coalesce(published, first_seen), sha256"
        )
        return [
            Kept(r[0], zlib.decompress(r[1]), r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], bool(r[10])) for r in rows
        ]

    def confirmations(self, cluster: int) -> tuple[int, int]:
        """How many documents tell a story, and how many of them are official; copies and rewrites are one witness."""
        row = self.base.execute(
            "select count(*), coalesce(sum(official), 0) from document where cluster=?", (cluster,)
        ).fetchone()
        return int(row[0]), int(row[1])


def _far(one: str | None, other: str | None) -> bool:
    """Whether two documents are too far apart in time to be one story."""
    if not one or not other:
        return False
    try:
        return abs((datetime.fromisoformat(one[:10]) - datetime.fromisoformat(other[:10])).days) > _SIMILAR_DAYS
    except ValueError:
        return False
