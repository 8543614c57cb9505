"""What else is known of a party beside its name, and how it raises or lowers the score of a hit."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence

from gwanmun.parties.names.clean import clean
from gwanmun.parties.party import Feature, Party
from gwanmun.sources.entries import Entry
from gwanmun.world.countries import find_country

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_BIRTH_SAME, _BIRTH_YEAR, _BIRTH_NEAR, _BIRTH_OTHER = 2.0, 1.0, 0.0, -4.0
_COUNTRY_SAME, _COUNTRY_OTHER = 0.7, -0.5
_OTHER_COUNTRY_APART = 0.01
"""How far apart hits are kept that another country alone would hide: this share of what they would be apart without."""
_OF_ANOTHER_COUNTRY = 0.75
"""What is left of a score above "possible" in another country, where nothing else speaks for the party: no match."""
_ADDRESS_SAME = 1.2
_IMO_OTHER = -5.0
_IMO = re.compile(r"\bIMO\D{0,12}(\d{7})\b", re.IGNORECASE)
WEAK = Feature("weak_alias", "", "", 0.0, -2.5)
"""The name is one that the publisher calls a weak alias."""


def evidence(party: Party, entry: Entry, weak: bool) -> tuple[Feature, ...]:
    """The features beside the name; their effects are added on the log-odds scale.

    Only a birth date that rules the person out lowers the score much: listed persons give false dates, and firms move.
    See :func:`weighed` for how they are added up.
    """
    found = []
    if party.born and entry.born:
        found.append(_birth(party.born, entry.born))
    if party.countries and (listed := countries_of(entry)):
        asked = tuple(c for c in map(code, party.countries) if c)
        if asked:
            same = bool(set(asked) & set(listed))
            effect = _COUNTRY_SAME if same else _COUNTRY_OTHER
            found.append(Feature("country", ", ".join(asked), ", ".join(listed), float(same), effect))
    if party.addresses and entry.addresses:
        like, asked_address, listed_address = max(
            (_address(a, b), a, b) for a in party.addresses for b in entry.addresses
        )
        found.append(
            Feature("address", asked_address, listed_address, round(like, 3), _ADDRESS_SAME if like > 0.6 else 0.0)
        )
    if (imo := _imo(party, entry)) is not None:
        found.append(imo)
    if weak:
        found.append(WEAK)
    return tuple(found)


def raised_by(party: Party) -> float:
    """By how much what is known beside the name can raise a score, on the log-odds scale."""
    return (
        (_BIRTH_SAME if party.born else 0.0)
        + (_COUNTRY_SAME if party.countries else 0.0)
        + (_ADDRESS_SAME if party.addresses else 0.0)
    )


def weighed(name_score: float, beside: Sequence[Feature], possible: float, barely: bool = False) -> float:
    """The score of a hit with what is known beside its name.

    Another country alone hides nobody: branches and fronts stand in other countries than the listed firm, and persons
    move. Such a hit stays just possible, behind those that no country speaks against. Nor do names alone make a match
    there: "Orion Corp." of Korea is not said to be "Orion" of Russia. A firm's name that is barely alike, "Kisco Corp."
    beside "China COSCO Shipping", is hidden by it.

    :param possible: the score from which on a hit of its list is possible.
    :param barely: whether it is a firm's name that is barely alike (:class:`gwanmun.parties.score.Scored`).
    """
    if not beside:
        return name_score
    odds = _logit(name_score) + sum(f.effect for f in beside)
    country = sum(f.effect for f in beside if f.name == "country" and f.effect < 0)
    score, without = _logistic(odds), _logistic(odds - country)
    if country and without >= possible:
        if not barely:
            score = max(score, possible + _OTHER_COUNTRY_APART * (without - possible))
        if not any(f.effect > 0 for f in beside):
            score = possible + _OF_ANOTHER_COUNTRY * (score - possible)
    return score


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _logit(p: float) -> float:
    p = min(max(p, 1e-9), 1 - 1e-9)
    return math.log(p / (1 - p))


def _imo(party: Party, entry: Entry) -> Feature | None:
    """A ship keeps its IMO number for life: two ships of one name with two numbers are two ships."""
    asked = {m.group(1) for i in party.identifiers if (m := _IMO.search(i))}
    listed = {m.group(1) for i in entry.identifiers if (m := _IMO.search(f"{i.kind} {i.value}"))}
    if not asked or not listed or asked & listed:
        return None
    return Feature("imo_number", ", ".join(sorted(asked)), ", ".join(sorted(listed)), 0.0, _IMO_OTHER)


def _birth(asked: str, listed: tuple[str, ...]) -> Feature:
    best = Feature("born", asked, "; ".join(listed), 0.0, _BIRTH_OTHER)
    year = _YEAR.search(asked)
    for date in listed:
        years = [int(y) for y in _YEAR.findall(date)]
        if date[:10] == asked[:10] and len(asked) >= 10:
            return Feature("born", asked, date, 1.0, _BIRTH_SAME)
        if not year or not years:
            return Feature("born", asked, date, 0.5, _BIRTH_NEAR)
        gap = 0 if min(years) <= int(year.group()) <= max(years) else min(abs(int(year.group()) - y) for y in years)
        effect, like = {0: (_BIRTH_YEAR, 0.8), 1: (_BIRTH_NEAR, 0.5), 2: (-1.0, 0.3)}.get(gap, (_BIRTH_OTHER, 0.0))
        if effect > best.effect:
            best = Feature("born", asked, date, like, effect)
    return best


def _address(asked: str, listed: str) -> float:
    """Share of the shorter address' words that stand in the other; numbers and long words only."""
    here, there = ({w for w in clean(a).split() if len(w) > 3 or w.isdigit()} for a in (asked, listed))
    return len(here & there) / max(min(len(here), len(there)), 1) if len(here) > 1 and len(there) > 1 else 0.0


def countries_of(entry: Entry) -> tuple[str, ...]:
    """ISO codes of the countries an entry names; where it names none, of those that all its addresses end with."""
    if entry.countries:
        return tuple(dict.fromkeys(c for c in map(code, entry.countries) if c))
    codes = [code(address.rpartition(",")[2].strip(" .;")) for address in entry.addresses]
    return tuple(dict.fromkeys(codes)) if all(codes) else ()


@functools.lru_cache(maxsize=5000)
def code(text: str) -> str:
    """The ISO code of a country as written, or nothing where it is not understood."""
    # Canada prints both its languages: "Russia / Russie".
    found = find_country(text) or find_country(text.partition(" / ")[0])
    return "" if found is None else found.code
