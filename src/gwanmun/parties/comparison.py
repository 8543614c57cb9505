"""Two names side by side: how much they agree, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from gwanmun.parties.article import by_article
from gwanmun.parties.index import KINDS, build
from gwanmun.parties.names.asked import asked_forms
from gwanmun.parties.names.form import Form
from gwanmun.parties.names.lexicon import lexicon
from gwanmun.parties.opened import F64, Names
from gwanmun.parties.score import FEATURES, features, scores
from gwanmun.parties.search import search
from gwanmun.parties.written import as_written
from gwanmun.sources.entries import Entry, EntryKind, Name


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much two names agree.

    :param score: in [0, 1]; the same scale as the hits of a screening.
    :param features: the features of the score by name (see :mod:`gwanmun.parties.score`).
    :param parts: the words that were laid side by side: asked for, listed, and how alike (0 where one stands alone).
    """

    score: float
    features: dict[str, float]
    parts: tuple[tuple[str, str, float], ...]

    def as_dict(self) -> dict[str, Any]:
        """The comparison as plain data."""
        return {"score": self.score, "features": dict(self.features), "parts": [list(p) for p in self.parts]}


_AGREEMENT, _ONE_WORD, _FAR_READING = map(FEATURES.index, ("agreement", "one_word", "far_reading"))
NOTHING = Comparison(0.0, {}, ())


def compare(name: str, other: str, kind: EntryKind = "unknown") -> Comparison:
    """Compare two names of one ``kind`` (person, company, vessel); ``unknown`` takes the more careful of the readings."""  # noqa: E501
    if kind == "unknown":
        both = [compare(name, other, "person"), compare(name, other, "company")]
        return max(both, key=lambda c: c.score)
    index = _index(other, kind)
    forms = (*asked_forms(name, kind), *by_article(index, name, kind))
    rows = len(index.row_offsets) - 1
    if not forms or not rows:
        return NOTHING
    pairs = np.repeat(np.arange(len(forms)), rows), np.tile(np.arange(rows), len(forms))
    a = search(index, forms, [KINDS.index(kind)] * len(forms), pairs)
    if a is None:
        return NOTHING
    found = scores(a, np.full(len(a.form), kind == "person"))
    best = int(np.argmax(found))
    values = dict(zip(FEATURES, (round(float(v), 4) for v in features(a)[best]), strict=True))
    listed = index.arrays["row_tokens"][index.row_offsets[a.row[best]] : index.row_offsets[a.row[best] + 1]]
    of_best = a.pairs[0] == best
    met = zip(*(x[of_best].tolist() for x in a.pairs[1:]), strict=True)
    sides = Side(forms[a.form[best]].tokens, name), Side([index.words[t] for t in listed], other)
    parts = side_by_side(*sides, list(met))
    return Comparison(round(float(found[best]), 6), values, parts)


class Side(NamedTuple):
    """One of two names that are compared: its tokens, and the name as it was written."""

    tokens: Sequence[str]
    name: str


def side_by_side(
    asked: Side, listed: Side, met: Sequence[tuple[int, int, float]]
) -> tuple[tuple[str, str, float], ...]:
    """The words that meet, then those that stand alone, each as it is written.

    Legal forms tell nothing apart, and one stands for all that are like it ("ooo" for Corporation): they are not shown.
    """
    here, there = (as_written(side.name, side.tokens) for side in (asked, listed))
    classes = lexicon().classes
    shown_q = {i for i, token in enumerate(asked.tokens) if classes.get(token) != "legal"}
    shown_c = {i for i, token in enumerate(listed.tokens) if classes.get(token) != "legal"}
    parts = [(here[q], there[c], round(alike, 3)) for q, c, alike in sorted(met) if q in shown_q]
    left = [(here[i], "", 0.0) for i in sorted(shown_q - {q for q, _, _ in met})]
    right = [("", there[i], 0.0) for i in sorted(shown_c - {c for _, c, _ in met})]
    # One word may stand for several: "R&D" is research and development.
    return tuple(dict.fromkeys((*parts, *left, *right)))


def _index(name: str, kind: EntryKind) -> Names:
    return Names(build([Entry("", "", kind, (Name(name),))], {})[0])


def likeness(rows: F64) -> F64:
    """How alike two names are before any weight is fitted: by their words, and in one word."""
    found: F64 = rows[..., _AGREEMENT] + rows[..., _ONE_WORD] - rows[..., _FAR_READING]
    return found


def align_pairs(pairs: Sequence[tuple[str, str, str]]) -> tuple[F64, list[bool]]:
    """The features of the best forms of each pair (name, other, kind), and whether the pair could be compared."""
    rows = np.zeros((len(pairs), len(FEATURES)))
    found = [False] * len(pairs)
    for at in range(0, len(pairs), 2000):
        part = pairs[at : at + 2000]
        index = Names(
            build([Entry("", "", "person" if k == "person" else "company", (Name(o),)) for _, o, k in part], {})[0]
        )
        row_of_name, listed = index.names_of(np.arange(index.rows))
        entry = index.arrays["name_entry"][listed]
        of_entry: dict[int, list[int]] = {}
        for row, number in zip(row_of_name.tolist(), entry.tolist(), strict=True):
            of_entry.setdefault(number, []).append(row)
        forms: list[tuple[int, Form]] = []
        form_of: list[int] = []
        row_of: list[int] = []
        for i, (name, _, kind) in enumerate(part):
            for form in asked_forms(name, kind):
                for row in of_entry.get(i, ()):
                    form_of.append(len(forms))
                    row_of.append(row)
                forms.append((i, form))
        kinds = [KINDS.index(part[i][2]) for i, _ in forms]
        a = search(index, [f for _, f in forms], kinds, (np.array(form_of), np.array(row_of)))
        if a is None:
            continue
        values = features(a)
        for j in np.argsort(likeness(values), kind="stable").tolist():
            i = forms[a.form[j]][0]
            rows[at + i], found[at + i] = values[j], True
    return rows, found
