"""What several tests of screening share."""

from __future__ import annotations

import pytest

from gwanmun.parties import Screener
from gwanmun.sources.entries import Entry, Name


@pytest.fixture(scope="module")
def screener(request: pytest.FixtureRequest) -> Screener:
    """A screener of the names in ``LISTED`` of the test's module, each with its kind, in their order; else of firms."""
    listed = [one if isinstance(one, tuple) else (one, "company") for one in request.module.LISTED]
    return Screener.of_entries([Entry("l", str(i), kind, (Name(name),)) for i, (name, kind) in enumerate(listed)])
