"""Decision trees of entries as data: parameters with units, paragraphs with conditions; decided in three values.

A file of ``entries_data/`` holds one entry. Its conditions are those of the rule base (``gwanmun.logic``); nothing that
was not stated is taken as zero or false, and a paragraph that is not modelled keeps the entry from being excluded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gwanmun.items.entries import table
from gwanmun.items.units import measure
from gwanmun.logic.evaluate import evaluate
from gwanmun.logic.facts import FactType, Kind, Vocabulary
from gwanmun.logic.parse import Parser
from gwanmun.logic.terms import And, Node, Not, Or, facts_of
from gwanmun.logic.values import Tri, Value, tri_name
from gwanmun.sources.files import InputError
from gwanmun.world.suggest import near
from gwanmun.world.text import Text

FOLDER = Path(__file__).parent / "entries_data"
MOST_LISTED = 60
"""Longest list of choices that a question spells out; a longer one (CAS numbers) is the entry's own list."""


@dataclass(frozen=True)
class Parameter:
    """A number with a unit, a choice, or a yes-or-no of an item, and the question for it."""

    name: str
    kind: Kind
    unit: str
    choices: tuple[str, ...]
    ask: Text
    question: Text
    """The same with what it can be answered by."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of an entry, the days it is in force and its condition."""

    id: str
    start: date | None
    end: date | None
    when: str
    node: Node
    cite: str

    def in_force(self, on: date) -> bool:
        """Whether the paragraph stood in the list on a day."""
        return (self.start is None or self.start <= on) and (self.end is None or on < self.end)


@dataclass(frozen=True)
class NotModelled:
    """Paragraphs that are not read into conditions, and why.

    ``keeps_open``: whether it keeps the entry from being excluded; not so for a word to a few, or on other entries.
    """

    paragraphs: str
    reason: Text
    keeps_open: bool = True


@dataclass(frozen=True)
class Tree:
    """An entry that can be decided."""

    entry: str
    cite: str
    as_of: str
    starts: date | None
    parameters: Mapping[str, Parameter]
    paragraphs: tuple[Paragraph, ...]
    not_modelled: tuple[NotModelled, ...]


@dataclass(frozen=True, slots=True)
class ParagraphDecision:
    """One paragraph: ``TRUE``, ``FALSE`` or ``UNKNOWN``, its condition, and which missing parameters it waits for."""

    paragraph: str
    truth: str
    when: str
    cite: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryDecision:
    """What the stated parameters decide.

    ``outcome``: ``applies`` (a paragraph is met), ``may_apply`` (nothing is met yet, something is open or not
    modelled), ``excluded`` (every paragraph is read and none is met), ``not_in_force``
    (it, or what is read of it, did not stand yet).
    """

    entry: str
    on: date
    outcome: str
    applies: tuple[str, ...]
    paragraphs: tuple[ParagraphDecision, ...]
    missing: tuple[str, ...]
    asks: Mapping[str, Text]
    not_modelled: tuple[NotModelled, ...]
    parameters: Mapping[str, str]
    cite: str

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self) | {"on": self.on.isoformat()}


def decide_entry(entry: str, parameters: Mapping[str, object], on: date | None = None) -> EntryDecision:
    """Decide an entry by its parameters.

    :param parameters: by name; numbers in the unit of the parameter, or texts such as ``"0.9 um"``.
    :raises InputError: for an entry without a tree, an unknown parameter, or a value that does not fit.
    """
    tree = tree_for(entry.strip().upper().partition(".")[0])
    if tree is None:
        raise InputError(_no_tree(entry))
    day = on or date.today()  # noqa: DTZ011 - the calendar day of the place
    facts = {name: _value(tree, name, value) for name, value in parameters.items() if value is not None}
    standing = [p for p in tree.paragraphs if p.in_force(day)]
    decided = tuple(_decide(p, facts, tuple(tree.parameters)) for p in standing)
    applies = tuple(p.paragraph for p in decided if p.truth == "TRUE")
    open_ = {m for p in decided for m in p.missing}
    missing = tuple(name for name in tree.parameters if name in open_)
    unread = tree.not_modelled + _earlier_text(tree, day)
    return EntryDecision(
        tree.entry,
        day,
        _outcome(tree, day, decided, unread),
        applies,
        decided,
        missing,
        {m: tree.parameters[m].question for m in missing},
        unread,
        {k: str(v) for k, v in facts.items()},
        f"{tree.cite} ({tree.as_of})",
    )


