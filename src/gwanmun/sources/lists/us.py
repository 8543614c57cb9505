"""US lists: the Consolidated Screening List (CSV, JSON), OFAC's CSV files and enhanced XML, BIS' Denied Persons text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from gwanmun.sources.entries import Entry, EntryKind, Identifier, NameKind
from gwanmun.sources.lists.common import (
    child,
    children,
    error,
    from_remarks,
    iso,
    names_of,
    records,
    said,
    split,
    table,
    text_of,
)  # fmt: skip

_CSL_LISTS = {
    "(EL)": "us_entity_list", "(UVL)": "us_uvl", "(MEU)": "us_meu", "(DPL)": "us_dpl", "(SDN)": "us_sdn",
    "(SSI)": "us_ssi", "(CMIC)": "us_cmic", "(CAP)": "us_capta", "(NS-MBS": "us_mbs", "(MBS)": "us_mbs",
    "(PLC)": "us_plc", "(FSE)": "us_fse", "(DTC)": "us_itar_debarred", "(ISN)": "us_isn", "(561)": "us_capta",
}  # fmt: skip
_KINDS: dict[str, EntryKind] = {
    "individual": "person", "person": "person", "entity": "company", "vessel": "vessel", "aircraft": "aircraft",
}  # fmt: skip
_FOOTNOTES = re.compile(r"[Ff]ootnotes? (\d+(?:(?:, (?:and )?| and | or )\d+)*)|§§?\s*734\.9\(([a-z])\)")


def _csl_list(source: str) -> str:
    return next((name for mark, name in _CSL_LISTS.items() if mark in source), "us_other")


def csl_csv(data: bytes, place: str) -> Iterator[Entry]:
    """The Consolidated Screening List as CSV (trade.gov)."""
    for number, row in table(data, place, ("_id", "source", "name", "alt_names", "addresses", "programs")):
        yield _csl_entry(row, number, place, split)


def csl_json(data: bytes, place: str) -> Iterator[Entry]:
    """The Consolidated Screening List as JSON (trade.gov)."""
    try:
        read = json.loads(data)
        results = read["results"] if isinstance(read, dict) else read
        for number, row in enumerate(results, 1):
            flat = {k: v for k, v in row.items() if v is not None}
            flat["_id"] = str(row.get("id") or row.get("entity_number") or number)
            flat["addresses"] = [_json_address(a) for a in row.get("addresses") or []]
            flat["ids"] = [f"{i.get('type') or ''}, {i.get('number') or ''}" for i in row.get("ids") or []]
            yield _csl_entry(flat, number, place, _listed)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise error(
            "is not the Consolidated Screening List in JSON", "통합심사목록 JSON 형식이 아닙니다", place
        ) from None


def _json_address(address: Any) -> str:
    parts = (address.get(k) for k in ("address", "city", "state", "postal_code", "country"))
    return ", ".join(p for p in parts if p)


def _listed(value: Any) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, list) else split(str(value or ""))


def _csl_entry(row: dict[str, Any], number: int, place: str, parts: Any) -> Entry:
    source = str(row.get("source", ""))
    printed = " ".join(str(row["name"]).split())
    over, name = _of(printed)
    remarks = "; ".join(filter(None, (over, str(row.get("remarks") or ""))))
    weak = _weak_names(str(row.get("remarks", "")))
    others: list[tuple[str, NameKind]] = [
        (a.removeprefix("and "), "weak_alias" if a in weak else "strong_alias") for a in parts(row.get("alt_names"))
    ]
    addresses = parts(row.get("addresses"))
    countries = {a.rpartition(", ")[2] for a in addresses if len(a.rpartition(", ")[2]) == 2}
    countries |= {*parts(row.get("citizenships")), *parts(row.get("nationalities"))}
    requirement = str(row.get("license_requirement") or "")
    identifiers = []
    for text in parts(row.get("ids")):
        kind, value = (p.strip() for p in [*text.split(",", 1), ""][:2])
        kind, value = (
            (value, kind) if any(c.isdigit() for c in kind) and not any(c.isdigit() for c in value) else (kind, value)
        )
        if value and len(value) < 40 and any(c.isdigit() for c in value):
            identifiers.append(Identifier(kind, value.removeprefix("IMO ").strip()))
    return Entry(
        list=_csl_list(source), id=str(row.get("entity_number") or row["_id"]),
        # Lists of BIS and State print no type: people stand among the firms there.
        kind=_KINDS.get(str(row.get("type") or "").lower(), "unknown"),
        names=names_of(name, others), authority=source.rpartition(" - ")[2], programmes=parts(row.get("programs")),
        identifiers=tuple(identifiers), born=tuple(iso(d) for d in parts(row.get("dates_of_birth"))),
        birth_places=parts(row.get("places_of_birth")), countries=tuple(sorted(countries)), addresses=addresses,
        licence_requirement=requirement, licence_policy=str(row.get("license_policy") or ""),
        footnotes=_footnotes(requirement),
        citation=str(row.get("federal_register_notice") or ""), listed_on=str(row.get("start_date") or ""),
        ends_on=str(row.get("end_date") or ""), remarks=remarks, source=place, row=number,
    )  # fmt: skip


def _footnotes(requirement: str) -> tuple[str, ...]:
    """The footnotes that a requirement names, and the paragraphs of 734.9 that it cites instead."""
    named = _FOOTNOTES.findall(requirement)
    return tuple(
        dict.fromkeys(n for numbers, cited in named for n in re.findall(r"\d+", numbers) or [f"734.9({cited})"])
    )


_OF = re.compile(r"(.+?)\.? (?:Affiliated Entity ?: ?|Subordinate Institution ?- ?)(.+)")


def _of(printed: str) -> tuple[str, str]:
    """The firm behind which the Entity List prints an affiliate or subordinate institution, and that one's own name."""
    found = _OF.fullmatch(printed)
    return (found[1], found[2]) if found else ("", printed)


