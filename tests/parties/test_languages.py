"""Words of firms in the languages of the lists: what they are in English, inflected, compounded, spelt by sound."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.comparison import compare
from gwanmun.parties.names import english_by_sound, kana, romanise
from gwanmun.parties.names.analyse import analyse
from gwanmun.parties.names.asked import asked_forms
from gwanmun.parties.names.cognates import cognate
from gwanmun.parties.names.dictionary import english_of
from gwanmun.parties.names.inflected import known_word, root
from gwanmun.sources.entries import Entry, EntryKind, Name

GREEK: list[tuple[str, str]] = [
    ("Εθνικό Μέτωπο Ανατολικού Βουνού", "National Front of the Eastern Mountain"),
    ("Κρατική Εταιρεία Ναυπηγείων «Γεράκι»", "Falcon State Shipyards Company"),
    ("Υπουργείο Ενέργειας της Βορείου Νήσου", "Ministry of Energy of North Island"),
]
CYRILLIC: list[tuple[str, str]] = [
    ("ААТ «Палескі металургічны завод»", "Paleski Metallurgical Plant OJSC"),
    ("Дружество за морски инженеринг „Котва“", "Anchor Marine Engineering Company"),
    ("ОсОО «Мамлекеттик Сокол»", "State Falcon LLC"),
    ("Судостроительносудоремонтное предприятие «Якорь»", "Anchor Shipyard and Ship Repair Enterprise"),
    ("ООО «Виртуальная реконструкция Велеград»", "Virtual Reconstruction Velegrad LLC"),
    ("ЧВК «Беркут»", "PMC Berkut"),
    ("Вятлинский мотозавод", "Vyatlin Motor Plant"),
    ("Мінскі завод аўтаматычных ваг", "Minsk Automatic Vag Plant"),
]
OTHERS: list[tuple[str, str]] = [
    ("שירותי אנרגיה צפון", "Shiruti Energy North"),
    ("บริษัท ไทย สตาร์ โลจิสติกส์ จำกัด", "Thai Star Logistics Co., Ltd."),
    ("مؤسسة القمر", "Moon Institute"),
    ("קבוצת הצפון", "North Group"),
    ("شركة البرز للنقل البحري", "Alborz Marine Transport Company"),
    ("بنیاد تعاون خشایار", "Khashayar Cooperative Foundation"),
]
KANA: list[tuple[str, str]] = [
    ("ランバート・エンバイロンメンタル・リミテッド", "Lambert Environmental Limited"),
    ("アルタミーム・トラスト", "Al-Tamim Trust"),
    ("セインピョル・カンパニー", "Saengpyol Company"),
    ("株式会社ヴォロジスキー工場", "Volozhsky Plant JSC"),
    ("マルチフォン社", "Multifon Corporation"),
]
APART: list[tuple[str, str]] = [
    ("Εθνικό Μέτωπο", "National Bank"),
    ("ААТ «Палескі цэментны завод»", "Dnieper Metallurgical Plant OJSC"),
    ("مؤسسة القمر", "Falcon Institute"),
    ("アルタミーム・トラスト", "Al-Rashid Trust"),
]


@pytest.mark.parametrize(("asked", "listed"), [*GREEK, *CYRILLIC, *OTHERS, *KANA])
def test_a_name_in_another_language_is_found(asked: str, listed: str) -> None:
    kind: EntryKind = "company"
    others = [Entry("other", str(i), kind, (Name(n),)) for i, n in enumerate(("Southern Mill", "Polar Trading"))]
    screener = Screener.of_entries([*others, Entry("us_sdn", "1", kind, (Name(listed),))])
    assert screener.screen(Party(asked, kind=kind)).answers["us_sdn"] != "none"


@pytest.mark.parametrize(("one", "other"), APART)
def test_another_partys_name_stays_apart(one: str, other: str) -> None:
    assert compare(one, other, "company").score < 0.5


def test_a_word_of_several_meanings_is_tried_in_each() -> None:
    for listed in ("Directorate of Marine Weapons", "Department of Marine Weapons", "Administration of Marine Weapons"):
        assert compare("Управление морского вооружения", listed, "company").score > 0.5, listed


def test_only_one_word_at_a_time_takes_another_meaning() -> None:
    """What a name is tried as grows with its words, not with the product of their meanings."""
    name = "Управление предприятия объединения завода комбината отдела базы союза"
    assert len([f for f in asked_forms(name, "company") if f.system == "translated"]) <= 7


def test_what_lists_leave_out_may_be_left_out() -> None:
    name = "Федеральное государственное бюджетное учреждение «77 институт» Министерства обороны Российской Федерации"
    forms = {f.tokens for f in asked_forms(name, "company")}
    assert ("77", "institute") in forms


def test_after_whom_a_firm_is_named_may_be_left_out() -> None:
    forms = {f.tokens for f in asked_forms("Завод «Сокол» имени П.П. Колокольцева", "company")}
    assert ("plant", "falkon") in forms


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("factories", "plant"), ("complexes", "complex"), ("ναυπηγειων", "shipyard"), ("κρατικησ", "state"),
        ("laboratories", "laboratory"),
    ],
)  # fmt: skip
def test_an_inflected_word_is_its_concept(word: str, concept: str) -> None:
    known = known_word(word)
    assert known is not None
    assert known.concept == concept


def test_a_word_that_only_ends_like_a_plural_is_none() -> None:
    for word in ("arts", "banks", "glass", "express"):
        known = known_word(word)
        assert known is None or known.kind != "generic" or word in ("arts", "glass", "express")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("лизинг", "лизинговая"),
        ("металлургия", "металургічны"),
        ("авиация", "авіаційний"),
        ("промышленность", "промышленного"),
    ],
)
def test_words_of_one_root_meet(one: str, other: str) -> None:
    assert root(one.replace("й", "и")) == root(other.replace("й", "и")) != ""


def test_a_persons_surname_is_not_read_by_its_root() -> None:
    """ "Тракторов" is derived from a trade, and a name."""
    assert known_word("трактористов") is None
    assert "tractor" not in {t for f in analyse("Иван Тракторин", "person") for t in f.tokens}


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("реконструкции", "rekonstruktion"), ("виртуальныи", "virtual"), ("стратегическии", "strategic"),
        ("ολιγαρχικησ", "oligarchic"), ("интегрированных", "integrated"), ("инициативы", "iniciative"),
    ],
)  # fmt: skip
def test_the_end_of_a_word_shows_its_english_cognate(word: str, english: str) -> None:
    assert cognate(word) == english


def test_a_short_word_or_a_name_has_no_cognate() -> None:
    for word in ("москва", "велада", "белшина", "сокол"):
        assert cognate(word) is None


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("レボルーショナリー", "revolutionary"),
        ("サイエンティフィック", "scientific"),
        ("エンバイロンメンタル", "environmental"),
    ],
)
def test_an_english_word_in_katakana_is_known_by_its_consonants(word: str, english: str) -> None:
    assert english_by_sound.in_kana(word) == english


@pytest.mark.parametrize(
    ("word", "english"),
    [("дистрибьюшн", "distribution"), ("энвайронментал", "environmental"), ("электроникс", "electronics")],
)
def test_an_english_word_in_cyrillic_is_known_by_its_consonants(word: str, english: str) -> None:
    assert english_by_sound.in_cyrillic(word) == english


def test_a_short_word_in_katakana_is_no_english_one() -> None:
    for word in ("アルアクタル", "ジンク", "サクラ"):
        assert english_by_sound.in_kana(word) is None


def test_katakana_is_read_in_each_way_it_may_stand_for() -> None:
    assert "rambar" in [r.replace("n", "m") for r in kana.styles("ランバー")]
    assert "bonghwa" in kana.styles("ボンファ")
    assert kana.behind_article("アルタミム") == "tamim"
    assert kana.behind_article("タミム") is None


def test_a_name_in_katakana_is_written_in_one_way_throughout() -> None:
    forms = {f.tokens for f in asked_forms("ボンファ・サンジョン", "company")}
    assert ("bongva", "sangjong") in forms


def test_a_legal_form_spelt_out_in_katakana_stands_apart() -> None:
    assert kana.letters(["エヌ", "エム", "エル", "エル", "シー"]) == ["nm", "llc"]


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("جمال", "jamal"),
        ("فجر", "fajr"),
        ("وليد", "walid"),
        ("واحد", "wahd"),
        ("مرتضی", "mrtzi"),
        ("مرتضى", "mrtda"),
        ("طه", "taha"),
    ],
)
def test_arabic_gets_the_vowels_without_which_it_would_be_another_word(word: str, latin: str) -> None:
    assert romanise.alphabet(word) == latin


def test_a_phrase_is_looked_up_before_its_words() -> None:
    assert english_of(["публичное", "акционерное", "общество"]) == (("public", "joint", "stock", "company"),)


@pytest.mark.parametrize(
    ("asked", "listed", "same"),
    [
        ("中国船舶工业集团有限公司", "中国兵器工业集团有限公司", False),
        ("조선령봉무역회사", "조선연봉무역회사", True),
        ("한화시스템", "한화시스탬", True),
        ("한화시스템", "한솔시스탬", False),
    ],
)
def test_of_a_name_in_syllables_one_may_be_wrong(asked: str, listed: str, same: bool) -> None:
    assert (compare(asked, listed, "company").score >= 0.5) is same
