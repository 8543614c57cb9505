"""Screening: three answers for each list, reasons, identifiers, weak aliases, generic words, order."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from gwanmun.parties import Party, Screener
from gwanmun.parties.comparison import compare
from gwanmun.parties.decisions import Decisions, decide
from gwanmun.parties.index import build
from gwanmun.parties.store import open_arrays, write_arrays
from gwanmun.parties.thresholds import Thresholds
from gwanmun.sources.entries import Entry, EntryKind, Identifier, Name
from gwanmun.sources.files import InputError

ENTRIES = [
    Entry("us_entity_list", "1", "company", (Name("Huawei Technologies Co., Ltd."),), countries=("CN",),
          licence_requirement="all items subject to the EAR", licence_policy="presumption of denial", citation="84 FR 22961"),  # noqa: E501
    Entry("us_sdn", "2", "person", (Name("KIM, Jong Un"), Name("SUPREME SUN", "weak_alias")), born=("1984-01-08",),
          countries=("North Korea",), identifiers=(Identifier("Passport", "PD-0012345"),)),
    Entry("us_sdn", "3", "vessel", (Name("OCEAN PEARL"),), identifiers=(Identifier("IMO", "8898831"),)),
    Entry("un_sc", "4", "company", (Name("General Trading Company"),)),
    Entry("eu_fsf", "5", "person", (Name("Sergey Viktorovich LAVROV"), Name("Сергей Лавров", "original_script"))),
]  # fmt: skip


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.of_entries(ENTRIES)


def test_a_hit_carries_the_terms_of_its_entry(screener: Screener) -> None:
    found = screener.screen(Party("华为技术有限公司", kind="company"))
    assert found.answers["us_entity_list"] == "match"
    assert found.answers["us_sdn"] == "none"
    assert found.hits[0].entry.citation == "84 FR 22961"
    json.dumps(found.as_dict())


def test_an_identifier_decides(screener: Screener) -> None:
    found = screener.screen(Party("Some Other Name", identifiers=("pd 0012345",)))
    assert found.answers["us_sdn"] == "match"
    assert found.hits[0].features[0].name == "identifier"


def test_a_ship_of_the_same_name_with_another_imo_number_is_another_ship(screener: Screener) -> None:
    def score(*identifiers: str) -> float:
        return screener.screen(Party("Ocean Pearl", kind="vessel", identifiers=identifiers)).hits[0].name_score

    def answer(*identifiers: str) -> str:
        return screener.screen(Party("Ocean Pearl", kind="vessel", identifiers=identifiers)).answers["us_sdn"]

    assert score() > 0.9
    assert answer("IMO 8898831") == "match"
    assert answer("IMO 9187629") != "match"


def test_numbers_that_differ_are_two_units(screener: Screener) -> None:
    entries = [Entry("eu_fsf", "1", "company", (Name("99th Light Infantry Division"),))]
    found = Screener.of_entries(entries)
    assert found.screen(Party("77th Light Infantry Division", kind="company")).answer == "none"
    assert found.screen(Party("Light Infantry Division 99", kind="company")).answer != "none"


def test_a_misspelt_business_word_is_put_right(screener: Screener) -> None:
    for name in ("Huawei Techonlogies Co., Ltd.", "Huawei Technologies Compnay", "Huawe iTechnologies Co Ltd"):
        assert screener.screen(Party(name, kind="company")).answers["us_entity_list"] != "none", name


TYPING_ERRORS: list[tuple[str, str, EntryKind]] = [
    ("PARS OIL AND GSA COjPANY", "PARS OIL AND GAS COMPANY", "company"),  # "Pars" is no misspelt "Parts"
    ("LL CPromservis", "LLC Promservis", "company"),  # the space slipped
    ("JOIN TSTOCK COMPANY OMSK PRECISION", "JOINT STOCK COMPANY OMSK PRECISION", "company"),
    ("Lemon LsLC Oy", "Lemon LLC Oy", "company"),
    ("VALPARK LL", "VALPARK LLC", "company"),
    ("CJSC eZst", "CJSC Zest", "company"),  # near "East" too, which weighs little
    ("INKUORTYN FgIVE SRL", "INKUORTYN FIVE SRL", "company"),
    ("Kerimov Siad", "Kerimov Said", "person"),
    ("Ahmad Zia Agha aji", "Ahmad Zia Agha Haji", "person"),
    ("zmrn, Ibrahim Khalil", "Amran, Ibrahim Khalil", "person"),  # found by its end
]


@pytest.mark.parametrize(("asked", "listed", "kind"), TYPING_ERRORS)
def test_one_or_two_typing_errors_anywhere_hide_nothing(asked: str, listed: str, kind: EntryKind) -> None:
    others = [
        Entry("other", str(i), kind, (Name(n),)) for i, n in enumerate(("East Star", "Parts Depot", "Said Ahmadi"))
    ]
    found = Screener.of_entries([*others, Entry("us_sdn", "1", kind, (Name(listed),))]).screen(Party(asked, kind=kind))
    assert found.answers["us_sdn"] != "none"


def test_one_firm_in_two_countries_is_asked_about_less(screener: Screener) -> None:
    def score(asked: str) -> float:
        return compare(asked, "Bowne Solutions (Germany) GmbH", "company").score

    assert score("Bowne Solutions (France) SARL") < 0.5 < score("Bowne Solutions Germany")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("セルゲイ・レベジェフ", "Sergei LEBEDEV"), ("ヴラジスラフ・レズニク", "Vladislav REZNIK"),
        ("アルチョム・トゥロフ", "Artyom TUROV"), ("アレクセイ・ジュラヴリョフ", "Aleksei ZHURAVLYOV"),
        ("アンドレイ・ホフルン", "Andrei KHOKHLUN"),
    ],
)  # fmt: skip
def test_slavic_names_in_katakana_are_read_as_they_are_written_there(asked: str, listed: str) -> None:
    entry = Entry("jp_meti", "1", "person", (Name(listed),))
    assert Screener.of_entries([entry]).screen(Party(asked, kind="person")).answer != "none"


def test_korean_names_in_katakana_meet_their_usual_spelling(screener: Screener) -> None:
    assert screener.screen(Party("キム・ジョンウン", kind="person")).answers["us_sdn"] != "none"


def test_another_birth_year_lowers_and_the_same_date_raises(screener: Screener) -> None:
    def score(born: str | None) -> float:
        return screener.screen(Party("Kim Jong Un", kind="person", born=born)).hits[0].score

    assert score("1984-01-08") > score(None) > score("1950-03-02")


def test_a_weak_alias_counts_less(screener: Screener) -> None:
    assert screener.screen(Party("Supreme Sun", kind="person")).hits[0].score < 0.98


def test_generic_words_alone_find_nothing(screener: Screener) -> None:
    assert screener.screen(Party("International Trading LLC", kind="company")).answer == "none"


def test_a_name_that_is_generic_as_a_whole_is_still_found(screener: Screener) -> None:
    assert screener.screen(Party("General Trading Co.", kind="company")).answers["un_sc"] != "none"


def test_typing_errors_spaces_and_order_do_not_hide_a_name(screener: Screener) -> None:
    for name in ("Sergey Viktorovich Lavrow", "Lavrov Sergey Viktorovich", "SergeyViktorovich Lavrov"):
        assert screener.screen(Party(name, kind="person")).answers["eu_fsf"] != "none", name


def test_hits_are_ordered_by_score(screener: Screener) -> None:
    scores = [h.score for h in screener.screen(Party("Kim Jong Un", ("Sergey Lavrov",), "person")).hits]
    assert scores == sorted(scores, reverse=True)


def test_many_give_the_same_as_each(screener: Screener) -> None:
    parties = [Party(e.name, kind=e.kind) for e in ENTRIES] * 100
    many = [s.as_dict() for s in screener.screen_many(parties)]
    assert many[:5] == [screener.screen(p).as_dict() for p in parties[:5]]


def test_thresholds_differ_by_list() -> None:
    strict = Screener.of_entries(ENTRIES, Thresholds(possible=0.9999, possible_on={"eu_fsf": 0.3}))
    assert strict.screen(Party("Sergei Lavrow", kind="person")).answers["eu_fsf"] != "none"


def test_an_index_opens_again_and_a_cut_one_is_refused(tmp_path: Path) -> None:
    arrays, about = build(ENTRIES, {})
    path = tmp_path / "index.gwi"
    write_arrays(path, arrays, about)
    assert Screener.open(path).screen(Party("Huawei", kind="company")).answer != "none"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(InputError):
        Screener.open(path)


def test_an_index_of_another_version_is_built_anew_and_misses_nothing(tmp_path: Path) -> None:
    arrays, about = build(ENTRIES, {"edition": {"id": "e", "date": "", "lists": {"un_sc": "x"}, "starter_only": False}})
    path = tmp_path / "index.gwi"
    arrays["vocabulary"] = np.frombuffer(arrays["vocabulary"].tobytes().replace(b"h", b"q"), dtype=np.uint8)
    # Of another layout only the entries are read.
    entries_only = {name: array for name, array in arrays.items() if not name.startswith(("row_kind", "row_name"))}
    write_arrays(path, entries_only, about | {"spelling": "older rules"})
    opened = Screener.open(path)
    assert opened.screen(Party("Huawei", kind="company")).answer != "none"
    assert opened.edition.id == "e"
    assert open_arrays(path)[1]["spelling"] == about["spelling"]


def test_without_an_edition_the_starter_list_answers_and_says_so() -> None:
    found = Screener.open().screen(Party("Huawei", kind="company"))
    assert found.edition.starter_only
    assert found.answers["us_entity_list"] == "match"


def test_an_unknown_edition_is_an_error() -> None:
    with pytest.raises(InputError):
        Screener.open(edition="2020-01-01")


def test_no_entries_no_hits() -> None:
    assert Screener.of_entries([]).screen(Party("Huawei")).hits == ()


@pytest.mark.parametrize(
    "name",
    ["Co., Ltd.", "LLC", "😀", "— !! —", "", "미정", "ហួវ៉េ", "हुआवेई", "บริษัท หัวเว่ย จำกัด", "בנימין נתניהו", "々〇",
     "Чароғ ҳ", " ".join(f"word{i}" for i in range(20)) + " Huawei Technologies", "A Co./B Co./C Co./D Co./Huawei"],
)  # fmt: skip
def test_a_name_that_is_not_read_whole_is_never_none(screener: Screener, name: str) -> None:
    found = screener.screen(Party(name, kind="company"))
    assert "none" not in found.answers.values()
    assert found.answer == "possible"
    assert found.unread == (name,)
    assert found.as_dict()["unread"] == [name]


@pytest.mark.parametrize(
    "name",
    ["Samsung Electronics Co., Ltd.", "삼성전자", "SK", "華碩電腦", "Роснефть", "キヤノン", "3M", "Müller & Söhne"],
)
def test_an_ordinary_name_near_nothing_is_none(screener: Screener, name: str) -> None:
    assert screener.screen(Party(name, kind="company")).answer == "none"


def test_a_name_in_latin_letters_beside_one_that_is_not_read_is_enough(screener: Screener) -> None:
    assert screener.screen(Party("บริษัท เอสซีจี", ("Siam Cement Group",), "company")).answer == "none"


def test_no_clearance_clears_a_name_that_was_not_read(screener: Screener, tmp_path: Path) -> None:
    found = screener.screen(Party("हुआवेई"))
    decide(tmp_path / "log", Party("Kim Jong Un"), screener.screen(Party("Kim Jong Un")).hits[0], "cleared", "r", "b")
    assert Decisions(tmp_path / "log").apply(found).answer == "possible"


def test_a_listed_name_of_generic_words_is_not_hidden_by_another_country() -> None:
    entries = [Entry("us_sdn", str(i), "company", (Name(n),), countries=("KP",)) for i, n in enumerate(_GENERIC)]
    screener = Screener.of_entries(entries)
    assert screener.screen(Party("Bank of Dandong", kind="company")).answer == "match"
    for name in ("Bank of Dandong", "International Trading LLC", "Trading Co."):
        assert screener.screen(Party(name, kind="company", countries=("KR",))).answer != "none"


_GENERIC = ("Bank of Dandong", "International Trading Co.", "Trading Co.")
