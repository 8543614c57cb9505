"""``python -m gwanmun.law.builders FOLDER``: build the tables, or say in one sentence why not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from . import accepted
from .build import QUESTIONS, build_all, check_questions, read_control_list
from .errors import Refused
from .tables import differing, write_all

REFUSED, DIFFERENT = 2, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, write or compare. Returns 0 if all is well, 1 if `--check` found a difference, 2 if it was refused."""
    options = _options(arguments)
    root = Path(options.out) if options.out else Path(str(files("gwanmun.law") / "us_ear"))
    package = Path(str(files("gwanmun.law") / "us_ear"))
    try:
        if options.accept:
            _accept(options)
        built = build_all(options.folder, options.xml)
        check_questions(root if (root / QUESTIONS).is_file() else package, built.tables)
        changed = differing(root, built.tables) if options.check else write_all(root, built.tables)
    except Refused as problem:
        print(f"refused: {problem}", file=sys.stderr)
        return REFUSED
    if options.remarks:
        print("\n".join(built.remarks))
    for name in changed:
        print(f"{'differs' if options.check else 'wrote'}: {name}")
    return DIFFERENT if options.check and changed else 0


def _accept(options: argparse.Namespace) -> None:
    text = accepted.accept(read_control_list(options.folder, options.xml), options.accept)
    write_all(Path(str(files(__package__) / "readings")), {accepted.FILE: text})


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m gwanmun.law.builders", description=__doc__)
    parser.add_argument("folder", type=Path, help="the extracted regulation data (a copy of shared/data/ear)")
    parser.add_argument("--out", type=Path, help="where to write; the package's own us_ear folder if not given")
    parser.add_argument("--check", action="store_true", help="write nothing; say which tables differ")
    parser.add_argument("--xml", type=Path, help="read the Control List from this eCFR XML of part 774")
    parser.add_argument("--accept", nargs="+", metavar="ECCN", help="entries whose present wording has been read")
    parser.add_argument("--remarks", action="store_true", help="print what a reviewer should look at")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
