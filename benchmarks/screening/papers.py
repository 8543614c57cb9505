"""Listed names as papers, clerks and systems write them: how many are asked about at the usual risk."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import islice

from benchmarks.screening import data
from benchmarks.table import Table
from gwanmun.parties import Party, Screener
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.inflected import known_word
from gwanmun.sources.entries import EntryKind

_OF_EACH = 1000
_LONGER_THAN = 6
_PLACES = ("Shenzhen, China", "Moscow, Russia", "Hong Kong", "Dubai, UAE", "Seoul, Korea", "Tehran, Iran", "Singapore")
_SHORT = {
    "academy": "acad", "aerospace": "aerosp", "agricultural": "agric", "association": "assn", "aviation": "avn",
    "branch": "br", "building": "bldg", "center": "ctr", "chemical": "chem", "company": "co", "construction": "constr",
    "corporation": "corpn", "development": "dev", "electric": "elec", "electronics": "elec", "engineering": "engg",
    "enterprise": "ent", "equipment": "equip", "factory": "fty", "financial": "finl", "foundation": "fdn",
    "general": "gen", "group": "grp", "holding": "hldg", "holdings": "hldgs", "industrial": "indl",
    "industries": "inds",
    "industry": "ind", "institute": "inst", "insurance": "ins", "international": "intl", "investment": "invt",
    "laboratory": "lab", "limited": "ltd", "logistics": "logis", "machinery": "mach", "management": "mgmt",
    "manufacturing": "mfg", "marine": "mar", "materials": "matls", "national": "natl", "petroleum": "pet",
    "production": "prodn", "products": "prods", "research": "res", "science": "sci", "scientific": "sci",
    "semiconductor": "semicon", "services": "svcs", "shipping": "shpg", "system": "sys", "systems": "sys",
    "technologies": "techs", "technology": "tech", "trading": "trdg", "transport": "transp", "university": "univ",
}  # fmt: skip
"""As tables of abbreviations for forms and cards have them; not all are in ours."""
_MIDDLE = ("Ali", "Ivanovich", "Jonas", "Kumar", "Maria", "Petrovich", "Reza")
_RESPELT = """
    chol=chul choe=choi chun=choon hun=hoon hyok=hyuk hyon=hyun jo=cho jong=jung ju=joo jun=joon kum=geum kyong=kyung
    mun=moon myong=myung o=oh pak=park pong=bong pyong=byung ri=lee rim=lim ryong=yong ryu=yoo sin=shin sok=suk
    song=sung su=soo thae=tae un=eun yong=young yun=yoon
"""
_SPELT_SO = """
    ae bong chan chang dong do gi gu gyu ha hak han ho hui hwa hwan il in jae jang ji jin kang kil kim kuk kwang kwon
    kyu man min mo nam phil rak ro sam sang sik sim so son sop tae tok u won ye yu
"""
_IN_THE_SOUTH = dict(pair.split("=") for pair in _RESPELT.split())
"""Syllables of names as North Korea and lists spell them, and as South Koreans mostly do."""
_IN_BOTH = frozenset(_SPELT_SO.split())
"""Syllables that both spell so."""
_NUMERALS = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
_CALLED = {"company": "firm", "vessel": "ship"}
_ARTICLE = re.compile(r"\b([ae]l)[- ](?=\w)", re.IGNORECASE)
_CAPITALS_LAST = re.compile(r"^(.*[a-z].*) ([A-Z]+)$")
"""A surname in capitals behind the given name."""
Written = Callable[[str, random.Random], str | None]


def _shortened(name: str, rng: random.Random) -> str | None:
    words = clean(name).split()
    short = [_SHORT.get(word, word) for word in words]
    return " ".join(short) if short != words else None


def _cut(letters: int) -> Written:
    return lambda name, rng: name[:letters].strip() if len(name) > letters else None


def _joined(name: str, rng: random.Random) -> str | None:
    words = name.split()
    if len(words) < 2:
        return None
    at = rng.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def _parted(name: str, rng: random.Random) -> str | None:
    words = name.split()
    at = rng.randrange(len(words))
    if len(words[at]) < 8:
        return None
    letter = rng.randrange(3, len(words[at]) - 3)
    return " ".join([*words[:at], words[at][:letter], words[at][letter:], *words[at + 1 :]])


def _noughts(name: str, rng: random.Random) -> str | None:
    return name.replace("O", "0").replace("o", "0") if "o" in name.lower() else None


def _behind(text: str) -> Written:
    return lambda name, rng: name + text


def _before(text: str) -> Written:
    return lambda name, rng: text + name


def _first_names_first(name: str) -> list[str]:
    last, comma, first = name.partition(",")
    return f"{first} {last}".split() if comma else name.split()


def _without_middle(name: str, rng: random.Random) -> str | None:
    words = _first_names_first(name)
    return f"{words[0]} {words[-1]}" if len(words) > 2 else None


def _another_middle(name: str, rng: random.Random) -> str | None:
    words = _first_names_first(name)
    return f"{words[0]} {rng.choice(_MIDDLE)} {words[1]}" if len(words) == 2 else None


def _surname(name: str, rng: random.Random) -> str | None:
    last, comma, _ = name.partition(",")
    return last if comma and len(last) > _LONGER_THAN else None


def _article_joined(name: str, rng: random.Random) -> str | None:
    return _ARTICLE.sub(r"\1", name) if _ARTICLE.search(name) else None


def _other_numerals(name: str, rng: random.Random) -> str | None:
    words = name.split()
    numerals = {**_NUMERALS, **{digit: numeral for numeral, digit in _NUMERALS.items()}}
    return " ".join([*words[:-1], numerals[words[-1]]]) if len(words) > 1 and words[-1] in numerals else None


def _own_words(name: str, rng: random.Random) -> str | None:
    """The words of its own with another business word behind them, where it has such and others."""
    words = clean(name).split()
    own = [word for word in words if len(word) > _LONGER_THAN and known_word(word) is None]
    return f"{' '.join(own)} Logistics" if 0 < len(own) < len(words) else None


def _initial(name: str, rng: random.Random) -> str | None:
    words = _first_names_first(name)
    return " ".join([words[0][0] + ".", *words[1:]]) if len(words) > 1 else None


def _in_the_south(name: str, rng: random.Random) -> str | None:
    """A Korean's name as South Koreans spell it, the syllables of the given name with a hyphen."""
    words = clean(_CAPITALS_LAST.sub(r"\2 \1", name)).split()
    if not 2 <= len(words) <= 3 or not all(word in _IN_THE_SOUTH or word in _IN_BOTH for word in words):
        return None
    surname, *given = [_IN_THE_SOUTH.get(word, word) for word in words]
    written = f"{surname} {'-'.join(given)}".title()
    return written if clean(written).split() != words else None


