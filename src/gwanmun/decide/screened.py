"""What the screening of the parties says to the law: facts that it states, and facts that nobody's word may settle.

A match states what the entry says. A possible match leaves the fact open, whatever was declared: somebody has to look.
That nothing was found counts only if the lists are whole, near the day, and every party is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gwanmun.decide.case import Case, Party, Statement
from gwanmun.decide.search import Asked, Json, Lists
from gwanmun.parties.freshness import CLEARING, is_near

SCREENED = "checks.parties_screened"
"""The fact that the lists were searched for every party; nobody's word can state it."""
_ENTITY_LIST = "us_entity_list"

NOTHING: dict[str, tuple[str, str | bool]] = {
    "us_entity_list": ("transaction.entity_list", "none"),
    "us_uvl": ("transaction.unverified_list", "none"),
    "us_meu": ("transaction.military_end_user_list", False),
    "us_dpl": ("transaction.denied_person", False),
    "us_sdn": ("transaction.sdn_of_744_8", "none"),
}
"""What it means for the shipment that no party is on a list."""
OF_PARTY: dict[str, tuple[str, str | bool]] = {
    "us_cmic": ("chinese_military_industrial_company", False),
    "us_ssi": ("sectoral_directive", "none"),
    "kr_concern": ("kr_concern_list", False),
}
"""What it means for a party that it is not on a list."""
ENTITY = (
    "transaction.entity_list",
    "transaction.entity_list_review",
    "transaction.footnote_entity",
    "item.ccl.to_footnote_5_entity",
)
"""What an entry of the Entity List may say. While a party may be on it, nobody's word settles any of it."""
FOUND: dict[str, tuple[str, bool]] = {
    "us_meu": ("transaction.military_end_user_list", True),
    "us_dpl": ("transaction.denied_person", True),
}


@dataclass(frozen=True)
class Screened:
    """The screening of a case, as plain data that a receipt can hold and a replay can use again.

    :param edition: the lists and their dates; ``starter_only`` if it is the small list of the package.
    :param parties: for each named party its answers by list and its nearest hits.
    :param day: the day of export that the lists were held against.
    """

    edition: Json
    parties: tuple[Json, ...]
    day: str
    facts: Json = field(default_factory=dict)
    open: tuple[str, ...] = ()

    @property
    def clears(self) -> bool:
        """Whether finding nothing means anything: whole lists, near the day."""
        return not self.edition.get("starter_only") and all(_near(self.edition, n, self.day) for n in CLEARING)

    def as_dict(self) -> Json:
        """The screening as plain data."""
        return {
            "edition": self.edition,
            "parties": list(self.parties),
            "day": self.day,
            "facts": self.facts,
            "open": list(self.open),
            "clears": self.clears,
        }


def screened_of(data: Mapping[str, Any]) -> Screened:
    """The screening that a receipt holds."""
    return Screened(data["edition"], tuple(data["parties"]), data["day"], data["facts"], tuple(data["open"]))


def screen_case(case: Case, day: date, edition: str | None = None) -> Screened | None:
    """Screen every named party of a case; ``None`` if it names none.

    :param edition: the edition of the lists to use; by default the newest kept here, else the starter list.
    :raises InputError: if there is no such edition, or the log of decisions was changed.
    """
    asked = asked_of(case)
    return found_of(Lists(edition).search(asked), case, day) if asked else None


def asked_of(case: Case) -> list[Asked]:
    """The parties of a case that have a name to search."""
    return [(i, p.name, _country(p), p.address) for i, p in enumerate(case.parties) if is_named(p.name)]


def is_named(name: str) -> bool:
    """Whether anything is written for a name but the mark of what is not known.

    What is written and names nobody ("미정", "TBD", ``#N/A``) is searched, and leaves open who the party is: nobody's
    word then settles what the lists say of it.
    """
    return bool(name.strip(" ?"))


def found_of(found: Mapping[str, Any], case: Case, day: date) -> Screened:
    """What follows from the search for all parties of a case that have a name."""
    return concluded(found["edition"], found["parties"], day, len(found["parties"]) == len(case.parties))


def _country(party: Party) -> str:
    stated = party.country.value if isinstance(party.country, Statement) else party.country
    return str(stated or "")


def concluded(edition: Json, parties: Iterable[Json], day: date, all_named: bool) -> Screened:
    """What follows from the answers for the parties.

    :param all_named: whether every party of the case has a name that could be screened.
    """
    found = tuple(parties)
    bare = Screened(edition, found, day.isoformat())
    facts: Json = {}
    left_open: dict[str, None] = {}
    for party in found:
        _of_party(party, bare, facts, left_open)
    _of_entity_list(bare, facts, left_open)
    if bare.clears and all_named:
        for name, (fact, value) in NOTHING.items():
            if all(p["answers"].get(name) == "none" for p in found):
                facts.setdefault(fact, value)
        if all(p["answers"].get(n) in ("none", "match") for p in found for n in CLEARING):
            facts[SCREENED] = True
    return Screened(edition, found, day.isoformat(), facts, tuple(left_open))


