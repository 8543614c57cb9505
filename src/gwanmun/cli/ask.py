"""``gwanmun ask``: an interview in the terminal that writes the case file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from gwanmun.cli.options import LangOption, OnOption, day
from gwanmun.cli.words import language, say


def ask(
    case: Annotated[Path | None, typer.Argument(help="A case file to go on from.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the case file.")] = Path("case.yaml"),
    on: OnOption = None,
    lang: LangOption = None,
) -> None:
    """Ask the next best question until the answer stands, then write the case file.

    An empty answer means "not known"; `q` ends the interview. Nothing is lost: the case is written after each answer.
    """
    from gwanmun.cli import text
    from gwanmun.decide.interview import answered, as_case, signed, step
    from gwanmun.decide.record import record
    from gwanmun.law.load import rules

    words = language(lang)
    base = rules()
    data = _begin(case)
    skipped: set[str] = set()
    while True:
        now = step(data, base, frozenset(skipped), day(on, "--on"))
        if now.question is None:
            break
        offered = next(iter(now.declarations), None)
        if offered is not None:
            reply = _ask(_declaration(offered, words), say("sign_prompt", words))
            if reply == "q":
                break
            if reply:
                data = signed(data, offered.id, reply)
                _save(output, data)
            skipped.add(offered.id)
            continue
        reply = _ask(_question(now.question, words), now.question.fact)
        if reply == "q":
            break
        if not reply:
            skipped.add(now.question.fact)
            continue
        data = _accepted(answered(data, now.question.fact, now.line, reply), data, base, words)
        _save(output, data)
    _save(output, data)
    final = step(data, base, frozenset(skipped), day(on, "--on")).decision
    typer.echo(text.render(record(final), words))
    as_case({**data, "items": data.get("items") or [{}]})
    typer.echo(say("case_written", words, output))


def _begin(case: Path | None) -> dict[str, Any]:
    if case is None:
        return {}
    from gwanmun.decide.case import load_case
    from gwanmun.decide.record import case_data

    return case_data(load_case(case))


def _ask(lines: list[str], prompt: str) -> str:
    for line in lines:
        typer.echo(line)
    try:
        return input(f"{prompt}> ").strip()
    except EOFError:
        return "q"


def _question(question: Any, lang: str) -> list[str]:
    lines = ["", question.info.ask.in_(lang)]
    if question.info.choices:
        lines += [f"  {key}: {label.in_(lang)}" for key, label in question.info.choices.items()]
    elif question.info.shown_as == "bool":
        lines.append(f"  {say('yes_no', lang)}")
    return lines


def _declaration(declaration: Any, lang: str) -> list[str]:
    return [
        "",
        f"[{declaration.title.in_(lang)}] {declaration.question.in_(lang)}",
        f"  {say('covers_not', lang)}: {declaration.does_not_cover.in_(lang)}",
    ]


def _accepted(new: dict[str, Any], old: dict[str, Any], base: Any, lang: str) -> dict[str, Any]:
    """The case with the answer, or without it, and the reason, if it cannot be right."""
    from gwanmun.decide.interview import step
    from gwanmun.sources.files import InputError

    try:
        step(new, base, frozenset())
    except InputError as error:
        typer.echo(f"  ! {error.message(lang)}", err=True)
        return old
    return new


def _save(path: Path, data: Mapping[str, Any]) -> None:
    import yaml

    from gwanmun.sources.files import write_atomically

    if data:
        text = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=110)
        write_atomically(path, text.encode())
