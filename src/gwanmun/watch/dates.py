"""Dates as Korean and English news writes them, resolved against the day of the document; a duration is not a date."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_UNIT_AFTER = r"(?!\s?(?:간|동안|이내|이상|이하|만에|째|여|씩|안에|치|분|당|짜리|연속|차|전에|뒤|후|전|넘게|가까이|정도|가량|미만|의\s?유예|의\s?시간|의\s?기간|내에|안팎|남짓))"
_DAY_END = r"(?!\s?(?:간|동안|이내|이상|이하|만에|째|여|씩|안에|치|짜리|연속|전에|뒤|후(?!반)|넘게|가까이|정도|가량|미만|내에|안팎|남짓|\s?간의|의\s?유예))"
_KOREAN = re.compile(
    r"(?P<rel>지지난해|재작년|지난해|작년|올해|올|내년|금년|전년|동년|이듬해|같은\s?해)?\s?"
    rf"(?<![\d.,/])(?:(?P<past>지난|오는|이번)\s)?(?:(?P<y>(?:19|20)\d\d)\s?년\s?|[’'‘](?P<yy>\d\d)년\s?)?(?:(?P<m>1[0-2]|0?[1-9])\s?월(?![가-힣]*드컵)\s?)(?:(?P<d>3[01]|[12]\d|0?[1-9])\s?일{_DAY_END})?"
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d\d)\s?(?P<mark>[-./])\s?(?P<m>1[0-2]|0?[1-9])(?:\s?(?P=mark)\s?(?P<d>3[01]|[12]\d|0?[1-9]))?(?![\d])\.?"
)
_SHORT_DOTTED = re.compile(
    r"(?<![\d.,%])(?P<m>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12]\d|0?[1-9])일(?=\s?(?:부터|까지|이후|자로|자\b|시행|발효|에\b|\())"
)
_MONTH_DAY = re.compile(
    rf"(?:(?P<rel>지난\s?달|저번\s?달|전월|이달|이번\s?달|당월|다음\s?달|내달)\s?(?:(?P<d>3[01]|[12]\d|0?[1-9])\s?일{_DAY_END})?)"
    rf"|(?<![\d.,월년제第~∼-])(?<!월\s)(?:(?P<way>지난|오는|이번)\s)?(?P<day>3[01]|[12]\d|[1-9])일(?![가-힣]*정\b){_DAY_END}(?!\s?\d+\s?회)"
)
_YEAR = re.compile(
    r"(?<![\d.,~])(?P<y>(?:19|20)\d\d)년(?!\s?(?:간|대|여|만|\d))|(?P<rel>재작년|지난해|작년|올해|내년)(?!\s?(?:\d|같은))"
)
_LOST_DOT = re.compile(r"(?<![\d.,])(?P<n>\d{3,4})일(?=\s?(?:부터|까지|이후|이전|자로|시행|발효|에\b))")
_WORD = re.compile(r"(?<![가-힣])(?P<w>오늘|어제|그제|내일|모레)(?=[은는이가을를의도,.\s]|부터|까지|$)")
_ENGLISH = re.compile(
    r"\b(?P<m>January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
    r"\s+(?:(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:,?\s+(?P<y>(?:19|20)\d\d))?(?!\d)|(?P<y2>(?:19|20)\d\d))"
)
_MONTHS = {
    name: n
    for n, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_YEAR_OF = {
    "재작년": -2,
    "지지난해": -2,
    "지난해": -1,
    "작년": -1,
    "전년": -1,
    "올해": 0,
    "올": 0,
    "금년": 0,
    "동년": 0,
    "내년": 1,
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: its place, ISO value as far as it is known (year, month or day), and how it was found.

    ``value`` is ``None`` where it depends on the day of the document and that is unknown.
    """

    start: int
    end: int
    text: str
    value: str | None
    basis: str


def find_dates(text: str, base: date | None, year: int | None = None) -> list[Dated]:
    """All dates of a text in order; where two readings overlap, the longer stands.

    :param base: the day of the document; ``year`` its year where no more is known.
    """
    year = base.year if base else year
    found: list[Dated] = []
    for source in (_dotted, _korean, _english, _month_day, _lost_dot, _words, _years):
        found += source(text, base, year)
    kept: list[Dated] = []
    for one in sorted(found, key=lambda d: (-(d.end - d.start), d.start)):
        if not any(one.start < k.end and k.start < one.end for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda d: d.start)


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _dated(m: re.Match[str], value: str | None, basis: str) -> Dated:
    shown = m.group().strip()
    start = m.start() + len(m.group()) - len(m.group().lstrip())
    return Dated(start, start + len(shown), shown, value, basis)


def _dotted(text: str, base: date | None, year: int | None) -> Iterator[Dated]:
    for m in _DOTTED.finditer(text):
        if not m["d"] and m["mark"] != "." and not text[m.end() : m.end() + 1].isspace():
            continue
        if m["d"] or m["mark"] == "-":
            value = _iso(int(m["y"]), int(m["m"]), int(m["d"]) if m["d"] else None)
            if value:
                yield _dated(m, value, "written out")
    for m in _SHORT_DOTTED.finditer(text):
        yield _dated(m, _iso(year, int(m["m"]), int(m["d"])), "month and day + year of the document")


