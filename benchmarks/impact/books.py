"""Books of shipments made up for measuring: one that repeats as a firm's does, one whose rows all differ."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gwanmun.impact.columns import BookMapping, map_columns
from gwanmun.law.load import rules

if TYPE_CHECKING:
    import polars as pl

PRODUCTS = (
    ("plasma etcher", "3B001.c.1.c", "NOT_LISTED", "US", 4_200_000),
    ("ion implanter", "3B001.b", "3B001.b", "US", 3_800_000),
    ("wafer carrier", "EAR99", "비해당", "KR", 900),
    ("memory module", "3A991.b", "비해당", "KR", 120),
    ("oscilloscope", "3A992.a", "비해당", "US", 8_000),
    ("five-axis milling machine", "2B001.b.2", "2B001.b.2", "KR", 310_000),
    ("mass-market router", "5A992.c", "비해당", "KR", 240),
    ("ball bearings", "EAR99", "비해당", "KR", 45),
    ("carbon fibre", "1C010.b", "1C010.b", "US", 2_200),
    ("phosphorus oxychloride", "1C350.c", "1C350", "US", 700),
    ("accelerator card", "3A090.a", "비해당", "US", 31_000),
    ("camera", "6A003.b.4.b", "6A003.b.4.b", "US", 5_400),
)
DESTINATIONS = ("CN", "US", "VN", "TW", "JP", "DE", "HU", "IN", "MX", "PL", "TR", "SG", "MY", "HK", "AE", "KZ")
FIRST = date(2025, 10, 1)
DAYS = 350
CUSTOMERS = 60
ROUTES = 150
"""Which customer buys which product: a firm's orders repeat."""

DECLARED = (
    "civil_end_use_checked",
    "part_744_checked",
    "headquarters_requirements_checked",
    "ofac_checked",
    "ofac_no_us_link",
    "parties_named_in_full",
    "part_746_unmodelled_checked",
    "part_734_foreign_item_subject",
    "no_red_flag_found",
    "no_exception_claimed",
    "kr_foreign_trade_act_checked",
    "kr_end_use_checked",
    "kr_concern_list_searched",
    "kr_no_permit_no_exemption",
    "entry_of_the_day_checked",
    "law_is_current_checked",
)
"""What a trade-compliance department has checked for the book as a whole."""

HEADER = (
    "order no", "export date", "from", "to", "item", "eccn", "item.kr_control_number", "origin", "amount", "currency",
    "consignee",
)  # fmt: skip


def mapping() -> BookMapping:
    """The columns of these books, and what is the same for every row."""
    base = rules()
    same = {"korea.transit_or_brokering": "no", "declarations": [{"id": i, "by": "Compliance"} for i in DECLARED]}
    return BookMapping(map_columns(HEADER, base).columns, same)


FACTS = {
    "ultimate_consignee.headquarters": ("CN", "KR", "US", "DE", "VN", "TW", "RU", "unknown"),
    "ultimate_consignee.parent_headquarters": ("CN", "KR", "US", "JP", "unknown"),
    "ultimate_consignee.us_or_partner_owned": ("yes", "no", "unknown"),
    "ultimate_consignee.majority_owned_from_d5": ("yes", "no", "unknown"),
    "item.euv_specific": ("yes", "no", "unknown"),
    "item.designed_or_marketed_for_datacenter": ("yes", "no", "unknown"),
}
"""Facts that a row of :func:`own` states of its own, with what it may say."""
SHARE = "item.us_controlled_content_percent"


def own_mapping() -> BookMapping:
    """The columns of :func:`own`, and what is the same for every row."""
    same = mapping()
    return BookMapping({**same.columns, **{name: name for name in (*FACTS, SHARE)}}, same.same_for_all)


def own(rows: int, seed: int = 3) -> pl.DataFrame:
    """Rows each of which is a case of its own: facts of consignee and item, and a share of content like no other."""
    import numpy as np
    import polars as pl

    draw = np.random.default_rng(seed)
    stated = [pl.Series(said)[pl.Series(draw.integers(0, len(said), rows))].alias(name) for name, said in FACTS.items()]
    shares = (pl.Series(draw.permutation(rows)) / rows * 60).round(6).cast(pl.String).alias(SHARE)
    return distinct(rows, seed).with_columns(*stated, shares)


def repeating(rows: int, seed: int = 1) -> pl.DataFrame:
    """A year of a firm with some products, customers and routes: order numbers, days and sums differ."""
    import numpy as np
    import polars as pl

    chance = random.Random(seed)
    customers = [(f"Customer {i} Ltd.", chance.choice(DESTINATIONS)) for i in range(CUSTOMERS)]
    routes = [(*chance.choice(PRODUCTS), *chance.choice(customers)) for _ in range(ROUTES)]
    draw = np.random.default_rng(seed)
    # Some routes are busy, most are not.
    weights = 1.0 / np.arange(1, ROUTES + 1) ** 0.8
    chosen = draw.choice(ROUTES, rows, p=weights / weights.sum())
    day = draw.integers(0, DAYS, rows)
    times = draw.integers(1, 9, rows)
    days = pl.Series([(FIRST + timedelta(days=i)).isoformat() for i in range(DAYS)])
    of = {name: pl.Series([str(r[i]) for r in routes]) for i, name in enumerate(_ROUTE)}
    at = pl.Series(chosen)
    prices = np.array([int(r[4]) for r in routes])[chosen] * times
    columns = {
        "order no": "SO-" + pl.Series(np.arange(rows)).cast(pl.String),
        "export date": days[pl.Series(day)],
        "from": pl.Series(["KR"]).new_from_index(0, rows),
        **{name: of[name][at] for name in ("to", "item", "eccn", "item.kr_control_number", "origin", "consignee")},
        "amount": pl.Series(prices).cast(pl.String),
        "currency": pl.Series(["USD"]).new_from_index(0, rows),
    }
    return pl.DataFrame({name: columns[name] for name in HEADER})


_ROUTE = ("item", "eccn", "item.kr_control_number", "origin", "price", "consignee", "to")


def distinct(rows: int, seed: int = 2) -> pl.DataFrame:
    """Rows no two of which are the same in any of number, sum or consignee."""
    import polars as pl

    counter = pl.Series(range(rows))
    names = "Consignee " + counter.cast(pl.String) + " Co."
    sums = (counter + 100).cast(pl.String) + "." + (counter % 90 + 10).cast(pl.String)
    return repeating(rows, seed).with_columns(names.alias("consignee"), sums.alias("amount"))
