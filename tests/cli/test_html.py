"""The page of a decision: safe, complete, in one language, and the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from gwanmun import decide, parse_case, receipt
from gwanmun.cli.html import render
from gwanmun.cli.page.markup import Html, anchor, escape, join, link, tag
from gwanmun.cli.page.view import View, last_day
from gwanmun.cli.page.words import DERIVED, PAGE_SAYS, PEOPLE

XIAN: dict[str, Any] = {
    "title": "Etcher for Xi'an",
    "from": "US",
    "to": "CN",
    "items": [{"description": "etcher", "eccn": "3B001.c.1.c", "origin": "US", "euv_specific": "no"}],
    "parties": [
        {
            "role": "ultimate_consignee",
            "name": "Samsung China Semiconductor Co. Ltd.",
            "country": "CN",
            "veu": "samsung_china",
            "veu_destination": "yes",
        }
    ],
    "end_use": {"own_use_of_veu": "yes"},
    "korea": {"transit_or_brokering": "no"},
    "facts": {"exception.ground": "none"},
    "declarations": [
        {"id": "civil_end_use_checked", "by": "Kim Minji", "on": "2025-12-01"},
        {"id": "part_744_checked", "by": "Park Jihun"},
        {"id": "headquarters_requirements_checked", "by": "Park Jihun"},
    ],
}
CUBA: dict[str, Any] = {"from": "US", "to": "CU", "items": [{"eccn": "EAR99"}]}
MANY: dict[str, Any] = {
    "from": "US",
    "to": "CN",
    "items": [{"description": f"part {i}", "eccn": ("EAR99", "3B001.c.1.c", "5A992.c")[i % 3]} for i in range(20)],
}
BAD = '<script>alert(1)</script><img src=x onerror="x"> \u202egnp.exe\u2066 </title></style></pre>'
HOSTILE: dict[str, Any] = {
    "title": BAD,
    "from": "US",
    "to": "CN",
    "note": BAD,
    "items": [
        {
            "description": BAD,
            "eccn": {"value": "EAR99", "by": BAD, "source": "javascript:alert(1)", "on": "2025-05-01"},
        }
    ],
    "parties": [{"role": "ultimate_consignee", "name": BAD, "country": "CN"}],
    "declarations": [{"id": "civil_end_use_checked", "by": BAD, "note": BAD}],
}
CASES: dict[str, dict[str, Any]] = {"xian": XIAN, "cuba": CUBA, "many": MANY, "hostile": HOSTILE}
DAYS = {"xian": date(2025, 12, 31), "cuba": date(2025, 6, 1), "many": date(2025, 12, 30), "hostile": date(2025, 6, 1)}
KNOWN = date(2026, 11, 21)
VOID = {"meta", "br"}


@cache
def made(name: str, on: date | None = None) -> dict[str, Any]:
    return receipt(decide(parse_case(CASES[name]), on or DAYS[name], KNOWN))


@cache
def page(name: str, lang: str) -> str:
    return render(made(name), lang)


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed where it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({k for k, _ in attrs}) == len(attrs), f"an attribute stands twice in <{tag}>"
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def attributes(self, name: str) -> list[str]:
        return [value or "" for _, found in self.seen for key, value in found.items() if key == name]

    def tags(self) -> list[str]:
        return [name for name, _ in self.seen]

    def text(self) -> str:
        return " ".join("".join(self.words).split())


@cache
def read(name: str, lang: str) -> Reader:
    return Reader(page(name, lang))


def rules_of(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for line in record["lines"]:
        for d in line["determinations"]:
            yield from (*d["requirements"], *d["prohibitions"])


every_page = pytest.mark.parametrize(("name", "lang"), [(n, lang) for n in CASES for lang in ("en", "ko")])


@every_page
def test_page_is_well_formed(name: str, lang: str) -> None:
    reader = read(name, lang)
    assert reader.open == []
    assert page(name, lang).startswith("<!DOCTYPE html>\n<html")
    assert dict(reader.seen)["html"] == {"lang": lang}
    assert reader.tags().count("h1") == 1
    assert reader.tags().count("title") == 1


@every_page
def test_headings_never_skip_a_level(name: str, lang: str) -> None:
    levels = [int(t[1]) for t in read(name, lang).tags() if re.fullmatch(r"h[1-6]", t)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_page
def test_page_loads_and_runs_nothing(name: str, lang: str) -> None:
    reader = read(name, lang)
    assert not {"script", "img", "link", "iframe", "object", "embed", "form", "base"} & set(reader.tags())
    assert reader.attributes("src") == []
    assert not [key for _, found in reader.seen for key in found if key.startswith("on")]
    style = re.findall(r"<style>(.*?)</style>", page(name, lang), re.DOTALL)
    assert len(style) == 1
    assert "@import" not in style[0]
    assert "url(" not in style[0]


@every_page
def test_links_are_https_or_stay_on_the_page(name: str, lang: str) -> None:
    reader = read(name, lang)
    places = reader.attributes("id")
    assert len(places) == len(set(places))
    for target in reader.attributes("href"):
        assert target.startswith("https://") or target.removeprefix("#") in places


@every_page
def test_tables_name_their_columns_and_rows(name: str, lang: str) -> None:
    scopes = [found.get("scope") for name_, found in read(name, lang).seen if name_ == "th"]
    assert scopes
    assert set(scopes) == {"col", "row"}


@every_page
def test_every_requirement_has_its_citation_and_address(name: str, lang: str) -> None:
    reader = read(name, lang)
    text, targets = reader.text(), reader.attributes("href")
    for rule in rules_of(made(name)["record"]):
        assert rule["cite"] in text
        assert rule["title"][lang] in text
        assert any(target.partition("#")[0] == rule["url"] for target in targets)


@pytest.mark.parametrize("name", CASES)
def test_page_is_in_one_language(name: str) -> None:
    english, korean = read(name, "en").text(), read(name, "ko").text()
    for key in ("answer", "next", "facts", "signed", "receipt", "gaps"):
        assert PAGE_SAYS[key].en in english
        assert PAGE_SAYS[key].ko in korean
    for key, said in PAGE_SAYS.items():
        whole_phrase = "{" not in said.en and " " in said.en
        assert not (whole_phrase and said.en in korean), key


@every_page
def test_no_key_of_the_program_stands_where_a_word_should(name: str, lang: str) -> None:
    text = read(name, lang).text()
    assert not re.search(r"\b(LICENCE_REQUIRED|NOT_SUBJECT|NOT_APPLICABLE|True|False)\b", text)
    assert not re.search(r"(?<![.\w])(us_ear|us_ofac|kr_foreign_trade_act)(?![/\w])", text)


def test_page_has_its_words_in_both_languages() -> None:
    for said in (PAGE_SAYS, PEOPLE, DERIVED):
        for key, text in said.items():
            assert text.en, key
            assert text.ko, key
            assert sorted(re.findall(r"{\d}", text.en)) == sorted(re.findall(r"{\d}", text.ko))


def test_hostile_text_stays_text() -> None:
    reader = read("hostile", "en")
    assert "<script>alert(1)</script>" in reader.text()
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page("hostile", "en"))
    assert "⟨U+202E⟩gnp.exe⟨U+2066⟩" in reader.text()
    assert page("hostile", "en").count("</style>") == 1
    assert page("hostile", "en").count("</title>") == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://a.example/", "//a", "https:", "https://x@y/", "data:,"])
def test_an_address_that_is_not_https_is_no_link(url: str) -> None:
    rule = {**made("cuba")["record"]["lines"][0]["determinations"][0]["requirements"][0], "url": url}
    assert "href" not in View(made("cuba"), "en").cite(rule).text
    assert link("x", url) == Html("<span>x</span>")


def test_receipt_from_elsewhere_cannot_bring_markup_in_words_of_the_program() -> None:
    record = {**made("cuba")["record"], "outcome": '"><script>', "best": "<b>", "worst": "<i>"}
    reader = Reader(render({**made("cuba"), "id": "<u>", "record": record}, "en"))
    assert not {"script", "b", "i", "u"} & set(reader.tags())


def test_the_same_receipt_gives_the_same_bytes() -> None:
    assert render(made("xian"), "ko").encode() == page("xian", "ko").encode()
    assert made("xian")["record"] == receipt(decide(parse_case(XIAN), DAYS["xian"], KNOWN))["record"]


def test_page_leads_from_the_answer_to_law_date_fact_and_change() -> None:
    text = read("xian", "en").text()
    assert "United States (US) → China (CN)" in text
    assert "Export on or before 2025-12-30" in text
    assert "item.eccn = 3B001.c.1.c (case file" in text
    assert "2025-12-30 (last day)" in text
    targets = read("xian", "en").attributes("href")
    assert "https://www.federalregister.gov/citation/90-FR-42321" in targets


def test_page_warns_of_what_was_published_later() -> None:
    early = receipt(decide(parse_case(XIAN), date(2025, 12, 31), date(2025, 8, 20)))
    since = [d["later_known"]["since"] for d in early["record"]["lines"][0]["determinations"] if d["later_known"]]
    assert since == ["2025-09-02"]
    assert f"⚠ what was published on {since[0]} changes this answer" in Reader(render(early, "en")).text()


def test_duties_of_an_authorisation_are_a_checklist() -> None:
    text = Reader(render(made("xian", date(2025, 12, 30)), "ko")).text()
    record = made("xian", date(2025, 12, 30))["record"]
    holding = [a for d in record["lines"][0]["determinations"] for a in d["authorisations"] if a["value"] == "TRUE"]
    assert holding
    for duty in holding[0]["duties"]:
        assert f"☐ {duty['ko']}" in text


def test_lines_that_came_out_alike_stand_together() -> None:
    assert len(View(made("many"), "en").groups) == 3
    assert "Lines 1, 4, 7, 10, 13, 16, 19 · EAR99" in read("many", "en").text()


def test_of_failed_rows_of_one_table_only_the_nearest_is_laid_out() -> None:
    d = made("xian")["record"]["lines"][0]["determinations"][0]
    failed = [a for a in d["authorisations"] if a["name"].startswith("us_ear/748.15/validated_end_user[")]
    assert f"others that do not apply: {len(failed) - 1}" in read("xian", "en").text()


def test_receipt_shows_every_hash_and_how_to_verify() -> None:
    text = read("xian", "en").text()
    hashes = made("xian")["hashes"]
    for value in (made("xian")["id"], hashes["case"], hashes["rule_base"], *hashes["tables"].values()):
        assert value in text
    assert "gwanmun receipt verify FILE" in text


def test_declarations_say_what_they_do_not_cover() -> None:
    text = read("xian", "ko").text()
    for signed in made("xian")["record"]["declarations"]:
        assert signed["does_not_cover"]["ko"] in text
        assert signed["by"] in text


def test_no_dates_no_time_line() -> None:
    assert "<svg" in page("xian", "en")
    record = {**made("hostile")["record"]}
    dated = [r for r in rules_of(record) if any(r["in_force"])]
    assert ("<svg" in page("hostile", "en")) is bool(dated)


def test_markup_escapes_all_that_is_not_markup() -> None:
    assert tag("p", "<b>", ["&", None, 3], class_='"').text == '<p class="&quot;">&lt;b&gt;&amp;3</p>\n'
    assert join("a", tag("em", "b")).text == "a<em>b</em>"
    assert escape("a\x00\ud800\u2028\u00a0ㄱ") == "a⟨U+0000⟩⟨U+D800⟩⟨U+2028⟩\u00a0ㄱ"
    assert anchor("line", 1, "us_ear/738.4/x[3B001:1]") == "line-1-us-ear-738.4-x-3B001-1"


def test_an_interval_ends_on_the_day_before_its_end() -> None:
    assert last_day("2025-12-31") == "2025-12-30"
    assert last_day(None) is None
    assert last_day("soon") == "soon"
