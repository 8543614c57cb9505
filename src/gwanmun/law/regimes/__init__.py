"""The multilateral regimes: who belongs to them, and how two control lists that follow them correspond."""

from gwanmun.law.regimes.compare import Comparison, Pair, Side, compare
from gwanmun.law.regimes.members import REGIMES, Membership, Regime, members, regimes_of

__all__ = [
    "REGIMES",
    "Comparison",
    "Membership",
    "Pair",
    "Regime",
    "Side",
    "compare",
    "members",
    "regimes_of",
]
