"""No string crashes or hangs the screening, or hides a listed name that a reader would recognise."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwanmun.parties import Party, Screener
from gwanmun.parties.comparison import compare
from gwanmun.sources.entries import Entry, Name

SCREENER = Screener.of_entries([
    Entry("us_entity_list", "1", "company", (Name("Huawei Technologies Co., Ltd."),)),
    Entry("us_sdn", "2", "person", (Name("KIM, Jong Un"), Name("김정은", "original_script"))),
])  # fmt: skip
KIND = {"Huawei Technologies": "company", "Kim Jong Un": "person"}
LIST = {"Huawei Technologies": "us_entity_list", "Kim Jong Un": "us_sdn"}
LOOK_ALIKE = {
    "H": "HНΗＨ𝐇Ⓗ",
    "u": "uｕ𝐮ⓤᴜ",
    "a": "aаａ𝐚ⓐᴀá",
    "w": "wｗ𝐰ԝ",
    "e": "eеｅ𝐞ⓔᴇė",
    "i": "iіｉ𝐢ⓘɪ",
    "T": "TТΤＴ",
    "c": "cсｃⅽ",
    "h": "hһｈ",
    "n": "nｎ𝐧ɴ",
    "o": "oоοｏ𝐨0",
    "l": "lｌ𝐥ʟ",
    "g": "gｇ𝐠ɢ",
    "s": "sѕｓ𝐬ꜱ",
    "K": "KКΚＫ𝐊",
    "m": "mｍ𝐦ᴍ",
    "J": "JЈＪ",
    "U": "UＵ𝐔",
}
"""Letters that a reader takes for the first one."""
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


@pytest.mark.parametrize("name", ["fo", "adn teh", "0 0", "a. b.", "-", "\u202e", "o- f", "ofr"])
@pytest.mark.parametrize("kind", ["person", "company"])
def test_a_name_of_which_nothing_is_left_is_answered(name: str, kind: str) -> None:
    assert compare(name, name, kind).score >= 0  # type: ignore[arg-type]
    assert SCREENER.screen(Party(name, kind=kind)).answer in ("possible", "none")  # type: ignore[arg-type]


@given(st.lists(INVISIBLE, min_size=5, max_size=5))
def test_invisible_marks_hide_nothing(marks: list[str]) -> None:
    name = "".join(part + mark for part, mark in zip(("Hua", "we", "i Tech", "nolog", "ies"), marks, strict=True))
    assert SCREENER.screen(Party(name, kind="company")).answers["us_entity_list"] == "match"


def test_ten_megabytes_are_answered_and_hide_nothing() -> None:
    for filler in (" ", "\u200b", "\u0301", "\u202e", "a"):
        SCREENER.screen(Party(filler * 10_000_000))
    for filler in (" ", "\u200b", "\u0301"):
        assert SCREENER.screen(Party("Huawei Technologies" + filler * 10_000_000, kind="company")).answer == "match"


@settings(max_examples=200)
@given(st.sampled_from(sorted(KIND)), st.data())
def test_letters_that_look_alike_hide_nothing(name: str, data: st.DataObject) -> None:
    shown = "".join(data.draw(st.sampled_from(LOOK_ALIKE[c])) if c in LOOK_ALIKE else c for c in name)
    # Words of one script only are read in it: what a reader sees in each word is mostly Latin.
    letters = [
        old if sum(c.isascii() for c in word) * 2 < len(word) else word
        for old, word in zip(name.split(), shown.split(), strict=True)
    ]
    found = SCREENER.screen(Party(" ".join(letters), kind=KIND[name]))  # type: ignore[arg-type]
    assert found.answers[LIST[name]] != "none", letters


@settings(max_examples=100)
@given(st.sampled_from(sorted(KIND)), st.lists(st.integers(0x300, 0x36F), min_size=1, max_size=20))
def test_stacked_marks_hide_nothing(name: str, marks: list[int]) -> None:
    shown = "".join(c + "".join(map(chr, marks)) if c.isalpha() else c for c in name)
    assert SCREENER.screen(Party(shown, kind=KIND[name])).answers[LIST[name]] != "none"  # type: ignore[arg-type]


@pytest.mark.parametrize("between", [" ", ".", ". ", "-", "_", "·", " - ", "\u00a0", "\u200b ", "\u3000"])
@pytest.mark.parametrize("name", ["Huawei", "Huawei Technologies", "Kim Jong Un"])
def test_letters_set_apart_hide_nothing(name: str, between: str) -> None:
    shown = f"{between} ".join(between.join(word) for word in name.split())
    kind, where = ("person", "us_sdn") if name.startswith("Kim") else ("company", "us_entity_list")
    assert SCREENER.screen(Party(shown, kind=kind)).answers[where] != "none"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "HUAWEITECHNOLOGIES",
        "Hua wei",
        "Hua Wei Tech",
        "Hua-wei Tech-nologies",
        "Hu\x00awei",
        "\u202eseigolonhceT iewauH\u202c",
        "Huawei® Technologies™",
        "Huawei\nTechnologies",
        "huǎwéi",
        "Huawei Techn0l0gies",
        "华为 Technologies",
        "НUАWЕІ",
        "Ḧ̷̢ü̵͚a̶͝w̷̛e̸͋i̷",
    ],
)
def test_a_firm_that_a_reader_recognises_is_found(name: str) -> None:
    assert SCREENER.screen(Party(name, kind="company")).answers["us_entity_list"] != "none"


@pytest.mark.parametrize(
    "name",
    [
        "KimJongUn",
        "KIM-JONG-UN",
        "Kim Jongun",
        "Jong-Un Kim",
        "His Excellency Kim Jong Un",
        "Comrade Marshal KIM JONG UN",
        "Kim Jong Un, PhD",
        "K1m J0ng Un",
        "Kim (김) Jong Un",
        "정은 Kim",
        "Кіm Jоng Un",
    ],
)
def test_a_person_that_a_reader_recognises_is_found(name: str) -> None:
    assert SCREENER.screen(Party(name, kind="person")).answers["us_sdn"] != "none"


@pytest.mark.parametrize("kind", ["person", "company"])
@pytest.mark.parametrize("filler", ["a(", "(a)", "a,", "a-", "a/", "a.", "\u202eab", "a\u0301", "Ж,("])
def test_megabytes_of_brackets_and_commas_are_answered_soon(filler: str, kind: str) -> None:
    start = time.process_time()
    found = SCREENER.screen(Party("Huawei Technologies " + filler * 1_000_000, kind=kind))  # type: ignore[arg-type]
    assert found.answer != "none"
    assert time.process_time() - start < 10
