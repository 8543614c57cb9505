"""``gwanmun sector``: the sectors of the Korea-US dialogue and the entries that control them."""

from __future__ import annotations

import json
import textwrap
from typing import Annotated

import click

from gwanmun.cli.options import LangOption, OnOption, day
from gwanmun.cli.parameters import Argument, Group, Option
from gwanmun.cli.words import language

app = Group("Sectors of the Korea-US dialogue and the entries that control them.")


@app.register("list")
def list_sectors(lang: LangOption = None) -> None:
    """List the sectors."""
    from gwanmun.items.sectors import sectors

    speak = language(lang)
    for s in sectors():
        click.echo(f"{s.id:<26} {s.title.in_(speak)} — {s.belongs.in_(speak)}")


@app.register("show")
def show(
    name: Annotated[str, Argument(says="A sector by id or title.")],
    on: OnOption = None,
    form: Annotated[str, Option("--format", says="text or json.")] = "text",
    lang: LangOption = None,
) -> None:
    """Show a sector: what belongs to it, which entries control it under which regime, which authority answers."""
    from gwanmun.items.sectors import as_json, entries_of, sector

    speak, when = language(lang), day(on, "--on")
    chosen = sector(name)
    if form == "json":
        click.echo(json.dumps(as_json(chosen, when), ensure_ascii=False, indent=1))
        return
    click.echo(f"{chosen.title.in_(speak)} ({chosen.id})")
    for line in textwrap.wrap(chosen.belongs.in_(speak), 110):
        click.echo(f"  {line}")
    click.echo(f"  HS  {', '.join(chosen.hs)}")
    for where, authority in chosen.authorities.items():
        click.echo(f"  {where}  {authority.in_(speak)}")
    regime = ""
    for e in entries_of(chosen, when):
        if e.regime != regime:
            regime = e.regime
            click.echo(f"  {regime}")
        click.echo(f"    {e.number}  KR {', '.join(e.kr[:3]) or '—'}  {e.label.in_(speak)}")
    for line in textwrap.wrap(chosen.notes.in_(speak), 110):
        click.echo(f"  {line}")
