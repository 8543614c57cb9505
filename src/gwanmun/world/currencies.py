"""Currencies of ISO 4217, found by code, sign or name."""

import functools
from dataclasses import dataclass

from gwanmun.world.errors import BilingualError, Lang, quoted
from gwanmun.world.normalise import matching_key
from gwanmun.world.tables import read_table

_SHARED_SIGNS = {
    "¥": "JPY CNY",
    "元": "CNY TWD",
    "rs": "INR PKR",
    "kr": "SEK NOK DKK",
    "c$": "CAD NIO",
    "b$": "BND BSD",
}


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency in circulation, by ISO 4217; `minor_units` is the number of decimals its smallest unit has."""

    code: str
    minor_units: int
    name_en: str
    name_ko: str

    def name(self, lang: Lang) -> str:
        """The usual name in English or Korean."""
        return self.name_ko if lang == "ko" else self.name_en


class MoneyError(BilingualError):
    """A text that is not one certain sum; `suggestions` are currency codes it may mean, for a person to choose from."""

    def __init__(self, en: str, ko: str, text: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(en, ko, text, suggestions)
        self.text = text
        self.suggestions = suggestions


def currency_of(text: str) -> Currency:
    """The currency with this code, sign or name in English or Korean. Raises MoneyError with suggestions."""
    if found := _currencies().get(text.strip().upper()):
        return found
    key = matching_key(text)
    if found := _by_name().get(key):
        return found
    if key in _SHARED_SIGNS:
        raise _ambiguous_currency(text, tuple(_SHARED_SIGNS[key].split()))
    same_word = tuple(each.code for each in all_currencies() if key and key in _last_words(each))
    raise _ambiguous_currency(text, same_word) if len(same_word) > 1 else unknown_currency(text)


def all_currencies() -> tuple[Currency, ...]:
    """All currencies in circulation, by code; no funds codes, no precious metals."""
    return tuple(_currencies().values())


def is_currency_code(code: str) -> bool:
    """Whether `code`, in capitals, is the code of a currency in circulation."""
    return code in _currencies()


def is_currency_word(text: str) -> bool:
    """Whether `text` as a whole is a code, sign or name of a currency, be it one that several currencies share."""
    return text.upper() in _currencies() or matching_key(text) in _by_name() or matching_key(text) in _SHARED_SIGNS


@functools.cache
def _currencies() -> dict[str, Currency]:
    rows = read_table("currencies.csv")
    return {row["code"]: Currency(row["code"], int(row["minor_units"]), row["name_en"], row["name_ko"]) for row in rows}


@functools.cache
def _by_name() -> dict[str, Currency]:
    rows = read_table("currencies.csv")
    names = {row["code"]: (row["name_en"], row["name_ko"], *row["other_names"].split("|")) for row in rows}
    return {matching_key(name): _currencies()[code] for code, several in names.items() for name in several if name}


def _last_words(currency: Currency) -> tuple[str, str]:
    """ "franc" and "프랑" of the Swiss franc: the words that other currencies may share."""
    return matching_key(currency.name_en.split()[-1]), matching_key(currency.name_ko.split()[-1])


def _ambiguous_currency(given: str, codes: tuple[str, ...]) -> MoneyError:
    shown = ", ".join(codes)
    return MoneyError(
        f"{quoted(given)} may mean several currencies; write the code of one: {shown}.",
        f"여러 통화를 뜻할 수 있습니다: {quoted(given)} (다음 코드 중 하나로 적어 주십시오: {shown}).",
        given,
        codes,
    )


def unknown_currency(given: str) -> MoneyError:
    """The error for a currency that is not in the table."""
    from gwanmun.world.suggest import similar

    known = [(name, each.code) for name, each in _by_name().items()]
    codes = tuple(similar(matching_key(given), known + [(code.lower(), code) for code in _currencies()]))
    shown = ", ".join(codes) or "USD, KRW, EUR"
    return MoneyError(
        f"{quoted(given)} is not a currency known here; write a code of ISO 4217, such as {shown}.",
        f"알 수 없는 통화입니다: {quoted(given)} (ISO 4217 코드로 적어 주십시오: {shown} 등).",
        given,
        codes,
    )
