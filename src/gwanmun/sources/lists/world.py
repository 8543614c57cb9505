"""Lists of the United Nations, the European Union, the United Kingdom, Switzerland, Japan and Korea."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from gwanmun.sources.entries import Entry, EntryKind, Identifier, NameKind
from gwanmun.sources.lists.common import child, children, error, iso, names_of, records, said, split, table


def un_xml(data: bytes, place: str) -> Iterator[Entry]:
    """The UN Security Council consolidated list."""
    for number, e in records(data, place, ("INDIVIDUAL", "ENTITY")):
        person = e.tag == "INDIVIDUAL"
        mark = "INDIVIDUAL" if person else "ENTITY"
        name = " ".join(filter(None, (said(e, f"{n}_NAME") for n in ("FIRST", "SECOND", "THIRD", "FOURTH"))))
        others: list[tuple[str, NameKind]] = [(said(e, "NAME_ORIGINAL_SCRIPT"), "original_script")]
        for alias in children(e, f"{mark}_ALIAS"):
            quality = said(alias, "QUALITY").lower()
            kind: NameKind = "weak_alias" if quality == "low" else "former" if quality == "f.k.a." else "strong_alias"
            others += [(a, kind) for a in split(said(alias, "ALIAS_NAME"))]
        places = children(e, f"{mark}_ADDRESS")
        documents = children(e, "INDIVIDUAL_DOCUMENT")
        yield Entry(
            list="un_sc", id=said(e, "REFERENCE_NUMBER") or said(e, "DATAID"), kind="person" if person else "company",
            names=names_of(name, others), authority="UN Security Council", programmes=split(said(e, "UN_LIST_TYPE")),
            identifiers=tuple(Identifier(said(d, "TYPE_OF_DOCUMENT"), said(d, "NUMBER"), said(d, "ISSUING_COUNTRY"))
                              for d in documents if said(d, "NUMBER")),
            born=tuple(filter(None, (_un_date(d) for d in children(e, "INDIVIDUAL_DATE_OF_BIRTH")))),
            birth_places=tuple(filter(None, (_joined(p, "CITY", "STATE_PROVINCE", "COUNTRY")
                                             for p in children(e, "INDIVIDUAL_PLACE_OF_BIRTH")))),
            countries=tuple(dict.fromkeys(filter(None, [*(said(n) for n in children(e, "NATIONALITY", "VALUE")),
                                                        *(said(p, "COUNTRY") for p in places)]))),
            addresses=tuple(filter(None, (_joined(p, "STREET", "CITY", "STATE_PROVINCE", "COUNTRY") for p in places))),
            listed_on=said(e, "LISTED_ON"), remarks=said(e, "COMMENTS1"), source=place, row=number,
        )  # fmt: skip


def _joined(element: Any, *tags: str) -> str:
    return ", ".join(filter(None, (said(element, t) for t in tags)))


def _un_date(element: Any) -> str:
    span = "/".join(filter(None, (said(element, "FROM_YEAR"), said(element, "TO_YEAR"))))
    return said(element, "DATE") or said(element, "YEAR") or span


def eu_xml(data: bytes, place: str) -> Iterator[Entry]:
    """The EU financial sanctions files, XML 1.1."""
    for number, e in records(data, place, ("sanctionEntity",)):
        named: list[tuple[str, NameKind]] = []
        for alias in children(e, "nameAlias"):
            text = alias.get("wholeName") or " ".join(
                filter(None, (alias.get(k) for k in ("firstName", "middleName", "lastName")))
            )
            kind: NameKind = "strong_alias" if alias.get("strong", "true") == "true" else "weak_alias"
            named.append((text, kind if text.isascii() or not _foreign(text) else "original_script"))
        regulation = child(e, "regulation")
        subject = child(e, "subjectType")
        primary = next((t for t, k in named if k == "strong_alias"), named[0][0] if named else "")
        where = children(e, "address")
        yield Entry(
            list="eu_fsf", id=e.get("euReferenceNumber") or e.get("logicalId") or str(number),
            kind="person" if subject is not None and subject.get("code") == "person" else "company",
            names=names_of(" ".join(primary.split()), named), authority="European Union",
            programmes=(regulation.get("programme", ""),) if regulation is not None else (),
            identifiers=tuple(Identifier(i.get("identificationTypeCode", ""), i.get("number", ""), i.get("countryIso2Code", ""))
                              for i in children(e, "identification") if i.get("number")),
            born=tuple(filter(None, (b.get("birthdate") or b.get("year", "") for b in children(e, "birthdate")))),
            birth_places=tuple(filter(None, (b.get("city", "") for b in children(e, "birthdate")))),
            countries=tuple(dict.fromkeys(c for x in (*children(e, "citizenship"), *where)
                                          if (c := x.get("countryIso2Code", "")) not in ("", "00"))),
            addresses=tuple(filter(None, (", ".join(filter(None, (a.get(k, "") for k in ("street", "city", "countryDescription"))))
                                          for a in where))),
            citation=regulation.get("numberTitle", "") if regulation is not None else "",
            listed_on=regulation.get("publicationDate", "") if regulation is not None else "",
            remarks=said(e, "remark"), source=place, row=number,
        )  # fmt: skip


def _foreign(text: str) -> bool:
    return any(ord(c) > 0x36F and c.isalpha() for c in text)


_UK_KINDS: dict[str, EntryKind] = {"individual": "person", "entity": "company", "ship": "vessel"}


def uk_xml(data: bytes, place: str) -> Iterator[Entry]:
    """The UK sanctions list, XML."""
    for number, e in records(data, place, ("Designation",)):
        named: list[tuple[str, NameKind]] = []
        primary = ""
        for name in children(e, "Names", "Name"):
            text = " ".join(filter(None, (said(name, f"Name{i}") for i in range(1, 7))))
            if said(name, "NameType").lower() == "primary name" and not primary:
                primary = text
            else:
                weak = "low" in said(name, "AliasStrength").lower()
                named.append((text, "weak_alias" if weak else "strong_alias"))
        native = children(e, "NonLatinNames", "NonLatinName")
        named += [(said(n, "NameNonLatinScript"), "original_script") for n in native]
        where = children(e, "Addresses", "Address")
        individual = children(e, "IndividualDetails", "Individual")
        ship = children(e, "ShipDetails", "Ship")
        yield Entry(
            list="uk", id=said(e, "UniqueID") or str(number),
            kind=_UK_KINDS.get(said(e, "IndividualEntityShip").lower(), "unknown"), names=names_of(primary, named),
            authority="UK, FCDO", programmes=split(said(e, "RegimeName")),
            identifiers=tuple(
                Identifier(k, said(x))
                for k, path in (("passport", ("PassportDetails", "Passport", "PassportNumber")),
                                ("national id", ("NationalIdentifierDetails", "NationalIdentifier", "NationalIdentifierNumber")))
                for i in individual for x in children(i, *path) if said(x)
            ) + tuple(Identifier("IMO", said(x)) for s in ship for x in children(s, "IMONumbers", "IMONumber") if said(x)),
            born=tuple(iso(said(d), american=False) for i in individual for d in children(i, "DOBs", "DOB") if said(d)),
            countries=tuple(dict.fromkeys(filter(None, [
                *(said(n) for i in individual for n in children(i, "Nationalities", "Nationality")),
                *(said(a, "AddressCountry") for a in where)]))),
            addresses=tuple(filter(None, (_joined(a, *(f"AddressLine{i}" for i in range(1, 7)), "AddressCountry") for a in where))),
            licence_policy=said(e, "SanctionsImposed"), listed_on=iso(said(e, "DateDesignated"), american=False),
            remarks=said(e, "OtherInformation"), source=place, row=number,
        )  # fmt: skip


_SECO_KINDS: dict[str, EntryKind] = {"individual": "person", "entity": "company", "object": "vessel"}


def seco_xml(data: bytes, place: str) -> Iterator[Entry]:
    """Switzerland's consolidated list (SECO), XML."""
    for number, e in records(data, place, ("target",)):
        body = next((c for c in e if str(c.tag).rpartition("}")[2] in _SECO_KINDS), None)
        if body is None:
            continue
        kind = _SECO_KINDS[str(body.tag).rpartition("}")[2]]
        named: list[tuple[str, NameKind]] = []
        primary, identities = "", children(body, "identity")
        for identity in identities:
            for name in children(identity, "name"):
                parts = sorted(children(name, "name-part"), key=lambda p: int(p.get("order") or 0))
                text = " ".join(filter(None, (said(p, "value") for p in parts)))
                if name.get("name-type") == "primary-name" and not primary:
                    primary = text
                else:
                    former = name.get("name-type") == "formerly-known-as"
                    weak = name.get("quality") == "low"
                    named.append((text, "weak_alias" if weak else "former" if former else "strong_alias"))
                for variant in (v for p in parts for v in children(p, "spelling-variant")):
                    named.append((said(variant), "original_script" if _foreign(said(variant)) else "strong_alias"))
        yield Entry(
            list="ch_seco", id=e.get("ssid") or str(number), kind=kind, names=names_of(primary, named),
            authority="SECO", programmes=split(e.get("sanctions-set-id") or ""),
            identifiers=tuple(Identifier(d.get("document-type") or "", said(d, "number"))
                              for i in identities for d in children(i, "identification-document") if said(d, "number")),
            born=tuple(_seco_date(d) for i in identities for d in children(i, "day-month-year")) if kind == "person" else (),
            addresses=tuple(filter(None, (said(a, "address-details") for i in identities for a in children(i, "address")))),
            remarks=said(body, "justification"), source=place, row=number,
        )  # fmt: skip


