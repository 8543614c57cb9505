"""Where answers in parts are put: a folder that all workers see, or one of an S3 store; each whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from gwanmun.impact.books import SCHEME, address_of, on_this_machine, store_of
from gwanmun.sources.files import InputError, replaced, write_atomically
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

_BLOCK = 1 << 24


class Place(Protocol):
    """Named answers, and the manifest that ties them to the run."""

    @property
    def address(self) -> str:
        """What names the place in any process."""

    def read(self, name: str) -> bytes | None:
        """What is there under a name; ``None`` if nothing is."""

    def put(self, name: str, data: bytes) -> None:
        """Put something there in one step."""

    def names(self) -> set[str]:
        """What is there, but for hidden names."""

    def has(self, name: str) -> bool:
        """Whether the answers of a part are there, whole."""

    def rows(self, name: str) -> int:
        """How many rows the answers of a part have."""

    def column(self, name: str, column: str) -> pl.Series:
        """One column of the answers of a part."""

    def making(self, name: str) -> Any:
        """A file to write the answers of a part into; they are there in one step when the block ends well."""


def place_of(named: str | Path) -> Place:
    """The place that a name stands for.

    :raises InputError: for an address of a kind that is not known.
    """
    address = address_of(named)
    if address.startswith(SCHEME):
        return Store(address.rstrip("/"))
    return Folder(on_this_machine(Path(named)).resolve())


@dataclass(frozen=True)
class Folder:
    """A folder of this machine, or of a disk that all machines see."""

    path: Path

    @property
    def address(self) -> str:
        """Its path."""
        return str(self.path)

    def read(self, name: str) -> bytes | None:
        """What a file holds."""
        return (self.path / name).read_bytes() if (self.path / name).is_file() else None

    def put(self, name: str, data: bytes) -> None:
        """Replace a file in one step."""
        write_atomically(self.path / name, data)

    def names(self) -> set[str]:
        """Files and folders."""
        inside = self.path.iterdir() if self.path.is_dir() else ()
        return {p.name for p in inside if not p.name.startswith(".")}

    def has(self, name: str) -> bool:
        """Whether the file is there. It was renamed into place whole, so its presence is enough."""
        return (self.path / name).is_file()

    def rows(self, name: str) -> int:
        """As its last bytes say."""
        import pyarrow.parquet as pq

        return int(pq.read_metadata(self.path / name).num_rows)

    def column(self, name: str, column: str) -> pl.Series:
        """Read from the file."""
        import polars as pl

        return pl.read_parquet(self.path / name, columns=[column]).to_series()

    @contextmanager
    def making(self, name: str) -> Iterator[Path]:
        """A file beside, renamed when it is whole."""
        with replaced(self.path / name) as partial:
            yield partial


@dataclass(frozen=True)
class Store:
    """A folder of an S3 store. An object is there when the last of its pieces was sent, and not before."""

    address: str

    def read(self, name: str) -> bytes | None:
        """What an object holds."""
        with self._told(_unreadable, name):
            if not self._store.get_file_info(self._key(name)).is_file:
                return None
            with self._store.open_input_stream(self._key(name)) as stream:
                return bytes(stream.read())

    def put(self, name: str, data: bytes) -> None:
        """Send an object."""
        with self._told(_not_written, name):
            self._send(name, iter([data]), len(data))

    def names(self) -> set[str]:
        """Objects whose address begins with that of the folder, and what might be folders."""
        from pyarrow.fs import FileSelector

        with self._told(_unreadable):
            inside = self._store.get_file_info(FileSelector(self._key(), allow_not_found=True))
            return {i.base_name for i in inside if not i.base_name.startswith(".")}

    def has(self, name: str) -> bool:
        """Whether the object is there and ends as answers end: what was sent may have broken off."""
        with self._told(_unreadable, name):
            if not self._store.get_file_info(self._key(name)).is_file:
                return False
            try:
                self.rows(name)
            except ValueError:
                return False
            return True

    def rows(self, name: str) -> int:
        """As its last bytes say, which alone are fetched."""
        import pyarrow.parquet as pq

        return int(pq.read_metadata(self._key(name), filesystem=self._store).num_rows)

    def column(self, name: str, column: str) -> pl.Series:
        """Fetched from the object."""
        import polars as pl
        import pyarrow.parquet as pq

        with self._told(_unreadable, name):
            read = pq.read_table(self._key(name), columns=[column], filesystem=self._store)
        return pl.DataFrame(pl.from_arrow(read)).to_series()

    @contextmanager
    def making(self, name: str) -> Iterator[Path]:
        """A file of this machine, sent when it is whole."""
        with TemporaryDirectory(prefix="gwanmun-") as folder:
            partial = Path(folder) / name
            yield partial
            with partial.open("rb") as file:
                self._send(name, iter(lambda: file.read(_BLOCK), b""), partial.stat().st_size)

    def _send(self, name: str, blocks: Iterator[bytes], size: int) -> None:
        try:
            # Not in a "with": it would end the object well when a block could not be had or sent.
            stream = self._store.open_output_stream(self._key(name))
            for block in blocks:
                stream.write(block)
            stream.close()
        except OSError:
            # A store that was busy at the end may be told twice to end an object, and say the second time that it has.
            if not self._holds(name, size):
                raise
        if not self._holds(name, size):
            raise OSError(f"{name}: the store holds another number of bytes than were sent")

    def _holds(self, name: str, size: int) -> bool:
        return bool(self._store.get_file_info(self._key(name)).size == size)

    def _key(self, name: str = "") -> str:
        return f"{self.address.removeprefix(SCHEME)}/{name}".rstrip("/")

    @cached_property
    def _store(self) -> Any:
        return store_of(self.address)[0]

    @contextmanager
    def _told(self, what: Callable[[str], Text], name: str = "") -> Iterator[None]:
        try:
            yield
        except OSError as error:
            why = " ".join(str(error).split())[:200]
            raise InputError(what(why), f"{self.address}/{name}".rstrip("/")) from None


def _unreadable(why: str) -> Text:
    return Text(en=f"cannot be read ({why})", ko=f"읽을 수 없습니다({why})")


def _not_written(why: str) -> Text:
    return Text(en=f"cannot be written ({why})", ko=f"쓸 수 없습니다({why})")
