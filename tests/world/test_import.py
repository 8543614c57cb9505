"""Importing the room is quick: it reads no table and loads nothing heavy."""

import subprocess
import sys
from pathlib import Path

import gwanmun

HEAVY = ("csv", "difflib", "importlib.resources", "json", "decimal", "pydantic")
# An empty package stands in for `gwanmun`, whose own imports are not the matter here.
SCRIPT = """
import sys, types
package = types.ModuleType("gwanmun")
package.__path__ = [sys.argv[1]]
sys.modules["gwanmun"] = package
import gwanmun.world
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_nothing_is_loaded_before_it_is_used() -> None:
    command = [sys.executable, "-c", SCRIPT, str(Path(gwanmun.__file__).parent), *HEAVY]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
