"""Columns of a book of shipments: which column says what, by its Korean or English name, and the kept mapping."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gwanmun.law.rulebase import RuleBase
from gwanmun.sources.files import InputError, write_atomically
from gwanmun.sources.yaml_text import load
from gwanmun.world.currencies import currency_of
from gwanmun.world.money import MoneyError
from gwanmun.world.suggest import near
from gwanmun.world.text import Text

LABELS = ("id", "note", "customer", "item.description", "item.quantity")
"""Fields that name a row to a person and decide nothing."""

PLAIN = ("activity", "from", "to", "region", "on")
ITEM = ("item.eccn", "item.origin", "item.hs", "item.value", "item.currency")
ROLES = ("purchaser", "intermediate_consignee", "ultimate_consignee", "end_user")
PARTY = tuple(f"{role}.{part}" for role in ROLES for part in ("name", "country", "address"))

_NAMES = {
    "id": "id / no / number / order no / po no / invoice no / 번호 / 주문번호 / 관리번호 / 송장번호",
    "note": "note / remark / remarks / 비고 / 메모",
    "customer": "customer / account / 고객 / 고객사 / 거래처",
    "on": "on / date / export date / ship date / shipping date / shipment date / etd"
    " / 선적일 / 선적일자 / 선적예정일 / 수출일 / 수출일자 / 수출예정일 / 출항일 / 출고일 / 일자 / 날짜",
    "activity": "activity / movement / 거래 유형 / 이동 유형",
    "from": "from / ship from / from country / country of export / export country"
    " / 출발국 / 출발국가 / 선적국 / 수출국 / 적출국",
    "to": "to / destination / country / ship to country / destination country / country of destination"
    " / final destination / 도착국 / 도착국가 / 목적국 / 목적국가 / 목적지 / 최종목적지 / 최종도착국"
    " / 수입국 / 수입국가 / 도착지",
    "region": "region / destination region / 지역",
    "item.description": "description / item / product / goods / item description"
    " / 품명 / 품목 / 품목명 / 제품 / 제품명 / 상품 / 상품명 / 물품 / 물품명",
    "item.eccn": "eccn / us eccn / eccn no / eccn 번호 / 미국 eccn / 미국 통제번호 / 수출통제분류번호",
    "item.kr_control_number": "통제번호 / 한국 통제번호 / 국내 통제번호 / 전략물자 통제번호 / 전략물자번호"
    " / korean control number / kr control number",
    "item.origin": "origin / country of origin / 원산지 / 제조국",
    "item.hs": "hs / hs code / hts / hsk / hs6 / schedule b / hs코드 / hs 부호 / 세번 / 세번부호",
    "item.quantity": "quantity / qty / 수량",
    "item.value": "value / amount / price / total / invoice value / 금액 / 가액 / 가격 / 총액 / 송장금액",
    "item.currency": "currency / 통화 / 화폐",
    "purchaser.name": "purchaser / buyer / buyer name / sold to / 구매자 / 구매자명 / 매수인 / 바이어",
    "intermediate_consignee.name": "intermediate consignee / 중간수하인",
    "ultimate_consignee.name": "consignee / consignee name / ultimate consignee / ship to"
    " / 수하인 / 수하인명 / 최종수하인 / 수입자 / 수입자명",
    "end_user.name": "end user / enduser / end user name / 최종사용자 / 최종사용자명 / 최종수요자 / 최종수요자명",
}
NAMES = {field: tuple(names.split(" / ")) for field, names in _NAMES.items()}
"""What people call the columns. Party names followed by "country", "국가" name the party's country."""

MONEY = "item.value"
_COARSE = ("item.kr_control_number", "item.description")
"""Fields whose name says less than what may stand behind it in parentheses: ``통제번호(ECCN)``."""
_IN_PARENTHESES = re.compile(r"^([^()\[\]]+)[(\[]([^()\[\]]+)[)\]]$")
_COUNTRY = ("country", "국가", "국적", "소재국")


@dataclass(frozen=True)
class BookMapping:
    """Which column holds which field, what is the same for every row, and which columns are only carried along."""

    columns: Mapping[str, str]
    same_for_all: Mapping[str, Any] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    def column_of(self, name: str) -> str | None:
        """The column that holds a field."""
        return next((c for c, f in self.columns.items() if f == name), None)


def map_columns(headers: Iterable[str], base: RuleBase, given: BookMapping | None = None) -> BookMapping:
    """Match the headers of a sheet to fields: by a kept mapping first, else by name.

    A column may also be called by the name of a fact (``item.euv_specific``) or ``declaration ID``, whose cells hold
    who signed. Columns that are not recognised are carried along and told.

    :raises InputError: if two columns hold the same field, or a mapping names a column or a field that is not there.
    """
    headers = [h.strip() for h in headers]
    found: dict[str, str] = {}
    for header in headers:
        name = given.columns.get(header) if given else None
        name = name or _field_of(header, base)
        if name:
            if name in found.values():
                raise InputError(_twice(name, [c for c, f in found.items() if f == name] + [header]))
            found[header] = name
    for column, name in (given.columns if given else {}).items():
        if column not in headers:
            raise InputError(_no_column(column, headers))
        if not known_field(name, base):
            raise InputError(_no_field(name, base))
    if not found:
        raise InputError(_nothing(headers))
    unused = tuple(h for h in headers if h not in found)
    same = dict(given.same_for_all) if given else {}
    money = next((h for h, name in found.items() if name == MONEY), None)
    unit = _unit(money) if money else None
    if unit and "item.currency" not in found.values():
        same.setdefault("item.currency", unit)
    return BookMapping(found, same, unused)


