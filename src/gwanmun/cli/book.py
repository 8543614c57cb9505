"""``gwanmun decide BOOK``: every row of a spreadsheet decided, in a copy of the sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gwanmun.cli.words import say
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

MANY_ROWS = 100_000
"""Rows from which on writing them takes long enough to be told."""
MOST_ERRORS = 5
MOST_SHARED = 5
"""Questions told of all undecided rows together; each row has its own in the sheet."""
_FIRST = ("ship_from", "destination")
"""Without these nothing can be decided, so that they are told before others that as many rows wait for."""

if TYPE_CHECKING:
    import polars as pl

    from gwanmun.decide.case import Case
    from gwanmun.impact.batch import Decider
    from gwanmun.impact.table import Book
    from gwanmun.law.rulebase import RuleBase


def decide_book(
    path: Path,
    output: Path | None,
    on: date | None,
    known_at: date | None,
    lang: str,
    columns: Path | None,
    save_columns: Path | None,
    base: RuleBase,
    screen: bool,
    edition: str | None = None,
) -> None:
    """Decide every row and write a copy with the answers behind the columns; say how many of each there are."""
    from gwanmun.impact.output import beside, kind_of, write_book
    from gwanmun.impact.table import Book, row_count

    target = output or beside(path)
    kind_of(target)
    book = Book(path)
    batches = book.batches()
    first = book.with_rows(next(batches))
    decider = prepare(first.columns, on, known_at, columns, base, screen, edition)
    tell_columns(decider, lang)
    tell_form(book, lang)
    if save_columns is not None:
        from gwanmun.impact.columns import save_mapping

        save_mapping(save_columns, decider.mapping)
    seen = Seen(first=book.first_row)
    # One table is in memory at a time, except where the form of the file needs all of it.
    write_book(_with_progress(decider, chain([first], batches), row_count(path), seen, lang), target, lang, book.above)
    for line in seen.lines(lang):
        click.echo(line)
    click.echo(say("book_written", lang, target))


def prepare(
    headers: list[str],
    on: date | None,
    known_at: date | None,
    columns: Path | None,
    base: RuleBase,
    screen: bool = True,
    edition: str | None = None,
) -> Decider:
    """What decides the rows of a book with these headers.

    :raises InputError: if the columns cannot be matched.
    """
    from gwanmun.impact.batch import Decider
    from gwanmun.impact.columns import load_mapping, map_columns

    mapping = map_columns(headers, base, load_mapping(columns, base) if columns else None)
    today = date.today()  # noqa: DTZ011 - law runs by the calendar day of the place
    lists = None
    if screen and any(f.endswith(".name") for f in (*mapping.columns.values(), *mapping.same_for_all)):
        from gwanmun.impact.screening import BookLists

        lists = BookLists.open(edition)
    return Decider(base, mapping, known_at or today, today, on, lists)


def case_of_row(path: Path, number: int, columns: Path | None) -> Case:
    """One row of a book as a case of its own, with everything that a case tells.

    :param number: as a spreadsheet counts: the headers stand in row 1.
    :raises InputError: if there is no such row, or something in it cannot be right.
    """
    from gwanmun.decide.case import parse_case
    from gwanmun.impact.columns import load_mapping, map_columns
    from gwanmun.impact.row import case_of
    from gwanmun.impact.table import Book
    from gwanmun.law.load import rules

    book, before = Book(path), 0
    for frame in book.batches():
        before = before or book.first_row
        mapping = map_columns(frame.columns, rules(), load_mapping(columns, rules()) if columns else None)
        if before <= number < before + frame.height:
            cells = frame.row(number - before, named=True)
            stated = {f: cells[c] for c, f in mapping.columns.items() if cells.get(c) is not None}
            return parse_case(case_of(stated, mapping.same_for_all))
        before += frame.height
    raise InputError(_no_row(book.first_row, before - 1), f"{path}: --row {number}")


def _no_row(first: int, last: int) -> Text:
    return Text(
        f"there is no such row of shipments; they stand in rows {first} to {last}",
        f"그런 선적 행이 없습니다. {first}행부터 {last}행까지입니다",
    )


def tell_form(book: Book, lang: str) -> None:
    """Say how a sheet was read that is more than headers and rows."""
    if book.above:
        click.echo(say("rows_above", lang, len(book.above) + 1), err=True)
    if book.filled:
        click.echo(say("merged_filled", lang, book.filled), err=True)


def tell_columns(decider: Decider, lang: str) -> None:
    """Say which column was taken for what, and which for nothing."""
    mapping = decider.mapping
    used = ", ".join(f"{column} = {field}" for column, field in mapping.columns.items())
    click.echo(say("columns_used", lang, used), err=True)
    if mapping.unused:
        click.echo(say("columns_unused", lang, ", ".join(mapping.unused)), err=True)


def _with_progress(
    decider: Decider, batches: Iterable[pl.DataFrame], total: int | None, seen: Seen, lang: str
) -> Iterator[pl.DataFrame]:
    from rich.console import Console
    from rich.progress import Progress

    from gwanmun.impact.batch import decide_batches

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("deciding", lang), total=total)
        for decided in decide_batches(decider, batches, lambda done: bar.update(task, completed=done)):
            seen.add(decided)
            yield decided
    if seen.rows > MANY_ROWS:
        # A large sheet is put together now, which takes as long as deciding it.
        click.echo(say("book_written_now", lang), err=True)


@dataclass
class Seen:
    """How many rows have which outcome, and the first errors, gathered as the rows go by.

    :param first: the row of the sheet in which the first shipment stands.
    """

    first: int = 2
    rows: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    """How many undecided rows wait for each fact."""
    unless_lifted: int = 0
    """How many undecided rows need a licence for certain, unless an exception or a licence held is stated."""
    errors: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, decided: pl.DataFrame) -> None:
        """Count the rows of a table."""
        from gwanmun.impact.batch import RESULT

        outcomes = decided[RESULT + "outcome"]
        self.counts.update(dict(outcomes.value_counts().iter_rows()))
        undecided = decided.filter(outcomes == "UNDETERMINED")
        self.unless_lifted += int((undecided[RESULT + "required_by"] != "").sum())
        for facts, rows in undecided[RESULT + "questions"].drop_nulls().value_counts().iter_rows():
            self.asked.update(dict.fromkeys({_general(fact) for fact in facts.split("; ") if fact}, rows))
        if len(self.errors) < MOST_ERRORS:
            for i in (outcomes == "ERROR").arg_true().head(MOST_ERRORS - len(self.errors)):
                row = decided.row(int(i), named=True)
                self.errors.append((self.rows + int(i) + self.first, row[RESULT + "error"], row[RESULT + "error_ko"]))
        self.rows += decided.height

    def lines(self, lang: str) -> list[str]:
        """The numbers, the strictest outcome first, what most undecided rows wait for, and the first errors."""
        from gwanmun.impact.output import COLOURS, outcome_name

        lines = [f"{self.counts[k]:>9,}  {outcome_name(k, lang)}" for k in COLOURS if self.counts[k]]
        lines += self._waiting(lang)
        return lines + [say("row_error", lang, row, ko if lang == "ko" else en) for row, en, ko in self.errors]

    def _waiting(self, lang: str) -> Iterator[str]:
        """What to do about the rows that are not decided: what most of them wait for, each said once."""
        from gwanmun.impact.output import question

        if self.unless_lifted:
            yield say("rows_unless_lifted", lang, self.unless_lifted)
        shared = [fact for fact, rows in self.asked.items() if rows > 1]
        shared.sort(key=lambda fact: (-self.asked[fact], fact not in _FIRST, fact))
        if shared:
            yield say("rows_wait_for", lang)
            yield from (f"{self.asked[fact]:>9,}  {question(fact, lang)}" for fact in shared[:MOST_SHARED])
            yield say("rows_same_for_all", lang)


def _general(fact: str) -> str:
    """The fact without the number of the party that it is asked of."""
    from gwanmun.law.load import rules

    return rules().vocabulary.general_name(fact)
