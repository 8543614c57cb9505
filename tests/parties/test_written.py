"""The compared parts are shown as they are written, whatever was done to compare them."""

from __future__ import annotations

import pytest

from gwanmun.parties.comparison import compare
from gwanmun.parties.written import as_written
from gwanmun.sources.entries import EntryKind


@pytest.mark.parametrize(
    ("asked", "listed", "kind", "part"),
    [
        ("Kalashnikof Concern", "CONCERN KALASHNIKOV", "company", ("Kalashnikof", "KALASHNIKOV")),
        ("화웨이 기술유한공사", "Huawei Technologies Co., Ltd.", "company", ("화웨이", "Huawei")),
        ("화웨이 기술유한공사", "Huawei Technologies Co., Ltd.", "company", ("기술", "Technologies")),
        ("Semiconducter Manufacturing Intl", "Semiconductor Manufacturing International", "company",
         ("Semiconducter", "Semiconductor")),
        ("Semiconducter Manufacturing Intl", "Semiconductor Manufacturing International", "company",
         ("Intl", "International")),
        ("Ростех", "Rostec (Russian Technologies)", "company", ("Ростех", "Rostec")),
        ("S.M.I.C. Beijing", "SMIC Beijing", "company", ("S.M.I.C", "SMIC")),
        ("LAVROV, Sergei", "Sergey Viktorovich \"Lavrov\"", "person", ("LAVROV", "Lavrov")),
    ],
)  # fmt: skip
def test_what_meets_is_shown_as_it_is_written(asked: str, listed: str, kind: EntryKind, part: tuple[str, str]) -> None:
    assert part in [(q, c) for q, c, _ in compare(asked, listed, kind).parts]


def test_what_stands_alone_is_shown_once() -> None:
    parts = compare("SMIC", "SMIC R&D (Shanghai) Corporation", "company").parts
    assert [c for q, c, _ in parts if not q] == ["R&D", "Shanghai"]


def test_a_reading_of_another_writing_is_shown_as_it_is_read() -> None:
    assert as_written("김정은", ["kim", "jong", "un"]) == ["kim", "jong", "un"]


@pytest.mark.parametrize("name", ["", " ", "\u202e\u0301", "()", "R&D R&D", "a" * 5000])
def test_no_name_breaks_it(name: str) -> None:
    assert len(as_written(name, ["one", "two"])) == 2
