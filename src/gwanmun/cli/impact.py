"""``gwanmun impact``: what a change does to a book of shipments."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import click

from gwanmun.cli import parts as parts_command
from gwanmun.cli import supply as supply_command
from gwanmun.cli.options import ChangeOption, KnownOption, LangOption, day, refuse_same, rules_with
from gwanmun.cli.parameters import Argument, Group, Option
from gwanmun.cli.words import language, say
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import polars as pl

    from gwanmun.impact.difference import Difference

app = Group("What a change does to a book of shipments.")
app.register("decide")(parts_command.decide_command)
app.register("supply")(supply_command.supply)
BookArgument = Annotated[Path, Argument(says="A book of shipments: XLSX, CSV, Parquet or JSON lines.")]
ColumnsOption = Annotated[Path | None, Option("--columns", says="Which column holds what (a YAML file).")]
OutputOption = Annotated[Path | None, Option("--output", "-o", says="Write the answer to this file.")]
MOST_ROWS = 20
_NOTHING_TO_COMPARE = Text(
    en="there is nothing to compare; give another day (--vs) or a change of law (--with)",
    ko="비교할 것이 없습니다. 다른 날짜(--vs)나 법령 변경(--with)을 지정하십시오",
)


class Form(StrEnum):
    """Forms of an answer."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


FormOption = Annotated[Form, Option("--format", says="Form of the answer.")]


@app.register("diff")
def diff(
    book: BookArgument,
    on: Annotated[str, Option("--on", says="The first day.")],
    vs: Annotated[str | None, Option("--vs", says="The day to compare it with.")] = None,
    change: ChangeOption = None,
    known_at: KnownOption = None,
    columns: ColumnsOption = None,
    lang: LangOption = None,
    form: FormOption = Form.TEXT,
    output: OutputOption = None,
) -> None:
    """Which rows change between two days, from what to what, by which provision; and the value at stake."""
    from gwanmun.cli.book import prepare, tell_columns, tell_form
    from gwanmun.cli.decide import write
    from gwanmun.impact.difference import differ
    from gwanmun.impact.table import Book
    from gwanmun.law.load import rules

    first, second = day(on, "--on"), day(vs or on, "--vs")
    assert first is not None
    assert second is not None
    if change is None and first == second:
        raise InputError(_NOTHING_TO_COMPARE)
    refuse_same(output, book, columns, change)
    opened, known = Book(book), day(known_at, "--known-at")
    frame = opened.whole()
    decider = prepare(frame.columns, first, known, columns, rules())
    tell_columns(decider, language(lang))
    tell_form(opened, language(lang))
    other = decider if change is None else prepare(frame.columns, second, known, columns, rules_with(change))
    before = decider.decide(frame)
    other.on = second
    found = differ(before, other.decide(frame), decider.mapping, opened.first_row)
    write(_rendered(found, first, second, form, language(lang)), output)


def _rendered(found: Difference, first: date, second: date, form: Form, lang: str) -> str:
    match form:
        case Form.JSON:
            return json.dumps(as_json(found, first, second), ensure_ascii=False, indent=1) + "\n"
        case Form.HTML:
            from gwanmun.cli.report.difference import difference_page

            return difference_page(found, first, second, lang)
        case _:
            return "\n".join(text(found, first, second, lang)) + "\n"


def as_json(found: Difference, first: date, second: date) -> dict[str, Any]:
    """The difference as plain data."""
    from gwanmun.impact.difference import new_licences

    return {
        "kind": "gwanmun difference",
        "on": first.isoformat(),
        "vs": second.isoformat(),
        "rows": found.rows.to_dicts(),
        "flow": found.flow.to_dicts(),
        "at_stake": {heading: table.to_dicts() for heading, table in found.at_stake.items()},
        "resting_on": found.resting.to_dicts(),
        "new_licences": new_licences(found).to_dicts(),
        "unsettled": {outcome: found.unsettled(outcome) for outcome in ("UNDETERMINED", "ERROR")},
    }


def headline(found: Difference, first: date, second: date, lang: str) -> str:
    """How many rows change, for the worse and for the better."""
    worse, better = (found.rows.filter(found.rows["direction"] == way).height for way in ("worse", "better"))
    return say("diff_head", lang, found.rows.height, found.flow["rows"].sum(), first, second, worse, better)


def unsettled(found: Difference, lang: str) -> str:
    """What the difference cannot see: rows that are decided on neither day; empty where there is none."""
    open_rows, wrong = found.unsettled("UNDETERMINED"), found.unsettled("ERROR")
    return say("diff_unsettled", lang, open_rows, wrong) if open_rows or wrong else ""


