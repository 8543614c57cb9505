"""Measure the book: ``python -m benchmarks.impact [--rows N] [--write] [--sheet]``; peers run here too, one by one."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.impact import books
from benchmarks.table import Table
from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import decide
from gwanmun.impact.batch import Decider, decide_batches
from gwanmun.impact.columns import BookMapping
from gwanmun.impact.row import case_of
from gwanmun.impact.table import BATCH_ROWS
from gwanmun.law.load import rules
from gwanmun.law.rulebase import RuleBase

if TYPE_CHECKING:
    import polars as pl

REPORT = Path(__file__).parent / "RESULTS.md"
FULL_SHEET = 1_048_575
"""Rows that a sheet holds below its headers."""
KNOWN = date(2026, 9, 24)
SAMPLE = 200
"""Rows that the plain loop decides; its rate is extrapolated."""
OWN_ROWS = 20_000
"""Rows of the book in which each is a case of its own; a million would take as many times as long."""


_NOTE = (
    "Cold: rules read and indexed, no condition compiled, no case decided. Warm: every case met before. The loop"
    f" decides {SAMPLE} rows and is extrapolated. In the book of own cases, of {OWN_ROWS:,} rows, no two have the"
    f" same facts; its loop decides {SAMPLE} of them. OpenFisca computes the four taxes of its country template for as"
    " many persons."
)


def main() -> None:
    """The table; ``--write`` also writes it to RESULTS.md.

    ``--memory BOOK`` is for the process that is measured; ``--sheet`` measures a full sheet of a workbook instead.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.impact", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--memory", choices=("repeating", "distinct"))
    parser.add_argument("--sheet", action="store_true")
    chosen = parser.parse_args()
    if chosen.sheet:
        print(_sheet(min(chosen.rows, FULL_SHEET)).text())
        return
    if chosen.memory:
        print(_peak(chosen.memory, chosen.rows))
        return
    table = measure(chosen.rows)
    print(table.text())
    if chosen.write:
        REPORT.write_text(f"# A book of shipments, measured\n\n{table.markdown()}", encoding="utf-8")


def measure(rows: int = 1_000_000) -> Table:
    """Rows a second, cold and with the cases decided before, and peak memory; the loop and OpenFisca beside it."""
    table = Table(
        f"A book of {rows:,} rows, both jurisdictions",
        ("what", "cases", "rows/s", "beside the loop", "peak memory"),
        note=_NOTE,
    )
    loop = _loop(books.repeating(rows), books.mapping())
    for name, make in (("repeating", books.repeating), ("distinct", books.distinct)):
        book = make(rows)
        decider = Decider(_loaded(), books.mapping(), KNOWN, KNOWN)
        for state in ("cold", "warm"):
            rate = _rate(decider, book)
            peak = _memory(name, rows) if state == "cold" else ""
            table.add(f"{name}, {state}", f"{len(decider.decided):,}", f"{rate:,.0f}", f"{rate / loop:,.0f} x", peak)
    own = books.own(OWN_ROWS)
    decider = Decider(_loaded(), books.own_mapping(), KNOWN, KNOWN)
    rate, alone = _rate(decider, own), _loop(own, books.own_mapping())
    table.add("own cases, cold", f"{len(decider.decided):,}", f"{rate:,.0f}", f"{rate / alone:,.1f} x its loop", "")
    table.add("plain loop over the scalar engine", "", f"{loop:,.1f}", "1 x", "")
    table.add("OpenFisca-core, country template", "", *_openfisca(rows, loop))
    return table


def _loaded() -> RuleBase:
    """Rules that were read and indexed, and of which no condition has been made ready to run."""
    base = RuleBase(rules().raw, rules().identity)
    _ = base.boundaries, base.vocabulary, base.declarations
    return base


def _rate(decider: Decider, book: pl.DataFrame) -> float:
    """Rows a second, in the batches in which a file is read."""
    start = time.perf_counter()
    batches = (book[first : first + BATCH_ROWS] for first in range(0, book.height, BATCH_ROWS))
    for _ in decide_batches(decider, batches):
        pass
    return book.height / (time.perf_counter() - start)


def _loop(book: pl.DataFrame, same: BookMapping) -> float:
    """Rows a second of the scalar engine, row after row, on a sample spread over the book."""
    sample = book[:: max(1, book.height // SAMPLE)]
    cases = [
        parse_case(case_of({f: row[c] for c, f in same.columns.items()}, same.same_for_all))
        for row in sample.iter_rows(named=True)
    ]
    base = rules()
    decide(cases[0], None, KNOWN, base)
    start = time.perf_counter()
    for case in cases:
        decide(case, None, KNOWN, base)
    return len(cases) / (time.perf_counter() - start)


def _memory(name: str, rows: int) -> str:
    """Peak memory of a new process that streams the book from a file to a file."""
    asked = [sys.executable, "-m", "benchmarks.impact", "--memory", name, "--rows", str(rows)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return f"{int(done.stdout) / 1024:,.0f} MiB"


def _peak(name: str, rows: int) -> int:
    """Peak resident memory in KiB of deciding a Parquet file into another, after the book itself was made elsewhere."""
    import tempfile

    from gwanmun.impact.output import write_book
    from gwanmun.impact.table import read_batches

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.parquet"
        made = f"from benchmarks.impact import books as b; b.{name}({rows}).write_parquet({str(path)!r})"
        subprocess.run([sys.executable, "-c", made], check=True)
        decider = Decider(rules(), books.mapping(), KNOWN, KNOWN)
        write_book(decide_batches(decider, read_batches(path)), Path(folder) / "out.parquet", "en")
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


_MEASURED = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, capture_output=True)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command; prints its seconds and its peak resident memory in KiB."""


def _sheet(rows: int) -> Table:
    """A sheet of a workbook decided into another by the command line, in a process of its own."""
    import tempfile

    import xlsxwriter

    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "book.xlsx", Path(folder) / "out.xlsx"
        book = books.repeating(rows)
        with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as made:
            sheet = made.add_worksheet()
            for number, row in enumerate([tuple(book.columns), *book.iter_rows()]):
                sheet.write_row(number, 0, row)
        command = [sys.executable, "-m", "gwanmun", "decide", str(path), "-o", str(out), "--known-at", str(KNOWN)]
        # A child begins with the memory of its parent, and this process has just held a book: a small one starts it.
        asked = [sys.executable, "-c", _MEASURED, *command]
        seconds, peak = map(float, subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split())
        size = out.stat().st_size
    table = Table("A sheet of a workbook, read, decided and written", ("rows", "seconds", "peak memory", "answers"))
    table.add(f"{rows:,}", f"{seconds:.0f}", f"{peak / 1024:,.0f} MiB", f"{size / 1e6:.0f} MB")
    return table


def _openfisca(rows: int, loop: float) -> tuple[str, str, str]:
    """The peer in its own environment (``OPENFISCA_PYTHON``, see requirements.txt); "not run" without it."""
    python = os.environ.get("OPENFISCA_PYTHON")
    if not python:
        return ("not run", "", "")
    script = str(Path(__file__).parent / "openfisca_peer.py")
    done = subprocess.run([python, script, str(rows)], capture_output=True, text=True, check=True)
    rate, peak = map(float, done.stdout.split())
    return (f"{rate:,.0f}", f"{rate / loop:,.0f} x", f"{peak / 1024:,.0f} MiB")


if __name__ == "__main__":
    main()
