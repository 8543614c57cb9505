"""Receipts: a record bound by hashes to its case, its rules and its engine, that anyone can replay and compare."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from gwanmun.decide.case import parse_case
from gwanmun.decide.decision import Decision, decide
from gwanmun.decide.record import Json, case_data, record
from gwanmun.decide.screened import screened_of
from gwanmun.law.load import rules
from gwanmun.law.rulebase import RuleBase
from gwanmun.sources.files import InputError, read_text
from gwanmun.sources.yaml_text import parse_json
from gwanmun.version import __version__
from gwanmun.world.text import Text

MAX_RECEIPT_BYTES = 32 * 1024 * 1024


def canonical(data: Any) -> bytes:
    """JSON bytes that depend on the content alone: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()


def receipt(decision: Decision) -> Json:
    """The receipt of a decision: its record, and the hashes of all that it rests on.

    ``id`` is the hash of everything else in it. The same case, days, rules and engine give the same bytes.
    """
    content = record(decision)
    body: Json = {
        "kind": "gwanmun receipt",
        "engine": __version__,
        "on": content["on"],
        "known_at": content["known_at"],
        "hashes": {
            "case": sha256(canonical(case_data(decision.case))),
            "rule_base": decision.base.identity,
            "tables": {name: _table_hash(t) for name, t in sorted(decision.base.raw.tables.items())},
            "lists": decision.screened.edition["lists"] if decision.screened else {},
        },
        "outcome": content["outcome"],
        "record": content,
    }
    return {"id": sha256(canonical(body)), **body}


def _table_hash(table: dict[str, Any]) -> str:
    """SHA-256 of a table: its columns and rows, fields and rows set apart by control characters that no table holds."""
    lines = ("\x1f".join(row) for row in (table["columns"], *table["rows"]))
    return sha256("\x1e".join(lines).encode())


def read_receipt(path: Path) -> Json:
    """The receipt in a file.

    :raises InputError: if the file is no receipt.
    """
    data = parse_json(read_text(path, MAX_RECEIPT_BYTES), str(path)).data
    if not isinstance(data, dict) or data.get("kind") != "gwanmun receipt" or "record" not in data:
        raise InputError(Text(en="is not a receipt of this program", ko="이 프로그램의 판정서가 아닙니다"), str(path))
    return data


CHANGED = Text(
    en="the receipt was changed after it was made (its id is not the hash of its content)",
    ko="판정서가 작성된 뒤 바뀌었습니다(식별값이 내용의 해시와 다릅니다)",
)


def is_whole(data: Json) -> bool:
    """Whether a receipt says what it said when it was made: its id is the hash of its content."""
    return sha256(canonical({k: v for k, v in data.items() if k != "id"})) == data.get("id")


def verify_receipt(data: Json, base: RuleBase | None = None) -> tuple[Text, ...]:
    """What is wrong with a receipt: nothing, if it is whole and a replay gives the same bytes.

    :param base: the rule base to replay with; by default the one that comes with the package.
    """
    base = base or rules()
    found: list[Text] = []
    if not is_whole(data):
        found.append(CHANGED)
    if data.get("engine") != __version__:
        found.append(_other("engine", str(data.get("engine")), __version__))
    if data.get("hashes", {}).get("rule_base") != base.identity:
        found.append(_other("rule base", str(data.get("hashes", {}).get("rule_base"))[:12], base.identity[:12]))
    if found:
        return tuple(found)
    case = parse_case(data["record"]["case"])
    days = date.fromisoformat(data["on"]), date.fromisoformat(data["known_at"])
    # The lists of that day may be gone: the receipt holds what was found on them.
    held = data["record"].get("screening")
    again = receipt(decide(case, *days, base, screened=screened_of(held) if held else None))
    if canonical(again) != canonical(data):
        found.append(Text(en="a replay gives another answer", ko="다시 판정한 결과가 다릅니다"))
    return tuple(found)


def _other(what: str, made: str, here: str) -> Text:
    ko = {"engine": "엔진", "rule base": "규칙 묶음"}[what]
    return Text(
        en=f"it was made with {what} {made}, here is {here}: install that version to replay it",
        ko=f"{ko} {made}(으)로 만든 판정서이나 여기 있는 것은 {here}입니다. 그 버전을 설치해야 다시 판정할 수 있습니다",
    )
