"""The index of an edition, and the small starter list that comes with the package."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gwanmun.parties.names.spelling import spelling
from gwanmun.sources.editions import Editions, Manifest
from gwanmun.sources.entries import Entry
from gwanmun.sources.places import data_folder
from gwanmun.version import __version__

if TYPE_CHECKING:
    from gwanmun.parties.store import Arrays

INDEX = "index.gwi"
STARTER_DATE = "2026-07-31"


def editions() -> Editions:
    """The editions kept in the user's data folder."""
    return Editions(data_folder() / "lists")


def build_index(folder: Path, entries: list[Entry], manifest: Manifest) -> None:
    """Build the index of a new edition in its folder.

    Of a list that is older than the starter list, or not there, the entries of the starter list are searched too: who
    was found before an update is not lost by it. The list keeps its own date, and so clears nobody while it is old.
    """
    edition = {"id": manifest.id, "date": manifest.made_at[:10], "lists": manifest.lists, "starter_only": False}
    _write(folder / INDEX, [*entries, *_newer_of_starter(entries, manifest.lists)], edition)


def _newer_of_starter(entries: Sequence[Entry], dates: Mapping[str, str]) -> list[Entry]:
    """The entries of the starter list that the lists of an edition are too old to have."""
    newer = [e for e in starter_entries() if dates.get(e.list, "") < STARTER_DATE]
    listed = {(e.list, name.text.casefold()) for e in entries for name in e.names} if newer else set()
    return [e for e in newer if (e.list, e.names[0].text.casefold()) not in listed]


def respelt(path: Path, entries: Sequence[Entry], about: dict[str, Any]) -> tuple[Arrays, dict[str, Any]]:
    """An index that another version of this package built, made anew of its own entries; kept where it can be."""
    from gwanmun.parties.index import build
    from gwanmun.parties.store import write_arrays

    said = {"edition": about["edition"]} if about.get("edition") else {}
    arrays, new = build(entries, said | {"engine": __version__})
    with contextlib.suppress(OSError):  # a folder that may only be read
        write_arrays(path, arrays, new)
    return arrays, new


def _write(path: Path, entries: Sequence[Entry], edition: dict[str, Any]) -> None:
    from gwanmun.parties.index import build
    from gwanmun.parties.store import write_arrays

    arrays, about = build(entries, {"edition": edition, "engine": __version__})
    write_arrays(path, arrays, about)


def index_path(edition: str | None = None) -> Path:
    """The index of an edition; by default the one in use, else of the starter list.

    :raises InputError: if there is no edition of that name.
    """
    kept = editions()
    if edition is not None and edition != "starter":
        return kept.path(edition) / INDEX
    name = kept.current() if edition is None else None
    return kept.folder / name / INDEX if name else _starter()


def _starter() -> Path:
    """The index of the starter list, built once for each version of the list."""
    import hashlib

    mark = hashlib.sha256(_starter_file() + spelling().encode()).hexdigest()[:12]
    path = data_folder() / "cache" / f"starter-{mark}.gwi"
    if not path.exists():
        entries = starter_entries()
        lists = dict.fromkeys(sorted({e.list for e in entries}), STARTER_DATE)
        _write(path, entries, {"id": f"starter-{mark}", "date": STARTER_DATE, "lists": lists, "starter_only": True})
    return path


def starter_entries() -> list[Entry]:
    """The entries of the starter list of the package."""
    from gwanmun.sources.lists.own import own_csv

    return [_starter_entry(e) for e in own_csv(_starter_file(), "starter.csv")]


def _starter_file() -> bytes:
    return resources.files("gwanmun.parties").joinpath("tables/starter.csv").read_bytes()


def _starter_entry(entry: Entry) -> Entry:
    import dataclasses

    list_name, _, number = entry.id.partition(":")
    return dataclasses.replace(
        entry, list=list_name, id=number, authority=_AUTHORITIES.get(list_name, ""), programmes=(),
        licence_requirement=next(iter(entry.programmes), ""), licence_policy=next(iter(entry.programmes[1:]), ""),
    )  # fmt: skip


_AUTHORITIES = {
    "us_entity_list": "Bureau of Industry and Security", "us_meu": "Bureau of Industry and Security",
    "us_uvl": "Bureau of Industry and Security", "us_sdn": "US Treasury, OFAC", "us_cmic": "US Treasury, OFAC",
}  # fmt: skip
