"""Run the measurements of the watch room: ``python -m benchmarks.watch [--write FILE]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.watch.measure import measure


def main() -> None:
    """Print the table, or write its Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.watch", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=Path(__file__).parents[3] / "shared" / "data", help="the folder of real data"
    )
    parser.add_argument("--write", type=Path, help="write the section as Markdown to this file")
    arguments = parser.parse_args()
    if not arguments.shared.is_dir():
        print("the real data are not here; name their folder with --shared", file=sys.stderr)
        sys.exit(2)
    table = measure(arguments.shared)
    if arguments.write:
        arguments.write.write_text(table.markdown(), encoding="utf-8")
    print(table.markdown())


if __name__ == "__main__":
    main()
