"""The Country Groups (Supplement No. 1 to part 740), with the changes whose dates are known."""

from __future__ import annotations

from pathlib import Path

from .chart import country_codes
from .errors import Refused
from .readings import table
from .source_json import load

FILE = "country_groups_2026-07-23.json"
GROUPS = ("A:1", "A:2", "A:3", "A:4", "A:5", "A:6", "B", "D:1", "D:2", "D:3", "D:4", "D:5", "E:1", "E:2")
COLUMNS = ("set", "member", "in_force_from", "in_force_to", "known_from", "known_to", "cite", "note")
CITE = "Supplement No. 1 to part 740"


def build(folder: Path) -> list[dict[str, str]]:
    """One row for each membership, and the dated rows of readings/group_changes.csv in place of the plain ones.

    A change is written twice, as everything in this rule base is: what had been published before it, and what has been
    since. A reviewed change that the data contradicts is refused.
    """
    data = load(folder / FILE)
    groups = data.get("groups") if isinstance(data, dict) else None
    if not isinstance(groups, dict) or tuple(groups) != GROUPS:
        raise Refused(f"{FILE}: the groups {', '.join(GROUPS)} are expected, in this order.")
    codes = country_codes()
    unknown = sorted({name for names in groups.values() for name in names} - set(codes))
    if unknown:
        raise Refused(f"{FILE}: {unknown[0]!r} has no code in readings/countries.csv.")
    members = {(_set(group), codes[name]) for group, names in groups.items() for name in names}
    changes = table("group_changes.csv", COLUMNS)
    _check(changes, members)
    dated = {(row["set"], row["member"]) for row in changes}
    plain = [
        {**dict.fromkeys(COLUMNS, ""), "set": name, "member": member, "cite": CITE} for name, member in members - dated
    ]
    return sorted(plain + changes, key=lambda row: tuple(row[column] for column in COLUMNS))


def _set(group: str) -> str:
    return "EAR." + group.replace(":", "")


def _check(changes: list[dict[str, str]], members: set[tuple[str, str]]) -> None:
    for row in changes:
        key = row["set"], row["member"]
        still = any(
            other["in_force_to"] == other["known_to"] == ""
            for other in changes
            if (other["set"], other["member"]) == key
        )
        if still != (key in members):
            raise Refused(
                f"{FILE}: {row['member']} is {'' if key in members else 'not '}in {row['set']}, "
                "which readings/group_changes.csv contradicts."
            )
