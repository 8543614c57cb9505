"""All tables from one folder of sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from . import accepted, chart, eccns, ecfr_xml, exceptions, footnotes, groups, other_sets, paragraphs, requirements
from .errors import Refused
from .model import SourceEntry
from .readings import requirement_readings, table
from .source_json import read_entries
from .tables import csv_text

AS_OF = "2026-09-24"
"""The day whose Control List the readings were made for."""

CONTROL_LIST, COUNTRY_CHART, EXCEPTIONS = "part_774_control_list", "part_738_country_chart", "part_740_exceptions"
QUESTIONS = f"{CONTROL_LIST}/questions.yaml"


@dataclass(frozen=True, slots=True)
class Built:
    """The texts of all tables by their place under ``law/us_ear``, and remarks for the person who reviews them."""

    tables: Mapping[str, str]
    remarks: tuple[str, ...]


def build_all(folder: Path, xml: Path | None = None) -> Built:
    """Read the sources and make every table, or refuse.

    :param folder: the extracted regulation data.
    :param xml: the eCFR's XML of part 774; when given, the Control List is read from it instead of the JSON files.
    """
    entries = read_control_list(folder, xml)
    tables = {**control_list_tables(entries), **_country_tables(folder)}
    listed, remarks = paragraphs.build(entries, tables.values())
    tables[f"{CONTROL_LIST}/paragraphs.csv"] = csv_text(paragraphs.COLUMNS, listed)
    return Built(tables, tuple(remarks))


def read_control_list(folder: Path, xml: Path | None = None) -> dict[str, SourceEntry]:
    """The entries, from the XML if there is one."""
    return ecfr_xml.read_entries(xml) if xml else read_entries(folder)


def control_list_tables(entries: Mapping[str, SourceEntry]) -> dict[str, str]:
    """The tables that come from the Control List alone, or one refusal that names everything that has to be read."""
    problems = accepted.changes(entries)
    required: list[dict[str, str]] = []
    excepted: list[dict[str, str]] = []
    try:
        required = requirements.build(entries, requirement_readings())
    except Refused as problem:
        problems.append(str(problem))
    try:
        excepted = exceptions.build(entries, exceptions.readings())
    except Refused as problem:
        problems.append(str(problem))
    if problems:
        raise Refused("\n".join(problems))
    past = table("historic_requirements.csv", requirements.COLUMNS)
    required = requirements.dated(required, table("row_dates.csv", requirements.DATE_COLUMNS))
    listed = eccns.build(entries, required, AS_OF)
    whole = requirements.reaching(required + past)
    return {
        f"{CONTROL_LIST}/requirements.csv": csv_text(requirements.TABLE_COLUMNS, whole),
        f"{CONTROL_LIST}/eccns.csv": csv_text(eccns.COLUMNS, listed),
        f"{EXCEPTIONS}/list_based_exceptions.csv": csv_text(exceptions.COLUMNS, excepted),
    }


def _country_tables(folder: Path) -> dict[str, str]:
    return {
        f"{COUNTRY_CHART}/country_chart.csv": csv_text(chart.COLUMNS, chart.build(folder)),
        f"{COUNTRY_CHART}/footnotes.csv": csv_text(footnotes.COLUMNS, footnotes.build(folder)),
        f"{COUNTRY_CHART}/footnote_requirements.csv": csv_text(requirements.COLUMNS, footnotes.requirements()),
        f"{EXCEPTIONS}/country_groups_sets.csv": csv_text(groups.COLUMNS, groups.build(folder)),
        f"{CONTROL_LIST}/other_sets.csv": csv_text(groups.COLUMNS, other_sets.build(folder)),
    }


def check_questions(root: Path, tables: Mapping[str, str]) -> None:
    """Refuse if a condition asks a question that questions.yaml does not hold, or the file holds one nobody asks."""
    declared: dict[str, Any] = yaml.safe_load((root / QUESTIONS).read_text(encoding="utf-8"))["facts"]
    used = facts_in(tables.values())
    for name in sorted(used ^ set(declared)):
        what = "is asked but not declared" if name in used else "is declared but never asked"
        raise Refused(f"{QUESTIONS}: {name} {what}.")


def facts_in(texts: Iterable[str]) -> set[str]:
    """The question facts that conditions name."""
    return {name for text in texts for name in re.findall(r"\bitem\.ccl\.[a-z0-9_]+", text)}
