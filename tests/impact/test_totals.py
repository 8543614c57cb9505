"""A total under the shipments and an empty row are told as not read; whatever might be a shipment is decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from gwanmun.impact.batch import RESULT, Decider
from gwanmun.impact.calendar import calendar
from gwanmun.impact.columns import BookMapping, map_columns
from gwanmun.impact.difference import differ
from gwanmun.impact.output import shown
from gwanmun.law.load import rules
from tests.cli.run import run

KNOWN = date(2026, 9, 24)
HEADERS = ["no", "export date", "from", "to", "item", "eccn", "amount", "currency", "remark"]
SHIPMENT = ["SO-1", "2026-03-02", "US", "VN", "bearing", "EAR99", "900", "USD", None]


def book(*last: list[str | None]) -> pl.DataFrame:
    return pl.DataFrame([SHIPMENT, *last], schema=dict.fromkeys(HEADERS, pl.String), orient="row")


def decider() -> Decider:
    return Decider(rules(), map_columns(HEADERS, rules()), KNOWN, KNOWN)


def outcome(row: list[str | None]) -> str:
    return str(decider().decide(book(row))[RESULT + "outcome"][1])


@pytest.mark.parametrize(
    "row",
    [
        ["합계", None, None, None, None, None, "1,500", "USD", None],
        [None, None, None, None, "소 계:", None, "USD 1,500.00", None, None],
        ["Grand Total", None, None, None, None, None, "(3)", None, None],
        [None, None, None, None, None, None, "₩ 1,500", None, "SUBTOTAL"],
        ["Total", None, None, "Total", None, None, "5", None, "12"],
    ],
)
def test_a_total_is_not_read(row: list[str | None]) -> None:
    assert outcome(row) == "NOT_READ"


@pytest.mark.parametrize(
    "row",
    [
        # Total is a firm too.
        ["SO-2", None, None, "FR", None, None, "5", "USD", "Total"],
        [None, None, None, None, None, "EAR99", "5", "USD", "합계"],
        [None, None, None, None, "total station", None, "5", "USD", None],
        ["Total", None, "KR", None, None, None, "5", "USD", None],
        [None, None, None, None, None, None, "5", "USD", "Total of the week"],
        [None, None, None, None, None, None, "5", "USD", None],
    ],
)
def test_what_may_be_a_shipment_is_decided(row: list[str | None]) -> None:
    assert outcome(row) not in ("NOT_READ", "")


def test_an_empty_row_is_not_read_and_one_with_a_remark_is() -> None:
    assert outcome([None] * 9) == "NOT_READ"
    assert outcome([*[None] * 8, "later"]) == "UNDETERMINED"


def test_empty_rows_are_no_shipments_whatever_is_the_same_for_all() -> None:
    mapping = map_columns(["remark"], rules(), BookMapping({"remark": "note"}, {"to": "VN", "item.eccn": "EAR99"}))
    frame = pl.DataFrame({"remark": ["first", None, "third"]})
    decided = Decider(rules(), mapping, KNOWN, KNOWN).decide(frame)[RESULT + "outcome"].to_list()
    assert [o == "NOT_READ" for o in decided] == [False, True, False]


def test_the_rows_above_a_total_keep_their_answers_and_it_says_why() -> None:
    total: list[str | None] = ["합계", None, None, None, None, None, "900", "USD", None]
    alone, both = decider().decide(book()), decider().decide(book(total))
    assert both[:1].equals(alone)
    told = both.row(1, named=True)
    assert "total row" in told[RESULT + "error"]
    assert "합계 행" in told[RESULT + "error_ko"]
    assert shown(both, "ko")["판정"][1] == "읽지 않음(합계·빈 행)"


def test_a_total_stands_in_no_calendar_and_moves_in_no_difference() -> None:
    frame, made = book(["Total", "2026-03-31", None, None, None, None, "900", "USD", None]), decider()
    ahead = calendar(made, frame, date(2026, 3, 1))
    assert {row for event in ahead.events for row in event.rows} <= {2}
    decided = made.decide(frame)
    found = differ(decided, decided, made.mapping)
    assert found.rows.height == 0
    assert found.flow.filter(pl.col("before") == "NOT_READ")["rows"].to_list() == [1]


def test_a_user_is_told_of_a_total(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.csv"
    path.write_text(
        "번호,수출일,출발국,목적국,품명,ECCN\n1,2026-03-02,US,VN,베어링,EAR99\n합계,,,,,\n", encoding="utf-8"
    )
    done = run(["decide", str(path), "--lang", "ko", "-o", str(tmp_path / "out.csv")], monkeypatch)
    assert "읽지 않음(합계·빈 행)" in done.out
