"""The lists that are known: where they are published, under which file names, and which reader takes them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gwanmun.sources.entries import Entry
from gwanmun.sources.lists.common import error, unpacked
from gwanmun.world.text import Text

Reader = Callable[[list[bytes], str], Iterator[Entry]]
_OFAC = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"


@dataclass(frozen=True, slots=True)
class Source:
    """One publication.

    :param urls: addresses of its files, the main one first; empty where it can only be had by hand.
    :param patterns: for each file, what its name in a folder looks like.
    :param needed: how many of the files must be there.
    """

    name: str
    title: Text
    urls: tuple[str, ...]
    patterns: tuple[str, ...]
    needed: int
    reader: Reader

    def read(self, files: list[bytes], place: str) -> list[Entry]:
        """The entries of the files, compressed or not.

        :raises InputError: if they are not of this format, cut, or without entries.
        """
        entries = list(self.reader([unpacked(f, place) for f in files], place))
        if not entries:
            raise error("holds no entries", "항목이 없습니다", place)
        return entries

    def find(self, folder: Path) -> list[Path]:
        """The newest file of each pattern in a folder; empty where a needed one is missing."""
        found: list[Path] = []
        for i, pattern in enumerate(self.patterns):
            match = re.compile(pattern + r"(?:\.gz|\.zip)?$", re.IGNORECASE)
            files = sorted((p for p in folder.iterdir() if p.is_file() and match.match(p.name)), key=lambda p: p.name)
            if files:
                found.append(files[-1])
            elif i < self.needed:
                return []
        return found


def _one(module: str, function: str, *more: str) -> Reader:
    """A reader of one file, imported when it is used."""

    def read(files: list[bytes], place: str) -> Iterator[Entry]:
        import importlib

        found = getattr(importlib.import_module(f"gwanmun.sources.lists.{module}"), function)
        return found(files[0], place, *more)  # type: ignore[no-any-return]

    return read


def _ofac(list_name: str) -> Reader:
    def read(files: list[bytes], place: str) -> Iterator[Entry]:
        from gwanmun.sources.lists.us import ofac_csv

        alt, add = ([*files[1:], b"", b""])[:2]
        return ofac_csv(files[0], place, alt, add, list_name)

    return read


@functools.cache
def sources() -> dict[str, Source]:
    """All sources by name."""
    rows = (
        Source("csl", Text("US Consolidated Screening List", "미국 통합심사목록"),
               ("https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv",),
               (r"(csl|consolidated_screening|consolidated(?!.*xml)).*\.csv",), 1, _one("us", "csl_csv")),
        Source("csl_json", Text("US Consolidated Screening List (JSON)", "미국 통합심사목록(JSON)"), (),
               (r"(csl|consolidated).*\.json",), 1, _one("us", "csl_json")),
        Source("ofac_sdn", Text("OFAC Specially Designated Nationals", "OFAC 특별지정제재대상"),
               (_OFAC + "SDN.CSV", _OFAC + "ALT.CSV", _OFAC + "ADD.CSV"),
               (r"(ofac_)?sdn.*\.csv", r"(ofac_)?alt.*\.csv", r"(ofac_)?add.*\.csv"), 1, _ofac("us_sdn")),
        Source("ofac_consolidated", Text("OFAC non-SDN lists", "OFAC 비SDN 목록"),
               (_OFAC + "CONS_PRIM.CSV", _OFAC + "CONS_ALT.CSV", _OFAC + "CONS_ADD.CSV"),
               (r"(ofac_)?cons_prim.*\.csv", r"(ofac_)?cons_alt.*\.csv", r"(ofac_)?cons_add.*\.csv"), 1, _ofac("us_consolidated")),
        Source("ofac_xml", Text("OFAC lists (enhanced XML)", "OFAC 목록(확장 XML)"), (),
               (r"(ofac_)?(sdn|cons)_enhanced.*(\.xml|(?=\.zip))",), 1, _one("us", "ofac_xml")),
        Source("bis_dpl", Text("BIS Denied Persons List", "BIS 수출권한 박탈자 목록"),
               ("https://www.bis.gov/dpl/dpl.txt",), (r"dpl.*\.txt",), 1, _one("us", "dpl_text")),
        Source("un_sc", Text("UN Security Council list", "유엔 안보리 제재목록"),
               ("https://scsanctions.un.org/resources/xml/en/consolidated.xml",),
               (r"(un_.*|consolidated.*)\.xml",), 1, _one("world", "un_xml")),
        Source("eu_fsf", Text("EU financial sanctions", "EU 금융제재 목록"),
               ("https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",),
               (r".*(fullsanctionslist|eu_fsf).*\.xml",), 1, _one("world", "eu_xml")),
        Source("uk", Text("UK sanctions list", "영국 제재목록"),
               ("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml",),
               (r"uk.sanctions.list.*\.xml",), 1, _one("world", "uk_xml")),
        Source("ch_seco", Text("Swiss SECO list", "스위스 SECO 제재목록"),
               ("https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction",),
               (r".*(consolidated-list|seco).*\.xml",), 1, _one("world", "seco_xml")),
        Source("jp_meti", Text("Japan METI Foreign User List", "일본 경제산업성 외국사용자리스트"), (),
               (r".*(meti|foreign_?user).*\.xlsx",), 1, _one("world", "jp_meti_xlsx")),
        Source("kr_restricted", Text("Korea: restricted in financial transactions", "금융거래등제한대상자"), (),
               (r".*(금융거래등제한|kr_restricted).*\.csv",), 1, _one("world", "kr_table", "kr_restricted")),
        Source("kr_concern", Text("Korea: parties of concern", "우려거래자"), (),
               (r".*(우려거래자|kr_concern).*\.csv",), 1, _one("world", "kr_table", "kr_concern")),
        Source("ftm", Text("FollowTheMoney entities", "FollowTheMoney 자료"), (),
               (r".*\.ftm\.json",), 1, _one("own", "ftm_json")),
        Source("own", Text("your own list", "자체 목록"), (), (r"own.*\.csv",), 1, _one("own", "own_csv")),
    )  # fmt: skip
    return {s.name: s for s in rows}


_DATES = (
    re.compile(rb'dateGenerated="(\d{4}-\d\d-\d\d)'), re.compile(rb"<dataAsOf>(\d{4}-\d\d-\d\d)"),
    re.compile(rb'generationDate="(\d{4}-\d\d-\d\d)'), re.compile(rb'<swiss-sanctions-list[^>]* date="(\d{4}-\d\d-\d\d)'),
    re.compile(rb"<DateGenerated>(\d{4}-\d\d-\d\d)"),
)  # fmt: skip


def date_in(data: bytes, place: str) -> str:
    """The date that a file gives for itself; nothing where it gives none."""
    head = unpacked(data, place)[:20_000]
    return next((m.group(1).decode() for d in _DATES if (m := d.search(head))), "")
