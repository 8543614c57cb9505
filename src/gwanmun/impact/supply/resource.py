"""Re-sourcing: what those who are left can make up for, within their capacities, as a linear programme (HiGHS)."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gwanmun.impact.supply.model import Chain, Supply


@dataclass(frozen=True)
class Plan:
    """How the need of an input would be met without what stops.

    ``needed`` and ``short`` are in ``unit`` a year. ``short`` is the least that stays unmet if nobody delivers more
    than their known capacity, and nobody whose capacity is unknown more than today; where ``open`` names such
    suppliers, the true shortfall may be smaller. ``moves`` says who delivers how much, and how much more than today.
    """

    needed: float
    short: float
    unit: str
    moves: tuple[tuple[str, float, float], ...]
    open: tuple[str, ...]
    buyers: bool
    source: str


def available() -> bool:
    """Whether the solver is installed (extra ``supply``)."""
    return importlib.util.find_spec("highspy") is not None


def resource(
    chain: Chain, name: str, supplies: Sequence[Supply], stopped: Sequence[Supply], to: str | None
) -> Plan | None:
    """The best re-sourcing, or ``None`` where quantities are not known (or the solver is not there).

    Without a table of needs, the world's need is what it takes today. With ``to``, needs must say what the buyers in
    that country use and who else uses the rest: otherwise nobody can tell, and the answer is ``None``.
    """
    known = [s for s in supplies if s.quantity is not None]
    if not known or not stopped or any(s.quantity is None for s in stopped) or not available():
        return None
    if len({s.unit for s in known}) > 1:
        return None
    needs = {n.country: n.quantity for n in chain.needs if n.input == name and n.unit == known[0].unit}
    if to is not None and to not in needs:
        return None
    today = sum(s.quantity or 0.0 for s in known)
    if not needs:
        needs = {"": today}
    limits = [_limit(s) for s in known]
    forbidden = {
        (i, buyer) for i, s in enumerate(known) if s in stopped for buyer in needs if to is None or buyer == to
    }
    flows, short = _solve(limits, list(needs.values()), {(i, list(needs).index(b)) for i, b in forbidden}, known)
    moves = [
        (s.name, round(sum(row), 6), round(sum(row) - (s.quantity or 0.0), 6))
        for s, row in zip(known, flows, strict=True)
        if sum(row) > 0
    ]
    return Plan(
        needed=sum(needs.values()),
        short=round(short, 6),
        unit=known[0].unit,
        moves=tuple(moves),
        open=tuple(s.name for s in supplies if (s.capacity is None or s.quantity is None) and s not in stopped),
        buyers=bool(chain.needs) and "" not in needs,
        source=_sources(known),
    )


def _limit(supply: Supply) -> float:
    """What a supplier can deliver: known capacity, else no more than today."""
    return max(supply.capacity or 0.0, supply.quantity or 0.0)


def _sources(known: Sequence[Supply]) -> str:
    parts = {f"{s.source}, {s.year}" for s in known}
    parts |= {f"{s.source}, capacity {s.capacity_year}" for s in known if s.capacity_year}
    return "; ".join(sorted(parts))


def _solve(
    limits: Sequence[float], needs: Sequence[float], forbidden: set[tuple[int, int]], known: Sequence[Supply]
) -> tuple[list[list[float]], float]:
    """Least unmet need first, then the fewest deliveries above today's; quantities are scaled to near one.

    Variables: a delivery for each supplier and buyer, the unmet need of each buyer, and each supplier's extra.
    """
    import highspy
    import numpy as np

    scale = max([*needs, *limits, 1e-9])
    many, buyers = len(limits), len(needs)
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    for i in range(many):
        for j in range(buyers):
            solver.addVar(0.0, 0.0 if (i, j) in forbidden else highspy.kHighsInf)
    first_short, first_more = many * buyers, many * buyers + buyers
    for j in range(buyers):
        solver.addVar(0.0, highspy.kHighsInf)
        solver.changeColCost(first_short + j, 1.0)
    for i in range(many):
        solver.addVar(0.0, highspy.kHighsInf)
        # Small beside the unmet need, so that a need is never left unmet to spare a move.
        solver.changeColCost(first_more + i, 1e-4)
    for j, need in enumerate(needs):
        columns = [i * buyers + j for i in range(many)] + [first_short + j]
        solver.addRow(need / scale, need / scale, len(columns), np.array(columns), np.ones(len(columns)))
    for i, limit in enumerate(limits):
        columns = [i * buyers + j for j in range(buyers)]
        solver.addRow(0.0, limit / scale, len(columns), np.array(columns), np.ones(len(columns)))
        today = (known[i].quantity or 0.0) / scale
        signs = np.array([1.0] * buyers + [-1.0])
        solver.addRow(-highspy.kHighsInf, today, buyers + 1, np.array([*columns, first_more + i]), signs)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError("the linear programme has no optimum")
    values = list(solver.getSolution().col_value)
    flows = [[max(0.0, values[i * buyers + j]) * scale for j in range(buyers)] for i in range(many)]
    return flows, max(0.0, sum(values[first_short:first_more])) * scale
