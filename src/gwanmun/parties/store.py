"""Arrays in one file that opens by memory mapping: a header of JSON, then the arrays, each at a multiple of 64 bytes."""  # noqa: E501

from __future__ import annotations

import json
import mmap
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gwanmun.sources.files import InputError, write_atomically
from gwanmun.world.text import Text

MAGIC = b"gwanmun-index-1\n"
_ALIGN = 64
Arrays = dict[str, npt.NDArray[Any]]


def write_arrays(path: Path, arrays: Arrays, about: dict[str, Any]) -> None:
    """Write ``arrays`` and what is said ``about`` them to ``path`` in one step."""
    write_atomically(path, pack(arrays, about))


def pack(arrays: Arrays, about: dict[str, Any]) -> bytes:
    """The bytes of the file."""
    places: dict[str, Any] = {}
    offset = 0
    for name, array in arrays.items():
        places[name] = [str(array.dtype), int(array.size), offset]
        offset += -(-array.nbytes // _ALIGN) * _ALIGN
    header = json.dumps({"about": about, "arrays": places, "size": offset}).encode()
    start = -(-(len(MAGIC) + 8 + len(header)) // _ALIGN) * _ALIGN
    out = bytearray(start + offset)
    out[: len(MAGIC)] = MAGIC
    out[len(MAGIC) : len(MAGIC) + 8] = len(header).to_bytes(8, "little")
    out[len(MAGIC) + 8 : len(MAGIC) + 8 + len(header)] = header
    for name, array in arrays.items():
        at = start + places[name][2]
        out[at : at + array.nbytes] = np.ascontiguousarray(array).tobytes()
    return bytes(out)


def open_arrays(path: Path) -> tuple[Arrays, dict[str, Any]]:
    """The arrays of a file, mapped and not read, and what is said about them.

    :raises InputError: if the file is missing, cut or no index.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        raise InputError(_BROKEN, str(path)) from None
    return unpack(data, str(path))


def unpack(data: Any, place: str) -> tuple[Arrays, dict[str, Any]]:
    """The arrays in ``data``."""
    head = len(MAGIC) + 8
    if data[: len(MAGIC)] != MAGIC:
        raise InputError(_BROKEN, place)
    length = int.from_bytes(data[len(MAGIC) : head], "little")
    try:
        header = json.loads(bytes(data[head : head + length]))
        start = -(-(head + length) // _ALIGN) * _ALIGN
        if len(data) != start + header["size"]:
            raise InputError(_BROKEN, place)
        arrays = {
            name: np.frombuffer(data, dtype=dtype, count=size, offset=start + offset)
            for name, (dtype, size, offset) in header["arrays"].items()
        }
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(_BROKEN, place) from None
    return arrays, header["about"]


_BROKEN = Text(
    en="is not a whole screening index; run `gwanmun sources update` again",
    ko="온전한 심사 색인이 아닙니다. `gwanmun sources update`를 다시 실행하십시오",
)
