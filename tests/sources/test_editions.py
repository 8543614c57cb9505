"""Editions: switched whole, kept, refused when they shrink, go back in time or do not parse."""

from __future__ import annotations

from pathlib import Path

import pytest

from gwanmun.sources.editions import Editions, Manifest, Offered, offered_from
from gwanmun.sources.entries import Entry
from gwanmun.sources.files import InputError
from gwanmun.sources.lists.registry import sources
from gwanmun.world.text import Text

OWN = sources()["own"]


def offer(count: int, date: str = "2026-01-01") -> Offered:
    rows = "".join(f"Firm {i},{i}\n" for i in range(count))
    return Offered(OWN, (("own.csv", f"name,id\n{rows}".encode()),), date)


def build(folder: Path, entries: list[Entry], manifest: Manifest) -> None:
    (folder / "count").write_text(str(len(entries)), "utf-8")


def test_a_first_edition_is_made_and_used(tmp_path: Path) -> None:
    kept = Editions(tmp_path)
    new, outcomes = kept.update([offer(20)], build)
    assert kept.current() == new
    assert outcomes[0].state == "taken"
    assert kept.verify(str(new)) == []
    assert kept.manifest(str(new)).lists == {"own": "2026-01-01"}


@pytest.mark.parametrize(
    "worse",
    [
        offer(10),
        offer(30, "2025-12-31"),
        Offered(OWN, (("own.csv", b"nothing"),)),
        Offered(OWN, problem=Text("no answer")),
    ],
)
def test_what_is_worse_is_refused_and_the_old_edition_stays(tmp_path: Path, worse: Offered) -> None:
    kept = Editions(tmp_path)
    first, _ = kept.update([offer(20)], build)
    new, outcomes = kept.update([worse], build)
    assert new is None
    assert kept.current() == first
    assert outcomes[0].state == "kept"
    assert outcomes[0].reason is not None


def test_a_person_can_accept_a_smaller_list(tmp_path: Path) -> None:
    kept = Editions(tmp_path)
    kept.update([offer(20)], build)
    new, _ = kept.update([offer(10)], build, accept=frozenset({"own"}))
    assert new is not None
    assert len(kept.all()) == 2


def test_a_kill_while_building_leaves_the_old_edition(tmp_path: Path) -> None:
    kept = Editions(tmp_path)
    first, _ = kept.update([offer(20)], build)

    def killed(folder: Path, entries: list[Entry], manifest: Manifest) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept.update([offer(21, "2026-02-01")], killed)
    assert kept.current() == first
    assert kept.all() == [first]
    assert kept.update([offer(21, "2026-02-01")], build)[0] is not None


def test_sources_that_were_not_offered_are_carried_over(tmp_path: Path) -> None:
    kept = Editions(tmp_path)
    ftm = Offered(sources()["ftm"], (("x.ftm.json", b'{"id":"1","schema":"Person","properties":{"name":["A B"]}}'),))
    kept.update([offer(20), ftm], build)
    new, _ = kept.update([offer(21)], build)
    assert (tmp_path / str(new) / "count").read_text("utf-8") == "22"


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    kept = Editions(tmp_path)
    new, _ = kept.update([offer(20)], build)
    (tmp_path / str(new) / "own-0-own.csv").write_text("name\nother\n", "utf-8")
    assert len(kept.verify(str(new))) == 1


def test_a_folder_without_lists_offers_nothing(tmp_path: Path) -> None:
    assert offered_from(tmp_path, sources().values()) == []
    with pytest.raises(InputError):
        offered_from(tmp_path / "none", sources().values())
