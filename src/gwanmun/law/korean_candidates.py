"""Which Korean numbers an ECCN suggests: rows of the crosswalk, and paragraphs that both lists number alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from gwanmun.world.text import Text

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Korean number that an ECCN suggests, how sure that is, and why. It is never a fact."""

    number: str
    confidence: str
    basis: Text


class Listed(Protocol):
    """What must be known of the Korean list."""

    def listed(self, number: str) -> bool | None: ...
    def paragraphs(self, entry: str) -> list[str]: ...
    def lines(self, number: str) -> tuple[str, ...]: ...
    def compared(self, entry: str) -> bool: ...


def candidates(korea: Listed, eccn: str, rows: Sequence[Row]) -> tuple[Candidate, ...]:
    """The Korean numbers that the rows of a day, or the common numbering of the Wassenaar series, suggest."""
    entry, _, paragraph = eccn.partition(".")
    nearest = _nearest(eccn, rows)
    below = [r for r in rows if r["eccn"].startswith(f"{eccn}.")]
    if not paragraph:
        elsewhere = [r for r in below if r["kr_number"].partition(".")[0] != entry]
        return _of([*nearest, *elsewhere] if nearest else below)
    same = entry[2] == "0" and bool(korea.listed(eccn))
    if nearest and nearest[0]["eccn"] != entry:
        return _alike(korea, eccn) if same and _could_be_finer(nearest, eccn) else _of(nearest)
    if below:
        return _of(below)
    if same:
        return _alike(korea, eccn)
    if nearest and ((entry[2] == "0" and korea.paragraphs(entry)) or korea.compared(entry)):
        return (Candidate(nearest[0]["kr_number"], "inferred", _NO_PARAGRAPH),)
    return _of(nearest)


def same_number(lines: tuple[str, ...]) -> Text:
    """Why a paragraph stands for that of the same number: both lists number it after the Wassenaar list."""
    shown = "; ".join(lines)
    if not shown:
        return Text("same number in both lists; Korea prints no line", "두 목록의 번호가 같음(한국은 체제 표기 없음)")
    return Text(f"same number in both lists; Korea prints {shown}", f"두 목록의 번호가 같음(한국 표기 {shown})")


def _nearest(eccn: str, rows: Sequence[Row]) -> list[Row]:
    """The rows of the number itself, else of the nearest one above it."""
    above = [r for r in rows if eccn == r["eccn"] or eccn.startswith(f"{r['eccn']}.")]
    longest = max((len(r["eccn"]) for r in above), default=0)
    return [r for r in above if len(r["eccn"]) == longest]


def _could_be_finer(nearest: Sequence[Row], eccn: str) -> bool:
    """Whether the row above says no more than that the numbers are the same."""
    return len(nearest) == 1 and nearest[0]["kr_number"] == nearest[0]["eccn"] != eccn


def _alike(korea: Listed, eccn: str) -> tuple[Candidate, ...]:
    return (Candidate(eccn, "same_number", same_number(korea.lines(eccn))),)


def _of(rows: Sequence[Row]) -> tuple[Candidate, ...]:
    """The numbers of these rows, each once."""
    first = {r["kr_number"]: r for r in reversed(rows)}
    chosen = [r for r in rows if first[r["kr_number"]] is r]
    return tuple(Candidate(r["kr_number"], r["confidence"], Text(r["basis_en"], r["basis_ko"])) for r in chosen)


_NO_PARAGRAPH = Text(
    "Korea has this entry without such a paragraph: see whether another one covers the item, or none",
    "한국에는 이 항목만 있고 그 항은 없음. 다른 항에 해당하는지, 해당 없음인지 확인",
)
