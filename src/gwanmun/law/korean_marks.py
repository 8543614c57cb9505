"""What 별표 2 prints beside a control number (regimes, marks of sensitivity, chemical schedules), and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PLURILATERAL = "plurilateral"
"""Agreed among like-minded countries: the number prints no regime line at all."""

_FAMILIES = {
    "IL": "WA",
    "MT": "MTCR",
    "NR": "NSG",
    "NT": "NSG",
    "NM": "NSG",
    "AG": "AG",
    "BW": "BWC",
    "CW": "CWC",
    "C1": "CWC",
    "C2": "CWC",
    "C3": "CWC",
    "(n": PLURILATERAL,
}
_STRICTNESS = ("none", "sensitive", "very_sensitive")
_CATEGORY_ONE = re.compile(r"MT[12]\.")
"""Items 1 and 2 of the MTCR Annex are its Category I."""

_BARE = 2
"""The length of a regime's sign without an item: ``MT``, ``NR``, ``AG``."""

_NO_CHEMICALS = frozenset("ABDE")


def family(line: str) -> str:
    """The regime of a line: ``IL3.B.1`` is WA, ``NR2.A.1`` NSG, ``C2B4`` a schedule of the CWC.

    :raises KeyError: if no regime writes its lines so.
    """
    return _FAMILIES[line[:2]]


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed at a number and at those above it, and apart from it what only stands at numbers below.

    A line or mark holds for every paragraph below the number it stands at. ``sensitivity`` is the strictest mark of the
    whole number, ``sensitivity_in_part`` the strictest that the appendix or a paragraph below gives to a part of it.
    ``schedules`` are those of the number itself and of all below it.
    """

    lines: tuple[str, ...]
    sensitivity: str
    schedules: frozenset[str]
    lines_below: frozenset[str]
    sensitivity_in_part: str

    @property
    def families(self) -> frozenset[str]:
        return frozenset(family(line) for line in self.lines)

    @property
    def families_in_part(self) -> frozenset[str]:
        """Regimes that stand beside a Wassenaar line without an item of theirs (``MT``): they control a part only."""
        if "WA" not in self.families:
            return frozenset()
        return self.families - {family(line) for line in self.lines if len(line) > _BARE}

    @property
    def families_below(self) -> frozenset[str]:
        return frozenset(family(line) for line in self.lines_below) - self.families

    @property
    def mark_open(self) -> bool:
        """Whether a part of the number is marked more strictly, so that the number alone does not tell."""
        return _STRICTNESS.index(self.sensitivity_in_part) > _STRICTNESS.index(self.sensitivity)


def printed(number: str, rows: Iterable[Mapping[str, str]]) -> Printed:
    """What the rows of an entry say of a number of that entry."""
    above, below = [], []
    for row in rows:
        if number == row["number"] or number.startswith(f"{row['number']}."):
            above.append(row)
        elif row["number"].startswith(f"{number}."):
            below.append(row)
    above.sort(key=lambda r: len(r["number"]))
    own = [r["cwc_schedule"] for r in above if r["cwc_schedule"]][-1:]
    return Printed(
        tuple(line for r in above for line in _lines(r)),
        _strictest(r["sensitivity"] for r in above),
        frozenset(own) | {r["cwc_schedule"] for r in below if r["cwc_schedule"]},
        frozenset(line for r in below for line in _lines(r)),
        _strictest([r["sensitivity_in_part"] for r in above + below] + [r["sensitivity"] for r in below]),
    )


def facts(number: str, found: Printed) -> dict[str, object]:
    """The facts of Articles 18 and 26 that follow; what the print leaves open is left out, and so asked for."""
    answers = {
        "item.kr_wassenaar_only": _wassenaar_only(number, found),
        "item.kr_no_temporary_exemption": _no_temporary_exemption(number, found),
        "item.kr_sensitivity": None if found.mark_open else found.sensitivity,
        "item.cwc_schedule": _schedule(number, found),
        "item.kr_nuclear_suppliers": _under(found, "NSG"),
        "item.kr_missile_regime": _under(found, "MTCR"),
        "item.kr_missile_category_one": _category_one(found),
        "item.kr_australia_group": _under(found, "AG"),
    }
    return {name: value for name, value in answers.items() if value is not None}


def _under(found: Printed, regime: str) -> bool | None:
    if regime in found.families:
        return None if regime in found.families_in_part else True
    return False if found.families and regime not in found.families_below else None


def _category_one(found: Printed) -> bool | None:
    """MTCR Category I; open where the regime stands without an item, or only a paragraph below is of that category."""
    if any(_CATEGORY_ONE.match(line) for line in found.lines):
        return True
    unsaid = _under(found, "MTCR") is None or any(len(x) == _BARE and family(x) == "MTCR" for x in found.lines)
    return None if unsaid or any(_CATEGORY_ONE.match(line) for line in found.lines_below) else False


def _wassenaar_only(number: str, found: Printed) -> bool | None:
    # 1xx missiles, 2xx nuclear, 3xx and 4xx chemical and biological, 5xx and 9xx agreed outside Wassenaar.
    if number[2] in "123459" or found.sensitivity != "none" or found.families - found.families_in_part - {"WA"}:
        return False
    if found.families == {"WA"} and not found.families_below and not found.mark_open:
        return True
    return None


def _no_temporary_exemption(number: str, found: Printed) -> bool | None:
    """Sensitive, MTCR Category I, Australia Group or chemical convention (N 26(1) 8 and 14 to 16)."""
    chemical = number[1] == "C" and number[2] in "34"
    if chemical or found.sensitivity != "none" or (found.families - found.families_in_part) & {"AG", "CWC"}:
        return True
    if any(_CATEGORY_ONE.match(line) for line in found.lines):
        return True
    harmless = found.families and found.families <= {"WA", "NSG"}
    return False if harmless and found.families_below <= {"WA", "NSG"} and not found.mark_open else None


def _schedule(number: str, found: Printed) -> str | None:
    if number[1] in _NO_CHEMICALS:
        return "none"
    if found.schedules:
        return next(iter(found.schedules)) if len(found.schedules) == 1 else None
    lines = found.families | found.families_below
    return "none" if lines and lines <= {"WA", "MTCR", "NSG"} else None


def _lines(row: Mapping[str, str]) -> list[str]:
    return [line for line in row["regime_entry"].split(";") if line]


def _strictest(marks: Iterable[str]) -> str:
    return max((mark or "none" for mark in marks), key=_STRICTNESS.index, default="none")
