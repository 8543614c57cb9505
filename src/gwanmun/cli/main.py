"""The command line: parse, call, render. No rules, no arithmetic."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from gwanmun.cli import ask as ask_command
from gwanmun.cli import classify as classify_command
from gwanmun.cli import decide as decide_command
from gwanmun.cli import impact as impact_commands
from gwanmun.cli import law as law_commands
from gwanmun.cli import parties as parties_commands
from gwanmun.cli import receipt as receipt_commands
from gwanmun.cli import regimes as regimes_commands
from gwanmun.cli import schema as schema_command
from gwanmun.cli import screen as screen_command
from gwanmun.cli import sector as sector_commands
from gwanmun.cli import sources as sources_commands
from gwanmun.cli import watch as watch_commands
from gwanmun.cli.words import language, say
from gwanmun.version import __version__

app = typer.Typer(
    name="gwanmun",
    help="May this shipment go, under Korean and US law, on that date, to those parties?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("decide")(decide_command.decide)
app.command("ask")(ask_command.ask)
app.command("schema")(schema_command.schema)
app.command("screen")(screen_command.screen)
app.command("classify")(classify_command.classify)
app.add_typer(law_commands.app, name="law")
app.add_typer(sources_commands.app, name="sources")
app.add_typer(parties_commands.app, name="parties")
app.add_typer(receipt_commands.app, name="receipt")
app.add_typer(impact_commands.app, name="impact")
app.add_typer(regimes_commands.app, name="regimes")
app.add_typer(watch_commands.app, name="watch")
app.add_typer(sector_commands.app, name="sector")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gwanmun {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of every command."""


def main() -> None:
    """Run the command line. Bad input ends with one sentence and exit status 2."""
    from gwanmun.sources.files import InputError

    # A command lives for a moment and builds much at once; collecting cycles would only cost it time.
    gc.disable()
    try:
        app()
    except InputError as error:
        typer.echo(f"gwanmun: {error.message(_lang_of(sys.argv))}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nobody is left to tell.
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if os.environ.get("GWANMUN_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        typer.echo(f"gwanmun: {say('program_error', _lang_of(sys.argv), what)}", err=True)
        sys.exit(70)
    finally:
        gc.enable()


def _lang_of(arguments: list[str]) -> str:
    """The language asked for on the command line, also where the command itself did not get to say."""
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return language(argument.removeprefix("--lang="))
        if argument == "--lang" and i + 1 < len(arguments):
            return language(arguments[i + 1])
    return language(None)
