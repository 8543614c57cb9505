"""The list of US-origin content as text for a terminal: each component, whether it counts and why, and the share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gwanmun.cli.content_words import amount, between, counts, say, share

MARKS = {"TRUE": "✓", "FALSE": "✗", "UNKNOWN": "?"}
MOST = 3
"""How many provisions or open facts are named for a component; the JSON names all."""


def content_lines(
    content: dict[str, Any] | None, lang: str, wrapped: Callable[[str, str], Iterable[str]]
) -> Iterable[str]:
    """The table of one line of the shipment; nothing if it lists no US content."""
    if content is None:
        return
    yield f"  {say('title', lang, content['cite'].removeprefix('15 CFR '))}"
    for part in content["components"]:
        mark = f"    {MARKS[part['controlled']]} "
        name = " ".join(filter(None, (part["eccn"] or "ECCN ?", part["description"])))
        parts = (name, amount(part, lang), counts(part, lang), _reason(part, lang))
        yield from wrapped(mark, " · ".join(filter(None, parts)))
    product = content["product_value"] or say("no_product", lang)
    controlled = between(content["controlled_at_least"], content["controlled_at_most"], lang)
    yield from wrapped(f"    {say('product', lang)}  ", product)
    yield from wrapped(f"    {say('controlled_sum', lang)}  ", controlled)
    yield from wrapped(f"    {say('share', lang)}  ", share(content, lang))
    if content["complete"] != "TRUE":
        yield from wrapped("    ", say("incomplete", lang))


def _reason(part: dict[str, Any], lang: str) -> str:
    if part["why"] is not None:
        return f"{part['why'][lang]} {part['why']['cite']}"
    if part["controlled"] == "TRUE":
        named = [f"{p['reason']} {p['cite'].partition(';')[0]}".strip() for p in part["by"][:MOST]]
        return ", ".join(named) + (" …" if len(part["by"]) > MOST else "")
    facts = [w["fact"] for w in part["waits_for"]]
    waits = ", ".join(facts[:MOST]) + (" …" if len(facts) > MOST else "")
    return f"{say('waits', lang)} {waits}" if waits else ""
