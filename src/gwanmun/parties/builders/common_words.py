"""Build ``tables/common_words.csv``: in how many names of the lists in a file a word stands (30 and more)."""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from gwanmun.parties.names.analyse import analyse

TABLE = Path(__file__).parent.parent / "tables" / "common_words.csv"


def main(corpus: str) -> None:
    """Count the words of a corpus of entries (JSON lines, gzip) and write the table."""
    names: set[tuple[str, str]] = set()
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            kind = "person" if entry["type"] == "person" else "company"
            names |= {(n, kind) for n in (entry["name"], *entry["aliases"])}
    counts: Counter[str] = Counter()
    for name, kind in names:
        forms = analyse(name, kind)
        if forms and forms[0].system in ("latin", "alphabet"):
            counts.update(set(forms[0].tokens))
    rows = [f"{word},{count}" for word, count in sorted(counts.items()) if count >= 30 and "," not in word]
    TABLE.write_text("\n".join(["word,names", *rows]) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(rows)} words", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
