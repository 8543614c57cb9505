"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from gwanmun.cli.parameters import Option
from gwanmun.sources.files import InputError
from gwanmun.sources.places import data_folder
from gwanmun.world.dates import DateError, parse_date
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.law.rulebase import RuleBase


class Lang(StrEnum):
    """Languages of the answers."""

    KO = "ko"
    EN = "en"


LangOption = Annotated[Lang | None, Option("--lang", says="Language of the answer; default from the locale.")]
OnOption = Annotated[str | None, Option("--on", says="Day of the export, e.g. 2025-12-30 or 2025년 12월 30일.")]
KnownOption = Annotated[
    str | None, Option("--known-at", says="Judge by what had been published by this day; default today.")
]


EditionOption = Annotated[str | None, Option("--edition", says="Screen as of this edition of the lists.")]
ChangeOption = Annotated[
    Path | None, Option("--with", says="Try a change of law (a change file; `gwanmun watch changes --save`).")
]


def refuse_idle(what: Text, given: Mapping[str, object]) -> None:
    """An option that would be passed over is an error: who gives it counts on it.

    :param what: what to say of the option.
    :raises InputError: naming the option.
    """
    for option, is_given in given.items():
        if is_given:
            raise InputError(what, option)


_SAME = Text(
    en="is what the answer is made of, and would be written over; name another file",
    ko="판정에 쓰는 파일이라 덮어쓰게 됩니다. 다른 이름을 쓰십시오",
)


def refuse_same(output: Path | None, *read: Path | None) -> None:
    """An answer never takes the place of what it was made of: a sheet has more in it than is read.

    :param read: the files that the command reads.
    :raises InputError: naming the file.
    """
    if output is not None and output.exists():
        for file in read:
            if file is not None and file.exists() and output.samefile(file):
                raise InputError(_SAME, f"--output {output}")


def rules_with(change: Path | None) -> RuleBase:
    """The rule base of the package, with a change tried on it.

    :raises InputError: if the file is no change, or names what the rule base does not have.
    """
    from gwanmun.law.load import rules

    if change is None:
        return rules()
    from gwanmun.watch.changes import load_change
    from gwanmun.watch.effects import tried

    return tried(rules(), load_change(change))


def day(text: str | None, option: str) -> date | None:
    """The day of an option.

    :raises InputError: if it is no day.
    """
    if text is None:
        return None
    try:
        return parse_date(text)
    except DateError as error:
        raise InputError(Text(error.message("en"), error.message("ko")), option) from None


def log_path() -> Path:
    """The log of receipts."""
    return data_folder() / "receipts.jsonl"
