"""``gwanmun watch``: documents in, readings, briefs, timelines and suggested changes out."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import gc
import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from gwanmun.cli.decide import cannot, write
from gwanmun.cli.options import LangOption, day, refuse_same
from gwanmun.cli.parameters import Argument, Group, Option
from gwanmun.cli.watch_words import say
from gwanmun.cli.words import language
from gwanmun.sources.files import InputError
from gwanmun.sources.places import data_folder
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.watch.brief_parts import Brief
    from gwanmun.watch.changes import Change, Record
    from gwanmun.watch.reading import Entity, Reading
    from gwanmun.watch.store import Store

app = Group("Watch news and official notices: what they say and what they change.")

StoreOption = Annotated[
    Path | None, Option("--store", says="The file of watched documents; default in the data folder.")
]
OutputOption = Annotated[Path | None, Option("--output", "-o", says="Write to this file instead of printing.")]
DayOption = Annotated[str | None, Option("--on", says="The day as of which to speak; default today.")]


class Form(StrEnum):
    """Forms of a brief."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JEKYLL = "jekyll"
    ATOM = "atom"
    HTML = "html"
    JSON = "json"


class Shown(StrEnum):
    """Forms of a reading, a timeline or a list of changes."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    YAML = "yaml"


def _store(path: Path | None) -> Store:
    from gwanmun.watch.store import Store

    where = path or data_folder() / "watch.db"
    try:
        return Store(where)
    except OSError as error:
        raise InputError(cannot("answer", error), str(where)) from None


def _today(on: str | None) -> date:
    return day(on, "--on") or date.today()  # noqa: DTZ011 - the calendar day of the place


@app.register("add")
def add(
    places: Annotated[list[str], Argument(says="Web addresses, files or folders.")],
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Watch an address, a file or a folder; `watch run` looks at them."""
    from gwanmun.watch.run import kind_of_place

    found = [kind_of_place(place) for place in places]
    kept = _store(store)
    for kind, place in found:
        new = kept.add_source(place, kind)
        click.echo(say("added" if new else "already", language(lang), place))
    kept.close()


@app.register("run")
def run(
    store: StoreOption = None,
    local: Annotated[bool, Option("--local", says="Allow addresses of this machine and of private networks.")] = False,
    pause: Annotated[float, Option(says="Seconds between two requests to one host.", least=0.0)] = 1.0,
    lang: LangOption = None,
) -> None:
    """Look at every watched place once. Exit status 1 if something could not be read; the rest is kept."""
    from gwanmun.watch.fetch import Fetcher
    from gwanmun.watch.run import run as look

    gc.enable()
    words = language(lang)
    kept = _store(store)
    if not kept.sources():
        raise InputError(
            Text(
                en="nothing is watched yet; use gwanmun watch add",
                ko="지켜보는 곳이 없습니다. gwanmun watch add로 추가하십시오",
            )
        )
    fetcher = Fetcher(local=local, pause=pause)
    try:
        report = look(kept, fetcher)
    finally:
        fetcher.close()
        kept.close()
    click.echo(say("ran", words, report.new, report.same, report.unchanged, report.waiting))
    for place, what in report.problems:
        click.echo(InputError(what, place).message(words), err=True)
    if report.problems:
        raise click.exceptions.Exit(1)


