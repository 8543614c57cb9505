"""What was found in a document so far: mentions by zone, and the entities behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gwanmun.watch.dates import Dated
from gwanmun.watch.gazetteer import gazetteer
from gwanmun.watch.reading import Entity, Mention, Relation
from gwanmun.watch.zones import Zone

_JOSA_AFTER = re.compile(
    r"(?:은|는|이|가|을|를|과|와|의|도|에|에서|에게|로|으로|만|까지|부터|보다|나|이나|랑|인|측|등|씨|님|상|별|용|용이|발|산|및|관련|분과|에는|에선|에도|와의|과의|에서는|에서의|로서|이라|이며|이고|에서도|라는|이라는)?(?![가-힣])"
)


@dataclass
class Found:
    """What was found in all zones, with the entities it is about."""

    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    by_zone: dict[int, list[tuple[int, int, Mention]]] = field(default_factory=dict)
    dates: dict[int, list[Dated]] = field(default_factory=dict)
    persons: dict[str, Entity] = field(default_factory=dict)

    def add(self, number: int, zone: Zone, start: int, end: int, mention: Mention) -> None:
        """Record a mention at a place of a zone."""
        self.mentions.append(mention)
        self.by_zone.setdefault(number, []).append((start, end, mention))


def mention_at(zone: Zone, start: int, end: int, id_: str, type_: str, **more: str) -> Mention:
    return Mention(zone.span(start, end), zone.text[start:end], id_, type_, zone.label, **more)


def bounded(zone: Zone, start: int, end: int) -> bool:
    """Whether a name stands on its own: no syllable before it, only particles behind."""
    text = zone.text
    if re.match("[가-힣]", text[start - 1 : start]) and not (zone.tagged and zone.tagged.bounded(start, end)):
        return False
    if not re.match("[가-힣]", text[end : end + 1]) or (
        not re.match("[가-힣]", text[end - 1 : end]) and not re.match("[가-힣]{4}", text[end : end + 4])
    ):
        return True
    return bool(_JOSA_AFTER.match(text, end)) or bool(zone.tagged and zone.tagged.bounded(start, end))


def is_dialogue(id_: str) -> bool:
    entry = gazetteer().entries.get(id_)
    return bool(entry and entry.dialogue)