def _of_party(party: Json, bare: Screened, facts: Json, left_open: dict[str, None]) -> None:
    prefix = f"parties[{party['index']}]"
    for name, answer in party["answers"].items():
        if name == _ENTITY_LIST:
            continue
        of_all = NOTHING.get(name, ("", ""))[0]
        of_one = f"{prefix}.{OF_PARTY[name][0]}" if name in OF_PARTY else ""
        if answer == "none":
            if of_one and bare.clears and _near(bare.edition, name, bare.day):
                facts[of_one] = OF_PARTY[name][1]
            continue
        concerned = [f for f in (of_all, of_one, f"{prefix}.blocked_person" if name == "us_sdn" else "") if f]
        stated = _match(name, party, prefix, bare.day) if answer == "match" else {}
        facts.update(stated)
        left_open.update(dict.fromkeys(f for f in concerned if f not in stated))
    if names_nobody(party):
        # Nobody can have searched any list for it, those that are not kept here neither.
        left_open.update(dict.fromkeys(f"{prefix}.{fact}" for fact, _ in OF_PARTY.values()))


def names_nobody(party: Json) -> bool:
    """Whether what is written for a party's name says that it is not known yet ("미정", "TBD")."""
    from gwanmun.parties.names.nobody import is_nobody

    return bool(party.get("unread")) and all(map(is_nobody, party["unread"]))


def _of_entity_list(bare: Screened, facts: Json, left_open: dict[str, None]) -> None:
    """What the entries of all parties on the Entity List say together; what one more may add stays open."""
    answers = {p["answers"].get(_ENTITY_LIST, "none") for p in bare.parties}
    if answers <= {"none"}:
        return
    hits = [h for p in bare.parties for h in _hits(_ENTITY_LIST, p, bare.day)]
    stated = _entity(hits)
    # The starter list holds no footnotes.
    footnotes_known = hits and "possible" not in answers and not bare.edition.get("starter_only")
    if footnotes_known and all(n.isdigit() for h in hits for n in _footnotes(h)):
        settled = {*stated, "transaction.footnote_entity", "item.ccl.to_footnote_5_entity"}
    else:
        stated.pop("transaction.footnote_entity", None)
        settled = set(stated)
    facts.update(stated)
    left_open.update(dict.fromkeys(f for f in ENTITY if f not in settled))


def _hits(name: str, party: Json, day: str) -> list[Json]:
    """The entries of a list that a party matches and that were on it by the day."""
    matched = [h for h in party["hits"] if h["list"] == name and h["answer"] == "match"]
    return [h for h in matched if not h["listed_on"] or h["listed_on"] <= day]


def _match(name: str, party: Json, prefix: str, day: str) -> Json:
    """What the entries of a list that a party matches state; nothing if they were not on it yet, or say it in words."""
    if not _hits(name, party, day):
        return {}
    if name == "us_sdn":
        return {f"{prefix}.blocked_person": True}
    if name in FOUND:
        return dict([FOUND[name]])
    if name in ("us_cmic", "kr_concern"):
        return {f"{prefix}.{OF_PARTY[name][0]}": True}
    return {}


def _entity(hits: list[Json]) -> Json:
    """Requirement, review policy and footnotes of Entity List entries; what they say in other words is left open."""
    facts: Json = {}
    footnotes = {n for h in hits for n in _footnotes(h)}
    requirements = [h["licence_requirement"].casefold() for h in hits]
    if any("all items subject to the ear" in r for r in requirements):
        facts["transaction.entity_list"] = "all_items_footnote_3" if "3" in footnotes else "all_items"
    numbered = sorted(footnotes & {"1", "3", "4", "5"})
    if numbered:
        facts["transaction.footnote_entity"] = f"footnote_{numbered[0]}" if len(numbered) == 1 else "several"
    if "5" in footnotes:
        facts["item.ccl.to_footnote_5_entity"] = True
    policies = {_policy(h["licence_policy"]) for h in hits}
    if len(policies) == 1 and "" not in policies:
        facts["transaction.entity_list_review"] = policies.pop()
    return facts


def _footnotes(hit: Json) -> list[str]:
    """The footnotes of an entry by number; 734.9(e), cited instead, is that of three of them and stays as it is."""
    return ["3" if n == "734.9(g)" else n for n in hit["footnotes"]]


def _policy(text: str) -> str:
    """A review policy printed in the usual words, alone; nothing where the entry says more."""
    plain = text.strip(" .").casefold()
    return {
        "presumption of denial": "presumption_of_denial",
        "policy of denial": "policy_of_denial",
        "case-by-case basis": "case_by_case",
        "case-by-case": "case_by_case",
        "case-by-case review": "case_by_case",
    }.get(plain, "")


def _near(edition: Json, name: str, day: str) -> bool:
    return is_near(edition["lists"], name, date.fromisoformat(day))
