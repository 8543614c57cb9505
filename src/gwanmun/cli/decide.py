"""``gwanmun decide``: a case file in, the answer with its evidence out."""

from __future__ import annotations

import json
import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import click

from gwanmun.cli.beside import Here, Work, beside
from gwanmun.cli.options import (
    ChangeOption,
    EditionOption,
    KnownOption,
    LangOption,
    OnOption,
    day,
    log_path,
    refuse_idle,
    refuse_same,
    rules_with,
)
from gwanmun.cli.parameters import Argument, Option
from gwanmun.cli.parts import EngineName, decide_parts
from gwanmun.cli.words import language, say
from gwanmun.sources.files import InputError, is_pattern
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from gwanmun.decide.case import Case

BOOKS = (".csv", ".tsv", ".xlsx", ".xlsm", ".parquet", ".jsonl", ".ndjson")
"""Endings of files that hold many shipments."""
IN_PARTS = Text(
    "--output: several books, a folder or an --engine make answers in parts; name their folder (-o FOLDER)",
    "--output: 여러 파일이나 폴더, --engine을 지정하면 답이 여러 파일로 나뉩니다. 저장할 폴더를 지정하세요(-o 폴더)",
)

A_BOOK = Text(
    "does nothing here: a book is answered in a copy of its table (-o names it), a folder in one of Parquet files",
    "여기서는 쓰이지 않습니다. 선적 목록의 답은 표의 사본(-o로 지정)에, 폴더의 답은 Parquet 파일로 나옵니다",
)
A_CASE = Text(
    "is for books of shipments (XLSX, CSV, Parquet, JSON lines) and does nothing for a case file; leave it out",
    "선적 목록(XLSX, CSV, Parquet, JSON lines)에만 쓰입니다. 건 파일에서는 빼십시오",
)


