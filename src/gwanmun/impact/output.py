"""A decided book written down: CSV, XLSX with colours and filters, Parquet or JSON lines; whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gwanmun.decide.words import JURISDICTIONS, OUTCOMES, POLICIES, word
from gwanmun.impact.batch import RESULT
from gwanmun.impact.books import on_this_machine
from gwanmun.impact.totals import NOT_READ
from gwanmun.law.load import rules
from gwanmun.sources.cells import FORMULA, not_run
from gwanmun.sources.files import InputError, replaced
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

Rows: TypeAlias = Sequence[Sequence[str]]
Writer: TypeAlias = "Callable[[Iterable[pl.DataFrame], Path, str, Rows], None]"

TEXT_ROWS = 20_000
"""Rows made into text at once."""

HEADERS = {
    "outcome": Text("Outcome", "판정"),
    "best": Text("At best", "유리하면"),
    "worst": Text("At worst", "불리하면"),
    "binding": Text("Binding law", "결정 법령"),
    "required_by": Text("Required by", "허가가 필요한 근거"),
    "review": Text("Review policy", "심사 방침"),
    "authorised_by": Text("Authorised by", "허가예외·인증"),
    "questions": Text("Questions", "확인할 사실"),
    "error": Text("Error", "오류"),
    "case": Text("Case", "건 번호"),
}
COLOURS = {
    "PROHIBITED": "#f4b6b6",
    "LICENCE_REQUIRED": "#f9d9a8",
    "AUTHORISED": "#d5e8c8",
    "NO_LICENCE_REQUIRED": "#d5e8c8",
    "NOT_SUBJECT": "#e4e4e4",
    "UNDETERMINED": "#d6e4f5",
    "ERROR": "#f4b6b6",
    NOT_READ: "#e4e4e4",
}
_OF_ROWS = {
    "ERROR": Text("ERROR", "오류"),
    NOT_READ: Text("NOT READ (total or empty row)", "읽지 않음(합계·빈 행)"),
}
"""What may stand in place of an outcome."""


def shown(frame: pl.DataFrame, lang: str) -> pl.DataFrame:
    """The decided rows with headers and outcomes in a language, ready to be read by a person."""
    import polars as pl

    error = RESULT + ("error_ko" if lang == "ko" else "error")
    names = {k: outcome_name(k, lang) for k in COLOURS}
    own = [c for c in frame.columns if not c.startswith(RESULT)]
    results = []
    for name, header in HEADERS.items():
        column = pl.col(error if name == "error" else RESULT + name)
        if name in ("outcome", "best", "worst"):
            column = column.replace(names)
        if name == "questions":
            # A book asks the same of many rows.
            facts = frame[RESULT + name].drop_nulls().unique()
            asked = pl.Series([_asked(f, lang) for f in facts], dtype=pl.String)
            column = column.replace_strict(facts, asked, default=None, return_dtype=pl.String)
            # Signed for and open all the same: the row says so, or nobody knows what to do with it.
            vouched = (pl.col(RESULT + "outcome") == "UNDETERMINED") & (pl.col(RESULT + name).fill_null("") == "")
            column = pl.when(vouched).then(pl.lit(_VOUCHED.in_(lang))).otherwise(column)
        if name == "review":
            said = frame[RESULT + name].drop_nulls().unique()
            policies = pl.Series([_policies(p, lang) for p in said], dtype=pl.String)
            column = column.replace_strict(said, policies, default=None, return_dtype=pl.String)
        if name == "binding":
            column = column.replace({j: word(JURISDICTIONS, j, lang) for j in JURISDICTIONS})
        results.append(column.alias(_free(header.in_(lang), own)))
    return frame.select([*own, *results])


@cache
def _asked(facts: str, lang: str) -> str:
    """The questions behind the names of facts, as a person is asked them."""
    return " / ".join(question(fact, lang) for fact in facts.split("; ") if fact)


def question(fact: str, lang: str) -> str:
    """What a person is asked of a fact, with its name behind it."""
    base = rules()
    info = base.facts.get(base.vocabulary.general_name(fact))
    return f"{info.ask.in_(lang)} [{fact}]" if info else fact


def _policies(written: str, lang: str) -> str:
    """Review policies by their names, in words."""
    each = (" + ".join(word(POLICIES, p, lang) for p in one.split(" + ")) for one in written.split("; ") if one)
    return "; ".join(each)


_VOUCHED = Text(
    en="nothing more to ask: it rests on the word of those who signed for what is not modelled",
    ko="더 물을 것이 없음: 반영하지 않은 규정은 서명한 사람의 확인에 따름",
)


def outcome_name(key: str, lang: str) -> str:
    """An outcome, or that a row is wrong or none, in words."""
    return _OF_ROWS[key].in_(lang) if key in _OF_ROWS else word(OUTCOMES, key, lang)


def _free(header: str, taken: list[str]) -> str:
    """The header, marked where the sheet already has a column of that name."""
    return f"{header} (Gwanmun)" if header in taken else header


def write_book(frames: pl.DataFrame | Iterable[pl.DataFrame], path: Path, lang: str, above: Rows = ()) -> None:
    """Write decided rows as they come. After a kill there is the old file or the new one, never a part.

    :param above: rows above the headers, which a CSV file or a sheet keeps, so that its rows count as before.
    :raises InputError: for a name of no known kind, more rows than a sheet holds, or a disk that is full.
    """
    import polars as pl

    writer = kind_of(path)
    try:
        with replaced(path) as partial:
            writer([frames] if isinstance(frames, pl.DataFrame) else frames, partial, lang, above)
    except OSError as error:
        raise InputError(_not_written(error.strerror or str(error)), str(path)) from None


def beside(book: Path) -> Path:
    """Where the copy of a book goes if nothing else is said: beside it, in a form that is written here."""
    written = {".tsv": ".csv", ".xlsm": ".xlsx"}.get(book.suffix.lower(), book.suffix)
    return book.with_name(f"{book.stem}.decided{written}")


def kind_of(path: Path) -> Writer:
    """What writes a file of this name.

    :raises InputError: for a name of no known kind, or the address of another machine.
    """
    on_this_machine(path)
    writers: dict[str, Writer] = {
        ".csv": _csv,
        ".xlsx": _xlsx,
        ".parquet": _parquet,
        ".jsonl": _lines,
        ".ndjson": _lines,
    }
    if path.suffix.lower() not in writers:
        raise InputError(_NO_KIND, str(path))
    return writers[path.suffix.lower()]


def _slices(frames: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The rows in smaller tables: the questions of a row, spelt out, may be a thousand letters."""
    for frame in frames:
        yield from (frame[i : i + TEXT_ROWS] for i in range(0, max(1, frame.height), TEXT_ROWS))


