"""The record of a decision: one JSON value from which text, page and spreadsheet are made; it can be replayed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from gwanmun.decide.advice import Advice, Question, advise, questions_of
from gwanmun.decide.case import Case
from gwanmun.decide.content_record import content_data
from gwanmun.decide.decision import Decision, LineDecision, is_vouched
from gwanmun.decide.engine import (
    AuthorisationResult,
    Determination,
    GapResult,
    RequirementResult,
    RuleResult,
)
from gwanmun.decide.line_facts import LineFacts
from gwanmun.decide.outcome import Outcome
from gwanmun.law.korean_list import NUMBER as KOREAN_NUMBER
from gwanmun.law.korean_list import korean_list
from gwanmun.law.model import FactInfo, Provision
from gwanmun.law.rulebase import RuleBase
from gwanmun.logic import Answer, Change, DecidingSet, Trace, Value, Variable
from gwanmun.logic.terms import Opaque
from gwanmun.logic.values import Absent, tri_name
from gwanmun.version import __version__
from gwanmun.world.dates import Interval
from gwanmun.world.text import Text

Json: TypeAlias = dict[str, Any]


def record(decision: Decision) -> Json:
    """The whole answer as plain JSON data: outcome, rules, traces, facts with sources, questions, and what would help.

    It holds no time of day and nothing of the machine, so that the same case, dates and rules give the same bytes.
    """
    verdict = decision.verdict
    return {
        "kind": "gwanmun record",
        "engine": __version__,
        "on": decision.on.isoformat(),
        "known_at": decision.known_at.isoformat(),
        "outcome": verdict.outcome.value,
        "best": verdict.best.value,
        "worst": verdict.worst.value,
        "case": case_data(decision.case),
        "lines": [_line(decision, line) for line in decision.lines],
        "declarations": [
            {
                "id": s.id,
                "by": s.by,
                "on": s.on,
                "note": s.note,
                "title": _text(decision.base.declarations[s.id].title),
                "statement": _text(decision.base.declarations[s.id].question),
                "does_not_cover": _text(decision.base.declarations[s.id].does_not_cover),
                "states": {name: _value(v) for name, v in s.states.items()},
            }
            for s in decision.facts.signed
        ],
        "offered_declarations": _offered(decision),
        "screening": decision.screened.as_dict() if decision.screened else None,
        "law": {"rule_base": decision.base.identity, "read": _editions(decision.base)},
    }


def case_data(case: Case) -> Json:
    """The case as written, in plain data."""
    return case.data


def _line(decision: Decision, line: LineDecision) -> Json:
    verdict = line.verdict
    return {
        "line": line.facts.line,
        "description": line.facts.description,
        "outcome": verdict.outcome.value,
        "best": verdict.best.value,
        "worst": verdict.worst.value,
        "binding": line.binding,
        "facts": _facts(decision.base, line.facts),
        **({"de_minimis": content_data(decision.base, line.facts.share)} if line.facts.share else {}),
        "determinations": [_determination(decision, d) for d in line.determinations],
    }


def _facts(base: RuleBase, facts: LineFacts) -> Json:
    """Every stated fact once: those of a party under the party, not again under its role."""
    kept = {n: v for n, v in facts.values.items() if n.partition(".")[0] not in base.vocabulary.roles}
    return {
        name: {
            "value": _value(value),
            "shown": _shown(base, name, value),
            "ask": _text(_info(base, name).ask),
            "source": {
                k: getattr(facts.sources[name], k)
                for k in ("kind", "who", "document", "on")
                if getattr(facts.sources[name], k)
            },
        }
        for name, value in sorted(kept.items())
    }


def _determination(decision: Decision, d: Determination) -> Json:
    advice = advise(decision, d)
    return {
        "jurisdiction": d.jurisdiction,
        "outcome": d.outcome.value,
        "best": d.best.value,
        "worst": d.worst.value,
        "vouched": is_vouched(d),
        "subject": [_rule(r) for r in d.subject],
        "prohibitions": [_rule(r) for r in d.prohibitions],
        "requirements": [_requirement(r) for r in d.requirements],
        "authorisations": [_authorisation(r) for r in d.authorisations],
        "not_modelled": [_gap(r) for r in d.gaps],
        "exceptions_not_modelled": [_rule(r) for r in d.open_authorisations],
        "not_required": [{"name": p.name, "cite": str(p.citation)} for p in d.not_required],
        **_advice(d, advice),
    }


def _advice(d: Determination, advice: Advice) -> Json:
    return {
        "questions": [{**_question(d.law.base, q), **_proposed(d, q)} for q in advice.questions],
        "deciding": [_deciding(d.law.base, x) for x in advice.deciding],
        "changes": [_change(d.law.base, c) for c in advice.changes],
        "other_day": None
        if advice.other_day is None
        else {
            "day": advice.other_day.day.isoformat(),
            "until": advice.other_day.last_day,
            "outcome": advice.other_day.outcome.value,
            "by": [_provision(p) for p in advice.other_day.by],
        },
        "later_known": None
        if advice.later_known is None
        else {"since": advice.later_known.since.isoformat(), "outcome": advice.later_known.outcome.value},
    }


def _rule(r: RuleResult) -> Json:
    return {
        **_provision(r.provision),
        "value": tri_name(r.value),
        "trace": _trace(r.trace),
        "unless": [_rule(u) for u in r.unless],
    }


def _requirement(r: RequirementResult) -> Json:
    duties = [{**_text(d.text), "cite": d.paragraph, "value": tri_name(v)} for d, v in r.duties]
    return {
        **_rule(r),
        "lifted": tri_name(r.lifted),
        "lifted_by": list(r.lifted_by),
        "review": [
            {"policy": p.policy, "title": p.title, "cite": p.paragraph, "value": tri_name(v), "when": p.when}
            for p, v in r.reviews()
        ],
        **({"duties": duties} if duties else {}),
    }


def _authorisation(r: AuthorisationResult) -> Json:
    duties = [{**_text(d.text), "cite": d.paragraph} for d in r.provision.conditions] if r.value is not False else []
    # Restrictions that do not hold matter only to an authorisation that may hold.
    aside = _aside(r)
    rule = {**_provision(r.provision), "value": tri_name(r.value), "trace": _trace(r.trace)}
    return {
        **rule,
        "unless": [_rule(u) for u in aside],
        "answers": list(r.answers),
        "duties": duties,
        "fails_on": _failing(r),
    }


def _failing(r: RuleResult) -> list[Json]:
    """The parts on which an authorisation fails or waits: the near miss."""
    if r.value is True:
        return []
    found = [_trace(t) for t in _decisive(r.trace, wanted=True)]
    return found + [_rule(u) for u in _aside(r) if u.value is not False]


def _aside(r: RuleResult) -> list[RuleResult]:
    """What restricts a rule, as far as it matters: nothing where it does not hold anyway."""
    if r.trace.value is False:
        return []
    return [u for u in r.unless if r.value is not False or u.value is not False]


def _decisive(trace: Trace, wanted: bool) -> Iterable[Trace]:
    """The smallest parts whose value keeps the whole from being ``wanted``."""
    if trace.value is wanted:
        return
    if trace.operator == "not":
        yield from ([trace] if not trace.parts[0].parts else _decisive(trace.parts[0], not wanted))
    elif trace.operator in ("and", "term") if wanted else trace.operator in ("or", "term"):
        for part in trace.parts:
            yield from _decisive(part, wanted)
    else:
        yield trace


def _gap(r: GapResult) -> Json:
    assert r.provision.not_modelled is not None
    return {
        **_rule(r),
        "what": _text(r.provision.not_modelled),
        "settled": r.settled,
        "settled_by": r.provision.settled_by,
    }


def _provision(p: Provision) -> Json:
    return {
        "name": p.name,
        "kind": p.kind,
        "title": _text(p.title),
        "cite": p.citation.place,
        "instrument": p.citation.instrument,
        "url": p.citation.url,
        "in_force": _interval(p.in_force),
        "known": _interval(p.known),
        "verified_on": p.verified_on,
        "general_prohibition": p.general_prohibition,
        "reason": p.reason,
        "note": _text(p.note) if p.note else None,
        "file": f"{p.file}:{p.line}",
    }


def _trace(t: Trace) -> Json:
    data: Json = {"text": t.text, "value": tri_name(t.value), "op": t.operator}
    if t.facts:
        data["facts"] = {name: _value(v) for name, v in t.facts}
    if t.parts:
        data["parts"] = [_trace(p) for p in t.parts]
    return data


def _question(base: RuleBase, q: Question) -> Json:
    return {
        "fact": q.fact,
        "ask": _text(q.info.ask),
        "answered_by": q.info.answered_by,
        "type": q.info.shown_as,
        "unit": q.info.unit,
        "now": q.known_too_coarsely,
        "answers": [{"value": _value(a.value), "reads": [_choice(q.info, r) for r in a.reads]} for a in q.answers],
    }


def _proposed(d: Determination, q: Question) -> Json:
    """Korean numbers that the stated ECCN suggests: for the person to confirm, never a fact."""
    eccn = d.facts.get("item.eccn")
    if q.fact != KOREAN_NUMBER or not isinstance(eccn, str):
        return {}
    found = korean_list(d.law.base).candidates(eccn, d.law.on)
    return {"proposed": [{"number": c.number, "confidence": c.confidence, **_text(c.basis)} for c in found]}


def _deciding(base: RuleBase, found: DecidingSet) -> Json:
    return {"outcome": found.label, "answers": [_given_answer(base, v, a) for v, a in found.answers]}


def _given_answer(base: RuleBase, variable: Variable, answer: Answer) -> Json:
    info = _info(base, variable.facts[0])
    # What is not modelled is settled by the person's statement, whose answer is yes.
    settles = isinstance(variable.key, Opaque)
    reads = [_text(Text("yes", "예"))] if settles else [_choice(info, r) for r in answer.reads]
    return {"fact": " / ".join(variable.facts), "ask": _text(info.ask), "is": reads}


def _info(base: RuleBase, fact: str) -> FactInfo:
    return base.facts[base.vocabulary.general_name(fact)]


def _change(base: RuleBase, change: Change) -> Json:
    return {
        "outcomes": sorted(change.labels),
        "facts": [_given_answer(base, v, a) for v, a in change.answers],
    }


def _offered(decision: Decision) -> list[Json]:
    """Declarations not yet signed that answer a question or settle something that is not modelled."""
    wanted: set[str] = set()
    for line in decision.lines:
        if line.verdict.outcome is not Outcome.UNDETERMINED:
            continue
        for d in line.determinations:
            if d.worst is not Outcome.NOT_SUBJECT:
                wanted.update(g.provision.settled_by for g in d.gaps if not g.settled)
                if d.diagram is not None:
                    wanted.update(q.fact for q in questions_of(d))
    signed = {s.id for s in decision.facts.signed}
    return [
        {"id": d.id, "title": _text(d.title), "statement": _text(d.question), "who_may_sign": d.who_may_sign}
        for d in decision.base.declarations.values()
        if d.id not in signed and wanted & set(d.states)
    ]


def _editions(base: RuleBase) -> Json:
    """For each jurisdiction the day of the official text that was read, the oldest and the newest."""
    found: dict[str, list[str]] = {}
    for section in base.sections:
        found.setdefault(section.jurisdiction, []).append(section.as_of)
    return {j: {"from": min(days), "to": max(days)} for j, days in found.items()}


def _shown(base: RuleBase, name: str, value: Value) -> Json:
    info = _info(base, name)
    if isinstance(value, str) and value in info.choices:
        return _text(info.choices[value])
    plain = str(_value(value)) if not isinstance(value, bool) else ("yes" if value else "no")
    return {"en": plain, "ko": ("예" if value else "아니오") if isinstance(value, bool) else plain}


def _choice(info: FactInfo, word: str) -> Json:
    if word in info.choices:
        return _text(info.choices[word])
    yes_no = {
        "true": Text("yes", "예"),
        "false": Text("no", "아니오"),
        "(other)": Text("any other", "그 밖"),
        "not applicable": Text("not applicable", "해당 없음"),
    }
    return _text(yes_no.get(word, Text(word, word)))


def _text(text: Text) -> Json:
    return {"en": text.en, "ko": text.in_("ko")}


def _interval(span: Interval) -> list[str | None]:
    return [d.isoformat() if d else None for d in (span.start, span.end)]


def _value(value: Value) -> Any:
    match value:
        case Absent():
            return value.value
        case Decimal():
            return int(value) if value == value.to_integral_value() else str(value)
        case date():
            return value.isoformat()
        case bool() | int():
            return value
        case _:
            return str(value)
