"""Build ``tables/japanese_names.csv`` from UniDic (BSD licence): how Japanese surnames and given names are read.

``python -m gwanmun.parties.builders.japanese_names sys.dic`` where ``sys.dic`` is the dictionary of the package unidic-lite.
"""  # noqa: E501

from __future__ import annotations

import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gwanmun.parties.names import han, kana

TABLE = Path(__file__).parent.parent / "tables" / "japanese_names.csv"
FEWEST = 20_000
"""Names that the dictionary has at least."""
PARTS = {"姓": "surname", "名": "given"}
"""What the dictionary calls a surname and a given name."""
_HEADER = struct.Struct("<10I")
_CHARSET = 32
_TOKEN = struct.Struct("<HHHhII")
_LONGEST = 4


class Row(NamedTuple):
    """One name of the dictionary."""

    part: str
    name: str
    """In Han characters, in simplified forms."""
    reading: str
    cost: int


def main(dictionary: str) -> None:
    """Write the table; a dictionary with few names is refused."""
    readings: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in _rows(Path(dictionary).read_bytes()):
        of_name = readings[row.part, row.name]
        of_name[row.reading] = min(row.cost, of_name.get(row.reading, row.cost))
    if len(readings) < FEWEST:
        raise SystemExit(f"{dictionary}: only {len(readings)} names; the structure has changed")
    rows = []
    for name in sorted({name for _, name in readings}):
        rows.append(",".join((name, *(_usual_first(readings.get((part, name), {})) for part in PARTS.values()))))
    TABLE.write_text("\n".join(["name,surname,given", *rows]) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(rows)} names", file=sys.stderr)


def _usual_first(costs: dict[str, int]) -> str:
    """Readings in order, by what each costs."""
    return " ".join(sorted(costs, key=lambda reading: (costs[reading], reading)))


def entries(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The entries of a compiled MeCab dictionary: what each costs, the less the more usual it is, and its fields."""
    *_, trie, tokens, _, _ = _HEADER.unpack_from(data)
    start = _HEADER.size + _CHARSET + trie
    features = start + tokens
    for at in range(start, features, _TOKEN.size):
        *_, cost, feature, _ = _TOKEN.unpack_from(data, at)
        begin = features + feature
        yield cost, data[begin : data.index(b"\0", begin)].decode("utf-8").split(",")


def _rows(data: bytes) -> Iterator[Row]:
    """The surnames and given names of UniDic that are in Han characters."""
    for cost, fields in entries(data):
        if fields[1:3] != ["固有名詞", "人名"] or (part := PARTS.get(fields[3])) is None:
            continue
        name, said = han.simplified(fields[8]), fields[9]
        if 0 < len(name) <= _LONGEST and all(map(han.is_han, name)):
            # As passports have it: a long vowel is not shown where it is said as one ("サトー", but "イノウエ").
            reading = kana.read(said)[0]
            if reading.isascii() and reading.isalpha():
                yield Row(part, name, reading, cost)


if __name__ == "__main__":
    main(sys.argv[1])
