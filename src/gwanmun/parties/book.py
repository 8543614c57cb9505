"""A book of parties, read from CSV or XLSX."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from gwanmun.parties.party import Party
from gwanmun.sources.cells import is_error
from gwanmun.sources.entries import EntryKind
from gwanmun.sources.files import InputError
from gwanmun.sources.lists.common import split
from gwanmun.sources.sheets import HEAD_ROWS, Sheet
from gwanmun.world.text import Text

_COLUMNS = {
    "name": (
        "name", "party", "company", "이름", "성명", "명칭", "상호", "거래처", "거래처명", "회사명", "업체명",
        "full name", "party name", "company name", "customer name", "고객명", "고객사",
    ),
    "names": (
        "names", "aliases", "other names", "별칭", "영문명", "다른 이름", "alias", "alternative names", "english name",
        "영문", "영문 이름", "영문상호", "영문 회사명", "영문회사명",
    ),
    "kind": ("kind", "type", "구분", "유형", "party type", "종류"),
    "countries": ("country", "countries", "국가", "국적", "나라", "nationality", "국가명", "소재국"),
    "born": ("born", "date of birth", "dob", "생년월일", "birth date", "birthday", "생일"),
    "addresses": ("address", "addresses", "주소", "소재지"),
    "identifiers": ("identifier", "identifiers", "id number", "passport", "imo", "식별번호", "여권번호", "등록번호"),
}  # fmt: skip
_KINDS = {
    "person": "person", "individual": "person", "개인": "person", "company": "company", "entity": "company",
    "organisation": "company", "organization": "company", "법인": "company", "단체": "company", "vessel": "vessel",
    "ship": "vessel", "선박": "vessel", "natural person": "person", "사람": "person", "자연인": "person",
    "인물": "person", "firm": "company", "corporation": "company", "corporate": "company", "legal entity": "company",
    "회사": "company", "기업": "company", "법인사업자": "company", "기관": "company",
}  # fmt: skip
_MOST_ROWS = 5
"""Rows that are named where many are wrong."""


def read_book(path: Path, kind: EntryKind = "unknown") -> list[Party]:
    """The parties of a CSV or XLSX file (:func:`read_rows`)."""
    return [party for _, party in read_rows(path, kind)]


def read_rows(path: Path, kind: EntryKind = "unknown") -> list[tuple[int, Party]]:
    """The parties of a CSV or XLSX file, each with its row from 1 (:func:`read_table`)."""
    return read_table(path, kind).parties


class Table(NamedTuple):
    """What a file of parties holds."""

    parties: list[tuple[int, Party]]
    """Each with its row from 1."""
    unnamed: list[int]
    """The rows that say something, but no name: nobody can be searched there."""


def read_table(path: Path, kind: EntryKind = "unknown") -> Table:
    """The parties of a CSV or XLSX file; a column of names is needed, others may be there.

    :param kind: what the parties are whose row does not say it.
    :raises InputError: if the file is no table, has no column of names or several, or where a formula found no name.
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
    if len(several := _of_parties(rows[top])) > 1:
        raise InputError(_several(several), str(path))
    below = list(enumerate(rows[top + 1 :], top + 2))
    at = place["name"]
    if wrong := [(number, row[at].strip()) for number, row in below if at < len(row) and is_error(row[at])]:
        raise InputError(_no_names(wrong), str(path))
    found = [(number, _party(row, place, kind)) for number, row in below]
    unnamed = [number for number, row in below if any(cell.strip() for cell in row)]
    parties = [(number, party) for number, party in found if party is not None]
    named = {number for number, _ in parties}
    return Table(parties, [number for number in unnamed if number not in named])


def _no_names(wrong: list[tuple[int, str]]) -> Text:
    """What is wrong with a name that is the error of a formula: searched as it is, it would be found on no list."""
    rows = ", ".join(str(number) for number, _ in wrong[:_MOST_ROWS]) + (" …" if len(wrong) > _MOST_ROWS else "")
    return Text(
        en=f"the name in row {rows} is the error of a formula ({wrong[0][1]}); mend it, or take the row out",
        ko=f"{rows}행의 이름이 수식 오류({wrong[0][1]})입니다. 고치거나 그 행을 빼십시오",
    )


def _of_parties(header: list[str]) -> list[str]:
    """The headings of columns that hold parties."""
    return [h.strip() for h in header if h.strip().lower() in _COLUMNS["name"]]


def _several(headings: list[str]) -> Text:
    """What to do where several columns hold parties: screening one of them would pass over the others."""
    listed = ", ".join(headings)
    return Text(
        en=f"has several columns of parties ({listed}); keep one of them, or head the other “other names” if it"
        " names the same parties",
        ko=f"거래처 열이 여러 개입니다({listed}). 하나만 두십시오. 같은 거래처의 다른 이름이면 그 열의 제목을"
        " ‘다른 이름’으로 하십시오",
    )


def _columns(row: list[str]) -> dict[str, int]:
    """Where each column stands, if the row holds the headers."""
    header = [h.strip().lower() for h in row]
    return {key: header.index(t) for key, titles in reversed(_COLUMNS.items()) for t in reversed(titles) if t in header}


def _party(row: list[str], place: dict[str, int], otherwise: EntryKind) -> Party | None:
    def cell(key: str) -> str:
        """What stands in the column of a field."""
        at = place.get(key)
        return row[at].strip() if at is not None and at < len(row) else ""

    if not cell("name"):
        return None
    # A word that is not understood ("trust") says that the row is something, and not that it is what the others are.
    kind: Any = _KINDS.get(said, "unknown") if (said := cell("kind").lower()) else otherwise
    return Party(cell("name"), split(cell("names")), kind, split(cell("countries")), cell("born") or None,
                 split(cell("addresses"), "\n"), split(cell("identifiers")))  # fmt: skip
