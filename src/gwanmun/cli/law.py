"""``gwanmun law``: read the rule base by the section numbers of the law, and check it."""

from __future__ import annotations

import textwrap
from collections import Counter
from datetime import date
from typing import Annotated

import click

from gwanmun.cli.options import KnownOption, LangOption, OnOption, day
from gwanmun.cli.parameters import Argument, Group
from gwanmun.cli.words import language, say
from gwanmun.law.model import Provision, Section
from gwanmun.law.rulebase import RuleBase, section_number
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

app = Group("The rule base: show, list and check it.")


def _rules() -> RuleBase:
    from gwanmun.law.load import rules

    return rules()


@app.register("show")
def show(
    section: Annotated[str, Argument(says="A section (738.4, 748.15), a provision, or an ECCN (3B001).")],
    on: OnOption = None,
    known_at: KnownOption = None,
    lang: LangOption = None,
) -> None:
    """Show the provisions of a section as in force on a day; without --on, all versions."""
    base = _rules()
    words = language(lang)
    when, known = day(on, "--on"), day(known_at, "--known-at")
    if when is not None and known is None:
        known = date.today()  # noqa: DTZ011 - what had been published by the calendar day of the place
    for line in section_lines(base, section, when, known, words):
        click.echo(line)


def section_lines(base: RuleBase, wanted: str, on: date | None, known_at: date | None, lang: str) -> list[str]:
    """The provisions of a section, a provision's name or an entry, as lines of text.

    :raises InputError: if there is nothing of that name.
    """
    number = section_number(wanted.removeprefix("15 CFR ").removeprefix("§").strip().partition("(")[0])
    entry = number.partition(".")[0].upper()
    written = [*base.provisions, *base.keyed_provisions]
    provisions = [p for p in written if number in (p.section, p.name) or p.name.startswith(f"{number}[")]
    sections = [s for s in base.sections if s.number == number]
    if entry in base.entries:
        provisions = list(base.entry_provisions(entry))
    if not provisions and not sections:
        raise _no_section(wanted, base)
    lines = [line for s in sections for line in _section_lines(s, lang)]
    for provision in provisions:
        if (on is None or provision.in_force.contains(on)) and (known_at is None or provision.known.contains(known_at)):
            lines += _provision_lines(provision, lang)
    return lines


def _no_section(wanted: str, base: RuleBase) -> InputError:
    near = sorted({s.number for s in base.sections if s.number.partition(".")[0] == wanted.partition(".")[0]})
    hint = ", ".join(near) if near else "gwanmun law list"
    return InputError(
        Text(en=f"the rule base has no {wanted}; see {hint}", ko=f"규칙에 {wanted}이(가) 없습니다. 참고: {hint}")
    )


def _section_lines(section: Section, lang: str) -> list[str]:
    missing = f" — {section.missing.in_(lang)}" if section.missing else ""
    return [
        f"{section.name}  {section.title.in_(lang)}",
        f"  {section.url}",
        f"  {say('law_read', lang, section.as_of)} · {say('verified', lang, section.verified_on or '—')}",
        *textwrap.wrap(f"  {say(section.coverage, lang)}{missing}", 110, subsequent_indent="  "),
    ]


def _provision_lines(p: Provision, lang: str) -> list[str]:
    lines = ["", f"{p.name}  ({p.kind})", f"  {p.title.in_(lang)} — {p.citation}"]
    for key, span in (("in_force", p.in_force), ("known_span", p.known)):
        if span.start or span.end:
            lines.append("  " + say(key, lang, f"[{span.start or ''}, {span.end or ''})"))
    lines += textwrap.wrap(f"  when  {' '.join(p.when.split())}", 110, subsequent_indent="        ")
    if p.unless:
        lines.append(f"  {say('unless', lang)}  {', '.join(p.unless)}")
    if p.not_modelled:
        lines += textwrap.wrap(f"  {say('not_looked_at', lang)}  {p.not_modelled.in_(lang)}", 110)
    lines += [f"  {say('review', lang)}  {r.policy} {r.paragraph} {r.when}".rstrip() for r in p.review]
    if p.note:
        lines += textwrap.wrap(f"  {p.note.in_(lang)}", 110, subsequent_indent="  ")
    return [*lines, f"  {p.file}:{p.line}"]


@app.register("list")
def list_sections(lang: LangOption = None) -> None:
    """List the sections of the rule base and how far each is modelled."""
    base = _rules()
    words = language(lang)
    for section in base.sections:
        count = sum(p.section == section.number and p.jurisdiction == section.jurisdiction for p in base.provisions)
        click.echo(f"{section.name:<18} {say(section.coverage, words):<14} {count:>3}  {section.title.in_(words)}")


@app.register("coverage")
def coverage(lang: LangOption = None) -> None:
    """Section by section: modelled, partly (what not), not modelled."""
    for line in coverage_lines(_rules(), language(lang)):
        click.echo(line)


def coverage_lines(base: RuleBase, lang: str) -> list[str]:
    """The sections by jurisdiction and part, with what is missing, and how many are in which state."""
    lines: list[str] = []
    for section in sorted(base.sections, key=lambda s: (base.jurisdictions.index(s.jurisdiction), _order(s.number))):
        lines.append(f"{section.name:<16} {say(section.coverage, lang):<16} {section.title.in_(lang)}")
        if section.missing is not None and section.coverage != "modelled":
            lines += textwrap.wrap(section.missing.in_(lang), 100, initial_indent=" " * 17, subsequent_indent=" " * 17)
    counts: Counter[str] = Counter(s.coverage for s in base.sections)
    total = ", ".join(f"{say(k, lang)} {counts[k]}" for k in ("modelled", "partly", "not_modelled"))
    return [*lines, "", total]


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())


@app.register("facts")
def facts(
    pattern: Annotated[str, Argument(says="Only facts whose name or question holds this.")] = "",
    lang: LangOption = None,
) -> None:
    """List the facts a case can state, with their questions."""
    words = language(lang)
    for name, info in _rules().facts.items():
        ask = info.ask.in_(words)
        if pattern.lower() in f"{name} {ask}".lower():
            choices = f" ({', '.join(info.choices)})" if info.choices else ""
            click.echo(f"{name}  [{info.shown_as}{choices}]")
            for line in textwrap.wrap(ask, 100):
                click.echo(f"    {line}")


@app.register("declarations")
def declarations(lang: LangOption = None) -> None:
    """List the declarations a person can sign, what each states and what it does not cover."""
    words = language(lang)
    for declaration in _rules().declarations.values():
        states = ", ".join(f"{k} = {str(v).lower()}" for k, v in declaration.states.items())
        click.echo(f"{declaration.id}  ({declaration.who_may_sign})  {states}")
        for text in (declaration.question, declaration.does_not_cover):
            prefix = f"{say('covers_not', words)}: " if text is declaration.does_not_cover else ""
            for line in textwrap.wrap(prefix + text.in_(words), 100):
                click.echo(f"    {line}")


@app.register("check")
def check(lang: LangOption = None) -> None:
    """Check the rule base: shapes, conditions, edges, sets, tables, dates. Exit status 1 if anything is wrong."""
    from gwanmun.law.check import check_rules

    words = language(lang)
    problems, counted = check_rules()
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.exceptions.Exit(1)
    click.echo(say("law_checked", words, counted.sections, counted.provisions, counted.rows, counted.facts))
