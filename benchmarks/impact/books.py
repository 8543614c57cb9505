"""Books of shipments made up for measuring: one that repeats as a firm's does, one whose rows all differ."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

PRODUCTS = (
    ("plasma etcher", "3B001.c.1.c", "US", 4_200_000),
    ("ion implanter", "3B001.b", "US", 3_800_000),
    ("wafer carrier", "EAR99", "KR", 900),
    ("memory module", "3A991.b", "KR", 120),
    ("oscilloscope", "3A992.a", "US", 8_000),
    ("five-axis milling machine", "2B001.b.2", "KR", 310_000),
    ("mass-market router", "5A992.c", "KR", 240),
    ("ball bearings", "EAR99", "KR", 45),
    ("carbon fibre", "1C010.b", "US", 2_200),
    ("phosphorus oxychloride", "1C350.c", "US", 700),
    ("accelerator card", "3A090.a", "US", 31_000),
    ("camera", "6A003.b.4.b", "US", 5_400),
)
DESTINATIONS = ("CN", "US", "VN", "TW", "JP", "DE", "HU", "IN", "MX", "PL", "TR", "SG", "MY", "HK", "AE", "KZ")
FIRST = date(2023, 1, 1)


def repeating(rows: int, seed: int = 1) -> pl.DataFrame:
    """Rows of a firm with some products, customers and destinations: order numbers, days and sums differ."""
    import polars as pl

    chance = random.Random(seed)
    customers = [(f"Customer {i} Ltd.", chance.choice(DESTINATIONS)) for i in range(60)]
    lines: list[tuple[str, ...]] = []
    for i in range(rows):
        name, eccn, origin, price = chance.choice(PRODUCTS)
        customer, to = chance.choice(customers)
        day = FIRST + timedelta(days=chance.randrange(1360))
        lines.append(
            (
                f"SO-{i}",
                day.isoformat(),
                "KR",
                to,
                name,
                eccn,
                origin,
                str(price * chance.randint(1, 9)),
                "USD",
                customer,
            )
        )
    header = ("order no", "export date", "from", "to", "item", "eccn", "origin", "amount", "currency", "consignee")
    return pl.DataFrame(lines, schema=dict.fromkeys(header, pl.String), orient="row")


def distinct(rows: int, seed: int = 2) -> pl.DataFrame:
    """Rows no two of which are the same in any of number, day with sum, or consignee."""
    import polars as pl

    book = repeating(rows, seed)
    names = pl.Series("consignee", [f"Consignee {i} Co." for i in range(rows)])
    sums = pl.Series("amount", [f"{100 + i}.{i % 90 + 10}" for i in range(rows)])
    return book.with_columns(names, sums)
