"""``gwanmun impact decide``: many files of shipments decided by many processes; a killed run goes on where it was."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from gwanmun.cli.options import ChangeOption, EditionOption, KnownOption, LangOption, day, rules_with
from gwanmun.cli.parameters import Argument, Option
from gwanmun.cli.words import language, say
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.impact.batch import Decider
    from gwanmun.impact.parts import Job, Part


class EngineName(StrEnum):
    """Where parts are decided."""

    LOCAL = "local"
    RAY = "ray"


def decide_command(
    books: Annotated[
        list[str], Argument(says="Files, folders, patterns or s3:// objects: Parquet, CSV, XLSX, JSON lines.")
    ],
    output: Annotated[
        Path, Option("--output", "-o", says="Folder (or s3://bucket/folder) for the answers, Parquet files.")
    ],
    engine: Annotated[EngineName, Option("--engine", says="Where to decide.")] = EngineName.LOCAL,
    workers: Annotated[int, Option("--workers", least=1, most=1024, says="How many processes.")] = 2,
    on: Annotated[str | None, Option("--on", says="Day of every export; default each row's own.")] = None,
    known_at: KnownOption = None,
    columns: Annotated[Path | None, Option("--columns", says="Which column holds what (a YAML file).")] = None,
    change: ChangeOption = None,
    screen: Annotated[bool, Option("--screen/--no-screen", says="Search the lists for the parties.")] = True,
    edition: EditionOption = None,
    lang: LangOption = None,
) -> None:
    """Decide many files of shipments with many processes; a run that was killed goes on where it was."""
    decide_parts(
        books, output, engine.value, workers, day(on, "--on"), day(known_at, "--known-at"), columns, change, screen,
        edition, language(lang),
    )  # fmt: skip


def decide_parts(
    books: list[str],
    output: Path,
    engine: str,
    workers: int,
    on: date | None,
    known_at: date | None,
    columns: Path | None,
    change: Path | None,
    screen: bool,
    edition: str | None,
    lang: str,
) -> None:
    """Decide the files into a folder and say how many rows have which outcome.

    A folder that was begun keeps its dates, so that a run can go on after midnight.

    :raises InputError: if a file cannot be read, columns differ, or the folder is that of another run.
    """
    from gwanmun.impact.books import address_of, books_of
    from gwanmun.impact.parts import Job, begin, cut, manifest

    parts = cut(books_of(books))
    kept = manifest(output)
    decider = _decider(parts, on, known_at, columns, change, screen, edition)
    if kept is not None:
        decider.today = date.fromisoformat(str(kept.get("today")))
        decider.known_at = known_at or date.fromisoformat(str(kept.get("known_at")))
    job = Job.of(decider, output, change, edition)
    left = begin(job, parts)
    if len(left) < len(parts):
        click.echo(_RESUMED.in_(lang).format(len(parts) - len(left), len(parts)), err=True)
    _run(job, left, engine, workers, lang)
    for line in counted(job, parts, lang):
        click.echo(line)
    click.echo(say("book_written", lang, address_of(output)))


def _decider(
    parts: list[Part],
    on: date | None,
    known_at: date | None,
    columns: Path | None,
    change: Path | None,
    screen: bool,
    edition: str | None,
) -> Decider:
    """What decides all files; they must have the same columns."""
    from gwanmun.cli.book import prepare
    from gwanmun.impact.books import local
    from gwanmun.impact.table import headers_of

    paths = list(dict.fromkeys(p.path for p in parts))
    first = headers_of(local(paths[0]))
    for path in paths[1:]:
        if headers_of(local(path)) != first:
            raise InputError(_COLUMNS_DIFFER, path)
    return prepare(first, on, known_at, columns, rules_with(change), screen, edition)


def _run(job: Job, left: list[Part], engine: str, workers: int, lang: str) -> None:
    from rich.console import Console
    from rich.progress import Progress

    from gwanmun.impact.engines import ENGINES

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("deciding", lang), total=len(left))
        for _ in ENGINES[engine](job, left, workers):
            bar.advance(task)


def counted(job: Job, parts: list[Part], lang: str) -> list[str]:
    """How many rows have which outcome, the strictest first."""
    from gwanmun.impact.batch import RESULT
    from gwanmun.impact.output import COLOURS, outcome_name
    from gwanmun.impact.places import place_of

    counts: Counter[str] = Counter()
    place = place_of(job.folder)
    for part in parts:
        counts.update(dict(place.column(part.output, RESULT + "outcome").value_counts().iter_rows()))
    return [f"{counts[k]:>9,}  {outcome_name(k, lang)}" for k in COLOURS if counts[k]]


_RESUMED = Text(
    "{0} of {1} parts were decided before and are kept", "{1}개 부분 가운데 {0}개는 이미 판정되어 그대로 둡니다"
)
_COLUMNS_DIFFER = Text(
    en="has other columns than the first file; decide files of one shape together",
    ko="첫 파일과 열이 다릅니다. 같은 형식의 파일끼리 판정하십시오",
)
