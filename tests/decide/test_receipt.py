"""Receipts: the same bytes again, and every change noticed."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path

import pytest

from gwanmun import decide, load_case, receipt, verify_receipt
from gwanmun.decide.receipt import canonical, read_receipt
from gwanmun.sources.files import InputError

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def _made(on: date = date(2025, 12, 30)):  # type: ignore[no-untyped-def]
    return receipt(decide(load_case(EXAMPLES / "xian-etcher.yaml"), on, date(2026, 9, 1)))


def test_the_same_case_dates_and_rules_give_the_same_bytes() -> None:
    assert canonical(_made()) == canonical(_made())


def test_a_receipt_survives_a_file_and_a_replay(tmp_path: Path) -> None:
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps(_made(), ensure_ascii=False, indent=2))
    assert verify_receipt(read_receipt(path)) == ()


def test_a_receipt_names_what_it_rests_on() -> None:
    made = _made()
    assert set(made["hashes"]) == {"case", "rule_base", "tables", "lists"}
    assert made["record"]["on"] == "2025-12-30"
    assert made["record"]["known_at"] == "2026-09-01"


def test_an_edit_is_noticed_also_when_the_id_is_made_to_fit() -> None:
    from gwanmun.decide.receipt import sha256

    forged = copy.deepcopy(_made(date(2025, 12, 31)))
    forged["outcome"] = forged["record"]["outcome"] = "NO_LICENCE_REQUIRED"
    assert next(t.en for t in verify_receipt(forged)).startswith("the receipt was changed")
    forged["id"] = sha256(canonical({k: v for k, v in forged.items() if k != "id"}))
    assert [t.en for t in verify_receipt(forged)] == ["a replay gives another answer"]


def test_another_rule_base_is_named() -> None:
    from gwanmun.decide.receipt import sha256

    other = copy.deepcopy(_made())
    other["hashes"]["rule_base"] = "0" * 64
    other["id"] = sha256(canonical({k: v for k, v in other.items() if k != "id"}))
    assert "rule base 000000000000" in verify_receipt(other)[0].en


def test_a_file_that_is_no_receipt_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"kind": "other"}')
    with pytest.raises(InputError, match="not a receipt"):
        read_receipt(path)
