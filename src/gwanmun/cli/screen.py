"""``gwanmun screen``: one name, or a book of parties."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from gwanmun.cli.options import LangOption, refuse_idle, refuse_same
from gwanmun.cli.parameters import Argument, Option
from gwanmun.cli.words import language
from gwanmun.parties.compared import in_words
from gwanmun.parties.hits_book import ANSWERS
from gwanmun.parties.names.nobody import is_nobody
from gwanmun.sources.files import InputError
from gwanmun.sources.lists.names import list_name
from gwanmun.sources.places import data_folder
from gwanmun.world.commands import word_of_command
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.parties.freshness import Doubts
    from gwanmun.parties.party import Edition, Hit, Party, Screening
    from gwanmun.parties.screener import Screener

MOST_ROWS = 10
"""Rows without a name that are told."""
_SAYS = {
    "starter": Text(
        "Only the small starter list was screened: this is no clearance. Run `gwanmun sources update`.",
        "내장된 기본 목록만 심사했으므로 통과를 뜻하지 않습니다. `gwanmun sources update`를 실행하십시오.",
    ),
    "unread": Text(
        "Not read whole, so that finding nothing means nothing: {0}. Give the whole name, in Latin letters too, one at"
        " a time.",
        "온전히 읽지 못한 이름이어서 결과가 없어도 통과가 아닙니다: {0}. 잘리지 않은 전체 이름을 로마자로도, 한 번에"
        " 하나씩 주십시오.",
    ),
    "nobody": Text(
        "This names nobody yet, so that nothing can be found: {0}. Write the party's name.",
        "아직 누구인지 알 수 없는 이름입니다: {0}. 당사자의 이름을 적어 주십시오.",
    ),
    "unnamed": Text(
        "Not screened, since no name stands there: rows {0} ({1}). Write the names, or take the rows out.",
        "이름이 없어 검색하지 않은 행: {0}({1}개). 이름을 적거나 그 행을 빼십시오.",
    ),
    "edition": Text("Lists: edition {0}", "목록: {0} 판"),
    "doubts": Text(
        "Too old, or missing: {0}. That nothing is found on these is no clearance: run `gwanmun sources update`.",
        "오래되었거나 없는 목록: {0}. 여기서 찾지 못했다고 통과가 아닙니다. `gwanmun sources update`를 실행하십시오.",
    ),
    "missing": Text("missing", "없음"), "no_day": Text("day not known", "날짜 미확인"),
    "and_more": Text("{0} more", "그 밖에 {0}개"),
    "compared": Text("compared", "비교"), "requires": Text("licence", "허가"), "cite": Text("source", "출처"),
    "written": Text("{0}: {1} of {2} parties need a look", "{0}: 거래처 {2}곳 중 {1}곳을 확인해야 합니다"),
    "cleared": Text("cleared before: {0} ({1}), by {2}: {3}", "이전에 해제: {0}({1}), 담당 {2}: {3}"),
    "next": Text(
        "Next: if it is another, gwanmun parties clear {0} {1}{2} --reason … --by …; if it is the same, confirm it.",
        "다음: 다른 곳이면 gwanmun parties clear {0} {1}{2} --reason 사유 --by 이름, 같은 곳이면 clear 대신 confirm.",
    ),
    "beyond": Text("… and {0} more hits: --format json shows all.", "… 그 밖에 {0}건: --format json으로 모두 봅니다."),
    "no_hits": Text("Nothing near this name on the lists screened.", "심사한 목록에 비슷한 이름이 없습니다."),
}  # fmt: skip
_A_BOOK = Text(
    en="is for one name; of the parties of a book, its columns say it, and the hits go to -o",
    ko="이름 하나를 심사할 때 쓰는 옵션입니다. 파일에서는 거래처마다 열에 적고, 결과는 -o에 씁니다",
)
_A_NAME = Text(
    en="is for a book; the answer for one name is printed",
    ko="파일에 쓰는 옵션입니다. 이름 하나의 답은 화면에 나옵니다",
)
_SHOWN = 20
"""Hits shown as text."""
_LISTS_NAMED = 6
"""Lists that are old or missing and named; of more only the number is said."""


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
    kind: Annotated[Kind, Option(says="What the party is; in a book, where a row does not say it.")] = Kind.UNKNOWN,
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
    doubted = _doubts(screener.edition, edition is not None)
    path = Path(name)
    if path.suffix.lower() in (".csv", ".xlsx", ".xlsm"):
        refuse_idle(
            _A_BOOK,
            {"--also": also, "--country": country, "--born": born, "--address": address, "--id": identifier,
             "--format": form is not Format.TEXT},
        )  # fmt: skip
        _book(path, output, kind, screener, doubted, words)
        return
    refuse_idle(_A_NAME, {"--output": output})
    if not name.strip():
        raise InputError(Text(en="no name was given", ko="이름이 없습니다"))
    party = Party(
        name, tuple(also or ()), kind.value, tuple(country or ()), born, tuple(address or ()), tuple(identifier or ())
    )
    found = _decided(screener.screen(party))
    if form is Format.JSON:
        lists = {"lists_too_old": doubted.old, "lists_missing": list(doubted.missing)}
        click.echo(json.dumps(found.as_dict() | lists, ensure_ascii=False, indent=2))
        return
    for line in lines_of(found, doubted, words):
        # Names and remarks of lists come from outside, and must not steer a terminal.
        click.echo("".join(c if c.isprintable() else " " for c in line))


def _decided(screening: Screening) -> Screening:
    """With what people decided about its hits before."""
    from gwanmun.parties.decisions import Decisions

    return Decisions(data_folder() / "parties.jsonl").apply(screening)


def _doubts(edition: Edition, chosen: bool) -> Doubts:
    """What speaks against the lists, as of today; of an edition that was chosen, as of its day."""
    from gwanmun.parties.freshness import doubts

    return doubts(
        edition, date.fromisoformat(edition.date[:10]) if chosen and edition.date else datetime.now(UTC).date()
    )


def doubt_lines(doubted: Doubts, lang: str) -> list[str]:
    """Which lists are too old or missing, those first that must be searched; nothing where none is."""
    named = [(name, _SAYS["missing"].in_(lang)) for name in doubted.missing]
    named += [(name, day or _SAYS["no_day"].in_(lang)) for name, day in doubted.old.items()]
    if not named:
        return []
    said = [f"{list_name(name, lang)} ({why})" for name, why in named[:_LISTS_NAMED]]
    if (more := len(named) - _LISTS_NAMED) > 0:
        said.append(_SAYS["and_more"].in_(lang).format(more))
    return [_SAYS["doubts"].in_(lang).format(", ".join(said))]


def lines_of(screening: Screening, doubted: Doubts, lang: str) -> list[str]:
    """A screening as text."""
    lines = [f"{ANSWERS[screening.answer].in_(lang).upper()}  {printable(screening.party.name)}"]
    lines.append("  " + _SAYS["edition"].in_(lang).format(screening.edition.id))
    if screening.edition.starter_only:
        lines.append("  " + _SAYS["starter"].in_(lang))
    lines += [f"  {line}" for line in doubt_lines(doubted, lang)]
    if screening.unread:
        lines += [f"  {line}" for line in unread_lines(screening.unread, lang)]
    elif not screening.hits:
        lines.append("  " + _SAYS["no_hits"].in_(lang))
    for cleared in screening.cleared:
        name = list_name(cleared.hit.list, lang)
        lines.append(
            "  " + _SAYS["cleared"].in_(lang).format(cleared.hit.name_listed, name, cleared.by, cleared.reason)
        )
    for hit in screening.hits[:_SHOWN]:
        lines += ["", *_hit_lines(hit, lang)]
    if screening.hits:
        lines += ["", *_next(screening, lang)]
    return lines


def _hit_lines(hit: Hit, lang: str) -> list[str]:
    """One hit: the name, its list, what was compared, the licence terms, and where it stands."""
    entry = hit.entry
    programme = f" [{', '.join(entry.programmes[:4])}]" if entry.programmes else ""
    compared = " · ".join(f"{in_words(f, lang)} {f.likeness:.2f}" for f in hit.features[:10])
    terms = " / ".join(filter(None, (entry.licence_requirement, entry.licence_policy)))
    on = list_name(entry.list, lang) + programme
    place = f"{entry.source}:{entry.row}; {entry.list}:{entry.id}"
    return [
        f"{hit.score:.3f}  {ANSWERS[hit.answer].in_(lang).upper()}  {hit.name_listed}  — {on}",
        f"       {_SAYS['compared'].in_(lang)}: {compared}",
        *([f"       {_SAYS['requires'].in_(lang)}: {terms}"] if terms else []),
        f"       {_SAYS['cite'].in_(lang)}: {entry.citation or entry.authority} ({place})",
    ]


def _next(screening: Screening, lang: str) -> list[str]:
    """What to do about the nearest hit, and that there are more."""
    party, nearest = screening.party, screening.hits[0].entry
    known = {
        "kind": [party.kind] if party.kind != "unknown" else [], "also": party.names, "country": party.countries,
        "born": [party.born] if party.born else [], "address": party.addresses, "id": party.identifiers,
    }  # fmt: skip
    options = "".join(f" --{option} {word_of_command(value)}" for option, values in known.items() for value in values)
    entry = word_of_command(f"{nearest.list}:{nearest.id}")
    said = _SAYS["next"].in_(lang).format(word_of_command(party.name), entry, options)
    more = len(screening.hits) - _SHOWN
    return ([_SAYS["beyond"].in_(lang).format(more)] if more > 0 else []) + [said]


def unread_lines(names: Iterable[str], lang: str) -> list[str]:
    """What to say of names that were not read, and of those that are none."""
    told: dict[str, list[str]] = {}
    for name in names:
        told.setdefault("nobody" if is_nobody(name) else "unread", []).append(f"“{printable(name)}”")
    return [_SAYS[why].in_(lang).format(", ".join(quoted)) for why, quoted in told.items()]


def printable(text: str) -> str:
    """Text from outside, which must not steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)[:200]


