"""Membership of the regimes with dates and source, as the table ``regime_sets.csv`` holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gwanmun.law.rulebase import RuleBase, row_spans
from gwanmun.sources.files import InputError
from gwanmun.world.dates import Interval
from gwanmun.world.text import Text

TABLE = "regimes/regime_sets"


@dataclass(frozen=True, slots=True)
class Regime:
    """A regime: its short name, its name, and what it controls."""

    code: str
    name: Text
    controls: Text


REGIMES: Mapping[str, Regime] = {
    r.code: r
    for r in (
        Regime(
            "WA",
            Text("Wassenaar Arrangement", "바세나르체제"),
            Text("conventional arms and dual-use goods", "재래식무기와 이중용도품목"),
        ),
        Regime(
            "NSG", Text("Nuclear Suppliers Group", "핵공급국그룹"), Text("nuclear items", "원자력전용·이중용도품목")
        ),
        Regime(
            "MTCR",
            Text("Missile Technology Control Regime", "미사일기술통제체제"),
            Text("missiles, rockets and unmanned aircraft", "미사일·로켓·무인항공기"),
        ),
        Regime(
            "AG",
            Text("Australia Group", "오스트레일리아그룹"),
            Text("chemical and biological items", "화학·생물무기 관련 품목"),
        ),
        Regime(
            "ZANGGER", Text("Zangger Committee", "쟁거위원회"), Text("nuclear items under the NPT", "NPT상 원자력 품목")
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Membership:
    """That a country belongs to a regime: since when (open where no date was read) and by which source."""

    regime: str
    country: str
    span: Interval
    source: str


def members(base: RuleBase, regime: str, on: date) -> tuple[Membership, ...]:
    """The members of a regime on a day, in the order of their codes.

    :raises InputError: if there is no such regime.
    """
    code = regime.upper()
    if code not in REGIMES:
        names = ", ".join(REGIMES)
        raise InputError(
            Text(
                en=f"there is no regime {regime!r}; there are {names}",
                ko=f"'{regime}' 체제는 없습니다. 있는 체제: {names}",
            )
        )
    return tuple(m for m in _all(base) if m.regime == code and m.span.contains(on))


def regimes_of(base: RuleBase, country: str, on: date) -> tuple[Membership, ...]:
    """The regimes that a country (ISO code) belongs to on a day."""
    return tuple(m for m in _all(base) if m.country == country and m.span.contains(on))


def _all(base: RuleBase) -> tuple[Membership, ...]:
    rows = base.tables[TABLE].records()
    found = (
        Membership(r["set"].removeprefix("REGIME."), r["member"], row_spans(r)[0], r["cite"])
        for r in rows
        if r["set"].startswith("REGIME.")
    )
    return tuple(sorted(found, key=lambda m: (m.regime, m.country)))
