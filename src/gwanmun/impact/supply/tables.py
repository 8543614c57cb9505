"""Supply chains in tables: our own CSV format, and the importers of public files, told apart by their files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

from gwanmun.impact.supply.model import BASES, Chain, Link, Need, Node, Supply
from gwanmun.sources.files import InputError, read_text
from gwanmun.world.countries import country
from gwanmun.world.errors import BilingualError
from gwanmun.world.text import Text

MAX_BYTES = 64 * 1024 * 1024
COLUMNS = {
    "nodes": ("id", "name_en", "name_ko", "kind", "source"),
    "links": ("from", "to", "kind", "source"),
    "supply": ("input", "country", "provider", "share", "quantity", "capacity", "unit", "year", "basis", "source"),
    "needs": ("input", "country", "quantity", "unit", "year", "source"),
}
"""The own format: one file for each, in UTF-8 or CP949. Empty cells of numbers are unknown."""

GROUPS = ("other", "various", "EU")
"""Countries that a source does not tell apart."""


def load(folder: Path) -> Chain:
    """The chain in a folder of our own tables, of ETO's, or in a data file of the USGS.

    :raises InputError: if it is none of these, or a row is wrong.
    """
    if folder.is_file():
        from gwanmun.impact.supply import usgs

        return usgs.read(folder)
    if (folder / "provision.csv").is_file():
        from gwanmun.impact.supply import eto

        return eto.read(folder)
    if (folder / "nodes.csv").is_file():
        return own(folder)
    raise InputError(_NOTHING, str(folder))


def shipped() -> Chain:
    """The chain that comes with the package: figures of the US Geological Survey and links in our own words."""
    folder = resources.files("gwanmun.impact.supply").joinpath("data")
    with resources.as_file(folder) as path:
        return own(path)


def own(folder: Path) -> Chain:
    """A chain in the own format: ``nodes.csv``, and ``links.csv``, ``supply.csv``, ``needs.csv`` where there are."""
    rows = {
        name: list(records(folder / f"{name}.csv", needed)) for name, needed in COLUMNS.items() if _there(folder, name)
    }
    nodes = {
        r["id"]: Node(r["id"], Text(r["name_en"], r["name_ko"] or r["name_en"]), r["kind"], r["source"])
        for _, r in rows["nodes"]
    }
    links = [
        Link(_node(r["from"], nodes, at), _node(r["to"], nodes, at), r["kind"] or "goes_into", r["source"])
        for at, r in rows.get("links", [])
    ]
    supplies = [_supply(r, nodes, at) for at, r in rows.get("supply", [])]
    needs = [
        Need(
            _node(r["input"], nodes, at),
            code(r["country"], at),
            number(r["quantity"], at) or 0.0,
            r["unit"],
            r["year"],
            r["source"],
        )
        for at, r in rows.get("needs", [])
    ]
    return Chain(nodes, tuple(links), tuple(with_shares(supplies)), tuple(needs))


def _there(folder: Path, name: str) -> bool:
    return name == "nodes" or (folder / f"{name}.csv").is_file()


def _supply(row: dict[str, str], nodes: dict[str, Node], at: str) -> Supply:
    if row["basis"] not in BASES:
        raise InputError(_basis(row["basis"]), at)
    share = number(row["share"], at)
    if share is not None and not 0 <= share <= 100:
        raise InputError(_PERCENT, at)
    return Supply(
        input=_node(row["input"], nodes, at),
        country=code(row["country"], at),
        provider=row["provider"],
        share=share,
        year=row["year"],
        basis=row["basis"],
        source=row["source"],
        quantity=number(row["quantity"], at),
        capacity=number(row["capacity"], at),
        unit=row["unit"],
        at_most=row.get("at_most", "") == "yes",
        capacity_year=row.get("capacity_year", ""),
    )


def with_shares(supplies: list[Supply]) -> list[Supply]:
    """Shares filled in from the quantities of an input and year in one unit.

    Where a source names a country and gives no quantity, the whole is too small and each share an upper bound.
    """
    totals: dict[tuple[str, str, str], float] = {}
    for s in supplies:
        if s.quantity is not None and not s.provider:
            totals[_group(s)] = totals.get(_group(s), 0.0) + s.quantity
    gaps = {_group(s) for s in supplies if s.quantity is None and s.share is None and not s.provider}
    return [_with_share(s, totals.get(_group(s), 0.0), _group(s) in gaps) for s in supplies]


def _group(s: Supply) -> tuple[str, str, str]:
    return s.input, s.year, s.unit


def _with_share(s: Supply, total: float, gap: bool) -> Supply:
    if s.share is not None or s.quantity is None or s.provider or not total:
        return s
    return replace(s, share=100 * s.quantity / total, at_most=s.at_most or gap)


def records(path: Path, needed: tuple[str, ...], encoding: str | None = None) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file with their place; all cells text without spaces around them.

    :raises InputError: if a column is missing, or a row has more cells than the head.
    """
    text = read_text(path, MAX_BYTES) if encoding is None else _decoded(path, encoding)
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    missing = [c for c in needed if c not in (reader.fieldnames or ())]
    if missing:
        raise InputError(_columns(missing), str(path))
    for row in reader:
        at = f"{path.name}:{reader.line_num}"
        if None in row:
            raise InputError(_WIDE, at)
        yield at, {k: (v or "").strip() for k, v in row.items()}


def _decoded(path: Path, encoding: str) -> str:
    from gwanmun.sources.files import read_bytes

    try:
        return read_bytes(path, MAX_BYTES).decode(encoding)
    except UnicodeDecodeError:
        raise InputError(Text(f"is not text in {encoding}", f"{encoding} 텍스트가 아닙니다"), str(path)) from None


def number(text: str, at: str) -> float | None:
    """A number, or ``None`` for an empty cell.

    :raises InputError: for anything else, and for what is negative or not finite.
    """
    if not text:
        return None
    try:
        found = float(text.replace(",", ""))
    except ValueError:
        found = -1.0
    if not 0 <= found < float("inf"):
        raise InputError(Text(f"{text!r} is no number of 0 or more", f"'{text}'은(는) 0 이상의 수가 아닙니다"), at)
    return found


def code(text: str, at: str) -> str:
    """The code of a country, or a group that is not told apart."""
    if text in GROUPS:
        return text
    try:
        return country(text).code
    except BilingualError as error:
        raise InputError(Text(error.message("en"), error.message("ko")), at) from None


def _node(name: str, nodes: dict[str, Node], at: str) -> str:
    if name not in nodes:
        raise InputError(Text(f"{name!r} is not in nodes.csv", f"'{name}'이(가) nodes.csv에 없습니다"), at)
    return name


def _columns(missing: list[str]) -> Text:
    listed = ", ".join(missing)
    return Text(en=f"has no column {listed}", ko=f"{listed} 열이 없습니다")


def _basis(text: str) -> Text:
    return Text(
        en=f"basis {text!r} is none of {', '.join(BASES)}",
        ko=f"basis '{text}'은(는) {', '.join(BASES)} 중 하나가 아닙니다",
    )


_WIDE = Text(en="the row has more cells than the head", ko="머리글보다 칸이 많습니다")
_PERCENT = Text(en="a share is between 0 and 100 percent", ko="점유율은 0에서 100 사이입니다")
_NOTHING = Text(
    en="holds no supply chain: neither nodes.csv (own format) nor provision.csv (ETO), and is no USGS data file",
    ko="공급망 자료가 없습니다. nodes.csv(자체 형식), provision.csv(ETO), USGS 자료 파일 중 하나가 필요합니다",
)
