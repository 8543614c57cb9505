"""The page of a decision: one HTML file that needs nothing else, from the answer down to the last fact and hash."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from gwanmun.cli.page.answer import answer, head, next_steps
from gwanmun.cli.page.evidence import declarations, facts, receipt
from gwanmun.cli.page.law import lines
from gwanmun.cli.page.markup import Html, items, tag, to
from gwanmun.cli.page.parties import screening
from gwanmun.cli.page.timeline import dated, timeline
from gwanmun.cli.page.view import View
from gwanmun.decide.words import OUTCOMES


def render(made: dict[str, Any], lang: str) -> str:
    """A receipt as a page in ``lang`` (``ko`` or ``en``).

    The page loads nothing, runs nothing, and depends on the receipt and the language alone.
    """
    view = View(made, "ko" if lang == "ko" else "en")
    body = tag(
        "main",
        head(view),
        _contents(view),
        answer(view),
        next_steps(view),
        lines(view),
        timeline(view),
        screening(view),
        facts(view),
        declarations(view),
        receipt(view),
        tag("footer", tag("p", view.say("foot"))),
    )
    return "<!DOCTYPE html>\n" + tag("html", _head(view), tag("body", body), lang=view.lang).text


def _head(view: View) -> Html:
    title = view.record["case"].get("title", "")
    name = f"{view.word(OUTCOMES, view.record['outcome'])} · {title or view.say('page')} · {view.record['on']}"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        tag("title", name),
        tag("style", style()),
    )


def _contents(view: View) -> Html:
    return tag("nav", items(_places(view), class_="skip"), aria_label=view.say("skip"))


def _places(view: View) -> Iterator[Html]:
    yield to("answer", view.say("answer"))
    yield to("next", view.say("next"))
    for group in view.groups[:3]:
        yield to(view.place_of(group[0]), view.say("line", group[0]["line"]))
    if dated(view):
        yield to("dates", view.say("timeline"))
    yield to("facts", view.say("facts"))
    yield to("signed", view.say("signed"))
    yield to("receipt", view.say("receipt"))


@cache
def style() -> Html:
    """The style sheet of the page, which comes with the package."""
    return Html(resources.files("gwanmun.cli.page").joinpath("style.css").read_text(encoding="utf-8"))
