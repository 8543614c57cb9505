"""Named sets as of a slice: members with dates, unions, chart columns, and countries as a law counts them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from gwanmun.law.rulebase import RuleBase, row_spans
from gwanmun.world import all_countries

CHART_COLUMNS = (
    *("CB1", "CB2", "CB3", "NP1", "NP2", "NS1", "NS2", "MT1"),
    *("RS1", "RS2", "FC1", "CC1", "CC2", "CC3", "AT1", "AT2"),
)
"""The sixteen columns of the Commerce Country Chart (Supplement 1 to Part 738)."""


def sets_at(base: RuleBase, jurisdiction: str, on: date, known_at: date) -> dict[str, frozenset[str]]:
    """Every named set of a jurisdiction as of the two dates."""
    members: dict[str, set[str]] = {}
    for name, table in base.tables.items():
        if not name.startswith(f"{jurisdiction}/"):
            continue
        if name.endswith("_sets"):
            for record in table.records():
                valid, known = row_spans(record)
                group = members.setdefault(record["set"], set())
                if valid.contains(on) and known.contains(known_at):
                    group.add(record["member"])
        elif name.endswith("/country_chart"):
            _chart(members, table.records())
    _unions(members, base.raw.unions.get(jurisdiction, {}))
    if jurisdiction == "us_ear":
        members["EAR.NO_CHART_ROW"] = {c.code for c in all_countries() if c.ear_row is None}
        return {name: _as_rows(group) for name, group in members.items()}
    return {name: frozenset(group) for name, group in members.items()}


def _chart(members: dict[str, set[str]], records: list[dict[str, str]]) -> None:
    for column in CHART_COLUMNS:
        members[f"CHART.{column}"] = {r["code"] for r in records if r[column] == "X"}


def _unions(members: dict[str, set[str]], unions: Mapping[str, list[str]]) -> None:
    for name, parts in unions.items():
        members[name] = set().union(*(members.get(p, {p}) for p in parts))


def _as_rows(group: set[str]) -> frozenset[str]:
    """Countries with the territories that take their row (738.3(b)); other members as they are."""
    return frozenset(member for code in group for member in chart_row(code))


def chart_row(code: str) -> frozenset[str]:
    """A country with the territories that take its row of the Country Chart; anything else as it is."""
    return _rows().get(code, frozenset({code}))


@lru_cache(maxsize=1)
def _rows() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for c in all_countries():
        found.setdefault(c.ear_row or c.code, set()).add(c.code)
    return {row: frozenset(members) for row, members in found.items()}
