"""The list of US-origin content on the page: a table of its components, and the share below it."""

from __future__ import annotations

from collections.abc import Iterator

from gwanmun.cli.content_words import amount, between, counts, say, share
from gwanmun.cli.page.markup import Child, Html, code, items, join, own, pairs, quiet, table, tag
from gwanmun.cli.page.markup import between as joined
from gwanmun.cli.page.view import Json, View


def content(view: View, line: Json) -> Html:
    """The calculation of one line; nothing if it lists no US content."""
    found = line.get("de_minimis")
    if found is None:
        return join()
    title = say("title", view.lang, found["cite"].removeprefix("15 CFR "))
    heads = [say(k, view.lang) for k in ("component", "value", "counts", "by")]
    rows = [
        (say("product", view.lang), found["product_value"] or quiet(say("no_product", view.lang))),
        (
            say("controlled_sum", view.lang),
            between(found["controlled_at_least"], found["controlled_at_most"], view.lang),
        ),
        (say("share", view.lang), tag("strong", share(found, view.lang))),
    ]
    note = None if found["complete"] == "TRUE" else tag("p", say("incomplete", view.lang), class_="quiet")
    body = table(title, heads, (_row(view, part) for part in found["components"]))
    return tag("div", tag("h3", title), body, pairs(rows), note, id=f"{view.place_of(line)}-content", class_="law")


def _row(view: View, part: Json) -> Iterator[Child]:
    yield joined(" ", [code(part["eccn"] or "ECCN ?"), own(part["description"])])
    yield amount(part, view.lang)
    yield join(view.mark(part["controlled"]), " ", counts(part, view.lang))
    yield items(_reasons(view, part), class_="plain small")


def _reasons(view: View, part: Json) -> Iterator[Html]:
    if part["why"] is not None:
        yield join(view.text(part["why"]), " ", quiet(part["why"]["cite"]))
    for rule in part["by"] if part["controlled"] != "FALSE" else ():
        yield join(view.cite(rule), " ", view.text(rule["title"]), " ", quiet(rule["reason"]))
    for waiting in part["waits_for"]:
        yield join(
            say("waits", view.lang), " ", code(waiting["fact"]), tag("div", view.text(waiting["ask"]), class_="quiet")
        )
