"""Countries and territories, and how to find one from what a user wrote."""

import functools
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from gwanmun.world.errors import BilingualError, Lang, quoted
from gwanmun.world.normalise import matching_key, normalise
from gwanmun.world.tables import read_table

Kind: TypeAlias = Literal["state", "territory", "sar"]

_SHOWN_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with a code of ISO 3166-1, or Kosovo (XK, a user-assigned code).

    `kind` says how this table treats it and states no view on recognition: `state` stands for itself, `territory`
    depends on another or has no undisputed sovereign, `sar` is a special administrative region of China. `of` is the
    code of the country it belongs to, None for a state and where that is disputed. `numeric` is empty for Kosovo.

    `ear_row` is the code of the country whose row of the Commerce Country Chart (Supplement No. 1 to 15 CFR part 738)
    it takes under 15 CFR 738.3(b); it equals `code` where there is an own row. None means that the regulation gives no
    sure answer: the requirement must then come out as undetermined, never as absent. The United States has no row; it
    and its territories carry "US", because a shipment between them is no export (15 CFR 772.1, "United States").
    `ear_basis` is the reason in a few words.
    """

    code: str
    alpha3: str
    numeric: str
    name_en: str
    name_ko: str
    kind: Kind
    of: str | None
    ear_row: str | None
    ear_basis: str

    def name(self, lang: Lang) -> str:
        """The usual short name in English or Korean."""
        return self.name_ko if lang == "ko" else self.name_en


class CountryError(BilingualError):
    """A text that does not name exactly one country.

    `text` is what was given; `suggestions` are countries it may mean, likeliest first. They are for a person to choose
    from and must never be taken without asking.
    """

    def __init__(self, en: str, ko: str, text: str, suggestions: tuple[Country, ...] = ()) -> None:
        super().__init__(en, ko, text, suggestions)
        self.text = text
        self.suggestions = suggestions


class UnknownCountry(CountryError):
    """No country has this name or code."""


class AmbiguousCountry(CountryError):
    """The name is used for several countries; `suggestions` holds all of them."""


def country(text: str) -> Country:
    """The country that `text` names: a code of two or three letters, or a name in English, Korean or another language.

    Case, width, spaces, accents and punctuation do not matter; apart from that the name must be one that is listed
    (`countries.csv`, `country_names.csv`). Nothing is matched by similarity: a near miss is an error with suggestions.
    "Georgia" is the country, since the value is a country and the country has the stricter requirements; "NA" and "NO"
    are Namibia and Norway, as ISO 3166-1 has it, so a reader of spreadsheets must take out empty values beforehand.

    Raises AmbiguousCountry for names in `ambiguous_names.csv` ("Korea", "콩고"), otherwise UnknownCountry.
    """
    found = find_country(text)
    if found is None:
        raise _failure(text, matching_key(text))
    return found


def find_country(text: str) -> Country | None:
    """The country that :func:`country` gives, or ``None``: looking for what may have been meant takes its time."""
    tables = _tables()
    letters = unicodedata.normalize("NFKC", text).strip().lower()
    # Codes first and with no punctuation inside: "AND" is Andorra and not a dropped word, "N.A." is not Namibia.
    return tables.by_letters.get(letters) or tables.by_usual_name.get(letters) or tables.by_name.get(matching_key(text))


def by_code(code: str) -> Country:
    """The country with this alpha-2 or alpha-3 code, in either case. Raises UnknownCountry."""
    found = _tables().by_letters.get(code.lower())
    if found is None:
        raise UnknownCountry(
            f"{quoted(code)} is not a country code of ISO 3166-1; write one like KR or KOR.",
            f"ISO 3166-1 국가 코드가 아닙니다: {quoted(code)} (KR 또는 KOR처럼 적어 주십시오).",
            code,
        )
    return found


def all_countries() -> tuple[Country, ...]:
    """All 249 entries of ISO 3166-1 and Kosovo, in the order of their alpha-2 codes."""
    return _tables().countries


def ear_row_members(row_code: str) -> frozenset[str]:
    """The codes of all countries and territories that take the Country Chart row of `row_code`: CN gives CN and HK.

    Empty for a territory that takes another's row. Raises UnknownCountry.
    """
    row = by_code(row_code).code
    return frozenset(each.code for each in all_countries() if each.ear_row == row)


class _Tables:
    def __init__(self) -> None:
        self.countries = tuple(_country_of(row) for row in read_table("countries.csv"))
        self.by_letters = {code.lower(): each for each in self.countries for code in (each.code, each.alpha3)}

    @functools.cached_property
    def by_usual_name(self) -> dict[str, Country]:
        """The usual names in lower case: by these most countries are found, without the keys of all names."""
        return {name.lower(): each for each in self.countries for name in (each.name_en, each.name_ko)}

    @functools.cached_property
    def by_name(self) -> dict[str, Country]:
        """Every listed name by its matching key; read when the first country is not given so."""
        found = {matching_key(name): each for each in self.countries for name in (each.name_en, each.name_ko)}
        by_code = {each.code: each for each in self.countries}
        return found | {matching_key(row["name"]): by_code[row["code"]] for row in read_table("country_names.csv")}


@functools.cache
def _tables() -> _Tables:
    return _Tables()


def _country_of(row: dict[str, str]) -> Country:
    return Country(
        code=row["code"],
        alpha3=row["alpha3"],
        numeric=row["numeric"],
        name_en=row["name_en"],
        name_ko=row["name_ko"],
        kind=cast(Kind, row["kind"]),
        of=row["of"] or None,
        ear_row=row["ear_row"] or None,
        ear_basis=row["ear_basis"],
    )


@functools.cache
def _ambiguous() -> dict[str, tuple[Country, ...]]:
    rows = read_table("ambiguous_names.csv")
    return {matching_key(row["name"]): tuple(by_code(code) for code in row["codes"].split()) for row in rows}


def _failure(text: str, key: str) -> CountryError:
    if not key:
        return UnknownCountry("No country was given; write its name or ISO code.", "나라가 적혀 있지 않습니다.", text)
    if candidates := _ambiguous().get(key):
        return _ambiguous_error(text, candidates)
    from gwanmun.world.regions import find_region

    if region := find_region(text):
        return _region_error(text, region.code, by_code(region.country))
    return _unknown_error(text)


def _ambiguous_error(text: str, candidates: tuple[Country, ...]) -> AmbiguousCountry:
    more = len(candidates) - _SHOWN_CANDIDATES
    en = _listed(candidates, "en") + (f" or {more} more" if more > 0 else "")
    ko = _listed(candidates, "ko") + (f" 외 {more}곳" if more > 0 else "")
    return AmbiguousCountry(
        f"{quoted(text)} may mean {en}; write the name or ISO code of one.",
        f"{quoted(text)}: 여러 나라를 뜻할 수 있으니 하나의 이름이나 ISO 코드를 적어 주십시오({ko}).",
        text,
        candidates,
    )


def _region_error(text: str, region_code: str, parent: Country) -> UnknownCountry:
    return UnknownCountry(
        f"{quoted(text)} is a region that the law treats apart, not a country; "
        f"state the country {parent.name_en} ({parent.code}) and the region {region_code}.",
        f"{quoted(text)}: 나라가 아니라 법이 따로 다루는 지역이니 "
        f"나라는 {parent.name_ko}({parent.code}), 지역은 {region_code}로 적어 주십시오.",
        text,
        (parent,),
    )


def _unknown_error(text: str) -> UnknownCountry:
    from gwanmun.world.suggest import similar

    names = [(name, found.code) for name, found in _tables().by_name.items()]
    names += [(name, each.code) for name, candidates in _ambiguous().items() for each in candidates[:2]]
    suggestions = tuple(by_code(code) for code in similar(normalise(text), names))
    if not suggestions:
        return UnknownCountry(
            f"{quoted(text)} is not a country name known here; write its full name or ISO code.",
            f"알 수 없는 나라 이름입니다: {quoted(text)} (정식 이름이나 ISO 코드를 적어 주십시오).",
            text,
        )
    return UnknownCountry(
        f"{quoted(text)} is not a country name known here; did you mean {_listed(suggestions, 'en')}?",
        f"알 수 없는 나라 이름입니다: {quoted(text)} (혹시 {_listed(suggestions, 'ko')}?)",
        text,
        suggestions,
    )


def _listed(countries: tuple[Country, ...], lang: Lang) -> str:
    shown = [f"{each.name(lang)}{' ' if lang == 'en' else ''}({each.code})" for each in countries[:_SHOWN_CANDIDATES]]
    if lang == "en" and len(shown) == len(countries) and len(shown) > 1:
        return ", ".join(shown[:-1]) + f" or {shown[-1]}"
    return ", ".join(shown)
