"""Trying a change on a copy of the rule base: provisions that end, provisions that begin. Nothing is edited away."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

from gwanmun.law.files import Raw
from gwanmun.law.rulebase import RuleBase
from gwanmun.sources.files import InputError
from gwanmun.watch.changes import Add, Change, Close, unknown_provisions
from gwanmun.world.text import Text


def tried(base: RuleBase, change: Change) -> RuleBase:
    """The rule base as it would be with the change; ``base`` is not altered.

    A version that was in force beyond the day of closing stays what was known until the change was published; a new
    version, known from then on, ends on that day.

    :raises InputError: if the change names a provision that the rule base does not have, or has no effect.
    """
    missing = unknown_provisions(change, {p.name for p in base.provisions})
    if missing:
        raise InputError(
            Text(en=f"the rule base has no {missing[0]}", ko=f"규칙에 {missing[0]}이(가) 없습니다"), change.change
        )
    if not change.effect:
        raise InputError(
            Text(
                en="the change names no effect on rules; add one to try it",
                ko="규칙에 미치는 효과(effect)가 적혀 있지 않습니다",
            ),
            change.change,
        )
    raw: Raw = copy.deepcopy(base.raw)
    # What press announced was not yet law that one could know: an official stage counts, where there is one.
    official = [s for s in change.stages if s.by != "press"] or list(change.stages)
    published = min(s.known_from for s in official).isoformat()
    for effect in change.effect:
        if isinstance(effect, Close):
            _close(raw, effect, published)
        else:
            _add(raw, effect, published, change.change)
    identity = hashlib.sha256(f"{base.identity}\n{change.to_yaml()}".encode()).hexdigest()
    return RuleBase(raw, identity)


def _close(raw: Raw, effect: Close, published: str) -> None:
    """End one provision, one row of it, or all whose name begins so."""
    wanted = effect.provision
    name, _, key = wanted.rstrip("]").partition("[")
    for section in raw.sections:
        prefix = f"{section['jurisdiction']}/{_number(section)}/"
        added: list[tuple[dict[str, Any], int]] = []
        for index, provision in enumerate(section["provisions"]):
            full = prefix + provision["id"]
            if not (full == name or (wanted.endswith("*") and full.startswith(wanted[:-1]))):
                continue
            if provision.get("rows"):
                _close_rows(raw.tables[f"{section['jurisdiction']}/{provision['rows']}"], key, effect.close, published)
            elif (new := _split(provision, "in_force", "known", effect.close, published)) is not None:
                added.append((new, section["lines"][index]))
        for provision, line in added:
            section["provisions"].append(provision)
            section["lines"].append(line)


def _number(section: dict[str, Any]) -> str:
    from gwanmun.law.rulebase import section_number

    return section_number(section["section"])


def _split(provision: dict[str, Any], force: str, known: str, close: str, published: str) -> dict[str, Any] | None:
    start, end = (*(provision.get(force) or []), None, None)[:2]
    known_from, known_to = (*(provision.get(known) or []), None, None)[:2]
    if (end and end <= close) or (start and start >= close) or (known_to and known_to <= published):
        return None
    new = copy.deepcopy(provision)
    new[force] = [start, close]
    if known_from is None or known_from < published:
        provision[known] = [known_from, published]
        new[known] = [published, known_to]
    else:
        provision.update(new)
        return None
    return new


def _close_rows(table: dict[str, Any], key: str, close: str, published: str) -> None:
    """The same for the rows of a table whose first column is ``key`` (all rows without one)."""
    columns: list[str] = table["columns"]
    at = {name: columns.index(name) for name in ("in_force_from", "in_force_to", "known_from", "known_to")}
    wanted, _, number = key.partition(":")
    seen = 0
    for row in list(table["rows"]):
        if wanted and row[0] != wanted:
            continue
        seen += 1
        if number and str(seen) != number:
            continue
        start, end, known_from, known_to = (row[at[c]] for c in at)
        if (end and end <= close) or (start and start >= close) or (known_to and known_to <= published):
            continue
        new = list(row)
        new[at["in_force_to"]] = close
        if known_from and known_from >= published:
            row[:] = new
            continue
        row[at["known_to"]] = published
        new[at["known_from"]] = published
        table["rows"].append(new)


def _add(raw: Raw, effect: Add, published: str, place: str) -> None:
    jurisdiction, _, number = effect.section.partition("/")
    provision = effect.add.model_dump(exclude_none=True)
    provision.setdefault("known", [published])
    if provision.get("rows"):
        raise InputError(
            Text(en="a provision that is added cannot have rows", ko="추가하는 규정에는 rows를 쓸 수 없습니다"), place
        )
    for section in raw.sections:
        if section["jurisdiction"] == jurisdiction and _number(section) == number:
            section["provisions"].append(provision)
            section["lines"].append(0)
            return
    raise InputError(
        Text(en=f"the rule base has no section {effect.section}", ko=f"규칙에 {effect.section} 조항이 없습니다"), place
    )
