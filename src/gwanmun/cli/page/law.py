"""The lines of the shipment: for each law what asks for a licence, what lifts it, what comes near, what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gwanmun.cli.page.answer import control_number, review
from gwanmun.cli.page.content import content
from gwanmun.cli.page.markup import Html, between, code, details, items, join, own, pairs, quiet, tag, to
from gwanmun.cli.page.view import Json, View, row_name
from gwanmun.cli.page.why import failing, known_facts, why
from gwanmun.decide.words import GENERAL_PROHIBITIONS


def lines(view: View) -> Html:
    """A section for each line, or for lines that came out alike in every part."""
    return join(_line(view, group) for group in view.groups)


def _line(view: View, group: list[Json]) -> Html:
    line = group[0]
    number = control_number(line)
    heads = [view.say("line", line["line"]), code(number) if number else view.say("no_code"), own(line["description"])]
    if len(group) > 1:
        numbers = dict.fromkeys(control_number(each) for each in group)
        heads = [view.say("lines_same", ", ".join(str(each["line"]) for each in group)), code(", ".join(numbers))]
    body = [_law(view, line, d) for d in line["determinations"]]
    body += [content(view, each) for each in group]
    return tag("section", tag("h2", between(" · ", heads)), body, id=view.place_of(line), class_="line")


def _law(view: View, line: Json, d: Json) -> Html:
    binds = tag("span", "▸ ", view.say("binds"), class_="binds") if d["jurisdiction"] == line["binding"] else None
    parts = [
        _cards(view, line, "prohibited_by", _those(d["prohibitions"], sure=True)),
        _cards(view, line, "perhaps_prohibited_by", _those(d["prohibitions"], sure=False)),
        _requirements(view, line, d, "required_by", _those(d["requirements"], sure=True)),
        _requirements(view, line, d, "perhaps_required_by", _those(d["requirements"], sure=False)),
        _authorisations(view, line, d),
        _near_misses(view, line, d),
        _reach(view, line, d),
    ]
    title = tag("h3", between(" ", [view.law(d["jurisdiction"]), view.outcome(d["outcome"]), binds]))
    earlier = _earlier(view, line, d, d.keys())
    body = _as_for(view, earlier, d) if earlier else parts
    return tag("div", title, body, id=view.place_of(line, d["jurisdiction"]), class_="law")


def _those(rules: list[Json], sure: bool) -> list[Json]:
    """The rules that hold, or those that may hold."""
    return [r for r in rules if (r["value"] == "TRUE") is sure]


def _earlier(view: View, line: Json, d: Json, keys: Iterable[str]) -> Json | None:
    """An earlier line for which these parts of the answer under the same law are the very same."""
    wanted = [d[key] for key in keys]
    for group in view.groups:
        if group[0] is line:
            return None
        for other in group[0]["determinations"]:
            if other["jurisdiction"] == d["jurisdiction"] and [other[key] for key in keys] == wanted:
                return group[0]
    return None


def _as_for(view: View, line: Json, d: Json) -> Html:
    return tag("p", to(view.place_of(line, d["jurisdiction"]), view.say("as_line", line["line"])))


def _cards(view: View, line: Json, key: str, rules: list[Json]) -> Html:
    cards = [_card(view, line, rule, ()) for rule in rules]
    return join(tag("h4", view.say(key)), cards) if cards else join()


def _card(view: View, line: Json, rule: Json, rows: Iterable[tuple[str, Html]], *more: Html) -> Html:
    """A provision: what it is, where it stands, since when, on what it rests, and why."""
    facts = items(known_facts(view, line, rule), class_="facts")
    return tag(
        "article",
        tag("h5", view.mark(rule["value"]), " ", view.text(rule["title"]), row_name(rule)),
        pairs([(view.say("citation"), view.cite(rule)), (view.say("instrument"), view.instrument(rule["instrument"]))]),
        pairs(_dates(view, rule), "short"),
        pairs([*rows, (view.say("note"), _note(view, rule)), (view.say("rests_on"), facts)]),
        more,
        details(view.say("why"), why(view, line, rule)),
        id=view.place_of(line, rule["name"]),
        class_="card",
    )


def _note(view: View, rule: Json) -> Html:
    return join(view.text(rule["note"]) if rule["note"] else None)


def _dates(view: View, rule: Json) -> Iterator[tuple[str, Html]]:
    number = rule["general_prohibition"]
    yield view.say("in_force"), join(view.span(rule["in_force"]) or quiet(view.say("no_date")))
    yield view.say("published"), join(view.span(rule["known"]))
    yield view.say("verified"), join(rule["verified_on"] or quiet(view.say("not_verified")))
    yield view.say("reason"), join(view.reasons(rule))
    if isinstance(number, int) and 0 < number < len(GENERAL_PROHIBITIONS):
        name = GENERAL_PROHIBITIONS[number] if view.lang == "en" else view.say("number", number)
        yield view.say("prohibition"), join(name)


def _requirements(view: View, line: Json, d: Json, key: str, rules: list[Json]) -> Html:
    by_name = {a["name"]: a for a in d["authorisations"]}
    cards = []
    for rule in rules:
        lifted = [by_name[n] for n in rule["lifted_by"] if n in by_name]
        waiting = [a for a in d["authorisations"] if a["value"] == "UNKNOWN" and rule["name"] in a["answers"]]
        rows = [
            (view.say("lifted"), _named(view, line, lifted)),
            (view.say("may_lift"), _named(view, line, [] if lifted else waiting)),
            (view.say("lifted"), quiet(view.say("lifts_nothing")) if rule["lifted"] == "FALSE" else join()),
            (view.say("review"), items(_reviews(view, rule), class_="plain")),
            (view.say("procedure"), items(_procedure(view, rule), class_="plain")),
        ]
        cards.append(_card(view, line, rule, rows))
    return join(tag("h4", view.say(key)), cards) if cards else join()


def _procedure(view: View, rule: Json) -> Iterator[Html]:
    """How the licence is asked for, how long it takes and lasts; a question mark where it depends on what is open."""
    for duty in rule.get("duties", ()):
        mark = "? " if duty["value"] == "UNKNOWN" else ""
        yield join(mark, view.text(duty), " ", quiet(duty["cite"]))


def _named(view: View, line: Json, rules: list[Json]) -> Html:
    names = ((to(view.place_of(line, r["name"]), view.text(r["title"])), row_name(r)) for r in rules)
    points = (join(name, " — ", view.cite(rule)) for name, rule in zip(names, rules, strict=True))
    return items(points, class_="plain")


def _reviews(view: View, rule: Json) -> Iterator[Html]:
    for policy in rule["review"]:
        if policy["value"] != "FALSE":
            when = (
                tag("div", view.say("review_if"), " ", code(policy["when"]), class_="quiet") if policy["when"] else None
            )
            yield join(review(view, policy), when)


def _authorisations(view: View, line: Json, d: Json) -> Html:
    reasons = {r["name"]: r for r in d["requirements"]}
    cards = []
    for rule in d["authorisations"]:
        if rule["value"] == "FALSE":
            continue
        answered = [reasons[n] for n in rule["answers"] if n in reasons]
        waits = items(failing(view, line, rule), class_="plain")
        rows = [
            (view.say("answers_to"), _answered(view, line, answered)),
            (view.say("waits"), waits if rule["value"] == "UNKNOWN" else join()),
        ]
        cards.append(_card(view, line, rule, rows, _checklist(view, rule)))
    return join(tag("h4", view.say("authorisations")), cards) if cards else join()


def _answered(view: View, line: Json, rules: list[Json]) -> Html:
    """The requirements that an authorisation answers, by reason and paragraph where a table made them."""
    names = (to(view.place_of(line, r["name"]), f"{r['reason']} {r['cite'].partition(';')[0]}".strip()) for r in rules)
    return between(", ", names)


def _checklist(view: View, rule: Json) -> Html:
    points = (
        join(tag("span", "☐", class_="box", aria_hidden="true"), " ", view.text(duty), " ", quiet(duty["cite"]))
        for duty in rule["duties"]
    )
    listed = items(points, class_="checklist")
    return join(tag("h6", view.say("duties")), listed) if listed.text else listed


def _near_misses(view: View, line: Json, d: Json) -> Html:
    """Of the authorisations that fail, the nearest of each provision; the others in one list under it."""
    groups: dict[str, list[Json]] = {}
    for rule in d["authorisations"]:
        if rule["value"] == "FALSE":
            groups.setdefault(rule["name"].partition("[")[0], []).append(rule)
    misses = [_miss(view, line, sorted(rules, key=_distance)) for rules in groups.values()]
    return join(tag("h4", view.say("near_misses")), items(misses, class_="misses")) if misses else join()


def _distance(rule: Json) -> tuple[int, int, str]:
    failed = [t for t in rule["fails_on"] if t["value"] == "FALSE" or "name" in t]
    return len(failed), len(rule["fails_on"]), rule["name"]


def _miss(view: View, line: Json, rules: list[Json]) -> Html:
    nearest, *others = rules
    dates = between(" · ", [view.instrument(nearest["instrument"]), view.span(nearest["in_force"])])
    rest = items((_other_miss(view, line, rule) for rule in others), class_="plain small")
    return join(
        tag("strong", view.mark("FALSE"), " ", view.text(nearest["title"])),
        " — ",
        view.cite(nearest),
        tag("div", dates, class_="quiet") if dates.text else None,
        tag("div", view.say("fails"), ":", class_="label"),
        items(failing(view, line, nearest), class_="plain"),
        details(view.say("others", len(others)), rest),
    )


def _other_miss(view: View, line: Json, rule: Json) -> Html:
    return between(" — ", [row_name(rule), next(iter(failing(view, line, rule)), None)])


def _reach(view: View, line: Json, d: Json) -> Html:
    """What stands around the answer: parts not modelled, exceptions not looked at, what does not apply."""
    if earlier := _earlier(view, line, d, ("not_modelled", "exceptions_not_modelled", "not_required", "subject")):
        return join(tag("h4", view.say("gaps"), " · ", view.say("looked_at")), _as_for(view, earlier, d))
    exceptions = [join(view.cite(r), " ", view.text(r["title"])) for r in d["exceptions_not_modelled"]]
    tried = [join(code(r["name"]), " ", quiet(r["cite"])) for r in d["not_required"]]
    subject = [join(view.mark(r["value"]), " ", view.text(r["title"]), " — ", view.cite(r)) for r in d["subject"]]
    looked_at = join(
        details(view.say("tried_not", len(tried)), items(tried, class_="plain columns small")),
        details(view.say("subject"), items(subject, class_="plain small")),
    )
    return join(
        _gaps(view, line, d),
        details(view.say("exceptions", len(exceptions)), items(exceptions, class_="plain columns small")),
        join(tag("h4", view.say("looked_at")), looked_at) if looked_at.text else None,
    )


def _gaps(view: View, line: Json, d: Json) -> Html:
    groups: dict[tuple[bool, str], list[Json]] = {}
    for gap in sorted(d["not_modelled"], key=lambda g: bool(g["settled"])):
        groups.setdefault((bool(gap["settled"]), gap["settled_by"]), []).append(gap)
    shown = [
        details(_gap_title(view, line, settled, fact, len(gaps)), items(_gap_points(view, gaps), class_="plain small"))
        for (settled, fact), gaps in groups.items()
    ]
    return join(tag("h4", view.say("gaps")), shown) if shown else join()


def _gap_title(view: View, line: Json, settled: bool, fact: str, count: int) -> Html:
    if not settled:
        key = "open_may_settle" if fact else "open_none"
        return join(view.mark("UNKNOWN"), " ", view.say(key, count, fact))
    return join(view.mark("TRUE"), " ", view.say("settled", count, view.who_stated(line, fact)))


def _gap_points(view: View, gaps: list[Json]) -> Iterator[Html]:
    for gap in gaps:
        yield join(tag("strong", view.text(gap["title"])), " — ", view.cite(gap), ": ", view.text(gap["what"]))