class Format(StrEnum):
    """Forms of the answer."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def decide(
    case: Annotated[
        list[str],
        Argument(
            says="A case file (YAML, JSON), a book of shipments (XLSX, CSV, Parquet, JSON lines), or several "
            "books, folders, patterns (books/*.parquet) or objects (s3://bucket/books/*.parquet)."
        ),
    ],
    on: OnOption = None,
    known_at: KnownOption = None,
    lang: LangOption = None,
    form: Annotated[Format, Option("--format", says="Form of the answer.")] = Format.TEXT,
    output: Annotated[Path | None, Option("--output", "-o", says="Write the answer to this file.")] = None,
    change: ChangeOption = None,
    columns: Annotated[Path | None, Option("--columns", says="Book: which column holds what (a YAML file).")] = None,
    save_columns: Annotated[Path | None, Option("--save-columns", says="Book: keep the matched columns.")] = None,
    screen: Annotated[bool, Option("--screen/--no-screen", says="Search the lists for the parties.")] = True,
    engine: Annotated[EngineName | None, Option("--engine", says="Books: decide parts here, into -o.")] = None,
    workers: Annotated[int, Option("--workers", least=1, most=1024, says="Books in parts: processes.")] = 2,
    edition: EditionOption = None,
    row: Annotated[
        int | None, Option("--row", least=2, says="Book: the whole answer for this row, as for a case file.")
    ] = None,
    log: Annotated[bool, Option("--log/--no-log", says="Add the receipt to the log of receipts.")] = True,
) -> None:
    """Decide a shipment: may it go, on that day, to those parties; what is missing; what would let it go."""
    days = day(on, "--on"), day(known_at, "--known-at")
    one = Path(case[0]) if len(case) == 1 and not is_pattern(case[0]) else None
    book = one is None or one.suffix.lower() in BOOKS or one.is_dir()
    parts = bool(engine) or one is None or one.is_dir()
    many = book and row is None
    refuse_idle(
        A_BOOK if many else A_CASE,
        {
            "--format": many and form is not Format.TEXT,
            "--no-log": many and not log,
            "--columns": columns and not book,
            "--save-columns": save_columns and (parts or not many),
            "--engine": engine and not many,
            "--row": row and (parts or not book),
        },
    )
    refuse_same(output, *(() if parts else map(Path, case)), columns, change)
    if parts or one is None:
        if output is None:
            raise InputError(IN_PARTS)
        where = (engine or EngineName.LOCAL).value
        decide_parts(case, output, where, workers, *days, columns, change, screen, edition, language(lang))
        return
    if many:
        from gwanmun.cli.book import decide_book

        decide_book(one, output, *days, language(lang), columns, save_columns, rules_with(change), screen, edition)
        return
    made = _made(_reader(one, row, columns), *days, change, edition, screen)
    answer = render(made, form, language(lang))
    write(answer, output)
    if log:
        _log(made, language(lang))


def _reader(path: Path, row: int | None, columns: Path | None) -> Callable[[], Case]:
    """What reads the case, in its file or in a row of a book."""

    def read() -> Case:
        if row is not None:
            from gwanmun.cli.book import case_of_row

            return case_of_row(path, row, columns)
        from gwanmun.decide.case import load_case

        return load_case(path)

    return read


def _made(
    read: Callable[[], Case],
    on: date | None,
    known_at: date | None,
    change: Path | None,
    edition: str | None,
    screen: bool,
) -> dict[str, Any]:
    """The receipt of a case file. The lists are opened while the case is read, and searched while the law is."""
    if not screen:
        return _receipt(read, on, known_at, change, None)
    with beside(_search(edition)) as lists:
        return _receipt(read, on, known_at, change, lists)


def _receipt(
    read: Callable[[], Case], on: date | None, known_at: date | None, change: Path | None, lists: Here | None
) -> dict[str, Any]:
    from gwanmun.decide.decision import case_day, decide
    from gwanmun.decide.receipt import receipt
    from gwanmun.decide.screened import asked_of, found_of

    case = read()
    asked = asked_of(case)
    if lists is None or not asked:
        return receipt(decide(case, on, known_at, rules_with(change)))
    lists.ask(asked)
    day_of = on or case_day(case)
    base = rules_with(change)
    # What the rules need for this case is made ready while the lists are searched.
    decide(case, on, known_at, base)
    return receipt(decide(case, on, known_at, base, screened=found_of(lists.answer(), case, day_of)))


def _search(edition: str | None) -> Work:
    def search(question: Callable[[], Any]) -> Any:
        from gwanmun.decide.search import Lists

        lists = Lists(edition)
        return lists.search(question())

    return search


def _log(made: dict[str, Any], lang: str) -> None:
    """Add the receipt to the log; say so if the log had been cut off in the middle of a line."""
    from gwanmun.sources import chain
    from gwanmun.sources.files import InputError

    path = log_path()
    try:
        done = chain.append(path, made)
    except OSError as error:
        raise InputError(cannot("log", error), str(path)) from None
    if done.torn is not None:
        click.echo(say("log_healed", lang, path, done.torn), err=True)


def cannot(what: str, error: OSError) -> Text:
    """What could not be written, and why."""
    reason = error.strerror or str(error)
    if what == "log":
        return Text(
            en=f"the answer stands, but its receipt could not be added to the log ({reason}); --no-log leaves it out",
            ko=f"판정은 유효하나 판정서를 기록에 추가하지 못했습니다({reason}). --no-log로 생략할 수 있습니다",
        )
    return Text(en=f"cannot be written ({reason})", ko=f"쓸 수 없습니다({reason})")


def render(made: dict[str, Any], form: Format, lang: str) -> str:
    """A receipt in one of the forms."""
    match form:
        case Format.JSON:
            return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        case Format.HTML:
            from gwanmun.cli import html

            return html.render(made, lang)
        case _:
            from gwanmun.cli import text

            return text.render(made["record"], lang, made["id"])


def _shown(answer: str) -> None:
    """Print; what is longer than the screen of a person goes through the pager, so that the answer stands first."""
    if sys.stdout.isatty() and sys.stdin.isatty() and answer.count("\n") >= shutil.get_terminal_size().lines:
        import pydoc

        # As git has it: quit at once if it fits, leave it on the screen, keep colours.
        os.environ.setdefault("LESS", "FRX")
        pydoc.pager(answer)
    else:
        click.echo(answer, nl=False)


def write(answer: str, output: Path | None) -> None:
    """Print the answer, or put it in a file in one step."""
    if output is None:
        _shown(answer)
        return
    from gwanmun.sources.files import InputError, write_atomically

    try:
        write_atomically(output, answer.encode())
    except OSError as error:
        raise InputError(cannot("answer", error), str(output)) from None
