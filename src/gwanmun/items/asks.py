"""What an entry requires that a question did not say: the parameters of its tree, and what its series is about."""

from __future__ import annotations

from gwanmun.items.rank import Ranking
from gwanmun.world.text import Text

MOST = 4

_SERIES = {
    "1": (
        "missile",
        Text(
            "Is it for rockets, missiles or unmanned aircraft that reach 300 km (MTCR)?",
            "사거리 300km 이상의 로켓·미사일·무인기에 쓰입니까(MTCR)?",
        ),
    ),
    "2": (
        "nuclear",
        Text(
            "Does it meet the nuclear (NSG) figures of this entry?",
            "원자력 이중용도(NSG) 항목의 수치에 해당합니까?",
        ),
    ),
    "6": (
        "military",
        Text(
            "Is it specially designed for a military item (772.1)?",
            "군용 물자에 쓰도록 전용 설계된 것입니까(772.1)?",
        ),
    ),
}
_UNILATERAL = Text(
    "Is it below the figures of the stricter entry of its kind?",
    "같은 종류를 더 엄격히 통제하는 번호의 기준에는 미달합니까?",
)


def open_questions(number: str, ranking: Ranking) -> tuple[Text, ...]:
    """What to ask next about an entry; empty where the question said it all."""
    found: list[Text] = []
    series, digits = number[2], number[2:]
    if series in _SERIES:
        hint, question = _SERIES[series]
        if hint not in ranking.hints.series:
            found.append(question)
    if digits.startswith("99"):
        found.append(_UNILATERAL)
    from gwanmun.items.trees import tree_for

    tree = tree_for(number)
    if tree is not None:
        found += [p.ask for p in tree.asked().values()]
    return tuple(found[:MOST])
