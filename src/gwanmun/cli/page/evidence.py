"""What the answer rests on: facts with sources, signed declarations, and the receipt with its hashes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gwanmun.cli.page.answer import control_number
from gwanmun.cli.page.markup import Html, between, code, details, items, join, own, pairs, quiet, table, tag
from gwanmun.cli.page.view import Json, View


def facts(view: View) -> Html:
    """Every stated fact with its source: those that all lines share once, then those of each line."""
    lines = view.record["lines"]
    common = {n: f for n, f in lines[0]["facts"].items() if all(line["facts"].get(n) == f for line in lines)}
    if len(lines) == 1:
        common = {n: f for n, f in common.items() if not n.startswith("item.")}
    tables = [_facts(view, view.say("facts_common"), lines[0], common)]
    for line in lines:
        own_facts = {n: f for n, f in line["facts"].items() if n not in common}
        caption = between(" · ", [view.say("line", line["line"]), control_number(line), own(line["description"])])
        tables.append(_facts(view, caption, line, own_facts))
    return tag("section", tag("h2", view.say("facts")), tables, id="facts")


def _facts(view: View, caption: Html | str, line: Json, stated: Json) -> Html:
    rows = [
        (
            (code(name), _about(view, line, name)),
            view.value(line, name, fact["value"]),
            view.source(fact["source"]),
            between(", ", [own(str(fact["source"][k])) for k in ("document", "on") if fact["source"].get(k)]),
        )
        for name, fact in stated.items()
    ]
    return table(caption, [view.say(k) for k in ("fact", "value", "source", "document")], rows, "facts")


def _about(view: View, line: Json, name: str) -> Html:
    """What a fact is about: its question if the record has it, or the party that it belongs to."""
    party = line["facts"].get(f"{name.partition('.')[0]}.name")
    if name in view.asks:
        return tag("div", view.text(view.asks[name]), class_="quiet")
    return tag("div", own(str(party["value"])), class_="quiet") if party and name.startswith("parties[") else join()


def declarations(view: View) -> Html:
    """What people signed, and what each statement leaves open."""
    signed = [_signed(view, each) for each in view.record["declarations"]]
    body = signed or tag("p", view.say("none_signed"))
    return tag("section", tag("h2", view.say("signed")), body, id="signed")


def _signed(view: View, signed: Json) -> Html:
    line = view.record["lines"][0]
    states = (join(code(n), " = ", view.value(line, n, v)) for n, v in signed["states"].items())
    rows = [
        (view.say("signed_by"), own(signed["by"])),
        (view.say("signed_on"), join(signed["on"] or quiet(view.say("no_day")))),
        (view.say("covers_not"), tag("strong", view.text(signed["does_not_cover"]))),
        (view.say("states"), items(states, class_="plain")),
        (view.say("note"), own(signed["note"]) if signed["note"] else join()),
    ]
    title = tag("h3", view.text(signed["title"]), " ", code(signed["id"]))
    return tag("article", title, tag("blockquote", view.text(signed["statement"])), pairs(rows), class_="card")


def receipt(view: View) -> Html:
    """The receipt: what binds this answer to its case, rules and engine, and how to check it."""
    made = view.receipt
    hashes = made["hashes"]
    lists = between(", ", (join(code(n), " ", code(str(h))) for n, h in hashes["lists"].items()))
    rows = [
        (view.say("receipt_id"), code(made["id"])),
        (view.say("case_hash"), code(hashes["case"])),
        (view.say("rules_hash"), code(hashes["rule_base"])),
        (view.say("engine"), f"gwanmun {made['engine']}"),
        (view.say("export_on"), made["on"]),
        (view.say("known_at"), made["known_at"]),
        (view.say("lists"), lists if lists.text else quiet(view.say("no_lists"))),
    ]
    tables = table(view.say("tables", len(hashes["tables"])), [view.say("name"), view.say("hash")], _hashes(hashes))
    return tag(
        "section",
        tag("h2", view.say("receipt")),
        pairs(rows, "pairs hashes"),
        _editions(view),
        details(view.say("tables", len(hashes["tables"])), tables),
        details(view.say("case_written"), tag("pre", json.dumps(view.record["case"], ensure_ascii=False, indent=1))),
        tag("h3", view.say("verify")),
        tag("p", view.say("verify_how")),
        tag("pre", f"gwanmun receipt verify FILE     # {made['id'][:12]}…"),
        id="receipt",
    )


def _hashes(hashes: Json) -> Iterator[tuple[Html, Html]]:
    for name, value in hashes["tables"].items():
        yield code(name), code(value)


def _editions(view: View) -> Html:
    rows = ((view.law(j), read["from"], read["to"]) for j, read in view.record["law"]["read"].items())
    return table(view.say("editions"), [view.say(k) for k in ("law", "oldest", "newest")], rows)
