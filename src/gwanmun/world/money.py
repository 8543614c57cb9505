"""Sums of money as people write them, in English and Korean. No conversion: exchange rates are not known here."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from gwanmun.world.amounts import UNITS, looks_like_decimal_or_thousands, read_amount
from gwanmun.world.currencies import (
    Currency,
    MoneyError,
    all_currencies,
    currency_of,
    is_currency_code,
    is_currency_word,
    unknown_currency,
)
from gwanmun.world.errors import quoted

__all__ = ["Currency", "Money", "MoneyError", "all_currencies", "currency_of", "parse_money"]

_MOST_DIGITS = 24
_LONGEST = 60
_MULTIPLIERS = {"thousand": 3, "million": 6, "billion": 9, "mn": 6, "bn": 9, "k": 3}
_NEGATIVE = re.compile(r"[-−–△▲]|\([^()]*\d[^()]*\)")
_WITH_DIGITS = re.compile(rf"(?P<front>[^\d]*)(?P<number>\d[\d.,{UNITS}]*)(?P<back>.*)", re.ASCII)
_UNITS_ALONE = re.compile(rf"(?P<front>)(?P<number>[{UNITS}]+)(?P<back>\D+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount, zero or more, in one currency (ISO 4217 code). Raises MoneyError for anything else.

    Sums of two currencies are neither equal nor in any order: compare amounts only where the currencies are the same.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not is_currency_code(self.currency):
            raise unknown_currency(self.currency)
        _check_amount(self.amount)

    def __str__(self) -> str:
        """As in "USD 5,000.00", which `parse_money` reads back to an equal sum."""
        minor_units = currency_of(self.currency).minor_units
        text = f"{self.amount:,.{max(-int(self.amount.as_tuple().exponent), minor_units)}f}"
        return f"{self.currency} {text}{'0' if _dot_unclear(text, minor_units) else ''}"


def parse_money(value: str | int | float | Decimal, currency: str | None = None) -> Money:
    """The sum that `value` states, such as "USD 5,000", "$5,000", "5000 달러", "3억 5천만 원" or "1.2 million EUR".

    A number, or a text without currency, needs `currency` (a code or name); a text with another one is an error.
    "$", "달러" and "불" are US dollars, "원" is South Korean won and "£" is pound sterling, as in trade; other dollars
    have to be named ("HK$", "호주 달러"). A comma is a thousands mark. A float is taken as Python prints it: 0.1 is
    exactly 0.1.

    Raises MoneyError: no, unknown or ambiguous currency ("¥", "프랑"); negative, infinite or no number; and a number
    that can be read in two ways ("EUR 1.234", "3억 5천 원").
    """
    stated = None if currency is None else currency_of(currency)
    if isinstance(value, str):
        return _read(value, stated)
    amount = _number(value)
    return Money(amount, _one_currency(str(amount), stated).code)


def _read(text: str, stated: Currency | None) -> Money:
    front, number, back = _parts(text)
    power, back = _multiplier(back)
    found = [*_in_front(front, text), *([currency_of(back)] if back else [])]
    unit = _one_currency(text, *found, stated)
    amount = read_amount(number) if len(number) <= _LONGEST else None
    if amount is None:
        raise _not_an_amount(text)
    if not power and _dot_unclear(number, unit.minor_units):
        raise _two_readings(text)
    _check_amount(amount)
    return Money(amount.scaleb(power), unit.code)


def _in_front(front: str, text: str) -> list[Currency]:
    """The currencies in front of a number: one, or two with a space between them ("USD US$ 5,000")."""
    first, _, behind = unicodedata.normalize("NFKC", text).strip().partition(" ")
    second = front.removeprefix(first)
    two = behind and second != front and is_currency_word(first) and is_currency_word(second)
    if two and not is_currency_word(front):
        return [currency_of(first), currency_of(second)]
    return [currency_of(front)] if front else []


def _number(value: int | float | Decimal) -> Decimal:
    if isinstance(value, bool):
        raise _not_an_amount(value)
    return Decimal(float.__repr__(value)) if isinstance(value, float) else Decimal(value)


def _dot_unclear(number: str, minor_units: int) -> bool:
    """Three decimals are the rule for dinars, elsewhere they look like thousands."""
    return minor_units != 3 and looks_like_decimal_or_thousands(number)


def _parts(value: str) -> tuple[str, str, str]:
    """What stands before the number, the number, and what stands after it, without spaces."""
    text = unicodedata.normalize("NFKC", value).strip()
    compact = "".join(text.split()).removeprefix("일금")
    compact = compact.removesuffix("정") if compact.endswith("원정") else compact
    found = _WITH_DIGITS.fullmatch(compact) or _UNITS_ALONE.fullmatch(compact)
    if found is None or re.search(r"\d\s+\d", text):
        raise _not_an_amount(value)
    if _NEGATIVE.search(compact):
        raise _negative(value)
    return found["front"], found["number"], found["back"]


def _multiplier(back: str) -> tuple[int, str]:
    """The power of ten of an English word after the number, and what follows that word."""
    text = back.lower()
    for word, power in _MULTIPLIERS.items():
        if text.startswith(word) and not is_currency_word(back):
            return power, back[len(word) :]
    return 0, back


def _one_currency(given: str, *found: Currency | None) -> Currency:
    several = tuple(dict.fromkeys(each for each in found if each is not None))
    if len(several) == 1:
        return several[0]
    if several:
        codes = ", ".join(each.code for each in several)
        raise MoneyError(
            f"{quoted(given)} is stated in more than one currency ({codes}).",
            f"통화가 둘 이상입니다: {quoted(given)} ({codes}).",
            given,
            tuple(each.code for each in several),
        )
    raise MoneyError(
        f"{quoted(given)} has no currency; write it as in USD 5,000.",
        f"통화가 없습니다: {quoted(given)} (USD 5,000처럼 적어 주십시오).",
        given,
    )


def _check_amount(amount: Decimal) -> None:
    if not amount.is_finite():
        raise _not_an_amount(amount)
    if amount < 0:
        raise _negative(amount)
    if len(amount.as_tuple().digits) > _MOST_DIGITS or abs(amount.adjusted()) > _MOST_DIGITS:
        raise MoneyError(
            f"{quoted(amount)} has more than {_MOST_DIGITS} digits.",
            f"숫자가 {_MOST_DIGITS}자리를 넘습니다: {quoted(amount)}.",
            str(amount),
        )


def _negative(given: object) -> MoneyError:
    return MoneyError(
        f"{quoted(given)} is negative or marked as such; a price or value is zero or more.",
        f"음수이거나 음수로 표시되어 있습니다: {quoted(given)} (가격이나 금액은 0 이상이어야 합니다).",
        str(given),
    )


def _not_an_amount(given: object) -> MoneyError:
    return MoneyError(
        f"{quoted(given)} is not a certain amount; write it in digits, as in USD 5,000.",
        f"금액으로 읽을 수 없습니다: {quoted(given)} (USD 5,000처럼 숫자로 적어 주십시오).",
        str(given),
    )


def _two_readings(given: str) -> MoneyError:
    return MoneyError(
        f"The dot in {quoted(given)} may be a decimal point or a thousands mark; write 1,234 or 1.23.",
        f"소수점인지 천 단위 구분인지 알 수 없습니다: {quoted(given)} (1,234 또는 1.23처럼 적어 주십시오).",
        given,
    )
