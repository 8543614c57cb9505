"""Work in a process of its own: what comes out is the same as here, whatever becomes of the process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

from gwanmun.cli.beside import Here, beside
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

HERE = os.getpid()


def doubled(question: Callable[[], Any]) -> Any:
    return {"is": [2 * n for n in question()], "here": os.getpid() == HERE}


def wrong(question: Callable[[], Any]) -> Any:
    question()
    raise InputError(Text("no such edition", "그런 판이 없습니다"), "lists")


def wrong_at_once(question: Callable[[], Any]) -> Any:
    raise InputError(Text("no lists", "목록이 없습니다"), "lists")


def killed(question: Callable[[], Any]) -> Any:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return question()


def test_the_answer_comes_from_a_child_where_there_can_be_one() -> None:
    with beside(doubled) as work:
        work.ask([1, 2])
        assert work.answer() == {"is": [2, 4], "here": type(work) is Here}


def test_with_threads_the_work_is_done_here() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with beside(doubled) as work:
            work.ask([1])
            assert work.answer() == {"is": [2], "here": True}
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("work_of", [wrong, wrong_at_once])
def test_bad_input_is_told_with_its_place(work_of: Callable[[Callable[[], Any]], Any]) -> None:
    with beside(work_of) as work:
        work.ask("x" * 1_000_000)
        with pytest.raises(InputError) as found:
            work.answer()
    assert found.value.place == "lists"


def test_a_killed_child_is_made_up_for() -> None:
    with beside(killed) as work:
        work.ask(7)
        assert work.answer() == 7


def test_a_child_that_nobody_asks_is_not_left_behind() -> None:
    code = (
        "from gwanmun.cli.beside import beside\nimport time\n"
        "with beside(lambda question: time.sleep(60)):\n    raise SystemExit(3)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=20, capture_output=True, check=False)
    assert done.returncode == 3
