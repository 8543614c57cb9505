"""Which requirements an authorisation answers."""

from __future__ import annotations

import pytest

from gwanmun.law.model import Lifts


@pytest.mark.parametrize(
    ("lifts", "section", "reason", "left_open", "answered"),
    [
        (Lifts(("738.4",)), "738.4", "NS", None, True),
        (Lifts(("738.4",)), "744.11", "", None, False),
        (Lifts(("738.4",), reasons=("NS",)), "738.4", "NS", None, True),
        (Lifts(("738.4",), reasons=("NS",)), "738.4", "NS MT", None, False),
        (Lifts(("738.4",), reasons=("NS",)), "738.4", "", None, False),
        (Lifts(("744.23",), reasons=("NS",), known_as=("740.8",)), "744.23", "", ("740.8",), True),
        (Lifts(("738.4",), reasons_except=("MT",)), "738.4", "MT", None, False),
        (Lifts(("746.2",), known_as=("740.9(a)(9)",)), "746.2", "", ("740.9(a)(9)",), True),
        (Lifts(("746.2",), known_as=("740.9(a)(9)",)), "746.2", "", ("740.9(a)",), True),
        (Lifts(("746.2",), known_as=("740.9(a)(9)",)), "746.2", "", ("740.9(a)(1)",), False),
        (Lifts(("746.2",), known_as=("740.12",)), "746.2", "", ("740.1",), False),
        (Lifts(("746.2",), known_as=("740.12",)), "746.2", "", (), False),
    ],
)
def test_an_authorisation_answers_what_it_says_and_nothing_else(
    lifts: Lifts, section: str, reason: str, left_open: tuple[str, ...] | None, answered: bool
) -> None:
    assert lifts.covers(section, reason, left_open) is answered
