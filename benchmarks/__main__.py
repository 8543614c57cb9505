"""Run the benchmarks and write docs/benchmarks.md.

Screening and books take a quarter of an hour each and keep their own results (``--write`` of ``benchmarks.screening``
and ``benchmarks.impact``); they are put into the page as last written.
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


def _watch() -> str:
    from benchmarks.watch.measure import measure

    return measure(SHARED).markdown()


def _items() -> str:
    from benchmarks.items.measure import measure

    return "\n\n".join(["## Finding control numbers", *(f"#{t.markdown()}" for t in measure())])


def _kept(room: str) -> str:
    """The results that a room's own command last wrote, one level down."""
    text = (Path(__file__).parent / room / "RESULTS.md").read_text(encoding="utf-8")
    return "#" + text.replace("\n#", "\n##")


ALL: dict[str, Callable[[], str]] = {"gate": lambda: gate.measure().markdown()}
if SHARED.is_dir():
    ALL["watch"] = _watch
    ALL["items"] = _items
ALL["screening"] = lambda: _kept("screening")
ALL["impact"] = lambda: _kept("impact")


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
