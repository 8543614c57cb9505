"""Product books as files: read from XLSX or CSV, every cell as text, and written with candidates and decisions."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from gwanmun.items.book import DECIDED, Book, Row
from gwanmun.items.headers import PRODUCT, column, header_row, named
from gwanmun.sources.cells import not_run
from gwanmun.sources.files import InputError, replaced
from gwanmun.sources.sheets import Sheet
from gwanmun.world.text import Text

SUFFIXES = (".xlsx", ".csv")

HEADERS = {
    "candidates": Text("Candidates", "후보 번호"),
    "korean": Text("Korean candidates", "한국 후보 번호"),
    "matched": Text("Matched by", "일치한 말"),
    "by_code": Text("May apply by customs code", "세번으로 보아 해당할 수 있는 것"),
    "asks": Text("Asks", "확인할 사실"),
    "number": Text(DECIDED["number"][0].capitalize(), DECIDED["number"][1]),
    "by": Text(DECIDED["by"][0].capitalize(), DECIDED["by"][1]),
    "reason": Text(DECIDED["reason"][0].capitalize(), DECIDED["reason"][1]),
    "day": Text("Decided on", "결정일"),
    "changed": Text("Changed since", "결정 후 변경"),
}


MOST_BY_CODE = 12
NOTHING = Text(
    "No entry fits these words, which does not say that it is free. Write what it is, what it does and its figures",
    "이 말에 맞는 항목이 없으나 통제 대상이 아니라는 뜻은 아님. 무엇이고 무엇을 하는지, 사양 수치를 적어 다시 확인",
)


class Products(list[Mapping[str, str | None]]):
    """The rows of a sheet below its header that are not empty, and in which rows of the sheet they stand."""

    places: Sequence[int] = ()


def read_products(path: Path) -> Products:
    """The rows of a sheet below its header, every cell as text. Titles above the header are passed over.

    :raises InputError: if the file cannot be read as what its name says.
    """
    return _below_header(Sheet(path).grid())


def _below_header(rows: Sequence[Sequence[str | None]]) -> Products:
    if not rows:
        return Products()
    top = header_row(rows)
    names = named(rows[top])
    product = column(names, PRODUCT)
    at = names.index(product) if product else None
    # A header of two rows, its cells merged, stands in both.
    while at is not None and len(rows) > top + 1 and rows[top + 1][at : at + 1] == [rows[top][at]]:
        top += 1
    filled = [(place, row) for place, row in enumerate(rows[top + 1 :], top + 2) if any(row)]
    found = Products(dict(zip_longest(names, row[: len(names)])) for _, row in filled)
    found.places = [place for place, _ in filled]
    return found


def write_products(records: Sequence[Mapping[str, str | None]], book: Book, path: Path, lang: str) -> None:
    """Write the sheet back with its candidates and decisions: whole, or not at all.

    :raises InputError: for a name of no known kind or a disk that is full.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(Text("end the name in .xlsx or .csv", "파일 이름을 .xlsx나 .csv로 끝내십시오"), str(path))
    header, lines = _lines(records, book, lang)
    try:
        with replaced(path) as partial:
            (_write_xlsx if path.suffix.lower() == ".xlsx" else _write_csv)(header, lines, partial)
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(Text(f"cannot be written ({why})", f"쓸 수 없습니다({why})"), str(path)) from None


def _lines(records: Sequence[Mapping[str, str | None]], book: Book, lang: str) -> tuple[list[str], list[list[str]]]:
    ours = {t.in_(x).lower() for t in HEADERS.values() for x in ("en", "ko")}
    own = [c for c in (records[0] if records else {}) if c.strip().lower() not in ours]
    lines = []
    for record, row in zip(records, book.rows, strict=True):
        d = row.decision
        cells = {
            "candidates": ", ".join(c.number for c in row.candidates),
            "korean": ", ".join(dict.fromkeys(n for c in row.candidates for n in c.numbers.get("KR", ()))),
            "matched": "; ".join(c.matched.text.in_(lang) for c in row.candidates if c.matched),
            "by_code": _by_code(row, lang),
            "asks": _asks(row, lang),
            "number": d.number if d else "",
            "by": d.by if d else "",
            "reason": d.reason if d else "",
            "day": d.day if d else "",
            "changed": row.changed.in_(lang) if row.changed else "",
        }
        lines.append([*(record[c] or "" for c in own), *(cells[k] for k in HEADERS)])
    return [*own, *(h.in_(lang) for h in HEADERS.values())], lines


def _by_code(row: Row, lang: str) -> str:
    """Lists of codes by what they are for, then numbers."""
    listed = sorted(row.by_code, key=lambda m: "_" not in m.number)
    found = list(dict.fromkeys(m.label.in_(lang) if "_" in m.number else m.number for m in listed))
    more = {"en": f"{len(found) - MOST_BY_CODE} more", "ko": f"외 {len(found) - MOST_BY_CODE}건"}[lang]
    return ", ".join(found[:MOST_BY_CODE] + ([more] if len(found) > MOST_BY_CODE else []))


def _asks(row: Row, lang: str) -> str:
    if row.product and row.decision is None and not row.candidates:
        return NOTHING.in_(lang)
    return " / ".join(dict.fromkeys(a.in_(lang) for c in row.candidates[:1] for a in c.asks))


def _write_csv(header: list[str], lines: list[list[str]], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        # A cell that a spreadsheet would run as a formula is written so that it is text.
        writer.writerows([not_run(c) for c in line] for line in (header, *lines))


def _write_xlsx(header: list[str], lines: list[list[str]], path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Gwanmun")
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, header, bold)
    for number, line in enumerate(lines, 1):
        for place, cell in enumerate(line):
            if cell:
                sheet.write_string(number, place, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(lines)), len(header) - 1)
    sheet.set_column(0, len(header) - 1, 22)
    book.close()
