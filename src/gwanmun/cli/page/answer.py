"""The top of the page: the answer, under each law, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gwanmun.cli.page.markup import Child, Html, between, code, details, items, join, own, pairs, quiet, table, tag, to
from gwanmun.cli.page.view import Json, View
from gwanmun.cli.searched import party_of
from gwanmun.cli.words import say
from gwanmun.decide.words import OUTCOMES, POLICIES

MOST_ANSWERS = 8
MOST_CHANGES = 6
MOST_REASONS = 6


def head(view: View) -> Html:
    """The outcome of the shipment, its route and its two dates."""
    record = view.record
    title = record["case"].get("title", "")
    return tag(
        "header",
        tag("p", tag("span", "관문 Gwanmun", class_="brand"), " · ", view.say("page"), class_="kicker"),
        tag("h1", view.outcome(record["outcome"], "verdict")),
        _range(view),
        tag("p", own(title), class_="title") if title else None,
        pairs(_keys(view), "keys"),
        id="top",
    )


def _range(view: View) -> Html:
    if view.record["outcome"] != "UNDETERMINED":
        return join()
    ends = (view.word(OUTCOMES, view.record[key]) for key in ("best", "worst"))
    return tag("p", view.say("best_worst", *ends), class_="range")


def _keys(view: View) -> Iterator[tuple[str, Html]]:
    record = view.record
    line = record["lines"][0]
    ends = [line["facts"].get(name, {"value": "?"})["value"] for name in ("ship_from", "destination")]
    yield view.say("route"), between(" → ", (view.country(e) for e in ends))
    yield view.say("export_on"), _day(record["on"])
    yield view.say("known_at"), _day(record["known_at"])
    parties = record["case"].get("parties", [])
    yield view.say("consignee"), between(", ", (own(p["name"]) for p in parties))
    if len(record["lines"]) > 1:
        yield view.say("lines"), join(len(record["lines"]))


def _day(text: str) -> Html:
    return tag("time", text, datetime=text)


def answer(view: View) -> Html:
    """The answer of each law: with reasons for one line, as a matrix for several."""
    lines = view.record["lines"]
    shown = _one_line(view, lines[0]) if len(lines) == 1 else _many_lines(view, lines)
    return tag("section", tag("h2", view.say("answer")), shown, items(_cautions(view), class_="cautions"), id="answer")


def _one_line(view: View, line: Json) -> Html:
    rows = [
        (
            (to(view.place_of(line, d["jurisdiction"]), view.law(d["jurisdiction"])), _binds(view, line, d)),
            view.verdict(d),
            items(because(view, line, d), class_="plain"),
        )
        for d in line["determinations"]
    ]
    return table(view.say("answer"), [view.say(k) for k in ("law", "outcome", "because")], rows, "answer")


def _binds(view: View, line: Json, d: Json) -> Html:
    return tag("div", "▸ ", view.say("binds"), class_="binds") if d["jurisdiction"] == line["binding"] else join()


def _many_lines(view: View, lines: list[Json]) -> Html:
    laws = [d["jurisdiction"] for d in lines[0]["determinations"]]
    first = {line["line"]: group[0] for group in view.groups for line in group}
    rows: list[tuple[Child, ...]] = [
        (
            to(view.place_of(first[line["line"]]), view.say("line", line["line"])),
            (code(control_number(line)) if control_number(line) else None, " ", own(line["description"])),
            *((view.verdict(d), _binds(view, line, d)) for d in line["determinations"]),
        )
        for line in lines
    ]
    heads = [view.say("line_no"), view.say("item"), *(view.law(j) for j in laws)]
    return table(view.say("answer"), heads, rows, "answer many")


def control_number(line: Json) -> str:
    """The control number of a line, if one was stated."""
    return str(line["facts"]["item.eccn"]["value"]) if "item.eccn" in line["facts"] else ""


def because(view: View, line: Json, d: Json) -> Iterator[Html]:
    """The reasons for the outcome of one law in a few points, each leading to its evidence."""
    for rule in d["prohibitions"]:
        yield join(view.mark(rule["value"]), " ", to(view.place_of(line, rule["name"]), view.text(rule["title"])))
    if d["outcome"] == "AUTHORISED":
        for rule in (a for a in d["authorisations"] if a["value"] == "TRUE"):
            yield _rule(view, line, rule, view.span(rule["in_force"]))
    elif d["worst"] != "NOT_SUBJECT":
        yield from _requirements(view, line, d)
    yield from _rest(view, line, d)
    if later := d.get("later_known"):
        changed = say("later_known_since", view.lang, later["since"], view.word(OUTCOMES, later["outcome"]))
        yield tag("span", "⚠ ", changed, class_="caution")


def _requirements(view: View, line: Json, d: Json) -> Iterator[Html]:
    """Requirements that nothing lifts, those that hold first."""
    rules = sorted((r for r in d["requirements"] if r["lifted"] != "TRUE"), key=lambda r: bool(r["value"] != "TRUE"))
    for rule in rules[:MOST_REASONS]:
        yield _rule(view, line, rule, view.span(rule["in_force"]) or view.reasons(rule))
    if len(rules) > MOST_REASONS:
        yield tag("span", view.say("and_more", len(rules) - MOST_REASONS))


def _rule(view: View, line: Json, rule: Json, more: str) -> Html:
    name = to(view.place_of(line, rule["name"]), view.text(rule["title"]))
    return join(view.mark(rule["value"]), " ", name, " — ", view.cite(rule), quiet(f" · {more}") if more else None)


def _rest(view: View, line: Json, d: Json) -> Iterator[Html]:
    open_gaps = [g for g in d["not_modelled"] if not g["settled"]]
    modelled = d["requirements"] or d["prohibitions"] or d["not_required"] or d["subject"]
    if d["outcome"] == "UNDETERMINED" and d["questions"]:
        yield tag("span", to("next", view.say("open_count", len(d["questions"]))))
    if open_gaps and d["worst"] != "NOT_SUBJECT":
        yield tag("span", view.say("gaps_open", len(open_gaps)))
    if d["outcome"] == "NOT_SUBJECT" and d["subject"]:
        yield tag("span", view.say("not_subject", len(d["subject"])))
    elif d["not_required"] and not d["requirements"]:
        yield tag("span", view.say("none_holds", len(d["not_required"])))
    if not modelled and d["not_modelled"] and not open_gaps:
        people = dict.fromkeys(view.who_stated(line, g["settled_by"]) for g in d["not_modelled"])
        yield tag("span", view.say("vouched", "; ".join(people)))
    elif not modelled and not d["not_modelled"]:
        yield tag("span", "⚠ ", view.say("nothing_tried"), class_="caution")


def _cautions(view: View) -> Iterator[Html]:
    """Laws whose text was read before the day of export."""
    for jurisdiction, read in view.record["law"]["read"].items():
        if read["to"] < view.record["on"]:
            yield join("⚠ ", view.law(jurisdiction), ": ", view.say("later_than_read", read["to"]))


def next_steps(view: View) -> Html:
    """What to do next: questions, declarations, and the changes after which the shipment could go."""
    parts = [
        *_part(view, "other_day", "ul", _other_days(view)),
        *_part(view, "changes", "ul", _changes(view)),
        *_part(view, "keep_duties", "ul", _duties(view)),
        *_part(view, "questions", "ol", _questions(view)),
        *_part(view, "shortest", "ul", _shortest(view)),
        *_part(view, "declare", "ul", _offered(view)),
        *_part(view, "apply", "ul", _apply(view)),
    ]
    asked = any(d["questions"] for _, d in view.determinations())
    if view.record["outcome"] == "UNDETERMINED" and not asked:
        best = view.word(OUTCOMES, view.record["best"])
        parts.insert(0, tag("p", say("only_vouched", view.lang, best)))
    body = parts or [tag("p", view.say("nothing_next"))]
    return tag("section", tag("h2", view.say("next")), body, id="next")


def _part(view: View, key: str, kind: str, points: Iterable[Html]) -> Iterator[Html]:
    listed = items(dict.fromkeys(points), kind, "steps")
    if listed.text:
        yield tag("h3", view.say(key))
        yield listed


def _other_days(view: View) -> Iterator[Html]:
    for _, d in view.determinations():
        if other := d["other_day"]:
            key = "until_day" if other["until"] else "from_day"
            laws = (join(view.text(p["title"]), ", ", view.cite(p), _instrument(view, p)) for p in other["by"])
            day = tag("strong", view.say(key, other["day"]))
            by = between("; ", laws)
            yield join(day, ": ", view.outcome(other["outcome"]), tag("div", by, class_="quiet") if by.text else None)


def _instrument(view: View, rule: Json) -> Html:
    return join(" [", view.instrument(rule["instrument"]), "]") if rule["instrument"] else join()


def _changes(view: View) -> Iterator[Html]:
    for line, d in view.determinations():
        for change in d["changes"][:MOST_CHANGES]:
            facts = (
                join(code(f["fact"]), " = ", _values(view, f["is"]), tag("div", view.text(f["ask"]), class_="quiet"))
                for f in change["facts"]
            )
            ends = between(" / ", (view.outcome(o) for o in change["outcomes"]))
            where = view.say("line", line["line"]) + " · " if len(view.record["lines"]) > 1 else ""
            yield join(where, view.law(d["jurisdiction"]), ": ", ends, items(facts))


def _values(view: View, reads: list[Json]) -> Html:
    more = len(reads) - MOST_ANSWERS
    shown = (tag("strong", view.text(r)) for r in reads[:MOST_ANSWERS])
    return join(between(" / ", shown), f" {view.say('and_more', more)}" if more > 0 else None)


def _duties(view: View) -> Iterator[Html]:
    for line, d in view.determinations():
        for rule in d["authorisations"]:
            if rule["value"] == "TRUE" and rule["duties"] and d["outcome"] == "AUTHORISED":
                count = view.say("duties_of", len(rule["duties"]))
                place = view.place_of(_first(view, line), rule["name"])
                yield join(to(place, view.text(rule["title"])), " — ", view.cite(rule), ": ", count)


def _first(view: View, line: Json) -> Json:
    """The line under which the determinations of ``line`` are shown."""
    return next(group[0] for group in view.groups if line in group)


def _questions(view: View) -> Iterator[Html]:
    asked: dict[str, tuple[Json, list[Json], list[str]]] = {}
    for line, d in view.determinations():
        for q in d["questions"] if line["outcome"] == "UNDETERMINED" else []:
            _, lines, laws = asked.setdefault(q["fact"], (q, [], []))
            lines.append(line)
            laws.append(view.law(d["jurisdiction"]))
    for question, lines, laws in asked.values():
        now = view.say("known_coarsely", question["now"]) if question["now"] else ""
        whom = view.say("ask_whom", view.person(question["answered_by"])) if question["answered_by"] else ""
        numbers = dict.fromkeys(str(line["line"]) for line in lines)
        some = view.say("lines_same", ", ".join(numbers)) if len(numbers) < len(view.record["lines"]) else ""
        form = view.say("yes_no") if question["type"] == "bool" else question["unit"]
        small = between(" · ", [code(question["fact"]), form, whom, now, some, *dict.fromkeys(laws)])
        answers = question["answers"] if question["type"] != "bool" else []
        yield join(
            tag("div", _whose(view, question["fact"]), view.text(question["ask"]), class_="ask"),
            tag("div", small, class_="quiet"),
            details(view.say("answers"), items(_values(view, a["reads"]) for a in answers)),
        )


def _whose(view: View, fact: str) -> Html:
    name = party_of(view.record["lines"][0], fact)
    return join(own(name), ": ") if name else join()


def _shortest(view: View) -> Iterator[Html]:
    """The fewest answers that settle the outcome, the most permissive outcomes first."""
    for line, d in view.determinations():
        if line["outcome"] != "UNDETERMINED":
            continue
        for found in sorted(d["deciding"], key=lambda s: s["outcome"] in ("PROHIBITED", "LICENCE_REQUIRED"))[
            :MOST_CHANGES
        ]:
            facts = (join(code(a["fact"]), " = ", _values(view, a["is"])) for a in found["answers"])
            yield join(view.law(d["jurisdiction"]), ": ", between(", ", facts), " → ", view.outcome(found["outcome"]))


def _offered(view: View) -> Iterator[Html]:
    for offered in view.record["offered_declarations"]:
        who = view.say("may_sign", view.person(offered["who_may_sign"])) if offered["who_may_sign"] else ""
        yield join(
            tag("strong", view.text(offered["title"])),
            tag("blockquote", view.text(offered["statement"])),
            tag("div", between(" · ", [code(offered["id"]), who]), class_="quiet"),
        )


def _apply(view: View) -> Iterator[Html]:
    """The laws under which only a licence lets the shipment go, with how an application is reviewed."""
    for _, d in view.determinations():
        if d["outcome"] == "LICENCE_REQUIRED":
            reviews = (r for rule in d["requirements"] if rule["lifted"] != "TRUE" for r in rule["review"])
            named = dict.fromkeys(review(view, r) for r in reviews if r["value"] != "FALSE")
            policies = between("; ", named) if named else quiet(view.say("no_review"))
            yield join(view.law(d["jurisdiction"]), ": ", policies)


def review(view: View, policy: Json) -> Html:
    """A review policy with its paragraph; a question mark where its condition is not known to hold."""
    doubt = view.mark(policy["value"]) if policy["value"] == "UNKNOWN" else None
    cite = quiet(policy["cite"]) if policy["cite"] else None
    return between(" ", [view.word(POLICIES, policy["policy"]), cite, doubt])
