"""Answers of ``gwanmun classify`` as lines of text in Korean or English."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from gwanmun.cli.wrapping import wrapped
from gwanmun.world.text import Text

if TYPE_CHECKING:
    from gwanmun.items.book import Book
    from gwanmun.items.chips import ChipAnswer, Published, RuleAnswer
    from gwanmun.items.finding import Findings
    from gwanmun.items.hs import HsAnswer
    from gwanmun.items.trees import EntryDecision

SAYS = {
    "none": Text(
        "No entry fits these words. That is no statement that nothing is controlled: describe what it is and does.",
        "이 말에 맞는 항목이 없습니다. 통제되지 않는다는 뜻이 아닙니다. 무엇이고 무엇을 하는지 적어 주십시오.",
    ),
    "candidates": Text("Candidates, best first (not a classification):", "후보(점수순, 판정이 아님):"),
    "matched": Text("matched", "일치"),
    "asks": Text("ask", "확인"),
    "confused": Text("often confused with", "혼동하기 쉬운 항목"),
    "no_texts": Text(
        "No official text is kept; name a folder with --texts to rank by it and quote from it.",
        "보관된 공식 본문이 없습니다. --texts로 폴더를 지정하면 본문으로 찾고 인용합니다.",
    ),
    "tpp": Text("total processing performance", "총처리성능(TPP)"),
    "density": Text("performance density", "성능밀도"),
    "unknown": Text("not known", "알 수 없음"),
    "possible": Text("undecided; possible: {0}", "미정, 가능한 번호: {0}"),
    "outside": Text("outside 3A090", "3A090 비해당"),
    "missing": Text("missing", "필요한 값"),
    "more_open": Text("{0} more paragraphs are open", "미정인 항 {0}개 더 있음"),
    "not_met": Text("not met", "불충족"),
    "answer_next": Text(
        "Answer next (many of the others then fall away):", "다음에 답할 것(나머지는 대개 함께 해소됨):"
    ),
    "more_asked": Text("and {0} more; --format json has all", "외 {0}개. 전체는 --format json"),
    "applies": Text("applies", "해당"),
    "may_apply": Text("may apply", "해당할 수 있음"),
    "excluded": Text("does not apply by these figures", "이 수치로는 비해당"),
    "not_in_force": Text("did not exist on that day", "그날에는 없던 항목"),
    "not_modelled": Text("not modelled", "모형화하지 않음"),
    "may": Text(
        "May apply to {0} (a customs code never decides):", "세번 {0}에 적용될 수 있음(세번으로 판정하지 않음):"
    ),
    "hs_none": Text(
        "No table here names {0}. That is no statement that nothing is controlled.",
        "{0}이(가) 있는 표가 없습니다. 통제되지 않는다는 뜻이 아닙니다.",
    ),
    "book": Text("{0} rows, {1} decided, {2} decisions newly logged", "{0}행, 결정 {1}건, 새로 기록한 결정 {2}건"),
    "changed": Text("changed since decided", "결정 후 변경"),
    "written": Text("written to {0}", "{0}에 저장했습니다"),
    "disagrees": Text("source says {0}", "출처는 {0}"),
}
_TRUTH = {
    "TRUE": Text("met", "충족"),
    "FALSE": Text("not met", "불충족"),
    "UNKNOWN": Text("open", "미정"),
}

MOST_OPEN, MOST_NAMES, MOST_ASKED = 12, 5, 6
"""Most open paragraphs, names that one waits for, and questions that are shown."""


def _say(key: str, lang: str, *values: object) -> str:
    return SAYS[key].in_(lang).format(*values)


def finding_lines(found: Findings, lang: str) -> list[str]:
    """Candidates with their evidence."""
    if not found.candidates:
        return [_say("none", lang)]
    lines = [_say("candidates", lang)]
    for c in found.candidates:
        numbers = "  ".join(f"{name} {', '.join(n[:3])}{' …' if len(n) > 3 else ''}" for name, n in c.numbers.items())
        lines.append(f"{c.rank:>3}  {numbers}   {c.label.in_(lang)}   [{c.score:.1f}]")
        if c.note:
            lines.append(f"       {c.note.in_(lang)}")
        if c.matched:
            shown = c.matched.text.en if c.matched.source == "official text" else c.matched.text.in_(lang)
            lines.append(f"       {_say('matched', lang)}: “{shown}” ({c.matched.source})")
        lines += [f"       {_say('asks', lang)}: {a.in_(lang)}" for a in c.asks]
        if c.neighbours and c.rank <= 3:
            near = ", ".join(f"{n.number} {n.label.in_(lang)}" for n in c.neighbours)
            lines.append(f"       {_say('confused', lang)}: {near}")
    return lines if found.texts else [*lines, _say("no_texts", lang)]


def chip_lines(answer: ChipAnswer, lang: str) -> list[str]:
    """The number of a chip under each rule."""
    unknown = _say("unknown", lang)
    lines = [
        f"{_say('tpp', lang)}: {_number(answer.tpp) or unknown}",
        f"{_say('density', lang)}: {_number(answer.performance_density) or unknown}",
    ]
    for rule in answer.rules:
        lines.append(f"  {rule.title.in_(lang)}: {rule_answer(rule, lang)}")
        lines += [f"      {_say('asks', lang)}: {a.in_(lang)}" for a in rule.asks]
    return [*lines, *(n.in_(lang) for n in answer.notes)]


def rule_answer(rule: RuleAnswer, lang: str) -> str:
    """What one rule says of a chip, in a few words."""
    if rule.number:
        return f"{rule.number} ({_say('outside', lang)})" if rule.outside_3a090 else rule.number
    return _say("outside", lang) if rule.outside_3a090 else _say("possible", lang, ", ".join(rule.possible))


def chip_table(rows: Sequence[Published], lang: str) -> list[str]:
    """The published chips, one a line."""
    lines = []
    for r in rows:
        answers = "  |  ".join(f"{a.rule} {rule_answer(a, lang)}" for a in r.answer.rules)
        mark = f"  ≠ {_say('disagrees', lang, r.source_label)}" if r.disagrees else ""
        lines.append(
            f"{r.name:<26} TPP {_number(r.answer.tpp) or '?':>8}  "
            f"PD {_number(r.answer.performance_density) or '?':>6}  {answers}{mark}"
        )
        lines.append(f"{'':<26} {r.note.in_(lang)}")
    return lines


def entry_lines(decision: EntryDecision, lang: str) -> list[str]:
    """Which paragraph is met and why, which are open and on what, which are excluded, and what to answer next."""
    lines = [f"{decision.entry}: {_say(decision.outcome, lang)} — {decision.cite}, {decision.on}"]
    by_truth = {truth: [p for p in decision.paragraphs if p.truth == truth] for truth in _TRUTH}
    told = by_truth["TRUE"] + (by_truth["FALSE"] if decision.outcome == "excluded" else [])
    for p in told:
        lines += wrapped(f"  .{p.paragraph:<8} ", f"{_TRUTH[p.truth].in_(lang)}: {p.when}")
    for p in by_truth["UNKNOWN"][:MOST_OPEN]:
        waits = ", ".join(p.missing[:MOST_NAMES]) + (" …" if len(p.missing) > MOST_NAMES else "")
        lines += wrapped(f"  .{p.paragraph:<8} ", f"{_TRUTH['UNKNOWN'].in_(lang)} ({_say('missing', lang)}: {waits})")
    if more := len(by_truth["UNKNOWN"]) - MOST_OPEN:
        lines += [f"  {_say('more_open', lang, more)}"] if more > 0 else []
    if decision.outcome != "excluded" and by_truth["FALSE"]:
        lines += wrapped(f"  {_say('not_met', lang)}: ", ", ".join("." + p.paragraph for p in by_truth["FALSE"]))
    lines += _next(decision, lang)
    for n in decision.not_modelled:
        lines += wrapped(f"  {_say('not_modelled', lang)} .{n.paragraphs}: ", n.reason.in_(lang))
    return lines


def _next(decision: EntryDecision, lang: str) -> list[str]:
    """The questions to answer next: those that split most stand first, and many fall away with them."""
    asks = list(decision.asks.items())
    if not asks or decision.outcome == "applies":
        return []
    lines = [f"  {_say('answer_next', lang)}"]
    for name, ask in asks[:MOST_ASKED]:
        lines += wrapped(f"    {name}=…  ", ask.in_(lang))
    return [*lines, f"    {_say('more_asked', lang, len(asks) - MOST_ASKED)}"] if len(asks) > MOST_ASKED else lines


def hs_lines(answer: HsAnswer, lang: str) -> list[str]:
    """What may apply to a customs code."""
    if not answer.may_apply:
        return [_say("hs_none", lang, answer.code)]
    lines = [_say("may", lang, answer.code)]
    for m in answer.may_apply:
        lines.append(f"  {m.jurisdiction:<7} {m.number:<24} {m.label.in_(lang)} — {m.ground.in_(lang)} [{m.source}]")
    return lines


def book_lines(book: Book, output: Path | None, lang: str) -> list[str]:
    """A product book: candidates and what changed."""
    decided = sum(r.decision is not None for r in book.rows)
    lines = [_say("book", lang, len(book.rows), decided, book.logged)]
    for row in book.rows[:20]:
        found = row.decision.number if row.decision else ", ".join(c.number for c in row.candidates) or "—"
        lines.append(f"  {row.product[:40]:<40} {found}{' ✓' if row.decision else ''}")
        if row.changed:
            lines.append(f"      {_say('changed', lang)}: {row.changed.in_(lang)}")
    return [*lines, _say("written", lang, output)] if output else lines


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.quantize(Decimal('0.01')).normalize():f}"
