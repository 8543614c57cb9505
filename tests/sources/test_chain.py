"""The hash-chained log: edits, cuts and torn lines are noticed; nothing whole is lost; writers take turns."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest

from gwanmun.sources import chain


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.jsonl"
    for n in range(3):
        chain.append(path, {"say": f"일 {n}"})
    return path


def test_a_log_that_nobody_touched_is_whole(log: Path) -> None:
    assert chain.verify(log) == ()
    assert [n for n, e in chain.entries(log) if e is not None] == [1, 2, 3]


def test_an_edit_is_noticed_and_so_is_what_follows_it(log: Path) -> None:
    log.write_text(log.read_text().replace("일 1", "이 1"))
    assert [t.en for t in chain.verify(log)] == ["line 2 was changed"]


def test_a_line_edited_together_with_its_hash_breaks_the_chain(log: Path) -> None:
    lines = log.read_text().splitlines()
    entry = json.loads(lines[1])
    entry["data"] = {"say": "other"}
    entry["hash"] = chain.entry_hash(entry)
    lines[1] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    log.write_text("\n".join(lines) + "\n")
    assert [t.en for t in chain.verify(log)] == ["line 3 does not follow the line before it"]


def test_a_tail_that_was_cut_off_is_noticed(log: Path) -> None:
    lines = log.read_text().splitlines(keepends=True)
    log.write_text("".join(lines[:1]))
    assert [t.en for t in chain.verify(log)] == ["the last 2 lines are missing"]


@pytest.mark.parametrize("cut", [1, 10, 60])
def test_a_torn_last_line_is_put_aside_and_the_log_goes_on(log: Path, cut: int) -> None:
    whole = log.read_bytes()
    chain.append(log, {"say": "torn"})
    log.write_bytes(log.read_bytes()[:-cut])
    if cut == 1:
        done = chain.append(log, {"say": "next"})
        assert (done.number, done.torn) == (5, None)
    else:
        done = chain.append(log, {"say": "next"})
        assert done.number == 4
        assert done.torn is not None
        assert done.torn.read_bytes() not in (b"", whole)
    assert log.read_bytes().startswith(whole)
    assert chain.verify(log) == ()


def test_a_head_that_is_behind_does_not_matter(log: Path) -> None:
    head = log.with_name(log.name + ".head")
    head.write_text('{"count": 2, "hash": "x"}')
    assert chain.verify(log) == ()


def _write(path: str, who: int) -> None:
    for n in range(20):
        chain.append(Path(path), {"who": who, "n": n})


def test_two_processes_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(str(path), who)) for who in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    found = {(e["data"]["who"], e["data"]["n"]) for _, e in chain.entries(path) if e is not None}
    assert found == {(who, n) for who in range(2) for n in range(20)}
    assert chain.verify(path) == ()
