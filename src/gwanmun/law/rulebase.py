"""The rule base: everything that was read, indexed, and cut to what was in force on a day as known on another."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, TypeAlias

from gwanmun.law.files import ROOT, Raw, rule_files
from gwanmun.law.model import (
    Citation,
    Declaration,
    Duty,
    FactInfo,
    Lifts,
    Provision,
    Review,
    Section,
    Table,
)
from gwanmun.law.rows import expand_rows
from gwanmun.logic import FactType, Kind, Node, Vocabulary
from gwanmun.world.dates import Interval
from gwanmun.world.text import Text

KINDS = {
    "bool": Kind.BOOL,
    "number": Kind.NUMBER,
    "choice": Kind.SYMBOL,
    "country": Kind.SYMBOL,
    "text": Kind.SYMBOL,
    "code": Kind.CODE,
    "date": Kind.DATE,
}
SetsUsed: TypeAlias = tuple[tuple[str, frozenset[str]], ...]
_OF: dict[str, Literal["shipment", "item", "party"]] = {"item": "item", "party": "party"}
SHARED = "regimes"
"""The folder of tables that every jurisdiction may name: who belongs to which multilateral regime."""
UNIQUE_ROLES = ("purchaser", "intermediate_consignee", "ultimate_consignee", "end_user")
"""Roles that a condition may name directly (``end_user.headquarters``)."""


def fingerprint(root: Path = ROOT) -> str:
    """SHA-256 over the names and contents of all rule files: the identity of a rule base."""
    digest = hashlib.sha256()
    for path in rule_files(root):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


class RuleBase:
    """All provisions, facts, declarations, sets and tables.

    :param raw: what :func:`gwanmun.law.read.read_rules` gave.
    :param identity: the fingerprint of the files.
    """

    def __init__(self, raw: Raw, identity: str) -> None:
        self.raw = raw
        self.identity = identity
        self.tables: Mapping[str, Table] = {
            name: Table(name, t["file"], tuple(t["columns"]), tuple(tuple(r) for r in t["rows"]))
            for name, t in raw.tables.items()
        }
        self.slices: dict[tuple[int, int], object] = {}
        self.programs: dict[tuple[int, int, int], object] = {}
        self.set_tables: dict[str, object] = {}
        self.conditions: dict[Node, Node] = {}
        self.nodes: dict[tuple[str, str, int, SetsUsed], Node] = {}
        self.entry_nodes: dict[tuple[int, ...], Node] = {}
        self.said: dict[tuple[str, int, int, str, str], Node] = {}
        self._reviewed: dict[tuple[int, tuple[Review, ...], tuple[Duty, ...]], Provision] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._states: dict[tuple[object, ...], int] = {}
        self._boundaries: dict[str, tuple[tuple[date, ...], tuple[date, ...]]] = {}
        self._of_entry: dict[str, tuple[Provision, ...]] = {}
        self._reasons: dict[tuple[str, str], tuple[tuple[frozenset[str], str, Interval, Interval], ...]] = {}
        self._grouped: dict[str, Mapping[str, list[dict[str, str]]]] = {}

    @cached_property
    def facts(self) -> Mapping[str, FactInfo]:
        """Every fact by name."""
        return {name: _fact(name, f) for name, f in self.raw.facts.items()}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The types of all facts, with parties as a collection and the roles that stand for one of them."""
        types = {name: info.type for name, info in self.facts.items()}
        return Vocabulary(types, {"party": "parties"}, frozenset(UNIQUE_ROLES))

    @cached_property
    def declarations(self) -> Mapping[str, Declaration]:
        """Every declaration by id."""
        return {
            d["id"]: Declaration(
                d["id"],
                Text(**d["title"]),
                Text(**d["question"]),
                d["who_may_sign"],
                d["states"],
                Text(**d["does_not_cover"]),
            )
            for d in self.raw.declarations
        }

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section."""
        return tuple(_section(s) for s in self.raw.sections)

    @cached_property
    def _written(self) -> tuple[tuple[Provision, str], ...]:
        """Every version of every provision as written, with the name of the table that spells it out (or none)."""
        return tuple(pair for s in self.raw.sections for pair in _provisions(s))

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """Every version of every provision that does not hang on the item's entry in a control list."""
        found: list[Provision] = []
        for provision, table in self._written:
            if not table:
                found.append(provision)
            elif not self._by_entry(table):
                found.extend(expand_rows(provision, self.tables[table].records()))
        return tuple(found)

    def entry_provisions(self, entry: str) -> tuple[Provision, ...]:
        """The provisions that tables spell out for one entry of a control list (``3B001``)."""
        if entry not in self._of_entry:
            self._of_entry[entry] = tuple(
                p
                for provision, table in self._written
                if table and self._by_entry(table)
                for p in expand_rows(provision, self._records_of(table).get(entry, ()))
            )
        return self._of_entry[entry]

    def _by_entry(self, table: str) -> bool:
        return "eccn" in self.tables[table].columns

    def _records_of(self, table: str) -> Mapping[str, list[dict[str, str]]]:
        if table not in self._grouped:
            groups: dict[str, list[dict[str, str]]] = {}
            for record in self.tables[table].records():
                groups.setdefault(record["eccn"], []).append(record)
            self._grouped[table] = groups
        return self._grouped[table]

    @cached_property
    def keyed_provisions(self) -> tuple[Provision, ...]:
        """The provisions as written that a table spells out entry by entry."""
        return tuple(p for p, table in self._written if table and self._by_entry(table))

    def listed_exceptions(self, jurisdiction: str, entry: str, exception: str) -> tuple[dict[str, str], ...]:
        """What an entry says of a list-based licence exception: the rows of its table."""
        table = f"{jurisdiction}/list_based_exceptions"
        if table not in self.tables:
            return ()
        return tuple(r for r in self._records_of(table).get(entry, ()) if r["exception"] == exception)

    def review_policies(self, jurisdiction: str) -> Mapping[str, list[dict[str, str]]]:
        """The table of review policies by the paragraph whose requirements they judge."""
        return self._by_cite(f"{jurisdiction}/reviews")

    def procedures(self, jurisdiction: str) -> Mapping[str, list[dict[str, str]]]:
        """The table of what an applicant must do or may expect, by the paragraph that asks for the licence."""
        return self._by_cite(f"{jurisdiction}/procedures")

    def _by_cite(self, name: str) -> Mapping[str, list[dict[str, str]]]:
        table = self.tables.get(name)
        if table is None:
            return {}
        if table.name not in self._grouped:
            groups: dict[str, list[dict[str, str]]] = {}
            for record in table.records():
                groups.setdefault(record["cite"], []).append(record)
            self._grouped[table.name] = groups
        return self._grouped[table.name]

    def scopes(self, jurisdiction: str, entry: str, reason: str, on: date, known_at: date) -> tuple[str, ...]:
        """The scopes (conditions; empty for the whole entry) of an entry's rows with a reason for control."""
        rows = self._reasons_of(jurisdiction, entry)
        return tuple(
            dict.fromkeys(
                scope
                for reasons, scope, valid, known in rows
                if reason in reasons and valid.contains(on) and known.contains(known_at)
            )
        )

    def reasons(self, jurisdiction: str, entry: str, on: date, known_at: date) -> frozenset[str]:
        """Every reason for control that an entry names on a day, as known on another."""
        rows = self._reasons_of(jurisdiction, entry)
        return frozenset().union(
            *(named for named, _, valid, known in rows if valid.contains(on) and known.contains(known_at))
        )

    def same_set(self, members: frozenset[str]) -> frozenset[str]:
        """One set for all that have the same members, so that comparing two of them takes no time."""
        return self._sets.setdefault(members, members)

    def same_reviewed(
        self, provision: Provision, review: tuple[Review, ...], conditions: tuple[Duty, ...]
    ) -> Provision:
        """A provision with its review policies and duties of a day; one for all days on which these are the same."""
        key = (id(provision), review, conditions)
        if key not in self._reviewed:
            self._reviewed[key] = replace(provision, review=review, conditions=conditions)
        return self._reviewed[key]

    def texts_of(self, jurisdiction: str, entry: str) -> str:
        """Every condition in the rows of an entry: the scopes of its reasons and of its list-based exceptions."""
        scopes = [scope for _, scope, _, _ in self._reasons_of(jurisdiction, entry)]
        table = f"{jurisdiction}/list_based_exceptions"
        rows = self._records_of(table).get(entry, ()) if table in self.tables else ()
        return " ".join([*scopes, *(value for row in rows for value in row.values())])

    def state_number(self, state: tuple[object, ...]) -> int:
        """A number for a state of the rules, the same for equal states."""
        return self._states.setdefault(state, len(self._states))

    def rows_valid(self, jurisdiction: str, entry: str, on: date, known_at: date) -> tuple[bool, ...]:
        """Which rows of an entry hold on a day, as known on another."""
        rows = self._reasons_of(jurisdiction, entry)
        return tuple(valid.contains(on) and known.contains(known_at) for _, _, valid, known in rows)

    def _reasons_of(self, jurisdiction: str, entry: str) -> tuple[tuple[frozenset[str], str, Interval, Interval], ...]:
        """Reasons, scope, valid and known time of every row of an entry."""
        key = (jurisdiction, entry)
        if key not in self._reasons:
            tables = dict.fromkeys(
                table
                for p, table in self._written
                if table and p.jurisdiction == jurisdiction and self._by_entry(table)
            )
            self._reasons[key] = tuple(
                (frozenset(record["reason"].split()), record["scope"], *row_spans(record))
                for table in tables
                for record in self._records_of(table).get(entry, ())
            )
        return self._reasons[key]

    @cached_property
    def entries(self) -> frozenset[str]:
        """Every entry that has provisions of its own."""
        tables = {table for _, table in self._written if table and self._by_entry(table)}
        return frozenset(entry for table in tables for entry in self._records_of(table))

    @cached_property
    def jurisdictions(self) -> tuple[str, ...]:
        """The jurisdictions that have provisions, in the order in which they are shown."""
        return tuple(dict.fromkeys(s.jurisdiction for s in self.sections))

    @cached_property
    def boundaries(self) -> tuple[tuple[date, ...], tuple[date, ...]]:
        """Every day on which something begins or ends: in valid time, and in known time."""
        found = [self.boundaries_of(j) for j in (*self.jurisdictions, SHARED)]
        valid, known = ({d for days in found for d in days[i]} for i in (0, 1))
        return tuple(sorted(valid)), tuple(sorted(known))

    def boundaries_of(self, jurisdiction: str) -> tuple[tuple[date, ...], tuple[date, ...]]:
        """The days on which something of one jurisdiction begins or ends."""
        if jurisdiction not in self._boundaries:
            own = [(p.in_force, p.known) for p in self.provisions if p.jurisdiction == jurisdiction]
            spans = [*own, *self._table_spans(jurisdiction)]
            valid = {d for span, _ in spans for d in (span.start, span.end) if d}
            known = {d for _, span in spans for d in (span.start, span.end) if d}
            self._boundaries[jurisdiction] = tuple(sorted(valid)), tuple(sorted(known))
        return self._boundaries[jurisdiction]

    def _table_spans(self, jurisdiction: str) -> Iterable[tuple[Interval, Interval]]:
        names = ("in_force_from", "in_force_to", "known_from", "known_to")
        for table in self.tables.values():
            if table.name.startswith(f"{jurisdiction}/") and "in_force_from" in table.columns:
                days_of = itemgetter(*(table.columns.index(n) for n in names))
                for days in set(map(days_of, table.rows)):
                    yield row_spans(dict(zip(names, days, strict=True)))

    def slice_key(self, on: date, known_at: date) -> tuple[int, int]:
        """The interval in which nothing begins or ends that holds both dates; equal keys, equal law."""
        valid, known = self.boundaries
        return bisect_right(valid, on), bisect_right(known, known_at)


