"""Reading a number as it stands in a price: with thousands marks, and with Korean units (3억 5천만)."""

import re
from decimal import Decimal

_PLAIN = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_BIG = (("조", 12), ("억", 8), ("만", 4), ("", 0))
_SMALL = (("천", 3), ("백", 2), ("십", 1), ("", 0))
_MYRIAD = Decimal(10_000)

UNITS = "조억만천백십"
"""The Korean units that may stand in a number."""


def read_amount(text: str) -> Decimal | None:
    """The number that `text`, without spaces, writes; None where it is none, or where it can be read in two ways.

    A comma is a thousands mark and must stand before three digits. "350백만" and "15천" are read as in accounts. After
    억 or 조 a remainder needs its unit: "3억 5천" is said for 3억 5천만, and by the letter means 300,005,000.
    """
    if not any(unit in text for unit in UNITS):
        return _plain(text)
    numbers = re.findall(r"[\d.,]+", text)
    if len(numbers) > 1 and "." in text:  # "1.5억 2천만": two ways of writing a part of 억 in one number
        return None
    total, above = Decimal(0), 0
    for unit, power in _BIG:
        head, found, tail = text.partition(unit) if unit else (text, "", "")
        if (unit and not found) or (not unit and not head):
            continue
        section = _section(head)
        if section is None or not _follows(head, section, power, above):
            return None
        total, above, text = total + section.scaleb(power), power, tail
    return total


def looks_like_decimal_or_thousands(text: str) -> bool:
    """Whether a dot stands where one reader sees a decimal point and another a thousands mark: 1.234."""
    return re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text, re.ASCII) is not None


def _plain(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if _PLAIN.fullmatch(text) else None


def _follows(head: str, section: Decimal, power: int, above: int) -> bool:
    """Whether a section may stand after the one whose unit is 10 ** `above` (0: there is none)."""
    if above == 0:
        return True
    if section >= _MYRIAD:
        return False
    if power == 0:  # "5만5" is said for 5만 5천
        return above == 4 and not (len(head) == 1 and head.isdecimal())
    return True


def _section(text: str) -> Decimal | None:
    """A number below a big unit, such as 5천 or 1,200; a unit alone counts once (만 is 10,000)."""
    if not text:
        return Decimal(1)
    total = Decimal(0)
    for unit, power in _SMALL:
        head, found, tail = text.partition(unit) if unit else (text, "", "")
        if (unit and not found) or (not unit and not head):
            continue
        number = _plain(head) if head else Decimal(1)
        if number is None:
            return None
        total, text = total + number.scaleb(power), tail
    return total
