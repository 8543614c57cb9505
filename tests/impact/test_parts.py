"""Many files, many processes: the same bytes whoever works, and nothing decided twice after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from gwanmun.impact import engines
from gwanmun.impact.batch import RESULT, Decider
from gwanmun.impact.columns import load_mapping, map_columns
from gwanmun.impact.parts import Job, begin, cut, decide_part
from gwanmun.law.load import rules
from gwanmun.sources.files import InputError
from tests.cli.run import run
from tests.impact.test_change import BOOK, SAME

KNOWN = "2026-09-24"


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Six small books of one shape, and a mapping beside them."""
    import io

    folder = tmp_path / "books"
    folder.mkdir()
    rows = pl.read_csv(io.StringIO(BOOK), infer_schema=False)
    for i in range(6):
        rows.with_columns(pl.lit(f"2025-{i + 7:02}-15").alias("선적일")).write_parquet(folder / f"b{i}.parquet")
    (tmp_path / "same.yaml").write_text(SAME, encoding="utf-8")
    return folder


def job_of(books: Path, output: Path) -> Job:
    base = rules()
    headers = pl.read_parquet(books / "b0.parquet").columns
    mapping = map_columns(headers, base, load_mapping(books.parent / "same.yaml", base))
    return Job.of(Decider(base, mapping, date.fromisoformat(KNOWN), date(2026, 9, 24)), output)


def sums(folder: Path) -> dict[str, str]:
    return {p.name: sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}


@pytest.fixture
def wanted(books: Path, tmp_path: Path) -> dict[str, str]:
    """The answers of a run in this process, part after part."""
    job = job_of(books, tmp_path / "wanted")
    for part in begin(job, cut(sorted(books.iterdir()))):
        decide_part(job, part)
    return sums(tmp_path / "wanted")


def test_a_part_holds_the_answers_of_its_rows(books: Path, tmp_path: Path, wanted: dict[str, str]) -> None:
    decided = pl.read_parquet(tmp_path / "wanted" / "b5-00000.parquet")
    assert decided["주문번호"].to_list() == ["P-1", "P-2", "P-3"]
    assert decided[RESULT + "outcome"].to_list()[:2] == ["AUTHORISED", "AUTHORISED"]


