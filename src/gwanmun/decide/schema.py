"""The case file as JSON Schema: the fields of the model, and every fact of the rule base with its question."""

from __future__ import annotations

from typing import Any

import msgspec

from gwanmun.decide.case import Case
from gwanmun.law.model import FactInfo
from gwanmun.law.rulebase import RuleBase

SECTIONS = {"Item": "item.", "Component": "item.", "Party": "party."}
"""The parts of a case that hold facts, and the beginning of the names of these."""


def case_schema(base: RuleBase) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a case file for this rule base."""
    definitions = msgspec.json.schema(Case)["$defs"]
    schema: dict[str, Any] = definitions.pop("Case") | {"$defs": definitions}
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Gwanmun case"
    for name, info in base.facts.items():
        for model, prefix in SECTIONS.items():
            if name.startswith(prefix):
                properties = definitions[model].setdefault("properties", {})
                properties.setdefault(name.removeprefix(prefix), _fact(info))
    for section in ("end_use", "korea", "checks"):
        names = {n.removeprefix(f"{section}."): i for n, i in base.facts.items() if n.startswith(f"{section}.")}
        schema["properties"][section] = {
            "type": "object",
            "properties": {n: _fact(i) for n, i in names.items()},
            "additionalProperties": False,
        }
    for model in SECTIONS:
        definitions[model]["additionalProperties"] = False
    definitions["Signed"]["properties"]["id"]["enum"] = list(base.declarations)
    return schema


def _fact(info: FactInfo) -> dict[str, Any]:
    statement = {"$ref": "#/$defs/Statement"}
    words = {"enum": [*info.choices, "unknown", "not_applicable"]} if info.choices else {}
    types = {"bool": ["boolean", "string", "null"], "number": ["number", "string", "null"]}
    plain: dict[str, Any] = {"type": types.get(info.shown_as, ["string", "integer", "null"])}
    if info.shown_as == "choice":
        plain = words
    return {"description": f"{info.ask.en} / {info.ask.ko}", "anyOf": [plain, statement]}
