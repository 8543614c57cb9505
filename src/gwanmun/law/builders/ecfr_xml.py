"""Reading the Control List from the eCFR's own XML (Supplement No. 1 to part 774).

The file is what ``https://www.ecfr.gov/api/versioner/v1/full/{date}/title-15.xml?part=774`` gives: the supplement is a
``DIV9`` of type ``APPENDIX``; an entry begins with an ``FP-2`` (or heading) that starts with its number; its parts are
marked by headings; requirements stand in a table and, for some entries, in paragraphs after it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .errors import Refused
from .model import SourceEntry, SourceRow, Status

MAX_BYTES = 50 * 1024 * 1024

_HEADINGS = frozenset({"HD1", "HD2", "HD3", "HD4", "HEAD"})
_TABLES = frozenset({"TABLE", "GPOTABLE"})
_ROWS, _CELLS = frozenset({"TR", "ROW"}), frozenset({"TD", "TH", "ENT", "CHED"})
_PARAGRAPHS = frozenset({"P", "FP", "FP-1", "FP-2", "PSPACE", "NOTE", "EXTRACT", "FTNT", *_HEADINGS})
_ENTRY = re.compile(r"([0-9][A-E][0-9]{3})\b[\s.:—–-]*(.*)", re.DOTALL)
_REASON = re.compile(r"Reasons? for Control: ?(.*)", re.DOTALL)
_EXCEPTION = re.compile(r"([A-Z]{2,4}(?:/[A-Z]{2,4})?): ?(.*)", re.DOTALL)
_REQUIREMENT = re.compile(r"([A-Z]{2}(?: and [A-Z]{2})? appl(?:y|ies)\b.*?\.) (.+)", re.DOTALL)
_ITEM = re.compile(r"([a-z](?:\.(?:[a-z]|[0-9]{1,2}))*)\.(?: .*)?", re.DOTALL)
_PARTS = (
    ("requirements", re.compile(r"License Requirements?\b", re.IGNORECASE)),
    ("exceptions", re.compile(r"List[- ]Based License Exceptions\b", re.IGNORECASE)),
    ("sta", re.compile(r"Special Conditions for (?:STA|Strategic Trade Authorization)\b", re.IGNORECASE)),
    ("items", re.compile(r"List of Items Controlled\b", re.IGNORECASE)),
)


@dataclass(slots=True)
class _Draft:
    """An entry while it is being read."""

    eccn: str
    heading: str
    part: str = ""
    reasons: str = ""
    rows: list[SourceRow] = field(default_factory=list)
    exceptions: dict[str, str] = field(default_factory=dict)
    label: str = ""
    paragraphs: set[str] = field(default_factory=set)
    in_note: bool = False

    def entry(self) -> SourceEntry:
        return SourceEntry(
            eccn=self.eccn,
            heading=self.heading,
            reasons=self.reasons,
            rows=tuple(self.rows),
            exceptions=self.exceptions,
            paragraphs=frozenset(self.paragraphs),
            status=self._status(),
        )

    def _status(self) -> Status:
        if self.rows:
            return "controlled"
        return "itar" if re.search(r"subject to the ITAR", self.heading) else "reserved"


def read_entries(path: Path) -> dict[str, SourceEntry]:
    """Every entry of the supplement.

    :raises Refused: if the file is too large, holds a document type or entities, is not XML, or holds no supplement.
    """
    root = _parse(path)
    supplements = [
        div for div in root.iter("DIV9") if re.search(r"Supplement No\. 1 to Part 774", div.get("N", "") + _head(div))
    ]
    if len(supplements) != 1:
        raise Refused(
            f"{path.name}: one DIV9 for Supplement No. 1 to part 774 is expected, {len(supplements)} are there."
        )
    entries: dict[str, SourceEntry] = {}
    for draft in _drafts(supplements[0]):
        if draft.eccn in entries:
            raise Refused(f"{path.name}: entry {draft.eccn} stands there twice.")
        entries[draft.eccn] = draft.entry()
    if not entries:
        raise Refused(f"{path.name}: no entry was found in the supplement; its layout has changed.")
    return dict(sorted(entries.items()))


def _parse(path: Path) -> ET.Element:
    data = path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_BYTES else None
    if data is None:
        raise Refused(f"{path.name}: the file is missing or larger than {MAX_BYTES // 1024 // 1024} MB.")
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data):
        raise Refused(f"{path.name}: a document type or entity is declared, which the eCFR never does.")
    try:
        return ET.fromstring(data)
    except ET.ParseError as problem:
        raise Refused(f"{path.name}: this is not XML ({problem}).") from None


def _head(div: ET.Element) -> str:
    head = div.find("HEAD")
    return "" if head is None else _text(head)


def _text(element: ET.Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _blocks(element: ET.Element) -> Iterator[ET.Element]:
    """Tables and paragraphs in their order; a table's or paragraph's inside is not walked again."""
    for child in element:
        if child.tag in _TABLES or (child.tag in _PARAGRAPHS and not _holds_blocks(child)):
            yield child
        else:
            yield from _blocks(child)


def _holds_blocks(element: ET.Element) -> bool:
    return any(child.tag in _PARAGRAPHS or child.tag in _TABLES for child in element)


def _drafts(supplement: ET.Element) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for block in _blocks(supplement):
        text = _text(block)
        start = _ENTRY.fullmatch(text) if block.tag in ("FP-2", *_HEADINGS) and _is_bold(block) else None
        if start:
            if draft:
                yield draft
            draft = _Draft(start.group(1), start.group(2))
        elif draft and block.tag in _TABLES:
            _table(draft, block)
        elif draft and text:
            _paragraph(draft, text)
    if draft:
        yield draft


def _is_bold(block: ET.Element) -> bool:
    """A paragraph that merely begins with a number is not an entry: an entry's number is bold or in a heading."""
    first = next(iter(block), None)
    return block.tag in _HEADINGS or (first is not None and first.tag in ("B", "E") and not (block.text or "").strip())


