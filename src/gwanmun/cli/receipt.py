"""``gwanmun receipt``: check a receipt by replaying it, and the log of receipts by its chain."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import click

from gwanmun.cli.decide import Format, render, write
from gwanmun.cli.options import LangOption, log_path
from gwanmun.cli.parameters import Argument, Group, Option
from gwanmun.cli.words import language, say

app = Group("Check receipts and the log of receipts.")


@app.register("verify")
def verify(
    receipt: Annotated[Path | None, Argument(says="A receipt (JSON); without it, the log is checked.")] = None,
    lang: LangOption = None,
) -> None:
    """Replay a receipt and compare it byte by byte; without a file, check the chain of the log."""
    from gwanmun.decide.receipt import read_receipt, verify_receipt
    from gwanmun.sources import chain

    words = language(lang)
    found = verify_receipt(read_receipt(receipt)) if receipt else chain.verify(log_path())
    for problem in found:
        click.echo(problem.in_(words))
    if found:
        raise click.exceptions.Exit(1)
    click.echo(say("receipt_whole" if receipt else "log_whole", words, receipt or log_path()))


@app.register("log")
def log(
    last: Annotated[int, Option("--last", says="How many receipts, the newest last.")] = 20,
    lang: LangOption = None,
) -> None:
    """List the receipts in the log."""
    from gwanmun.sources import chain

    shown = [(n, e) for n, e in chain.entries(log_path()) if e is not None][-last:]
    for number, entry in shown:
        data = entry["data"]
        title = data["record"]["case"].get("title", "")
        click.echo(f"{number:>6}  {entry['at']}  {data['id'][:12]}  {data['on']}  {data['outcome']:<20} {title}")
    if not shown:
        click.echo(say("log_empty", language(lang), log_path()))


@app.register("show")
def show(
    receipt: Annotated[Path, Argument(says="A receipt (JSON).")],
    lang: LangOption = None,
    form: Annotated[Format, Option("--format", says="Form of the answer.")] = Format.TEXT,
    output: Annotated[Path | None, Option("--output", "-o", says="Write the answer to this file.")] = None,
) -> None:
    """Render a receipt again, as text or page, in either language."""
    from gwanmun.decide.receipt import read_receipt

    write(render(read_receipt(receipt), form, language(lang)), output)