def _book(path: Path, output: Path | None, kind: Kind, screener: Screener, doubted: Doubts, lang: str) -> None:
    from rich.console import Console
    from rich.progress import track

    from gwanmun.parties.book import read_table
    from gwanmun.parties.decisions import Decisions
    from gwanmun.parties.hits_book import Screened, write_hits

    refuse_same(output, path)
    rows, unnamed = read_table(path, kind.value)
    parties: list[Party] = [party for _, party in rows]
    target = output or path.with_name(f"{path.stem}-hits.xlsx")
    decisions = Decisions(data_folder() / "parties.jsonl")
    console = Console(stderr=True)
    found = track(screener.screen_many(parties), total=len(parties), console=console, description=path.name)
    said = "" if kind is Kind.UNKNOWN else kind.value
    decided = (decisions.apply(screening) for screening in found)
    screened = (Screened(row, s, str(path), said) for (row, _), s in zip(rows, decided, strict=True))
    open_parties = write_hits(target, screened, lang, doubted)
    click.echo(_SAYS["written"].in_(lang).format(target, open_parties, len(parties)))
    if unnamed:
        more = " …" if len(unnamed) > MOST_ROWS else ""
        click.echo(_SAYS["unnamed"].in_(lang).format(", ".join(map(str, unnamed[:MOST_ROWS])) + more, len(unnamed)))
    for line in doubt_lines(doubted, lang):
        click.echo(line)
    if screener.edition.starter_only:
        click.echo(_SAYS["starter"].in_(lang))
