"""The books that a person names: files, folders, patterns, and objects of an S3 store, which are brought here first."""

from __future__ import annotations

import glob
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

from gwanmun.impact.table import SUFFIXES
from gwanmun.law.load import cache_folder
from gwanmun.sources.files import InputError, is_pattern, replaced
from gwanmun.world.text import Text

SCHEME = "s3://"


_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:$")
"""What is left of ``s3://`` at the beginning of a path; a drive has one letter."""


def address_of(named: str | Path) -> str:
    """What was named, with both strokes of an address, of which a path keeps one."""
    parts = Path(named).parts
    return f"{parts[0]}//{'/'.join(parts[1:])}" if parts and _ADDRESS.match(parts[0]) else str(named)


def on_this_machine(output: Path) -> Path:
    """A place for answers, if it is one of the file system.

    :raises InputError: for an address, which would otherwise become a folder of that name here.
    """
    if output.parts and _ADDRESS.match(output.parts[0]):
        raise InputError(_NOT_HERE, address_of(output))
    return output


def books_of(named: Iterable[str]) -> list[str]:
    """The books that are named, as paths or addresses of objects; what lies in a folder and is no book is left out.

    :raises InputError: for a name behind which there is no book.
    """
    found: list[str] = []
    for name in named:
        if name.startswith(SCHEME):
            inside = _objects(name)
        elif is_pattern(name):
            inside = sorted(p for p in glob.glob(name) if _is_book(p))  # noqa: PTH207 - patterns may begin at the root
        elif Path(name).is_dir():
            inside = sorted(str(p) for p in Path(name).iterdir() if _is_book(p.name))
        elif not _is_book(name):
            raise InputError(_NO_BOOK, name)
        else:
            inside = [name]
        if not inside:
            raise InputError(_NOTHING, name)
        found += inside
    return list(dict.fromkeys(found))


def _is_book(name: str) -> bool:
    path = PurePosixPath(name.replace(os.sep, "/"))
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def local(book: str) -> Path:
    """The file of a book on this machine. An object is brought to the cache folder once, and again when it changed.

    :raises InputError: if the object cannot be read.
    """
    if not book.startswith(SCHEME):
        return Path(book)
    store, key = store_of(book)
    try:
        about = store.get_file_info(key)
        if not about.is_file:
            raise InputError(_NOTHING, book)
        place = cache_folder() / "objects" / sha256(book.encode()).hexdigest()[:24]
        target = place / f"{about.size}-{about.mtime_ns}" / PurePosixPath(key).name
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            with replaced(target) as partial, store.open_input_stream(key) as stream, partial.open("wb") as file:
                while block := stream.read(1 << 22):
                    file.write(block)
            # What the object was before is not needed any more.
            for old in place.iterdir():
                if old != target.parent:
                    shutil.rmtree(old, ignore_errors=True)
        return target
    except OSError as error:
        raise InputError(_unreadable(error), book) from None


def _objects(pattern: str) -> list[str]:
    """The books at an address: an object, those under a folder, or those that fit a pattern in the last part."""
    from pyarrow.fs import FileSelector

    store, key = store_of(pattern)
    head, _, last = key.rstrip("/").rpartition("/")
    try:
        if any(c in last for c in "*?["):
            inside = store.get_file_info(FileSelector(head, allow_not_found=True))
            keys = [i.path for i in inside if i.is_file and fnmatchcase(i.base_name, last)]
        elif _is_book(last):
            return [pattern]
        else:
            keys = [i.path for i in store.get_file_info(FileSelector(key.rstrip("/"))) if i.is_file]
    except OSError as error:
        raise InputError(_unreadable(error), pattern) from None
    return sorted(SCHEME + k for k in keys if _is_book(k))


def store_of(address: str) -> tuple[Any, str]:
    """The store behind an address, and the key in it. ``AWS_ENDPOINT_URL`` names a store other than Amazon's."""
    from pyarrow.fs import FileSystem

    bucket, _, key = address.removeprefix(SCHEME).partition("/")
    options = ""
    if endpoint := os.environ.get("AWS_ENDPOINT_URL"):
        parts = urlsplit(endpoint)
        options = f"?endpoint_override={quote(parts.netloc, safe='')}&scheme={parts.scheme}"
    try:
        store, _ = FileSystem.from_uri(f"{SCHEME}{quote(bucket)}{options}")
    except (OSError, ValueError) as error:
        raise InputError(_unreadable(error), address) from None
    return store, f"{bucket}/{key}"


def stems(books: Sequence[str]) -> list[str]:
    """The names of books without folder and ending."""
    return [PurePosixPath(b.replace(os.sep, "/")).stem for b in books]


def _unreadable(error: Exception) -> Text:
    why = " ".join(str(error).split())[:200]
    return Text(en=f"cannot be read ({why})", ko=f"읽을 수 없습니다({why})")


_NO_BOOK = Text(
    en="is no book of shipments (XLSX, CSV, TSV, Parquet, JSON lines); name case files one at a time",
    ko="선적 목록(XLSX, CSV, TSV, Parquet, JSON lines)이 아닙니다. 건 파일은 하나씩 지정하십시오",
)
_NOTHING = Text(en="there is no book of shipments there", ko="그곳에 선적 목록이 없습니다")
_NOT_HERE = Text(
    en="is an address; one file of answers is written to this machine or a shared disk; answers in parts (--engine) "
    "may go to s3://, too",
    ko="주소입니다. 결과 파일 하나는 이 컴퓨터나 공유 디스크에만 쓰고, 나누어 쓰는 결과(--engine)는 s3://에도 씁니다",
)
