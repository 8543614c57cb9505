"""Answers in parts in an object store: the bytes that a folder gets, whole or not there, resumed by what is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwanmun.impact.books import address_of
from gwanmun.impact.places import Store, place_of
from gwanmun.sources.files import InputError
from tests.cli.run import run
from tests.impact.object_store import object_store
from tests.impact.test_parts import books, command, sums  # noqa: F401 - the books are a fixture

BUCKET = "trade/answers/"


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a store asks of those who come."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "k")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    monkeypatch.setenv("AWS_REGION", "us-east-1")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    """The objects of a store that always answers."""
    objects: dict[str, bytes] = {}
    with object_store(objects) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        yield objects


def in_store(books: Path, workers: int = 1) -> list[str]:  # noqa: F811
    given = command(books, Path("answers"), workers)
    return [word if word != "answers" else "s3://trade/answers" for word in given]


@pytest.fixture
def wanted(books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:  # noqa: F811
    """The answers of a run into a folder, as objects of a store."""
    assert run(command(books, tmp_path / "whole", 1), monkeypatch).status == 0
    return {BUCKET + p.name: p.read_bytes() for p in (tmp_path / "whole").iterdir()}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_store_gets_the_bytes_that_a_folder_gets(
    workers: int,
    books: Path,  # noqa: F811
    wanted: dict[str, bytes],
    store: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran = run(in_store(books, workers), monkeypatch)
    assert ran.status == 0, ran.err
    assert "s3://trade/answers" in ran.out
    assert store == wanted
    again = run(in_store(books, workers), monkeypatch)
    assert "6 of 6 parts were decided before" in again.err
    assert again.out == ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="kills a group of processes")
def test_a_killed_run_goes_on_by_what_is_there(
    books: Path,  # noqa: F811
    wanted: dict[str, bytes],
    store: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "gwanmun", *in_store(books)],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while child.poll() is None and len(store) < 3:
        time.sleep(0.005)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    kept = len(store) - 1
    assert kept > 0
    ran = run(in_store(books, 2), monkeypatch)
    assert ran.status == 0, ran.err
    assert kept == 6 or f"{kept} of 6 parts were decided before" in ran.err
    assert store == wanted


def test_a_store_that_is_busy_now_and_then_is_asked_again(
    books: Path,  # noqa: F811
    wanted: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    objects: dict[str, bytes] = {}
    asked = Counter[str]()

    def now_and_then(method: str, path: str) -> bool:
        kind = f"{method} {'uploads' in path} {'list-type' in path}"
        asked[kind] += 1
        return asked[kind] % 3 == 1

    with object_store(objects, now_and_then) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        ran = run(in_store(books), monkeypatch)
    assert ran.status == 0, ran.err
    assert objects == wanted


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_a_store_that_takes_nothing_more_keeps_what_it_has(
    method: str,
    books: Path,  # noqa: F811
    wanted: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    objects: dict[str, bytes] = {}
    with object_store(objects, lambda asked, path: asked == method and BUCKET + "b3-" in path) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        ran = run(in_store(books), monkeypatch)
    assert ran.status == 2
    assert len(ran.err.strip().splitlines()) == 1
    assert "s3://trade/answers" in ran.err
    assert "what is decided is kept" in ran.err
    assert BUCKET + "b2-00000.parquet" in objects
    assert BUCKET + "b3-00000.parquet" not in objects
    with object_store(objects) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        ran = run(in_store(books), monkeypatch)
    assert ran.status == 0, ran.err
    assert objects == wanted


def test_an_object_that_broke_off_is_decided_anew(
    books: Path,  # noqa: F811
    wanted: dict[str, bytes],
    store: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.update(wanted)
    store[BUCKET + "b3-00000.parquet"] = store[BUCKET + "b3-00000.parquet"][:500]
    ran = run(in_store(books), monkeypatch)
    assert "5 of 6 parts were decided before" in ran.err
    assert store == wanted


def test_another_run_and_other_things_are_left_alone(
    books: Path,  # noqa: F811
    wanted: dict[str, bytes],
    store: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.update(wanted)
    ran = run([*in_store(books), "--on", "2026-01-05"], monkeypatch)
    assert (ran.status, "another run (different: on)" in ran.err) == (2, True)
    assert store == wanted
    del store[BUCKET + "manifest.json"]
    ran = run(in_store(books), monkeypatch)
    assert (ran.status, "not empty" in ran.err) == (2, True)
    store[BUCKET + "manifest.json"] = b"{"
    ran = run(in_store(books), monkeypatch)
    assert (ran.status, "is no manifest" in ran.err) == (2, True)


def test_a_store_that_does_not_answer_is_one_sentence(
    books: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with object_store({}, lambda asked, path: True) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        ran = run(in_store(books), monkeypatch)
    assert ran.status == 2
    assert ran.err.startswith("gwanmun: s3://trade/answers")
    assert len(ran.err.strip().splitlines()) == 1


def test_what_a_place_is_called() -> None:
    assert address_of(Path("s3://trade/answers")) == "s3://trade/answers"
    assert place_of(Path("s3://trade/answers/")) == Store("s3://trade/answers")
    assert place_of("answers").address == str(Path("answers").resolve())
    with pytest.raises(InputError, match="gs://trade/answers: is an address"):
        place_of(Path("gs://trade/answers"))


def test_large_answers_are_sent_in_pieces(store: dict[str, bytes]) -> None:
    place, data = place_of("s3://trade/answers"), os.urandom(35 << 20)
    with place.making("a.parquet") as partial:
        partial.write_bytes(data)
    assert store == {BUCKET + "a.parquet": data}
    assert not place.has("a.parquet")
    assert place.names() == {"a.parquet"}
