"""The page of a difference: what moved, what is at stake, which licences are new, and the rows themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from gwanmun.cli.page.markup import Html, join, own, tag
from gwanmun.cli.report import pictures
from gwanmun.cli.report.destinations import destinations
from gwanmun.cli.report.sheet import MOST_ROWS, amount, numbers, page, section
from gwanmun.cli.report.words import say
from gwanmun.decide.words import POLICIES, word
from gwanmun.impact.difference import BY, new_licences
from gwanmun.impact.output import outcome_name

if TYPE_CHECKING:
    import polars as pl

    from gwanmun.impact.difference import Difference

MOST_BARS = 12


def difference_page(found: Difference, first: date, second: date, lang: str) -> str:
    """The difference of a book between two days as one HTML page in ``lang`` (``ko`` or ``en``)."""
    # On one day, it is the law that was changed.
    title = say("difference", lang, first, second) if first != second else say("change", lang, first)
    from gwanmun.cli.impact import headline, unsettled

    head = headline(found, first, second, lang) if found.rows.height else say("nothing", lang)
    summary = join(tag("p", head, class_="range"), tag("p", unsettled(found, lang), class_="quiet"))
    return page(
        title,
        say("kicker", lang),
        lang,
        _flow(found, lang),
        destinations(found, lang),
        *(_stake(found, heading, lang) for heading in BY),
        _licences(found, lang),
        _resting(found, lang),
        _rows(found, lang),
        summary=summary,
    )


def _flow(found: Difference, lang: str) -> Html:
    counted: dict[tuple[str, str], int] = {}
    for row in found.flow.iter_rows(named=True):
        key = (row["before"], row["after"])
        counted[key] = counted.get(key, 0) + row["rows"]
    bands = [pictures.Band(*key, rows) for key, rows in counted.items()]
    names = {k: outcome_name(k, lang) for key in counted for k in key}
    picture = pictures.flow(bands, names, (say("before", lang), say("after", lang)), say("flow_alt", lang))
    heads = [(say("before", lang), False), (say("after", lang), False), *_sum_heads(lang)]
    rows: list[list[Any]] = [
        [names[r["before"]], names[r["after"]], f"{r['rows']:,}", amount(r["value"], r["currency"])]
        for r in found.flow.iter_rows(named=True)
    ]
    return section(say("flow", lang), picture if bands else None, numbers(say("flow", lang), heads, rows))


def _sum_heads(lang: str) -> list[tuple[str, bool]]:
    return [(say("rows", lang), True), (say("value", lang), True)]


def _stake(found: Difference, heading: str, lang: str) -> Html:
    """Bars by currency, and the numbers; nothing where the book does not say."""
    totals = found.at_stake[heading]
    if not totals.height or set(totals[heading]) == {""}:
        return join()
    title = say("stake", lang, say(heading, lang))
    heads = [(say(heading, lang), False), *_sum_heads(lang)]
    rows: list[list[Any]] = [
        [own(r[heading] or say("unnamed", lang)), f"{r['rows']:,}", amount(r["value"], r["currency"])]
        for r in _ordered(totals, heading).head(MOST_ROWS).iter_rows(named=True)
    ]
    return section(title, list(_bars(totals, heading, lang)), numbers(title, heads, rows))


def _ordered(totals: pl.DataFrame, heading: str) -> pl.DataFrame:
    """Months in their order; everything else the most valuable first."""
    if heading == "month":
        return totals.sort([heading, "currency"])
    return totals.sort(["value", "rows", heading], descending=[True, True, False], nulls_last=True)


def _bars(totals: pl.DataFrame, heading: str, lang: str) -> Iterator[Html]:
    for currency in sorted(set(totals["currency"])):
        part = _ordered(totals.filter(totals["currency"] == currency), heading)
        of = "value" if currency else "rows"
        pairs = [(r[heading] or say("unnamed", lang), float(r[of] or 0)) for r in part.iter_rows(named=True)]
        shown, rest = pairs[:MOST_BARS], pairs[MOST_BARS:]
        if rest:
            shown.append((say("others", lang, len(rest)), sum(v for _, v in rest)))
        unit = currency or say("rows", lang)
        yield pictures.bars(shown, say("stake_alt", lang), f"{heading}-{currency}", unit)


def _licences(found: Difference, lang: str) -> Html:
    needed = new_licences(found)
    heads = [(say("by_rule", lang), False), (say("review", lang), False), *_sum_heads(lang)]
    rows: list[list[Any]] = [
        [r["required_by"] or "–", _policies(r["review"], lang), f"{r['rows']:,}", amount(r["value"], r["currency"])]
        for r in needed.head(MOST_ROWS).iter_rows(named=True)
    ]
    title = say("new_licences", lang)
    return section(title, numbers(title, heads, rows) if rows else tag("p", say("no_new_licences", lang)))


def _policies(review: str, lang: str) -> str:
    return "; ".join(word(POLICIES, p, lang) for p in review.split("; ")) if review else "–"


def _resting(found: Difference, lang: str) -> Html:
    heads = [(say("by_rule", lang), False), *_sum_heads(lang)]
    rows: list[list[Any]] = [
        [r["was_authorised_by"], f"{r['rows']:,}", amount(r["value"], r["currency"])]
        for r in found.resting.head(MOST_ROWS).iter_rows(named=True)
    ]
    title = say("resting", lang)
    return section(title, numbers(title, heads, rows))


def _rows(found: Difference, lang: str) -> Html:
    names = ("row", "number", "goods", "destination", "day", "before", "after", "by_rule", "value")
    heads = [(say(n, lang), n in ("row", "value")) for n in names]
    rows: list[list[Any]] = [
        [
            str(r["row"]),
            own(r["id"]),
            own(" · ".join(filter(None, (r["item"], r["eccn"])))),
            own(r["to"]),
            tag("time", r["on"]),
            outcome_name(r["before"], lang),
            outcome_name(r["after"], lang),
            r["provision"],
            amount(r["value"], r["currency"]),
        ]
        for r in found.rows.head(MOST_ROWS).iter_rows(named=True)
    ]
    more = found.rows.height > MOST_ROWS
    note = tag("p", say("shown_of", lang, MOST_ROWS, found.rows.height), class_="quiet") if more else None
    title = say("changed_rows", lang)
    return section(title, numbers(title, heads, rows), note)
