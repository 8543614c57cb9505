"""One row of a book as a case, in the fields of the case file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from gwanmun.impact.columns import ITEM, LABELS, PLAIN, ROLES
from gwanmun.world.dates import DateError, parse_date

_SERIAL = (20_000, 80_000)
"""Day numbers of spreadsheets that are taken for dates: 1954 to 2119."""
_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet (ECMA-376, the 1900 date system with its false leap day)."""


def case_of(fields: Mapping[str, str], same_for_all: Mapping[str, Any]) -> dict[str, Any]:
    """The case file of a row.

    :param fields: what the row states, by field; empty cells are left out.
    :param same_for_all: what holds for every row unless the row says otherwise.
    """
    declarations = list(same_for_all.get("declarations") or [])
    stated = {**{k: v for k, v in same_for_all.items() if k != "declarations"}, **fields}
    case: dict[str, Any] = {"items": [{}]}
    for name, value in stated.items():
        if name.startswith("declaration "):
            declarations.append({"id": name.split()[1], "by": value})
        elif name == "on":
            case["on"] = day_of(str(value))
        elif name in PLAIN:
            case[name] = value
        elif name in ITEM or (name.startswith("item.") and name not in LABELS):
            case["items"][0][name.removeprefix("item.")] = value
        elif name.partition(".")[0] not in ROLES and name not in LABELS:
            case.setdefault("facts", {})[name] = value
    _value(case["items"][0])
    parties = [party for role in ROLES if (party := _party(role, stated))]
    return {**case, "parties": parties, "declarations": declarations}


def day_of(text: str) -> str:
    """A day as written, or the day that a spreadsheet's serial number stands for."""
    number = text.removesuffix(".0")
    if number.isdecimal() and _SERIAL[0] <= int(number) <= _SERIAL[1]:
        return (_ZERO + timedelta(days=int(number))).isoformat()
    return text.removesuffix(" 00:00:00").removesuffix("T00:00:00")


@lru_cache(maxsize=4096)
def parsed_day(text: str) -> date | None:
    """The day, or ``None`` where none can be read."""
    try:
        return parse_date(day_of(text))
    except DateError:
        return None


def _value(item: dict[str, Any]) -> None:
    currency = item.pop("currency", None)
    if currency is not None and "value" in item:
        item["value"] = f"{currency} {item['value']}"


def _party(role: str, stated: Mapping[str, Any]) -> dict[str, Any] | None:
    parts = {n.partition(".")[2]: v for n, v in stated.items() if n.partition(".")[0] == role}
    if not parts:
        return None
    # A party of which only the country is known is still a party; its name is then unknown, and said so.
    return {"role": role, "name": parts.pop("name", "?"), **parts}
