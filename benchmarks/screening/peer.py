"""nomenklatura's logic-v2 on the labelled pairs, in an environment of its own.

python -m venv .peers && .peers/bin/pip install -r benchmarks/screening/requirements.txt
.peers/bin/python benchmarks/screening/peer.py
"""

from __future__ import annotations

import csv
import gzip
import time
from pathlib import Path
from typing import Any

PAIRS = Path(__file__).parents[2].parent / "shared" / "data" / "lists" / "labelled" / "name_pairs_dev.csv.gz"
THRESHOLD = 0.7
"""The peer's own default."""


def main() -> None:
    """Print precision, recall and F1 at the peer's default threshold, and how many comparisons it makes a second."""
    from followthemoney import model  # type: ignore[import-not-found]
    from nomenklatura.matching import LogicV2  # type: ignore[import-not-found]

    with gzip.open(PAIRS, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    config = LogicV2.default_config()
    made = [[_proxy(model, f"{i}-{n}", r["schema"], r[n]) for n in ("name1", "name2")] for i, r in enumerate(rows)]
    start = time.process_time()
    scores = [LogicV2.compare(one, other, config).score for one, other in made]
    seconds = time.process_time() - start
    said = [s >= THRESHOLD for s in scores]
    truth = [r["is_match"] == "true" for r in rows]
    both = sum(a and b for a, b in zip(said, truth, strict=True))
    precision, recall = both / max(sum(said), 1), both / sum(truth)
    strong = sum(r["quality"] == "STRONG" and a != b for r, a, b in zip(rows, said, truth, strict=True))
    print(f"pairs {len(rows)}  precision {precision:.3f}  recall {recall:.3f}  "
          f"F1 {2 * precision * recall / (precision + recall):.3f}  STRONG wrong {strong}")  # fmt: skip
    print(
        f"{len(rows) / seconds:,.0f} comparisons/s; scores of exactly 1: {sum(s == 1 for s in scores)} of {sum(said)}"
    )


def _proxy(model: Any, key: str, schema: str, name: str) -> Any:
    return model.get_proxy({"id": key, "schema": schema, "properties": {"name": [name]}})


if __name__ == "__main__":
    main()