def _csv(frames: Iterable[pl.DataFrame], path: Path, lang: str, above: Rows) -> None:
    import polars as pl

    with path.open("wb") as file:
        # The mark in front tells spreadsheets that the text is UTF-8.
        file.write(b"\xef\xbb\xbf")
        file.write(_lines_above(above))
        for number, frame in enumerate(_slices(frames)):
            table = shown(frame, lang)
            # A cell that a spreadsheet would run as a formula is written so that it is text.
            cells = [pl.col(c) for c, kind in table.schema.items() if kind == pl.String]
            safe = table.with_columns(
                pl.when(c.str.contains(FORMULA)).then(pl.lit("'") + c).otherwise(c).name.keep() for c in cells
            )
            safe.write_csv(file, include_header=number == 0)


def _lines_above(above: Rows) -> bytes:
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([not_run(c) for c in r] for r in above)
    return text.getvalue().encode()


def _parquet(frames: Iterable[pl.DataFrame], path: Path, lang: str, above: Rows) -> None:
    import pyarrow.parquet as pq

    writer = None
    try:
        for frame in frames:
            table = frame.to_arrow()
            writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
            writer.write_table(table)
    finally:
        if writer is not None:
            writer.close()


def _lines(frames: Iterable[pl.DataFrame], path: Path, lang: str, above: Rows) -> None:
    with path.open("wb") as file:
        for frame in _slices(frames):
            frame.write_ndjson(file)


def _xlsx(frames: Iterable[pl.DataFrame], path: Path, lang: str, above: Rows) -> None:
    from gwanmun.impact.workbook import write_workbook

    write_workbook(frames, path, above, COLOURS, lambda frame: shown(frame, lang))


def _not_written(why: str) -> Text:
    return Text(
        en=f"cannot be written ({why}); nothing of it was kept", ko=f"쓸 수 없습니다({why}). 저장하지 않았습니다"
    )


_NO_KIND = Text(
    en="is of no known kind; end the name in .xlsx, .csv, .parquet or .jsonl",
    ko="알 수 없는 형식입니다. 파일 이름을 .xlsx, .csv, .parquet, .jsonl로 끝내십시오",
)
