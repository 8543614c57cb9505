"""A book reduced to the cases that differ in law: rows with the same facts get the same answer, and are decided once.

What cannot make a difference is left out (labels, names of parties that no list knows), a day is replaced by the
stretch of time in which no rule changes, a sum of money by where it lies among the sums that rules compare.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gwanmun.impact.columns import LABELS
from gwanmun.impact.row import parsed_day
from gwanmun.law.rulebase import RuleBase
from gwanmun.world.money import MoneyError, parse_money

if TYPE_CHECKING:
    import polars as pl

FREE = re.compile(r"(purchaser|intermediate_consignee|ultimate_consignee|end_user)\.(name|address)")
MONEY = "item.value"
_PLAIN_NUMBER = r"^[0-9][0-9,]*(\.[0-9]{1,2})?$"

Classes = Callable[[str], str]
"""From what a cell says to what of it can matter; cells of one class are decided together."""


def keys(frame: pl.DataFrame, base: RuleBase, known_at: date, name_class: Classes) -> pl.Series:
    """For each row the number of its case: rows with the same number are the same case in law.

    :param frame: the mapped columns, named by field, as text.
    :param name_class: what of a party's name matters (the lists it is on; nothing if it is on none).
    """
    import polars as pl

    columns = [c for c in frame.columns if c not in LABELS and c not in (MONEY, "item.currency")]
    parts = _coded(frame, {c: _class_of(c, base, known_at, name_class) for c in columns})
    if MONEY in frame.columns:
        parts.append(money_class(frame, base))
    if not parts:
        return pl.zeros(frame.height, dtype=pl.UInt32, eager=True).alias("case")
    number, count = parts[0], _count(parts[0])
    for part in parts[1:]:
        width = _count(part)
        if count * width >= 1 << 62:
            number = _renumbered(number)
            count = _count(number)
        number, count = number * width + part, count * width
    return _renumbered(number).alias("case")


def _count(codes: pl.Series) -> int:
    """How many codes there may be: one more than the highest."""
    highest = codes.max()
    return int(highest) + 1 if isinstance(highest, int) else 1


def row_key(
    row: Mapping[str, str | None], base: RuleBase, known_at: date, name_class: Classes
) -> tuple[str | None, ...]:
    """What of a row can matter, cell by cell: equal for rows of one case, in whichever table they stand."""
    cells: list[str | None] = []
    for column, cell in row.items():
        if column in LABELS or column == "item.currency":
            continue
        if column == MONEY:
            written = " ".join(filter(None, (row.get("item.currency"), cell)))
            cells.append(_sum_class(written, limits_of(base)))
        else:
            classes = _class_of(column, base, known_at, name_class)
            cells.append(classes(cell) if cell is not None and classes is not None else cell)
    return tuple(cells)


def _class_of(column: str, base: RuleBase, known_at: date, name_class: Classes) -> Classes | None:
    if column == "on":
        return lambda text: _stretch(text, base, known_at)
    if FREE.fullmatch(column):
        return name_class if column.endswith(".name") else nothing_matters
    return None


def nothing_known(name: str) -> str:
    """The class of a party's name where no lists are at hand: it is named, and that is all."""
    return "named"


def nothing_matters(text: str) -> str:
    """The class of what no rule reads."""
    return ""


_CONSTANT = (nothing_known, nothing_matters)
"""Classes that tell nothing apart: a cell is there or not, and a million of them need not be looked at."""


@lru_cache(maxsize=1 << 16)
def _stretch(text: str, base: RuleBase, known_at: date) -> str:
    day = parsed_day(text)
    return f"?{text}" if day is None else str(base.slice_key(day, known_at)[0])


