"""The entry of technology or software that goes with goods: a drawing of a scanner is technology, not the scanner."""

from __future__ import annotations

from collections.abc import Mapping

from gwanmun.items.cues import Hints
from gwanmun.world.text import Text

GOODS = "ABC"
_WORDS = {
    "E": Text("technology, drawings and recipes for the items of", "기술·도면·레시피는 이 번호(품목 자체는"),
    "D": Text("software for the items of", "소프트웨어는 이 번호(품목 자체는"),
}


def companion(number: str, hints: Hints, places: Mapping[str, int]) -> str | None:
    """The entry for the technology (group E) or software (group D) of goods, where the question asks for such.

    The first entries of groups D and E are for the development and production of all goods of their category; the
    600 and 900 series have their own, with the digits of the goods (3B993 and 3E993).
    """
    group = next((g for g in "ED" if g in hints.groups), None)
    if group is None or number[1] not in GOODS:
        return None
    category, digits = number[0], number[2:]
    own = f"{category}{group}{digits}"
    found = own if digits[0] in "569" or category == "0" else f"{category}{group}001"
    return found if found in places else None


def note(number: str, goods: str) -> Text:
    """What a companion is a candidate for."""
    said = _WORDS[number[1]]
    return Text(f"{said.en} {goods}", f"{said.ko} {goods})")
