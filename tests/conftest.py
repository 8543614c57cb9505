"""Settings and fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says nothing about right or wrong; timed assertions stay in benchmarks/.
settings.register_profile("gwanmun", deadline=None)
settings.load_profile("gwanmun")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the project; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the real data are not here ({folder.name} beside the project)")
    return folder


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Receipts of tests go to a folder of their own, never to the user's."""
    monkeypatch.setenv("GWANMUN_HOME", str(tmp_path_factory.getbasetemp() / "home"))
