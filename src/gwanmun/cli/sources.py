"""``gwanmun sources``: fetch the lists, say how old they are, check that they are whole."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import click

from gwanmun.cli.options import LangOption
from gwanmun.cli.parameters import Argument, Group, Option
from gwanmun.cli.words import language
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

app = Group("The lists: fetch, say how old, verify.")

_SAYS = {
    "taken": Text("taken", "반영"), "kept": Text("REFUSED, the old one stays", "거부, 이전 자료 유지"),
    "missing": Text("MISSING", "없음"), "new": Text("Edition {0} is in use.", "{0} 판을 사용합니다."),
    "nothing": Text("Nothing new was taken.", "새로 반영한 것이 없습니다."),
    "starter": Text("No edition yet; only the starter list of the package.", "아직 받은 판이 없고 내장된 기본 목록뿐입니다."),  # noqa: E501
    "whole": Text("{0}: whole", "{0}: 이상 없음"), "days": Text("{0} days old", "{0}일 지남"),
    "days_unknown": Text("date not known", "날짜 미확인"),
}  # fmt: skip


@app.register("update")
def update(
    folder: Annotated[
        Path | None, Option("--from", says="Read the files from this folder, not from the publishers.")
    ] = None,
    only: Annotated[list[str] | None, Option("--only", says="Only this source (csl, ofac_sdn, un_sc, …).")] = None,
    accept: Annotated[list[str] | None, Option(says="Take this source although it shrank or is older.")] = None,
    lang: LangOption = None,
) -> None:
    """Make a new edition of the lists. What is broken, shrinks or goes back in time is refused."""
    from gwanmun.parties.editions import build_index, editions
    from gwanmun.sources.editions import offered_by_publishers, offered_from
    from gwanmun.sources.lists.registry import sources

    words = language(lang)
    known = sources()
    if unknown := [n for n in (*(only or ()), *(accept or ())) if n not in known]:
        names = ", ".join(known)
        raise InputError(
            Text(en=f"unknown source; there are {names}", ko=f"알 수 없는 자료입니다. 가능한 값: {names}"), unknown[0]
        )
    wanted = [known[n] for n in only] if only else list(known.values())
    offered = offered_from(folder, wanted) if folder is not None else offered_by_publishers(wanted)
    if not offered:
        raise InputError(Text(en="holds no file of a known list", ko="알려진 목록 파일이 없습니다"), str(folder or ""))
    new, outcomes = editions().update(offered, build_index, accept=frozenset(accept or ()))
    for o in outcomes:
        reason = f" — {o.reason.in_(words)}" if o.reason else ""
        click.echo(f"{o.source:<18} {_SAYS[o.state].in_(words)}  {o.before} → {o.entries}  {o.date}{reason}")
    click.echo(_SAYS["new"].in_(words).format(new) if new else _SAYS["nothing"].in_(words))
    if any(o.state != "taken" for o in outcomes):
        raise click.exceptions.Exit(1)


@app.register("status")
def status(lang: LangOption = None) -> None:
    """Say which edition is in use, and how old each list is."""
    from gwanmun.parties.editions import editions
    from gwanmun.sources.lists.registry import sources

    words = language(lang)
    kept = editions()
    current = kept.current()
    if current is None:
        click.echo(_SAYS["starter"].in_(words))
        return
    for name in kept.all():
        click.echo(f"{'*' if name == current else ' '} {name}")
    for part in kept.manifest(current).parts:
        count = ", ".join(f"{k} {v}" for k, v in sorted(part.lists.items()))
        click.echo(
            f"{part.source:<18} {part.date}  {_age(part.date, words)}  {sources()[part.source].title.in_(words)}: {count}"  # noqa: E501
        )


def _age(text: str, lang: str) -> str:
    try:
        days = (datetime.now(UTC).date() - date.fromisoformat(f"{text}-01"[:10] if len(text) == 7 else text)).days
    except ValueError:
        return _SAYS["days_unknown"].in_(lang)
    return _SAYS["days"].in_(lang).format(days)


@app.register("verify")
def verify(
    edition: Annotated[str | None, Argument(says="An edition; by default the one in use.")] = None,
    lang: LangOption = None,
) -> None:
    """Check the files of an edition against the hashes taken when it was made. Exit status 1 if anything is wrong."""
    from gwanmun.parties.editions import editions, index_path
    from gwanmun.parties.store import open_arrays

    words = language(lang)
    kept = editions()
    name = edition or kept.current()
    if name is None:
        click.echo(_SAYS["starter"].in_(words))
        return
    problems = kept.verify(name)
    for problem in problems:
        click.echo(f"{name}: {problem.in_(words)}")
    open_arrays(index_path(name))
    if problems:
        raise click.exceptions.Exit(1)
    click.echo(_SAYS["whole"].in_(words).format(name))
