"""Reading: the seeds against their gold, kinds, offsets, and what is refused."""
# ruff: noqa: E501 - documents in tests are read better whole

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from benchmarks.watch import korean, official
from hypothesis import given, settings
from hypothesis import strategies as st

from gwanmun.sources.files import InputError
from gwanmun.watch import read
from gwanmun.watch.kinds import kind_of
from gwanmun.watch.pages import main_text
from gwanmun.watch.suggest import suggest


@pytest.mark.parametrize("name", korean.SEEDS)
def test_a_seed_is_exact(shared: Path, name: str) -> None:
    assert korean.seed_problems(shared / "news", name) == []


def test_coins_are_a_table_and_not_in_the_text(shared: Path) -> None:
    reading = read(shared / "news" / "seeds" / f"{korean.SEEDS[0]}.txt")
    (table,) = reading.tables
    assert table.columns == ("종목", "현재가(원)", "변동률")
    assert len(table.rows) == 12
    assert table.rows[0] == ("비트코인", "96,808,000", "+5.07%")
    assert "비트코인" not in reading.main_text
    assert all(not b.text.startswith("한경협") for b in reading.blocks if not b.noise)


def test_the_sccd_post_gets_its_year_from_what_is_known(shared: Path) -> None:
    reading = read(shared / "news" / "seeds" / f"{korean.SEEDS[1]}.txt")
    assert reading.published.value is None
    assert reading.published.year == 2024


def test_korean_lines(shared: Path) -> None:
    right, total = korean.lines(shared / "news" / "jekyll_ko")
    assert total > 600
    assert right / total >= 0.95


def test_federal_register_fields(shared: Path) -> None:
    problems, count = official.register_problems(shared / "news" / "fr")
    assert (problems, count) == ([], 161)


def test_every_mention_stands_where_it_says(shared: Path) -> None:
    for name in korean.SEEDS:
        reading = read(shared / "news" / "seeds" / f"{name}.txt")
        for mention in reading.mentions:
            assert reading.text[mention.span.start : mention.span.end] == mention.text
        for event in reading.events:
            assert all(0 <= s.span.start < s.span.end <= len(reading.text) for s in event.slots)
        assert json.loads(reading.to_json())["sha256"] == reading.sha256


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("제목입니다\n\n입력 2024-01-02 10:00\n\n본문이다.", "scraped_text_news"),
        ("---\ntitle: x\n---\n<p>본문</p>", "jekyll_post_html_body"),
        ("---\ntitle: x\n---\n본문", "jekyll_post_markdown"),
        ("<!DOCTYPE html><html><body><p>x</p></body></html>", "html_page"),
        ("<?xml version='1.0'?><rss><channel><item/></channel></rss>", "feed"),
        ('{"document_number": "2025-16735", "title": "x"}', "federal_register_json"),
        ("---\nitem_id: federal_register:2025-16735\n---\n# x", "federal_register_page"),
        (
            "<html><body><h1>전략물자수출입고시 일부개정 행정예고</h1><dl><dt>담당부서</dt><dd>무역안보정책과</dd>"
            "<dt>등록일</dt><dd>2024-06-28</dd></dl><p>산업통상자원부 공고 제2024-500호</p></body></html>",
            "korean_ministry_notice",
        ),
        ("Plain words in English.", "plain_text"),
    ],
)
def test_the_kind_is_recognised(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_a_ministry_notice_states_its_fields() -> None:
    page = (
        "<html><body><h1>전략물자 수출입고시 일부개정 고시</h1><dl><dt>담당부서</dt><dd>무역안보정책과</dd>"
        "<dt>등록일</dt><dd>2024-09-02</dd></dl><p>산업통상자원부 고시 제2024-137호를 개정하여 고시합니다.</p>"
        "<p>이 고시는 2024년 9월 9일부터 시행한다.</p></body></html>"
    )
    reading = read(page.encode(), url="https://www.motie.go.kr/kor/article/1")
    assert reading.metadata["instrument"] == "고시 제2024-137호"
    assert reading.metadata["effective"] == "2024-09-09"
    assert reading.metadata["department"] == "무역안보정책과"
    assert (reading.published.value, reading.published.source) == ("2024-09-02", "document_field")


REGISTER = """<html><head><title>Federal Register, Volume 90 Issue 168</title></head><body><pre>
[Federal Register Volume 90, Number 168 (Tuesday, September 2, 2025)]
[Rules and Regulations]
[Pages 42321-42324]
From the Federal Register Online via the Government Publishing Office
[FR Doc No: 2025-16735]

DEPARTMENT OF COMMERCE
Bureau of Industry and Security
RIN 0694-AK22

Revocation of Validated End-User Authorizations

AGENCY: Bureau of Industry and Security, Commerce.
ACTION: Final rule.
SUMMARY: This rule removes three entries.
DATES: This rule is effective December 31, 2025.
</pre></body></html>"""


def test_the_register_s_own_page() -> None:
    reading = read(REGISTER.encode())
    assert reading.kind == "federal_register_page"
    wanted = {
        "document_number": "2025-16735",
        "citation": "90 FR 42321",
        "published": "2025-09-02",
        "effective": "2025-12-31",
        "type": "final rule",
    }
    assert {k: reading.metadata.get(k) for k in wanted} == wanted
    assert (reading.published.value, reading.published.source) == ("2025-09-02", "document_field")
    assert [s.stage for s in suggest(reading)[0].stages] == ["final", "in_force"]


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")),
        st.lists(
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<table><tr><td>",
                    "---\n",
                    "title: x\n",
                    "산업부 ",
                    "24일 ",
                    "한·미 ",
                    "장 차관은 ",
                    "“",
                    "”고 말했다.",
                    "\n\n",
                    "VEU",
                    "입력 2024-13-45 99:99\n",
                    "{",
                    '"document_number"',
                    "<rss>",
                    "<item>",
                    "&amp;",
                    "(",
                    "제2차 ",
                    "회의를 열었다. ",
                ]
            ),
            max_size=40,
        ).map(lambda parts: "".join(parts).encode()),
    )
)
def test_nothing_but_a_reading_or_one_sentence(data: bytes) -> None:
    try:
        reading = read(data)
    except InputError:
        return
    assert json.loads(reading.to_json())
    for block in reading.blocks:
        assert 0 <= block.start <= block.end <= len(reading.text)


