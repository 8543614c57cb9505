"""The product book: candidates for each row, a person's decisions kept in a chained log, and what changed since.

A decision is a number with a name, a day and a reason, written by a person into the sheet. It is logged once; with it
stands the hash of the entry's text (or, where no official text is kept, of the rule base's data on it). When that hash
is no longer the same, the row says so.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gwanmun.items.finding import Candidate, find, index_for
from gwanmun.items.headers import NUMBER, TARIFF, column
from gwanmun.items.headers import texts as texts_of
from gwanmun.items.hs import MayApply, lookup
from gwanmun.items.official import text_hash
from gwanmun.items.trees import FOLDER
from gwanmun.sources.chain import append, entries
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

DECIDED = {
    "number": ("decided number", "결정 번호"),
    "by": ("decided by", "결정자"),
    "reason": ("reason", "이유"),
}
PROPOSED = 3
MOST_ROWS = 100_000
LONGEST = 400
"""Most characters of a row, its name, specification and use together, that are searched by."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided for a product, when, why, and the hash of the entry's text at that time."""

    product: str
    number: str
    by: str
    day: str
    reason: str
    text_hash: str
    hash_of: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the book: its product, candidates, decision and, if so, that the entry has changed since."""

    product: str
    candidates: tuple[Candidate, ...]
    decision: Decision | None
    changed: Text | None
    by_code: tuple[MayApply, ...] = ()
    """What may apply to the customs code of the row, which never decides."""


@dataclass(frozen=True, slots=True)
class Book:
    """The rows, and how many decisions were newly logged."""

    rows: tuple[Row, ...]
    logged: int


def classify_book(
    records: Sequence[Mapping[str, str | None]],
    log: Path,
    texts: Mapping[str, str] | None = None,
    on: date | None = None,
) -> Book:
    """Propose for each row, log the decisions it carries, and compare the decided entries with today's.

    :raises InputError: if no column holds the product, a decision is not whole, or its number does not exist.
    """
    if len(records) > MOST_ROWS:
        raise InputError(Text(f"holds more than {MOST_ROWS:,} rows", f"{MOST_ROWS:,}행을 넘습니다"))
    columns = list(records[0]) if records else []
    said, number, tariff = texts_of(columns), column(columns, NUMBER), column(columns, TARIFF)
    if records and not said:
        listed = ", ".join(columns)[:120]
        raise InputError(
            Text(
                f"needs a column with the product (product, item, name); there are {listed}",
                f"품명 열이 없습니다. 열 제목을 품명, 제품명, 품목명 중 하나로 하십시오. 읽은 열: {listed}",
            )
        )
    index = index_for(on, texts)
    known = decisions(log)
    rows: list[Row] = []
    stated: list[Decision] = []
    places = getattr(records, "places", range(2, len(records) + 2))
    for place, record in zip(places, records, strict=True):
        cells = dict.fromkeys(" ".join((record.get(c) or "").split()) for c in said)
        text = next(iter(cells), "")
        asked = ", ".join(c for c in cells if c)[:LONGEST]
        key = product_key(text, (record.get(number) if number else None) or "")
        new = _stated(record, columns, key, texts or {}, f"row {place}")
        old = known.get(key)
        if new is not None and (old is None or (new.number, new.by, new.reason) != (old.number, old.by, old.reason)):
            stated.append(new)
            known[key] = old = new
        code = (record.get(tariff) if tariff else None) or ""
        found = find(index, asked, PROPOSED).candidates
        rows.append(Row(text, found, old, _changed(old, texts or {}), _by_code(code, on)))
    # Nothing is logged before every row has been read: a wrong row leaves no half of its sheet behind.
    for decision in stated:
        append(log, _plain(decision))
    return Book(tuple(rows), len(stated))


@lru_cache(maxsize=4096)
def _by_code(code: str, on: date | None) -> tuple[MayApply, ...]:
    try:
        return lookup(code, on).may_apply
    except InputError:
        return ()  # a cell without a code, or with words


def product_key(product: str, number: str) -> str:
    """What names a product in the log: its part number where it has one, else its words in one form."""
    return unicodedata.normalize("NFKC", number.strip() or " ".join(product.split())).lower()


def decisions(log: Path) -> dict[str, Decision]:
    """The latest decision for each product."""
    found: dict[str, Decision] = {}
    for _, entry in entries(log):
        if entry is not None and isinstance(entry["data"], dict) and entry["data"].get("kind") == "classification":
            data = {k: str(v) for k, v in entry["data"].items() if k != "kind"}
            found[data["product"]] = Decision(**data)
    return found


def entry_hash(number: str, texts: Mapping[str, str]) -> tuple[str, str]:
    """The hash of an entry's official text where it is kept, else of the rule base's data on it; and of which."""
    head = number.partition(".")[0].upper()
    if head in texts:
        return text_hash(texts[head]), "official text"
    from gwanmun.law.load import rules

    base = rules()
    rows: list[Any] = []
    for name in ("us_ear/eccns", "us_ear/requirements", "us_ear/paragraphs"):
        rows += [r for r in base.tables[name].rows if head in r[:1]]
    rows += [r for r in base.tables["kr_foreign_trade_act/control_numbers"].rows if r[0].partition(".")[0] == head]
    tree = FOLDER / f"{head}.yaml"
    rows.append(tree.read_text(encoding="utf-8") if head.isalnum() and tree.is_file() else "")
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest(), "rule base"


def _stated(
    record: Mapping[str, str | None], columns: list[str], key: str, texts: Mapping[str, str], place: str
) -> Decision | None:
    found = {}
    for part, names in DECIDED.items():
        named = column(columns, names)
        found[part] = ((record.get(named) if named else None) or "").strip()
    if not found["number"]:
        return None
    if not found["by"] or not found["reason"]:
        raise InputError(
            Text("a decision needs the name of who decided and a reason", "결정에는 결정자 이름과 이유가 필요합니다"),
            place,
        )
    number = _checked(found["number"], place)
    value, of = entry_hash(number, texts)
    today = date.today().isoformat()  # noqa: DTZ011 - the calendar day of the place
    return Decision(key, number, found["by"], today, found["reason"], value, of)


def _checked(number: str, place: str) -> str:
    from gwanmun.law.control_list import Clocks, ControlList
    from gwanmun.law.korean_list import korean_list
    from gwanmun.law.load import rules

    today = date.today()  # noqa: DTZ011 - the calendar day of the place
    clocks = Clocks(today, today)
    try:
        return ControlList(rules()).check(number, clocks, place)
    except InputError as error:
        try:
            return korean_list(rules()).check(number, clocks, place)
        except InputError:
            raise error from None


def _changed(decision: Decision | None, texts: Mapping[str, str]) -> Text | None:
    if decision is None:
        return None
    now, of = entry_hash(decision.number, texts)
    if of != decision.hash_of:
        return Text(
            f"decided on {decision.day} by the {decision.hash_of}, which is not at hand now: not compared",
            f"{decision.day} 결정은 {_KO[decision.hash_of]} 기준인데 지금 그것이 없어 비교하지 못했습니다",
        )
    if now == decision.text_hash:
        return None
    return Text(
        f"{decision.number} has changed since it was decided on {decision.day}: read it again",
        f"{decision.number}이(가) {decision.day} 결정 이후 바뀌었습니다. 다시 확인하십시오",
    )


_KO = {"official text": "공식 본문", "rule base": "규칙 자료"}


def _plain(decision: Decision) -> dict[str, str]:
    return {"kind": "classification", **{k: getattr(decision, k) for k in Decision.__slots__}}
