"""Many shipments: each distinct case of a book decided once, the answers spread back over its rows."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias

from gwanmun.decide.readings import Readings
from gwanmun.decide.receipt import canonical, sha256
from gwanmun.impact.ahead import ahead
from gwanmun.impact.answer import COLUMNS, Answer, Judge, Memory, as_cells
from gwanmun.impact.columns import PARTY, BookMapping
from gwanmun.impact.reduce import Telling, first_rows, is_told_apart, keys, row_key
from gwanmun.impact.screening import BookLists
from gwanmun.impact.totals import NOT_READ, WHY, total_rows
from gwanmun.law.rulebase import RuleBase

if TYPE_CHECKING:
    import polars as pl

_TOLD_APART = (*PARTY, "item.currency")
"""Fields that rows are told apart by together with others, so that what is the same for all must stand beside them."""

RESULT = "gwanmun "
"""What stands before the name of each column that is added."""

AT_ONCE = 1_000
"""Cases decided together: enough to share their work, few enough to show progress and to bound memory."""

Progress = Callable[[int], None]
Row: TypeAlias = dict[str, str | None]
CaseKey: TypeAlias = tuple[tuple[str, ...], tuple[str | None, ...]]
"""The columns of a table, and what of a row's cells in them can matter."""


@dataclass(frozen=True)
class Reduced:
    """Rows of a book, what their columns say by field, and the number of the case of each.

    Of each case its first row and how many rows it has; ``totals`` are rows that are no shipments.
    """

    frame: pl.DataFrame
    mapped: pl.DataFrame
    cases: pl.Series
    firsts: list[int]
    counts: list[int]
    totals: list[int]


