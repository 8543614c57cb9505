"""``gwanmun sector``: the sectors of the Korea-US dialogue and the entries that control them."""

from __future__ import annotations

import json
import textwrap
from typing import Annotated

import typer

from gwanmun.cli.options import LangOption, OnOption, day
from gwanmun.cli.words import language

app = typer.Typer(help="Sectors of the Korea-US dialogue and the entries that control them.", no_args_is_help=True)


@app.command("list")
def list_sectors(lang: LangOption = None) -> None:
    """List the sectors."""
    from gwanmun.items.sectors import sectors

    speak = language(lang)
    for s in sectors():
        typer.echo(f"{s.id:<26} {s.title.in_(speak)} — {s.belongs.in_(speak)}")


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(help="A sector by id or title.")],
    on: OnOption = None,
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    lang: LangOption = None,
) -> None:
    """Show a sector: what belongs to it, which entries control it under which regime, which authority answers."""
    from gwanmun.items.sectors import as_json, entries_of, sector

    speak, when = language(lang), day(on, "--on")
    chosen = sector(name)
    if form == "json":
        typer.echo(json.dumps(as_json(chosen, when), ensure_ascii=False, indent=1))
        return
    typer.echo(f"{chosen.title.in_(speak)} ({chosen.id})")
    for line in textwrap.wrap(chosen.belongs.in_(speak), 110):
        typer.echo(f"  {line}")
    typer.echo(f"  HS  {', '.join(chosen.hs)}")
    for where, authority in chosen.authorities.items():
        typer.echo(f"  {where}  {authority.in_(speak)}")
    regime = ""
    for e in entries_of(chosen, when):
        if e.regime != regime:
            regime = e.regime
            typer.echo(f"  {regime}")
        typer.echo(f"    {e.number}  KR {', '.join(e.kr[:3]) or '—'}  {e.label.in_(speak)}")
    for line in textwrap.wrap(chosen.notes.in_(speak), 110):
        typer.echo(f"  {line}")
