"""The record as text for a terminal: the answer first, then what to do, then why."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from gwanmun.cli.content_text import content_lines
from gwanmun.cli.searched import how_far, nameless, party_of, why_open
from gwanmun.cli.words import say
from gwanmun.cli.wrapping import wrapped
from gwanmun.decide.words import GENERAL_PROHIBITIONS, JURISDICTIONS, OUTCOMES, PEOPLE, POLICIES, REASONS, word
from gwanmun.sources.lists.names import list_name

Part: TypeAlias = Callable[[dict[str, Any], dict[str, Any], str], Iterable[str]]
MOST = 5
"""How many rules that only may hold are named on the first screen; the evidence names all."""
MOST_QUESTIONS = 15
MARKS = {"TRUE": "✓", "FALSE": "✗", "UNKNOWN": "?"}


def render(record: dict[str, Any], lang: str, receipt_id: str = "") -> str:
    """The record in ``lang`` as plain text."""
    lines = [*_head(record, lang), "", *_next(record, lang), *_screening(record, lang)]
    for line in record["lines"]:
        lines += ["", *_line(line, lang, _determination)]
    lines += ["", say("evidence", lang)]
    for line in record["lines"]:
        lines += [*_line(line, lang, _evidence)]
    lines += ["", *_foot(record, lang, receipt_id)]
    return "\n".join(_printable(line) for line in lines) + "\n"


def _printable(line: str) -> str:
    """The line without control characters: a title cannot steer the terminal that shows it."""
    return "".join(c if c.isprintable() else " " for c in line)


def _head(record: dict[str, Any], lang: str) -> Iterable[str]:
    case = record["case"]
    yield verdict(record, lang)
    parts = [case.get("title", ""), route(record)]
    dates = [say("on", lang, record["on"]), say("known_at", lang, record["known_at"])]
    yield " · ".join(p for p in (*parts, *dates) if p)


def route(record: dict[str, Any]) -> str:
    """From where to where, as codes."""
    facts = record["lines"][0]["facts"]
    ends = [str(facts[n]["value"]) if n in facts else "?" for n in ("ship_from", "destination")]
    return " → ".join(ends)


def verdict(part: dict[str, Any], lang: str) -> str:
    """The outcome; while undetermined, the best and the worst still possible."""
    name = word(OUTCOMES, part["outcome"], lang)
    if part["outcome"] != "UNDETERMINED":
        return name
    best, worst = (word(OUTCOMES, part[k], lang) for k in ("best", "worst"))
    return f"{name} — {say('best_worst', lang, best, worst)}"


def _line(line: dict[str, Any], lang: str, part: Part) -> Iterable[str]:
    facts = line["facts"]
    code = facts["item.eccn"]["value"] if "item.eccn" in facts else "ECCN ?"
    yield f"{say('line', lang, line['line'])}  {code}  {line['description']}".rstrip()
    for determination in line["determinations"]:
        yield from part(determination, line, lang)
    if part is _determination:
        yield from content_lines(line.get("de_minimis"), lang, wrapped)


def _determination(d: dict[str, Any], line: dict[str, Any], lang: str) -> Iterable[str]:
    name = word(JURISDICTIONS, d["jurisdiction"], lang)
    binds = f"  ({say('binds', lang)})" if d["jurisdiction"] == line["binding"] else ""
    yield f"  {name}: {verdict(d, lang)}{binds}"
    if d["outcome"] == "NOT_SUBJECT":
        # What a law that does not apply would ask for is no reason for anything.
        yield from _later_known(d, lang)
        return
    for rule in d["prohibitions"]:
        yield from _entry(say("prohibited_by", lang), rule_text(rule, lang))
    yield from _requirements(d["requirements"], lang)
    yield from _authorisations(d, lang)
    yield from _later_known(d, lang)


def _evidence(d: dict[str, Any], line: dict[str, Any], lang: str) -> Iterable[str]:
    facts = line["facts"]
    if d["outcome"] == "NOT_SUBJECT":
        return
    yield f"  {word(JURISDICTIONS, d['jurisdiction'], lang)}"
    if d["jurisdiction"] == "kr_foreign_trade_act" and not any(r["value"] == "TRUE" for r in d["subject"]):
        # Until it is known that the goods touch Korea, only that question is worth a reader's time.
        for rule in d["subject"]:
            yield from _why(rule, lang)
        return
    yield from _gaps(d, lang)
    rules = [*d["requirements"], *(r for r in d["authorisations"] if r["value"] != "FALSE")]
    for rule in (r for r in rules if r["value"] != "UNKNOWN"):
        yield from _why(rule, lang)
    # While much is open, hundreds of rules wait for a fact: a reader of a terminal wants the questions, not them.
    waiting = [r for r in rules if r["value"] == "UNKNOWN"]
    for rule in waiting[:MOST]:
        yield from _why(rule, lang)
    if len(waiting) > MOST:
        yield from wrapped("    ", say("more_explained", lang, len(waiting) - MOST))
    if d["worst"] == "LICENCE_REQUIRED":
        yield from _not_available(d["authorisations"], facts, lang)


def rule_text(rule: dict[str, Any], lang: str) -> str:
    """A provision in one line: reason for control, title, citation, instrument and dates."""
    reason = (
        f"{rule['reason']} ({', '.join(word(REASONS, r, lang) for r in rule['reason'].split())}) "
        if rule["reason"]
        else ""
    )
    instrument = f" [{rule['instrument']}]" if rule["instrument"] else ""
    prohibition = ""
    if rule["general_prohibition"]:
        number = rule["general_prohibition"]
        prohibition = " · " + say("general_prohibition", lang, GENERAL_PROHIBITIONS[number] if lang == "en" else number)
    return f"{reason}{rule['title'][lang]} — {rule['cite']}{instrument}{prohibition}{dates_text(rule, lang)}"


def dates_text(rule: dict[str, Any], lang: str) -> str:
    """When the provision was in force, as far as known."""
    start, end = rule["in_force"]
    parts = [say("since", lang, start)] if start else []
    parts += [say("until", lang, end)] if end else []
    return f" · {say('in_force', lang, ' '.join(parts))}" if parts else ""


def _requirements(rules: list[dict[str, Any]], lang: str) -> Iterable[str]:
    """Those that hold, each with its review policy; those that may hold, in short."""
    shared = _shared_reviews(rules)
    for rule in rules:
        if rule["value"] == "TRUE":
            yield from _entry(say("required_by", lang), rule_text(rule, lang))
            if rule["review"] and rule["lifted"] != "TRUE":
                own = reviews_text([r for r in rule["review"] if r not in shared], lang)
                yield from _entry("  " + say("review", lang), own) if own else ()
            if rule["lifted"] != "TRUE":
                yield from _procedure(rule, lang)
    if shared:
        yield from _entry(say("review_of_all", lang), reviews_text(shared, lang))
    perhaps = [f"{r['title'][lang]} — {r['cite'].removeprefix('15 CFR ')}" for r in rules if r["value"] == "UNKNOWN"]
    if perhaps:
        more = [say("and_more", lang, len(perhaps) - MOST)] if len(perhaps) > MOST else []
        yield from _entry(say("maybe_required_by", lang), "; ".join([*perhaps[:MOST], *more]))


def _shared_reviews(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Policies that may hold for every one of several requirements (744.19): they are said once."""
    asked = [r["review"] for r in rules if r["value"] == "TRUE" and r["lifted"] != "TRUE"]
    if len(asked) < 2:
        return []
    return [p for p in asked[0] if p["value"] == "UNKNOWN" and all(p in others for others in asked[1:])]


