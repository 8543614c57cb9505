"""Write the pages of docs/reference that the program itself knows: `make docs`."""

from __future__ import annotations

from pathlib import Path

from gwanmun.cli.law import coverage_lines
from gwanmun.law.load import rules

FOLDER = Path("docs") / "reference"


def pages() -> dict[str, str]:
    """Name and text of every such page."""
    listed = "\n".join(coverage_lines(rules(), "en"))
    head = "# What is modelled\n\nWritten by `make docs`; `gwanmun law coverage --lang ko` prints it in Korean.\n\n"
    return {"coverage.md": f"{head}```text\n{listed}\n```\n"}


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"written: {FOLDER / name}")


if __name__ == "__main__":
    main()
