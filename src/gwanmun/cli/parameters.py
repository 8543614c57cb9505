"""Commands from functions: each parameter says in its annotation what it is on the command line.

Typer does the same with a model of Pydantic for every option, which costs each start a tenth of a second
(docs/decisions/0013); Click does all the work here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import click

from gwanmun.cli.help import HelpfulCommand, HelpfulGroup

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Argument:
    """A parameter told by its place."""

    says: str


@dataclass(frozen=True, init=False)
class Option:
    """A parameter told by its name: by default the one of the function's parameter.

    ``least`` and ``most`` bound a number.
    """

    names: tuple[str, ...]
    says: str
    least: float | None
    most: float | None

    def __init__(self, *names: str, says: str, least: float | None = None, most: float | None = None) -> None:
        for name, value in (("names", names), ("says", says), ("least", least), ("most", most)):
            object.__setattr__(self, name, value)


class Group(HelpfulGroup):
    """Commands under one name."""

    def __init__(self, says: str) -> None:
        super().__init__(help=says, no_args_is_help=True)

    def register(self, name: str) -> Callable[[Function], Function]:
        """Make a function a command of this group; it can still be called."""

        def add(function: Function) -> Function:
            self.add_command(command(function, name))
            return function

        return add


def command(function: Callable[..., None], name: str) -> click.Command:
    """The command that calls a function; its help is the function's docstring."""
    hints = get_type_hints(function, include_extras=True)
    parameters = [_parameter(p.name, hints[p.name], p.default) for p in inspect.signature(function).parameters.values()]
    return HelpfulCommand(name, callback=function, params=parameters, help=inspect.getdoc(function))


def _parameter(name: str, hint: Any, default: Any) -> click.Parameter:
    assert get_origin(hint) is Annotated, name
    wanted, said = get_args(hint)
    kind, many = _kind(wanted)
    needed = default is inspect.Parameter.empty
    given = None if needed else default
    if isinstance(said, Argument):
        made: click.Parameter = click.Argument(
            [name],
            type=_type(kind, None, None),
            nargs=-1 if many else 1,
            required=needed,
            default=given,
            help=said.says,
        )
    else:
        made = _option(name, said, kind, many, needed, given)
    if many:
        made.callback = _listed
    return made


def _option(name: str, said: Option, kind: Any, many: bool, needed: bool, given: Any) -> click.Option:
    names = said.names or ("--" + name.replace("_", "-"),)
    if kind is bool:
        return click.Option([name, *names], is_flag=True, default=given, help=said.says, show_default="/" in names[0])
    return click.Option(
        [name, *names],
        type=_type(kind, said.least, said.most),
        multiple=many,
        required=needed,
        default=given.value if isinstance(given, StrEnum) else given,
        show_default=given is not None,
        help=said.says,
    )


def _listed(context: click.Context, parameter: click.Parameter, value: Sequence[Any] | None) -> list[Any] | None:
    """What was given, as a list; nothing given is the default."""
    return list(value) if value else None


def _kind(wanted: Any) -> tuple[Any, bool]:
    """The type of one value, and whether there may be several."""
    if get_origin(wanted) in (UnionType, Union):
        wanted = next(w for w in get_args(wanted) if w is not type(None))
    if get_origin(wanted) is list:
        return get_args(wanted)[0], True
    return wanted, False


class _Word(click.Choice[Any]):
    """One of the words of an enumeration."""

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__([w.value for w in words])
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The member that the word names."""
        return self.words(super().convert(value, param, ctx))


def _type(kind: Any, least: float | None, most: float | None) -> click.ParamType[Any]:
    if kind is Path:
        return click.Path(path_type=Path)
    if kind in (int, float):
        if least is None and most is None:
            return click.INT if kind is int else click.FLOAT
        return click.IntRange(_whole(least), _whole(most)) if kind is int else click.FloatRange(least, most)
    if issubclass(kind, StrEnum):
        return _Word(kind)
    assert kind is str
    return click.STRING


def _whole(bound: float | None) -> int | None:
    return None if bound is None else int(bound)
