"""Named sets as of a slice: members with dates, unions, chart columns, and countries as a law counts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter

from gwanmun.law.model import Table
from gwanmun.law.rulebase import SHARED, RuleBase, row_spans
from gwanmun.world import all_countries
from gwanmun.world.dates import Interval

CHART_COLUMNS = (
    *("CB1", "CB2", "CB3", "NP1", "NP2", "NS1", "NS2", "MT1"),
    *("RS1", "RS2", "FC1", "CC1", "CC2", "CC3", "AT1", "AT2"),
)
"""The sixteen columns of the Commerce Country Chart (Supplement 1 to Part 738)."""

COUNTRY_CODE = 2
"""Letters of the code of a country (ISO 3166-1 alpha-2)."""
_DATES = ("in_force_from", "in_force_to", "known_from", "known_to")


@dataclass(frozen=True)
class SetTables:
    """The sets of one jurisdiction as the tables hold them.

    ``fixed`` are the members without dates (countries already with the territories that take their row), ``dated`` the
    others with their valid and known time.
    """

    fixed: Mapping[str, frozenset[str]]
    dated: tuple[tuple[str, frozenset[str], Interval, Interval], ...]


def set_tables(base: RuleBase, jurisdiction: str) -> SetTables:
    """Read the tables of sets once."""
    fixed: dict[str, set[str]] = {}
    dated: list[tuple[str, frozenset[str], Interval, Interval]] = []
    row = chart_row if jurisdiction == "us_ear" else _itself
    for name, table in base.tables.items():
        if not name.startswith((f"{jurisdiction}/", f"{SHARED}/")):
            continue
        if name.endswith("_sets"):
            _members(fixed, dated, table, row)
        elif name.endswith("/country_chart"):
            _chart(fixed, table.records())
    if jurisdiction == "us_ear":
        fixed["EAR.NO_CHART_ROW"] = {c.code for c in all_countries() if c.ear_row is None}
    return SetTables({name: frozenset(group) for name, group in fixed.items()}, tuple(dated))


def sets_at(base: RuleBase, jurisdiction: str, on: date, known_at: date) -> dict[str, frozenset[str]]:
    """Every named set of a jurisdiction as of the two dates."""
    tables = _tables(base, jurisdiction)
    members = dict(tables.fixed)
    for name, group, valid, known in tables.dated:
        if valid.contains(on) and known.contains(known_at):
            members[name] |= group
    row = chart_row if jurisdiction == "us_ear" else _itself
    for name, parts in base.raw.unions.get(jurisdiction, {}).items():
        members[name] = frozenset[str]().union(*(members[p] if p in members else row(p) for p in parts))
    return {name: base.same_set(group) for name, group in members.items()}


def dated_members(base: RuleBase, jurisdiction: str) -> tuple[tuple[frozenset[str], Interval, Interval], ...]:
    """The members of sets that come or go, with their valid and known time."""
    return tuple((members, valid, known) for _, members, valid, known in _tables(base, jurisdiction).dated)


def _tables(base: RuleBase, jurisdiction: str) -> SetTables:
    """The sets of a jurisdiction, read once."""
    if jurisdiction not in base.set_tables:
        base.set_tables[jurisdiction] = set_tables(base, jurisdiction)
    tables = base.set_tables[jurisdiction]
    assert isinstance(tables, SetTables)
    return tables


def _members(
    fixed: dict[str, set[str]],
    dated: list[tuple[str, frozenset[str], Interval, Interval]],
    table: Table,
    row: Callable[[str], frozenset[str]],
) -> None:
    named = itemgetter(table.columns.index("set"), table.columns.index("member"))
    days = itemgetter(*(table.columns.index(c) for c in _DATES))
    # Members of one set that come and go together are kept as one group: a list of tariff codes has a thousand.
    groups: dict[tuple[str, ...], set[str]] = {}
    for values in table.rows:
        name, member = named(values)
        group = fixed.setdefault(name, set())
        if any(when := days(values)):
            group = groups.setdefault((name, *when), set())
        # Only a country may stand for others; most members are tariff codes.
        if len(member) == COUNTRY_CODE:
            group.update(row(member))
        else:
            group.add(member)
    for (of, *when), members in groups.items():
        dated.append((of, frozenset(members), *row_spans(dict(zip(_DATES, when, strict=True)))))


def _chart(members: dict[str, set[str]], records: list[dict[str, str]]) -> None:
    for column in CHART_COLUMNS:
        marked = (r["code"] for r in records if r[column] == "X")
        members[f"CHART.{column}"] = {m for code in marked for m in chart_row(code)}


def _itself(member: str) -> frozenset[str]:
    return frozenset({member})


def chart_row(code: str) -> frozenset[str]:
    """A country with the territories that take its row of the Country Chart; anything else as it is."""
    return _rows().get(code, frozenset({code}))


@lru_cache(maxsize=1)
def _rows() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for c in all_countries():
        found.setdefault(c.ear_row or c.code, set()).add(c.code)
    return {row: frozenset(members) for row, members in found.items()}