_WEAK = re.compile(r"'([^']{2,60})'")


def _weak_names(remarks: str) -> frozenset[str]:
    """Names that OFAC puts in single quotation marks, its sign of a weak alias."""
    return frozenset(_WEAK.findall(remarks))


def _ofac_rows(data: bytes, place: str, width: int) -> Iterator[tuple[int, list[str]]]:
    """Rows of an OFAC file: no header, ``-0-`` for nothing, a control character at the end."""
    csv.field_size_limit(4_000_000)
    text = text_of(data).replace("\x1a", "")
    for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
        if not row or not row[0].strip():
            continue
        if len(row) < width or not row[0].strip().isdigit():
            raise error(
                "is not an OFAC file of this kind, or is cut",
                "OFAC 파일 형식이 아니거나 잘렸습니다",
                f"{place}:{number}",
            )
        yield number, ["" if c.strip() == "-0-" else c.strip() for c in row]


def ofac_csv(
    primary: bytes, place: str, alt: bytes = b"", add: bytes = b"", list_name: str = "us_sdn"
) -> Iterator[Entry]:
    """OFAC's SDN or consolidated list in its CSV form: the primary file, and its aliases and addresses where given."""
    aliases: dict[str, list[tuple[str, NameKind]]] = {}
    for _, row in _ofac_rows(alt, f"{place} (ALT)", 4):
        kind: NameKind = "former" if row[2].lower() == "fka" else "strong_alias"
        aliases.setdefault(row[0], []).append((row[3], kind))
    addresses: dict[str, list[list[str]]] = {}
    for _, row in _ofac_rows(add, f"{place} (ADD)", 5):
        addresses.setdefault(row[0], []).append(row[2:5])
    for number, row in _ofac_rows(primary, place, 12):
        remarks = row[11]
        identifiers, born, birth_places = from_remarks(remarks)
        weak: list[tuple[str, NameKind]] = [(w, "weak_alias") for w in sorted(_weak_names(remarks)) if w in remarks]
        where = addresses.get(row[0], [])
        programmes = tuple(p.strip(" []") for p in re.split(r"\] \[|;", row[3]) if p.strip(" []"))
        yield Entry(
            list=_programme_list(programmes, list_name), id=row[0], kind=_KINDS.get(row[2].lower(), "company"),
            names=names_of(row[1], aliases.get(row[0], []) + weak), authority="US Treasury, OFAC",
            programmes=programmes, identifiers=identifiers, born=born, birth_places=birth_places,
            countries=tuple(dict.fromkeys(a[2] for a in where if a[2])),
            addresses=tuple(", ".join(p for p in a if p) for a in where if a[0] or a[1]),
            remarks=remarks, source=place, row=number,
        )  # fmt: skip