FIRMS: dict[str, Written] = {
    "business words shortened": _shortened,
    "a place behind": lambda name, rng: f"{name}, {rng.choice(_PLACES)}",
    "street and place behind": lambda name, rng: f"{name}, No. 5 Main Street, {rng.choice(_PLACES)}",
    "telephone behind": _behind(" TEL +82-2-555-1234"),
    "Attn: … behind": _behind(" Attn: Purchasing Dept."),
    "Seoul Branch behind": _behind(" Seoul Branch"),
    "Korea behind": _behind(" Korea"),
    "Korea before": _before("Korea "),
    "its own words, and Logistics": _own_words,
    "another name behind (DBA)": _behind(" DBA Star Trading"),
    "M/S before": _before("M/S "),
    "Consignee: before": _before("Consignee: "),
    "written twice": lambda name, rng: f"{name} {name}",
    "two words written together": _joined,
    "a space in a word": _parted,
    "noughts for letters": _noughts,
    "the article written together": _article_joined,
    "cut off at 35": _cut(35),
    "cut off at 30": _cut(30),
}
PERSONS: dict[str, Written] = {
    "date of birth behind": _behind(" 1970-01-02"),
    "passport behind": _behind(" passport M12345678"),
    "née … behind": _behind(" née Kim"),
    "a.k.a. … behind": _behind(" a.k.a. Johnny"),
    "Mr. before": _before("Mr. "),
    "Attn: before": _before("Attn: "),
    "a post behind": _behind(", CEO"),
    "another person before": _before("Jane Roe; "),
    "two words written together": _joined,
    "the article written together": _article_joined,
    "without middle names": _without_middle,
    "a middle name that the list lacks": _another_middle,
    "surname alone": _surname,
    "first name as a letter": _initial,
    "a Korean as the South spells": _in_the_south,
}
SHIPS: dict[str, Written] = {
    "M/V before": _before("M/V "),
    "flag behind": _behind(" (Panama flag)"),
    "another name behind, ex": lambda name, rng: f"{name} ex Pelican Bay",
    "its number in Roman numerals, or not": _other_numerals,
}


def table() -> Table:
    """How many of the listed names are asked about for each way of writing them."""
    found = Table(
        "Listed names as papers and systems write them, at the usual risk",
        ("written", "number", "asked about", "the same, in Korea"),
        note="Latin first names of entries without brackets. Asked about: any hit, of whatever list, or not read. In"
        " the last column the party is given as in Korea, where few listed parties are.",
    )
    screener = Screener.of_entries(data.corpus())
    kinds: tuple[tuple[EntryKind, dict[str, Written]], ...] = (
        ("company", FIRMS), ("person", PERSONS), ("vessel", SHIPS),
    )  # fmt: skip
    for kind, ways in kinds:
        for way, write in ways.items():
            names = list(islice(_written(kind, write), _OF_EACH))
            shares = [_asked_about(screener, [Party(n, kind=kind, countries=c) for n in names]) for c in ((), ("KR",))]
            found.add(f"{_CALLED.get(kind, kind)}: {way}", str(len(names)), *shares)
    return found


def _asked_about(screener: Screener, parties: list[Party]) -> str:
    met = [s.answer != "none" for s in screener.screen_many(parties)]
    return f"{sum(met) / len(met):.3f}"


def _written(kind: EntryKind, write: Written) -> Iterator[str]:
    rng = random.Random(5)
    for number in rng.sample(range(len(data.corpus())), len(data.corpus())):
        entry = data.corpus()[number]
        if entry.kind != kind or not entry.names:
            continue
        name = entry.names[0].text
        if not name.isascii() or "(" in name or len(clean(name)) <= _LONGER_THAN:
            continue
        written = write(name, rng)
        if written is not None and written != name:
            yield written
