"""Engines that decide the parts of a book: processes of this machine, or a Ray cluster. Lost workers are replaced."""

from __future__ import annotations

import importlib.util
import logging
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, TypeAlias, cast

from gwanmun.impact.parts import Job, Part, attempt
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

MOST_TRIES = 4
"""How often a part is begun before its loss is taken for its own fault."""

Done: TypeAlias = tuple[int, Text | None, str]
Engine = Callable[[Job, Sequence[Part], int], Iterator[tuple[Part, int]]]


def local(job: Job, parts: Sequence[Part], workers: int) -> Iterator[tuple[Part, int]]:
    """Decide the parts in processes of this machine; each part and its rows, as they are done.

    :raises InputError: if parts cannot be read, or their workers die again and again.
    """
    waiting = deque(parts)
    tries = Counter[str]()
    team: dict[Connection, _Worker] = {}
    try:
        while waiting or team:
            while waiting and len(team) < workers:
                worker = _Worker()
                team[worker.pipe] = worker
                worker.give(job, waiting.popleft())
            for pipe in wait(list(team)):
                worker = team[cast(Connection, pipe)]
                result, part = worker.result(), worker.part
                if result is None:
                    tries[part.output] += 1
                    if tries[part.output] == MOST_TRIES:
                        raise InputError(_LOST, part.path)
                    waiting.append(part)
                if result is None or not waiting:
                    del team[worker.pipe]
                    worker.end()
                else:
                    worker.give(job, waiting.popleft())
                if result is not None:
                    yield part, _rows(result)
    finally:
        for worker in team.values():
            worker.end()


class _Worker:
    """A process that decides one part after the other, and shares nothing with the other workers.

    A pool with queues of its own may wait for ever when a worker is killed at the wrong moment
    (docs/decisions/0012); here what is lost with a worker is its own pipe, and that ends.
    """

    def __init__(self) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.part: Part
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        # Theirs alone keeps the pipe open, so that it ends with them.
        theirs.close()

    def give(self, job: Job, part: Part) -> None:
        """Have a part decided; whether the worker still lives, its result tells."""
        self.part = part
        with suppress(OSError):
            self.pipe.send((job, part))

    def result(self) -> Done | None:
        """What came of the part; ``None`` if the worker was lost.

        :raises RuntimeError: for a fault of the program, which another try would meet again.
        """
        try:
            result: Done | RuntimeError = self.pipe.recv()
        except (EOFError, OSError):
            return None
        if isinstance(result, RuntimeError):
            raise result
        return result

    def end(self) -> None:
        """Ask no more, and wait until a part that is being decided is in place."""
        self.pipe.close()
        self._process.join()


def _serve(pipe: Connection) -> None:
    """Decide what is asked for until nobody asks any more."""
    # Ctrl-C is for the process that was started by hand; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            job, part = pipe.recv()
            try:
                pipe.send(attempt(job, part))
            except Exception as error:
                pipe.send(RuntimeError(f"{type(error).__name__}: {error}"))


def ray(job: Job, parts: Sequence[Part], workers: int) -> Iterator[tuple[Part, int]]:
    """Decide the parts on a Ray cluster: the one that ``RAY_ADDRESS`` names, else one on this machine.

    Ray itself begins a part again whose worker was lost. Folders of books and answers must be seen by all machines.

    :raises InputError: if Ray is not installed, parts cannot be read, or their workers die again and again.
    """
    if importlib.util.find_spec("ray") is None:
        raise InputError(_NO_RAY)
    import os

    import ray as cluster

    address = os.environ.get("RAY_ADDRESS")
    own = not cluster.is_initialized()
    if own and address:
        cluster.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    elif own:
        cluster.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    try:
        yield from _on_ray(cluster, job, parts)
    finally:
        if own:
            cluster.shutdown()


def _on_ray(cluster: Any, job: Job, parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    task = cluster.remote(attempt).options(num_cpus=1, max_retries=MOST_TRIES - 1)
    running = {task.remote(job, part): part for part in parts}
    while running:
        (done,), _ = cluster.wait(list(running), num_returns=1)
        part = running.pop(done)
        try:
            result = cluster.get(done)
        except cluster.exceptions.WorkerCrashedError:
            raise InputError(_LOST, part.path) from None
        yield part, _rows(result)


def _rows(result: Done) -> int:
    rows, wrong, place = result
    if wrong is not None:
        raise InputError(wrong, place)
    return rows


ENGINES: dict[str, Engine] = {"local": local, "ray": ray}

_LOST = Text(
    en="its worker was lost again and again (out of memory?); what is decided is kept, run the command again",
    ko="작업 프로세스가 거듭 중단되었습니다(메모리 부족?). 판정된 부분은 남아 있으니 다시 실행하십시오",
)
_NO_RAY = Text(
    en="the engine ray needs the extra: pip install 'gwanmun[cluster]'",
    ko="ray 엔진에는 추가 설치가 필요합니다: pip install 'gwanmun[cluster]'",
)