def _coded(frame: pl.DataFrame, columns: Mapping[str, Classes | None]) -> list[pl.Series]:
    """Codes of the cells of columns: equal for equal cells, or for cells of one class; empty cells have their own."""
    import polars as pl

    classed = {c: classes for c, classes in columns.items() if classes is not None and classes not in _CONSTANT}
    frame = frame.with_columns(_by_class(frame[c], classes) for c, classes in classed.items())
    # In one go, so that columns are numbered side by side.
    codes = frame.select(
        pl.col(c).is_not_null().cast(pl.UInt64)
        if classes in _CONSTANT
        else pl.col(c).cast(pl.Categorical).to_physical().cast(pl.UInt64)
        for c, classes in columns.items()
    )
    # Numbers of categories count up from wherever other tables left them.
    return codes.select((pl.all() - pl.all().min() + 1).fill_null(0)).get_columns()


def _by_class(column: pl.Series, classes: Classes) -> pl.Series:
    import polars as pl

    different = column.unique().drop_nulls()
    same = pl.Series([classes(str(cell)) for cell in different], dtype=pl.String)
    return column.replace_strict(different, same, default=None, return_dtype=pl.String)


def _renumbered(codes: pl.Series) -> pl.Series:
    """The same partition with numbers from 0 without gaps, in the order of first appearance."""
    import polars as pl

    firsts = codes.unique(maintain_order=True)
    numbers = pl.arange(0, len(firsts), dtype=pl.UInt64, eager=True)
    return codes.replace_strict(firsts, numbers, return_dtype=pl.UInt64)


def money_class(frame: pl.DataFrame, base: RuleBase) -> pl.Series:
    """Where each sum lies among the sums that rules compare it with; what is no sum is a class of its own."""
    import numpy as np
    import polars as pl

    limits = limits_of(base)
    currency = pl.col("item.currency") if "item.currency" in frame.columns else pl.lit(None, dtype=pl.String)
    read = frame.select(
        plain=(pl.col(MONEY).str.contains(_PLAIN_NUMBER) & currency.is_in(["USD", "$", "US$"])).fill_null(False),
        number=pl.col(MONEY).str.replace_all(",", "", literal=True).cast(pl.Float64, strict=False),
    )
    numbers = read["number"].to_numpy()
    places = np.searchsorted(limits, numbers, "left") + np.searchsorted(limits, numbers, "right")
    codes = pl.Series(places.astype(np.uint64))
    if read["plain"].all():
        return codes
    written = frame.select(
        pl.concat_str(currency.fill_null(""), pl.col(MONEY).fill_null(""), separator=" ")
    ).to_series()
    odd = written.filter(~read["plain"]).unique()
    named = [_sum_class(str(text), limits) for text in odd]
    numbered = {name: 2 * len(limits) + 1 + i for i, name in enumerate(dict.fromkeys(named))}
    others = written.replace_strict(odd, [numbered[n] for n in named], default=None, return_dtype=pl.UInt64)
    return pl.select(pl.when(read["plain"]).then(codes).otherwise(others)).to_series()


@lru_cache(maxsize=1 << 16)
def _sum_class(text: str, limits: tuple[float, ...]) -> str:
    if not text.strip():
        return ""
    try:
        money = parse_money(text.strip())
    except MoneyError:
        return f"?{text}"
    # Only dollars are compared: no rate of exchange is known.
    if money.currency != "USD":
        return money.currency
    amount = float(money.amount)
    return f"${bisect_left(limits, amount) + bisect_right(limits, amount)}" if limits else "$"


@cache
def limits_of(base: RuleBase) -> tuple[float, ...]:
    """The sums that any rule compares the value of a line with."""
    text = json.dumps([base.raw.sections, base.raw.tables], ensure_ascii=False)
    found = re.findall(r"item\.value_usd\s*(?:<=|>=|<|>|==)\s*([0-9_]+(?:\.[0-9]+)?)", text)
    return tuple(sorted({float(f.replace("_", "")) for f in found}))


def first_rows(cases: pl.Series) -> Iterable[int]:
    """For each case, from 0, the first row that has it."""
    import polars as pl

    frame = pl.DataFrame({"case": cases, "row": pl.arange(0, len(cases), eager=True)})
    firsts = frame.group_by("case").agg(pl.col("row").min()).sort("case")
    return [int(r) for r in firsts["row"]]
