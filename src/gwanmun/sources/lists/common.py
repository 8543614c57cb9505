"""What all list readers share: limits, decoding, safe XML, and errors that name the file and the row."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from gwanmun.sources.entries import Identifier, Name, NameKind
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

MAX_UNPACKED = 400 * 1024 * 1024
"""Most bytes a compressed list may unpack to; the largest real one is about 100 MB."""
MAX_RATIO = 200


def error(en: str, ko: str, place: str) -> InputError:
    """An :class:`InputError` for a list."""
    return InputError(Text(en=en, ko=ko), place)


def unpacked(data: bytes, place: str) -> bytes:
    """``data`` out of gzip or a zip archive of one file; anything else as it is.

    :raises InputError: for a broken archive, one that unpacks to too much, or one of several files.
    """
    try:
        if data[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                return _limited(file.read(MAX_UNPACKED + 1), len(data), place)
        if data[:4] == b"PK\x03\x04" and not _is_workbook(data):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = [m for m in archive.infolist() if not m.is_dir()]
                if len(members) != 1:
                    raise error(
                        "the archive does not hold exactly one file", "압축 파일에 파일이 하나만 있어야 합니다", place
                    )
                with archive.open(members[0]) as member:
                    return _limited(member.read(MAX_UNPACKED + 1), len(data), place)
    except (OSError, EOFError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as problem:
        if isinstance(problem, InputError):
            raise
        raise error("is cut or damaged", "잘렸거나 손상된 파일입니다", place) from None
    return data


def _limited(data: bytes, packed: int, place: str) -> bytes:
    if len(data) > MAX_UNPACKED or len(data) > max(packed, 50_000) * MAX_RATIO:
        raise error(
            "unpacks to far more than a list can hold", "목록으로 보기에는 압축 해제 크기가 지나치게 큽니다", place
        )
    return data


def _is_workbook(data: bytes) -> bool:
    return b"xl/workbook" in data or b"[Content_Types].xml" in data[:4000]


def text_of(data: bytes) -> str:
    """The text of a list: UTF-8 with or without byte-order mark, else Windows-1252, OFAC's older encoding."""
    for encoding in ("utf-8-sig", "cp949" if _looks_korean(data) else "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _looks_korean(data: bytes) -> bool:
    try:
        return any("가" <= c <= "힣" for c in data[:4000].decode("cp949", "ignore")) and data[:1] not in b'"'
    except UnicodeDecodeError:
        return False


def table(data: bytes, place: str, needed: Iterable[str], delimiter: str = ",") -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with a header row, with their numbers; a header repeated further down is left out.

    :raises InputError: if a needed column is missing or the file is cut in the middle of a row.
    """
    csv.field_size_limit(4_000_000)
    reader = csv.reader(io.StringIO(text_of(data), newline=""), delimiter=delimiter)
    try:
        header = [h.strip().lstrip("\ufeff") for h in next(reader)]
        missing = [c for c in needed if c not in header]
        if missing:
            raise error(
                f"has no column {', '.join(missing)}; this is not the expected format",
                f"{', '.join(missing)} 열이 없습니다. 예상한 형식이 아닙니다", place,
            )  # fmt: skip
        for number, row in enumerate(reader, 2):
            if not row or not any(c.strip() for c in row) or [c.strip() for c in row] == header:
                continue
            if len(row) < len(header) - 1:
                raise error("a row is cut", "행이 잘렸습니다", f"{place}:{number}")
            yield number, {h: c.strip() for h, c in zip(header, row, strict=False)}
    except StopIteration:
        raise error("is empty", "빈 파일입니다", place) from None
    except csv.Error:
        raise error("is not a whole table", "온전한 표가 아닙니다", place) from None


_DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def records(data: bytes, place: str, tags: Iterable[str]) -> Iterator[tuple[int, Any]]:
    """The elements with one of ``tags`` (namespace left out), with their numbers, one at a time.

    :raises InputError: for XML that declares entities or a document type, is cut, or is no XML.
    """
    if _DECLARED.search(data[:100_000]) or b"<!ENTITY" in data:
        raise error("declares entities, which no list does; refused", "엔티티 선언이 있어 거부했습니다", place)
    wanted = set(tags)
    try:
        number = 0
        context = etree.iterparse(
            io.BytesIO(data), events=("end",), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
        )
        for _, element in context:
            if local(element) in wanted:
                number += 1
                yield number, element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError:
        raise error("is not whole XML", "온전한 XML이 아닙니다", place) from None


def local(element: Any) -> str:
    """The tag of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Any, *path: str) -> Any:
    """The first descendant by tags without namespaces, or nothing."""
    for tag in path:
        element = next((c for c in element if local(c) == tag), None)
        if element is None:
            return None
    return element


def children(element: Any, *path: str) -> list[Any]:
    """All descendants reached by ``path``."""
    found = [element]
    for tag in path:
        found = [c for e in found for c in e if local(c) == tag]
    return found


def said(element: Any, *path: str) -> str:
    """The text of the first descendant by ``path``, on one line; nothing where it is absent."""
    found = child(element, *path) if element is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def names_of(primary: str, others: Iterable[tuple[str, NameKind]]) -> tuple[Name, ...]:
    """The names of an entry: the primary one, then each other one once."""
    found = {primary: Name(primary)} if primary else {}
    for text, kind in others:
        clean = " ".join(text.split()).strip(" ;")
        if clean and clean != "-0-":
            found.setdefault(clean, Name(clean, kind))
    return tuple(found.values())


def split(text: str, separator: str = ";") -> tuple[str, ...]:
    """The parts of a cell."""
    return tuple(p for p in (" ".join(x.split()) for x in text.split(separator)) if p and p != "-0-")


_IDENTIFIER = re.compile(
    r"(Passport|National ID No\.|Tax ID No\.|Registration (?:Number|ID)|Identification Number|Company Number|"
    r"Unified Social Credit Code \(USCC\)|Commercial Registry Number|Vessel Registration Identification|IMO|"
    r"Cedula No\.|SSN|Aircraft Manufacturer's Serial Number \(MSN\))\s*(?:IMO\s*)?([A-Z0-9][A-Z0-9/.-]{3,30})",
)
_DOB = re.compile(r"\bDOB ([^;.]+)")
_POB = re.compile(r"\bPOB ([^;.]+)")


def from_remarks(remarks: str) -> tuple[tuple[Identifier, ...], tuple[str, ...], tuple[str, ...]]:
    """Identifiers, dates and places of birth that OFAC writes into its remarks."""
    identifiers = tuple(Identifier(k, v.rstrip(".")) for k, v in _IDENTIFIER.findall(remarks))
    return identifiers, tuple(iso(d) for d in _DOB.findall(remarks)), tuple(_POB.findall(remarks))


_MONTHS = {
    m: i for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_DAY = re.compile(r"^(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})$")
_MONTH = re.compile(r"^([A-Za-z]{3})[a-z]* (\d{4})$")
_AMERICAN = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
_EUROPEAN = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")


def iso(text: str, american: bool = True) -> str:
    """A date as lists write it in ISO form; what is no date stays as it is."""
    text = text.strip()
    if m := _DAY.match(text):
        return f"{m[3]}-{_MONTHS.get(m[2].lower(), 1):02}-{int(m[1]):02}"
    if m := _MONTH.match(text):
        return f"{m[2]}-{_MONTHS.get(m[1].lower(), 1):02}"
    if american and (m := _AMERICAN.match(text)):
        return f"{m[3]}-{int(m[1]):02}-{int(m[2]):02}"
    if m := _EUROPEAN.match(text):
        return f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}"
    return text
