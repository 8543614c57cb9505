"""Code lists read as the Control List writes them."""

from __future__ import annotations

import pytest

from gwanmun.law.builders.codes import code_list, codes_in, under
from gwanmun.law.builders.errors import Refused


@pytest.mark.parametrize(
    ("text", "eccn", "codes"),
    [
        ("3B001.a.1 to a.3, b", "3B001", ("3B001.a.1", "3B001.a.2", "3B001.a.3", "3B001.b")),
        ("g to j", "3B001", ("3B001.g", "3B001.h", "3B001.i", "3B001.j")),
        ("9E003.a.1 through a.3, .h", "9E003", ("9E003.a.1", "9E003.a.2", "9E003.a.3", "9E003.h")),
        ("1C351.d.15 and .16", "1C351", ("1C351.d.15", "1C351.d.16")),
        ("9A004 .g, .r, .u, and .w", "9A004", ("9A004.g", "9A004.r", "9A004.u", "9A004.w")),
        ("8A620. b and .y", "8A620", ("8A620.b", "8A620.y")),
        ("z.1.a, z.2.a", "4A003", ("4A003.z.1.a", "4A003.z.2.a")),
    ],
)
def test_lists_ranges_and_siblings(text: str, eccn: str, codes: tuple[str, ...]) -> None:
    assert code_list(text, eccn) == codes


@pytest.mark.parametrize(
    "text", ["shotguns with a barrel length", "a.1 when usable in missiles", "", "3A001.a to b to c"]
)
def test_anything_but_codes_is_left_to_a_reader(text: str) -> None:
    assert code_list(text, "3A001") is None


@pytest.mark.parametrize("text", ["a.1 to b.3", "a to 3A001.b.4"])
def test_a_range_that_cannot_be_counted_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="range"):
        code_list(text, "3A001")


def test_one_code_and_several_make_one_expression() -> None:
    assert under(["3B001.q"]) == 'item.eccn under "3B001.q"'
    assert under(["3B001.a", "3B001.b"]) == 'item.eccn under ["3B001.a", "3B001.b"]'
    assert codes_in('item.eccn under ["3B001.a", "3B001.b"] and destination in {"CN"}') == {"3B001.a", "3B001.b"}
