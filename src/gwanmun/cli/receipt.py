"""``gwanmun receipt``: check a receipt by replaying it, and the log of receipts by its chain."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gwanmun.cli.decide import Format, render, write
from gwanmun.cli.options import LangOption, log_path
from gwanmun.cli.words import language, say

app = typer.Typer(help="Check receipts and the log of receipts.", no_args_is_help=True)


@app.command("verify")
def verify(
    receipt: Annotated[Path | None, typer.Argument(help="A receipt (JSON); without it, the log is checked.")] = None,
    lang: LangOption = None,
) -> None:
    """Replay a receipt and compare it byte by byte; without a file, check the chain of the log."""
    from gwanmun.decide.receipt import read_receipt, verify_receipt
    from gwanmun.sources import chain

    words = language(lang)
    found = verify_receipt(read_receipt(receipt)) if receipt else chain.verify(log_path())
    for problem in found:
        typer.echo(problem.in_(words))
    if found:
        raise typer.Exit(1)
    typer.echo(say("receipt_whole" if receipt else "log_whole", words, receipt or log_path()))


@app.command("log")
def log(
    last: Annotated[int, typer.Option("--last", help="How many receipts, the newest last.")] = 20,
    lang: LangOption = None,
) -> None:
    """List the receipts in the log."""
    from gwanmun.sources import chain

    shown = [(n, e) for n, e in chain.entries(log_path()) if e is not None][-last:]
    for number, entry in shown:
        data = entry["data"]
        title = data["record"]["case"].get("title", "")
        typer.echo(f"{number:>6}  {entry['at']}  {data['id'][:12]}  {data['on']}  {data['outcome']:<20} {title}")
    if not shown:
        typer.echo(say("log_empty", language(lang), log_path()))


@app.command("show")
def show(
    receipt: Annotated[Path, typer.Argument(help="A receipt (JSON).")],
    lang: LangOption = None,
    form: Annotated[Format, typer.Option("--format", help="Form of the answer.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the answer to this file.")] = None,
) -> None:
    """Render a receipt again, as text or page, in either language."""
    from gwanmun.decide.receipt import read_receipt

    write(render(read_receipt(receipt), form, language(lang)), output)
