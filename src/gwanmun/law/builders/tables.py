"""Writing tables: all of them or none, and the same bytes every time."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as CSV with a header, in the order given, lines ended by a line feed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(columns), lineterminator="\n", extrasaction="raise")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def differing(root: Path, tables: Mapping[str, str]) -> list[str]:
    """The tables whose file under `root` is absent or holds other text."""
    return [
        name
        for name, text in sorted(tables.items())
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    ]


def write_all(root: Path, tables: Mapping[str, str]) -> list[str]:
    """Write the tables that differ and say which; nothing is replaced before every text lies on disk."""
    ready: list[tuple[Path, Path]] = []
    changed = differing(root, tables)
    try:
        for name in changed:
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            ready.append((Path(temporary), target))
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
                out.write(tables[name])
            Path(temporary).chmod(0o644)
        for source, target in ready:
            source.replace(target)
    finally:
        for source, _ in ready:
            source.unlink(missing_ok=True)
    return changed
