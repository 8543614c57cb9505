"""Who was found on which list, side by side with the entry, and how far finding nothing goes."""

from __future__ import annotations

from collections.abc import Iterator

from gwanmun.cli.page.markup import Child, Html, own, table, tag
from gwanmun.cli.page.view import Json, View
from gwanmun.cli.searched import how_far, nameless, why_open
from gwanmun.cli.words import say
from gwanmun.sources.lists.names import LIST_NAMES


def screening(view: View) -> Html:
    """The screening of the parties; nothing where none was made."""
    found = view.record.get("screening")
    if not found:
        return tag("section", id="parties")
    heads = [view.say(k) for k in ("party", "list", "entry_listed", "terms", "likeness", "entry_source")]
    rows = [row for party in found["parties"] for row in _rows(view, party)]
    for number in nameless(view.record):
        rows.append((say("party_number", view.lang, number), say("no_name", view.lang), "", "", "", ""))
    caption, note = say("parties", view.lang), how_far(found, view.lang)
    return tag(
        "section",
        tag("h2", caption),
        tag("p", note),
        table(caption, heads, rows, "facts"),
        id="parties",
    )


def _rows(view: View, party: Json) -> Iterator[tuple[Child, ...]]:
    if why := why_open(party):
        yield own(party["name"]), say(why, view.lang), "", "", "", ""
    for hit in party["hits"]:
        terms = " · ".join(filter(None, (hit["licence_requirement"], hit["licence_policy"], hit["citation"])))
        answer = say(f"answer_{hit['answer']}", view.lang)
        yield (
            own(party["name"]),
            f"{view.word(LIST_NAMES, hit['list'])}: {answer}",
            own(hit["name_listed"]),
            own(terms),
            f"{hit['score']:.2f}",
            own(hit["source"]),
        )
