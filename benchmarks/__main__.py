"""Run every benchmark and write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks import gate
from benchmarks.table import Table
from gwanmun.version import __version__

REPORT = Path(__file__).parent.parent / "docs" / "benchmarks.md"
ALL: dict[str, Callable[[], Table]] = {"gate": gate.measure}


def main() -> None:
    """Measure what is named on the command line (by default everything) and write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which: {', '.join(ALL)}")
    names = parser.parse_args().names or list(ALL)
    tables = [ALL[name]() for name in names]
    for table in tables:
        print(table.text())
    if set(names) == set(ALL):
        REPORT.write_text(report(tables), encoding="utf-8")
        print(f"written: {REPORT.relative_to(REPORT.parent.parent)}", file=sys.stderr)


def report(tables: list[Table]) -> str:
    """The page with all tables."""
    head = [
        "# Benchmarks",
        "",
        "Written by `make bench` (`python -m benchmarks`); do not edit by hand. Times depend on the machine; ratios",
        "and the distance to the budget are what counts.",
        "",
        f"Gwanmun {__version__} · Python {platform.python_version()} · {platform.system()} {platform.machine()} · "
        f"{date.today()}",  # noqa: DTZ011 - the day of the run
        "",
    ]
    return "\n".join(head) + "\n".join(table.markdown() for table in tables)


if __name__ == "__main__":
    main()