def _procedure(rule: dict[str, Any], lang: str) -> Iterable[str]:
    """How the licence is asked for, how long it takes and lasts; a question mark where it depends on what is open."""
    for duty in rule.get("duties", ()):
        mark = "? " if duty["value"] == "UNKNOWN" else ""
        yield from _entry("  " + say("procedure", lang), f"{mark}{duty[lang]} {duty['cite']}".rstrip())


def reviews_text(reviews: list[dict[str, Any]], lang: str) -> str:
    """How an application is reviewed; a question mark where the condition of a policy is not known to hold."""
    return " / ".join(
        word(POLICIES, r["policy"], lang)
        + (f" {r['cite']}" if r["cite"] else "")
        + ("?" if r["value"] == "UNKNOWN" else "")
        for r in reviews
        if r["value"] != "FALSE"
    )


def _authorisation(rule: dict[str, Any], lang: str, more: int = 0) -> Iterable[str]:
    label = say("lifted_by" if rule["value"] == "TRUE" else "tried", lang)
    note = f" ({rule['note'][lang]})" if rule["note"] else ""
    if rule["value"] == "TRUE":
        yield from _entry(label, rule_text(rule, lang) + note)
        for duty in rule["duties"]:
            yield from _entry("  " + say("duties", lang), f"{duty[lang]} {duty['cite']}")
        return
    waits = "; ".join(failing(t, lang) for t in rule["fails_on"][:4])
    others = f" ({say('and_more', lang, more)})" if more else ""
    yield from _entry(label, f"{rule['title'][lang]} — {rule['cite']}: {say('waits', lang)} {waits}{note}{others}")


