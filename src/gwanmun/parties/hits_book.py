"""The hits of a book of parties written down: a workbook to work through, or a CSV file; whole, or not at all."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gwanmun.parties.compared import in_words
from gwanmun.parties.freshness import Doubts
from gwanmun.parties.names.nobody import is_nobody
from gwanmun.parties.party import Edition, Hit, Screening
from gwanmun.sources.cells import safe_cell
from gwanmun.sources.files import InputError, replaced
from gwanmun.sources.lists.names import list_name
from gwanmun.world.commands import word_of_command
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import xlsxwriter

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can hold."""

ANSWERS = {
    "match": Text("match", "일치"), "possible": Text("possible", "가능성 있음"), "none": Text("none", "없음"),
    "cleared": Text("cleared", "해제"),
}  # fmt: skip
_COLOURS = {"match": "#f4b6b6", "possible": "#f9d9a8", "none": "#d5e8c8", "cleared": "#e4e4e4"}
_TO_DO = {
    "match": Text(
        "Stop, and check. If it is another: {0} --reason … --by …",
        "거래를 멈추고 확인하십시오. 다른 곳이면: {0} --reason 사유 --by 이름",
    ),
    "possible": Text(
        "Is it the same? Add its country, address or date of birth, and screen again; if it is another:"
        " {0} --reason … --by …",
        "같은 곳입니까? 국가·주소·생년월일을 적어 다시 심사하십시오. 다른 곳이면: {0} --reason 사유 --by 이름",
    ),
    "unread": Text(
        "Write the whole name, in Latin letters too: as it is, it was not read whole.",
        "잘리지 않은 전체 이름을 로마자로도 적으십시오. 지금 이름은 온전히 읽지 못했습니다.",
    ),
    "nobody": Text(
        "Write the party's name: this names nobody yet.", "당사자의 이름을 적으십시오. 아직 누구인지 알 수 없습니다."
    ),
    "none": Text("", ""),
    "doubted": Text(
        "Lists that must be searched are too old or missing (sheet Lists): no clearance. Run gwanmun sources update.",
        "꼭 확인할 목록이 오래되었거나 없습니다(‘목록’ 시트). 통과가 아닙니다. gwanmun sources update를 실행하십시오.",
    ),
    "starter": Text(
        "Only the small starter list was screened: no clearance. Run gwanmun sources update.",
        "내장된 기본 목록만 심사했습니다. 통과가 아닙니다. gwanmun sources update를 실행하십시오.",
    ),
}
PARTY_COLUMNS = (
    (Text("Row", "행"), 6), (Text("Party", "거래처"), 34), (Text("Country", "국가"), 12), (Text("Answer", "답"), 13),
    (Text("Score", "점수"), 8), (Text("Nearest name on a list", "가장 가까운 명단 이름"), 40),
    (Text("Lists", "목록"), 40), (Text("Hits", "결과 수"), 8), (Text("To do", "할 일"), 60),
)  # fmt: skip
HIT_COLUMNS = (
    (Text("Row", "행"), 6), (Text("Party", "거래처"), 34), (Text("Answer", "답"), 13), (Text("Score", "점수"), 8),
    (Text("Name on the list", "명단 이름"), 40), (Text("List", "목록"), 30), (Text("Programme", "제도"), 18),
    (Text("Countries of the entry", "명단 국가"), 14), (Text("Licence requirement", "허가 요건"), 30),
    (Text("Licence policy", "심사 방침"), 24), (Text("Citation", "근거"), 26), (Text("Compared", "비교"), 60),
    (Text("Entry", "항목"), 26), (Text("Decided", "결정"), 30), (Text("Edition", "판"), 30),
)  # fmt: skip
Row = tuple[str | int | float, ...]


class Screened(NamedTuple):
    """A party of a book with its answer.

    :param row: its row in the book, from 1.
    :param book: the file of the book, as it was given.
    :param said_kind: what was said of all parties of the book whose row says no kind, where it was.
    """

    row: int
    screening: Screening
    book: str
    said_kind: str = ""


