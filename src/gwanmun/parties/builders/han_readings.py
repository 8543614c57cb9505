"""Build ``tables/han_readings.csv`` from the Unihan database (Unicode licence): readings and simplified forms.

``python -m gwanmun.parties.builders.han_readings FOLDER`` where FOLDER holds Unihan_Readings.txt and Unihan_Variants.txt
(plain or .bz2).
"""  # noqa: E501

from __future__ import annotations

import bz2
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parent.parent / "tables" / "han_readings.csv"
_FIRST, _LAST = 0x4E00, 0x9FFF
_WANTED = ("kMandarin", "kCantonese", "kHangul", "kJapaneseOn")


def main(folder: str) -> None:
    """Write the table; a folder without readings is refused."""
    found: dict[str, dict[str, str]] = {}
    for char, field, value in _lines(Path(folder), "Unihan_Readings.txt"):
        if field in _WANTED:
            found.setdefault(char, {})[field] = value
    simplified = {
        char: chr(int(value.split()[0][2:], 16))
        for char, field, value in _lines(Path(folder), "Unihan_Variants.txt")
        if field == "kSimplifiedVariant" and char not in value.split()[0]
    }
    if len(found) < 20_000:
        raise SystemExit(f"{folder}: only {len(found)} characters with readings; the structure has changed")
    rows = ["char,pinyin,cantonese,korean,japanese,simplified"]
    for char in sorted(found):
        readings = found[char]
        cells = (
            _plain(_first(readings.get("kMandarin", ""))),
            _first(readings.get("kCantonese", "")).rstrip("123456"),
            _first(readings.get("kHangul", "")).partition(":")[0],
            _first(readings.get("kJapaneseOn", "")).lower(),
        )
        if any(cells):
            other = simplified.get(char, "")
            rows.append(",".join((char, *cells, other if other != char else "")))
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(rows) - 1} characters", file=sys.stderr)


def _lines(folder: Path, name: str) -> Iterator[tuple[str, str, str]]:
    plain, packed = folder / name, folder / f"{name}.bz2"
    text = plain.read_text("utf-8") if plain.exists() else bz2.decompress(packed.read_bytes()).decode("utf-8")
    for line in text.splitlines():
        if line.startswith("U+"):
            code, field, value = line.split("\t", 2)
            number = int(code[2:], 16)
            if _FIRST <= number <= _LAST:
                yield chr(number), field, value


def _first(value: str) -> str:
    return value.split()[0] if value else ""


def _plain(pinyin: str) -> str:
    """Pinyin without tone marks; ü is written u, as in passports' search keys."""
    marks = unicodedata.normalize("NFD", pinyin)
    return "".join(c for c in marks if not unicodedata.combining(c))


if __name__ == "__main__":
    main(sys.argv[1])
