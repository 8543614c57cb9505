"""Whether a document speaks of controls on trade, in whatever words: what tells a reader to look for himself.

A name of the gazetteer is one sign. Others are a body whose only work is controls, and a sentence that speaks of trade and of
its restraint together (``ban on gallium exports``, 희토류 수출을 허가제로). A sign too many costs a glance; one too few
says that nothing changed.
"""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import re

from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.reading import Reading, Span

CONTROL_BODIES = ("us.bis", "us.ofac", "kr.kosti")
_TRADE = re.compile(
    r"\b(?:export|import|re-?export|ship|sell|sale|transfer|trade|commerce|MOFCOM)\w*|수출|수입|반출|재수출|선적|판매|교역|통관|상무부|산업부|산업통상(?:자원)?부|관세청",
    re.IGNORECASE,
)
_RESTRAINT = re.compile(
    r"\b(?:licen[cs](?:e|es|ing)|permits?|bans?|banned|banning|embargo\w*|sanction\w*|blacklist\w*|prohibit\w*|restrict\w*"
    r"|curbs?|controls?|controlled|quotas?|blockade)\b"
    r"|허가|승인제|금지|제재|통제|규제|제한|블랙리스트|금수|쿼터|우려거래자|전략물자",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:export[- ]control\w*|license requirements?|licence requirements?|license exceptions?|de minimis|end[- ]use[rs]?|dual[- ]use"
    r"|military end[- ]use\w*|export administration|blacklist\w*|entity list\w*)\b|수출\s?통제|수출\s?규제|수출\s?허가|전략물자|이중용도|최종\s?사용자",
    re.IGNORECASE,
)
"""Words that speak of controls by themselves."""
_SENTENCE = re.compile(r"[^.\n]+(?:\.(?=\d)[^.\n]*)*\.?")


def control_topics(reading: Reading) -> list[str]:
    """The ids of the policies named by which shipments are controlled; talks and economic policy are not."""
    entries = gazetteer().entries
    named = [entries[e.id] for e in reading.entities if e.type == "policy" and e.id in entries]
    return [e.id for e in named if e.security and not e.dialogue]


def control_place(reading: Reading) -> Span | None:
    """The first sentence that speaks of controls on trade, or the first name of a body that does nothing else."""
    for block in reading.blocks:
        if block.noise:
            continue
        for m in _SENTENCE.finditer(block.text):
            if _ALONE.search(m.group()) or (_TRADE.search(m.group()) and _RESTRAINT.search(m.group())):
                return Span(block.offset(m.start()), block.offset(m.end() - 1) + 1)
    return next((m.span for m in reading.mentions if m.id in CONTROL_BODIES), None)
