"""The page of a supply chain: what is hit, who provides it, and the way downstream, with tables under the pictures."""

from __future__ import annotations

from typing import Any

from gwanmun.cli.page.markup import Html, join, own, tag
from gwanmun.cli.report import canvas, pictures
from gwanmun.cli.report.sheet import numbers, page, section
from gwanmun.cli.report.supply import SupplyAnswer, after, index, lost, percent, place, plan, stop
from gwanmun.cli.report.supply_words import say
from gwanmun.impact.supply.analyse import Denial, Finding
from gwanmun.impact.supply.model import Chain, Supply

MOST_BARS = 12
MOST_INPUTS = 12
MOST_BOXES = 40


def supply_page(answer: SupplyAnswer, lang: str) -> str:
    """The answer as one HTML page in ``lang``."""
    scenario = answer.scenario
    title = scenario.title.in_(lang) if scenario else say("title", lang)
    about = join(
        [tag("p", stop(d, answer.chain, lang), class_="range") for d, _ in answer.found],
        tag("p", f"{say('source', lang)}: {scenario.source}", class_="quiet") if scenario else None,
        tag("p", scenario.note.in_(lang)) if scenario and scenario.note else None,
    )
    sections: list[Html] = []
    for denial, found in answer.found:
        sections.append(_overview(answer.chain, denial, found, lang))
        sections.extend(_shares(answer.chain, f, i, lang) for i, f in enumerate(found[:MOST_INPUTS]))
        sections.append(_downstream(answer.chain, found, lang))
    return page(title, say("kicker", lang), lang, *sections, _new(answer, lang), summary=about)


def _overview(chain: Chain, denial: Denial, found: tuple[Finding, ...], lang: str) -> Html:
    names = ("input", "basis", "lost", "hhi_before", "hhi_after", "plan", "source")
    heads = [(say(n, lang), n in ("hhi_before", "hhi_after")) for n in names]
    rows: list[list[Any]] = [
        [
            own(chain.nodes[f.input].name.in_(lang)),
            f"{say('basis_' + f.basis, lang)} {f.year}",
            lost(f, lang),
            index(f.before, lang),
            after(f, lang),
            plan(f, denial, lang),
            "; ".join(f.sources) or say("unknown", lang),
        ]
        for f in found
    ]
    sites = ", ".join(chain.nodes[s].name.in_(lang) for s in denial.sites)
    note = tag("p", f"{say('sites', lang)}: {sites}") if sites else None
    content = numbers(say("findings", lang), heads, rows) if rows else tag("p", say("nothing", lang))
    return section(say("findings", lang), note, content)


def _shares(chain: Chain, f: Finding, number: int, lang: str) -> Html:
    """Who provides one input; nothing where no share is known."""
    every = sorted([*f.stopped, *f.left], key=lambda s: -(s.share or 0.0))
    if not any(s.share for s in every):
        return join()
    stops = set(f.stopped)
    shown = [s for s in every if s.share is not None][:MOST_BARS]
    bars = [(_name(s, lang), s.share or 0.0) for s in shown]
    colours = [canvas.RED if s in stops else canvas.BLUE for s in shown]
    name = chain.nodes[f.input].name.in_(lang)
    title = say("shares", lang, name, f"{say('basis_' + f.basis, lang)} {f.year}")
    picture = pictures.bars(bars, say("shares_alt", lang), f"share-{number}-{f.input}-{f.basis}", "%", colours)
    heads = [
        (say("country", lang), False),
        (say("share", lang), True),
        (say("state", lang), False),
        (say("source", lang), False),
    ]
    rows: list[list[Any]] = [
        [
            own(_name(s, lang)),
            percent(s.share, lang),
            say("stops" if s in stops else "goes_on", lang),
            f"{s.source}, {s.year}",
        ]
        for s in every
    ]
    return section(title, picture, numbers(title, heads, rows))


def _name(s: Supply, lang: str) -> str:
    return f"{s.provider} ({place(s.country, lang)})" if s.provider else place(s.country, lang)


