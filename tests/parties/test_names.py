"""Names of one party, written in different ways and scripts, meet; names of different parties do not."""

from __future__ import annotations

import pytest

from gwanmun.parties.comparison import compare
from gwanmun.parties.names.analyse import analyse
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.lazy import lazy
from gwanmun.sources.entries import EntryKind

SAME: list[tuple[str, str, EntryKind]] = [
    ("김정은", "KIM Jong Un", "person"),
    ("김정은", "Kim Jong-un", "person"),
    ("习近平", "習近平", "person"),
    ("习近平", "Xi Jinping", "person"),
    ("이명수", "RI Myong Su", "person"),
    ("이명수", "Lee Myung-soo", "person"),
    ("华为", "Huawei", "company"),
    ("华为技术有限公司", "Huawei Technologies Co., Ltd.", "company"),
    ("화웨이 기술유한공사", "Huawei Technologies Co., Ltd.", "company"),
    ("华为技术有限公司", "화웨이 기술유한공사", "company"),
    ("(주)삼성전자", "삼성전자 주식회사", "company"),
    ("㈜삼성전자", "Samsung Electronics Co., Ltd.", "company"),
    ("Сергей Викторович Лавров", "Sergey Viktorovich LAVROV", "person"),
    ("Витaлий Пaвлович ХОЦEНКО", "Vitaliy Pavlovich KHOTSENKO", "person"),
    ("バラク・オバマ", "Barack Obama", "person"),
    ("عبدالرحمن زاهد", "Abdul Rahman Zahid", "person"),
    ("Abd-al-Rahman Zahid", "Abdulrahman Zahid", "person"),
    ("SergeiLavrov", "Sergei Lavrov", "person"),
    ("Smith, John", "John Smith", "person"),
    ("L.X.C. Aviation", "LXC Aviation", "company"),
    ("Stripe LLC", "Stripe Limited Liability Company", "company"),
    ("조선남강무역회사", "Korea Namgang Trading Corporation", "company"),
    ("第十四研究所", "14th Research Institute", "company"),
    ("조선릉라도무역총회사", "Korea Rungrado General Trading Corporation", "company"),
    ("特殊機械設計局", "Special Machinery Design Bureau", "company"),
    ("エヌ・シー・ジー", "NCG", "company"),
    ("セイフティー・エクイップメント・プロキュアメント", "Safety Equipment Procurement", "company"),
    ("АО «Авиационные приборы Вектор»", "Vektor Aviation Instruments JSC", "company"),
    ("Vektor Mashinostroitelnoye", "Вектор машиностроительный", "company"),  # endings in both alphabets
    ("شركة الفرات للصناعات والتجارة", "Al Furat Trading and Industries Company", "company"),  # articles, conjunctions
    ("ТОО «Рама Групп»", "Rama Group LLP", "company"),
    ("グレブ・ミハイロフ", "Gleb Mikhailov", "person"),  # Mykhailo is no part of Mikhailov
    ("ミロシェヴィッチ・マルコ", "Milosevich Marko", "person"),
    ("Андрей Воробьёв", "Andrei (Andrey) Vorobjev（Vorobiev)", "person"),
    ("Yurii Chechikhin", "Yuriy (Yuri, Yurii) Chechikhin", "person"),
    ("阿科波夫格兰特", "Grant Akopov", "person"),
    ("Володимир Андрійович КОНСТАНТIНОВ", "Volodymyr Andriyovych Konstantinov", "person"),  # one Latin I
    ("СОЅСО", "COSCO", "company"),  # Cyrillic letters only
]

DIFFERENT: list[tuple[str, str, EntryKind]] = [
    ("Boris Abramovich", "Roman Abramovich", "person"),
    ("Volkswagen AG", "Siemens AG", "company"),
    ("LXC Aviation", "LAU Aviation", "company"),
    ("General Trading Company", "International Trading LLC", "company"),
    ("Technology Co., Ltd.", "Huawei Technologies Co., Ltd.", "company"),
    ("Frost, William G.", "William W Frost", "person"),
    ("LXC Aviatio", "LAU Aviation", "company"),  # "LXC" is no misspelt "LLC"
    ("Mediterranean Shipping", "Baltic Shipping", "company"),
]


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_one_party_in_two_spellings_is_at_least_possible(one: str, other: str, kind: EntryKind) -> None:
    assert compare(one, other, kind).score >= 0.5


@pytest.mark.parametrize(("one", "other", "kind"), DIFFERENT)
def test_two_parties_do_not_match(one: str, other: str, kind: EntryKind) -> None:
    assert compare(one, other, kind).score < 0.5


def test_invisible_marks_and_look_alike_letters_do_not_hide_a_name() -> None:
    assert clean("Hua\u200bwei\u202e") == clean("H∪AWEI") == "huawei"
    assert compare("Gаzprоm", "Gazprom", "company").score > 0.9  # Cyrillic а and о


def test_a_name_without_letters_has_no_forms() -> None:
    assert analyse("— !! —") == ()
    assert compare("", "Huawei", "company").score == 0


def test_numbers_are_read_in_words_ordinals_and_han_characters() -> None:
    tokens = [
        analyse(n, "company")[0].tokens for n in ("第十四研究所", "14th Research Institute", "14 Research Institute")
    ]
    assert tokens[0] == tokens[1] == tokens[2]


def test_the_parts_are_shown_side_by_side() -> None:
    parts = compare("Huawei Technologies", "Huawei Tech. Investment", "company").parts
    assert ("Huawei", "Huawei", 1.0) in parts
    assert ("Technologies", "Tech", 1.0) in parts
    assert ("", "Investment", 0.0) in parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trading Co., Ltd.", "Abu Trade LLC"),
        ("General Trading LLC", "KING TRADE B.V."),
        ("AB Trading Ltd", "KING TRADE B.V."),
        ("Intel Corporation", "DES INTERNATIONAL CO., LTD."),
        ("LG International Corp", "MRS GmbH International"),
    ],
)
def test_generic_words_and_legal_forms_are_nobodys_name(one: str, other: str) -> None:
    assert compare(one, other, "company").score < 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AB Trading Ltd", "AB Trade LLC"),
        ("King Trade B.V.", "KING TRADING BV"),
        ("Huawei", "Huawei Technologies Co., Ltd."),
        ("PJSC United Engine Corporation", "United Engine Corporation PJSC"),
    ],
)
def test_names_of_few_words_are_found(one: str, other: str) -> None:
    assert compare(one, other, "company").score >= 0.5


def test_a_pattern_that_is_compiled_late_is_as_any_other() -> None:
    late = lazy(r"[가-힣]+")
    for _ in range(2):
        assert late.findall("a가나b다") == ["가나", "다"]
        assert late.sub("-", "a가나b") == "a-b"
        assert late.search("abc") is None
