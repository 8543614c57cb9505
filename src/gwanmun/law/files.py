"""Where the rule files are, and the plain data that they become."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
"""The folder of the rule base that comes with the package."""

JURISDICTIONS = ("us_ear", "us_ofac", "kr_foreign_trade_act")


@dataclass
class Raw:
    """The rule base as read: plain data that can be kept as JSON.

    ``sections`` hold their jurisdiction, file and the lines of their provisions beside the checked content.
    """

    sections: list[dict[str, Any]] = field(default_factory=list)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    declarations: list[dict[str, Any]] = field(default_factory=list)
    unions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)


def rule_files(root: Path = ROOT) -> list[Path]:
    """Every file of the rule base, in a stable order."""
    shared = [root / "facts.yaml", root / "declarations.yaml"]
    rooms = (*JURISDICTIONS, "regimes")
    folders = [p for j in rooms for p in sorted((root / j).rglob("*")) if p.suffix in (".yaml", ".csv")]
    return [p for p in (*shared, *folders) if p.is_file()]
