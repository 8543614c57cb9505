"""Official texts that a user keeps: read from a folder, never shipped. Each entry's text in sentences to quote from."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gwanmun.sources.files import InputError, read_bytes
from gwanmun.world.text import Text

MAX_BYTES = 64 * 1024 * 1024
"""Largest file of texts, unpacked."""
_NUMBER = re.compile(r"(?:ECCN-)?([0-9][A-E][0-9]{3})$")
_WASSENAAR = re.compile(r"([1-9])\.([A-E])\.(\d+)(?:\.|$)")
_PRINTED = re.compile(r"[a-z](?:\.[a-z0-9]{1,2})+\.?\s")
_BREAK = re.compile(r"(?<=[.;:])\s+|\n+")


def read_texts(folder: Path) -> dict[str, str]:
    """The text of each entry in a folder, by its number (``3B001``); Wassenaar texts go to the entry they match.

    Read are ``.json`` and ``.json.gz`` (a list of ``{code, text}``, or ``eccns``/``entries`` with a heading and
    paragraphs) and ``.txt`` files named after an entry.

    :raises InputError: if the folder or a file in it cannot be read, or holds no text of an entry.
    """
    if not folder.is_dir():
        raise InputError(Text("is not a folder", "폴더가 아닙니다"), str(folder))
    found: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        if path.name.endswith((".json", ".json.gz")):
            for code, text in _records(path):
                found.setdefault(code, []).append(text)
        elif path.suffix == ".txt" and _NUMBER.match(path.stem):
            found.setdefault(path.stem, []).append(read_bytes(path, MAX_BYTES).decode("utf-8", "replace"))
    if not found:
        raise InputError(Text("holds no text of a control list", "통제목록 본문이 없습니다"), str(folder))
    return {code: "\n".join(texts) for code, texts in found.items()}


def _records(path: Path) -> list[tuple[str, str]]:
    try:
        data = json.loads(_unpacked(path))
    except (ValueError, OSError, EOFError, zlib.error, RecursionError):
        raise InputError(Text("cannot be read as JSON", "JSON으로 읽을 수 없습니다"), str(path)) from None
    rows = data.get("eccns") or data.get("entries") or [] if isinstance(data, dict) else data
    if not isinstance(rows, list):
        return []
    return [r for r in (_record(row) for row in rows if isinstance(row, dict)) if r]


def _unpacked(path: Path) -> bytes:
    if path.suffix != ".gz":
        return read_bytes(path, MAX_BYTES)
    with gzip.open(path) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(Text("is larger than 64 MB unpacked", "압축을 풀면 64MB보다 큽니다"), str(path))
    return data


def _record(row: dict[str, Any]) -> tuple[str, str] | None:
    code = str(row.get("code") or row.get("eccn") or row.get("id") or "")
    parts = [str(row[k]) for k in ("heading", "text") if isinstance(row.get(k), str)]
    for key in ("paragraphs", "items"):
        for p in row.get(key) or ():
            if isinstance(p, dict) and isinstance(p.get("text"), str):
                parts.append(f"{p.get('ref') or p.get('paragraph') or ''} {p['text']}".strip())
    parts += _without_reference(row.get("blocks") or ())
    number = _NUMBER.match(code)
    if number:
        return number.group(1), "\n".join(parts)
    shared = _WASSENAAR.match(code)
    return (f"{shared.group(1)}{shared.group(2)}{int(shared.group(3)):03d}", "\n".join(parts)) if shared else None


def _without_reference(blocks: Iterable[Any]) -> Iterator[str]:
    """Paragraphs that stand only among the printed blocks, because their number is part of their text."""
    for block in blocks:
        text = block.get("text") if isinstance(block, dict) and not block.get("ref") else None
        if isinstance(text, str) and block.get("kind") == "para" and _PRINTED.match(text):
            yield text


def sentences(text: str) -> list[str]:
    """The text in pieces short enough to quote."""
    return [" ".join(p.split())[:400] for p in _BREAK.split(text) if len(p.split()) > 2]


def text_hash(text: str) -> str:
    """What names a text: SHA-256 of it with its spaces made one."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
