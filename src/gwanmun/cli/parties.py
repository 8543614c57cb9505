"""``gwanmun parties``: decide about hits, and screen a book again after an update of the lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from gwanmun.cli.options import LangOption, refuse_idle
from gwanmun.cli.parameters import Argument, Group, Option
from gwanmun.cli.screen import Format, Kind, printable, unread_lines
from gwanmun.cli.words import language
from gwanmun.sources.files import InputError
from gwanmun.sources.places import data_folder
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.parties.party import Party

app = Group("Decisions about hits, and screening again after an update.")

_SAYS = {
    "cleared": Text("Cleared: {0} is not {1} ({2} {3}). It lapses when either changes.",
                    "해제: {0}은(는) {1}({2} {3})이(가) 아닙니다. 어느 쪽이든 바뀌면 효력을 잃습니다."),
    "confirmed": Text("Confirmed: {0} is {1} ({2} {3}).", "확인: {0}은(는) {1}({2} {3})입니다."),
    "entries": Text("Entries: {0} new, {1} changed, {2} removed", "항목: 신규 {0}, 변경 {1}, 삭제 {2}"),
    "added": Text("NEW HIT", "새 결과"), "gone": Text("no longer", "더는 해당 없음"),
    "no_change": Text("Nothing changes for these parties.", "이 거래처들에는 변화가 없습니다."),
}  # fmt: skip

_IN_A_ROW = Text(
    en="is for one name; of a party of a book, its row says it",
    ko="이름 하나에 쓰는 옵션입니다. 파일에서는 그 행에 적습니다",
)
Name = Annotated[str, Argument(says="The party's name as it was screened, or the book it stands in.")]
Row = Annotated[int | None, Option(says="The party's row in the book (.csv, .xlsx), from 1.")]
Entry = Annotated[str, Argument(says="The entry, as LIST:ID (us_entity_list:123).")]
Reason = Annotated[str, Option(says="Why; it is kept in the log.")]
By = Annotated[str, Option(says="Who decides.")]
KindOption = Annotated[Kind, Option(says="What the party is, as it was screened.")]
Countries = Annotated[list[str] | None, Option(says="A country of the party, as it was screened.")]
Also = Annotated[list[str] | None, Option("--also", says="A further name of the party, as it was screened.")]
Addresses = Annotated[list[str] | None, Option("--address", says="An address, as it was screened.")]
Numbers = Annotated[list[str] | None, Option("--id", says="A number of the party, as it was screened.")]
Born = Annotated[str | None, Option(says="Date of birth, as it was screened.")]


@app.register("clear")
def clear(name: Name, entry: Entry, reason: Reason, by: By, row: Row = None, kind: KindOption = Kind.UNKNOWN,
          also: Also = None, country: Countries = None, born: Born = None, address: Addresses = None,
          number: Numbers = None, lang: LangOption = None) -> None:  # fmt: skip
    """Clear a hit: the party is not the listed one."""
    party = _asked(name, row, kind, born, also, country, address, number)
    _decide("cleared", party, entry, reason, by, language(lang))


@app.register("confirm")
def confirm(name: Name, entry: Entry, reason: Reason, by: By, row: Row = None, kind: KindOption = Kind.UNKNOWN,
            also: Also = None, country: Countries = None, born: Born = None, address: Addresses = None,
            number: Numbers = None, lang: LangOption = None) -> None:  # fmt: skip
    """Confirm a hit: the party is the listed one."""
    party = _asked(name, row, kind, born, also, country, address, number)
    _decide("confirmed", party, entry, reason, by, language(lang))


def _asked(name: str, row: int | None, kind: Kind, born: str | None, *known: list[str] | None) -> Party:
    """The party as it was screened: by itself, or as it stands in a row of a book with all that it says.

    :param kind: of a row, what it is if the row does not say it.
    :param known: further names, countries, addresses and numbers.
    """
    from gwanmun.parties.book import read_rows
    from gwanmun.parties.party import Party

    if row is None:
        also, countries, addresses, numbers = (tuple(values or ()) for values in known)
        return Party(name, also, kind.value, countries, born, addresses, numbers)
    further = dict(zip(("--also", "--country", "--address", "--id"), known, strict=True))
    refuse_idle(_IN_A_ROW, {"--born": born, **further})
    found = dict(read_rows(Path(name), kind.value)).get(row)
    if found is None:
        raise InputError(Text(en=f"has no party in row {row}", ko=f"{row}행에 거래처가 없습니다"), name)
    return found


def _decide(verdict: str, party: Party, entry: str, reason: str, by: str, lang: str) -> None:
    from gwanmun.parties.decisions import decide
    from gwanmun.parties.screener import Screener
    from gwanmun.parties.thresholds import RISKS

    # Whatever the risk it was screened at, the hit is among these.
    found = Screener.open(thresholds=RISKS["high"]).screen(party)
    hit = next((h for h in found.hits if f"{h.entry.list}:{h.entry.id}" == entry), None)
    if hit is None:
        hits = ", ".join(f"{h.entry.list}:{h.entry.id}" for h in found.hits[:8]) or "—"
        raise InputError(
            Text(en=f"is no hit of this party; its hits are {hits}", ko=f"이 거래처의 결과가 아닙니다. 결과: {hits}"),
            entry,
        )
    decide(data_folder() / "parties.jsonl", party, hit, verdict, reason, by)  # type: ignore[arg-type]
    click.echo(_SAYS[verdict].in_(lang).format(printable(party.name), hit.name_listed, hit.entry.list, hit.entry.id))


@app.register("rescreen")
def rescreen_book(
    book: Annotated[Path, Argument(says="The parties: CSV or XLSX.")],
    since: Annotated[
        str | None, Option(says="The edition they were screened against; by default the one before.")
    ] = None,
    form: Annotated[Format, Option("--format", says="Form of the answer.")] = Format.TEXT,
    kind: Annotated[Kind, Option(says="What the parties are whose row does not say it.")] = Kind.UNKNOWN,
    lang: LangOption = None,
) -> None:
    """Screen a book against what changed in the lists since an edition. Exit status 1 for new hits or unread names."""
    from gwanmun.parties.book import read_book
    from gwanmun.parties.decisions import Decisions
    from gwanmun.parties.editions import editions
    from gwanmun.parties.rescreen import rescreen
    from gwanmun.parties.screener import Screener

    words = language(lang)
    kept = editions().all()
    before = since or (kept[-2] if len(kept) > 1 else None)
    if before is None:
        raise InputError(Text(en="there is only one edition of the lists", ko="비교할 이전 판이 없습니다"), str(book))
    found = rescreen(read_book(book, kind.value), Screener.open(edition=before), Screener.open())
    if form is Format.JSON:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(
            _SAYS["entries"].in_(words).format(found.entries_added, found.entries_changed, found.entries_removed)
        )
        decisions = Decisions(data_folder() / "parties.jsonl")
        for state, pairs in (("added", found.added), ("gone", found.gone)):
            for party, hit in pairs:
                decided = decisions.about(party, hit)
                note = f" ({decided.verdict})" if decided else ""
                click.echo(f"{_SAYS[state].in_(words)}  {hit.score:.3f}  {printable(party.name)} ~ {hit.name_listed} — "
                           f"{hit.entry.list}:{hit.entry.id}{note}")  # fmt: skip
        if found.unread:
            click.echo("\n".join(unread_lines((p.name for p in found.unread), words)))
        if not found.added and not found.gone and not found.unread:
            click.echo(_SAYS["no_change"].in_(words))
    if found.added or found.unread:
        raise click.exceptions.Exit(1)
