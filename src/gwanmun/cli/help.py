"""Help on the command line: in Korean or English, with what each argument means."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from gwanmun.cli.words import spoken


class _Helpful:
    """Help with the arguments explained, in the language asked for."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        assert isinstance(self, click.Command)
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(translated(self.help))

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each argument is."""
        assert isinstance(self, click.Command)
        arguments = [p for p in self.get_params(ctx) if isinstance(p, click.Argument)]
        if arguments:
            with formatter.section(translated("Arguments")):
                formatter.write_dl([(p.make_metavar(ctx), translated(p.help or "")) for p in arguments])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each option is."""
        assert isinstance(self, click.Command)
        options = [_row(p, ctx) for p in self.get_params(ctx) if isinstance(p, click.Option)]
        with formatter.section(translated("Options")):
            formatter.write_dl([row for row in options if row])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How it is called."""
        assert isinstance(self, click.Command)
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), translated("Usage:") + " ")


class HelpfulCommand(_Helpful, click.Command):
    """A command."""


class HelpfulGroup(_Helpful, click.Group):
    """A group of commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which they were written down."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with the first sentence of its help."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(translated("Commands")):
            formatter.write_dl([(name, _first(translated(c.help or ""))) for name, c in found if c])


def _row(option: click.Option, ctx: click.Context) -> tuple[str, str] | None:
    said, option.help = option.help, translated(option.help or "")
    try:
        return option.get_help_record(ctx)
    finally:
        option.help = said


def _first(text: str) -> str:
    """The first paragraph on one line."""
    return " ".join(text.partition("\n\n")[0].split())


def translated(text: str) -> str:
    """A sentence of the help in the language asked for; English where it has no Korean yet."""
    return korean().get(" ".join(text.split()), text) if spoken(sys.argv) == "ko" else text


@lru_cache(maxsize=1)
def korean() -> dict[str, str]:
    """The sentences of the help in Korean, by the English ones."""
    import csv

    with Path(__file__).with_name("help_ko.csv").open(encoding="utf-8", newline="") as file:
        return {row["en"]: row["ko"] for row in csv.DictReader(file)}


def wrong_usage(error: click.UsageError, lang: str) -> str:
    """What is wrong with a command line, as a sentence, and where help is."""
    help_at = f"{error.ctx.command_path} --help" if error.ctx else "gwanmun --help"
    if lang == "ko":
        return f"{_korean(error)} (도움말: {help_at})"
    return f"{error.format_message().rstrip('.')} ({help_at})"


def _korean(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            meant = f" {error.possibilities[0]}입니까?" if error.possibilities else ""
            return f"{error.option_name} 옵션은 없습니다.{meant}"
        case click.exceptions.NoSuchCommand():
            meant = f" {error.possibilities[0]}입니까?" if error.possibilities else ""
            return f"'{error.command_name}' 명령은 없습니다.{meant}"
        case click.MissingParameter():
            return f"{_named(error)} 값이 없습니다"
        case click.BadParameter():
            return f"{_named(error)} 값을 쓸 수 없습니다: {error.message.rstrip('.')}"
        case click.BadOptionUsage():
            return f"{error.option_name} 옵션에 값이 필요합니다"
        case _:
            return error.format_message().rstrip(".")


def _named(error: click.BadParameter) -> str:
    parameter: Any = error.param
    if parameter is None:
        return error.param_hint if isinstance(error.param_hint, str) else ""
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name
