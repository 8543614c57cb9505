"""``gwanmun classify``: from words, figures, a customs code or a sheet of products to the control entries."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import click

from gwanmun.cli.items_text import book_lines, chip_lines, chip_table, entry_lines, finding_lines, hs_lines
from gwanmun.cli.options import LangOption, OnOption, day, refuse_same
from gwanmun.cli.parameters import Argument, Option
from gwanmun.cli.words import language
from gwanmun.sources.files import InputError
from gwanmun.sources.places import data_folder
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

WordsArgument = Annotated[
    list[str],
    Argument(
        says="A product in words; or: chip, entry NUMBER name=value …, hs CODE, or a sheet of products (.xlsx, .csv)."
    ),
]
TextsOption = Annotated[
    Path | None, Option("--texts", says="A folder with the official texts, to rank by and quote from.")
]
JsonOption = Annotated[str, Option("--format", says="text or json.")]

_NUMBER = re.compile(r"[0-9][A-Ea-e][0-9]{3}")
"""An entry of a control list; figures behind it say that it is to be decided and not searched."""


def classify(
    words: WordsArgument,
    limit: Annotated[int, Option("--limit", says="Most candidates.")] = 10,
    lists: Annotated[str, Option("--lists", says="Lists to look in: EAR,KR,WA.")] = "EAR,KR,WA",
    texts: TextsOption = None,
    tops: Annotated[list[str] | None, Option("--tops", says="chip: dense TOPS or TFLOPS; may be repeated.")] = None,
    bits: Annotated[list[str] | None, Option("--bits", says="chip: bit length of each rate.")] = None,
    die_mm2: Annotated[list[str] | None, Option("--die-mm2", says="chip: logic die area; may be repeated.")] = None,
    datacenter: Annotated[str | None, Option("--datacenter", says="chip: yes or no.")] = None,
    transfer_rate: Annotated[
        str | None, Option("--transfer-rate", says="chip: aggregate bidirectional GB/s to other chips.")
    ] = None,
    published: Annotated[bool, Option("--published", says="chip: the table of published chips.")] = False,
    output: Annotated[Path | None, Option("--output", "-o", says="sheet: write it here.")] = None,
    on: OnOption = None,
    form: JsonOption = "text",
    lang: LangOption = None,
) -> None:
    """What may it be: candidates with their evidence, or, where figures decide, a number. Candidates are not facts."""
    speak, when = language(lang), day(on, "--on")
    if form not in ("text", "json"):
        raise InputError(Text("must be text or json", "text 또는 json이어야 합니다"), "--format")
    first, rest = words[0], words[1:]
    path = Path(first)
    figures = bool(tops or bits or die_mm2 or datacenter or transfer_rate or published)
    sheet = path.suffix.lower() in (".xlsx", ".csv") and not rest
    if figures and (first != "chip" or rest):
        raise InputError(_FOR_CHIPS, "classify")
    if output is not None and not sheet:
        raise InputError(_FOR_SHEETS, "--output")
    refuse_same(output, path, texts)
    if figures:
        data, lines = _chip(tops, bits, die_mm2, datacenter, transfer_rate, published, when, speak)
    elif first == "entry" and rest:
        data, lines = _entry(rest, when, speak)
    elif _NUMBER.fullmatch(first) and rest and all("=" in word for word in rest):
        data, lines = _entry(words, when, speak)
    elif first == "hs" and len(rest) == 1:
        from gwanmun.items.hs import lookup

        answer = lookup(rest[0], when)
        data, lines = answer.as_json(), hs_lines(answer, speak)
    elif sheet:
        data, lines = _book(path, texts, output, when, speak)
    else:
        from gwanmun.items.finding import search

        wanted = tuple(name.strip().upper() for name in lists.split(",") if name.strip())
        found = search(" ".join(words), on=when, limit=limit, lists=wanted, texts=_texts(texts))
        data, lines = found.as_json(), finding_lines(found, speak)
    click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=_plain) if form == "json" else "\n".join(lines))


def _chip(
    tops: list[str] | None,
    bits: list[str] | None,
    die_mm2: list[str] | None,
    datacenter: str | None,
    transfer_rate: str | None,
    table: bool,
    when: date | None,
    speak: str,
) -> tuple[Any, list[str]]:
    from gwanmun.items.chips import chip, published

    if table:
        rows = published(when)
        return [{"name": r.name, "source_label": r.source_label, **r.answer.as_json()} for r in rows], chip_table(
            rows, speak
        )
    if (tops is None) != (bits is None):
        raise InputError(Text("needs --tops and --bits together", "--tops와 --bits를 함께 적어야 합니다"), "chip")
    stated = {"yes": True, "no": False, "예": True, "아니오": False, None: None}
    choice = datacenter.strip().lower() if datacenter else None
    if choice not in stated:
        raise InputError(Text("must be yes or no", "yes 또는 no여야 합니다"), "--datacenter")
    answer = chip(tops, bits, die_mm2, stated[choice], transfer_rate=transfer_rate, on=when)
    return answer.as_json(), chip_lines(answer, speak)


def _entry(rest: list[str], when: date | None, speak: str) -> tuple[Any, list[str]]:
    from gwanmun.items.trees import decide_entry

    parameters: dict[str, object] = {}
    for part in rest[1:]:
        name, equals, value = part.partition("=")
        if not equals:
            raise InputError(Text("write parameters as name=value", "매개변수는 이름=값으로 적으십시오"), part[:40])
        parameters[name.strip()] = value.strip()
    decision = decide_entry(rest[0], parameters, when)
    return decision.as_json(), entry_lines(decision, speak)


def _book(path: Path, texts: Path | None, output: Path | None, when: date | None, speak: str) -> tuple[Any, list[str]]:
    from dataclasses import asdict

    from gwanmun.items.book import classify_book
    from gwanmun.items.sheets import SUFFIXES, read_products, write_products

    if output is not None and output.suffix.lower() not in SUFFIXES:
        raise InputError(Text("end the name in .xlsx or .csv", "파일 이름을 .xlsx나 .csv로 끝내십시오"), str(output))
    records = read_products(path)
    book = classify_book(records, data_folder() / "classifications.jsonl", _texts(texts), when)
    if output is not None:
        write_products(records, book, output, speak)
    return asdict(book), book_lines(book, output, speak)


def _texts(folder: Path | None) -> Mapping[str, str] | None:
    """The official texts of ``--texts``, else those kept in the data folder, if there are any."""
    from gwanmun.items.official import read_texts

    kept = data_folder() / "control_lists"
    chosen = folder or (kept if kept.is_dir() and any(kept.iterdir()) else None)
    return read_texts(chosen) if chosen else None


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)


_FOR_CHIPS = Text(
    "figures of a chip were given without the word chip alone: write gwanmun classify chip --tops …",
    "칩 수치는 chip 한 단어와 함께 적습니다: gwanmun classify chip --tops …",
)
_FOR_SHEETS = Text(
    "is for a sheet of products (.xlsx, .csv); for other answers use --format json and redirect it",
    "품목 시트(.xlsx, .csv)에만 씁니다. 다른 답은 --format json으로 받아 저장하십시오",
)
