"""Build ``tables/kana_names.csv``: how words in katakana are spelt in Latin letters on lists that print both."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

TABLE = Path(__file__).parent.parent / "tables" / "kana_names.csv"
_LEAST = 6
_KANA = re.compile(r"^[ァ-ヺー・]+$")
_LATIN = re.compile(r"^[A-Za-z' -]+$")


def main(corpus: str) -> None:
    """Count which Latin word stands where a katakana word stands; common pairs that agree make the table."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            names = [entry["name"], *entry["aliases"], *entry["native_names"]]
            for kana in (n.split("・") for n in names if _KANA.match(n)):
                for latin in (n.lower().replace("-", " ").split() for n in names if _LATIN.match(n)):
                    if len(latin) == len(kana):
                        for here, there in zip(kana, latin, strict=True):
                            seen[here][there] += 1
    rows = []
    for kana_word, counts in sorted(seen.items()):
        word, count = counts.most_common(1)[0]
        if len(kana_word) > 1 and count >= _LEAST and count >= 0.5 * sum(counts.values()):
            rows.append(f"{kana_word},{word.replace(chr(39), '')}")
    TABLE.write_text("\n".join(["kana,latin", *rows]) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(rows)} words", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
