"""A book reduced to the cases that differ in law: rows with the same facts get the same answer, and are decided once.

What cannot make a difference is left out (labels, names of parties that no list knows), a day is replaced by the
stretch of time in which no rule changes, a sum of money by where it lies among the sums that rules compare. A day
stands as it is where more than rules is held against it: another date of the row, or a party near an entry of a list.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gwanmun.impact.columns import LABELS, ROLES
from gwanmun.impact.row import parsed_day
from gwanmun.impact.screening import NO_NAME, UNKNOWN_NAME, BookLists
from gwanmun.law.rulebase import RuleBase
from gwanmun.world.money import MoneyError, parse_money

if TYPE_CHECKING:
    import polars as pl

FREE = frozenset(f"{role}.{part}" for role in ROLES for part in ("name", "address"))
"""Columns that no rule reads: that they say something is all that matters, unless the lists are searched."""
MONEY = "item.value"
_PLAIN_NUMBER = r"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{1,2})?$"
_PLAIN = re.compile(_PLAIN_NUMBER)
DOLLARS = ("USD", "$", "US$")
_FAR = (UNKNOWN_NAME, NO_NAME)

Classes = Callable[[str], str]
"""From what a cell says to what of it can matter; cells of one class are decided together."""


@dataclass(frozen=True)
class Telling:
    """What tells two rows of a book apart.

    :param lists: where the parties are searched; ``None`` if they are not.
    :param days: whether a day stands as it is, because the book states dates that it is compared with.
    """

    base: RuleBase
    known_at: date
    lists: BookLists | None = None
    days: bool = False

    def day(self, text: str) -> str:
        """The class of a day: the stretch of time in which no rule changes, and whether the lists are near it."""
        if self.days:
            return the_day(text)
        day = parsed_day(text)
        if day is None:
            return the_day(text)
        near = " near" if self.lists and self.lists.near(day) else ""
        return f"{self.base.slice_key(day, self.known_at)[0]}{near}"


def the_day(text: str) -> str:
    """The class of a day that stands as it is."""
    day = parsed_day(text)
    return f"?{text}" if day is None else day.isoformat()


def keys(frame: pl.DataFrame, telling: Telling) -> pl.Series:
    """For each row the number of its case: rows with the same number are the same case in law.

    :param frame: the mapped columns, named by field, as text.
    """
    import polars as pl

    columns = [c for c in frame.columns if is_told_apart(c) and c != MONEY]
    parties = _parties(frame, telling)
    classed = frame.with_columns(classes.alias(c) for c, classes in parties.items())
    if "on" in columns:
        classed = classed.with_columns(_days(frame["on"], list(parties.values()), telling).alias("on"))
    parts = _coded(classed.select(columns), FREE - parties.keys())
    if MONEY in frame.columns:
        parts.append(money_class(frame, telling.base))
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


def _parties(frame: pl.DataFrame, telling: Telling) -> dict[str, pl.Series]:
    """What of each searched name matters, by its column; all names of a column are searched at once."""
    import polars as pl

    found: dict[str, pl.Series] = {}
    for role in ROLES if telling.lists else ():
        name = f"{role}.name"
        if name not in frame.columns:
            continue
        said = [f"{role}.{part}" for part in ("name", "country", "address")]
        written = frame.select(
            (pl.col(c).fill_null("") if c in frame.columns else pl.lit("")).alias(c.partition(".")[2]) for c in said
        )
        different = written.unique()
        assert telling.lists is not None
        triples = list(different.iter_rows())
        telling.lists.search(triples)
        classes = pl.Series("class", [telling.lists.class_of(*t) for t in triples], dtype=pl.String)
        joined = written.join(different.with_columns(classes), on=different.columns, how="left", maintain_order="left")[
            "class"
        ]
        found[name] = pl.select(pl.when(frame[name].is_not_null()).then(joined)).to_series()
    return found


def _days(column: pl.Series, parties: list[pl.Series], telling: Telling) -> pl.Series:
    """The class of each row's day; the day as it is where a party is near an entry, because entries have dates."""
    import polars as pl

    stretches = _by_class(column, telling.day)
    if not parties:
        return stretches
    near = pl.select(pl.any_horizontal(p.is_not_null() & ~p.is_in(_FAR) for p in parties)).to_series()
    days = pl.select(pl.when(near).then(column)).to_series()
    return pl.select(pl.when(near).then(_by_class(days, the_day)).otherwise(stretches)).to_series()


