"""The commands by name: each is read from its own file when it is asked for, so that none waits for the others."""

from __future__ import annotations

from importlib import import_module

import click

from gwanmun.cli.help import HelpfulGroup
from gwanmun.cli.parameters import command

COMMANDS = {
    "decide": "decide:decide",
    "ask": "ask:ask",
    "schema": "schema:schema",
    "screen": "screen:screen",
    "classify": "classify:classify",
    "law": "law:app",
    "sources": "sources:app",
    "parties": "parties:app",
    "receipt": "receipt:app",
    "impact": "impact:app",
    "regimes": "regimes:app",
    "watch": "watch:app",
    "sector": "sector:app",
}
"""Module of this room and the function, or the group of commands, in it."""


class Commands(HelpfulGroup):
    """The commands, in the order of the table, each made at its first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; for a name that there is not, all are made, so that near ones can be suggested."""
        for name in [cmd_name] if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.commands[name] = _made(name)
        return self.commands.get(cmd_name)


def _made(name: str) -> click.Command:
    module, _, attribute = COMMANDS[name].partition(":")
    found = getattr(import_module(f"gwanmun.cli.{module}"), attribute)
    if isinstance(found, click.Command):
        found.name = name
        return found
    return command(found, name)
