"""Importer of the data release of the Mineral Commodity Summaries (US Geological Survey, a work of the US Government).

``python -m gwanmun.impact.supply.usgs MCS2026_Commodities_Data.csv`` writes ``data/supply.csv`` anew. The files are in
code page 1252. "W" is withheld, "NA" not available, "—" zero, ">50" and the like no numbers: none of them becomes one.
"""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from gwanmun.impact.supply.model import Chain, Node, Supply
from gwanmun.impact.supply.tables import code, records, with_shares
from gwanmun.sources.files import InputError, write_atomically
from gwanmun.world.text import Text

ENCODING = "cp1252"
YEARS = ("2024",)
"""The last year that is not the forecast of the edition itself."""

SOURCE = "USGS Mineral Commodity Summaries 2026"


@dataclass(frozen=True, slots=True)
class Commodity:
    """Where a commodity stands in the release: chapter, commodity, and how its production is called."""

    id: str
    chapter: str
    commodity: str
    detail: str
    capacity: str = ""


COMMODITIES = (
    Commodity("gallium", "GALLIUM", "Gallium", "Primary production", "Production capacity"),
    Commodity("tungsten", "TUNGSTEN", "Tungsten", "Mine production"),
    Commodity("rare_earths", "RARE EARTHS", "Rare Earths", "Mine production"),
    Commodity("silicon_metal", "SILICON", "Silicon", "Silicon metal"),
    Commodity("helium", "HELIUM", "Helium", "Helium Production"),
    Commodity("neon", "HELIUM", "Neon", "Rare gases production, (million liters)"),
    Commodity("krypton", "HELIUM", "Krypton", "Rare gases production, (million liters)"),
    Commodity("xenon", "HELIUM", "Xenon", "Rare gases production, (million liters)"),
    Commodity("fluorspar", "FLUORSPAR", "Fluorspar", "Mine production"),
    Commodity("graphite", "GRAPHITE", "Graphite (Natural)", "Mine production"),
    Commodity("antimony", "ANTIMONY", "Antimony", "Mine production"),
    Commodity("cobalt", "COBALT", "Cobalt", "Mine production"),
    Commodity("indium", "INDIUM", "Indium", "Refinery production", "Refinery capacity"),
    Commodity("tantalum", "TANTALUM", "Tantalum", "Mine production"),
    Commodity("palladium", "PLATINUM", "Palladium", "Mine production: Palladium"),
    Commodity("bismuth", "BISMUTH", "Bismuth", "Refinery production"),
    Commodity("magnesium", "MAGNESIUM METAL", "Magnesium Metal", "Smelter production"),
    Commodity("lithium", "LITHIUM", "Lithium", "Mine production"),
)
_NAMES = {"Burma": "MM", "Korea, Republic of": "KR", "Korea, North": "KP", "Congo (Kinshasa)": "CD", "Turkey": "TR"}
_ZERO = ("—", "0")
_COLUMNS = (
    "MCS chapter",
    "Section",
    "Commodity",
    "Country",
    "Statistics",
    "Statistics_detail",
    "Unit",
    "Year",
    "Value",
)


def read(path: Path, years: tuple[str, ...] = YEARS) -> Chain:
    """World production of the commodities that are known here, by country.

    :raises InputError: if the file is not a data release.
    """
    rows = [r for _, r in records(path, _COLUMNS, ENCODING) if r["Section"].startswith("World")]
    supplies = [s for c in COMMODITIES for year in years for s in _of(c, rows, year)]
    if not supplies:
        raise InputError(Text("has no world production", "세계 생산 자료가 없습니다"), str(path))
    nodes = {c.id: Node(c.id, Text(c.commodity, c.commodity), "input", SOURCE) for c in COMMODITIES}
    return Chain(nodes, (), tuple(supplies))


def _of(commodity: Commodity, rows: list[dict[str, str]], year: str) -> list[Supply]:
    own = [r for r in rows if r["MCS chapter"].startswith(commodity.chapter) and r["Commodity"] == commodity.commodity]
    produced = {
        r["Country"]: r
        for r in own
        if r["Statistics"] == "Production" and r["Statistics_detail"] == commodity.detail and r["Year"] == year
    }
    capacity = {
        r["Country"]: (_quantity(r["Value"]), r["Year"])
        for r in sorted(own, key=lambda r: r["Year"])
        if r["Statistics"] == "Capacity" and r["Statistics_detail"] == commodity.capacity
    }
    known = {name: q for name, r in produced.items() if (q := _quantity(r["Value"])) is not None}
    hidden = set(produced) - set(known)
    made = []
    for name, row in produced.items():
        can, when = capacity.get(name, (None, ""))
        # Who produced nothing and is not known to be able to is no provider.
        if known.get(name) == 0 and not can:
            continue
        made.append(
            Supply(
                input=commodity.id,
                country="other" if name == "Other countries" else code(_NAMES.get(name, name), name),
                provider="",
                share=None,
                year=year,
                basis="production",
                source=SOURCE,
                quantity=known.get(name),
                capacity=can,
                unit=row["Unit"],
                at_most=bool(hidden) and name in known,
                capacity_year=when if can is not None else "",
            )
        )
    return with_shares(made)


def _quantity(text: str) -> float | None:
    """A figure of the release; ``None`` for what is withheld, not available, or only bounded."""
    if text in _ZERO:
        return 0.0
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def table(supplies: tuple[Supply, ...]) -> str:
    """Supplies in the own format; shares are left to be computed from the quantities."""
    out = io.StringIO()
    names = ("input", "country", "provider", "share", "quantity", "capacity", "unit", "year", "basis", "source")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*names, "at_most", "capacity_year"])
    for s in (replace(s, share=None) if s.quantity is not None else s for s in supplies):
        cells = [getattr(s, name) for name in names]
        writer.writerow(
            [
                *("" if c is None else f"{c:g}" if isinstance(c, float) and c < 1e6 else _whole(c) for c in cells),
                "yes" if s.at_most else "",
                s.capacity_year,
            ]
        )
    return out.getvalue()


def _whole(cell: object) -> str:
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def main() -> None:
    """Write the shipped table from the release that is named on the command line; other rows are kept."""
    target = Path(__file__).parent / "data" / "supply.csv"
    made = table(read(Path(sys.argv[1])).supplies)
    rest = (
        [line for line in target.read_text("utf-8").splitlines()[1:] if f",{SOURCE}," not in line]
        if target.exists()
        else []
    )
    write_atomically(target, (made + "".join(f"{line}\n" for line in rest)).encode())


if __name__ == "__main__":
    main()
