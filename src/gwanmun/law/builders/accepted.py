"""Which wording of each entry a person has read: the guard against a row that is lost, added or reworded.

The grammar reads rows made of codes by itself; without this list a row that vanished from the source would vanish from
the tables, too. ``readings/entries_read.csv`` holds, for every entry, the number of its rows and a fingerprint of its
rows and of its exception lines. An amendment is answered by reading the entries named, mending the readings, and
accepting them with ``--accept``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .model import SourceEntry, fingerprint
from .readings import table
from .tables import csv_text

FILE = "entries_read.csv"
COLUMNS = ("eccn", "rows", "requirements", "exceptions")


def changes(entries: Mapping[str, SourceEntry]) -> list[str]:
    """One sentence for every entry that is new, gone, or worded otherwise than when it was read."""
    read = {row["eccn"]: row for row in table(FILE, COLUMNS)}
    found = [f"Control List: entry {eccn} is gone." for eccn in sorted(set(read) - set(entries))]
    for eccn, entry in sorted(entries.items()):
        now = _row(entry)
        before = read.get(eccn)
        if before is None:
            found.append(f"Control List: entry {eccn} is new; read its {now['rows']} rows.")
        elif now["requirements"] != before["requirements"]:
            found.append(
                f"Control List, entry {eccn}: the requirement rows have changed since they were read "
                f"({before['rows']} rows then, {now['rows']} now)."
            )
        elif now["exceptions"] != before["exceptions"]:
            found.append(f"Control List, entry {eccn}: the licence-exception lines have changed since they were read.")
    return found


def accept(entries: Mapping[str, SourceEntry], eccns: Iterable[str]) -> str:
    """The list of what was read, with these entries as they stand now (or without them, if they are gone)."""
    read = {row["eccn"]: row for row in table(FILE, COLUMNS)}
    for eccn in eccns:
        read.pop(eccn, None)
        if eccn in entries:
            read[eccn] = _row(entries[eccn])
    return csv_text(COLUMNS, [read[eccn] for eccn in sorted(read)])


def _row(entry: SourceEntry) -> dict[str, str]:
    lines = [f"{code}:{text}" for code, text in sorted(entry.exceptions.items())]
    return {
        "eccn": entry.eccn,
        "rows": str(len(entry.rows)),
        "requirements": fingerprint(entry.status + "".join(row.wording for row in entry.rows)),
        "exceptions": fingerprint("|".join(lines)),
    }
