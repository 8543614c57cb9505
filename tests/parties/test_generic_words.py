"""Legal forms and generic words of many languages become the concepts that they stand for."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.names.analyse import analyse
from gwanmun.sources.entries import Entry, Name

WORDS: dict[str, list[tuple[str, set[str]]]] = {
    "Russian abbreviations": [
        ("СПКБ Факел", {"special", "design", "bureau"}),
        ("СКТБ Факел", {"special", "design", "technology", "bureau"}),
        ("ВНИИ Факел", {"russia", "research", "institute"}),
        ("ФГБУ Факел", {"federal", "state", "budget", "institution"}),
        ("НТЦ Факел", {"science", "technology", "center"}),
        ("ТПО Факел", {"manufacturing", "association"}),
        ("FGUP Fakel", {"unitary"}),
    ],
    "Russian legal forms in Japanese": [
        ("連邦国家単一企業ファケル", {"federal", "state", "unitary"}),
        ("公開株式会社ファケル", {"jsc"}),
        ("株式会社第33修理工場", {"jsc", "33", "repair", "plant"}),
        ("学術生産公団ファケル", {"science", "manufacturing", "association"}),
        ("有限会社FAKEL", {"ltd"}),
    ],
    "Japanese": [
        ("防御技術デフェンス", {"defence", "technology"}),
        ("機械製造会社ファケル", {"machinery", "manufacturing", "co"}),
        ("ファケル・リーシング", {"leasing"}),
    ],
    "Bulgarian": [
        ("Руските военновъздушни сили", {"russia", "airforce", "forces"}),
        ("Ислямска република Сокол", {"islamic", "republic"}),
        ("Център за изпитвания Сокол", {"center", "test"}),
    ],
    "Ukrainian": [
        ("Машинобудівний завод Сокіл", {"machinery", "plant"}),
        ("Міжнародна торгова компанія Сокіл", {"international", "trading", "co"}),
    ],
    "Chinese": [
        ("蓄电池有限责任会社", {"battery", "ltd"}),
        ("国有自动制御", {"state", "automation"}),
    ],
    "Korean": [("조선인민군", {"korea", "people", "army"}), ("축전지공장", {"battery", "plant"})],
    "English words in other letters": [
        ("Факел Энерджи Трейдинг", {"energy", "trading"}),
        ("Индастриз Солюшнс Факел", {"industry", "solution"}),
        ("파켈 인더스트리", {"industry"}),
        ("فاكل هولدينغ جروب", {"holding", "company_group"}),
    ],
    "Arabic and Persian": [("شرکت لیزینگ", {"leasing"}), ("تأجير السيارات", {"leasing", "automobile"})],
}


@pytest.mark.parametrize("group", WORDS)
def test_a_generic_word_becomes_its_concept(group: str) -> None:
    for name, concepts in WORDS[group]:
        tokens = analyse(name, "company")[0].tokens
        assert concepts <= set(tokens), (name, tokens)


def test_an_army_of_the_people_is_one_in_both_languages() -> None:
    assert set(analyse("人民軍", "company")[0].tokens) == set(analyse("People's Army", "company")[0].tokens)


GENERIC = ("Xinjiang Energy (Group) Co., Ltd", "Semiconductor Technology Innovation Center (Beijing) Corp.")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Xinjiang Energy Co., Ltd", [GENERIC[0]]),
        ("Semiconductor Technology Innovation Center Corp", [GENERIC[1]]),
        # A place or two words alone say nothing.
        ("Xinjiang Co., Ltd", []),
        ("Technology Center Beijing", []),
        ("Seoul Energy Co., Ltd.", []),
    ],
)
def test_a_name_of_generic_words_is_found_without_the_least_of_them(asked: str, listed: list[str]) -> None:
    screener = Screener.of_entries([Entry("l", str(i), "company", (Name(n),)) for i, n in enumerate(GENERIC)])
    found = screener.screen(Party(asked, kind="company"))
    assert [hit.name_listed for hit in found.hits] == listed
    assert found.answer == ("possible" if listed else "none")
