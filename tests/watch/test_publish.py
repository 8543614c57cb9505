"""Briefs and timelines: what they must say, evidence for every sentence, and nothing from outside as markup."""
# ruff: noqa: E501 - documents in tests are read better whole

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from benchmarks.watch.korean import SEEDS
from lxml import etree

from gwanmun.watch import read
from gwanmun.watch.brief import make_brief
from gwanmun.watch.brief_parts import Brief, Interest, plain
from gwanmun.watch.changes import record
from gwanmun.watch.ledger import timeline
from gwanmun.watch.publish import atom, brief_page, brief_text, jekyll, markdown, timeline_page, timeline_text
from gwanmun.watch.publish.escape import address, for_markdown

TODAY = date(2026, 11, 22)
EVIL = '{{ site.secret }} {% include x %} <script>alert(1)</script> [x](javascript:alert(1)) `a` **b** | " onload="x \u202e'


@pytest.fixture(scope="module")
def seed(shared: Path) -> Brief:
    name = f"{SEEDS[0]}.txt"
    return make_brief([(name, read(shared / "news" / "seeds" / name))], TODAY, record())


def test_the_brief_says_that_the_veu_was_revoked(seed: Brief) -> None:
    first = seed.changed[0]
    assert first.weight == "warning"
    assert "revoked with effect from 2025-12-31 (90 FR 42321; published 2025-09-02)" in first.text.en
    assert "2025-12-31자로 철회" in first.text.ko
    for lang, words in (("en", "revoked with effect from 2025-12-31"), ("ko", "2025-12-31자로 철회")):
        for text in (
            markdown(seed, lang).replace("\\", ""),
            brief_page(seed, lang),
            jekyll(seed, lang).replace("\\", ""),
        ):
            assert words in text
        assert words in " ".join(brief_text(seed, lang).split())


def test_before_the_revocation_was_published_the_brief_did_not_know(shared: Path) -> None:
    name = f"{SEEDS[0]}.txt"
    brief = make_brief([(name, read(shared / "news" / "seeds" / name))], date(2025, 10, 1), record())
    assert "will be revoked with effect from 2025-12-31" in brief.changed[0].text.en
    earlier = make_brief([(name, read(shared / "news" / "seeds" / name))], date(2025, 9, 1), record())
    assert "in force on 2025-09-01" in earlier.changed[0].text.en
    assert "2025-12-31" not in json.dumps(plain(earlier))


def test_every_sentence_has_evidence_that_says_it(seed: Brief, shared: Path) -> None:
    source = (shared / "news" / "seeds" / f"{SEEDS[0]}.txt").read_bytes().decode()
    for _, sentences in seed.sections():
        for sentence in sentences:
            assert sentence.evidence
            for evidence in sentence.evidence:
                if evidence.end:
                    assert evidence.quote == " ".join(source[evidence.start : evidence.end].split())
                else:
                    assert evidence.url.startswith("https://www.federalregister.gov/")
    page = brief_page(seed, "ko")
    for target in set(re.findall(r'href="#([^"]+)"', page)):
        assert f'id="{target}"' in page


def test_only_what_concerns_me(seed: Brief, shared: Path) -> None:
    name = f"{SEEDS[0]}.txt"
    pairs = [(name, read(shared / "news" / "seeds" / name))]
    assert make_brief(pairs, TODAY, record(), Interest(countries=("FR",))).means == ()
    assert make_brief(pairs, TODAY, record(), Interest(countries=("CN",))).means
    assert make_brief(pairs, TODAY, record(), Interest(parties=("sk hynix",))).means


def _evil() -> Brief:
    text = (
        f"{EVIL.replace('{{', '{ {').replace('{%', '{ %')} 제목\n\n입력 2025-08-30 10:00\n\n본문 첫 문장이 여기에 있습니다. 다음 문장도 있습니다.\n\n"
        + ("평범한 문장이 하나 더 있습니다.\n\n" * 8)
        + f"장영진 산업통상자원부 1차관은 {EVIL} 협력을 요청했다.\n"
    )
    return make_brief([("<b>evil</b>.txt", read(text.encode(), url='https://example.org/"><script>'))], TODAY, record())


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_nothing_scraped_becomes_markup() -> None:
    brief = _evil()
    assert any("site.secret" in s.text.en for _, ss in brief.sections() for s in ss)
    for lang in ("en", "ko"):
        for text in (markdown(brief, lang), jekyll(brief, lang)):
            assert "{{" not in text
            assert "{%" not in text
            assert "<script" not in text
            assert "](javascript" not in text.rpartition("---\n")[2]
        tags = _Tags()
        tags.feed(brief_page(brief, lang))
        assert "script" not in tags.seen
        assert not any(a.startswith("on") for a in tags.attributes)
        feed = etree.fromstring(atom([brief], lang))
        inner = _Tags()
        inner.feed(feed.findtext(".//{*}content") or "")
        assert "script" not in inner.seen


def test_front_matter_is_yaml_whatever_the_title(seed: Brief) -> None:
    for brief in (seed, _evil()):
        front = jekyll(brief, "ko").split("---\n")[1]
        data = yaml.safe_load(front)
        assert data["layout"] == "post"
        assert data["gwanmun_id"] == brief.id


def test_atom_ids_are_stable(shared: Path, seed: Brief) -> None:
    name = f"{SEEDS[0]}.txt"
    later = make_brief([(name, read(shared / "news" / "seeds" / name))], date(2027, 1, 1), record())
    assert later.id == seed.id
    feed = etree.fromstring(atom([seed], "ko"))
    assert feed.findtext("{*}entry/{*}id") == f"urn:gwanmun:{seed.id}"
    assert feed.findtext("{*}entry/{*}updated") == "2026-11-22T00:00:00+09:00"


def test_the_page_loads_nothing(seed: Brief) -> None:
    page = brief_page(seed, "en")
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:script|img|link|iframe|object)\b", page)
    assert "<svg" in page


def test_json_holds_all_of_it(seed: Brief) -> None:
    data = json.loads(json.dumps(plain(seed), ensure_ascii=False))
    assert [len(data[k]) for k in ("happened", "changed", "means")] == [len(s) for _, s in seed.sections()]


def test_the_timeline_of_the_sccd(shared: Path) -> None:
    readings = [(n, read(shared / "news" / "seeds" / f"{n}.txt")) for n in SEEDS]
    entries = timeline(readings, "pol.sccd")
    meetings = [(e.number, e.date, len(e.sources)) for e in entries if e.type == "meeting"]
    assert meetings == [("1", "2023-04-27", 1), ("2", "2024-06-27", 1)]
    assert any(e.type == "working_group" and "이중용도" in e.text.ko for e in entries)
    assert sum(e.type == "agreement" for e in entries) == 3
    page = timeline_page(entries, "SCCD", "ko")
    assert page.count("<circle") == len([e for e in entries if e.date])
    assert "2023-04-27" in timeline_text(entries, "en")


def test_only_web_addresses_become_links() -> None:
    assert address("javascript:alert(1)") == ""
    assert address('https://x/"><b>') == "https://x/%22%3E%3Cb%3E"
    assert for_markdown("# a\n- b") == "\\# a - b"
