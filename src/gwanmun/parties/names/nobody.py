"""What stands in papers and sheets where no name is given."""

from __future__ import annotations

from gwanmun.parties.names.clean import clean
from gwanmun.sources.cells import is_error

_NOBODY = frozenset([
    "tbd", "tba", "tbc", "n a", "na", "nil", "none", "unknown", "unnamed", "undisclosed", "confidential", "various",
    "to be determined", "to be advised", "to be announced", "to be confirmed", "not known", "to order", "to the order",
    "same as above", "not applicable", "not available", "pending",
    "미정", "미상", "미확정", "불명", "모름", "알 수 없음", "없음", "해당없음", "해당 없음", "비공개", "상동",
    "추후 통보", "추후통보", "추후 확정", "추후확정", "확인 중", "확인중",
])  # fmt: skip
_LONGEST = 40
"""Letters, with the marks around it, beyond which a name is not one of those."""


def is_nobody(name: str) -> bool:
    """Whether ``name`` says that nobody knows the name yet, or that a formula found none."""
    # Most names are longer: they are not cleaned for this.
    return len(name) <= _LONGEST and (is_error(name) or clean(name) in _NOBODY)