def _seco_date(element: Any) -> str:
    year, month, day = (element.get(k) or "" for k in ("year", "month", "day"))
    return "-".join(p if i == 0 else f"{int(p):02}" for i, p in enumerate((year, month, day)) if p)


_BULLET = re.compile(r"[\n・]+")
_IN_BRACKETS = re.compile(r"[(（]([^()（）]*[\u3040-\u30ff\u4e00-\u9fff][^()（）]*)[)）]")


def jp_meti_xlsx(data: bytes, place: str) -> Iterator[Entry]:
    """Japan's Foreign User List (METI), the official workbook."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        rows = list(book.worksheets[0].iter_rows(values_only=True, max_col=6, max_row=20_000))
    except Exception:  # openpyxl raises whatever the zip, XML and its own layers raise
        raise error("is not a readable workbook", "읽을 수 있는 엑셀 파일이 아닙니다", place) from None
    if not rows or "Company or Organization" not in str(rows[0][2]):
        raise error("is not the Foreign User List", "일본 외국사용자리스트 형식이 아닙니다", place)
    for number, row in enumerate(rows[1:], 2):
        country, name, also, concern = ([str(c or "") for c in row] + [""] * 6)[1:5]
        if not name.strip():
            continue
        native = _IN_BRACKETS.findall(name)
        primary = " ".join(_IN_BRACKETS.sub("", name).split()) or " ".join(name.split())
        others: list[tuple[str, NameKind]] = [(n, "original_script") for n in native]
        others += [
            (a, "original_script" if _foreign(a) else "strong_alias") for a in _BULLET.split(also) if len(a.strip()) > 1
        ]
        where = country.split("\n")[-1].strip()
        yield Entry(
            list="jp_meti", id=f"{where}|{primary}", kind="company", names=names_of(primary, others),
            authority="METI", programmes=split(concern.split("\n")[-1], ","), countries=(where,), source=place, row=number,
        )  # fmt: skip


_KR_COLUMNS = {
    "id": ("번호", "연번", "순번", "No", "No."), "name": ("성명", "명칭", "성명(명칭)", "성명 또는 명칭", "영문명", "업체명", "거래자명", "이름"),
    "also": ("별칭", "이명", "가명", "한글명", "국문명", "이칭"), "born": ("생년월일", "출생일"), "country": ("국적", "국가", "소재국", "국가명"),
    "address": ("주소", "소재지"), "identifier": ("여권번호", "신분증번호", "식별번호", "등록번호"), "kind": ("구분", "유형"),
    "reason": ("지정사유", "우려분야", "지정근거", "사유"), "date": ("지정일", "지정일자", "고시일"), "citation": ("근거", "고시번호"),
}  # fmt: skip


def kr_table(data: bytes, place: str, list_name: str) -> Iterator[Entry]:
    """Korea's 금융거래등제한대상자 (``kr_restricted``) or 우려거래자 (``kr_concern``), saved as CSV.

    Written from the published column layouts; no official file was at hand, and columns are found by their Korean titles.
    """
    for number, row in table(data, place, ()):
        cells = {key: next((row[t] for t in titles if row.get(t)), "") for key, titles in _KR_COLUMNS.items()}
        if not cells["name"] and not cells["also"]:
            if number == 2:
                raise error("has no column 성명 or 명칭", "성명(명칭) 열이 없습니다", place)
            continue
        name = cells["name"] or cells["also"]
        person = "개인" in cells["kind"] or bool(cells["born"])
        others: list[tuple[str, NameKind]] = [
            (a, "original_script" if _foreign(a) else "strong_alias") for a in re.split(r"[;\n,]| / ", cells["also"])
        ]
        authority = "금융위원회" if list_name == "kr_restricted" else "산업통상자원부"
        yield Entry(
            list=list_name, id=cells["id"] or name, kind="person" if person else "company" if cells["kind"] else "unknown",
            names=names_of(" ".join(name.split()), others), authority=authority, programmes=split(cells["reason"]),
            identifiers=tuple(Identifier("", i) for i in split(cells["identifier"])), born=split(cells["born"]),
            countries=split(cells["country"]), addresses=split(cells["address"]), citation=cells["citation"],
            listed_on=cells["date"], source=place, row=number,
        )  # fmt: skip