def row_spans(record: Mapping[str, str]) -> tuple[Interval, Interval]:
    """Valid and known time of a table row."""
    return (
        span([record.get("in_force_from"), record.get("in_force_to")]),
        span([record.get("known_from"), record.get("known_to")]),
    )


def span(days: Iterable[str | None] | None) -> Interval:
    """An interval from ISO dates; empty or missing ends are open."""
    start, end = [*(days or ()), None, None][:2]
    return Interval(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


def _fact(name: str, data: Mapping[str, Any]) -> FactInfo:
    choices = {c: Text(**t) for c, t in (data.get("choices") or {}).items()}
    choices_or_special = choices or {c: Text(**t) for c, t in (data.get("special") or {}).items()}
    kind = KINDS[data["type"]]
    return FactInfo(
        type=FactType(name, kind, tuple(choices)),
        of=data.get("of") or _OF.get(name.partition(".")[0], "shipment"),
        shown_as=data["type"],
        ask=Text(**data["ask"]),
        answered_by=data["answered_by"],
        choices=choices_or_special,
        unit=data["unit"],
    )


def _section(data: Mapping[str, Any]) -> Section:
    missing = data["coverage"].get("missing")
    return Section(
        jurisdiction=data["jurisdiction"],
        number=section_number(data["section"]),
        name=data["section"],
        title=Text(**data["title"]),
        url=data["text"]["url"],
        as_of=data["text"]["as_of"],
        verified_on=data.get("verified_on", ""),
        coverage=data["coverage"]["status"],
        missing=Text(**missing) if missing else None,
        file=data["file"],
    )


def section_number(name: str) -> str:
    """``746.2`` for ``15 CFR 746.2``; other names keep their words, joined by hyphens."""
    return name.removeprefix("15 CFR ").strip().replace(" ", "-")


def _provisions(section: Mapping[str, Any]) -> Iterable[tuple[Provision, str]]:
    number = section_number(section["section"])
    prefix = f"{section['jurisdiction']}/{number}/"
    for data, line in zip(section["provisions"], section["lines"], strict=True):
        table = f"{section['jurisdiction']}/{data['rows']}" if data.get("rows") else ""
        yield _provision(section, number, prefix, data, line), table


def _provision(section: Mapping[str, Any], number: str, prefix: str, data: Mapping[str, Any], line: int) -> Provision:
    gap = data.get("not_modelled")
    lifts = data.get("lifts") or {}
    return Provision(
        name=prefix + data["id"],
        jurisdiction=section["jurisdiction"],
        section=number,
        kind=data["kind"],
        title=Text(**data["title"]),
        citation=Citation(
            section["section"], data["cite"], (data.get("instrument") or {}).get("name", ""), section["text"]["url"]
        ),
        when=data["when"],
        in_force=span(data.get("in_force")),
        known=span(data.get("known")),
        verified_on=section.get("verified_on", ""),
        general_prohibition=data.get("general_prohibition"),
        reason=data["reason"],
        unless=tuple(n if "/" in n else prefix + n for n in data["unless"]),
        restricts=tuple(data["restricts"]),
        lifts=Lifts(
            tuple(lifts.get("sections", ())),
            tuple(lifts.get("reasons", ())),
            tuple(lifts.get("reasons_except", ())),
            tuple(lifts.get("known_as", ())) or (f"{number}{data['cite']}",),
        ),
        review=tuple(Review(r["policy"], r["when"], r["cite"]) for r in data["review"]),
        conditions=tuple(Duty(Text(d["en"], d["ko"]), d["cite"], d["when"]) for d in data["conditions"]),
        authorisations_open=tuple(data["authorisations_open"]) if "authorisations_open" in data else None,
        not_modelled=Text(**gap) if gap else None,
        settled_by=data["settled_by"],
        note=Text(**data["note"]) if data.get("note") else None,
        file=section["file"],
        line=line,
    )
