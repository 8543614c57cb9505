"""Rule files: what is wrong is named with file and line, and the checks fail until it is right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gwanmun.law.check import check_rules
from gwanmun.law.files import ROOT
from gwanmun.law.read import read_rules
from gwanmun.law.rulebase import RuleBase, fingerprint
from gwanmun.sources.files import InputError

CUBA = "us_ear/part_746_embargoes/746.2.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "law"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns("builders", "__pycache__", "*.py"))
    return root


def _change(root: Path, old: str, new: str, name: str = CUBA) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kind: requirement", "kind: requiremnt", "746.2.yaml:"),
        ("general_prohibition: 6", "general_prohibition: 11", "less than or equal to 10"),
        ("    cite: ", "    citte: ", "746.2.yaml:"),
        ("title: {en: Cuba, ko: 쿠바}", "title: {en: Cuba}", "746.2.yaml:2"),
        ('destination == "CU"', 'destinatoin == "CU"', "did you mean destination"),
        ('destination == "CU"', "destination in EAR.D9", "no set called EAR.D9"),
    ],
)
def test_a_wrong_rule_file_is_named_with_file_and_line(copy: Path, old: str, new: str, says: str) -> None:
    _change(copy, old, new)
    problems, _ = check_rules(copy)
    assert len(problems) == 1
    assert "746.2.yaml:" in problems[0]
    assert says in problems[0]


def test_two_versions_on_one_day_are_a_tie(copy: Path) -> None:
    path = copy / CUBA
    text = path.read_text(encoding="utf-8")
    begin = text.index("  - id: all_items")
    end = text.index("\n  - id: ", begin + 5) if "\n  - id: " in text[begin + 5 :] else len(text)
    path.write_text(text[:end].rstrip() + "\n\n" + text[begin:end] + text[end:], encoding="utf-8")
    problems, _ = check_rules(copy)
    assert any("two versions of us_ear/746.2/all_items" in p for p in problems)


def test_an_edge_to_nothing_is_noticed(copy: Path) -> None:
    _change(copy, "unless: [", "unless: [no_such_carve_out, ")
    problems, _ = check_rules(copy)
    assert any("no_such_carve_out" in p for p in problems)


def test_a_table_row_with_too_many_fields_is_refused(copy: Path) -> None:
    path = copy / "us_ear/part_748_validated_end_users/veu.csv"
    path.write_text(path.read_text(encoding="utf-8") + "a,b,c\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"veu.csv:\d+: has 3 fields"):
        read_rules(copy)


def test_the_fingerprint_changes_with_any_file(copy: Path) -> None:
    before = fingerprint(copy)
    _change(copy, "쿠바", "쿠 바")
    assert fingerprint(copy) != before


def test_every_provision_has_its_citation_and_both_languages() -> None:
    base = RuleBase(read_rules(), "")
    for provision in base.provisions:
        assert provision.citation.section
        assert provision.title.en
        assert provision.title.ko
    for section in base.sections:
        assert section.coverage == "modelled" or section.missing is not None
