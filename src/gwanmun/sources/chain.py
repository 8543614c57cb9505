"""An append-only log whose lines are chained by hash, so that an edit, a gap or a cut tail is noticed later.

Each line is JSON: ``{"n", "at", "prev", "data", "hash"}``; ``hash`` is the SHA-256 of the line without it, ``prev``
the hash of the line before. Beside the log stands its head (count and last hash): a log shorter than its head has
lost lines. Writers take turns by a lock on a file beside the log.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gwanmun.sources.files import write_atomically
from gwanmun.world.text import Text

START = "0" * 64
"""What the first line names as its predecessor."""


@dataclass(frozen=True, slots=True)
class Appended:
    """The line that was written, and where the remains of an unfinished line were put, if there were any."""

    number: int
    hash: str
    torn: Path | None


def append(path: Path, data: Any) -> Appended:
    """Add one entry and return its number (from 1) and hash. It is on the disk when this returns.

    The unfinished last line of a writer that was killed is moved to a file of its own; a last line that is whole but
    for its line break is kept.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _turn(path):
        torn = _heal(path)
        number, previous = _last(path)
        line, digest = _hashed(number + 1, previous, data)
        with path.open("ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        _write_head(path, number + 1, digest)
    return Appended(number + 1, digest, torn)


def _hashed(number: int, previous: str, data: Any) -> tuple[bytes, str]:
    """The line of a new entry and its hash; the data, which may be large, are encoded once."""
    body = _line({"n": number, "at": _now(), "prev": previous, "data": data})
    digest = hashlib.sha256(body).hexdigest()
    # Keys are sorted: the hash stands between the data and what follows them.
    after = f',"n":{number},"prev":"{previous}"}}\n'.encode()
    return body.removesuffix(after) + f',"hash":"{digest}"'.encode() + after, digest


def entry_hash(entry: dict[str, Any]) -> str:
    """The hash of an entry: of everything in it but the hash itself."""
    return hashlib.sha256(_line({k: v for k, v in entry.items() if k != "hash"})).hexdigest()


def entries(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """The lines of a log with their numbers; ``None`` for a line that is no entry."""
    if not path.exists():
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            yield number, _entry(line)


def verify(path: Path) -> tuple[Text, ...]:
    """What is wrong with a log: each edited, missing or unreadable line, and a tail that was cut off."""
    found: list[Text] = []
    previous, count = START, 0
    for number, entry in entries(path):
        count = number
        if entry is None:
            found.append(Text(f"line {number} is not a whole entry", f"{number}번째 줄이 온전하지 않습니다"))
            continue
        if entry["hash"] != entry_hash(entry):
            found.append(Text(f"line {number} was changed", f"{number}번째 줄이 바뀌었습니다"))
        if entry["prev"] != previous:
            found.append(
                Text(f"line {number} does not follow the line before it", f"{number}번째 줄이 앞줄과 이어지지 않습니다")
            )
        previous = entry["hash"]
    head = _read_head(path)
    if head is not None and head[0] > count:
        missing = head[0] - count
        found.append(Text(f"the last {missing} lines are missing", f"마지막 {missing}줄이 없습니다"))
    return tuple(found)


def _heal(path: Path) -> Path | None:
    if not path.exists():
        return None
    with path.open("r+b") as file:
        start = _last_line_start(file)
        tail = file.read()
        if not tail or tail.endswith(b"\n"):
            return None
        if _entry(tail) is not None:
            file.write(b"\n")
            return None
        torn = path.with_name(f"{path.name}.torn-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
        write_atomically(torn, tail)
        file.truncate(start)
        return torn


def _last(path: Path) -> tuple[int, str]:
    """Number and hash of the last entry."""
    if not path.exists():
        return 0, START
    with path.open("rb") as file:
        _last_line_start(file)
        entry = _entry(file.read())
    return (entry["n"], entry["hash"]) if entry else (0, START)


def _last_line_start(file: Any, block: int = 65_536) -> int:
    """Move to the beginning of the last line, reading from the end; returns its offset."""
    end = file.seek(0, os.SEEK_END)
    position, tail = end, b""
    while position > 0:
        step = min(block, position)
        position -= step
        file.seek(position)
        tail = file.read(step) + tail
        # The line break that ends the file belongs to the last line.
        cut = tail.rstrip(b"\n").rfind(b"\n") if tail.strip(b"\n") else -1
        if cut >= 0:
            return int(file.seek(position + cut + 1))
    return int(file.seek(0))


def _entry(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) and {"n", "prev", "data", "hash"} <= entry.keys() else None


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _head_path(path: Path) -> Path:
    return path.with_name(path.name + ".head")


def _write_head(path: Path, count: int, last: str) -> None:
    write_atomically(_head_path(path), json.dumps({"count": count, "hash": last}).encode())


def _read_head(path: Path) -> tuple[int, str] | None:
    try:
        head = json.loads(_head_path(path).read_bytes())
        return int(head["count"]), str(head["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Hold the log's lock; the system lets go of it if the process dies."""
    with path.with_name(path.name + ".lock").open("a+b") as lock:
        if os.name == "nt":
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
