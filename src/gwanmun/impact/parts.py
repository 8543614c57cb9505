"""A book too large for one sitting, cut into parts: each part's answers are written whole, so that a run can resume."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from gwanmun.impact.batch import Decider, decide_batches
from gwanmun.impact.books import SCHEME, local, stems
from gwanmun.impact.columns import BookMapping
from gwanmun.impact.places import place_of
from gwanmun.law.rulebase import RuleBase
from gwanmun.sources.files import InputError
from gwanmun.version import __version__
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

PART_ROWS = 500_000
"""Rows of a part. It does not depend on the number of workers, so neither do the bytes of the answers."""

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows ``first`` to ``first + rows`` of a book; ``sha256`` is of the whole book, ``output`` names the answers.

    ``path`` is a file's, or the address of an object.

    ``rows`` is ``None`` for a file that does not say how many it has; it is then one part.
    """

    path: str
    sha256: str
    first: int
    rows: int | None
    output: str


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that the answers depend on but the rows; plain data that can be sent to another machine."""

    folder: str
    rules: str
    columns: tuple[tuple[str, str], ...]
    same_for_all: str
    known_at: str
    today: str
    on: str | None
    lists: str
    change: str | None = None
    edition: str | None = None
    engine: str = __version__

    @classmethod
    def of(cls, decider: Decider, folder: Path, change: Path | None = None, edition: str | None = None) -> Job:
        """The job that a decider does, to write into a folder.

        :raises InputError: if the folder is none of the file system or of an S3 store.
        """
        return cls(
            folder=place_of(folder).address,
            rules=decider.base.identity,
            columns=tuple(decider.mapping.columns.items()),
            same_for_all=json.dumps(dict(decider.mapping.same_for_all), sort_keys=True, default=str),
            known_at=decider.known_at.isoformat(),
            today=decider.today.isoformat(),
            on=decider.on.isoformat() if decider.on else None,
            lists=_lists_key(decider),
            change=str(change.resolve()) if change else None,
            edition=edition,
        )

    def identity(self) -> dict[str, Any]:
        """What must be equal for two runs to give the same answers; what names places is not part of it."""
        return {k: v for k, v in asdict(self).items() if k not in ("folder", "change", "edition")}


def _lists_key(decider: Decider) -> str:
    """The edition of the lists and what people decided about hits on them; empty without screening."""
    if decider.lists is None:
        return ""
    edition = json.dumps(decider.lists.screener.edition.as_dict(), sort_keys=True, default=str)
    from gwanmun.sources.places import data_folder

    decisions = data_folder() / "parties.jsonl"
    made = decisions.read_bytes() if decisions.is_file() else b""
    return sha256(edition.encode() + made).hexdigest()


def cut(books: Sequence[str | Path], rows: int = PART_ROWS) -> list[Part]:
    """The parts of some books, in the order of their names.

    :raises InputError: if there is no book, or two have the same name.
    """
    if not books:
        raise InputError(_NO_FILES)
    parts: list[Part] = []
    named = sorted(map(str, books), key=lambda b: PurePath(b).name)
    names = stems(named)
    for book, stem in zip(named, names, strict=True):
        if names.count(stem) > 1:
            raise InputError(_twice(stem), book)
        parts.extend(_of_book(book, stem, rows))
    return parts


def _of_book(book: str, stem: str, rows: int) -> Iterator[Part]:
    from gwanmun.impact.table import row_count

    path = local(book)
    digest, name = _digest(path), book if book.startswith(SCHEME) else str(path.resolve())
    total = row_count(path)
    if total is None:
        yield Part(name, digest, 0, None, f"{stem}.parquet")
        return
    for number, first in enumerate(range(0, max(total, 1), rows)):
        yield Part(name, digest, first, min(rows, total - first), f"{stem}-{number:05}.parquet")


def _digest(path: Path) -> str:
    found = sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                found.update(block)
    except OSError as error:
        raise InputError(_unreadable(error.strerror or str(error)), str(path)) from None
    return found.hexdigest()


def begin(job: Job, parts: Sequence[Part]) -> list[Part]:
    """Write down what will be decided, and return the parts that are not decided yet.

    :raises InputError: if the folder holds the answers of another run, or something else.
    """
    place = place_of(job.folder)
    wanted = {"format": 1, **job.identity(), "parts": [asdict(p) for p in parts]}
    wanted = json.loads(json.dumps(wanted))
    kept, there = manifest(place.address), place.names()
    if kept is None:
        if there:
            raise InputError(_NOT_EMPTY, place.address)
        place.put(MANIFEST, json.dumps(wanted, ensure_ascii=False, indent=1).encode())
    elif kept != wanted:
        different = ", ".join(sorted(k for k in {*kept, *wanted} if kept.get(k) != wanted.get(k)))
        raise InputError(_other_run(different), place.address)
    return [p for p in parts if p.output not in there or not place.has(p.output)]


def manifest(folder: str | Path) -> dict[str, Any] | None:
    """What a folder of answers says it holds; ``None`` where there is none.

    :raises InputError: if it cannot be read.
    """
    place = place_of(folder)
    written = place.read(MANIFEST)
    if written is None:
        return None
    try:
        found: dict[str, Any] = json.loads(written)
        return dict(found)
    except (ValueError, TypeError):
        raise InputError(_TORN, f"{place.address}/{MANIFEST}") from None


def decide_part(job: Job, part: Part) -> int:
    """Decide a part and put its answers in place; the number of its rows. What is there already stays.

    It depends on its arguments alone, and may run in any process, twice or again after a kill.
    """
    import pyarrow.parquet as pq

    place = place_of(job.folder)
    if place.has(part.output):
        return place.rows(part.output)
    decider = decider_of(job)
    rows, writer = 0, None
    with place.making(part.output) as partial:
        for decided in decide_batches(decider, _frames(part)):
            table = decided.to_arrow()
            writer = writer or pq.ParquetWriter(partial, table.schema, compression="zstd")
            writer.write_table(table)
            rows += table.num_rows
        if writer is not None:
            writer.close()
    return rows


def _frames(part: Part) -> Iterator[pl.DataFrame]:
    from gwanmun.impact.table import BATCH_ROWS, read_batches, read_rows

    path = local(part.path)
    if part.path.startswith(SCHEME) and _digest(path) != part.sha256:
        # What was brought here is the object as it is now, which need not be the one that the run began with.
        raise InputError(_CHANGED, part.path)
    if part.rows is None:
        yield from read_batches(path)
        return
    for first in range(part.first, part.first + max(part.rows, 1), BATCH_ROWS):
        yield read_rows(path, first, min(BATCH_ROWS, part.first + part.rows - first))


@lru_cache(maxsize=1)
def decider_of(job: Job) -> Decider:
    """What does the job in this process; it keeps the cases that it has met for the next part.

    :raises InputError: if the rules or lists here are not those of the job.
    """
    from gwanmun.law.load import rules

    base = rules() if job.change is None else _changed(Path(job.change))
    same = json.loads(job.same_for_all)
    lists = None
    if job.lists:
        from gwanmun.impact.screening import BookLists

        lists = BookLists.open(job.edition)
    made = Decider(
        base,
        BookMapping(dict(job.columns), same),
        date.fromisoformat(job.known_at),
        date.fromisoformat(job.today),
        date.fromisoformat(job.on) if job.on else None,
        lists,
    )
    if base.identity != job.rules or _lists_key(made) != job.lists:
        raise InputError(_OTHER_RULES)
    return made


def _changed(path: Path) -> RuleBase:
    from gwanmun.law.load import rules
    from gwanmun.watch.changes import load_change
    from gwanmun.watch.effects import tried

    return tried(rules(), load_change(path))


def attempt(job: Job, part: Part) -> tuple[int, Text | None, str]:
    """Decide a part in another process: its rows, or what is wrong with it and where.

    An error is sent back as plain data, because not every exception survives the way between processes.
    """
    try:
        return decide_part(job, part), None, ""
    except InputError as error:
        return 0, error.what, error.place
    except OSError as error:
        return 0, _not_written(error.strerror or str(error)), job.folder


def _not_written(why: str) -> Text:
    return Text(
        en=f"a part could not be written ({why}); what is decided is kept, run the command again",
        ko=f"일부를 쓸 수 없습니다({why}). 판정된 부분은 남아 있으니 다시 실행하십시오",
    )


def _twice(stem: str) -> Text:
    return Text(
        en=f"two files are named {stem!r}; the answers of one would replace those of the other",
        ko=f"이름이 '{stem}'인 파일이 둘입니다. 결과가 겹치므로 이름을 바꾸십시오",
    )


def _unreadable(why: str) -> Text:
    return Text(en=f"cannot be read ({why})", ko=f"읽을 수 없습니다({why})")


def _other_run(different: str) -> Text:
    return Text(
        en=f"holds the answers of another run (different: {different}); name another folder",
        ko=f"다른 실행의 결과가 들어 있습니다(다른 점: {different}). 다른 폴더를 지정하십시오",
    )


_NO_FILES = Text(en="there is no book of shipments to decide", ko="판정할 선적 목록이 없습니다")
_CHANGED = Text(
    en="was changed since the run began; begin a new run in another folder",
    ko="실행을 시작한 뒤 바뀌었습니다. 다른 폴더에 새로 실행하십시오",
)
_NOT_EMPTY = Text(
    en="is not empty and holds no answers; name a new folder", ko="비어 있지 않은 폴더입니다. 새 폴더를 지정하십시오"
)
_TORN = Text(en="is no manifest; name another folder", ko="실행 기록이 아닙니다. 다른 폴더를 지정하십시오")
_OTHER_RULES = Text(
    en="a worker has other rules or lists than this machine; install the same version and edition everywhere",
    ko="작업자의 규칙이나 명단이 이 컴퓨터와 다릅니다. 같은 버전과 같은 명단을 설치하십시오",
)
