"""What if: the same book decided twice, on two days or under two laws, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gwanmun.decide.outcome import STRICTNESS, Outcome
from gwanmun.impact.batch import RESULT
from gwanmun.impact.columns import BookMapping
from gwanmun.impact.reduce import MONEY
from gwanmun.world.money import MoneyError, parse_money

if TYPE_CHECKING:
    import polars as pl

BY = ("to", "customer", "item", "month", "provision")
"""How value at stake is added up."""


@dataclass(frozen=True)
class Difference:
    """A book before and after.

    ``rows`` are the changed rows with the columns ``before`` and ``after``; ``flow`` counts rows and value by outcome
    before and after (all rows); ``at_stake`` adds up the changed rows' value, by heading and what it is called.
    Sums are kept apart by currency.
    """

    rows: pl.DataFrame
    flow: pl.DataFrame
    at_stake: dict[str, pl.DataFrame]
    resting: pl.DataFrame

    def unsettled(self, outcome: str) -> int:
        """Rows with an outcome before and after that settles nothing (UNDETERMINED, ERROR): they may change unseen."""
        same = self.flow.filter((self.flow["before"] == outcome) & (self.flow["after"] == outcome))
        return int(same["rows"].sum())


def differ(before: pl.DataFrame, after: pl.DataFrame, mapping: BookMapping, first_row: int = 2) -> Difference:
    """Compare two decided copies of one book, row by row.

    :param first_row: the row of the sheet in which the first shipment stands.
    """
    import polars as pl

    table = pl.DataFrame(
        {
            "row": pl.arange(first_row, before.height + first_row, eager=True),
            **{name: _cells(before, mapping, field) for name, field in _SHOWN.items()},
            **_money(before, mapping),
            "before": before[RESULT + "outcome"],
            "after": after[RESULT + "outcome"],
            "worst_before": before[RESULT + "worst"],
            "worst_after": after[RESULT + "worst"],
            "required_by": after[RESULT + "required_by"],
            "review": after[RESULT + "review"],
            "was_authorised_by": before[RESULT + "authorised_by"],
            "authorised_by": after[RESULT + "authorised_by"],
            "case": after[RESULT + "case"],
        }
    )
    moved = (pl.col("before") != pl.col("after")) | (pl.col("worst_before") != pl.col("worst_after"))
    # What ended decides more than what was there before and after.
    ended = (pl.col("was_authorised_by") != "") & (pl.col("was_authorised_by") != pl.col("authorised_by"))
    rule = pl.when(ended).then(pl.col("was_authorised_by")).otherwise(pl.col("required_by"))
    rows = table.filter(moved).with_columns(rule.alias("provision"), pl.col("on").str.slice(0, 7).alias("month"))
    rows = rows.with_columns(_direction(rows))
    return Difference(
        rows=rows,
        flow=_sum(table, ["before", "after"]),
        at_stake={heading: _sum(rows, [heading]) for heading in BY},
        resting=_sum(table.filter(pl.col("was_authorised_by") != ""), ["was_authorised_by"]),
    )


_SHOWN = {
    **{name: name for name in ("id", "on", "from", "to", "customer")},
    "item": "item.description",
    "eccn": "item.eccn",
}


def _cells(frame: pl.DataFrame, mapping: BookMapping, field: str) -> pl.Series:
    """The cells of a field; for a customer that has no column of its own, those of the party it goes to."""
    import polars as pl

    names = (field, "ultimate_consignee.name", "purchaser.name", "end_user.name") if field == "customer" else (field,)
    column = next((c for n in names if (c := mapping.column_of(n))), None)
    return frame[column].fill_null("") if column else pl.Series([""] * frame.height, dtype=pl.String)


def _money(frame: pl.DataFrame, mapping: BookMapping) -> dict[str, pl.Series]:
    """Sum and currency of each row; where none can be read, nothing is added."""
    import polars as pl

    value, currency = mapping.column_of(MONEY), mapping.column_of("item.currency")
    if value is None:
        return {"value": pl.Series([None] * frame.height, dtype=pl.Float64), "currency": pl.Series([""] * frame.height)}
    same = str(mapping.same_for_all.get("item.currency") or "")
    units = frame[currency] if currency else pl.Series([None] * frame.height, dtype=pl.String)
    written = pl.DataFrame({"c": units.fill_null(same), "v": frame[value].fill_null("")})
    texts = written.select(pl.concat_str("c", "v", separator=" ").str.strip_chars()).to_series()
    different = texts.unique().to_list()
    read = {text: _read(text) for text in different}
    return {
        "value": texts.replace_strict(different, [read[t][0] for t in different], return_dtype=pl.Float64),
        "currency": texts.replace_strict(different, [read[t][1] for t in different], return_dtype=pl.String),
    }


def _read(text: str) -> tuple[float | None, str]:
    try:
        money = parse_money(text)
    except MoneyError:
        return None, ""
    return float(money.amount), money.currency


def _direction(rows: pl.DataFrame) -> pl.Series:
    """Whether the worst that is possible became worse or better; "same" where only the best moved."""
    import polars as pl

    order = {o.value: i for i, o in enumerate(STRICTNESS)} | {"": len(STRICTNESS)}
    steps = [order.get(a, 0) - order.get(b, 0) for a, b in zip(rows["worst_after"], rows["worst_before"], strict=True)]
    return pl.Series("direction", ["worse" if s < 0 else "better" if s > 0 else "same" for s in steps], dtype=pl.String)


def _sum(table: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Rows and value by some columns and the currency, the most first."""
    import polars as pl

    totals = table.group_by([*by, "currency"]).agg(pl.len().alias("rows"), pl.col("value").sum().alias("value"))
    return totals.sort(["rows", *by], descending=[True, *([False] * len(by))])


def new_licences(difference: Difference) -> pl.DataFrame:
    """The rows that need a licence now and did not before, by provision and review policy."""
    import polars as pl

    needed = pl.col("worst_after").is_in([Outcome.LICENCE_REQUIRED.value, Outcome.PROHIBITED.value])
    before = pl.col("worst_before").is_in([Outcome.LICENCE_REQUIRED.value, Outcome.PROHIBITED.value])
    return _sum(difference.rows.filter(needed & ~before), ["required_by", "review"])
