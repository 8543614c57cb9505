"""Chinese names in Hangul by their sound (외래어 표기법, 문화체육관광부고시 제2017-14호, 표 5)."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names import chinese_in_hangul
from gwanmun.parties.names.asked import asked_forms
from gwanmun.sources.entries import EntryKind

LISTED: tuple[tuple[str, EntryKind], ...] = (
    ("CHEN, Quanguo", "person"),
    ("Shenzhen Pengxinxu Technology Co., Ltd.", "company"),
    ("Zhang Xulin", "person"),
    ("Xinkailai", "company"),
)


@pytest.mark.parametrize(
    ("hangul", "pinyin"),
    [
        # The table: ㄐ + ㅑ is 자, un 운, uo 워, ü 위, zhi 즈, s ㅆ.
        ("멍완저우", ("meng", "wanzhou")), ("시진핑", ("xi", "jinping")), ("천취안궈", ("chen", "quanguo")),
        ("쑨춘란", ("sun", "chunlan")), ("장 쉬린", ("zhang", "xulin")), ("뤄 즈쥔", ("luo", "zhijun")),
        ("샹쉐츠", ("xiang", "xuechi")), ("궈수칭", ("guo", "shuqing")),
    ],
)  # fmt: skip
def test_persons_are_read_in_pinyin(hangul: str, pinyin: tuple[str, ...]) -> None:
    assert pinyin in set(chinese_in_hangul.person(hangul.split()))


@pytest.mark.parametrize("name", ["김민수", "이정진", "대진", "왕이", "한우진", "블라디미르", "하이크비전"])
def test_korean_and_other_foreign_names_are_not(name: str) -> None:
    assert not list(chinese_in_hangul.person([name]))
    assert not list(chinese_in_hangul.readings([name]))


def test_a_name_of_many_readings_has_few() -> None:
    assert len(list(chinese_in_hangul.readings(["장창푸펑추장차오쉬"]))) == chinese_in_hangul.MOST


@pytest.mark.parametrize(
    ("name", "kind", "listed"),
    [
        ("천취안궈", "person", 0),
        ("천취안궈", "unknown", 0),
        ("선전펑신쉬", "company", 1),
        ("선전 펑신쉬 테크놀로지", "unknown", 1),
        ("장쉬린", "person", 2),
        ("신카이라이", "company", 3),
    ],
)
def test_listed_ones_are_found(screener: Screener, name: str, kind: EntryKind, listed: int) -> None:
    hits = screener.screen(Party(name, kind=kind)).hits
    assert hits
    assert hits[0].number == listed


def test_shenzhen_is_a_word_of_its_own_only() -> None:
    tokens = [{t for form in asked_forms(name, "company") for t in form.tokens} for name in ("선전 전자", "대선전기")]
    assert "shenzhen" in tokens[0]
    assert "shenzhen" not in tokens[1]