def _decide(paragraph: Paragraph, facts: Mapping[str, Value], order: tuple[str, ...]) -> ParagraphDecision:
    """A paragraph's truth; its missing parameters in the order of the file, which asks first what splits most."""
    truth: Tri = evaluate(paragraph.node, facts)
    waiting = _waiting(paragraph.node, facts)
    names = tuple(name for name in order if name in waiting)
    return ParagraphDecision(paragraph.id, tri_name(truth), paragraph.when, paragraph.cite, names)


def _waiting(node: Node, facts: Mapping[str, Value]) -> frozenset[str]:
    """The missing parameters of what is still open in a condition; an alternative that is settled asks for nothing."""
    if evaluate(node, facts) is not None:
        return frozenset()
    match node:
        case And(items=items) | Or(items=items):
            return frozenset().union(*(_waiting(item, facts) for item in items))
        case Not(item=item):
            return _waiting(item, facts)
    return frozenset(facts_of(node) - facts.keys())


def _earlier_text(tree: Tree, day: date) -> tuple[NotModelled, ...]:
    """Before the day of the text that was read, another figure may have stood in paragraphs that carry no days."""
    undated = [p.id for p in tree.paragraphs if p.start is None and p.end is None]
    if not undated or day >= date.fromisoformat(tree.as_of) or (tree.starts is not None and day < tree.starts):
        return ()
    reason = Text(
        f"read in the text of {tree.as_of}; on an earlier day another figure may have stood in a paragraph",
        f"{tree.as_of} 법문으로 판정했습니다. 그 전에는 항의 기준값이 달랐을 수 있습니다",
    )
    return (NotModelled("…", reason),)


def _outcome(tree: Tree, day: date, decided: tuple[ParagraphDecision, ...], unread: tuple[NotModelled, ...]) -> str:
    if not decided or (tree.starts is not None and day < tree.starts):
        return "not_in_force"
    truths = {p.truth for p in decided}
    if "TRUE" in truths:
        return "applies"
    return "may_apply" if "UNKNOWN" in truths or any(n.keeps_open for n in unread) else "excluded"


def _value(tree: Tree, name: str, value: object) -> Value:
    parameter = tree.parameters.get(name)
    if parameter is None:
        raise InputError(_no_parameter(tree, name), name)
    if parameter.kind is Kind.NUMBER:
        number = measure(value, parameter.unit, name)
        if number < 0 and parameter.unit not in ("c", "C", "K"):
            raise InputError(Text("cannot be below zero", "0보다 작을 수 없습니다"), name)
        return number
    if parameter.kind is Kind.BOOL:
        words = {"yes": True, "true": True, "예": True, "no": False, "false": False, "아니오": False}
        found = value if isinstance(value, bool) else words.get(str(value).strip().lower())
        if found is None:
            raise InputError(Text("must be yes or no", "예 또는 아니오여야 합니다"), name)
        return found
    chosen = str(value).strip().lower()
    if chosen not in parameter.choices:
        listed = ", ".join(parameter.choices)
        raise InputError(Text(f"must be one of {listed}", f"다음 중 하나여야 합니다: {listed}"), name)
    return chosen


