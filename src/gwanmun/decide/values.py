"""From what a person wrote, in Korean or English, to the value of a fact; or one sentence for what is wrong."""

from __future__ import annotations

import math
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from gwanmun.law.control_list import Clocks, ControlList
from gwanmun.law.korean_list import NUMBER as KOREAN_NUMBER
from gwanmun.law.korean_list import KoreanList, korean_list
from gwanmun.law.model import FactInfo
from gwanmun.logic import NOT_APPLICABLE, UNKNOWN, Tri, Value
from gwanmun.sources.files import InputError
from gwanmun.world import CountryError, country
from gwanmun.world.dates import DateError, parse_date
from gwanmun.world.suggest import near
from gwanmun.world.text import Text

YES = frozenset({"true", "yes", "y", "예", "네", "그렇다", "맞음"})
NO = frozenset({"false", "no", "n", "아니오", "아니요", "아니다", "아님"})
NOT_KNOWN = frozenset({"unknown", "?", "모름", "미상", "알 수 없음"})
ALWAYS_APPLIES = frozenset({"activity", "ship_from", "destination", "item.eccn", KOREAN_NUMBER})
"""Every shipment has these: saying that they do not apply would make every rule that asks for them fail to hold."""
NOT_RELEVANT = frozenset({"not_applicable", "not applicable", "n/a", "해당 없음", "해당없음"})


def read_value(info: FactInfo, written: object, control_list: ControlList, clocks: Clocks, place: str) -> Value:
    """The value of a fact.

    :param written: what stands in the case: a boolean, number or text; ``None``, "unknown" or 모름 mean UNKNOWN.
    :raises InputError: if it is not a value of this fact.
    """
    if written is None:
        return UNKNOWN
    if isinstance(written, str):
        word = unicodedata.normalize("NFKC", written).strip()
        if word.lower() in NOT_KNOWN:
            return UNKNOWN
        if word.lower() in NOT_RELEVANT:
            if info.type.name in ALWAYS_APPLIES:
                raise InputError(_always_applies(info.type.name), place)
            return NOT_APPLICABLE
    match info.shown_as:
        case "bool":
            return _boolean(info, written, place)
        case "number":
            return _number(info, written, place)
        case "date":
            return _date(written, place)
        case "country":
            return read_country(_text(info, written, place), place)
        case "code":
            checked: ControlList | KoreanList = control_list
            if info.type.name == KOREAN_NUMBER:
                checked = korean_list(control_list.base)
            return checked.check(_text(info, written, place), clocks, place)
        case "choice":
            return _choice(info, _text(info, written, place), place)
        case _:
            return _text(info, written, place)


def read_country(written: str, place: str) -> str:
    """The ISO code of a country written in any usual way.

    :raises InputError: if it is unknown or ambiguous, with suggestions.
    """
    try:
        return country(written).code
    except CountryError as error:
        raise InputError(Text(error.message("en"), error.message("ko")), place) from None


def _text(info: FactInfo, written: object, place: str) -> str:
    if isinstance(written, str):
        return unicodedata.normalize("NFKC", written).strip()
    if isinstance(written, int) and not isinstance(written, bool):
        return str(written)
    raise _wrong(info.type.name, written, Text(en="a word", ko="글자"), place)


def _boolean(info: FactInfo, written: object, place: str) -> bool:
    if isinstance(written, bool):
        return written
    word = str(written).strip().lower()
    if isinstance(written, str) and word in YES | NO:
        return word in YES
    raise _wrong(info.type.name, written, _YES_OR_NO, place)


def _number(info: FactInfo, written: object, place: str) -> Decimal:
    number = _zero_or_more(written)
    if number is None:
        raise _wrong(info.type.name, written, _NUMBER, place)
    return number


def read_number(written: object, place: str) -> Decimal | None:
    """A number of zero or more that is no fact of its own; "unknown" is ``None``.

    :raises InputError: if it is none.
    """
    if isinstance(written, str) and written.strip().lower() in NOT_KNOWN:
        return None
    number = _zero_or_more(written)
    if number is None:
        raise _wrong(place.rpartition(" ")[2], written, _NUMBER, place)
    return number


def read_yes_no(written: object, place: str) -> Tri:
    """Yes or no that is no fact of its own; nothing and "unknown" are UNKNOWN.

    :raises InputError: if it is neither.
    """
    word = str(written).strip().lower()
    if written is None or word in NOT_KNOWN:
        return None
    if word not in YES | NO:
        raise _wrong(place.rpartition(" ")[2], written, _YES_OR_NO, place)
    return word in YES


def _zero_or_more(written: object) -> Decimal | None:
    if isinstance(written, bool) or not isinstance(written, (int, float, str)):
        return None
    try:
        number = Decimal(str(written).replace(",", "").strip())
    except InvalidOperation:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _date(written: object, place: str) -> date:
    try:
        return parse_date(str(written))
    except DateError as error:
        raise InputError(Text(error.message("en"), error.message("ko")), place) from None


def _choice(info: FactInfo, written: str, place: str) -> str:
    if (found := info.choice_of.get(written.lower())) is not None:
        return found
    meant = near(written, info.choices, 1, 0.5)
    listed = f"{meant[0]}?" if meant else ", ".join(info.choices)
    raise InputError(
        Text(
            en=f"{written[:60]!r} is none of the answers; {'did you mean' if meant else 'one of'} {listed}",
            ko=f"'{written[:60]}'은(는) 고를 수 없는 값입니다. {listed}",
        ),
        place,
    )


def _always_applies(name: str) -> Text:
    return Text(
        en=f"{name} applies to every shipment; leave it out if it is not known",
        ko=f"{name}은(는) 모든 선적에 해당합니다. 모르면 비워 두십시오",
    )


_YES_OR_NO = Text(en="yes or no (true or false)", ko="예 또는 아니오(true 또는 false)")
_NUMBER = Text(en="a number of zero or more", ko="0 이상의 숫자")


def _wrong(name: str, written: object, wanted: Text, place: str) -> InputError:
    shown = repr(written)[:60]
    return InputError(
        Text(
            en=f"{name} must be {wanted.en}, not {shown}", ko=f"{name}은(는) {wanted.ko}여야 합니다. 적힌 값: {shown}"
        ),
        place,
    )
