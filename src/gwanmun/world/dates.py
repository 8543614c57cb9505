"""Calendar days as people write them, and intervals of days."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from gwanmun.world.errors import BilingualError, quoted

_YEARS = range(1900, 2200)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WRITTEN = (
    r"(?P<y>\d{4}) ?(?P<mark>[-/.]) ?(?P<m>\d{1,2}) ?(?P=mark) ?(?P<d>\d{1,2}) ?\.?",
    r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
    r"(?P<y>\d{4}) ?년 ?(?P<m>\d{1,2}) ?월 ?(?P<d>\d{1,2}) ?일",
    r"(?P<m>[a-z]{3,9})\.? (?P<d>\d{1,2}),? (?P<y>\d{4})",
    r"(?P<d>\d{1,2})[- ](?P<m>[a-z]{3,9})\.?,?[- ](?P<y>\d{4})",
)
_LAST_MONTH = 12
_YEAR_LAST_IN_FULL = r"(?P<one>\d{1,2}) ?(?P<mark>[-/.]) ?(?P<other>\d{1,2}) ?(?P=mark) ?(?P<y>\d{4}) ?\.?"
_YEAR_LAST = r"\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(\d{4}|\d{2}) ?\.?"


class DateError(BilingualError):
    """A text that is not one certain day, or bounds that make no interval; `text` is what was given."""

    def __init__(self, en: str, ko: str, text: str) -> None:
        super().__init__(en, ko, text)
        self.text = text


def parse_date(value: str | dt.date) -> dt.date:
    """The day that `value` names.

    Read: 2024-02-24, 2024/2/24, "2024. 2. 24.", 20240224, "2024년 2월 24일", "February 24, 2024", "24 Feb 2024", in
    full-width digits too; a `datetime.date`; and a `datetime.datetime` at midnight without time zone, which is how
    spreadsheets store a day. Years from 1900 to 2199.

    Raises DateError for a day that does not exist, for a time of day (the day then depends on the time zone), and for
    forms that two readers may read as two days, such as 03/04/2024 and 24-02-03. With the year last and in full a day
    after the 12th is read, since it can be no month: 25/12/2024 and 12/25/2024.
    """
    if isinstance(value, dt.datetime):
        return _day_of(value)
    if isinstance(value, dt.date):
        return value
    text = " ".join(unicodedata.normalize("NFKC", value).lower().split())
    for pattern in _WRITTEN:
        if found := re.fullmatch(pattern, text, re.ASCII):
            return _checked(value, int(found["y"]), _month(found["m"]), int(found["d"]))
    if (found := re.fullmatch(_YEAR_LAST_IN_FULL, text, re.ASCII)) and (read := _only_reading(found)):
        return _checked(value, int(found["y"]), *read)
    raise _failure(value, text)


def _only_reading(found: re.Match[str]) -> tuple[int, int] | None:
    """Month and day of numbers of which one alone can be the month, or which are the same."""
    one, other = int(found["one"]), int(found["other"])
    if one > _LAST_MONTH >= other or one == other:
        return other, one
    return (one, other) if other > _LAST_MONTH >= one else None


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `start` up to but without `end`: the law's "in force from … to …", written [start, end).

    None is an open bound: no known beginning, or no known end. An interval holds at least one day; DateError otherwise.
    """

    start: dt.date | None = None
    end: dt.date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise DateError(
                f"No day lies from {self.start} up to but without {self.end}; an interval must end after it begins.",
                f"{self.start}부터 {self.end}까지의 기간에는 하루도 없습니다(끝 날짜는 기간에 들지 않습니다).",
                str(self),
            )

    @classmethod
    def parse(cls, bounds: Sequence[str | dt.date | None]) -> Self:
        """The interval of one or two bounds, as a rule file has them: [2023-11-17] or [2023-11-17, 2025-12-31].

        None and the empty text are open bounds. Raises DateError.
        """
        if isinstance(bounds, str) or not 1 <= len(bounds) <= 2:
            raise DateError(
                f"{quoted(bounds)} is not an interval; write [from, to], where to may be left out.",
                f"기간이 아닙니다: {quoted(bounds)} ([시작일, 종료 다음 날]로 적고 끝이 없으면 비워 두십시오).",
                str(bounds),
            )
        start, end = (*bounds, None)[:2]
        return cls(_bound(start), _bound(end))

    def contains(self, day: dt.date) -> bool:
        """Whether `day` is one of the days."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def overlaps(self, other: "Interval") -> bool:
        """Whether there is a day in both."""
        return _before(self.start, other.end) and _before(other.start, self.end)

    def intersection(self, other: "Interval") -> "Interval | None":
        """The days in both, None if there are none."""
        if not self.overlaps(other):
            return None
        starts = [day for day in (self.start, other.start) if day is not None]
        ends = [day for day in (self.end, other.end) if day is not None]
        return Interval(max(starts, default=None), min(ends, default=None))

    def __str__(self) -> str:
        return f"[{self.start or ''}, {self.end or ''})"


def _before(start: dt.date | None, end: dt.date | None) -> bool:
    return start is None or end is None or start < end


def _bound(value: str | dt.date | None) -> dt.date | None:
    return None if value is None or value == "" else parse_date(value)


def _day_of(moment: dt.datetime) -> dt.date:
    if moment.tzinfo is None and moment.time() == dt.time():
        return moment.date()
    raise DateError(
        f"{quoted(moment)} has a time of day, so that the day depends on the time zone; write the day alone.",
        f"시각이 있어 시간대에 따라 날짜가 달라집니다: {quoted(moment)} (날짜만 적어 주십시오).",
        str(moment),
    )


def _month(text: str) -> int:
    """1 to 12, or 0 for a word that is no month."""
    if text.isdecimal():
        return int(text)
    numbers = (
        number for number, name in enumerate(_MONTHS, 1) if text in (name, name[:3]) or text == name[:4] == "sept"
    )
    return next(numbers, 0)


def _checked(given: str, year: int, month: int, day: int) -> dt.date:
    try:
        if year in _YEARS:
            return dt.date(year, month, day)
    except ValueError:
        pass
    raise DateError(
        f"{quoted(given)} is not a day of the calendar between {_YEARS[0]} and {_YEARS[-1]}.",
        f"{_YEARS[0]}년부터 {_YEARS[-1]}년까지의 달력에 없는 날짜입니다: {quoted(given)}.",
        given,
    )


def _failure(given: str, text: str) -> DateError:
    if not text:
        return DateError("No date was given.", "날짜가 적혀 있지 않습니다.", given)
    if re.fullmatch(_YEAR_LAST, text, re.ASCII):
        return DateError(
            f"{quoted(given)} can be read as more than one day; write the year first, as in 2024-02-24.",
            f"여러 날짜로 읽을 수 있습니다: {quoted(given)} (2024-02-24처럼 네 자리 연도를 앞에 적어 주십시오).",
            given,
        )
    return DateError(
        f"{quoted(given)} is not a date known here; write it as in 2024-02-24.",
        f"날짜로 읽을 수 없습니다: {quoted(given)} (2024-02-24처럼 적어 주십시오).",
        given,
    )