def known_field(name: str, base: RuleBase) -> bool:
    """Whether a book may hold a field of this name."""
    return (
        name in (*LABELS, *PLAIN, *ITEM, *PARTY)
        or name in base.facts
        or (name.startswith("declaration ") and name.split()[1] in base.declarations)
        or (name.partition(".")[0] in ROLES and f"party.{name.partition('.')[2]}" in base.facts)
    )


def _field_of(header: str, base: RuleBase) -> str | None:
    """The field that a header names: as a whole, or by what stands in or before its parentheses, if these agree."""
    whole = _named(header, base)
    parts = _IN_PARENTHESES.match(unicodedata.normalize("NFKC", header).strip())
    if whole or parts is None:
        return whole
    before, inside = _named(parts[1], base), _named(parts[2], base)
    if before == MONEY:
        # Thousands of won read as won would be a wrong sum: a unit that is no currency leaves the column to a person.
        return MONEY if _unit(header) else None
    if inside and before in (None, *_COARSE):
        return inside
    return before if inside in (None, before) else None


def _unit(header: str) -> str | None:
    """The currency in the parentheses of a header: ``금액(USD)``."""
    parts = _IN_PARENTHESES.match(unicodedata.normalize("NFKC", header).strip())
    try:
        return currency_of(parts[2].strip()).code if parts else None
    except MoneyError:
        return None


def _named(header: str, base: RuleBase) -> str | None:
    plain = _plain(header)
    for name, synonyms in NAMES.items():
        if plain == _plain(name) or plain in map(_plain, synonyms):
            return name
        if name.endswith(".name") and any(plain == _plain(s + c) for s in synonyms for c in _COUNTRY):
            return name.replace(".name", ".country")
    written = header.strip().lower()
    return written if known_field(written, base) else None


def _plain(text: str) -> str:
    return re.sub(r"[\s_\-./()\[\]]+", "", unicodedata.normalize("NFKC", text)).casefold()


def load_mapping(path: Path, base: RuleBase) -> BookMapping:
    """A kept mapping: ``columns`` (header: field) and ``same_for_all`` (field: value, and ``declarations``).

    :raises InputError: for anything else.
    """
    data = load(path).data
    if not isinstance(data, dict) or set(data) - {"columns", "same_for_all"}:
        raise InputError(_NOT_A_MAPPING, str(path))
    columns, same = data.get("columns") or {}, data.get("same_for_all") or {}
    if not isinstance(columns, dict) or not isinstance(same, dict):
        raise InputError(_NOT_A_MAPPING, str(path))
    for name in [*columns.values(), *(n for n in same if n != "declarations")]:
        if not known_field(str(name), base):
            raise InputError(_no_field(str(name), base), str(path))
    return BookMapping({str(k): str(v) for k, v in columns.items()}, same)


def save_mapping(path: Path, mapping: BookMapping) -> None:
    """Keep a mapping for the next book of the same shape."""
    import yaml

    data = {"columns": dict(mapping.columns), "same_for_all": dict(mapping.same_for_all)}
    write_atomically(path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode())


def _twice(name: str, columns: list[str]) -> Text:
    listed = ", ".join(columns)
    return Text(
        en=f"the columns {listed} both hold {name}; name one of them in a mapping file (--columns)",
        ko=f"{listed} 열이 모두 {name}에 해당합니다. 매핑 파일(--columns)에서 하나를 고르십시오",
    )


def _nothing(headers: list[str]) -> Text:
    shown = ", ".join(headers[:12])
    return Text(
        en=f"no column could be matched ({shown}); say in a mapping file which column holds what (--columns)",
        ko=f"알아본 열이 없습니다({shown}). 어느 열에 무엇이 있는지 매핑 파일로 알려 주십시오(--columns)",
    )


def _no_column(column: str, headers: list[str]) -> Text:
    meant = near(column, headers)
    return Text(
        en=f"the sheet has no column {column!r}; it has {', '.join(meant or headers[:20])}",
        ko=f"시트에 '{column}' 열이 없습니다. 있는 열: {', '.join(meant or headers[:20])}",
    )


def _no_field(name: str, base: RuleBase) -> Text:
    meant = near(name, [*PLAIN, *ITEM, *PARTY, *LABELS, *base.facts])
    return Text(
        en=f"{name!r} is no field of a book; did you mean {' or '.join(meant) or 'one of `gwanmun law facts`'}?",
        ko=f"'{name}'은(는) 쓸 수 없는 항목입니다. {', '.join(meant) or '`gwanmun law facts`를 보십시오'}",
    )


_NOT_A_MAPPING = Text(
    en="is no mapping; it has the parts columns (header: field) and same_for_all (field: value)",
    ko="매핑 파일이 아닙니다. columns(열 이름: 항목)와 same_for_all(항목: 값)로 적습니다",
)