def _count(codes: pl.Series) -> int:
    """How many codes there may be: one more than the highest."""
    highest = codes.max()
    return int(highest) + 1 if isinstance(highest, int) else 1


def is_told_apart(column: str) -> bool:
    """Whether rows may be told apart by a field; a currency is looked at together with its sum."""
    return column not in LABELS and column != "item.currency"


def row_key(row: Mapping[str, str | None], telling: Telling) -> tuple[str | None, ...]:
    """What of a row can matter, cell by cell: equal for rows of one case, in whichever table they stand."""
    parties = _row_parties(row, telling)
    near = any(found not in _FAR for found in parties.values())
    cells: list[str | None] = []
    for column, cell in row.items():
        if not is_told_apart(column):
            continue
        if column == MONEY:
            cells.append(_class_of_sum(row.get("item.currency"), cell, limits_of(telling.base)))
        elif cell is None:
            cells.append(None)
        elif column == "on":
            cells.append(the_day(cell) if near else telling.day(cell))
        else:
            cells.append(parties.get(column, "" if column in FREE else cell))
    return tuple(cells)


def _row_parties(row: Mapping[str, str | None], telling: Telling) -> dict[str, str]:
    if telling.lists is None:
        return {}
    said = {role: [row.get(f"{role}.{part}") for part in ("name", "country", "address")] for role in ROLES}
    return {
        f"{role}.name": telling.lists.class_of(name, country or "", address or "")
        for role, (name, country, address) in said.items()
        if name is not None
    }


def _coded(frame: pl.DataFrame, constant: frozenset[str]) -> list[pl.Series]:
    """Codes of the cells of columns, equal for equal cells; empty cells have their own.

    :param constant: columns whose cells are there or not; a million of them need not be looked at.
    """
    import polars as pl

    # In one go, so that columns are numbered side by side.
    codes = frame.select(
        pl.col(c).is_not_null().cast(pl.UInt64)
        if c in constant
        else pl.col(c).cast(pl.Categorical).to_physical().cast(pl.UInt64)
        for c in frame.columns
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
        plain=(pl.col(MONEY).str.contains(_PLAIN_NUMBER) & currency.is_in(DOLLARS)).fill_null(False),
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


def _class_of_sum(currency: str | None, cell: str | None, limits: tuple[float, ...]) -> str:
    """Where a sum lies among the limits; a plain number of dollars, as most are, needs no reading."""
    if cell is not None and currency in DOLLARS and _PLAIN.fullmatch(cell):
        return _place(float(cell.replace(",", "")), limits)
    return _sum_class(" ".join(filter(None, (currency, cell))), limits)


def _place(amount: float, limits: tuple[float, ...]) -> str:
    return f"${bisect_left(limits, amount) + bisect_right(limits, amount)}" if limits else "$"


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
    return _place(float(money.amount), limits)


@cache
def limits_of(base: RuleBase) -> tuple[float, ...]:
    """The sums that any rule compares the value of a line with."""
    text = json.dumps([base.raw.sections, base.raw.tables], ensure_ascii=False)
    found = re.findall(r"item\.(?:value_usd|kr_total_usd)\s*(?:<=|>=|<|>|==)\s*([0-9_]+(?:\.[0-9]+)?)", text)
    return tuple(sorted({float(f.replace("_", "")) for f in found}))


def first_rows(cases: pl.Series) -> Iterable[int]:
    """For each case, from 0, the first row that has it."""
    import polars as pl

    frame = pl.DataFrame({"case": cases, "row": pl.arange(0, len(cases), eager=True)})
    firsts = frame.group_by("case").agg(pl.col("row").min()).sort("case")
    return [int(r) for r in firsts["row"]]