def _korean(text: str, base: date | None, year: int | None) -> Iterator[Dated]:
    for m in _KOREAN.finditer(text):
        month, day = int(m["m"]), int(m["d"]) if m["d"] else None
        rel = re.sub(r"\s", "", m["rel"] or "")
        if m["y"] or m["yy"]:
            yield _dated(m, _iso(int(m["y"]) if m["y"] else 2000 + int(m["yy"]), month, day), "written out")
        elif rel in _YEAR_OF:
            value = _iso(year + _YEAR_OF[rel], month, day) if year else None
            yield _dated(m, value, f"{rel} + year of the document")
        elif re.match(r"\s?(?:간|동안|만에|여\s?만)", text[m.end() : m.end() + 4]) and not day:
            continue
        elif base is None:
            yield _dated(m, _iso(year, month, day) if year else None, "month + year of the document")
        else:
            yield _dated(
                m, _iso(_nearest_year(base, month, day, m["past"] or ""), month, day), "month + published date"
            )


def _nearest_year(base: date, month: int, day: int | None, way: str) -> int:
    """The year of a month without one: news looks back, except where it says 오는, and a little ahead."""
    if way == "오는":
        return base.year if (month, day or 31) >= (base.month, base.day) else base.year + 1
    ahead = (month - base.month) % 12
    if way == "지난":
        return base.year if (month, day or 1) <= (base.month, base.day) else base.year - 1
    if month <= base.month:
        return base.year + 1 if base.month >= 11 and month <= 2 and ahead <= 3 else base.year
    return base.year if day is not None or ahead <= 6 or base.month <= 6 else base.year - 1


def _month_day(text: str, base: date | None, year: int | None) -> Iterator[Dated]:
    for m in _MONTH_DAY.finditer(text):
        rel = re.sub(r"\s", "", m["rel"] or "")
        if rel:
            day = int(m["d"]) if m["d"] else None
            step = -1 if rel in ("지난달", "저번달", "전월") else 1 if rel in ("다음달", "내달") else 0
            value = None
            if base is not None:
                month = base.month - 1 + step
                value = _iso(base.year + month // 12, month % 12 + 1, day)
            yield _dated(m, value, f"{rel} + published date")
        else:
            yield _dated(m, _nearest_day(base, int(m["day"]), m["way"] or ""), "day-of-month + published date")


def _nearest_day(base: date | None, day: int, way: str) -> str | None:
    if base is None:
        return None
    steps = {"지난": (0, -1, -2), "오는": (0, 1, 2)}.get(way, (0, -1, 1))
    best: date | None = None
    for step in steps:
        month = base.month - 1 + step
        try:
            one = date(base.year + month // 12, month % 12 + 1, day)
        except ValueError:
            continue
        if (way == "지난" and one > base) or (way == "오는" and one < base):
            continue
        # The past is likelier by far: a day ahead must be near to be meant.
        far = (base - one).days if one <= base else (one - base).days * 2
        if best is None or far < ((base - best).days if best <= base else (best - base).days * 2):
            best = one
    return best.isoformat() if best else None


def _lost_dot(text: str, base: date | None, year: int | None) -> Iterator[Dated]:
    """224일 for 2.24일: a dot was lost; read only where one reading is a day."""
    for m in _LOST_DOT.finditer(text):
        n = m["n"]
        readings = {
            (int(n[:k]), int(n[k:]))
            for k in range(1, len(n))
            if n[k] != "0" and 1 <= int(n[:k]) <= 12 and 1 <= int(n[k:]) <= 31
        }
        valid = [r for r in readings if _iso(2024, *r)]
        near = [r for r in valid if base and abs((r[0] - base.month + 6) % 12 - 6) <= 2] or valid
        if len(near) == 1:
            yield _dated(m, _iso(year, *near[0]), "a dot between month and day was lost")


def _words(text: str, base: date | None, year: int | None) -> Iterator[Dated]:
    for m in _WORD.finditer(text):
        step = {"오늘": 0, "어제": -1, "그제": -2, "내일": 1, "모레": 2}[m["w"]]
        value = date.fromordinal(base.toordinal() + step).isoformat() if base else None
        yield _dated(m, value, f"{m['w']} + published date")


def _years(text: str, base: date | None, year: int | None) -> Iterator[Dated]:
    for m in _YEAR.finditer(text):
        if m["y"]:
            yield _dated(m, m["y"], "written out")
        else:
            yield _dated(m, str(year + _YEAR_OF[m["rel"]]) if year else None, f"{m['rel']} + year of the document")


def _english(text: str, base: date | None, year: int | None) -> Iterator[Dated]:
    for m in _ENGLISH.finditer(text):
        month = _MONTHS[m["m"][:3].lower()]
        said = m["y"] or m["y2"]
        day = int(m["d"]) if m["d"] else None
        yield _dated(
            m,
            _iso(int(said) if said else year, month, day),
            "written out" if said else "month and day + year of the document",
        )
