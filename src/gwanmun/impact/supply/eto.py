"""Importer of the Advanced Semiconductor Supply Chain dataset of ETO (CSET, Georgetown University).

The dataset is CC BY-NC 4.0: it is read where its user keeps it, and nothing of it comes with this package. Shares are
market shares of headquarters' countries, except those of fabrication and packaging, which count where plants stand.
``providers.csv`` has one row for each alias of a provider.
"""

from __future__ import annotations

from pathlib import Path

from gwanmun.impact.supply.model import Chain, Link, Node, Supply
from gwanmun.impact.supply.tables import code, number, records
from gwanmun.world.text import Text

ENCODING = "cp1252"
KINDS = {"tool_resource": "tool", "process": "process", "ultimate_output": "product"}
SITES = ("S2", "S3")
"""Stages whose shares count plants where they stand, by the captions of stages.csv."""

SAME = {
    "N20": "euv_tools",
    "N25": "photolithography",
    "N26": "wafer",
    "N35": "deposition",
    "N46": "etch",
    "N69": "packaging",
    "N91": "electronic_gases",
    "N96": "substrates",
    "N99": "chip",
}
"""Nodes of the dataset that stand in our own tables, too."""

FIRST_YEAR = "2019"
"""Year of the figures in the first edition, which has no column for it (CSET report of January 2021)."""

_GROUPS = {"EUR": "EU", "Various countries": "various", "Various": "various", "MAL": "MY"}


def read(folder: Path) -> Chain:
    """The chain of a folder with inputs, stages, sequence, providers and provision.

    :raises InputError: if a file is missing or a row is wrong.
    """
    nodes = {}
    for _, r in _rows(folder, "inputs", ("input_id", "input_name", "type")):
        nodes[_id(r["input_id"])] = Node(
            _id(r["input_id"]), Text(r["input_name"], r["input_name"]), KINDS.get(r["type"], "input"), _SOURCE
        )
    for _, r in _rows(folder, "stages", ("stage_id", "stage_name")):
        nodes[r["stage_id"]] = Node(r["stage_id"], Text(r["stage_name"], r["stage_name"]), "stage", _SOURCE)
    links = []
    for _, r in _rows(folder, "sequence", ("input_id", "goes_into_id", "is_type_of_id")):
        for column, kind in (("goes_into_id", "goes_into"), ("is_type_of_id", "kind_of")):
            if r[column]:
                links.append(Link(_id(r["input_id"]), _id(r[column]), kind, _SOURCE))
    # The first row of a provider has its name; those of its aliases repeat the id.
    providers: dict[str, dict[str, str]] = {}
    for _, r in _rows(folder, "providers", ("provider_id", "provider_name", "provider_type", "country")):
        providers.setdefault(r["provider_id"], r)
    supplies = [
        _supply(r, providers[r["provider_id"]], at)
        for at, r in _rows(folder, "provision", ("provider_id", "provided_id", "share_provided"))
        if r["provider_id"] in providers and _id(r["provided_id"]) in nodes
    ]
    return Chain(nodes, tuple(links), tuple(supplies))


def _rows(folder: Path, name: str, needed: tuple[str, ...]) -> list[tuple[str, dict[str, str]]]:
    from gwanmun.impact.supply.tables import MAX_BYTES
    from gwanmun.sources.files import read_bytes

    path = folder / f"{name}.csv"
    try:
        read_bytes(path, MAX_BYTES).decode("utf-8")
    except UnicodeDecodeError:
        # The files of 2022 are in a code page of Windows.
        return list(records(path, needed, ENCODING))
    return list(records(path, needed))


def _supply(row: dict[str, str], provider: dict[str, str], at: str) -> Supply:
    whole = provider["provider_type"] == "country"
    where = provider["provider_name"] if whole else provider["country"]
    source = row.get("source") or _SOURCE
    return Supply(
        input=_id(row["provided_id"]),
        country=_GROUPS.get(where) or (code(where, at) if where else "various"),
        provider="" if whole else provider["provider_name"],
        share=number(row["share_provided"].removesuffix("%"), at),
        year=row.get("year") or FIRST_YEAR,
        basis="sites" if row["provided_id"] in SITES else "headquarters",
        source=source,
    )


def _id(name: str) -> str:
    return SAME.get(name, name)


_SOURCE = "ETO Advanced Semiconductor Supply Chain Dataset (CC BY-NC 4.0)"
