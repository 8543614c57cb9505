"""How applications are reviewed and made: policies and procedures by the paragraph that asks, and those for all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from gwanmun.law.model import Duty, Provision, Review
from gwanmun.law.rulebase import RuleBase, row_spans
from gwanmun.world.dates import Interval
from gwanmun.world.text import Text

_PARAGRAPH = re.compile(r"\d{3}\.\d+(?:\([^)]*\))*")
EVERY = "*"
"""Stands in the table of policies for every requirement: such a policy holds whatever another section says."""


def reviewed(base: RuleBase, provision: Provision, on: date, known_at: date) -> Provision:
    """A requirement with the review policies of all, then its own or those of the paragraphs it cites.

    To its own duties come those of the table of procedures for these paragraphs.
    """
    if provision.kind != "requirement" or provision.not_modelled:
        return provision
    found = dict.fromkeys(_of_all(base, provision.jurisdiction, on, known_at))
    own = provision.review or _cited(base.review_policies(provision.jurisdiction), provision, on, known_at)
    found.update(dict.fromkeys(own))
    duties = dict.fromkeys((*provision.conditions, *_procedures(base, provision, on, known_at)))
    if not found and not duties:
        return provision
    return base.same_reviewed(provision, tuple(found), tuple(duties))


@lru_cache(maxsize=64)
def _of_all(base: RuleBase, jurisdiction: str, on: date, known_at: date) -> tuple[Review, ...]:
    """The policies that come to every requirement of a jurisdiction; asked for again by each of its requirements."""
    every = base.review_policies(jurisdiction).get(EVERY, [])
    return tuple(replace(policy, of_all=True) for policy in _valid(every, on, known_at))


def _procedures(base: RuleBase, provision: Provision, on: date, known_at: date) -> Iterator[Duty]:
    """How a licence under the paragraphs that a provision cites is asked for, and what stands beside its review."""
    table = base.procedures(provision.jurisdiction)
    for paragraph in _PARAGRAPH.findall(provision.citation.place):
        for record in table.get(paragraph, []):
            valid, known = _spans(record)
            if valid.contains(on) and known.contains(known_at):
                yield Duty(Text(record["text_en"], record["text_ko"]), record["paragraph"], record["when"])


def _cited(
    policies: Mapping[str, list[dict[str, str]]], provision: Provision, on: date, known_at: date
) -> list[Review]:
    """The policies of the paragraphs that a provision cites."""
    return [
        review
        for paragraph in _PARAGRAPH.findall(provision.citation.place)
        for review in _valid(_nearest(policies, paragraph), on, known_at)
    ]


def _valid(records: list[dict[str, str]], on: date, known_at: date) -> Iterator[Review]:
    """The policies that held on a day, as known on another."""
    for record in records:
        valid, known = _spans(record)
        if valid.contains(on) and known.contains(known_at):
            yield Review(record["policy"], record["when"], record["paragraph"], record["title_en"])


def _nearest(policies: Mapping[str, list[dict[str, str]]], paragraph: str) -> list[dict[str, str]]:
    """The policies of a paragraph, or of the nearest one above it that has any."""
    while paragraph:
        if paragraph in policies:
            return policies[paragraph]
        paragraph = paragraph.rpartition("(")[0]
    return []


def _spans(record: Mapping[str, str]) -> tuple[Interval, Interval]:
    """Valid and known time of a row; many rows have the same, and each is asked for in every slice."""
    return _spans_of(*(record.get(name, "") for name in _DAYS))


@lru_cache(maxsize=4096)
def _spans_of(*days: str) -> tuple[Interval, Interval]:
    return row_spans(dict(zip(_DAYS, days, strict=True)))


_DAYS = ("in_force_from", "in_force_to", "known_from", "known_to")