def failing(part: dict[str, Any], lang: str) -> str:
    """The part of a condition, or the rule, on which an authorisation fails."""
    return str(part.get("text") or part["title"][lang])


def _authorisations(d: dict[str, Any], lang: str) -> Iterable[str]:
    """Those that hold or wait, those of one table together; of those that fail, if still needed, how many there are."""
    for same in _by_table(r for r in d["authorisations"] if r["value"] == "TRUE"):
        yield from _authorisation(same[0], lang, len(same) - 1)
    # Where the answer stands, what is open could not move it.
    if d["outcome"] == "UNDETERMINED":
        waiting = list(_by_table(r for r in d["authorisations"] if r["value"] == "UNKNOWN"))
        for same in waiting[:MOST]:
            yield from _authorisation(same[0], lang, len(same) - 1)
        if len(waiting) > MOST:
            yield f"    {say('tried', lang)}  {say('and_more', lang, len(waiting) - MOST)}"
    failed = sum(1 for _ in _by_table(r for r in d["authorisations"] if r["value"] == "FALSE"))
    if failed and d["worst"] == "LICENCE_REQUIRED":
        yield from _entry(say("not_available", lang), say("tried_and_failed", lang, failed))


def _by_table(rules: Iterable[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    """Authorisations grouped by the provision that spells them out."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for rule in rules:
        groups.setdefault(rule["name"].partition("[")[0], []).append(rule)
    return groups.values()


def _not_available(rules: list[dict[str, Any]], facts: dict[str, Any], lang: str) -> Iterable[str]:
    """The authorisations that fail, by the fact on which they do."""
    groups: dict[str, list[str]] = {}
    for same in _by_table(r for r in rules if r["value"] == "FALSE"):
        cite = same[0]["cite"].removeprefix("15 CFR ").partition(";")[0]
        part = same[0]["fails_on"][0] if same[0]["fails_on"] else {}
        fact = next(iter(_facts_in(part)), "") if len(same) == 1 else ""
        detail = say("none_applies", lang, len(same)) if len(same) > 1 else _shortened(part, fact, lang)
        groups.setdefault(fact, []).append(f"{cite} ({detail})" if detail else cite)
    for fact, entries in groups.items():
        given = f" = {facts[fact]['shown'][lang]}" if fact in facts else ""
        label = f"{say('not_available', lang)} [{fact}{given}]" if fact else say("not_available", lang)
        yield from _entry(label, "; ".join(entries))


def _facts_in(part: dict[str, Any]) -> Iterable[str]:
    yield from part.get("facts", {})
    for inner in part.get("parts", []):
        yield from _facts_in(inner)


def _shortened(part: dict[str, Any], fact: str, lang: str) -> str:
    """What an authorisation asks of a fact, without repeating the fact."""
    if not part:
        return ""
    text = failing(part, lang).removeprefix(f"{fact} ").removeprefix("== ")
    return textwrap.shorten(text.strip('"'), 60)


def _later_known(d: dict[str, Any], lang: str) -> Iterable[str]:
    later = d["later_known"]
    if later is not None:
        outcome = word(OUTCOMES, later["outcome"], lang)
        yield from _entry(say("later_known", lang), say("later_known_since", lang, later["since"], outcome))


def _gaps(d: dict[str, Any], lang: str) -> Iterable[str]:
    """What is not modelled, by the statement that would settle it."""
    groups: dict[tuple[bool, str], list[dict[str, Any]]] = {}
    for gap in d["not_modelled"]:
        groups.setdefault((gap["settled"], gap["settled_by"]), []).append(gap)
    for (settled, fact), gaps in groups.items():
        who = (
            f" — {say('settled', lang)} [{fact}]"
            if settled
            else f" — {say('could_settle', lang, fact)}"
            if fact
            else ""
        )
        titles = "; ".join(f"{g['cite'].removeprefix('15 CFR ')} {g['title'][lang]}" for g in gaps)
        yield from _entry(say("not_looked_at", lang), titles + who)
    if d["exceptions_not_modelled"] and d["worst"] == "LICENCE_REQUIRED":
        cites = (r["cite"].removeprefix("15 CFR ").removesuffix(" whole section") for r in d["exceptions_not_modelled"])
        names = ", ".join(dict.fromkeys(cites))
        yield from _entry(say("exceptions_not_looked_at", lang), names)


def _why(rule: dict[str, Any], lang: str) -> Iterable[str]:
    yield f"    {say('explanation', lang)}: {rule['name']}  {rule['cite']}"
    yield from _trace(rule["trace"], 6)
    for carve_out in rule["unless"]:
        yield f"      {say('unless', lang)} {carve_out['title'][lang]} {carve_out['cite']}  {MARKS[carve_out['value']]}"
        yield from _trace(carve_out["trace"], 8)


def _trace(trace: dict[str, Any], indent: int) -> Iterable[str]:
    parts = trace.get("parts", [])
    facts = ", ".join(f"{n} = {v}" for n, v in trace.get("facts", {}).items())
    if parts and trace["op"] in ("and", "or"):
        yield f"{' ' * indent}{MARKS[trace['value']]} {trace['op']}"
    else:
        text = textwrap.shorten(trace["text"], 80, placeholder=" …")
        yield f"{' ' * indent}{MARKS[trace['value']]} {text}" + (f"   [{facts}]" if facts else "")
    for part in parts:
        yield from _trace(part, indent + 2)


def _next(record: dict[str, Any], lang: str) -> Iterable[str]:
    undecided = [line for line in record["lines"] if line["outcome"] == "UNDETERMINED"]
    questions = {q["fact"]: q for line in undecided for d in line["determinations"] for q in d["questions"]}
    changes = [c for line in record["lines"] for d in line["determinations"] for c in d["changes"]]
    days = dict.fromkeys(_day(d, lang) for line in record["lines"] for d in line["determinations"] if d["other_day"])
    yield f"{say('next', lang)}"
    if questions:
        yield f"  {say('to_decide', lang)}"
    elif record["outcome"] == "UNDETERMINED":
        yield from wrapped("  ", say("only_vouched", lang, word(OUTCOMES, record["best"], lang)))
    elif record["outcome"] == "AUTHORISED":
        yield from wrapped("  ", say("keep_conditions", lang))
    elif record["outcome"] == "NO_LICENCE_REQUIRED":
        yield from wrapped("  ", say("keep_record", lang))
    elif record["outcome"] == "NOT_SUBJECT":
        yield from wrapped("  ", say("other_laws", lang))
    elif record["outcome"] == "LICENCE_REQUIRED":
        yield from wrapped("  ", say("apply", lang))
    elif record["outcome"] == "PROHIBITED":
        yield from wrapped("  ", say("stop", lang))
    # Nothing can be judged under Korean law before the item is classified there.
    from_korea = any(line["facts"].get("ship_from", {}).get("value") == "KR" for line in record["lines"])
    asked = sorted(questions.values(), key=lambda q: not from_korea or q["fact"] != "item.kr_control_number")
    for number, question in enumerate(asked[:MOST_QUESTIONS], 1):
        who = (
            f"  ({say('answered_by', lang, word(PEOPLE, question['answered_by'], lang))})"
            if question["answered_by"]
            else ""
        )
        whose = party_of(record["lines"][0], question["fact"])
        yield from wrapped(
            f"  {number}. ", f"{whose and f'{whose}: '}{question['ask'][lang]}  [{question['fact']}]{who}"
        )
        for proposal in question.get("proposed", ()):
            yield from wrapped("     ", say("proposed", lang, proposal["number"], proposal[lang]))
    if len(questions) > MOST_QUESTIONS:
        yield f"  {say('and_more', lang, len(questions) - MOST_QUESTIONS)}"
    if record["offered_declarations"]:
        yield f"  {say('declarations_help', lang)}"
    for offered in record["offered_declarations"]:
        yield from wrapped("  - ", f"{offered['id']}: {offered['statement'][lang]}")
    if changes or days:
        yield f"  {say('would_go', lang)}"
    for day in days:
        yield from wrapped("  - ", day)
    for change in changes[:6]:
        facts = "; ".join(f"{f['fact']} = {' / '.join(w[lang] for w in f['is'][:4])}" for f in change["facts"])
        outcomes = " / ".join(word(OUTCOMES, o, lang) for o in change["outcomes"])
        yield from wrapped("  - ", f"{facts}: {outcomes}")


def _day(d: dict[str, Any], lang: str) -> str:
    """The other day on which it could go, and what would let it."""
    other = d["other_day"]
    laws = [f"{p['title'][lang]}, {p['cite']} [{p['instrument']}]" for p in other["by"]]
    by = f" ({'; '.join(laws)})" if laws else ""
    return (
        say("until_day" if other["until"] else "from_day", lang, other["day"], word(OUTCOMES, other["outcome"], lang))
        + by
    )


def _screening(record: dict[str, Any], lang: str) -> Iterable[str]:
    """Who was found on which list, who was not searched, and how far finding nothing goes."""
    screening = record.get("screening")
    if screening is None:
        return
    yield ""
    yield say("parties", lang)
    for party in screening["parties"]:
        yield from _found(party, lang)
    for number in nameless(record):
        yield from wrapped("  ", f"{say('party_number', lang, number)}: {say('no_name', lang)}")
    if any(h["answer"] == "possible" for p in screening["parties"] for h in p["hits"]):
        yield from wrapped("  ", say("look_at_hits", lang))
    yield from wrapped("  ", how_far(screening, lang))


def _found(party: dict[str, Any], lang: str) -> Iterable[str]:
    sure = {h["list"] for h in party["hits"] if h["answer"] == "match"}
    for hit in (h for h in party["hits"] if h["answer"] == "match" or h["list"] not in sure):
        terms = " · ".join(filter(None, (hit["licence_requirement"], hit["licence_policy"], hit["citation"])))
        found = say(f"hit_{hit['answer']}", lang, list_name(hit["list"], lang), hit["name_listed"])
        yield from wrapped("  ", f"{party['name']}: {found} ({hit['score']:.2f}){' — ' + terms if terms else ''}")
    if why := why_open(party):
        yield from wrapped("  ", f"{party['name']}: {say(why, lang)}")


def _foot(record: dict[str, Any], lang: str, receipt_id: str) -> Iterable[str]:
    for signed in record["declarations"]:
        text = f"{signed['title'][lang]} — {signed['by']}; {say('covers_not', lang)}: {signed['does_not_cover'][lang]}"
        yield from wrapped(f"{say('signed', lang)}: ", text)
    read = ", ".join(sorted({e["to"] for e in record["law"]["read"].values()}))
    yield f"{say('receipt', lang, receipt_id[:12], record['law']['rule_base'][:12])} · {say('law_read', lang, read)}"


def _entry(label: str, text: str) -> Iterable[str]:
    yield from wrapped(f"    {label}  ", text)
