"""Fit the coefficients of the score, cross-validated; ``python -m benchmarks.screening.fit`` writes ``scores.json``.

Examples: the labelled pairs (development half), cross-list pairs that are spelling variants or cross-script, and clean
names against the best candidates the index has for them. Each coefficient keeps the sign that reason gives it.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.screening import data
from gwanmun.parties.comparison import align_pairs, compare
from gwanmun.parties.index import build
from gwanmun.parties.names.analyse import forms_of
from gwanmun.parties.score import FEATURES, SIGNS, features
from gwanmun.parties.search import F64, Names, search

SCORES = Path(__file__).parents[2] / "src" / "gwanmun" / "parties" / "tables" / "scores.json"
_LEARNT_FROM = {
    "alias_spelling_variant": 0.15, "crosslist_primary": 1.0, "cross_script_cyrillic": 0.15, "cross_script_arabic": 0.3,
    "cross_script_hangul": 1.0, "cross_script_cjk": 1.0, "hard_negative_same_list": 0.3, "hard_negative_cross_script": 0.1,  # noqa: E501
}  # fmt: skip
Examples = tuple[F64, F64, F64]
"""Features, labels and weights."""


def labelled(person: bool) -> Examples:
    """Pairs with labels."""
    pairs: list[tuple[str, str, str]] = []
    label: list[float] = []
    weight: list[float] = []
    strength = {"STRONG": 8.0, "MEDIUM": 4.0, "WEAK": 1.0}
    for r in data.table("name_pairs_dev.csv.gz"):
        if (r["schema"] == "Person") == person:
            pairs.append((r["name1"], r["name2"], "person" if person else "company"))
            label.append(float(r["is_match"] == "true"))
            weight.append(strength[r["quality"]])
    rng = random.Random(3)
    for r in data.table("crosslist_pairs_dev.csv.gz"):
        if (r["schema"] == "Person") == person and (w := _LEARNT_FROM.get(r["kind"])) and rng.random() < w:
            if r["is_match"] == "1" and "cross_script" in r["kind"] and not person:
                continue  # translations: no string of letters says that they are the same
            pairs.append((r["name1"], r["name2"], "person" if person else "company"))
            label.append(float(r["is_match"]))
            weight.append(0.5)
    for q in (q for qs in data.latin(700, seed=99).values() for q in qs if (q.kind == "person") == person):
        pairs.append((q.name, data.corpus()[q.entry].name, "person" if person else "company"))
        label.append(1.0)
        weight.append(1.0)
    for which, qs in data.other_scripts(400, seed=31).items():
        if which.partition(",")[0] in ("hangul", "han", "kana", "cyrillic", "arabic") and (person or "hangul" in which):
            for q in (q for q in qs if (q.kind == "person") == person):
                names = [n.text for n in data.corpus()[q.entry].names if data.script(n.text) == "latin"][:3]
                best = max(names, key=lambda n: compare(q.name, n, q.kind).score)
                pairs.append((q.name, best, q.kind))
                label.append(1.0)
                weight.append(0.6)
    rows, found = align_pairs(pairs)
    keep = [i for i, ok in enumerate(found) if ok]
    return rows[keep], np.array(label)[keep], np.array(weight)[keep]


def clean(index: Names, person: bool) -> Examples:
    """Clean names against their nearest candidates; every name weighs the same."""
    names = data.clean_names(6000, seed=77)
    parts, weights = [], []
    for at in range(0, len(names), 256):
        forms = [(i, f) for i, n in enumerate(names[at : at + 256]) for f in forms_of(n, "person")]
        a = search(index, [f for _, f in forms], [1] * len(forms))
        if a is None:
            continue
        entry = index.arrays["name_entry"][index.arrays["row_name"][a.row]]
        rows = features(a)
        near = (rows[:, 0] > 0.62) & ((index.arrays["entry_kind"][entry] == 1) == person)
        owner = np.array([i for i, _ in forms])[a.form[near]]
        parts.append(rows[near])
        weights.append(1 / np.maximum(np.bincount(owner, minlength=256), 1)[owner] ** 0.7)
    rows = np.concatenate(parts)
    return rows, np.zeros(len(rows)), np.concatenate(weights)


def fit(examples: Examples, steps: int = 6000, ridge: float = 2.0) -> tuple[F64, float]:
    """Weights and intercept by gradient descent with momentum (Adam), signs kept by projection."""
    x, y, w = examples
    w = w / w.mean()
    beta, bias = np.where(SIGNS > 0, 0.5, -0.5).astype(float), -2.0
    m, v = np.zeros(len(beta) + 1), np.zeros(len(beta) + 1)
    for step in range(1, steps + 1):
        p = 1 / (1 + np.exp(-(x @ beta + bias)))
        error = w * (p - y) / len(y)
        gradient = np.append(x.T @ error + ridge * beta / len(y), error.sum())
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        move = 0.02 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-9)
        beta, bias = beta - move[:-1], bias - move[-1]
        beta = np.where(beta * SIGNS < 0, 0.0, beta)
        beta = np.where((SIGNS < 0) & (np.array(FEATURES) == "out_of_order"), np.minimum(beta, -0.1), beta)
        beta = np.where(np.array(FEATURES) == "whole", np.maximum(beta, 0.1), beta)
    return beta, float(bias)


def cross_validated(examples: Examples, folds: int = 5) -> float:
    """Mean log loss on the folds left out."""
    x, y, w = examples
    fold = np.random.default_rng(1).integers(0, folds, len(y))
    losses = []
    for k in range(folds):
        rest = fold != k
        beta, bias = fit((x[rest], y[rest], w[rest]), 1500)
        p = 1 / (1 + np.exp(-(x[~rest] @ beta + bias)))
        loss = -(y[~rest] * np.log(p + 1e-9) + (1 - y[~rest]) * np.log(1 - p + 1e-9))
        losses.append(float(np.average(loss, weights=w[~rest])))
    return float(np.mean(losses))


def main() -> None:
    """Fit both sets and write them."""
    arrays, _ = build(data.without_scripts(data.corpus()), {})
    index = Names(arrays)
    out: dict[str, Any] = {}
    for kind, person in (("person", True), ("other", False)):
        parts = [labelled(person), clean(index, person)]
        x, y, w = (np.concatenate([p[i] for p in parts]) for i in range(3))
        print(kind, len(y), "examples; log loss, cross-validated:", round(cross_validated((x, y, w)), 4))
        beta, bias = fit((x, y, w))
        out[kind] = {
            "intercept": round(bias, 3),
            "weights": dict(zip(FEATURES, np.round(beta, 3).tolist(), strict=True)),
        }
    SCORES.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
