"""No string crashes or hangs the screening, or hides a listed name that a reader would recognise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gwanmun.parties import Party, Screener
from gwanmun.parties.comparison import compare
from gwanmun.sources.entries import Entry, Name

SCREENER = Screener.of_entries([
    Entry("us_entity_list", "1", "company", (Name("Huawei Technologies Co., Ltd."),)),
    Entry("us_sdn", "2", "person", (Name("KIM, Jong Un"), Name("김정은", "original_script"))),
])  # fmt: skip
INVISIBLE = st.text(alphabet="\u200b\u200c\u200d\u2060\ufeff\u202a\u202e\u2066\u2069\u00ad\u0301\u0308", max_size=6)
ANY = st.text(st.characters(codec=None), max_size=80)


@settings(max_examples=300)
@given(ANY, st.sampled_from(["person", "company", "vessel", "unknown"]))
def test_any_string_gets_an_answer(name: str, kind: str) -> None:
    found = SCREENER.screen(Party(name, kind=kind))  # type: ignore[arg-type]
    assert found.answer in ("match", "possible", "none")
    assert all(0 <= h.score <= 1 for h in found.hits)


@settings(max_examples=100)
@given(ANY, ANY)
def test_any_two_strings_are_compared(one: str, other: str) -> None:
    assert 0 <= compare(one, other, "company").score <= 1


@given(st.lists(INVISIBLE, min_size=5, max_size=5))
def test_invisible_marks_hide_nothing(marks: list[str]) -> None:
    name = "".join(part + mark for part, mark in zip(("Hua", "we", "i Tech", "nolog", "ies"), marks, strict=True))
    assert SCREENER.screen(Party(name, kind="company")).answers["us_entity_list"] == "match"


def test_ten_megabytes_are_answered_and_hide_nothing() -> None:
    for filler in (" ", "\u200b", "\u0301", "\u202e", "a"):
        SCREENER.screen(Party(filler * 10_000_000))
    for filler in (" ", "\u200b", "\u0301"):
        assert SCREENER.screen(Party("Huawei Technologies" + filler * 10_000_000, kind="company")).answer == "match"
