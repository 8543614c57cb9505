"""Files from outside: read with limits, decoded without guessing, and written so that a kill leaves a whole one."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from gwanmun.world.text import Text

MAX_BYTES = 2 * 1024 * 1024
"""Largest input file read as one document; a case file is a few kilobytes."""
ENCODINGS = ("utf-8-sig", "cp949")
"""Tried in this order: hardly any Korean text in CP949 is UTF-8 by chance."""


class InputError(ValueError):
    """Input that cannot be used: what is wrong, where, and what to do, in one sentence for each language.

    :param place: file, and line or field where known.
    """

    def __init__(self, what: Text, place: str = "") -> None:
        self.what = what
        self.place = place
        super().__init__(self.message("en"))

    def __reduce__(self) -> tuple[type[InputError], tuple[Text, str]]:
        """It may be raised in one process and told in another."""
        return InputError, (self.what, self.place)

    def message(self, lang: str) -> str:
        """The sentence on one line, with its place in front; what came from outside cannot steer a terminal."""
        sentence = f"{self.place}: {self.what.in_(lang)}" if self.place else self.what.in_(lang)
        return " ".join("".join(c if c.isprintable() else " " for c in sentence).split())


def is_pattern(named: str) -> bool:
    """Whether a name may stand for more than one file: a pattern (``*.csv``), or an address (``s3://…``)."""
    return "://" in named or (any(c in named for c in "*?[") and not Path(named).exists())


def read_text(path: Path, max_bytes: int = MAX_BYTES) -> str:
    """The text of a file: UTF-8 (with or without byte-order mark), else CP949 where it decodes cleanly.

    :raises InputError: for a folder, a link, a device, a file too large or not text.
    """
    data = read_bytes(path, max_bytes)
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
        break
    raise InputError(_NO_TEXT, str(path))


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of at most ``max_bytes``.

    :raises InputError: for anything else.
    """
    with opened(path) as file:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        limit = f"{max_bytes / 1024 / 1024:.0f} MB"
        raise InputError(
            Text(en=f"is larger than {limit}; split it", ko=f"{limit}보다 큽니다. 나누어 주십시오"), str(path)
        )
    return data


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file, open for reading.

    :raises InputError: for anything else, and if it cannot be read.
    """
    try:
        # O_NOFOLLOW closes the gap between looking at the path and opening it; O_NONBLOCK keeps a pipe from hanging us.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        if path.is_symlink():
            raise InputError(_LINK, str(path))
        with os.fdopen(os.open(path, flags), "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise InputError(_FOLDER if stat.S_ISDIR(mode) else _NOT_REGULAR, str(path))
            yield file
    except FileNotFoundError:
        raise InputError(_MISSING, str(path)) from None
    except IsADirectoryError:
        raise InputError(_FOLDER, str(path)) from None
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise InputError(Text(en=f"cannot be read ({reason})", ko=f"읽을 수 없습니다({reason})"), str(path)) from None


def read_text_blocks(path: Path, block: int = 1 << 24) -> Iterator[str]:
    """The text of a file of any size, block after block: as :func:`read_text`, or UTF-16 as spreadsheets save it.

    :raises InputError: as :func:`read_text`, with the first line that is in no encoding.
    """
    encoding = _encoding_of(path, block)
    with opened(path) as file:
        decoder = getincrementaldecoder(encoding)()
        try:
            while data := file.read(block):
                yield decoder.decode(data)
            yield decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            raise InputError(_NO_TEXT, str(path)) from None


def _possible(data: bytes) -> tuple[str, ...]:
    """The encodings that a text may be in, by how it begins."""
    return ("utf-16",) if data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else ENCODINGS


def _encoding_of(path: Path, block: int) -> str:
    """The encoding in which the whole file can be read."""
    furthest = 0
    with opened(path) as file:
        encodings = _possible(file.read(2))
    for encoding in encodings:
        decoder, lines = getincrementaldecoder(encoding)(), 0
        with opened(path) as file:
            try:
                while data := file.read(block):
                    if "\0" in decoder.decode(data):
                        raise InputError(_NO_TEXT, str(path))
                    lines += data.count(b"\n")
                decoder.decode(b"", final=True)
                return encoding
            except UnicodeDecodeError as error:
                furthest = max(furthest, lines + data.count(b"\n", 0, error.start) + 1)
    raise InputError(_NO_TEXT, f"{path}:{furthest}")


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` with ``data`` in one step: after a kill there is the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only their owner can read; a result is an ordinary file.
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A file to write beside ``path``; it takes the place of ``path`` in one step when the block ends well."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        yield partial
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def unreadable(path: Path, error: Exception) -> Text:
    """What is wrong with a file that is not what its name says."""
    why = " ".join(str(error).split())[:160]
    kind = path.suffix.lower().removeprefix(".")
    return Text(en=f"cannot be read as {kind} ({why})", ko=f"{kind} 파일로 읽을 수 없습니다({why})")


_NO_TEXT = Text(
    en="is not text in UTF-8 or CP949; save it as UTF-8",
    ko="UTF-8이나 CP949로 된 텍스트가 아닙니다. UTF-8로 저장하십시오",
)
_MISSING = Text(en="there is no such file", ko="그런 파일이 없습니다")
_FOLDER = Text(
    en="is a folder, not a file; name a file in it", ko="파일이 아니라 폴더입니다. 그 안의 파일을 지정하십시오"
)
_LINK = Text(en="is a symbolic link; name the file itself", ko="심볼릭 링크입니다. 원본 파일을 지정하십시오")
_NOT_REGULAR = Text(en="is not a regular file", ko="일반 파일이 아닙니다")
