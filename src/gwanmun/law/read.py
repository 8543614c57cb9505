"""Reading the rule base from its folders: every file checked against its schema, errors with file and line."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from gwanmun.law import schema
from gwanmun.law.files import ROOT, Raw, rule_files
from gwanmun.sources.files import InputError, read_text
from gwanmun.sources.yaml_text import Document, load
from gwanmun.world.text import Text

MAX_TABLE_BYTES = 8 * 1024 * 1024

Model = TypeVar("Model", bound=BaseModel)


class LawError(InputError):
    """The rule base is wrong: file, line, and what."""


def read_rules(root: Path = ROOT) -> Raw:
    """Read and check every file.

    :raises LawError: at the first file that does not have the shape of a rule file.
    """
    raw = Raw()
    for path in rule_files(root):
        relative = path.relative_to(root).as_posix()
        jurisdiction = relative.partition("/")[0]
        if path.suffix == ".csv":
            raw.tables[_table_name(relative)] = read_table(path, relative)
        elif path.name == "declarations.yaml":
            raw.declarations = _checked(schema.DeclarationsFile, load(path), relative)["declarations"]
        elif path.name == "sets.yaml":
            raw.unions[jurisdiction] = _checked(schema.SetsFile, load(path), relative)["sets"]
        else:
            _read_yaml(raw, path, relative, jurisdiction)
    return raw


def _read_yaml(raw: Raw, path: Path, relative: str, jurisdiction: str) -> None:
    document = load(path)
    if path.name == "questions.yaml" and isinstance(document.data, dict) and "facts" not in document.data:
        document = Document(document.name, {"facts": document.data}, document.lines)
    is_section = isinstance(document.data, dict) and "section" in document.data
    content = _checked(schema.SectionFile if is_section else schema.FactsFile, document, relative)
    for name, fact in content.pop("facts").items():
        if name in raw.facts and raw.facts[name] != fact:
            raise LawError(
                Text(en=f"fact {name} is declared again with another meaning", ko=f"사실 {name}이(가) 다르게 선언됨"),
                document.place(("facts", name)).replace(str(path), relative),
            )
        raw.facts[name] = fact
    if is_section:
        lines = [document.lines.get(("provisions", i), 1) for i in range(len(content["provisions"]))]
        raw.sections.append({"jurisdiction": jurisdiction, "file": relative, "lines": lines, **content})


def _checked(model: type[Model], document: Document, relative: str) -> dict[str, Any]:
    try:
        return model.model_validate(document.data).model_dump(exclude_none=True)
    except ValidationError as error:
        first = error.errors()[0]
        path = tuple(p for p in first["loc"] if not (isinstance(p, str) and p.startswith(("function-", "union"))))
        place = document.place(path).replace(document.name, relative)
        raise LawError(Text(en=first["msg"], ko=first["msg"]), place) from None


def read_table(path: Path, relative: str) -> dict[str, Any]:
    """A CSV table as ``{"file", "columns", "rows"}``; every row must have as many fields as there are columns.

    :raises LawError: with file and line.
    """
    text = read_text(path, MAX_TABLE_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = next(reader, [])
        rows = []
        for row in reader:
            if len(row) != len(columns):
                message = f"has {len(row)} fields where the header has {len(columns)}"
                raise LawError(Text(en=message, ko=message), f"{relative}:{reader.line_num}")
            rows.append(row)
    except csv.Error as error:
        raise LawError(Text(en=str(error), ko=str(error)), f"{relative}:{reader.line_num}") from None
    return {"file": relative, "columns": columns, "rows": rows}


def _table_name(relative: str) -> str:
    """``us_ear/requirements`` for ``us_ear/part_774_control_list/requirements.csv``."""
    parts = relative.split("/")
    return f"{parts[0]}/{parts[-1].removesuffix('.csv')}"
