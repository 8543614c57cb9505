"""The procedure of 738.4 alone: what the Control List and the Country Chart ask of an entry to a destination."""

from __future__ import annotations

from dataclasses import dataclass

from gwanmun.law.control_list import KINDS
from gwanmun.law.model import Provision
from gwanmun.law.program import Slice, entry_of
from gwanmun.logic import Tri, Value, compiled

SECTIONS = ("738.3", "738.4")


@dataclass(frozen=True, slots=True)
class ChartDetermination:
    """The rows of an entry that ask for a licence, or may: those whose scope needs a paragraph or a further fact.

    ``has_row`` is FALSE for a destination without a row of the Chart, ``has_controls`` for an entry that only says
    where its items are controlled: then nothing follows from finding no mark.
    """

    required: tuple[Provision, ...]
    perhaps: tuple[Provision, ...]
    has_row: bool
    has_controls: bool

    @property
    def value(self) -> Tri:
        """TRUE if a row asks for a licence; FALSE if none does, though the entry and the destination have rows."""
        if self.required:
            return True
        return None if self.perhaps or not self.has_row or not self.has_controls else False


def determine_chart(law: Slice, code: str, destination: str, activity: str = "export") -> ChartDetermination:
    """What the list and the chart ask of an item of control number ``code`` to a destination (ISO code).

    Part 744, Part 746 and every exception stand outside this procedure (738.4(a)(2)(ii)(B)).
    """
    facts: dict[str, Value] = {"item.eccn": code, "destination": destination, "activity": activity}
    if code[1:2] in KINDS:
        facts["item.kind"] = KINDS[code[1]]
    required: list[Provision] = []
    perhaps: list[Provision] = []
    rules = law.listed_rules("us_ear", entry_of(code) or "")
    for rule in rules:
        if rule.provision.section in SECTIONS:
            value = compiled(rule.node)(facts)
            if value is not False:
                (required if value else perhaps).append(rule.provision)
    has_row = destination not in law.sets("us_ear")["EAR.NO_CHART_ROW"]
    return ChartDetermination(tuple(required), tuple(perhaps), has_row, bool(rules) or code == "EAR99")
