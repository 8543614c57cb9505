"""The command line: parse, call, render. No rules, no arithmetic."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from gwanmun.cli.commands import Commands
from gwanmun.cli.help import wrong_usage
from gwanmun.cli.words import say, spoken
from gwanmun.version import __version__


def _version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"gwanmun {__version__}")
        context.exit()


app = Commands(
    "gwanmun",
    help="May this shipment go, under Korean and US law, on that date, to those parties?",
    no_args_is_help=True,
    params=[
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
        ),
        click.Option(["--lang"], type=click.Choice(["ko", "en"]), expose_value=False, help="Language of this help."),
    ],
)


def main() -> None:
    """Run the command line. Bad input ends with one sentence and exit status 2."""
    from gwanmun.sources.files import InputError

    # A command lives for a moment and builds much at once; collecting cycles would only cost it time.
    gc.disable()
    # No package of somebody else's has a say in how a rule is read; looking for one also costs time.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        sys.exit(app.main(standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        sys.exit(2)
    except click.UsageError as error:
        _end(wrong_usage(error, spoken(sys.argv)), 2)
    except click.Abort:
        _end(say("stopped", spoken(sys.argv)), 130)
    except InputError as error:
        _end(error.message(spoken(sys.argv)), 2)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nobody is left to tell.
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if os.environ.get("GWANMUN_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        _end(say("program_error", spoken(sys.argv), what), 70)
    finally:
        # Nor is anything collected on the way out: it is all given back at once.
        gc.freeze()
        gc.enable()


def _end(sentence: str, status: int) -> NoReturn:
    click.echo(f"gwanmun: {sentence}", err=True)
    sys.exit(status)
