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
from gwanmun.items.stated import Parameter, Stated, parameter, read, to_ask
from gwanmun.logic.evaluate import evaluate
from gwanmun.logic.facts import FactType, Vocabulary
from gwanmun.logic.parse import Parser
from gwanmun.logic.terms import And, Node, Not, Or, facts_of
from gwanmun.logic.values import Tri, Value, tri_name
from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

FOLDER = Path(__file__).parent / "entries_data"


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
    figures: Mapping[str, Parameter]
    """What the quantities of formulas are computed from, beside the parameters."""
    paragraphs: tuple[Paragraph, ...]
    not_modelled: tuple[NotModelled, ...]

    def asked(self) -> dict[str, Parameter]:
        """What a person is asked for, in the order of the file: figures in the place of what is computed from them."""
        every = self.all()
        return {name: every[name] for p in self.parameters.values() for name in p.asked_as}

    def all(self) -> dict[str, Parameter]:
        """Parameters and figures, a figure before the first parameter that is computed from it."""
        every = {**self.parameters, **self.figures}
        order = [n for p in self.parameters.values() for n in (*(p.computed.figures if p.computed else ()), p.name)]
        return {name: every[name] for name in order}


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

    :param parameters: by name; numbers in the unit of the parameter, or texts such as ``"0.9 um"``. What an item has
        several of (axes, bands) may be a list or ``"0.9 um; 1.2 um"``, and figures of the same axis stand at the same
        place of their lists; a paragraph is met where one of them meets it.
    :raises InputError: for an entry without a tree, an unknown parameter, or a value that does not fit.
    """
    tree = tree_for(entry.strip().upper().partition(".")[0])
    if tree is None:
        raise InputError(_no_tree(entry))
    day = on or date.today()  # noqa: DTZ011 - the calendar day of the place
    asked = tree.all()
    said = read(tree.entry, asked, parameters)
    standing = [p for p in tree.paragraphs if p.in_force(day)]
    decided = tuple(_decide(p, said, tree) for p in standing)
    applies = tuple(p.paragraph for p in decided if p.truth == "TRUE")
    open_ = {m for p in decided for m in p.missing}
    missing = tuple(name for name in asked if name in open_)
    unread = tree.not_modelled + _earlier_text(tree, day)
    return EntryDecision(
        tree.entry,
        day,
        _outcome(tree, day, decided, unread),
        applies,
        decided,
        missing,
        {m: asked[m].question for m in missing},
        unread,
        said.shown(),
        f"{tree.cite} ({tree.as_of})",
    )


def _decide(paragraph: Paragraph, said: Stated, tree: Tree) -> ParagraphDecision:
    """A paragraph's truth; its missing parameters in the order of the file, which asks first what splits most."""
    truths = [evaluate(paragraph.node, facts) for facts in said.each]
    # One axis, band or channel that meets it is enough.
    truth: Tri = True if True in truths else None if None in truths else False
    waiting = (
        frozenset[str]() if truth is not None else frozenset().union(*(_waiting(paragraph.node, f) for f in said.each))
    )
    names = to_ask(waiting, tree.parameters, said)
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
    parameters = {name: parameter(name, p) for name, p in data["parameters"].items()}
    figures = {name: parameter(name, p) for name, p in data.get("figures", {}).items()}
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
        figures,
        tuple(paragraphs),
        tuple(
            NotModelled(n["paragraphs"], Text(n["en"], n["ko"]), n.get("keeps_open", True))
            for n in data.get("not_modelled", ())
        ),
    )


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
