"""Run the benchmark of the search: ``python -m benchmarks.items`` prints Markdown."""

from __future__ import annotations

from benchmarks.items.measure import measure

if __name__ == "__main__":
    for table in measure():
        print(table.markdown())