@lru_cache(maxsize=128)
def tree_for(entry: str) -> Tree | None:
    """The tree of an entry; ``None`` where it is not modelled."""
    path = FOLDER / f"{entry}.yaml"
    if not entry.isalnum() or not path.is_file():
        return None
    import yaml

    return _tree(yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def modelled() -> tuple[str, ...]:
    """The entries that have a tree."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.yaml")))


def _tree(data: dict[str, Any]) -> Tree:
    parameters = {name: _parameter(name, p) for name, p in data["parameters"].items()}
    vocabulary = Vocabulary({p.name: FactType(p.name, p.kind, p.choices) for p in parameters.values()})
    parser = Parser(vocabulary, {})
    # A paragraph may use the named lists of its file, so that a list of materials is written once; ``every`` is what
    # the heading or a note asks of all paragraphs.
    shared = {f"${name}": " ".join(str(text).split()) for name, text in data.get("terms", {}).items()}
    every = " ".join(str(data["every"]).split()) + " and " if "every" in data else ""
    paragraphs = []
    for p in data["paragraphs"]:
        own = " ".join(str(p["when"]).split())
        when = f"{every}({own})" if every and " or " in own else every + own
        for name, text in sorted(shared.items(), key=lambda pair: -len(pair[0])):
            when = when.replace(name, f"({text})")
        start, end = p.get("in_force", (None, None))
        paragraphs.append(Paragraph(str(p["id"]), start, end, when, parser.parse(when), p.get("cite", data["cite"])))
    return Tree(
        data["entry"],
        data["cite"],
        str(data["as_of"]),
        data.get("starts"),
        parameters,
        tuple(paragraphs),
        tuple(
            NotModelled(n["paragraphs"], Text(n["en"], n["ko"]), n.get("keeps_open", True))
            for n in data.get("not_modelled", ())
        ),
    )


def _parameter(name: str, data: dict[str, Any]) -> Parameter:
    choices = tuple(str(c) for c in data.get("choices", ()))
    kind = Kind.SYMBOL if choices else Kind.NUMBER if "unit" in data else Kind.BOOL
    return Parameter(name, kind, str(data.get("unit", "")), choices, Text(data["en"], data["ko"]), _ask(data, choices))


def _ask(data: dict[str, Any], choices: tuple[str, ...]) -> Text:
    """The question with what it can be answered by: the unit of a bare number, or the words of a choice.

    ``choices`` may be a list, or a mapping from each word to its meaning in the two languages.
    """
    ask, unit = Text(data["en"], data["ko"]), str(data.get("unit", ""))
    if unit:
        return Text(f"{ask.en} [{unit}]", f"{ask.ko} [{unit}]")
    if not choices or len(choices) > MOST_LISTED:
        return ask
    given = data["choices"]
    meanings = given if isinstance(given, dict) else {}
    said = [[f"{c} ({meanings[c][i]})" if c in meanings else c for c in choices] for i in (0, 1)]
    return Text(f"{ask.en} [{'; '.join(said[0])}]", f"{ask.ko} [{'; '.join(said[1])}]")


def _no_tree(entry: str) -> Text:
    shown = entry.strip()[:20]
    former = next((r for r in table("formerly_listed.csv") if r["number"] == shown.upper()), None)
    if former is not None:
        # Whoever asks for a reactor must not read "not modelled" as "not controlled".
        return Text(
            f"{shown} is no longer in the Commerce Control List: since {former['since']} its items are licensed by "
            f"{former['authority_en']} ({former['cite']}). That says nothing about whether a licence is needed.",
            f"{shown}은(는) 상무부 통제목록에 더는 없습니다. {former['since']}부터 그 품목은 "
            f"{former['authority_ko']}에서 허가합니다({former['cite']}). 허가가 필요 없다는 뜻이 아닙니다.",
        )
    from gwanmun.law.control_list import ControlList
    from gwanmun.law.load import rules

    group = ", ".join(e for e in modelled() if e[:2] == shown[:2].upper()) or "–"
    if ControlList(rules()).entry(shown.upper()) is None:
        return Text(
            f"the Commerce Control List has no entry {shown}; of its group figures decide: {group}",
            f"상무부 통제목록에 {shown} 항목이 없습니다. 같은 군에서 수치로 판정하는 번호: {group}",
        )
    return Text(
        f"the thresholds of {shown} are not modelled; of its group figures decide: {group}",
        f"{shown}의 기준값은 모형화하지 않았습니다. 같은 군에서 수치로 판정하는 번호: {group}",
    )


def _no_parameter(tree: Tree, name: str) -> Text:
    hint = ", ".join(near(name, tree.parameters, 3, 0.5) or tree.parameters)
    return Text(
        f"{tree.entry} has no parameter {name[:40]!r}; it has {hint}",
        f"{tree.entry}에 '{name[:40]}' 항목이 없습니다: {hint}",
    )