def text(found: Difference, first: date, second: date, lang: str) -> list[str]:
    """The difference for a terminal: how many rows move, by what, what is at stake, and the first rows."""
    from gwanmun.impact.difference import new_licences
    from gwanmun.impact.output import outcome_name

    lines = [headline(found, first, second, lang), *filter(None, [unsettled(found, lang)]), ""]
    for row in found.flow.iter_rows(named=True):
        if row["before"] != row["after"]:
            names = (outcome_name(row[k], lang) for k in ("before", "after"))
            lines.append(f"{row['rows']:>9,}  {' → '.join(names)}{_sum(row)}")
    for heading, table in found.at_stake.items():
        if table.height and not (table.height == 1 and table[heading][0] == ""):
            lines += [
                "",
                say(f"by_{heading}", lang),
                *(_total(r, heading) for r in table.head(8).iter_rows(named=True)),
            ]
    licences = new_licences(found)
    if licences.height:
        lines += ["", say("new_licences", lang)]
        lines += [
            f"{r['rows']:>9,}  {r['required_by']} · {r['review']}{_sum(r)}" for r in licences.iter_rows(named=True)
        ]
    if found.resting.height:
        lines += ["", say("resting_on", lang)]
        lines += [_total(r, "was_authorised_by") for r in found.resting.head(8).iter_rows(named=True)]
    if found.rows.height:
        lines += ["", say("changed_rows", lang), *_rows(found.rows, lang)]
    return lines


def _rows(rows: pl.DataFrame, lang: str) -> list[str]:
    from gwanmun.impact.output import outcome_name

    lines = []
    for row in rows.head(MOST_ROWS).iter_rows(named=True):
        label = " ".join(filter(None, (row["id"], row["item"] or row["eccn"], f"→ {row['to']}" if row["to"] else "")))
        moved = " → ".join(outcome_name(row[k], lang) for k in ("before", "after"))
        lines.append(f"{row['row']:>9,}  {label}: {moved}  ({row['provision']})")
    if rows.height > MOST_ROWS:
        lines.append(f"           {say('and_more', lang, rows.height - MOST_ROWS)}")
    return lines


def _total(row: dict[str, Any], heading: str) -> str:
    return f"{row['rows']:>9,}  {row[heading] or '–'}{_sum(row)}"


def _sum(row: dict[str, Any]) -> str:
    return f" · {row['currency']} {row['value']:,.0f}" if row["currency"] and row["value"] else ""


class CalendarForm(StrEnum):
    """Forms of a calendar."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"
    HTML = "html"


@app.register("calendar")
def calendar(
    book: BookArgument,
    start: Annotated[str | None, Option("--from", says="The first day shown; default today.")] = None,
    known_at: KnownOption = None,
    columns: ColumnsOption = None,
    lang: LangOption = None,
    form: Annotated[CalendarForm, Option("--format", says="Form of the answer.")] = CalendarForm.TEXT,
    output: OutputOption = None,
) -> None:
    """The days ahead on which something that touches a book begins, ends, or must be kept."""
    from gwanmun.cli.book import prepare, tell_columns, tell_form
    from gwanmun.cli.decide import write
    from gwanmun.impact import calendar as days
    from gwanmun.impact.table import Book
    from gwanmun.law.load import rules

    refuse_same(output, book, columns)
    opened = Book(book)
    frame = opened.whole()
    decider = prepare(frame.columns, None, day(known_at, "--known-at"), columns, rules())
    tell_columns(decider, language(lang))
    tell_form(opened, language(lang))
    first = day(start, "--from") or decider.today
    ahead = days.calendar(decider, frame, first, opened.first_row)
    events = ahead.events
    if ahead.wrong:
        click.echo(say("rows_wrong", language(lang), ", ".join(map(str, ahead.wrong[:10])), len(ahead.wrong)), err=True)
    match form:
        case CalendarForm.HTML:
            from gwanmun.cli.report.days import calendar_page

            answer = calendar_page(events, first, language(lang))
        case CalendarForm.ICS:
            answer = days.as_ics(events, language(lang)).decode()
        case CalendarForm.JSON:
            answer = json.dumps(days.as_json(events), ensure_ascii=False, indent=1) + "\n"
        case _:
            shown = list(days.lines(events, language(lang))) or [say("nothing_ahead", language(lang))]
            answer = "\n".join(shown) + "\n"
    write(answer, output)
