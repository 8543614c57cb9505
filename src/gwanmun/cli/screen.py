"""``gwanmun screen``: one name, or a book of parties."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from gwanmun.cli.options import LangOption
from gwanmun.cli.parameters import Argument, Option
from gwanmun.cli.words import language
from gwanmun.sources.files import InputError
from gwanmun.sources.places import data_folder
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.parties.party import Party, Screening
    from gwanmun.parties.screener import Screener

_SAYS = {
    "match": Text("MATCH", "일치"), "possible": Text("POSSIBLE", "가능성 있음"), "none": Text("NONE", "없음"),
    "starter": Text(
        "Only the small starter list was screened: this is no clearance. Run `gwanmun sources update`.",
        "내장된 기본 목록만 심사했으므로 통과를 뜻하지 않습니다. `gwanmun sources update`를 실행하십시오.",
    ),
    "unread": Text(
        "Not read whole, so that finding nothing means nothing: {0}. Give Latin letters too, and one name at a time.",
        "온전히 읽지 못한 이름이어서 결과가 없어도 통과가 아닙니다: {0}. 로마자 이름도 함께, 한 번에 하나씩 주십시오.",
    ),
    "edition": Text("Lists: edition {0}", "목록: {0} 판"),
    "compared": Text("compared", "비교"), "requires": Text("licence", "허가"), "cite": Text("source", "출처"),
    "written": Text("{0}: {1} of {2} parties need a look", "{0}: 거래처 {2}곳 중 {1}곳을 확인해야 합니다"),
    "no_hits": Text("Nothing near this name on the lists screened.", "심사한 목록에 비슷한 이름이 없습니다."),
}  # fmt: skip


class Kind(StrEnum):
    """What a party is."""

    PERSON = "person"
    COMPANY = "company"
    VESSEL = "vessel"
    UNKNOWN = "unknown"


class Risk(StrEnum):
    """How much is reported."""

    LOW = "low"
    USUAL = "usual"
    HIGH = "high"


class Format(StrEnum):
    """Form of the answer."""

    TEXT = "text"
    JSON = "json"


def screen(
    name: Annotated[str, Argument(says="A name, or a CSV or XLSX file of parties.")],
    output: Annotated[
        Path | None, Option("-o", "--output", says="Where the hits of a book go (.xlsx or .csv).")
    ] = None,
    kind: Annotated[Kind, Option(says="What the party is.")] = Kind.UNKNOWN,
    also: Annotated[list[str] | None, Option("--also", says="A further name of the party.")] = None,
    country: Annotated[list[str] | None, Option(says="A country of the party.")] = None,
    born: Annotated[str | None, Option(says="Date or year of birth.")] = None,
    address: Annotated[list[str] | None, Option(says="An address.")] = None,
    identifier: Annotated[list[str] | None, Option("--id", says="Passport, tax, registration or IMO number.")] = None,
    edition: Annotated[str | None, Option(says="Answer as of this edition of the lists.")] = None,
    risk: Annotated[Risk, Option(says="Report more (high) or less (low).")] = Risk.USUAL,
    form: Annotated[Format, Option("--format", says="Form of the answer.")] = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Screen a name, or a book of parties, against the restricted-party lists."""
    from gwanmun.parties.party import Party
    from gwanmun.parties.screener import Screener
    from gwanmun.parties.thresholds import RISKS

    words = language(lang)
    screener = Screener.open(edition=edition, thresholds=RISKS[risk.value])
    path = Path(name)
    if path.suffix.lower() in (".csv", ".xlsx", ".xlsm"):
        _book(path, output, screener, words)
        return
    if not name.strip():
        raise InputError(Text(en="no name was given", ko="이름이 없습니다"))
    party = Party(
        name, tuple(also or ()), kind.value, tuple(country or ()), born, tuple(address or ()), tuple(identifier or ())
    )
    found = _decided(screener.screen(party))
    if form is Format.JSON:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        return
    for line in lines_of(found, words):
        click.echo(line)


def _decided(screening: Screening) -> Screening:
    """With what people decided about its hits before."""
    from gwanmun.parties.decisions import Decisions

    return Decisions(data_folder() / "parties.jsonl").apply(screening)


def lines_of(screening: Screening, lang: str) -> list[str]:
    """A screening as text."""
    lines = [f"{_SAYS[screening.answer].in_(lang)}  {printable(screening.party.name)}"]
    lines.append("  " + _SAYS["edition"].in_(lang).format(screening.edition.id))
    if screening.edition.starter_only:
        lines.append("  " + _SAYS["starter"].in_(lang))
    if screening.unread:
        lines.append("  " + unread_line(screening.unread, lang))
    elif not screening.hits:
        lines.append("  " + _SAYS["no_hits"].in_(lang))
    for hit in screening.hits[:20]:
        entry = hit.entry
        programme = f" [{', '.join(entry.programmes[:4])}]" if entry.programmes else ""
        lines += ["", f"{hit.score:.3f}  {_SAYS[hit.answer].in_(lang)}  {hit.name_listed}  — {entry.list}{programme}"]
        lines.append(
            f"       {_SAYS['compared'].in_(lang)}: "
            + " · ".join(_feature(f.name, f.asked, f.listed, f.likeness) for f in hit.features[:10])
        )
        terms = " / ".join(filter(None, (entry.licence_requirement, entry.licence_policy)))
        lines += [f"       {_SAYS['requires'].in_(lang)}: {terms}"] if terms else []
        lines.append(
            f"       {_SAYS['cite'].in_(lang)}: {entry.citation or entry.authority} ({entry.source}:{entry.row}, {entry.id})"  # noqa: E501
        )
    return lines


def unread_line(names: Iterable[str], lang: str) -> str:
    """What to say of names that were not read."""
    return _SAYS["unread"].in_(lang).format(", ".join(f"“{printable(n)}”" for n in names))


def _feature(name: str, asked: str, listed: str, likeness: float) -> str:
    what = "" if name == "name_part" else f"{name} "
    return f"{what}{asked or '—'} ~ {listed or '—'} {likeness:.2f}"


def printable(text: str) -> str:
    """Text from outside, which must not steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)[:200]


def _book(path: Path, output: Path | None, screener: Screener, lang: str) -> None:
    from rich.console import Console
    from rich.progress import track

    from gwanmun.parties.book import read_book, write_hits
    from gwanmun.parties.decisions import Decisions

    parties: list[Party] = read_book(path)
    target = output or path.with_name(f"{path.stem}-hits.xlsx")
    decisions = Decisions(data_folder() / "parties.jsonl")
    console = Console(stderr=True)
    found = track(screener.screen_many(parties), total=len(parties), console=console, description=path.name)
    open_parties = write_hits(target, (decisions.apply(s) for s in found), lang)
    click.echo(_SAYS["written"].in_(lang).format(target, open_parties, len(parties)))
    if screener.edition.starter_only:
        click.echo(_SAYS["starter"].in_(lang))
