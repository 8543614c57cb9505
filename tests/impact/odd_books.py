"""Books made up at random, with facts of every kind stated, unknown, not applicable or wrong; for comparing paths."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from gwanmun.law.model import FactInfo
from gwanmun.law.rulebase import UNIQUE_ROLES, RuleBase

Row = dict[str, str | None]

_ALWAYS: dict[str, st.SearchStrategy[str | None]] = {
    "on": st.sampled_from([str(date(2025, 8, 1) + timedelta(days=9 * n)) for n in range(48)] + ["next week", None]),
    "from": st.sampled_from(["US", "KR", "KR", "NL", None]),
    "to": st.sampled_from(
        ["CN", "VN", "DE", "RU", "UA", "CU", "MO", "KR", "KZ", "US", "JP", "CN", "VN", "Atlantis", None]
    ),
    "item.eccn": st.sampled_from(
        [
            "3B001.c.1.c",
            "3B001.c.1.c",
            "3B001",
            "EAR99",
            "EAR99",
            "EAR99",
            "5A992.c",
            "3A090.a",
            "1C350.c",
            "9A610.x",
            "0A501.a",
            "2B001.b.2",
            "9X999",
            "모름",
            None,
        ]
    ),
    "item.kr_control_number": st.sampled_from(["비해당", "비해당", "비해당", "3B001.b", "1C350", "ML5", "모름", None]),
    "item.origin": st.sampled_from(["US", "KR", "DE", None]),
    "item.value": st.sampled_from(["900", "1,500", "4200000", "5001", "2000", "2000", "2500", "3만 원", None]),
    "item.currency": st.sampled_from(["USD"] * 9 + ["KRW", None]),
}
_SOMETIMES: dict[str, st.SearchStrategy[str | None]] = {
    "region": st.sampled_from(["crimea", "elsewhere", None]),
    "item.hs": st.sampled_from(["8486.20", "848210", "8486", None]),
    "ultimate_consignee.name": st.sampled_from(["A Co.", "?", None]),
    "ultimate_consignee.country": st.sampled_from(["CN", "VN", "KR", None]),
    "end_user.name": st.sampled_from(["B Ltd.", None]),
    "end_user.headquarters": st.sampled_from(["CN", "US", None]),
    "purchaser.name": st.sampled_from(["C GmbH", None]),
}


DECLARED = (
    "part_744_checked", "headquarters_requirements_checked", "ofac_checked", "ofac_no_us_link",
    "parties_named_in_full", "part_746_unmodelled_checked", "no_red_flag_found", "no_exception_claimed",
    "kr_foreign_trade_act_checked", "kr_end_use_checked", "kr_concern_list_searched", "kr_no_permit_no_exemption",
    "entry_of_the_day_checked", "law_is_current_checked",
)  # fmt: skip
"""What is signed of a book about which much is known."""


def _cells(info: FactInfo) -> st.SearchStrategy[str | None]:
    """What somebody might write of a fact."""
    odd = ["unknown", "n/a", None, None]
    match info.shown_as:
        case "bool":
            return st.sampled_from([*["yes", "no", "예"] * 6, "perhaps", *odd])
        case "choice":
            return st.sampled_from([*info.choices, *odd])
        case "number":
            return st.sampled_from([*["0", "9.5", "25", "2500"] * 6, "-1", *odd])
        case "date":
            return st.sampled_from(["2025-12-30", "2026-03-01", "2027-01-01", *odd])
        case "country":
            return st.sampled_from(["CN", "KR", "러시아", *odd])
        case _:
            return st.sampled_from(["some words", *odd])


@st.composite
def books(draw: st.DrawFn, base: RuleBase, most: int = 8) -> tuple[list[Row], dict[str, Any]]:
    """The rows of a book, by field, and what is the same for all of them."""
    columns = dict(_ALWAYS)
    for name in draw(st.lists(st.sampled_from(sorted(_SOMETIMES)), unique=True, max_size=4)):
        columns[name] = _SOMETIMES[name]
    for fact in draw(st.lists(st.sampled_from(sorted(base.facts)), unique=True, max_size=6)):
        role = draw(st.sampled_from(UNIQUE_ROLES))
        name = f"{role}.{fact.removeprefix('party.')}" if fact.startswith("party.") else fact
        if fact not in ("activity", "ship_from", "destination", "destination_region", "party.role", "party.name"):
            columns.setdefault(name, _cells(base.facts[fact]))
    some = st.lists(st.sampled_from(sorted(base.declarations)), unique=True, max_size=12)
    signed = st.sampled_from([DECLARED, (*DECLARED, "civil_end_use_checked")]) | some
    for declaration in draw(st.lists(st.sampled_from(sorted(base.declarations)), unique=True, max_size=2)):
        columns[f"declaration {declaration}"] = st.sampled_from(["Kim", None])
    same: dict[str, Any] = {"declarations": [{"id": i, "by": "Park"} for i in draw(signed)]}
    if draw(st.booleans()):
        same["korea.transit_or_brokering"] = "no"
    rows = draw(st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=most))
    # A row says its fields in the order of the columns: it decides which of two errors is told.
    return [{name: row[name] for name in columns} for row in rows], same