@app.register("read")
def read_command(
    file: Annotated[Path, Argument(says="A page, post, notice, feed or Federal Register document.")],
    url: Annotated[str | None, Option(says="Where it was fetched.")] = None,
    form: Annotated[Shown, Option("--format", says="Form of the answer.")] = Shown.TEXT,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Read one document: blocks, dates, who and what, events and claims."""
    from gwanmun.watch.read import read

    refuse_same(output, file)
    reading = read(file, url=url)
    if form is Shown.JSON:
        write(reading.to_json() + "\n", output)
        return
    write("\n".join(reading_lines(reading, language(lang))) + "\n", output)


def _name(entity: Entity, lang: str) -> str:
    """The name of an entity in the language of the answer, where it has one in it."""
    return entity.en if lang == "en" and entity.en else entity.name


def reading_lines(reading: Reading, lang: str) -> list[str]:
    """A reading as lines for a terminal."""
    from gwanmun.watch.publish.escape import visible

    published = reading.published
    when = f"{published.value or say('unknown', lang)} ({published.source})"
    lines = [visible(reading.title), f"{reading.kind} · {reading.encoding} · {when} · SHA-256 {reading.sha256[:16]}…"]
    lines += [f"  {say('but', lang, c.value, c.source)}" for c in published.contradictions]
    lines += [f"  {note}" for note in reading.notes]
    lines += ["", say("blocks", lang)]
    lines += [f"  {b.start:>6}–{b.end:<6} {b.label:<28} {visible(b.text)[:70]}" for b in reading.blocks if not b.noise]
    noise = [b for b in reading.blocks if b.noise]
    lines += (
        [
            f"  {say('furniture', lang, len(noise), ', '.join(dict.fromkeys(b.label.removeprefix('noise:') for b in noise)))}"
        ]
        if noise
        else []
    )
    for kind in ("person", "agency", "organisation", "company", "country", "place", "policy", "product"):
        names = [f"{_name(e, lang)}{f' ({e.role})' if e.role else ''}" for e in reading.entities if e.type == kind]
        if names:
            lines.append(f"{say(kind, lang)}: {visible(', '.join(names))}")
    lines += ["", say("events", lang)] if reading.events else []
    for event in reading.events:
        lines.append(
            f"  {event.date or '?':<11} {event.type}{'' if event.mode == 'done' else f' ({event.mode})'} [{event.evidence.start}–{event.evidence.end}] {visible(event.quote)[:90]}"
        )
    lines += ["", say("claims", lang)] if reading.claims else []
    for claim in reading.claims:
        mark = "“”" if claim.quoted else "  "
        lines.append(f"  {claim.mode:<9} {mark} {visible(claim.who)}: {visible(claim.text)[:90]}")
    return lines


def _readings(files: list[Path], store: Path | None, topic: str | None = None) -> list[tuple[str, Reading]]:
    """The readings of some files, or else of all documents in the store (of each story the official or first one)."""
    from gwanmun.watch.read import read

    if files:
        return [(path.name, read(path)) for path in files]
    kept = _store(store)
    documents = kept.documents()
    kept.close()
    if not documents:
        raise InputError(
            Text(en="name a file, or watch some documents first", ko="파일을 지정하거나 먼저 문서를 수집하십시오")
        )
    gc.enable()
    first: dict[int, tuple[str, Reading]] = {}
    every = []
    for document in sorted(documents, key=lambda d: not d.official):
        reading = read(document.data, url=document.url, name=document.name)
        every.append((document.name, reading))
        first.setdefault(document.cluster, (document.name, reading))
    return every if topic else list(first.values())


def _record(changes: Path | None) -> Record:
    from gwanmun.watch.changes import record

    return record(changes or data_folder() / "changes")


ChangesOption = Annotated[Path | None, Option("--changes", says="Folder of your own change files.")]


@app.register("brief")
def brief(
    files: Annotated[list[Path] | None, Argument(says="Documents; default: all that are kept.")] = None,
    on: DayOption = None,
    form: Annotated[Form, Option("--format", says="Form of the answer.")] = Form.TEXT,
    eccn: Annotated[list[str] | None, Option(says="A control number that you ship.")] = None,
    country: Annotated[list[str] | None, Option(says="A country (ISO code) that you ship to.")] = None,
    party: Annotated[list[str] | None, Option(says="A party that you ship to.")] = None,
    store: StoreOption = None,
    changes: ChangesOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """What happened, what changed, what it means for my shipments; every sentence with its evidence."""
    from gwanmun.watch.brief import make_brief
    from gwanmun.watch.brief_parts import Interest

    refuse_same(output, *(files or []))
    wanted = Interest(tuple(eccn or ()), tuple(c.upper() for c in country or ()), tuple(party or ()))
    made = make_brief(_readings(files or [], store), _today(on), _record(changes), wanted)
    write(_rendered(made, form, language(lang)), output)


def _rendered(made: Brief, form: Form, lang: str) -> str:
    from gwanmun.watch import publish
    from gwanmun.watch.brief_parts import plain

    match form:
        case Form.MARKDOWN:
            return publish.markdown(made, lang)
        case Form.JEKYLL:
            return publish.jekyll(made, lang)
        case Form.ATOM:
            return publish.atom([made], lang).decode()
        case Form.HTML:
            return publish.brief_page(made, lang)
        case Form.JSON:
            return json.dumps(plain(made), ensure_ascii=False, indent=1) + "\n"
        case _:
            return publish.brief_text(made, lang)


@app.register("timeline")
def timeline(
    files: Annotated[list[Path] | None, Argument(says="Documents; default: all that are kept.")] = None,
    topic: Annotated[str, Option(says="A dialogue or policy by any of its names: SCCD.")] = "SCCD",
    form: Annotated[Shown, Option("--format", says="Form of the answer.")] = Shown.TEXT,
    store: StoreOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """The timeline of a dialogue: meetings, groups, agreements, proposals, requests."""
    from dataclasses import asdict

    from gwanmun.watch.gazetteer import gazetteer
    from gwanmun.watch.ledger import timeline as entries_of
    from gwanmun.watch.ledger import topic_id
    from gwanmun.watch.publish import timeline_page, timeline_text

    words = language(lang)
    wanted = topic_id(topic)
    try:
        readings = _readings(files or [], store, topic)
    except InputError:
        if files:
            raise
        readings = []  # nothing watched yet: the meetings that come with the package
    entries = entries_of(readings, wanted)
    if form is Shown.JSON:
        answer = json.dumps([asdict(e) for e in entries], ensure_ascii=False, indent=1) + "\n"
    elif form is Shown.HTML:
        answer = timeline_page(entries, gazetteer().entries[wanted].name(words), words)
    else:
        answer = timeline_text(entries, words)
    write(answer, output)


@app.register("changes")
def changes_command(
    files: Annotated[list[Path] | None, Argument(says="Documents whose suggested changes to show.")] = None,
    on: DayOption = None,
    known_at: Annotated[str | None, Option("--known-at", says="By what had been published by this day.")] = None,
    form: Annotated[Shown, Option("--format", says="Form of the answer.")] = Shown.TEXT,
    changes: ChangesOption = None,
    save: Annotated[
        Path | None, Option("--save", says="Write each change to this folder as a file for decide --with.")
    ] = None,
    check: Annotated[bool, Option("--check", says="Check that the provisions named are in the rule base.")] = False,
    lang: LangOption = None,
) -> None:
    """Changes of law with their stage on a day; with documents, those that the documents suggest."""
    from gwanmun.watch.changes import unknown_provisions
    from gwanmun.watch.suggest import suggest

    words = language(lang)
    known = _record(changes)
    if files:
        shown = [c for _, reading in _readings(files, None) for c in suggest(reading)]
    else:
        shown = sorted(known.changes.values(), key=lambda c: c.stages[0].from_)
    when, by = _today(on), day(known_at, "--known-at")
    for change in shown:
        if save is not None:
            change.save(save / f"{change.change}.yaml")
    if form is Shown.JSON:
        click.echo(
            json.dumps(
                [c.model_dump(by_alias=True, mode="json", exclude_defaults=True) for c in shown],
                ensure_ascii=False,
                indent=1,
            )
        )
    elif form is Shown.YAML:
        click.echo("---\n".join(c.to_yaml() for c in shown), nl=False)
    else:
        for change in shown:
            for line in change_lines(change, when, by, words):
                click.echo(line)
    if check:
        from gwanmun.law.load import rules

        names = {p.name for p in rules().provisions}
        missing = [(c.change, p) for c in shown for p in unknown_provisions(c, names)]
        for name, provision in missing:
            click.echo(f"{name}: {say('no_provision', words, provision)}", err=True)
        if missing:
            raise click.exceptions.Exit(1)


def change_lines(change: Change, on: date, known_at: date | None, lang: str) -> list[str]:
    """A change as lines: its stage on the day, then all its stages."""
    from gwanmun.watch.brief_parts import DIRECTIONS, STAGES, stage_words
    from gwanmun.watch.publish.escape import visible

    now = change.stage_on(on, known_at)
    title = change.title.ko if lang == "ko" else change.title.en
    lines = [
        f"{change.change}  {visible(title)}",
        f"  {say('stage_on', lang, on, stage_words(change, now.stage).in_(lang) if now else say('not_yet', lang))} · {DIRECTIONS[change.direction].in_(lang)} · {change.instrument.name}",
    ]
    for stage in change.stages:
        until = f" ~ {stage.until}" if stage.until else ""
        lines.append(
            f"    {stage.from_}{until}  {STAGES[stage.stage].in_(lang)} ({stage.by}) {visible(stage.source)}".rstrip()
        )
        if stage.note:
            lines.append(f"      {visible(stage.note.ko if lang == 'ko' else stage.note.en)}")
    if change.touches:
        lines.append(f"    {say('touches', lang)} {', '.join(change.touches)}")
    return lines
