"""Control numbers as people write them are the number meant, and what is not one number is none."""

from __future__ import annotations

import pytest

from gwanmun.law.written import with_dots


@pytest.mark.parametrize(
    "text",
    [
        "3A001.a.1", "3a001a1", "3A001 a 1", "3A001(a)(1)", "3A001.a1", "3A001-a-1", "ECCN 3A001.a.1",
        "eccn: 3a001 (a) (1)",
        "3A001a.1.", "3A001 A.1", "통제번호 3A001.a.1", "ECCN No. 3A001a1",
    ],
)  # fmt: skip
def test_a_number_without_its_dots_is_read(text: str) -> None:
    found = with_dots(text)
    assert found is not None
    assert found.lower() == "3a001.a.1"


@pytest.mark.parametrize(
    ("text", "meant"), [("3A001", "3A001"), ("3B001c1a", "3B001.c.1.a"), ("5A002.z.10.b", "5A002.z.10.b")]
)
def test_steps_are_letters_and_numbers_in_turn(text: str, meant: str) -> None:
    assert with_dots(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "3A0011", "3A001, 3A002", "3A001/3A002", "3A001 3A002", "3A001 and 3A002", "3A001 note 1", "3A001aa",
        "3A001..a", "3A001.a.a", "3A001.1.1", "A001", "3F001", "", "EAR99", "3A001 (a) or (b)", "3A001;a",
        "3A001.a.1234",
    ],
)  # fmt: skip
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert with_dots(text) is None
