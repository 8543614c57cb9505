"""Every law case comes out as the text says."""

from __future__ import annotations

import pytest

from tests.law.cases import LawCase, all_cases, complaints

CASES = list(all_cases())


@pytest.mark.parametrize("case", CASES, ids=[c.title for c in CASES])
def test_the_answer_is_what_the_text_says(case: LawCase) -> None:
    assert complaints(case) == [], f"{case.data['cite']}: {case.data.get('why', '')}"
