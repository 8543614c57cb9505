"""What the search of the lists leaves to say beside the hits, and which party a question is about."""

from __future__ import annotations

from typing import Any

from gwanmun.cli.words import say


def why_open(party: dict[str, Any]) -> str:
    """What is said of a party besides its hits, as a key of :data:`gwanmun.cli.words.SAYS`; empty for nothing."""
    if not party.get("unread"):
        return "" if party["hits"] else "no_hit"
    from gwanmun.parties.names.nobody import is_nobody

    return "nobody" if is_nobody(party["name"]) else "unread"


def nameless(record: dict[str, Any]) -> list[int]:
    """The numbers of the parties of a case, from 1, that were not searched: a question mark stands for the name."""
    searched = {party["index"] for party in record["screening"]["parties"]}
    return [i + 1 for i in range(len(record["case"].get("parties") or ())) if i not in searched]


def how_far(screening: dict[str, Any], lang: str) -> str:
    """Which lists were searched, and whether finding nothing on them means anything."""
    edition = screening["edition"]
    key = "starter_only" if edition["starter_only"] else "lists_clear" if screening["clears"] else "lists_stale"
    return say(key, lang, edition["date"], len(edition["lists"]))


def party_of(line: dict[str, Any], fact: str) -> str:
    """The name of the party that a fact is of: "parties[1]" says nothing to who wrote the names."""
    name = line["facts"].get(f"{fact.partition('.')[0]}.name")
    return str(name["value"]) if name and fact.startswith("parties[") else ""
