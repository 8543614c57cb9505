"""The rule base that comes with the package, read once and kept compiled in the user's cache folder."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from pathlib import Path

from gwanmun.law.files import ROOT, Raw
from gwanmun.law.program import Slice
from gwanmun.law.rulebase import RuleBase, fingerprint
from gwanmun.sources.files import write_atomically

CACHE_FORMAT = 3
"""Raised when the shape of the kept file changes."""


def rules() -> RuleBase:
    """The rule base of this installation.

    The files are read and checked once; what was read is kept as JSON under their SHA-256, so that an edited rule file
    is always read anew. A cache that cannot be written or read only costs time.
    """
    return _rules(ROOT)


@lru_cache(maxsize=4)
def _rules(root: Path) -> RuleBase:
    identity = fingerprint(root)
    kept = cache_folder() / f"rules-{CACHE_FORMAT}-{identity[:32]}.json"
    raw = _kept(kept, identity)
    if raw is None:
        # The schemas of rule files are needed only where the kept copy is not.
        from gwanmun.law.read import read_rules

        raw = read_rules(root)
        _keep(kept, identity, raw)
    return RuleBase(raw, identity)


def cache_folder() -> Path:
    """Where compiled rules are kept: ``$XDG_CACHE_HOME/gwanmun``, by default ``~/.cache/gwanmun``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gwanmun"


def _kept(path: Path, identity: str) -> Raw | None:
    try:
        data = json.loads(path.read_bytes())
        return Raw(**data["raw"]) if data["identity"] == identity else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _keep(path: Path, identity: str, raw: Raw) -> None:
    try:
        write_atomically(path, json.dumps({"identity": identity, "raw": asdict(raw)}, ensure_ascii=False).encode())
    except OSError:
        return
    for old in path.parent.glob("rules-*.json"):
        if old != path:
            old.unlink(missing_ok=True)


def slice_of(base: RuleBase, on: date, known_at: date) -> Slice:
    """The slice for two dates; dates between which nothing begins or ends share one."""
    key = base.slice_key(on, known_at)
    if key not in base.slices:
        base.slices[key] = Slice(base, on, known_at)
    found = base.slices[key]
    assert isinstance(found, Slice)
    return found
