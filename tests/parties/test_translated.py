"""Names that lists translate are found by their original, and a word that is translated merges nobody with anybody."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.comparison import compare
from gwanmun.parties.names import han
from gwanmun.parties.names.analyse import analyse
from gwanmun.parties.names.asked import asked_forms
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.dictionary import rows
from gwanmun.sources.entries import Entry, EntryKind, Name

MEET: list[tuple[str, str, EntryKind]] = [
    ("ООО «Восточная верфь»", "Eastern Shipyard LLC", "company"),
    ("Полярное сияние и Сокол, ООО", "Polar Falcon", "company"),
    ("Рязанский приборный завод", "Ryazan Instrument Plant", "company"),
    ("Новые Возможности", "New Opportunities JSC", "company"),
    ("Военно-морской флот Корейской Народной Армии", "Korean People's Army Navy", "company"),
    ("Дружество „Черно море Сокол“", "Black Sea Falcon Company", "company"),
    ("未来机器人有限公司", "Future Robot Co., Ltd.", "company"),
    ("深圳蓝帽贸易有限公司", "Shenzhen Blue Hat Trading Co., Ltd.", "company"),
    ("长城远洋船务有限公司", "Great Wall Ocean Shipping Co., Ltd.", "company"),
    ("東方紅機械工場", "East Is Red Machinery Plant", "company"),
    ("株式会社ロシアヘリコプター", "Russian Helicopters JSC", "company"),
    ("サラトフスキー機械製造工場", "Saratov Machine Building Plant", "company"),
    ("별무역회사", "Star Trading Company", "company"),
    ("금강석무역회사", "Diamond Trading Corporation", "company"),
    ("등대해운회사", "Lighthouse Shipping Company", "company"),
    ("شركة الصقر الذهبي للتجارة", "Golden Falcon Trading Company", "company"),
    ("شرکت کشتیرانی ستاره خلیج فارس", "Persian Gulf Star Shipping Company", "company"),
    ("Морская Звезда", "SEA STAR", "vessel"),
]
SOUND: list[tuple[str, str, EntryKind]] = [
    ("ПАО «Звезда»", "Zvezda PJSC", "company"),
    ("Литейно-механический завод «Факел»", "Liteyno-Mekhanicheskiy Zavod Fakel", "company"),
    ("مكتب الخدمات", "Maktab al-Khidamat", "company"),
    ("Восход", "VOSKHOD", "vessel"),
]
APART: list[tuple[str, str, EntryKind]] = [
    ("ООО «Восток»", "East West Trading LLC", "company"),
    ("ООО «Звезда»", "Polar Shipping LLC", "company"),
    ("東方機械有限公司", "Western Machinery Co., Ltd.", "company"),
    ("별무역회사", "Moon Trading Company", "company"),
    ("Торговая компания", "Star Trading Company", "company"),
]


@pytest.mark.parametrize(("asked", "listed", "kind"), [*MEET, *SOUND])
def test_a_translated_or_transliterated_name_is_found(asked: str, listed: str, kind: EntryKind) -> None:
    others = [Entry("other", str(i), kind, (Name(n),)) for i, n in enumerate(("Northern Plant", "Moon Trading"))]
    screener = Screener.of_entries([*others, Entry("us_sdn", "1", kind, (Name(listed),))])
    assert screener.screen(Party(asked, kind=kind)).answers["us_sdn"] != "none"


@pytest.mark.parametrize(("one", "other", "kind"), APART)
def test_other_parties_stay_apart(one: str, other: str, kind: EntryKind) -> None:
    assert compare(one, other, kind).score < 0.5


def test_a_persons_name_is_not_translated() -> None:
    for name in ("Лев Мороз", "高峰", "한별", "Надежда Соболь"):
        assert not {f.system for f in asked_forms(name, "person")} & {"translated", "transliterated"}, name


def test_of_a_name_of_unknown_kind_only_a_firms_is_translated() -> None:
    assert "translated" in {f.system for f in asked_forms("Завод Сокол", "unknown")}
    assert "translated" not in {f.system for f in asked_forms("Лев Мороз", "unknown")}


def test_a_listed_name_is_not_translated() -> None:
    """The index holds what lists print: a star of one list is no Zvezda of another."""
    for name in ("Восточная верфь", "未来机器人有限公司", "금강석무역회사"):
        assert "translated" not in {f.system for f in analyse(name, "company", listed=True)}


def test_a_latin_name_is_not_translated() -> None:
    assert {f.system for f in asked_forms("Zvezda Shipyard", "company")} == {"latin"}


def test_at_most_two_forms_more() -> None:
    for name in ("Государственный Рязанский приборный завод", "株式会社学術生産企業機械設計局", "مجموعة النجم الأحمر"):
        more = [f for f in asked_forms(name, "company") if f.system in ("translated", "transliterated")]
        assert 1 <= len(more) <= 2


def test_an_ending_of_a_number_is_no_word() -> None:
    forms = {f.system: f.tokens for f in asked_forms("20-я гвардейская армия", "company")}
    assert forms["translated"] == ("20", "guard", "army")


def test_what_is_said_twice_in_translation_is_said_once() -> None:
    forms = {f.system: f.tokens for f in asked_forms("Российские железные дороги", "company")}
    assert forms["translated"] == ("russia", "railway")


def test_no_word_of_the_table_stands_twice() -> None:
    keys = [
        han.simplified(clean(form)) if any(map(han.is_han, form)) else clean(form)
        for _, forms in rows("translated.csv")
        for form in forms
    ]
    assert all(keys)
    assert sorted({k for k in keys if keys.count(k) > 1}) == []
