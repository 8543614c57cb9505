"""Japanese persons' names in Han characters, as they are usually read: 田中康弘 is Tanaka Yasuhiro.

The sounds of the characters alone do not give them ("Denchu Koko"): surnames and given names have readings of their own.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from importlib import resources

from gwanmun.parties.names import kana
from gwanmun.parties.names.lazy import lazy

_KANA = lazy(r"[\u3041-\u30ff]{2,6}")
_LONG_VOWEL = re.compile("(?<=[ou])u|(?<=o)o")
"""Passports do not show it: ゆうこ is Yuko."""
MOST = 32
"""Readings of one name: no surname or given name has more than five, so that none is left out."""
_LONGEST = 4
"""Characters of the longest surname, and of the longest given name."""
_SURNAME, _GIVEN = 1, 2
"""Columns of the table."""


def readings(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Surname and given name of a person's name in simplified Han characters, each way that both are known to be read.

    The surname stands first; where both words may be either, it may stand last too. None of what is no Japanese name.
    """
    if not words or len(words) > 2 or len("".join(words)) > 2 * _LONGEST:
        return ()
    found = itertools.chain.from_iterable(_of_both(surname, given) for surname, given in _apart(words))
    return tuple(dict.fromkeys(itertools.islice(found, MOST)))


def has_surname(words: Sequence[str]) -> bool:
    """Whether a known surname of several characters stands in front of something else.

    Few Chinese names look so: ``python -m benchmarks.screening.japanese`` counts them.
    """
    if not words or len(words) > 2:
        return False
    name, *given = words
    surnames = [name] if given else [name[:at] for at in range(2, min(len(name) - 1, _LONGEST) + 1)]
    return any(len(surname) > 1 and _read(surname, _SURNAME) for surname in surnames)


def _apart(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A name as surname and given name; of one word, the longest surname first."""
    if len(words) == 2:
        yield words[0], words[1]
        yield words[1], words[0]
        return
    name = words[0]
    for at in range(min(len(name) - 1, _LONGEST), 0, -1):
        yield name[:at], name[at:]


def _of_both(surname: str, given: str) -> Iterator[tuple[str, str]]:
    ways = itertools.product(enumerate(_read(surname, _SURNAME)), enumerate(_read(given, _GIVEN)))
    # The usual reading of both comes first.
    for (_, first), (_, second) in sorted(ways, key=lambda way: way[0][0] + way[1][0]):
        yield first, second


def _read(name: str, part: int) -> list[str]:
    """How a surname or a given name is read, the usual reading first; given names stand in kana too (山田のぞみ)."""
    if part == _GIVEN and _KANA.fullmatch(name):
        return [_LONG_VOWEL.sub("", kana.read(name)[0])]
    line = _line(name)
    return [] if line is None else line.split(",")[part].split()


def _line(name: str) -> str | None:
    """The line of a name: name, its readings as a surname, and as a given name. A name needs few of them, so that they
    are looked for in order and not laid out by name, which takes longer than most searches."""
    lines = _lines()
    at = bisect_left(lines, f"{name},")
    return lines[at] if at < len(lines) and lines[at].startswith(f"{name},") else None


@functools.cache
def _lines() -> list[str]:
    """The lines of the table, in the order of their names."""
    text = resources.files("gwanmun.parties").joinpath("tables/japanese_names.csv").read_text("utf-8")
    return text.splitlines()[1:]
