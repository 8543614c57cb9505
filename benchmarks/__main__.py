"""Run the benchmarks and write docs/benchmarks.md.

Screening takes a quarter of an hour and keeps its own results (``python -m benchmarks.screening --write``); they are
put into the page as last written.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks import gate
from gwanmun.version import __version__

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "docs" / "benchmarks.md"
SHARED = ROOT.parent / "shared" / "data"
"""The folder of real data; what needs it is left out where it is absent."""
SCREENING = Path(__file__).parent / "screening" / "RESULTS.md"


def _watch() -> str:
    from benchmarks.watch.measure import measure

    return measure(SHARED).markdown()


def _screening() -> str:
    """The results of the screening benchmark as its own command last wrote them, one level down."""
    return SCREENING.read_text(encoding="utf-8").replace("\n# ", "\n## ").replace("# Screening", "## Screening", 1)


ALL: dict[str, Callable[[], str]] = {"gate": lambda: gate.measure().markdown()}
if SHARED.is_dir():
    ALL["watch"] = _watch
ALL["screening"] = _screening


def main() -> None:
    """Measure what is named on the command line (by default everything) and write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which: {', '.join(ALL)}")
    names = parser.parse_args().names or list(ALL)
    sections = [ALL[name]() for name in names]
    print("\n".join(sections))
    if set(names) == set(ALL):
        REPORT.write_text(report(sections), encoding="utf-8")
        print(f"written: {REPORT.relative_to(ROOT)}", file=sys.stderr)


def report(sections: list[str]) -> str:
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
    return "\n".join(head) + "\n".join(sections)


if __name__ == "__main__":
    main()
