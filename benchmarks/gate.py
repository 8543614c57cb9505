"""The gate: cold start, warm decisions, and the whole Country Chart through the scalar path."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.table import Table
from gwanmun.decide.case import load_case
from gwanmun.decide.decision import Decision, decide
from gwanmun.decide.engine import Determination, determine
from gwanmun.law.chart import determine_chart
from gwanmun.law.load import rules, slice_of
from gwanmun.law.read import read_rules
from gwanmun.law.rulebase import RuleBase
from gwanmun.world import all_countries

EXAMPLES = Path(__file__).parent.parent / "examples"
TODAY = date(2026, 9, 24)
PEER_SECONDS = 7.4
"""What the best open peer is reported to take for its 638 x 203 determinations, in Node, on its authors' machine."""


def measure() -> Table:
    """All figures of the gate."""
    note = (
        "Medians. *Cold* is a new process from start to end, rules read from the user's cache (the first run after an "
        "installation or an edit of a rule compiles them: second row). *Warm* is one line under US law, with the "
        "explanation of every rule that holds or may hold."
    )
    table = Table("The gate", ("what", "measured", "budget"), note=note)
    command = [sys.executable, "-m", "gwanmun", "decide", str(EXAMPLES / "xian-etcher.yaml"), "--no-log"]
    # An installed package has its compiled modules beside it; a setting of this shell must not take them away.
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    cold = _median(lambda: subprocess.run(command, check=True, capture_output=True, env=surroundings), 9)
    start = _median(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 9)
    table.add("cold `gwanmun decide`", _ms(cold), "500 ms")
    table.add("of which starting Python", _ms(start), "–")
    table.add("reading and checking all rule files (once)", _ms(_median(read_rules, 3)), "–")
    for name, on in (("xian-etcher", date(2025, 12, 30)), ("xian-etcher", date(2025, 12, 31)), ("ear99-cuba", TODAY)):
        table.add(f"warm determination with explanation, {name} on {on}", _ms(_warm(name, on)), "1 ms")
    table.add("the same undetermined, missing-facts (exact analysis)", _ms(_warm("missing-facts", TODAY)), "–")
    seconds, count = _chart(rules())
    table.add(f"Country Chart, {count:,} determinations, one process, compiling included", f"{seconds:.2f} s", "5 s")
    table.add("ratio to the peer's reported 7.4 s (another machine)", f"{PEER_SECONDS / seconds:.1f} x", "> 1 x")
    return table


def _median(work: Callable[[], object], times: int) -> float:
    """Median seconds of one call; the first, which fills caches, is left out."""
    work()
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def _warm(name: str, on: date) -> float:
    decision: Decision = decide(load_case(EXAMPLES / f"{name}.yaml"), on, TODAY)
    facts = decision.facts.lines[0].values
    law = slice_of(rules(), on, TODAY)

    def once() -> None:
        _explain(determine(law, "us_ear", facts, decision.facts.parties))

    return _median(once, 200)


def _explain(found: Determination) -> None:
    """Ask for every trace that the record shows."""
    for result in (*found.requirements, *found.prohibitions, *found.gaps):
        _ = result.trace, result.unless
    for tried in found.authorisations:
        if tried.value is not False:
            _ = tried.trace, tried.unless


def _chart(base: RuleBase) -> tuple[float, int]:
    """Every entry of the list of TODAY to every country and territory, on a rule base that has compiled nothing yet."""
    fresh = RuleBase(base.raw, base.identity)
    entries = [r["eccn"] for r in fresh.tables["us_ear/eccns"].records() if r["as_of"] == TODAY.isoformat()]
    places = [c.code for c in all_countries()]
    begin = time.perf_counter()
    law = slice_of(fresh, TODAY, TODAY)
    for entry in entries:
        for place in places:
            determine_chart(law, entry, place)
    return time.perf_counter() - begin, len(entries) * len(places)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.2f} ms"
