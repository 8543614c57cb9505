"""The rule base: data in folders that mirror the law's own table of contents, and its loader."""

from gwanmun.law.load import rules
from gwanmun.law.model import Citation, Declaration, FactInfo, Provision, Section
from gwanmun.law.program import Program, Rule, RuleError, Slice
from gwanmun.law.rulebase import RuleBase

__all__ = [
    "Citation",
    "Declaration",
    "FactInfo",
    "Program",
    "Provision",
    "Rule",
    "RuleBase",
    "RuleError",
    "Section",
    "Slice",
    "rules",
]
