"""Engines that decide the parts of a book: processes of this machine, or a Ray cluster. Lost workers are replaced."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeAlias

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
    left = list(parts)
    for _ in range(MOST_TRIES):
        if not left:
            return
        try:
            for part, rows in _pool(job, left, workers):
                left.remove(part)
                yield part, rows
        except BrokenProcessPool:
            # A worker was killed, and the pool with it; what it had finished is in place.
            continue
    if left:
        raise InputError(_LOST, left[0].path)


def _pool(job: Job, parts: Sequence[Part], workers: int) -> Iterator[tuple[Part, int]]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        running: dict[Future[Done], Part] = {pool.submit(attempt, job, part): part for part in parts}
        for done in as_completed(running):
            yield running[done], _rows(done.result())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


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
