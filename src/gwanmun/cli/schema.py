"""``gwanmun schema``: the shape of the case file as JSON Schema, for editors and other programs."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import click

from gwanmun.cli.parameters import Argument


class What(StrEnum):
    """What has a published schema."""

    CASE = "case"


def schema(what: Annotated[What, Argument(says="What to describe.")] = What.CASE) -> None:
    """Print the JSON Schema of the case file."""
    from gwanmun.decide.schema import case_schema
    from gwanmun.law.load import rules

    click.echo(json.dumps(case_schema(rules()), ensure_ascii=False, indent=1))
