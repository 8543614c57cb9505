"""The readings: what a person made of wording that cannot be read from codes alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from .errors import Refused

_KEYS = {
    "eccn",
    "row",
    "wording",
    "reason",
    "scope",
    "destinations",
    "cite",
    "gp",
    "note",
    "not_modelled",
    "extra",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: for which row and which words it was made, and what it says."""

    eccn: str
    row: int
    wording: str
    says: dict[str, str]
    extra: tuple[dict[str, str], ...] = ()


def text_of(name: str) -> str:
    """A file of the package's `readings` folder."""
    return (files(__package__) / "readings" / name).read_text(encoding="utf-8")


def table(name: str, columns: Iterable[str]) -> list[dict[str, str]]:
    """A CSV file of the `readings` folder, with exactly the columns given."""
    rows = csv.DictReader(io.StringIO(text_of(name)))
    wanted = list(columns)
    if list(rows.fieldnames or ()) != wanted:
        raise Refused(f"readings/{name}: the columns are {rows.fieldnames}; {wanted} are expected.")
    return list(rows)


def requirement_readings() -> dict[tuple[str, int], Reading]:
    """All readings of licence-requirement rows, by entry and row."""
    found: dict[tuple[str, int], Reading] = {}
    for category in "0123456789":
        name = f"requirements_{category}.yaml"
        if not (files(__package__) / "readings" / name).is_file():
            continue
        for item in yaml.safe_load(text_of(name)) or ():
            reading = _reading(name, item)
            if (reading.eccn, reading.row) in found:
                raise Refused(f"readings/{name}: entry {reading.eccn}, row {reading.row} has two readings.")
            found[reading.eccn, reading.row] = reading
    return found


def _reading(name: str, item: dict[str, Any]) -> Reading:
    if not {"eccn", "row", "wording"} <= set(item) or not set(item) <= _KEYS:
        raise Refused(f"readings/{name}: a reading has the keys {sorted(item)}; some are unknown or missing.")
    says = {key: str(item[key]) for key in item if key not in ("eccn", "row", "wording", "extra")}
    extra = tuple({key: str(value) for key, value in more.items()} for more in item.get("extra", ()))
    return Reading(str(item["eccn"]), int(item["row"]), str(item["wording"]), says, extra)
