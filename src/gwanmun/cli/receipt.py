"""``gwanmun receipt``: check a receipt by replaying it, and the log of receipts by its chain."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import click

from gwanmun.cli.decide import Format, render, write
from gwanmun.cli.options import LangOption, log_path, refuse_same
from gwanmun.cli.parameters import Argument, Group, Option
from gwanmun.cli.words import language, say
from gwanmun.sources.files import InputError

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
    """Render a receipt again, as text or page, in either language; one that was changed is refused."""
    from gwanmun.decide.receipt import CHANGED, is_whole, read_receipt

    refuse_same(output, receipt)
    data = read_receipt(receipt)
    if not is_whole(data):
        raise InputError(CHANGED, str(receipt))
    write(render(data, form, language(lang)), output)
