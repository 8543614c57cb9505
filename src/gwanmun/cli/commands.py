"""The commands by name: each is read from its own file when it is asked for, so that none waits for the others."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

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


class Commands(TyperGroup):
    """The commands, in the order of the table, each made at its first use."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order in which the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name; for a name that there is not, all are made, so that near ones can be suggested."""
        for name in [cmd_name] if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.commands[name] = _made(name)
        return self.commands.get(cmd_name)


def _made(name: str) -> Any:
    module, _, attribute = COMMANDS[name].partition(":")
    found = getattr(import_module(f"gwanmun.cli.{module}"), attribute)
    # An application around it hands down what all commands share, such as plain help.
    around = typer.Typer(cls=TyperGroup, rich_markup_mode=None, callback=_nothing)
    if isinstance(found, typer.Typer):
        around.add_typer(found, name=name)
    else:
        around.command(name)(found)
    group = typer.main.get_group(around)
    return group.commands[name]


def _nothing() -> None:
    """What the application around a command does itself."""
