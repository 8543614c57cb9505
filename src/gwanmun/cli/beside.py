"""Work done beside the main path, in a process of its own, so that a second core shortens the wait."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

_CHUNK = 1 << 16
_THREADED = frozenset({"polars", "pyarrow", "ray"})
"""Libraries that keep threads of their own."""


def begin(work: Callable[[], Any]) -> Callable[[], Any]:
    """Start ``work`` and return what waits for its result, which must be plain JSON data.

    Where a process cannot fork, or the child came to nothing, the work is done when its result is asked for: what
    comes out is the same.

    :raises InputError: from the function returned, if the work raised it.
    """
    if not _may_fork():
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _report(work, writing)
    os.close(writing)

    def wait() -> Any:
        said = _read(reading)
        os.waitpid(child, 0)
        try:
            found = json.loads(said)
        except ValueError:
            return work()
        if "wrong" in found:
            raise InputError(Text(**found["wrong"]), found["place"])
        return found["result"]

    return wait


def _may_fork() -> bool:
    """Whether a child may go on from here: on a second core, and without threads whose locks it would inherit."""
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return False
    return threading.active_count() == 1 and not _THREADED & sys.modules.keys()


def _report(work: Callable[[], Any], writing: int) -> None:
    """In the child: write the result, and end at once without the parent's endings."""
    said = b""
    try:
        said = json.dumps({"result": work()}).encode()
    except InputError as error:
        said = json.dumps({"wrong": {"en": error.what.en, "ko": error.what.ko}, "place": error.place}).encode()
    except BaseException:
        # Whatever it is: the parent does the work again, and meets it there.
        said = b""
    finally:
        try:
            while said:
                said = said[os.write(writing, said) :]
        finally:
            os._exit(0)


def _read(reading: int) -> bytes:
    parts = []
    while part := os.read(reading, _CHUNK):
        parts.append(part)
    os.close(reading)
    return b"".join(parts)
