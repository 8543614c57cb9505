"""``gwanmun ask``: an interview in the terminal that writes the case file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import click

from gwanmun.cli.options import LangOption, OnOption, day
from gwanmun.cli.parameters import Argument, Option
from gwanmun.cli.words import language, say
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.decide.advice import Question
    from gwanmun.decide.interview import Step
    from gwanmun.law.model import Declaration
    from gwanmun.law.rulebase import RuleBase

QUIT = "q"
_THERE = Text(
    "exists and would be written over; go on from it (gwanmun ask FILE -o FILE) or name another file",
    "이미 있어 덮어쓰게 됩니다. 그 파일에서 이어 하거나(gwanmun ask 파일 -o 파일) 다른 이름을 쓰십시오",
)


def ask(
    case: Annotated[Path | None, Argument(says="A case file to go on from.")] = None,
    output: Annotated[Path, Option("--output", "-o", says="Where to write the case file.")] = Path("case.yaml"),
    on: OnOption = None,
    lang: LangOption = None,
) -> None:
    """Ask the next best question until the answer stands, then write the case file.

    An empty answer means "not known"; `q` ends the interview. Nothing is lost: the case is written after each answer.
    """
    from gwanmun.decide.interview import step
    from gwanmun.law.load import rules

    words = language(lang)
    base = rules()
    when = day(on, "--on")
    if output.exists() and (case is None or not output.samefile(case)):
        raise InputError(_THERE, f"--output {output}")
    data = _begin(case)
    skipped: set[str] = set()
    while (now := step(data, base, frozenset(skipped), when)).question is not None:
        more = _turn(now, data, skipped, base, words)
        if more is None:
            break
        data = more
        _save(output, data)
    _save(output, data)
    _finish(data, base, when, words)
    click.echo(say("case_written" if data else "nothing_answered", words, output))


def _turn(now: Step, data: dict[str, Any], skipped: set[str], base: RuleBase, lang: str) -> dict[str, Any] | None:
    """One declaration or question: the case with what was said, or ``None`` if the person wants to stop."""
    from gwanmun.decide.interview import answered, signed

    assert now.question is not None
    offered = next(iter(now.declarations), None)
    if offered is not None:
        skipped.add(offered.id)
        reply = _ask(_declaration(offered, lang), say("sign_prompt", lang))
        return None if reply == QUIT else signed(data, offered.id, reply) if reply else data
    fact = now.question.fact
    reply = _ask(_question(now.question, lang), fact)
    if reply == QUIT:
        return None
    if not reply:
        skipped.add(fact)
        return data
    with_party = _with_party(data, fact, lang)
    return _accepted(answered(with_party, fact, now.line, reply), data, base, lang)


def _with_party(data: dict[str, Any], fact: str, lang: str) -> dict[str, Any]:
    """The case with the party that a question is about, named by the person."""
    from gwanmun.decide.interview import named, unnamed_role

    role = unnamed_role(data, fact)
    if not role:
        return data
    name = _ask([], say("party_name", lang, role.replace("_", " ")))
    return named(data, role, name or f"({role})")


def _finish(data: dict[str, Any], base: RuleBase, on: date | None, lang: str) -> None:
    """The answer as it stands."""
    from gwanmun.cli import text
    from gwanmun.decide.decision import decide
    from gwanmun.decide.interview import as_case
    from gwanmun.decide.record import record

    if data.get("items"):
        click.echo("\n" + text.render(record(decide(as_case(data), on, None, base)), lang))


def _begin(case: Path | None) -> dict[str, Any]:
    if case is None:
        return {}
    from gwanmun.decide.case import load_case
    from gwanmun.decide.record import case_data

    return case_data(load_case(case))


def _ask(lines: list[str], prompt: str) -> str:
    for line in lines:
        click.echo(line)
    try:
        return input(f"{prompt}> ").strip()
    except EOFError:
        return QUIT


def _question(question: Question, lang: str) -> list[str]:
    lines = ["", question.info.ask.in_(lang)]
    if question.info.choices:
        lines += [f"  {key}: {label.in_(lang)}" for key, label in question.info.choices.items()]
    elif question.info.shown_as == "bool":
        lines.append(f"  {say('yes_no', lang)}")
    return lines


def _declaration(declaration: Declaration, lang: str) -> list[str]:
    return [
        "",
        f"[{declaration.title.in_(lang)}] {declaration.question.in_(lang)}",
        f"  {say('covers_not', lang)}: {declaration.does_not_cover.in_(lang)}",
    ]


def _accepted(new: dict[str, Any], old: dict[str, Any], base: RuleBase, lang: str) -> dict[str, Any]:
    """The case with the answer, or without it, and the reason, if it cannot be right."""
    from gwanmun.decide.interview import step

    try:
        step(new, base, frozenset())
    except InputError as error:
        click.echo(f"  ! {error.message(lang)}", err=True)
        return old
    return new


def _save(path: Path, data: Mapping[str, Any]) -> None:
    import yaml

    from gwanmun.sources.files import write_atomically

    if data:
        text = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=110)
        write_atomically(path, text.encode())
