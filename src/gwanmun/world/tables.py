"""Reading the committed tables of this room."""

from __future__ import annotations


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of `name`, a UTF-8 CSV file with a header line that lies beside this module."""
    # Imported here: a program that never looks at a table should not pay for them at start-up.
    import csv
    import importlib.resources

    text = importlib.resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
