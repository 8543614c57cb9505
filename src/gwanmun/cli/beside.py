"""Work done beside the main path, in a process of its own, so that a second core shortens the wait.

The work may begin before it is known what is asked: it makes ready, waits for the question, and answers.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, TypeAlias

Work: TypeAlias = Callable[[Callable[[], Any]], Any]
"""Takes what waits for the question, and gives the answer; both are plain JSON data."""
_THREADED = frozenset({"polars", "pyarrow", "ray"})
"""Libraries that keep threads of their own."""


class Here:
    """The work in this process: done when its answer is asked for."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._question: Any = None

    def ask(self, question: Any) -> None:
        """Say what is asked."""
        self._question = question

    def answer(self) -> Any:
        """The answer to the question.

        :raises InputError: if the work raised it.
        """
        return self._work(lambda: self._question)


class _Beside(Here):
    """The work in a child; where that came to nothing, it is done here: what comes out is the same."""

    def __init__(self, work: Work, writing: BinaryIO, reading: BinaryIO) -> None:
        super().__init__(work)
        self._writing = writing
        self._reading = reading

    def ask(self, question: Any) -> None:
        """Say what is asked, to the child too."""
        super().ask(question)
        with suppress(OSError):
            # The child ended already; what it left tells why.
            _write(self._writing, question)

    def answer(self) -> Any:
        """The answer of the child, or made here."""
        from gwanmun.sources.files import InputError
        from gwanmun.world.text import Text

        try:
            found = json.loads(_read(self._reading))
        except ValueError:
            return super().answer()
        if "wrong" in found:
            raise InputError(Text(**found["wrong"]), found["place"])
        return found["result"]


@contextmanager
def beside(work: Work) -> Iterator[Here]:
    """Start ``work``: in a child where this process can have one, else when its answer is asked for."""
    if not _may_fork():
        yield Here(work)
        return
    (asked, asking), (answered, answering) = _pipe(), _pipe()
    child = os.fork()
    if child == 0:
        asking.close()
        answered.close()
        _report(work, asked, answering)
    asked.close()
    answering.close()
    try:
        yield _Beside(work, asking, answered)
    finally:
        # Nobody waits for it any more.
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        # Files and not numbers: a number that was closed before may by now be another file's.
        asking.close()
        answered.close()


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    """The reading and the writing end; nothing is kept back on either."""
    reading, writing = os.pipe()
    return os.fdopen(reading, "rb", 0), os.fdopen(writing, "wb", 0)


def _may_fork() -> bool:
    """Whether a child may go on from here: on a second core, and without threads whose locks it would inherit."""
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return False
    return threading.active_count() == 1 and not _THREADED & sys.modules.keys()


def _report(work: Work, reading: BinaryIO, writing: BinaryIO) -> None:
    """In the child: write the answer, and end at once without the parent's endings."""
    from gwanmun.sources.files import InputError

    said: Any = None
    try:
        said = {"result": work(lambda: json.loads(_read(reading)))}
    except InputError as error:
        said = {"wrong": {"en": error.what.en, "ko": error.what.ko}, "place": error.place}
    except BaseException:
        # Whatever it is: the parent does the work again, and meets it there.
        said = None
    finally:
        try:
            if said is not None:
                _write(writing, said)
        finally:
            os._exit(0)


def _write(end: BinaryIO, data: Any) -> None:
    """Write, and close: that is the end of what is said."""
    said = json.dumps(data).encode()
    with end:
        while said:
            said = said[end.write(said) :]


def _read(end: BinaryIO) -> bytes:
    with end:
        return end.read()
