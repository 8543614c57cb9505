"""The next items are made in a thread, in order, never many at once, and what they raise is raised in its place."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from gwanmun.impact.ahead import ahead


def test_the_same_items_in_the_same_order() -> None:
    assert list(ahead(iter(range(50)))) == list(range(50))
    assert list(ahead([])) == []


def test_what_raises_raises_where_its_item_would_have_come() -> None:
    def rows() -> Iterator[int]:
        yield 1
        yield 2
        raise ValueError("row 3 cannot be read")

    items = ahead(rows())
    assert [next(items), next(items)] == [1, 2]
    with pytest.raises(ValueError, match="row 3"):
        next(items)


def test_no_more_are_made_than_may_be_in_memory() -> None:
    made = 0

    def rows() -> Iterator[int]:
        nonlocal made
        for number in range(100):
            made += 1
            yield number

    for number in ahead(rows(), most=2):
        assert made <= number + 1 + 3


def test_who_stops_early_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    items = ahead(iter(range(1_000)))
    assert next(items) == 0
    items.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before