@dataclass
class Decider:
    """Decides the rows of a book, batch after batch; cases met before are not decided again.

    :param on: the day for every row; by default the row's own, else today.
    """

    base: RuleBase
    mapping: BookMapping
    known_at: date
    today: date
    on: date | None = None
    lists: BookLists | None = None
    decided: dict[CaseKey, Answer] = field(default_factory=dict)
    _memory: Memory | None = field(default=None, init=False)

    @property
    def memory(self) -> Memory:
        """What was found so far, as known on the day."""
        if self._memory is None or self._memory.readings.known_at != self.known_at:
            self._memory = Memory(Readings(self.base, self.known_at))
        return self._memory

    @property
    def judge(self) -> Judge:
        """What decides one row."""
        return Judge(self.base, self.mapping, self.known_at, self.today, self.memory, self.lists)

    @property
    def telling(self) -> Telling:
        """What tells two rows apart."""
        fields = (*self.mapping.columns.values(), *self.mapping.same_for_all)
        facts = (self.base.facts.get(self.base.vocabulary.general_name(f)) for f in fields)
        dates = any(info is not None and info.shown_as == "date" for info in facts)
        return Telling(self.base, self.known_at, self.lists, dates)

    def decide(self, frame: pl.DataFrame, progress: Progress = lambda done: None) -> pl.DataFrame:
        """The rows with the columns of the answer behind their own, in the same order.

        :param progress: called with the number of rows that have their answer.
        """
        return self.answered(self.reduced(frame), progress)

    def reduced(self, frame: pl.DataFrame) -> Reduced:
        """The rows with their cases told apart, none of them decided."""
        mapped = self.mapped(frame)
        cases = keys(mapped, self.telling)
        counts = cases.value_counts().sort("case")["count"].to_list() if len(cases) else []
        return Reduced(frame, mapped, cases, list(first_rows(cases)), counts, total_rows(frame, mapped))

    def answered(self, rows: Reduced, progress: Progress = lambda done: None) -> pl.DataFrame:
        """What :meth:`decide` gives, of rows whose cases are told apart."""
        import polars as pl

        telling = self.telling
        found: list[tuple[str, ...]] = []
        done = 0
        for first in range(0, len(rows.firsts), AT_ONCE):
            stated = rows.mapped[rows.firsts[first : first + AT_ONCE]].iter_rows(named=True)
            with _uncollected():
                found += map(as_cells, self._of_rows(list(stated), telling))
            done += sum(rows.counts[first : first + AT_ONCE])
            progress(done)
        cases = rows.cases
        if rows.totals:
            cases = cases.scatter(rows.totals, len(found))
            found.append(as_cells(Answer(NOT_READ, error=WHY.en, error_ko=WHY.ko)))
        answers = pl.DataFrame(found, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
        spread = answers[cases] if len(cases) else answers
        return pl.concat([rows.frame, spread.rename({c: RESULT + c for c in COLUMNS})], how="horizontal")

    def mapped(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The columns that say something, by field; of the parties and the currency also what is the same for all."""
        import polars as pl

        chosen = {c: f for c, f in self.mapping.columns.items() if c in frame.columns}
        mapped = frame.select(list(chosen)).rename(chosen)
        if self.on is not None:
            mapped = mapped.with_columns(pl.lit(self.on.isoformat()).alias("on"))
        same = {f: str(v) for f, v in self.mapping.same_for_all.items() if f in _TOLD_APART and v is not None}
        return mapped.with_columns(
            (pl.col(f).fill_null(v) if f in mapped.columns else pl.lit(v)).alias(f) for f, v in same.items()
        )

    def _of_rows(self, rows: Sequence[Row], telling: Telling) -> list[Answer]:
        """The answers of some rows; those whose case was not met before are decided together."""
        columns = tuple(rows[0])
        told = [c for c in columns if is_told_apart(c)]
        day = told.index("on") if "on" in columns else len(told)
        keys = [(columns, row_key(row, telling)) for row in rows]
        new = {key: row for key, row in zip(keys, rows, strict=True) if key not in self.decided}
        stated = [{name: value for name, value in row.items() if value is not None} for row in new.values()]
        but_day = [(columns, key[:day] + key[day + 1 :]) for _, key in new]
        for key, found in zip(new, self.judge.answers(stated, but_day), strict=True):
            self.decided[key] = found if found.error else replace(found, case=self._name(columns, key[1]))
        return [self.decided[key] for key in keys]

    def _name(self, columns: tuple[str, ...], key: tuple[str | None, ...]) -> str:
        """The name of a case: the same in whichever table, order or process its rows are met."""
        told_apart = filter(is_told_apart, columns)
        facts = {c: cell for c, cell in sorted(zip(told_apart, key, strict=True)) if cell is not None}
        day = "" if "on" in facts else str(self.base.slice_key(self.today, self.known_at)[0])
        # The bytes of one canonical list: what all cases have in common is the longest part of it, and made once.
        return sha256(b"[%b,%b,%b]" % (canonical(facts), canonical(day), self._same))[:16]

    @cached_property
    def _same(self) -> bytes:
        """What the names of all cases have in common."""
        same = json.dumps(dict(self.mapping.same_for_all), sort_keys=True, default=str)
        return canonical([same, self.known_at.isoformat(), self.base.identity])[1:-1]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without searching for cycles among all that the rules consist of, while thousands of small values come up.

    Most of what came up is kept for the rows to come: it is put among what is old, unsearched, where cycles in it are
    found with those of the rules.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        if was_on:
            gc.enable()


def decide_batches(
    decider: Decider, batches: Iterable[pl.DataFrame], progress: Progress = lambda done: None
) -> Iterator[pl.DataFrame]:
    """The answers for a stream of tables, one at a time; while one is decided, the next are read and reduced.

    :param progress: called with the number of rows that have their answer, of all tables.
    """
    done = 0
    for rows in ahead(map(decider.reduced, batches)):
        yield decider.answered(rows, partial(_behind, progress, done))
        done += rows.frame.height


def _behind(progress: Progress, before: int, done: int) -> None:
    progress(before + done)