def _downstream(chain: Chain, found: tuple[Finding, ...], lang: str) -> Html:
    """The part of the chain behind the inputs that are hit, as boxes in columns, and as a table of its links."""
    starts = list(dict.fromkeys(f.input for f in found))[:MOST_INPUTS]
    reached = set(starts).union(*(chain.downstream(s) for s in starts))
    if len(reached) == len(starts):
        return join()
    nodes = [n for n in chain.order if n in reached]
    links = [(a.start, a.end) for n in nodes for a in chain.after.get(n, ()) if a.end in reached]
    names = {n: chain.nodes[n].name.in_(lang) for n in nodes}
    heads = [(say("input", lang), False), (say("goes_into", lang), False)]
    rows: list[list[Any]] = [
        [own(names[n]), own(", ".join(names[b] for a, b in links if a == n))]
        for n in nodes
        if any(a == n for a, _ in links)
    ]
    title = say("path_title", lang)
    drawn = shortest(nodes, links)
    picture = boxes(nodes, drawn, names, set(starts), say("path_alt", lang)) if len(nodes) <= MOST_BOXES else None
    return section(title, picture, numbers(title, heads, rows))


def shortest(nodes: list[str], links: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The links without those that a way through other nodes makes superfluous; ``nodes`` in the order of the links."""
    beyond: dict[str, set[str]] = {}
    kept = []
    for node in reversed(nodes):
        ends = [end for start, end in links if start == node]
        far = set().union(*(beyond[end] for end in ends))
        kept += [(node, end) for end in ends if end not in far]
        beyond[node] = far | set(ends)
    return kept


def boxes(nodes: list[str], links: list[tuple[str, str]], names: dict[str, str], hit: set[str], alt: str) -> Html:
    """Nodes in columns by how far downstream they lie, ``nodes`` being in the order of the links."""
    column: dict[str, int] = dict.fromkeys(nodes, 0)
    for node in nodes:
        for start, end in links:
            if start == node:
                column[end] = max(column[end], column[node] + 1)
    wide = max(column.values()) + 1
    stacks = [[n for n in nodes if column[n] == c] for c in range(wide)]
    high = max(map(len, stacks))
    places = {n: (c, (i + 0.5) * high / len(stack)) for c, stack in enumerate(stacks) for i, n in enumerate(stack)}

    def draw(axes: Any) -> None:
        axes.set(xlim=(-0.02, wide + 0.02), ylim=(high, 0))
        axes.axis("off")
        for start, end in links:
            (x0, y0), (x1, y1) = places[start], places[end]
            arrow = {"arrowstyle": "-|>", "color": canvas.QUIET, "lw": 0.8, "shrinkA": 0, "shrinkB": 0}
            axes.annotate("", xy=(x1 + 0.06, y1), xytext=(x0 + 0.94, y0), arrowprops=arrow, zorder=1)
        for node, (x, y) in places.items():
            axes.add_patch(pictures.box(x + 0.06, y - 0.38, 0.88, 0.76, "#fdeeed" if node in hit else "#eef1f5"))
            shown = _wrapped(names[node], wide)
            for i, line in enumerate(shown):
                at = y + 0.24 * (i - (len(shown) - 1) / 2)
                axes.text(x + 0.5, at, line, ha="center", va="center", fontsize=7 if wide > 7 else 8.5)

    return canvas.figure(0.3 + 0.62 * high, alt, "downstream", draw)


def _wrapped(text: str, columns: int) -> list[str]:
    """A name in at most three lines that fit its box."""
    import textwrap

    # Hangul is about twice as wide as Latin letters.
    width = max(13, 100 // columns) if text.isascii() else max(7, 60 // columns)
    return textwrap.wrap(canvas.safe(text, 3 * width), width, max_lines=3, placeholder="…", break_long_words=False)


def _new(answer: SupplyAnswer, lang: str) -> Html:
    added = answer.scenario.added if answer.scenario else ()
    heads = [
        (say("input", lang), False),
        (say("country", lang), False),
        (say("share", lang), True),
        (say("source", lang), False),
    ]
    rows: list[list[Any]] = [
        [own(answer.chain.nodes[s.input].name.in_(lang)), own(_name(s, lang)), percent(s.share, lang), s.source]
        for s in added
    ]
    return section(say("new", lang), numbers(say("new", lang), heads, rows))