def _programme_list(programmes: tuple[str, ...], list_name: str) -> str:
    """The list of an entry of the consolidated file, which its programme tells."""
    if list_name != "us_consolidated":
        return list_name
    joined = " ".join(programmes)
    for mark, name in (("CMIC", "us_cmic"), ("UKRAINE-EO13662", "us_ssi"), ("NS-PLC", "us_plc"), ("CAPTA", "us_capta"),
                       ("MBS", "us_mbs"), ("FSE", "us_fse")):  # fmt: skip
        if mark in joined:
            return name
    return "us_non_sdn"


_ALIASES: dict[str, NameKind] = {"F.K.A.": "former", "N.K.A.": "strong_alias", "A.K.A.": "strong_alias"}
_XML_LISTS = (("CMIC", "us_cmic"), ("Sectoral", "us_ssi"), ("Palestinian", "us_plc"), ("CAPTA", "us_capta"),
              ("Menu-Based", "us_mbs"), ("SDN List", "us_sdn"), ("Foreign Sanctions Evaders", "us_fse"))  # fmt: skip


def ofac_xml(data: bytes, place: str) -> Iterator[Entry]:
    """OFAC's enhanced XML, SDN or consolidated."""
    for number, entity in records(data, place, ("entity",)):
        if entity.get("id") is None or child(entity, "names") is None:
            continue
        lists = [" ".join((e.text or "").split()) for e in children(entity, "sanctionsLists", "sanctionsList")]
        joined = " ".join(x for x in lists if x != "Consolidated List")
        named: list[tuple[str, NameKind]] = []
        primary = ""
        for name in children(entity, "names", "name"):
            kind = _ALIASES.get(said(name, "aliasType"), "strong_alias")
            if said(name, "isLowQuality") == "true":
                kind = "weak_alias"
            for translation in children(name, "translations", "translation"):
                text = said(translation, "formattedFullName")
                script = said(translation, "script")
                if said(name, "isPrimary") == "true" and script in ("Latin", "") and not primary:
                    primary = text
                else:
                    named.append((text, kind if script in ("Latin", "") else "original_script"))
        features = [(said(f, "type"), said(f, "value")) for f in children(entity, "features", "feature")]
        documents = children(entity, "identityDocuments", "identityDocument")
        found = [Identifier(said(d, "type"), said(d, "documentNumber"), said(d, "issuingCountry")) for d in documents]
        yield Entry(
            list=next((n for mark, n in _XML_LISTS if mark in joined), "us_non_sdn"), id=str(entity.get("id")),
            kind=_KINDS.get(said(entity, "generalInfo", "entityType").lower(), "company"),
            names=names_of(primary, named), authority="US Treasury, OFAC",
            programmes=tuple(" ".join((e.text or "").split()) for e in children(entity, "sanctionsPrograms", "sanctionsProgram")),
            identifiers=tuple(i for i in found if i.value),
            born=tuple(iso(v) for t, v in features if t == "Birthdate"),
            birth_places=tuple(v for t, v in features if t == "Place of Birth"),
            countries=tuple(dict.fromkeys(
                c for a in children(entity, "addresses", "address") if (c := said(a, "country"))
            )),
            addresses=tuple(filter(None, (_xml_address(a) for a in children(entity, "addresses", "address")))),
            source=place, row=number,
        )  # fmt: skip


def _xml_address(address: Any) -> str:
    parts = [said(p, "value") for p in children(address, "translations", "translation", "addressParts", "addressPart")]
    return ", ".join(p for p in (*parts, said(address, "country")) if p)


def dpl_text(data: bytes, place: str) -> Iterator[Entry]:
    """BIS' Denied Persons List, tab-separated."""
    needed = ("Name", "Street_Address", "City", "Country", "Effective_Date", "Expiration_Date", "FR_Citation")
    for number, row in table(data, place, needed, "\t"):
        name = " ".join(row["Name"].split())
        address = ", ".join(p for p in (row["Street_Address"], row["City"], row.get("State", ""), row["Country"]) if p)
        yield Entry(
            list="us_dpl", id=f"{name}|{row['Effective_Date']}|{row['City']}", kind="unknown", names=names_of(name, ()),
            authority="Bureau of Industry and Security", countries=split(row["Country"]), addresses=(address,),
            licence_requirement="Standard denial order" if row.get("Standard_Order") == "Y" else "",
            citation=row["FR_Citation"], listed_on=iso(row["Effective_Date"]), ends_on=iso(row["Expiration_Date"]),
            remarks=row.get("Action", ""), source=place, row=number,
        )  # fmt: skip
