"""Persons' names in Han characters that are no Chinese ones: Japanese names as they are read, and Korean ones."""

from __future__ import annotations

import struct
from importlib import resources
from pathlib import Path

import pytest

from gwanmun.parties import Party, Screener, compare
from gwanmun.parties.builders import japanese_names as builder
from gwanmun.parties.names import han, japanese
from gwanmun.sources.entries import Entry, Name

POSSIBLE = 0.5


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("田中 康弘", "TANAKA Yasuhiro"),
        ("田中康弘", "Yasuhiro TANAKA"),
        ("佐藤裕子", "SATO Hiroko"),
        ("佐藤裕子", "SATO Yuko"),
        ("井上清", "INOUE Kiyoshi"),
        ("渡邊 恒雄", "WATANABE Tsuneo"),
        ("小田切一郎", "ODAGIRI Ichiro"),
        ("山田のぞみ", "YAMADA Nozomi"),
        ("佐藤 ゆうこ", "SATO Yuko"),
    ],
)
@pytest.mark.parametrize("kind", ["person", "unknown"])
def test_a_japanese_name_is_asked_about_as_it_is_read(asked: str, listed: str, kind: str) -> None:
    found = Screener.of_entries([Entry("l", "1", "person", (Name(listed),))])
    assert found.screen(Party(asked, kind=kind)).answer == "possible"  # type: ignore[arg-type]
    assert found.screen(Party(listed, kind="person")).answer == "match"


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("金正恩", "KIM Jong Un"),
        ("金 正恩", "Kim Jong-un"),
        ("正恩 金", "Kim Jong-un"),
        ("朴永植", "PAK Yong Sik"),
        ("崔龍海", "CHOE Ryong Hae"),
        ("李炳哲", "RI Pyong Chol"),
        ("李在鎔", "LEE Jae-yong"),
        ("尹錫悅", "YOON Suk Yeol"),
        ("金正恩", "김정은"),
    ],
)
def test_a_korean_name_in_han_characters_is_met_by_its_syllables(asked: str, listed: str) -> None:
    for here, there in ((asked, listed), (listed, asked)):
        assert compare(here, there, "person").score > POSSIBLE
    assert compare(asked, "KIM Yong Nam", "person").score < POSSIBLE


def test_a_chinese_name_is_read_as_before() -> None:
    """李 is a Korean surname too; that must not make another syllable of a Chinese name of it."""
    for asked, listed in (("李明", "LI Ming"), ("王毅", "WANG Yi"), ("習近平", "XI Jinping")):
        assert compare(asked, listed, "person").score > POSSIBLE
    assert compare("陈明国", "Jon Myong Guk", "person").score < POSSIBLE


def test_a_name_that_is_only_read_alike_is_no_match_on_either_side() -> None:
    for asked, listed in (("TANAKA Yasuhiro", "田中康弘"), ("Chen Bo", "陈波"), ("Kim Yong Su", "김영수")):
        found = Screener.of_entries([Entry("l", "1", "person", (Name(listed),))])
        assert found.screen(Party(asked, kind="person")).answer == "possible"
        assert found.screen(Party(listed, kind="person")).answer == "match"


def test_the_usual_reading_stands_first_and_what_is_no_name_has_none() -> None:
    assert japanese.readings(["田中", "康弘"]) == (("tanaka", "yasuhiro"),)
    assert japanese.readings(["康弘", "田中"]) == (("tanaka", "yasuhiro"),)
    assert japanese.readings(["高木光"])[0] == ("takagi", "hikari")
    assert len(japanese.readings(["高木光"])) <= japanese.MOST
    for words in ([], ["习近平"], ["王伟"], ["田" * 30], ["田中", "康弘", "様"]):
        assert japanese.readings(words) == ()


def test_a_known_surname_with_a_given_name_that_is_not_known_leaves_it_open() -> None:
    """What the sounds of its characters give is no name that a list would have."""
    found = Screener.of_entries([Entry("l", "1", "person", (Name("SHINODA Kenichi"),))])
    assert found.screen(Party("篠田建市", kind="person")).unread == ("篠田建市",)
    assert found.screen(Party("篠田 建市", kind="person")).unread == ("篠田 建市",)
    assert found.screen(Party("篠田建市")).unread == ("篠田建市",)
    for name in ("田中康弘", "田中康弘様", "习近平", "金正恩", "田中"):
        assert not found.screen(Party(name, kind="person")).unread
    for name in ("三菱重工業", "田中製作所", "小米科技"):
        assert not found.screen(Party(name)).unread


def test_every_row_of_the_table_is_a_name_in_simplified_han_characters_with_its_readings() -> None:
    text = resources.files("gwanmun.parties").joinpath("tables/japanese_names.csv").read_text("utf-8")
    header, *rows = text.splitlines()
    assert header == "name,surname,given"
    assert rows == sorted(set(rows))
    for row in rows:
        name, *parts = row.split(",")
        assert all(map(han.is_han, name)), row
        assert han.simplified(name) == name, row
        assert any(parts), row
        for readings in (part.split() for part in parts):
            assert len(readings) ** 2 <= japanese.MOST, row
            assert all(reading.isascii() and reading.isalpha() and reading.islower() for reading in readings), row


def _dictionary(*entries: tuple[int, str]) -> bytes:
    """A compiled dictionary of MeCab with these entries: what each costs, and its fields."""
    features, tokens = b"", b""
    for cost, fields in entries:
        tokens += struct.pack("<HHHhII", 0, 0, 0, cost, len(features), 0)
        features += fields.encode() + b"\0"
    return struct.pack("<10I", *[0] * 6, 8, len(tokens), len(features), 0) + b"\0" * (32 + 8) + tokens + features


def test_the_builder_reads_names_with_their_usual_readings_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = "名詞,固有名詞,人名,{},*,*,*,*,{},{}"
    dictionary = tmp_path / "sys.dic"
    dictionary.write_bytes(
        _dictionary(
            (900, fields.format("名", "裕子", "ヒロコ")),
            (100, fields.format("名", "裕子", "ユーコ")),
            (500, fields.format("姓", "齋藤", "サイトー")),
            (500, fields.format("姓", "サトウ", "サトー")),
            (500, "名詞,固有名詞,地名,一般,*,*,*,*,東京,トーキョー"),
        )
    )
    monkeypatch.setattr(builder, "TABLE", tmp_path / "table.csv")
    with pytest.raises(SystemExit, match="only 2 names"):
        builder.main(str(dictionary))
    monkeypatch.setattr(builder, "FEWEST", 2)
    builder.main(str(dictionary))
    assert (tmp_path / "table.csv").read_text("utf-8").splitlines()[1:] == ["斋藤,saito,", "裕子,,yuko hiroko"]
