"""The next tables of a book made ready while one is decided: a thread reads them and tells their rows apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
MOST = 2
"""Items made ready before they are asked for; all of them are in memory."""
_END = object()


def ahead(items: Iterable[T], most: int = MOST) -> Iterator[T]:
    """The same items in the same order; the next of them are made in a thread of its own.

    What making an item raises is raised where the item would have come.
    """
    source = iter(items)
    waiting: deque[Future[T | object]] = deque()
    with ThreadPoolExecutor(1, "ahead") as pool:
        try:
            while True:
                while len(waiting) <= most:
                    waiting.append(pool.submit(next, source, _END))
                item = waiting.popleft().result()
                if item is _END:
                    return
                yield item  # type: ignore[misc]
        finally:
            pool.shutdown(cancel_futures=True)
