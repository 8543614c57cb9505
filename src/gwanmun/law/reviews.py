"""How applications are reviewed for the rows of the Control List: policies by the paragraph a row cites."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from gwanmun.law.model import Provision, Review
from gwanmun.law.rulebase import RuleBase, row_spans

_PARAGRAPH = re.compile(r"\d{3}\.\d+(?:\([^)]*\))*")


def reviewed(base: RuleBase, provision: Provision, on: date, known_at: date) -> Provision:
    """The row's provision with the review policies of the paragraphs it cites, as of the two dates."""
    if provision.review or provision.kind != "requirement":
        return provision
    policies = base.review_policies(provision.jurisdiction)
    found: dict[Review, None] = {}
    for paragraph in _PARAGRAPH.findall(provision.citation.place):
        for record in _nearest(policies, paragraph):
            valid, known = row_spans(record)
            if valid.contains(on) and known.contains(known_at):
                found[Review(record["policy"], record["when"], record["paragraph"], record["title_en"])] = None
    return replace(provision, review=tuple(found)) if found else provision


def _nearest(policies: Mapping[str, list[dict[str, str]]], paragraph: str) -> list[dict[str, str]]:
    """The policies of a paragraph, or of the nearest one above it that has any."""
    while paragraph:
        if paragraph in policies:
            return policies[paragraph]
        paragraph = paragraph.rpartition("(")[0]
    return []