def test_how_a_book_is_cut_changes_no_answer(books: Path, tmp_path: Path) -> None:
    found = []
    for rows in (1, 2, 100):
        job = job_of(books, tmp_path / f"cut{rows}")
        parts = begin(job, cut([books / "b0.parquet"], rows))
        assert len(parts) == -(-3 // rows)
        for part in reversed(parts):
            decide_part(job, part)
        found.append(pl.concat([pl.read_parquet(Path(job.folder) / p.output) for p in parts]))
    assert found[0].equals(found[1])
    assert found[0].equals(found[2])


@pytest.mark.parametrize("workers", [1, 2])
def test_the_number_of_workers_changes_no_byte(
    books: Path, tmp_path: Path, wanted: dict[str, str], workers: int
) -> None:
    job = job_of(books, tmp_path / "out")
    assert len(list(engines.local(job, begin(job, cut(sorted(books.iterdir()))), workers))) == 6
    assert sums(tmp_path / "out") == wanted


def descendants(of_work: bytes) -> Iterator[int]:
    """Processes below this one whose command line holds some words."""
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdecimal() and of_work in (entry / "cmdline").read_bytes():
                pid = parent = int(entry.name)
                while parent > 1 and parent != os.getpid():
                    parent = int((Path("/proc") / str(parent) / "stat").read_text().rpartition(")")[2].split()[1])
                if parent == os.getpid():
                    yield pid
        except (OSError, ValueError):
            continue


@contextmanager
def killing(of_work: bytes, after: float = 0.0, every: bool = False) -> Iterator[list[int]]:
    """Kill a worker when it is seen (or each one), some seconds after; the numbers of the killed processes."""
    killed: list[int] = []
    stop = threading.Event()

    def kill() -> None:
        while not stop.is_set():
            for pid in set(descendants(of_work)) - set(killed):
                time.sleep(after)
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
                if not every:
                    return
            stop.wait(0.02)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        stop.set()
        thread.join()


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the workers in /proc")


@needs_proc
@pytest.mark.parametrize("after", [0.0, 0.1, 0.5])
def test_a_lost_worker_of_this_machine_is_replaced(
    books: Path, tmp_path: Path, wanted: dict[str, str], after: float
) -> None:
    job = job_of(books, tmp_path / "out")
    with killing(b"multiprocessing.spawn", after) as killed:
        done = list(engines.local(job, begin(job, cut(sorted(books.iterdir()))), 2))
    assert killed
    assert len(done) == 6
    assert sums(tmp_path / "out") == wanted


@needs_proc
def test_workers_that_are_lost_again_and_again_end_the_run_with_one_sentence(books: Path, tmp_path: Path) -> None:
    job = job_of(books, tmp_path / "out")
    with (
        killing(b"multiprocessing.spawn", every=True) as killed,
        pytest.raises(InputError, match="again and again"),
    ):
        list(engines.local(job, begin(job, cut(sorted(books.iterdir()))), 1))
    assert len(killed) >= engines.MOST_TRIES


def command(books: Path, output: Path, workers: int) -> list[str]:
    given = ["--columns", str(books.parent / "same.yaml"), "--known-at", KNOWN, "--no-screen", "--lang", "en"]
    return ["impact", "decide", str(books), "-o", str(output), "--workers", str(workers), *given]


@pytest.mark.skipif(sys.platform == "win32", reason="kills a group of processes")
def test_a_killed_run_goes_on_and_decides_nothing_twice(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    assert run(command(books, whole, 1), monkeypatch).status == 0
    arguments = [sys.executable, "-m", "gwanmun", *command(books, out, 1)]
    child = subprocess.Popen(arguments, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while child.poll() is None and not list(out.glob("b*.parquet")):
        time.sleep(0.005)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    kept = {p.name: p.stat().st_ino for p in out.glob("b*.parquet")}
    ran = run(command(books, out, 2), monkeypatch)
    assert ran.status == 0, ran.err
    assert kept
    assert {p.name: p.stat().st_ino for p in out.glob("b*.parquet") if p.name in kept} == kept
    visible = {k: v for k, v in sums(out).items() if not k.startswith(".")}
    assert visible == sums(whole)


def test_another_run_does_not_write_into_these_answers(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert run(command(books, out, 1), monkeypatch).status == 0
    before = sums(out)
    ran = run([*command(books, out, 1), "--on", "2026-01-05"], monkeypatch)
    assert ran.status == 2
    assert "another run (different: on)" in ran.err
    assert sums(out) == before


def test_a_file_that_is_no_book_stops_the_run_with_one_sentence(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (books / "b9.parquet").write_bytes(b"PAR1")
    ran = run(command(books, tmp_path / "out", 1), monkeypatch)
    assert ran.status == 2
    assert len(ran.err.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_of_other_things_is_left_alone(books: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="not empty"):
        begin(job_of(books, tmp_path / "out"), cut(sorted(books.iterdir())))


@needs_proc
def test_a_lost_worker_of_a_cluster_is_replaced(books: Path, tmp_path: Path, wanted: dict[str, str]) -> None:
    ray = pytest.importorskip("ray", reason="the extra cluster is not installed")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    job = job_of(books, tmp_path / "out")
    try:
        with killing(b"ray::attempt") as killed:
            done = list(engines.ray(job, begin(job, cut(sorted(books.iterdir()))), 2))
    finally:
        ray.shutdown()
    assert killed
    assert len(done) == 6
    assert sums(tmp_path / "out") == wanted


def test_without_ray_one_sentence_says_how_to_get_it(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    ran = run([*command(books, tmp_path / "out", 1), "--engine", "ray"], monkeypatch)
    assert ran.status == 2
    assert "gwanmun[cluster]" in ran.err


def test_the_command_runs_on_ray_and_gives_the_same_bytes(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray", reason="the extra cluster is not installed")
    assert run(command(books, tmp_path / "a", 1), monkeypatch).status == 0
    assert run([*command(books, tmp_path / "b", 2), "--engine", "ray"], monkeypatch).status == 0
    assert sums(tmp_path / "a") == sums(tmp_path / "b")


def test_a_fault_of_the_program_is_told_once(books: Path, tmp_path: Path) -> None:
    job = replace(job_of(books, tmp_path / "out"), known_at="not a day")
    with pytest.raises(RuntimeError, match="ValueError"):
        list(engines.local(job, begin(job, cut(sorted(books.iterdir()))), 1))
