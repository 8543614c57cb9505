"""A mark of how names are spelt: an index holds words spelt one way, and a name asked for must be spelt the same way.

A query spelt by newer rules would miss words of an index built by older ones without anybody noticing.
"""

from __future__ import annotations

import functools
import hashlib
from importlib import resources

from gwanmun.version import __version__

RULES = 19
"""To be raised when code of this package, and not only a table, comes to spell names, or to lay them down, another way."""
_TABLES = ("lexicon.csv", "common_words.csv", "kana_names.csv", "han_readings.csv", "japanese_names.csv")


@functools.cache
def spelling() -> str:
    """The mark of the rules and tables of this package."""
    digest = hashlib.blake2b(f"{__version__} {RULES}".encode(), digest_size=12)
    for table in _TABLES:
        digest.update(resources.files("gwanmun.parties").joinpath(f"tables/{table}").read_bytes())
    return digest.hexdigest()
