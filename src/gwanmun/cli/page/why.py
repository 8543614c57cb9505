"""Explanations: the tree of a provision's conditions with every fact, and the short lists drawn from it."""

from __future__ import annotations

from collections.abc import Iterator

from gwanmun.cli.page.markup import Html, between, code, join, quiet, tag
from gwanmun.cli.page.view import Json, View

_GROUPS = {"and": "all_of", "or": "any_of", "not": "not"}


def why(view: View, line: Json, rule: Json) -> Html:
    """The whole tree of a provision: its condition, then each carve-out that could set it aside."""
    tree = tag("ul", _node(view, line, rule["trace"]), class_="tree")
    apart = [
        tag(
            "div",
            tag(
                "p",
                tag("strong", view.say("unless")),
                ": ",
                view.text(u["title"]),
                " — ",
                view.cite(u),
                " ",
                view.mark(u["value"]),
            ),
            why(view, line, u),
            class_="unless",
        )
        for u in rule["unless"]
    ]
    return join(tree, apart)


def _node(view: View, line: Json, trace: Json) -> Html:
    parts = _telling(trace)
    mark = view.mark(trace["value"])
    group = _GROUPS.get(trace["op"])
    if group and parts and (len(parts) > 1 or trace["op"] == "not"):
        label = quiet(view.say(group))
    elif group and parts:
        return _node(view, line, parts[0])
    else:
        label = join(code(trace["text"]), _values(view, line, trace))
    inside = tag("ul", (_node(view, line, p) for p in parts)) if parts else None
    return tag("li", mark, " ", label, inside)


def _telling(trace: Json) -> list[Json]:
    """The parts of a condition without constants that a table row left behind and that change nothing."""
    neutral = {"and": "TRUE", "or": "FALSE"}.get(trace["op"])
    parts: list[Json] = trace.get("parts", [])
    return [p for p in parts if p["op"] != "truth" or p["value"] != neutral] or parts


def _values(view: View, line: Json, trace: Json) -> Html:
    if trace["op"] == "not_modelled":
        return quiet(" ", view.say("not_modelled_part"))
    facts = [fact(view, line, name, raw) for name, raw in trace.get("facts", {}).items()]
    return tag("div", between("; ", facts), class_="quiet") if facts else join()


def fact(view: View, line: Json, name: str, raw: object) -> Html:
    """A fact with its value and who stated it."""
    stated = view.fact_of(line, name)
    source = join(" (", view.source(stated["source"]), ")") if stated else None
    return join(code(name), " = ", view.value(line, name, raw), source)


def known_facts(view: View, line: Json, rule: Json) -> Iterator[Html]:
    """The stated facts on which a provision rests, each once."""
    found: dict[str, object] = {}
    for trace in (rule["trace"], *(u["trace"] for u in rule["unless"])):
        for name, raw in _leaves(trace):
            found.setdefault(name, raw)
    for name, raw in found.items():
        if raw != "unknown":
            yield fact(view, line, name, raw)


def _leaves(trace: Json) -> Iterator[tuple[str, object]]:
    yield from trace.get("facts", {}).items()
    for part in trace.get("parts", []):
        yield from _leaves(part)


def failing(view: View, line: Json, rule: Json) -> Iterator[Html]:
    """The parts on which an authorisation fails or waits, those that fail first."""
    for part in sorted(rule["fails_on"], key=lambda t: t["value"] == "UNKNOWN"):
        if "name" in part:
            # A carve-out that holds sets the authorisation aside.
            mark = view.mark("UNKNOWN" if part["value"] == "UNKNOWN" else "FALSE")
            yield join(mark, " ", view.text(part["title"]), " — ", view.cite(part))
        else:
            facts = between("; ", (fact(view, line, n, raw) for n, raw in dict(_leaves(part)).items()))
            shown = tag("div", facts, class_="quiet") if facts.text else None
            yield join(view.mark(part["value"]), " ", code(part["text"]), shown)