def write_hits(path: Path, screened: Iterable[Screened], lang: str, doubted: Doubts) -> int:
    """Write the hits to a workbook (.xlsx) or a CSV file, by its ending; returns how many parties need a look.

    :param doubted: the lists on which finding nothing means nothing.
    :raises InputError: for another ending, more rows than a sheet holds, or a disk that is full.
    """
    writers = {".csv": _csv, ".xlsx": _xlsx}
    if path.suffix.lower() not in writers:
        raise InputError(_NO_KIND, str(path))
    try:
        with replaced(path) as partial:
            return writers[path.suffix.lower()](partial, screened, lang, doubted)
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(Text(f"cannot be written ({why})", f"쓸 수 없습니다({why})"), str(path)) from None


def party_row(one: Screened, lang: str, doubted: Doubts) -> Row:
    """The row of one party: its answer, the nearest name, the lists, and what to do."""
    screening = one.screening
    nearest = next(iter(screening.hits), None)
    lists = dict.fromkeys(list_name(h.list, lang) for h in screening.hits)
    return (one.row, screening.party.name, ", ".join(screening.party.countries), ANSWERS[screening.answer].in_(lang),
            round(nearest.score, 4) if nearest else "", nearest.name_listed if nearest else "", "; ".join(lists),
            len(screening.hits), to_do(one, lang, doubted))  # fmt: skip


def to_do(one: Screened, lang: str, doubted: Doubts) -> str:
    """What is to be done about a party, in a sentence; nothing where nothing is."""
    screening = one.screening
    nearest = next(iter(screening.hits), None)
    state: str = screening.answer
    if screening.unread and nearest is None:
        state = "nobody" if all(map(is_nobody, screening.unread)) else "unread"
    if state == "none":
        state = "starter" if screening.edition.starter_only else "none" if doubted.clears else "doubted"
    return _TO_DO[state].in_(lang).format(_clear(one, nearest) if nearest else "")


def _clear(one: Screened, hit: Hit) -> str:
    """The command by which a hit of the party is cleared."""
    entry = word_of_command(f"{hit.entry.list}:{hit.entry.id}")
    kind = f" --kind {one.said_kind}" if one.said_kind else ""
    return f"gwanmun parties clear {word_of_command(one.book)} {entry} --row {one.row}{kind}"


def hit_rows(one: Screened, lang: str) -> Iterator[Row]:
    """The rows of one party: one for each hit, open and cleared; one that says that there is none, or none was read."""
    screening = one.screening
    start = (one.row, screening.party.name)
    edition = screening.edition.id + (" (starter)" if screening.edition.starter_only else "")
    for name in screening.unread:
        compared = Text(f"{name} ~ not read", f"{name} ~ 읽지 못함").in_(lang)
        yield (*start, ANSWERS["possible"].in_(lang), *[""] * 8, compared, "", "", edition)
    if not screening.hits and not screening.unread and not screening.cleared:
        yield (*start, ANSWERS["none"].in_(lang), *[""] * 11, edition)
    for hit in screening.hits:
        yield (*start, ANSWERS[hit.answer].in_(lang), *_of_hit(hit, lang), "", edition)
    for cleared in screening.cleared:
        yield (
            *start,
            ANSWERS["cleared"].in_(lang),
            *_of_hit(cleared.hit, lang),
            f"{cleared.reason} ({cleared.by})",
            edition,
        )


def _of_hit(hit: Hit, lang: str) -> Row:
    e = hit.entry
    compared = "; ".join(in_words(f, lang) for f in hit.features[:12])
    return (round(hit.score, 4), hit.name_listed, list_name(e.list, lang), ", ".join(e.programmes),
            ", ".join(e.countries), e.licence_requirement, e.licence_policy, e.citation, compared,
            f"{e.list}:{e.id}")  # fmt: skip


