"""``gwanmun decide BOOK``: every row of a spreadsheet decided, in a copy of the sheet."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from gwanmun.cli.words import say

if TYPE_CHECKING:
    import polars as pl

    from gwanmun.impact.batch import Decider
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
) -> None:
    """Decide every row and write a copy with the answers behind the columns; say how many of each there are."""
    import polars as pl

    from gwanmun.impact.output import write_book
    from gwanmun.impact.table import read_batches

    batches = list(read_batches(path))
    decider = prepare(batches[0].columns, on, known_at, columns, base, screen)
    _tell_columns(decider, lang)
    if save_columns is not None:
        from gwanmun.impact.columns import save_mapping

        save_mapping(save_columns, decider.mapping)
    decided = pl.concat(_with_progress(decider, batches, lang))
    target = output or path.with_name(f"{path.stem}.decided{path.suffix}")
    write_book(decided, target, lang)
    for line in summary(decided, lang):
        typer.echo(line)
    typer.echo(say("book_written", lang, target))


def prepare(
    headers: list[str],
    on: date | None,
    known_at: date | None,
    columns: Path | None,
    base: RuleBase,
    screen: bool = True,
) -> Decider:
    """What decides the rows of a book with these headers.

    :raises InputError: if the columns cannot be matched.
    """
    from gwanmun.impact.batch import Decider
    from gwanmun.impact.columns import load_mapping, map_columns

    mapping = map_columns(headers, base, load_mapping(columns, base) if columns else None)
    today = date.today()  # noqa: DTZ011 - law runs by the calendar day of the place
    lists = None
    if screen and any(f.endswith(".name") for f in mapping.columns.values()):
        from gwanmun.impact.screening import BookLists

        lists = BookLists.open()
    return Decider(base, mapping, known_at or today, today, on, lists)


def _tell_columns(decider: Decider, lang: str) -> None:
    mapping = decider.mapping
    used = ", ".join(f"{column} = {field}" for column, field in mapping.columns.items())
    typer.echo(say("columns_used", lang, used), err=True)
    if mapping.unused:
        typer.echo(say("columns_unused", lang, ", ".join(mapping.unused)), err=True)


def _with_progress(decider: Decider, batches: list[pl.DataFrame], lang: str) -> list[pl.DataFrame]:
    from rich.console import Console
    from rich.progress import Progress

    total = sum(b.height for b in batches)
    found: list[Any] = []
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("deciding", lang), total=total)
        done = 0
        for batch in batches:
            found.append(decider.decide(batch, partial(_advance, bar, task, done)))
            done += batch.height
            bar.update(task, completed=done)
    return found


def _advance(bar: Any, task: Any, before: int, done: int) -> None:
    bar.update(task, completed=before + done)


def summary(decided: pl.DataFrame, lang: str) -> list[str]:
    """How many rows have which outcome, the strictest first; and the first errors with their rows."""
    from gwanmun.impact.batch import RESULT
    from gwanmun.impact.output import COLOURS, outcome_name

    outcomes = decided[RESULT + "outcome"]
    counts = dict(outcomes.value_counts().iter_rows())
    lines = [f"{counts[k]:>9,}  {outcome_name(k, lang)}" for k in COLOURS if k in counts]
    errors = decided[RESULT + ("error_ko" if lang == "ko" else "error")]
    rows = [i for i, o in enumerate(outcomes) if o == "ERROR"]
    lines += [say("row_error", lang, i + 2, errors[i]) for i in rows[:5]]
    return lines
