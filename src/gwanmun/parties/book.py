"""A book of parties as a table: read from CSV or XLSX, written as a workbook whose cells are never formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gwanmun.parties.party import Party, Screening
from gwanmun.sources.files import InputError, write_atomically
from gwanmun.sources.lists.common import split
from gwanmun.sources.sheets import HEAD_ROWS, Sheet
from gwanmun.world.text import Text

_COLUMNS = {
    "name": ("name", "party", "company", "이름", "성명", "명칭", "상호", "거래처", "거래처명", "회사명", "업체명"),
    "names": ("names", "aliases", "other names", "별칭", "영문명", "다른 이름"),
    "kind": ("kind", "type", "구분", "유형"),
    "countries": ("country", "countries", "국가", "국적", "나라"),
    "born": ("born", "date of birth", "dob", "생년월일"),
    "addresses": ("address", "addresses", "주소"),
    "identifiers": ("identifier", "identifiers", "id number", "passport", "imo", "식별번호", "여권번호", "등록번호"),
}
_KINDS = {
    "person": "person", "individual": "person", "개인": "person", "company": "company", "entity": "company",
    "organisation": "company", "organization": "company", "법인": "company", "단체": "company", "vessel": "vessel",
    "ship": "vessel", "선박": "vessel",
}  # fmt: skip


def read_book(path: Path) -> list[Party]:
    """The parties of a CSV or XLSX file; a column of names is needed, others are taken where they are there.

    :raises InputError: if the file is no table, or has no column of names.
    """
    rows = [["" if cell is None else cell for cell in row] for row in Sheet(path).grid()]
    top = next((n for n, row in enumerate(rows[:HEAD_ROWS]) if "name" in _columns(row)), 0)
    place = _columns(rows[top]) if rows else {}
    if "name" not in place:
        raise InputError(
            Text(
                en="has no column “name”; name the column of the parties so",
                ko="이름 열이 없습니다. 거래처 열의 제목을 ‘이름’으로 하십시오",
            ),
            str(path),
        )
    return [p for row in rows[top + 1 :] if (p := _party(row, place)) is not None]


def _columns(row: list[str]) -> dict[str, int]:
    """Where each column stands, if the row holds the headers."""
    header = [h.strip().lower() for h in row]
    return {key: header.index(t) for key, titles in reversed(_COLUMNS.items()) for t in reversed(titles) if t in header}


def _party(row: list[str], place: dict[str, int]) -> Party | None:
    def cell(key: str) -> str:
        at = place.get(key)
        return row[at].strip() if at is not None and at < len(row) else ""

    if not cell("name"):
        return None
    kind: Any = _KINDS.get(cell("kind").lower(), "unknown")
    return Party(cell("name"), split(cell("names")), kind, split(cell("countries")), cell("born") or None,
                 split(cell("addresses"), "\n"), split(cell("identifiers")))  # fmt: skip


def safe_cell(text: str) -> str:
    """``text`` for a cell: without control characters, cut to what a cell holds, and no formula in any spreadsheet."""
    clean = "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)[:32_000]
    return "'" + clean if clean.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r", "|", "%") else clean


HEADER = (
    Text("party", "거래처"), Text("answer", "답"), Text("score", "점수"), Text("name listed", "명단 이름"),
    Text("list", "목록"), Text("programme", "제도"), Text("licence requirement", "허가 요건"),
    Text("licence policy", "심사 방침"), Text("citation", "근거"), Text("compared", "비교"), Text("entry", "항목"),
    Text("edition", "판"),
)  # fmt: skip


def rows_of(screening: Screening) -> Iterable[tuple[str, ...]]:
    """The rows for one party: one for each hit; one that says that there is none, or that a name was not read."""
    edition = screening.edition.id + (" (starter only)" if screening.edition.starter_only else "")
    for name in screening.unread:
        yield (screening.party.name, "possible", "", "", "", "", "", "", "", f"{name} ~ not read", "", edition)
    if not screening.hits and not screening.unread:
        yield (screening.party.name, "none", "", "", "", "", "", "", "", "", "", edition)
    for hit in screening.hits:
        e = hit.entry
        compared = "; ".join(f"{f.asked or '—'} ~ {f.listed or '—'}" for f in hit.features[:12])
        yield (screening.party.name, hit.answer, f"{hit.score:.4f}", hit.name_listed, e.list, ", ".join(e.programmes),
               e.licence_requirement, e.licence_policy, e.citation, compared, e.id, edition)  # fmt: skip


def write_hits(path: Path, screenings: Iterable[Screening], lang: str) -> int:
    """Write the hits to a workbook or a CSV file, by its ending; returns how many parties need a look."""
    header = [h.in_(lang) for h in HEADER]
    open_parties = 0
    rows: list[list[str]] = []
    for screening in screenings:
        open_parties += screening.answer != "none"
        rows += [[safe_cell(c) for c in row] for row in rows_of(screening)]
    if path.suffix.lower() == ".csv":
        out = io.StringIO(newline="")
        csv.writer(out).writerows([header, *rows])
        write_atomically(path, out.getvalue().encode("utf-8-sig"))
    else:
        import openpyxl

        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("hits")
        sheet.append(header)
        for row in rows:
            sheet.append(row)
        buffer = io.BytesIO()
        book.save(buffer)
        write_atomically(path, buffer.getvalue())
    return open_parties