def _table(draft: _Draft, block: ET.Element) -> None:
    """The rows of a licence-requirement table; tables elsewhere in an entry hold parameters, not requirements."""
    if draft.part != "requirements":
        return
    for row in (element for element in block.iter() if element.tag in _ROWS):
        cells = [_text(cell) for cell in row if cell.tag in _CELLS]
        if not cells or re.match(r"Control ?\(s\)|Control\b.*Country", cells[0], re.IGNORECASE) or not cells[0]:
            continue
        if len(cells) > 2:
            raise Refused(
                f"Control List, entry {draft.eccn}: a requirement row has {len(cells)} cells; two are expected."
            )
        draft.rows.append(SourceRow(cells[0], cells[1] if len(cells) == 2 else ""))


def _paragraph(draft: _Draft, text: str) -> None:
    part = next((name for name, pattern in _PARTS if pattern.match(text)), "")
    if part:
        draft.part, draft.label, draft.in_note = part, "STA" if part == "sta" else "", False
        return
    if draft.part == "requirements":
        _requirement(draft, text)
    elif draft.part in ("exceptions", "sta"):
        _exception(draft, text)
    elif draft.part == "items":
        _item(draft, text)


def _requirement(draft: _Draft, text: str) -> None:
    reason, sentence = _REASON.fullmatch(text), _REQUIREMENT.fullmatch(text)
    if reason:
        draft.reasons = reason.group(1)
    elif sentence:
        draft.rows.append(SourceRow(sentence.group(1), sentence.group(2)))
    elif re.search(r"\bappl(?:y|ies) to\b", text) and re.match(r"[A-Z]{2}\b", text):
        draft.rows.append(SourceRow(text, ""))


def _exception(draft: _Draft, text: str) -> None:
    """A labelled line begins an exception; an unlabelled one carries on the exception before it."""
    labelled = _EXCEPTION.fullmatch(text)
    if labelled and labelled.group(1) != "NOTE":
        draft.label, text = labelled.group(1), labelled.group(2)
    elif not draft.label or re.match(r"(?:License Requirement )?Notes?\b", text):
        return
    before = draft.exceptions.get(draft.label, "")
    draft.exceptions[draft.label] = f"{before} {text}".strip()


def _item(draft: _Draft, text: str) -> None:
    """A lettered paragraph; after a note, only one that has not been seen yet and is not the note's own list."""
    if re.match(r"(?:Technical )?Notes?\b|Related (?:Controls|Definitions)", text):
        draft.in_note = True
        return
    match = _ITEM.fullmatch(text)
    if match is None:
        return
    path = match.group(1)
    if draft.in_note and (path in draft.paragraphs or (path == "a" and draft.paragraphs)):
        return
    draft.in_note = False
    draft.paragraphs.add(path)
