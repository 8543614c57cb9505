"""Where this user's things are kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """Where receipts, editions of lists, decisions and documents are kept.

    ``GWANMUN_HOME`` if that is set, else the usual data folder of this system.
    """
    if own := os.environ.get("GWANMUN_HOME"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "gwanmun"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "gwanmun"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "gwanmun"
