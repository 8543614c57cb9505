"""Which columns of a product book hold what, by the names that companies give them; and where its header stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

PRODUCT = (
    "product", "product name", "item name", "goods", "commodity", "description of goods", "품명", "품목명", "제품명",
    "상품명", "물품명", "자재명", "부품명", "제품", "품목", "item", "name", "description", "설명",
)  # fmt: skip
DETAIL = (
    "description", "product description", "item description", "spec", "specs", "specification", "specifications",
    "use", "usage", "material", "model", "설명", "제품설명", "품목설명", "규격", "사양", "상세사양", "세부사양",
    "주요사양", "용도", "규격및용도", "용도및사양", "사양및용도", "규격및사양", "재질", "성분", "모델", "모델명",
    "영문명", "영문품명", "국문품명", "한글품명",
)  # fmt: skip
NUMBER = (
    "part number", "part no", "p/n", "code", "item code", "sku", "품번", "품목번호", "품목코드", "제품코드", "제품번호",
    "자재코드", "자재번호", "부품번호",
)  # fmt: skip
TARIFF = (
    "hs", "hs code", "hsk", "hsk code", "hs no", "hts", "hts code", "schedule b", "customs code", "tariff code",
    "세번", "세번부호", "hs코드", "hsk코드", "hs번호", "hs부호", "관세번호", "품목분류번호", "hs세번",
)  # fmt: skip
DEEPEST = 30
"""In how many rows from the top a header is looked for; titles and remarks stand above it."""
_BRACKETS = re.compile(r"[(\[<].*?[)\]>]")
_OUTSIDE = re.compile(r"[\s*※#:.]+")


def plain(header: str) -> str:
    """A column's name in one form: without brackets, stars and the blanks between Korean words."""
    text = unicodedata.normalize("NFKC", header).lower()
    words = [w for w in _OUTSIDE.split(_BRACKETS.sub(" ", text)) if w]
    korean = any("가" <= c <= "힣" for c in text)
    return "".join(words) if korean else " ".join(words)


def column(columns: Sequence[str], names: Sequence[str]) -> str | None:
    """The column with the first of these names that any has; of two alike the left one."""
    found: dict[str, str] = {}
    for c in columns:
        found.setdefault(plain(c), c)
    return next((found[plain(n)] for n in names if plain(n) in found), None)


def texts(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns that say what the product is: its name first, then other names, specification and use."""
    first = column(columns, PRODUCT)
    if first is None:
        return ()
    name, details = plain(first), {plain(n) for n in DETAIL}
    return (first, *(c for c in columns if c != first and (plain(c) == name or plain(c) in details)))


def header_row(rows: Sequence[Sequence[str | None]]) -> int:
    """Which row is the header: the first that names a product column beside another one; else the first of all."""
    for place, row in enumerate(rows[:DEEPEST]):
        named = [c for c in row if c and c.strip()]
        if len(named) > 1 and column(named, PRODUCT) is not None:
            return place
    return 0


def named(header: Sequence[str | None]) -> list[str]:
    """The names of the columns, each once: nameless ones by their place, a repeated one with its number."""
    found: list[str] = []
    for place, cell in enumerate(header, 1):
        name = (cell or "").strip() or f"column {place}"
        again, count = name, 1
        while again in found:
            count += 1
            again = f"{name} ({count})"
        found.append(again)
    return found
