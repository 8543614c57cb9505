"""Tables put aside in little room, to be taken again in their order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


@dataclass
class Spool:
    """Tables kept compressed in memory: a full sheet of shipments, a gigabyte as cells, takes some ten megabytes.

    A file beside it would take less, and leave shipments on a disk after a kill.
    """

    rows: int = 0
    _kept: list[bytes] = field(default_factory=list)

    def add(self, table: pl.DataFrame) -> None:
        """Put a table aside."""
        packed = io.BytesIO()
        table.write_parquet(packed, compression="zstd", compression_level=1, statistics=False)
        self._kept.append(packed.getvalue())
        self.rows += table.height

    def tables(self) -> Iterator[pl.DataFrame]:
        """The tables in the order in which they came."""
        import polars as pl

        return (pl.read_parquet(io.BytesIO(packed)) for packed in self._kept)
