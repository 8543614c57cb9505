"""The command line: parse, call, render. No rules, no arithmetic."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from gwanmun.cli.commands import Commands
from gwanmun.cli.words import language, say
from gwanmun.version import __version__

app = typer.Typer(
    name="gwanmun",
    cls=Commands,
    help="May this shipment go, under Korean and US law, on that date, to those parties?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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
    # No package of somebody else's has a say in how a case is read; looking for one also costs time.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
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
        # Nor is anything collected on the way out: it is all given back at once.
        gc.freeze()
        gc.enable()


def _lang_of(arguments: list[str]) -> str:
    """The language asked for on the command line, also where the command itself did not get to say."""
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return language(argument.removeprefix("--lang="))
        if argument == "--lang" and i + 1 < len(arguments):
            return language(arguments[i + 1])
    return language(None)
