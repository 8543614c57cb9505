"""One run over all watched places: fetch or open, read, keep; what fails is recorded and costs nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from gwanmun.sources.files import InputError, read_bytes
from gwanmun.watch.fetch import Fetcher, FetchError, backoff
from gwanmun.watch.read import read
from gwanmun.watch.reading import Reading
from gwanmun.watch.source import MAX_DOCUMENT
from gwanmun.watch.store import Store, Watched
from gwanmun.world.text import Text

MAX_FILES = 20_000
MAX_FROM_FEED = 60
_SUFFIXES = {".txt", ".md", ".markdown", ".html", ".htm", ".xml", ".json", ".rss", ".atom"}


@dataclass
class Report:
    """What a run did: counts, and one sentence for each thing that went wrong."""

    new: int = 0
    same: int = 0
    unchanged: int = 0
    waiting: int = 0
    problems: list[tuple[str, Text]] = field(default_factory=list)


def kind_of_place(place: str) -> tuple[str, str]:
    """What a place is (``url``, ``file``, ``folder``) and how it is written in the store.

    :raises InputError: if it is none.
    """
    if urlsplit(place).scheme in ("http", "https"):
        return "url", place
    path = Path(place)
    if path.is_symlink() or not path.exists():
        raise InputError(
            Text(
                en="there is no such file or folder, and it is no web address",
                ko="그런 파일이나 폴더가 없고 웹 주소도 아닙니다",
            ),
            place,
        )
    return ("folder" if path.is_dir() else "file"), str(path.resolve())


def run(store: Store, fetcher: Fetcher | None = None, on_each: Callable[[str], None] | None = None) -> Report:
    """Look at every watched place once."""
    report = Report()
    own = fetcher or Fetcher()
    try:
        for source in store.sources():
            if on_each is not None:
                on_each(source.place)
            if source.kind == "url":
                _address(store, own, source, report)
            else:
                _paths(store, source, report)
    finally:
        if fetcher is None:
            own.close()
    return report


def _address(store: Store, fetcher: Fetcher, source: Watched, report: Report) -> None:
    if source.next_try and datetime.fromisoformat(source.next_try) > datetime.now(UTC):
        report.waiting += 1
        return
    try:
        got = fetcher.fetch(source.place, source.etag, source.modified)
        if got.data is None:
            report.unchanged += 1
            store.fetched(source.id, "304", got.etag, got.modified)
            return
        reading = read(got.data, url=got.url, understand=False)
        _keep(store, reading, got.data, got.url, source, report)
    except InputError as error:
        wait = backoff(source.failures, error.wait if isinstance(error, FetchError) else None)
        store.failed(source, error.place or source.place, error.what, wait)
        report.problems.append((error.place or source.place, error.what))
        return
    # The marks of this version are kept only when all of it is stored; else it is fetched again.
    if _entries(store, fetcher, source, reading, report):
        store.fetched(source.id, "200", got.etag, got.modified)
    else:
        store.fetched(source.id, "200, entries missing", None, None)


def _entries(store: Store, fetcher: Fetcher, source: Watched, reading: Reading, report: Report) -> bool:
    """The documents that a feed leads to, those not yet seen; whether none has to be tried again."""
    if reading.kind != "feed":
        return True
    seen = {d.url for d in store.documents()}
    whole = True
    for entry in list(reading.entries)[:MAX_FROM_FEED]:
        url = str(entry.get("url") or "")
        if not url or url in seen:
            continue
        try:
            got = fetcher.fetch(url)
            if got.data is not None:
                _keep(store, read(got.data, url=url, understand=False), got.data, url, source, report)
        except InputError as error:
            whole = whole and (not isinstance(error, FetchError) or error.lasting)
            store.failed(source, error.place or url, error.what, None)
            report.problems.append((error.place or url, error.what))
    return whole


def _paths(store: Store, source: Watched, report: Report) -> None:
    for path in _files(Path(source.place)):
        try:
            data = read_bytes(path, MAX_DOCUMENT)
            if store.has(data):
                report.same += 1
                continue
            _keep(store, read(data, name=path.name, understand=False), data, path.name, source, report)
        except InputError as error:
            what = error.what
            store.failed(source, str(path), what, None)
            report.problems.append((str(path), what))


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    count = 0
    for each in sorted(path.rglob("*")):
        if each.suffix.lower() in _SUFFIXES and each.is_file() and not each.is_symlink():
            count += 1
            if count > MAX_FILES:
                return
            yield each


def _keep(store: Store, reading: Reading, data: bytes, name: str, source: Watched, report: Report) -> None:
    new, _ = store.keep(reading, data, name, source.id)
    report.new += new
    report.same += not new
