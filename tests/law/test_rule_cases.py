"""Every provision by itself: when it holds, when it does not, and what leaves it open."""

from __future__ import annotations

import pytest

from tests.law.rule_cases import RuleCase, all_rule_cases, came_out

CASES = list(all_rule_cases())


@pytest.mark.parametrize("case", CASES, ids=[c.title for c in CASES])
def test_the_rule_holds_as_its_sentence_says(case: RuleCase) -> None:
    assert came_out(case) is case.expected
