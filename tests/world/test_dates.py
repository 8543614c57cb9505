"""Days as people write them, and intervals."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gwanmun.world.dates import DateError, Interval, parse_date

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
BOUNDS = st.none() | DAYS


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = draw(BOUNDS), draw(BOUNDS)
    assume(start is None or end is None or start != end)
    return Interval(end, start) if start and end and end < start else Interval(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-24",
        " 2024-2-24 ",
        "2024/02/24",
        "2024.2.24",
        "2024. 2. 24.",
        "20240224",
        "2024년 2월 24일",
        "2024년2월24일",
        "２０２４년 ２월 ２４일",
        "２０２４－０２－２４",
        "February 24, 2024",
        "Feb. 24, 2024",
        "24 Feb 2024",
        "24-FEB-2024",
        "24/2/2024",
        "2/24/2024",
        "24.02.2024",
        dt.date(2024, 2, 24),
        dt.datetime(2024, 2, 24),  # noqa: DTZ001 - a spreadsheet cell has no time zone
    ],
)
def test_unmistakable_forms_are_read(text: str | dt.date) -> None:
    assert parse_date(text) == dt.date(2024, 2, 24)


@pytest.mark.parametrize("text", ["03/04/2024", "3-4-2024", "03.04.24", "24-02-03", "25/12/24", "25/12-2024"])
def test_forms_with_the_year_last_or_short_are_refused_as_ambiguous(text: str) -> None:
    with pytest.raises(DateError, match="more than one day"):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    ["2023-02-29", "2024-13-01", "2024-00-10", "20122012", "1024-01-01", "31/02/2024", "13/13/2024", "Foo 3, 2024"],
)
def test_days_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(DateError, match="not a day of the calendar"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["", "soon", "2024", "2024년 2월", "2024-02/24", "2024-02-24T00:00", "20 24-02-24", "45000"]
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.message("ko") != str(caught.value)


def test_a_time_of_day_is_refused_because_of_time_zones() -> None:
    for moment in (dt.datetime(2024, 2, 24, 15), dt.datetime(2024, 2, 24, tzinfo=dt.UTC)):  # noqa: DTZ001
        with pytest.raises(DateError, match="time zone"):
            parse_date(moment)


@given(DAYS)
def test_a_written_day_is_read_back(day: dt.date) -> None:
    for text in (day.isoformat(), f"{day.year}년 {day.month}월 {day.day}일", f"{day:%Y%m%d}", f"{day:%d %b %Y}"):
        assert parse_date(text) == day


@given(st.text(max_size=30))
def test_any_text_gives_a_day_or_a_date_error(text: str) -> None:
    found = day_or_error(text)
    assert isinstance(found, dt.date) or (found.message("en") and found.message("ko"))


def day_or_error(text: str) -> dt.date | DateError:
    try:
        return parse_date(text)
    except DateError as error:
        return error


def test_the_end_is_the_first_day_outside() -> None:
    veu = Interval.parse(["2023-11-17", "2025-12-31"])
    assert veu.contains(dt.date(2023, 11, 17))
    assert veu.contains(dt.date(2025, 12, 30))
    assert not veu.contains(dt.date(2025, 12, 31))
    assert str(veu) == "[2023-11-17, 2025-12-31)"


def test_bounds_may_be_open() -> None:
    assert Interval.parse(["2023-11-17"]) == Interval.parse([dt.date(2023, 11, 17), None])
    assert Interval.parse([None, "2023-11-17"]).contains(dt.date.min)
    assert Interval().contains(dt.date.max)
    assert str(Interval()) == "[, )"


@pytest.mark.parametrize("bounds", [[], ["2024-01-01"] * 2, ["2024-02-01", "2024-01-01"], [None] * 3, "2024-01-01"])
def test_bounds_without_a_day_between_are_refused(bounds: list[str | dt.date | None]) -> None:
    with pytest.raises(DateError):
        Interval.parse(bounds)


@given(intervals(), intervals(), DAYS)
def test_overlapping_is_having_a_day_in_common(one: Interval, other: Interval, day: dt.date) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    both = one.intersection(other)
    assert (both is not None) == one.overlaps(other)
    assert (one.contains(day) and other.contains(day)) == (both is not None and both.contains(day))


@given(intervals())
def test_an_interval_holds_its_start_and_not_its_end(interval: Interval) -> None:
    assert interval.start is None or interval.contains(interval.start)
    assert interval.end is None or not interval.contains(interval.end)
    assert Interval.parse([str(interval.start or ""), str(interval.end or "")]) == interval
