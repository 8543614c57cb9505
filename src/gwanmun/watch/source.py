"""The bytes of a document, kept with their hash, and its text; a declared encoding is tested, not believed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from gwanmun.sources.files import InputError, read_bytes
from gwanmun.world.text import Text

MAX_DOCUMENT = 8 * 1024 * 1024
"""Largest document read, in bytes. News pages have well under two megabytes; the largest Federal Register pages six."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_KOREAN = {
    "euc-kr",
    "euckr",
    "ks_c_5601-1987",
    "ksc5601",
    "ks_c_5601",
    "cp949",
    "ms949",
    "uhc",
    "korean",
    "x-windows-949",
}
_REPLACED_AT_MOST = 0.002
"""Share of broken characters up to which a text cut in the middle of a character is still read."""


@dataclass(frozen=True)
class Source:
    """A document as it came: bytes, SHA-256, name or address, and the decoded text."""

    data: bytes
    sha256: str
    name: str
    url: str | None
    encoding: str
    text: str
    notes: tuple[str, ...]


def open_source(given: bytes | str | Path, url: str | None = None, name: str = "") -> Source:
    """The source of bytes or of a file.

    :raises InputError: if it is too large, is empty, or is not text.
    """
    if isinstance(given, bytes):
        data, place = given, name or url or ""
    else:
        path = Path(given)
        data, place = read_bytes(path, MAX_DOCUMENT), name or path.name
    if len(data) > MAX_DOCUMENT:
        raise InputError(
            Text(
                en=f"is larger than {MAX_DOCUMENT // 1024 // 1024} MB; no notice or article is",
                ko=f"{MAX_DOCUMENT // 1024 // 1024} MB보다 큽니다. 기사나 공고로 볼 수 없습니다",
            ),
            place,
        )
    if not data.strip():
        raise InputError(Text(en="is empty", ko="비어 있습니다"), place)
    text, encoding, notes = decode(data, place)
    return Source(data, hashlib.sha256(data).hexdigest(), place, url, encoding, text, notes)


def decode(data: bytes, place: str = "") -> tuple[str, str, tuple[str, ...]]:
    """Text, encoding used, and remarks on what was declared.

    UTF-8 that decodes is UTF-8 whatever is declared: Korean text in CP949 does not decode as UTF-8 by chance.

    :raises InputError: for what is not text.
    """
    if data[:4] in (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8") or data[:2] in (b"\xff\xd8", b"\x1f\x8b"):
        raise InputError(
            Text(en="is not a page of text (PDF, image or archive)", ko="텍스트 문서가 아닙니다(PDF·이미지·압축)"),
            place,
        )
    found = _DECLARED.search(data[:4096])
    declared = found.group(1).decode("ascii", "replace").lower() if found else ""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(name), name, ()
            except UnicodeDecodeError:
                break
    for name in ("utf-8", "cp949"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text, name, _disagreement(declared, name)
    return _broken(data, declared, place)


def _disagreement(declared: str, used: str) -> tuple[str, ...]:
    said = "cp949" if declared in _KOREAN else "utf-8" if declared in ("utf-8", "utf8") else ""
    return (f"declared {declared}, is {used}",) if said and said != used else ()


def _broken(data: bytes, declared: str, place: str) -> tuple[str, str, tuple[str, ...]]:
    candidates = ["utf-8", "cp949"]
    if declared and declared not in _KOREAN and declared not in ("utf-8", "utf8"):
        candidates.append(declared)
    best: tuple[float, str, str] | None = None
    for name in candidates:
        try:
            text = data.decode(name, "replace")
        except LookupError:
            continue
        share = (text.count("\ufffd") + text.count("\x00")) / max(1, len(text))
        if best is None or share < best[0]:
            best = (share, text, name)
    assert best is not None
    if best[0] > _REPLACED_AT_MOST and not (best[2] == declared and best[0] == 0):
        raise InputError(
            Text(en="is not text in UTF-8 or CP949 (EUC-KR)", ko="UTF-8이나 CP949(EUC-KR)로 된 텍스트가 아닙니다"),
            place,
        )
    return best[1].replace("\x00", "\ufffd"), best[2], ("some characters could not be decoded",)