def test_a_feed_with_korean_dates() -> None:
    feed = (
        "<rss><channel><title>보도자료</title>"
        "<item><title>고시 개정</title><link>https://example.org/1</link><pubDate>2024년 6월 28일 오후 3:30</pubDate></item>"
        "<item><title>둘째</title><link>https://example.org/2</link><pubDate>언젠가</pubDate></item></channel></rss>"
    )
    reading = read(feed.encode())
    assert [e["published"] for e in reading.entries] == ["2024-06-28T15:30:00+09:00", None]
    assert reading.published.value == "2024-06-28T15:30:00+09:00"


def test_trust_orders_dates_and_contradictions_are_shown() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2024-06-28T09:00:00+09:00"></head><body>'
        "<h1>제목은 여기에 있습니다</h1><p>입력 2024-06-27 18:00</p><p>"
        + "본문 문장이 여기에 길게 이어진다. " * 20
        + "</p></body></html>"
    )
    published = read(page.encode(), url="https://example.org/2024-01-01-x.html").published
    assert (published.value, published.source) == ("2024-06-28T09:00:00+09:00", "metadata")
    assert {(c.value[:10], c.source) for c in published.contradictions} == {
        ("2024-06-27", "input_line"),
        ("2024-01-01", "file_name"),
    }


# Hostile input


def test_wrong_encodings_are_read_and_said() -> None:
    text = "<html><head><meta charset='{0}'></head><body><h1>산업통상자원부 보도자료</h1><p>내용이다.</p></body></html>"
    for declared, used in (("utf-8", "cp949"), ("euc-kr", "utf-8")):
        reading = read(text.format(declared).encode(used), understand=False)
        assert "산업통상자원부" in reading.title
        assert reading.encoding == used
        assert any(declared in note for note in reading.notes)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "not a page of text"),
        (b"\x00\x01\x02\xff\xfe\xfd" * 400, "not text"),
        (b"x" * (9 * 1024 * 1024), "larger"),
        (b"<html><head><title>{{ page.title }}</title></head><body><p>x</p></body></html>", "template"),
        ("---\ntitle: 글\n---\n<p>{% for p in posts %}</p>".encode(), "template"),
        (b'{"document_number": ', "not JSON"),
        (b"<rss><channel></channel></rss>", "no entries"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, name="given")
    assert words in caught.value.message("en")
    assert caught.value.message("ko") != caught.value.message("en")
    assert "\n" not in caught.value.message("en")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 60_000 + "깊다" + "</div>" * 60_000,
        '<a "' * 200_000,
        "<" * 300_000,
        "<!--" * 100_000,
        "<p>&#x1F600;&nosuch;&amp;&#0;&#x110000;</p>" * 1000,
        "<script>" * 50_000,
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><item><title>&b;</title></item></rss>',
        "가" * 300_000,
        "기자 " * 30_000,
    ],
)
def test_hostile_pages_end_soon(page: str) -> None:
    try:
        reading = read(f"<html><body>{page}</body></html>".encode() if "DOCTYPE" not in page else page.encode())
    except InputError:
        return
    assert "aaaaaaaaaaaaaaaaaaaa" not in reading.main_text


def test_too_deep_a_page_is_not_made_a_tree() -> None:
    assert main_text("<div>" * 500, 500) is None


def test_without_the_extra_one_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from gwanmun.watch import korean as analyser

    page = b"<html><body><p>" + b"words of an article. " * 40 + b"</p></body></html>"
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"pip install 'gwanmun\[watch\]'"):
        read(page)
    monkeypatch.setitem(sys.modules, "kiwipiepy", None)
    analyser._kiwi.cache_clear()
    with pytest.raises(InputError, match=r"pip install 'gwanmun\[watch\]'"):
        read("제목이다\n\n입력 2024-06-28 10:00\n\n김철수 산업부 장관은 이란을 방문했다.".encode())
    monkeypatch.undo()
    analyser._kiwi.cache_clear()
