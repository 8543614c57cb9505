"""Each list reader on a small made file of the official layout, and on the real file where it is here."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import msgspec
import openpyxl
import pytest

from gwanmun.parties import Party, Screener
from gwanmun.sources.entries import Entry, entry_of, values_of
from gwanmun.sources.files import InputError
from gwanmun.sources.lists import own, us, world
from gwanmun.sources.lists.common import unpacked
from gwanmun.sources.lists.registry import sources

CSL_HEAD = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,"
    "license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,"
    "remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids\n"
)


def test_csl_csv_reads_terms_and_leaves_out_a_repeated_header() -> None:
    row = 'x1,Entity List (EL) - Bureau of Industry and Security,,,,"Acme, JSC",,"1 Main St, RU",87 FR 20299,2022-04-07,,,'
    row += '"All items. (See §734.9(g))",Policy of denial.,,,,,,,,,Acme One; and Acme Two,,,,,,\n'
    (entry,) = us.csl_csv((CSL_HEAD + CSL_HEAD + row).encode(), "csl.csv")
    assert (entry.list, entry.licence_policy, entry.citation, entry.row) == (
        "us_entity_list",
        "Policy of denial.",
        "87 FR 20299",
        3,
    )
    assert [n.text for n in entry.names] == ["Acme, JSC", "Acme One", "Acme Two"]
    assert entry.countries == ("RU",)
    assert entry_of(json.loads(json.dumps(entry.as_dict()))) == entry
    assert entry_of(msgspec.json.decode(msgspec.json.encode(values_of(entry)))) == entry


def test_a_person_on_a_list_that_prints_no_type_is_found_as_a_person() -> None:
    row = "x2,Entity List (EL) - Bureau of Industry and Security,,,,Ivan Petrov" + "," * 23
    (entry,) = us.csl_csv((CSL_HEAD + row + "\n").encode(), "csl.csv")
    for kind in ("person", "company", "unknown"):
        assert Screener.of_entries([entry]).screen(Party("Ivan Petrov", kind=kind)).answer == "match", kind


@pytest.mark.parametrize(
    ("printed", "name", "over"),
    [
        ("Huawei (Huawei).  Affiliated Entity:  Huawei Cloud Dalian", "Huawei Cloud Dalian", "Huawei (Huawei)"),
        ("Institute (CETC 13). Subordinate Institution - MT Systems", "MT Systems", "Institute (CETC 13)"),
        ("Huawei Cloud Dalian", "Huawei Cloud Dalian", ""),
    ],
)
def test_an_affiliate_printed_behind_its_firm_has_its_own_name(printed: str, name: str, over: str) -> None:
    row = {"name": printed, "source": "Entity List (EL) - Bureau of Industry and Security"}
    (entry,) = us.csl_json(json.dumps({"results": [row]}).encode(), "csl.json")
    assert (entry.names[0].text, entry.remarks) == (name, over)


def test_csl_json() -> None:
    data = {"results": [{"id": "a", "source": "Unverified List (UVL) - Bureau of Industry and Security", "name": "Foo",
                         "alt_names": ["Bar"], "addresses": [{"city": "Dubai", "country": "AE"}], "ids": None}]}  # fmt: skip
    (entry,) = us.csl_json(json.dumps(data).encode(), "csl.json")
    assert (entry.list, entry.countries) == ("us_uvl", ("AE",))


def test_ofac_csv_joins_aliases_addresses_and_what_the_remarks_say() -> None:
    sdn = b'36,"AERO",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'AC\'. DOB 25 Mar 1973; Passport A1234567 (Cuba)."\r\n\x1a'
    alt = b'36,12,"fka","AERO-CARIBBEAN",-0- \r\n\x1a'
    add = b'36,25,-0- ,"Havana","Cuba",-0- \r\n\x1a'
    (entry,) = us.ofac_csv(sdn, "SDN.CSV", alt, add)
    assert [(n.text, n.kind) for n in entry.names] == [
        ("AERO", "primary"),
        ("AERO-CARIBBEAN", "former"),
        ("AC", "weak_alias"),
    ]
    assert (entry.born, entry.countries, entry.identifiers[0].value) == (("1973-03-25",), ("Cuba",), "A1234567")


EU = """<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-05-01T00:00:00"><sanctionEntity
euReferenceNumber="EU.1.1" logicalId="1"><regulation programme="UKR" numberTitle="2024/1 (OJ L1)" publicationDate="2024-01-02"/>
<subjectType code="person"/><nameAlias wholeName="Ivan PETROV" strong="true"/><nameAlias wholeName="Иван Петров" strong="true"/>
<nameAlias wholeName="Vanya" strong="false"/><birthdate birthdate="1970-02-03" city="Omsk"/><citizenship countryIso2Code="RU"/>
</sanctionEntity></export>"""
UK = """<Designations><DateGenerated>2026-08-01</DateGenerated><Designation><UniqueID>RUS1</UniqueID><RegimeName>Russia</RegimeName>
<IndividualEntityShip>Individual</IndividualEntityShip><Names><Name><Name1>Ivan</Name1><Name6>PETROV</Name6>
<NameType>Primary Name</NameType></Name><Name><Name6>Vanya</Name6><NameType>Alias</NameType></Name></Names><NonLatinNames>
<NonLatinName><NameNonLatinScript>Иван Петров</NameNonLatinScript></NonLatinName></NonLatinNames><IndividualDetails><Individual>
<DOBs><DOB>03/02/1970</DOB></DOBs></Individual></IndividualDetails></Designation></Designations>"""
SECO = """<swiss-sanctions-list date="2026-02-01"><target ssid="9" sanctions-set-id="77"><individual sex="male"><identity main="true">
<name name-type="primary-name" quality="good"><name-part order="2" name-part-type="family-name"><value>Petrov</value>
<spelling-variant lang="rus">Петров</spelling-variant></name-part><name-part order="1"><value>Ivan</value></name-part></name>
<day-month-year day="3" month="2" year="1970"/></identity></individual></target></swiss-sanctions-list>"""
UN = """<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:00"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>Ivan</FIRST_NAME>
<SECOND_NAME>Petrov</SECOND_NAME><REFERENCE_NUMBER>QDi.1</REFERENCE_NUMBER><NAME_ORIGINAL_SCRIPT>Иван Петров</NAME_ORIGINAL_SCRIPT>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Vanya</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_DATE_OF_BIRTH><YEAR>1970</YEAR>
</INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"""


@pytest.mark.parametrize(
    ("reader", "text", "ident"),
    [
        (world.eu_xml, EU, "EU.1.1"),
        (world.uk_xml, UK, "RUS1"),
        (world.seco_xml, SECO, "9"),
        (world.un_xml, UN, "QDi.1"),
    ],
)
def test_xml_lists(reader: object, text: str, ident: str) -> None:
    (entry,) = reader(text.encode(), "list.xml")  # type: ignore[operator]
    assert isinstance(entry, Entry)
    assert (entry.id, entry.kind, entry.name.lower()) == (ident, "person", "ivan petrov")
    assert any(n.kind == "original_script" for n in entry.names)
    assert entry.born[0].startswith("1970")


def test_korean_tables_in_utf8_and_cp949() -> None:
    text = "연번,구분,성명,별칭,국적,생년월일,지정사유\n1,개인,KIM Chol,김철; KIM Cheol,북한,1970-01-01,대량살상무기\n"
    for encoding in ("utf-8-sig", "cp949"):
        (entry,) = world.kr_table(text.encode(encoding), "kr.csv", "kr_restricted")
        assert [n.text for n in entry.names] == ["KIM Chol", "김철", "KIM Cheol"]
        assert (entry.kind, entry.born) == ("person", ("1970-01-01",))


def test_meti_workbook() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["No.", "国名\nCountry", "企業名\nCompany or Organization", "別名", "懸念区分"])
    sheet.append(["=ROW()-1", "北朝鮮\nNorth Korea", "Air Koryo\n(高麗航空)", "・Airkoryo", "核\nN"])
    buffer = io.BytesIO()
    book.save(buffer)
    (entry,) = world.jp_meti_xlsx(buffer.getvalue(), "meti.xlsx")
    assert [n.text for n in entry.names] == ["Air Koryo", "高麗航空", "Airkoryo"]


def test_own_csv_and_followthemoney() -> None:
    (mine,) = own.own_csv(b"name,aliases,countries\nAcme,Acme One; Acme Two,CN\n", "own.csv")
    assert (mine.list, len(mine.names)) == ("own", 3)
    line = {
        "id": "Q1",
        "schema": "Person",
        "properties": {"name": ["Ivan Petrov"], "weakAlias": ["Vanya"], "birthDate": ["1970"]},
    }
    (entry,) = own.ftm_json(json.dumps(line).encode(), "x.ftm.json")
    assert entry.names[1].kind == "weak_alias"


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST/>',
        UN.encode()[:-60],
        b"",
        b"<html>",
        gzip.compress(UN.encode())[:-20],
    ],
)
def test_broken_and_hostile_xml_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        sources()["un_sc"].read([data], "un.xml")


def test_a_bomb_is_refused() -> None:
    with pytest.raises(InputError):
        unpacked(gzip.compress(b"0" * 60_000_000), "bomb.gz")


def test_a_cut_table_is_refused() -> None:
    with pytest.raises(InputError):
        list(us.dpl_text(b"Name\tStreet_Address\n", "dpl.txt"))
    with pytest.raises(InputError):
        list(us.ofac_csv(b'36,"AERO"\n', "SDN.CSV"))


REAL = [
    ("csl", ["csl_consolidated_2022-05.csv.gz"], 14_160),
    ("ofac_sdn", ["ofac_sdn_2024-05-03.csv.gz", "ofac_alt_2025-12.csv.gz", "ofac_add_2025-12.csv.gz"], 14_965),
    (
        "ofac_consolidated",
        ["ofac_cons_prim_2025-12.csv", "ofac_cons_alt_2025-12.csv", "ofac_cons_add_2025-12.csv"],
        442,
    ),
    ("ofac_xml", ["ofac_CONS_ENHANCED_2025-01.zip"], 443),
    ("bis_dpl", ["dpl_2023-11.txt"], 665),
    ("un_sc", ["UN_consolidated_2026-02.xml.gz"], 1_003),
    ("jp_meti", ["jp_meti_foreign_user_list_2025-09-29.xlsx"], 835),
]


@pytest.mark.parametrize(("source", "files", "count"), REAL)
def test_the_real_files_are_read_whole(shared: Path, source: str, files: list[str], count: int) -> None:
    data = [(shared / "lists" / "official" / f).read_bytes() for f in files]
    assert len(sources()[source].read(data, source)) == count


def test_a_real_file_that_was_cut_is_refused(shared: Path) -> None:
    with pytest.raises(InputError):
        sources()["csl"].read([(shared / "lists" / "official" / "csl_2023-11.csv.gz").read_bytes()], "csl")


@pytest.mark.parametrize(
    ("requirement", "footnotes"),
    [
        ("For all items subject to the EAR (see § 744.11 and footnotes 1 and 4)", ("1", "4")),
        ("Footnotes 1, 3, and 5 of this supplement", ("1", "3", "5")),
        ("All items under §§ 734.9(e) and 744.11", ("734.9(e)",)),
        ("For all items subject to the EAR", ()),
    ],
)
def test_every_footnote_of_a_requirement_is_read(requirement: str, footnotes: tuple[str, ...]) -> None:
    assert us._footnotes(requirement) == footnotes
