"""A table of measurements."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Table:
    """A titled table; ``note`` says how the figures were taken."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    note: str = ""

    def add(self, *cells: str) -> None:
        """One more row."""
        self.rows.append(cells)

    def markdown(self) -> str:
        """The table for the report."""
        lines = [f"## {self.title}", "", self.note, "", _row(self.columns), _row(tuple("---" for _ in self.columns))]
        return "\n".join([*lines, *(_row(r) for r in self.rows), "", ""])

    def text(self) -> str:
        """The table for a terminal."""
        widths = [max(len(r[i]) for r in (self.columns, *self.rows)) for i in range(len(self.columns))]
        shown = ["  ".join(c.ljust(w) for c, w in zip(r, widths, strict=True)) for r in (self.columns, *self.rows)]
        return "\n".join([self.title, *shown, ""])


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
