"""Running the command line in this process, as a user would."""

from __future__ import annotations

import contextlib
import gc
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from gwanmun.cli.main import main


@dataclass(frozen=True)
class Ran:
    """Exit status and what was printed."""

    status: int
    out: str
    err: str


def run(arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch, typed: str = "") -> Ran:
    """``gwanmun ARGUMENTS``, with ``typed`` on standard input."""
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "argv", ["gwanmun", *arguments])
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    status = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as error:
            status = int(error.code or 0)
        finally:
            # This process goes on.
            gc.unfreeze()
    return Ran(status, out.getvalue(), err.getvalue())