def _safe(row: Row) -> Row:
    return tuple(safe_cell(c) if isinstance(c, str) else c for c in row)


def _csv(path: Path, screened: Iterable[Screened], lang: str, doubted: Doubts) -> int:
    looks = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow([title.in_(lang) for title, _ in HIT_COLUMNS])
        for one in screened:
            looks += one.screening.answer != "none"
            out.writerows(_safe(row) for row in hit_rows(one, lang))
    return looks


def _xlsx(path: Path, screened: Iterable[Screened], lang: str, doubted: Doubts) -> int:
    """Sheets of the parties, of the hits, and of what was screened against; written row by row."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    parties = _SheetOf(book, Text("Parties", "거래처").in_(lang), PARTY_COLUMNS, 3, lang)
    hits = _SheetOf(book, Text("Hits", "대조").in_(lang), HIT_COLUMNS, 2, lang)
    looks, edition = 0, None
    for one in screened:
        looks += one.screening.answer != "none"
        edition = one.screening.edition
        parties.add(party_row(one, lang, doubted))
        for row in hit_rows(one, lang):
            hits.add(row)
    parties.end()
    hits.end()
    _about(book, edition, lang, doubted)
    book.close()
    return looks


Columns = tuple[tuple[Text, int], ...]


class _SheetOf:
    """A sheet with headers, filters, and the answers, which stand in column ``answer``, in colour."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, columns: Columns, answer: int, lang: str):
        self._sheet, self._answer, self._width, self._rows = book.add_worksheet(name), answer, len(columns), 0
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._colours = {ANSWERS[k].in_(lang): book.add_format({"bg_color": c}) for k, c in _COLOURS.items()}
        for at, (title, width) in enumerate(columns):
            self._sheet.set_column(at, at, width)
            self._sheet.write_string(0, at, title.in_(lang), bold)

    def add(self, row: Row) -> None:
        """Write one row below the last."""
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise InputError(_TOO_MANY)
        for at, cell in enumerate(_safe(row)):
            form = self._colours.get(str(cell)) if at == self._answer else None
            if isinstance(cell, str):
                self._sheet.write_string(self._rows, at, cell, form)
            else:
                self._sheet.write_number(self._rows, at, cell, form)

    def end(self) -> None:
        """Filters over all rows; the header and the party stay in sight."""
        self._sheet.freeze_panes(1, 2)
        self._sheet.autofilter(0, 0, max(1, self._rows), self._width - 1)


def _about(book: Any, edition: Edition | None, lang: str, doubted: Doubts) -> None:
    """Which lists were screened, as of which day, and which are too old or missing."""
    sheet = book.add_worksheet(Text("Lists", "목록").in_(lang))
    sheet.set_column(0, 0, 50)
    sheet.set_column(1, 2, 30)
    rows = [(Text("Edition", "판").in_(lang), edition.id if edition else "", "")]
    if edition and edition.starter_only:
        rows.append((_TO_DO["starter"].in_(lang), "", ""))
    old, missing = Text("too old", "오래됨").in_(lang), Text("missing", "없음").in_(lang)
    rows += [
        (list_name(name, lang), day, old if name in doubted.old else "")
        for name, day in (edition.lists.items() if edition else ())
    ]
    rows += [(list_name(name, lang), "", missing) for name in doubted.missing]
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            sheet.write_string(number, at, safe_cell(cell))


_NO_KIND = Text(
    en="is of no known kind; end the name in .xlsx or .csv",
    ko="알 수 없는 형식입니다. 파일 이름을 .xlsx나 .csv로 끝내십시오",
)
_TOO_MANY = Text(
    en="a sheet holds 1,048,576 rows with its header; write .csv",
    ko="시트는 머리글을 포함해 1,048,576행까지입니다. .csv로 쓰십시오",
)
