"""Fit the coefficients of the score on one half of the parties, report the other; writes ``tables/scores.json``.

    python -m benchmarks.screening.fit [--dry-run]

Every party (an entry of the corpus, a name of the labelled pairs) falls into the fitting or the reporting half by a hash
of its name, so that no name is in both. Examples: the labelled pairs, cross-list pairs that are spelling variants or in two
scripts, the same list's near namesakes, names with typing errors, and clean names against what the index finds for
them. The model is a ridge logistic regression whose coefficients may only have the sign that reason gives them
(:data:`gwanmun.parties.score.SIGNS`); nothing is searched at random, and the numbers printed are of the other half.
"""  # noqa: E501

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.screening import data
from gwanmun.parties.alignment import Alignment
from gwanmun.parties.comparison import align_pairs, likeness
from gwanmun.parties.index import KINDS, build
from gwanmun.parties.names.asked import asked_forms
from gwanmun.parties.names.clean import clean as cleaned
from gwanmun.parties.one_word import PERSON
from gwanmun.parties.opened import F64, I64, Names
from gwanmun.parties.score import FEATURES, SIGNS, TEMPER, features
from gwanmun.parties.search import search
from gwanmun.parties.weights import is_distinctive
from gwanmun.sources.entries import Entry, EntryKind, Name

SCORES = Path(__file__).parents[2] / "src" / "gwanmun" / "parties" / "tables" / "scores.json"
ALERTS = 0.01
"""Share of clean names that may be reported; the intercept for persons is set so that this is the score one half."""
FIRM_ALERTS = 0.3
"""The same for firms, by the sum alone: what chance makes alike is taken out behind it, and leaves two in ten."""
_SHARES = {
    "alias_spelling_variant": 0.5, "crosslist_primary": 1.0, "cross_script_cyrillic": 0.3, "cross_script_arabic": 0.6,
    "cross_script_hangul": 1.0, "cross_script_cjk": 1.0, "hard_negative_same_list": 1.0, "hard_negative_cross_script": 0.3,  # noqa: E501
}  # fmt: skip
"""How much of each kind of the cross-list pairs is used: the kinds differ in size by a hundred."""
_STRENGTH = {"STRONG": 48.0, "MEDIUM": 24.0, "WEAK": 6.0}
"""The pairs labelled by hand are few among thousands made by rule, and the only ones that judge near misses."""


class Examples(NamedTuple):
    """Features, labels, weights, the half of each example (0 fits, 1 reports), and what kind it is of."""

    rows: F64
    labels: F64
    weights: F64
    half: F64
    kind: list[str]

    def part(self, chosen: F64) -> Examples:
        """The chosen examples."""
        kinds = [k for k, c in zip(self.kind, chosen.tolist(), strict=True) if c]
        return Examples(self.rows[chosen], self.labels[chosen], self.weights[chosen], self.half[chosen], kinds)


def half_of(name: str) -> int:
    """0 (fit) or 1 (report), by a hash of the name as it is compared; the order of words and case do not matter."""
    key = " ".join(sorted(cleaned(name).split()))
    return hashlib.blake2b(key.encode(), digest_size=2).digest()[0] & 1


class _Pairs:
    """Pairs gathered with their labels; a pair whose two names fall in different halves is left out."""

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str, str]] = []
        self.labels: list[float] = []
        self.weights: list[float] = []
        self.half: list[int] = []
        self.kind: list[str] = []
        self.group: list[str] = []

    def add(
        self, pair: tuple[str, str, str], label: bool, weight: float, half: int, kind: str, group: str = ""
    ) -> None:
        """Take in a pair with its label."""
        self.pairs.append(pair)
        self.labels.append(float(label))
        self.weights.append(weight)
        self.half.append(half)
        self.kind.append(kind)
        self.group.append(group)

    def examples(self) -> Examples:
        """The pairs taken in, as rows of features."""
        rows, found = align_pairs(self.pairs)
        best: dict[str, int] = {}
        for i, group in enumerate(self.group):
            if group and found[i] and (group not in best or likeness(rows[i]) > likeness(rows[best[group]])):
                best[group] = i
        kept = np.array(
            [ok and (not g or best[g] == i) for i, (ok, g) in enumerate(zip(found, self.group, strict=True))]
        )
        kinds = [k for k, ok in zip(self.kind, kept.tolist(), strict=True) if ok]
        labels, weights, half = (np.array(c)[kept] for c in (self.labels, self.weights, self.half))
        return Examples(rows[kept], labels, weights, half, kinds)


def gathered(person: bool) -> Examples:
    """Labelled and made pairs of persons, or of everything else."""
    pairs, kind = _Pairs(), "person" if person else "company"
    for r in data.table("name_pairs_dev.csv.gz"):
        if (r["schema"] == "Person") == person:
            # The second name decides the half; the first may stand in several pairs with it.
            pairs.add((r["name1"], r["name2"], kind), r["is_match"] == "true", _STRENGTH[r["quality"]],
                      half_of(r["name2"]), "name_pairs_dev")  # fmt: skip
    rng = random.Random(3)
    for r in data.table("crosslist_pairs_dev.csv.gz"):
        share = _SHARES.get(r["kind"], 0.0)
        if (r["schema"] == "Person") == person and rng.random() < share:
            halves = {half_of(r["name1"]), half_of(r["name2"])}
            positive = r["is_match"] == "1"
            if not positive and len(halves) > 1:
                continue
            weight = 1.0 if not positive else 1.2 if "cross_script" in r["kind"] and not person else 0.3
            pairs.add((r["name1"], r["name2"], kind), positive, weight, half_of(r["name2"]), r["kind"])
    if not person:
        _add_firms(pairs)
        _add_short_forms(pairs)
    entries = data.corpus()
    made = {**data.latin(1500, seed=99), **data.other_scripts(500, seed=31)}
    for which, queries in made.items():
        # The scripts differ in size by a hundred and matter the same.
        each = (1.0 if person else 0.3) if which.startswith("Latin") else _OF_A_SCRIPT / len(queries)
        for q in queries:
            if (q.kind == "person") == person and not _translated(which):
                listed = [n.text for n in entries[q.entry].names if data.script(n.text) == "latin"][:5]
                # Which of the entry's names the query stands for is not printed; the nearest is taken.
                group = "" if which.startswith("Latin") else f"{which} {q.entry} {q.name}"
                for name in listed if group else listed[:1]:
                    pairs.add((q.name, name, kind), True, each, half_of(listed[0]), which, group)
    return pairs.examples()


_NUMBERS = 3.0
"""What two numbers that differ cost a firm at least: few examples have any, and "Unit 190" is not "Unit 840"."""
_CLEAN_OF_FIRMS = 0.5
"""Weight of clean persons beside firms: that a person is no firm is easily told, and should not drown other firms."""
_FIRMS = 0.5
"""Weight of clean firms, which are what a book of customers is full of."""
_SHORT = 0.5
"""Weight of a firm without its generic words: people call firms so."""
_OF_A_SCRIPT = 300.0
"""Weight of all queries in one script together."""


def _add_firms(pairs: _Pairs) -> None:
    """Korean firms of the public register: the nearest other firm is another firm, however alike."""
    firms = [(ko, en) for ko, en in data.firms() if len(en) > 5]
    index = Names(build([Entry("", str(i), "company", (Name(en),)) for i, (_, en) in enumerate(firms)], {})[0])
    chosen = sorted(random.Random(8).sample(range(len(firms)), 1600))
    for at in range(0, len(chosen), 200):
        forms = [(i, f) for i in chosen[at : at + 200] for f in asked_forms(firms[i][1], "company")]
        a = search(index, [f for _, f in forms], [2] * len(forms))
        if a is None:
            continue
        nearest: dict[int, tuple[float, int]] = {}
        agreement = features(a)[:, 0]
        for form, row, value in zip(a.form.tolist(), a.row.tolist(), agreement.tolist(), strict=True):
            asked = forms[form][0]
            for other in index.arrays["name_entry"][index.names_of(np.array([row]))[1]].tolist():
                if firms[asked][0] != firms[other][0] and value > nearest.get(asked, (0.0, 0))[0]:
                    nearest[asked] = (value, other)
        for asked, (_, other) in nearest.items():
            one, two = firms[asked][1], firms[other][1]
            if half_of(one) == half_of(two) and cleaned(one) != cleaned(two):
                pairs.add((one, two, "company"), False, 0.7, half_of(one), "other firms")


def _add_short_forms(pairs: _Pairs) -> None:
    """Listed firms without their legal forms and generic words, as people call them ("Huawei"), are the same firms."""
    firms = [
        e.name for e in data.corpus() if e.kind == "company" and data.script(e.name) == "latin" and "(" not in e.name
    ]
    for name in random.Random(12).sample(firms, 3000):
        forms = asked_forms(name, "company")
        own = [t for t in forms[0].tokens if is_distinctive(t)] if forms else []
        if own and len(own) < len(forms[0].tokens) and sum(map(len, own)) > 4:
            pairs.add((" ".join(own), name, "company"), True, _SHORT, half_of(name), "short forms")


def _translated(which: str) -> bool:
    """Whether queries of this kind are mostly translated names, of which no letters say that they are the same."""
    script, _, who = which.partition(", ")
    return who == "others" or script in ("greek", "hebrew", "thai")


def _searched(index: Names, names: Sequence[str], kind: EntryKind) -> Iterator[tuple[I64, Alignment]]:
    """What the index finds for names: the number of the name that each candidate is of, and the candidates."""
    for at in range(0, len(names), 256):
        forms = [(i, f) for i, n in enumerate(names[at : at + 256], at) for f in asked_forms(n, kind)]
        a = search(index, [f for _, f in forms], [KINDS.index(kind)] * len(forms))
        if a is not None:
            yield np.array([i for i, _ in forms])[a.form], a


def _negatives(found: Sequence[tuple[I64, F64]], names: Sequence[str], weight: float, kind: str) -> Examples:
    """Candidates as negatives: those of one name weigh together little more than one, however many there are."""
    weights = [1 / np.bincount(owner)[owner] ** 0.7 for owner, _ in found]
    half = np.array([half_of(n) for n in names])
    rows = np.concatenate([rows for _, rows in found])
    halves = np.concatenate([half[owner] for owner, _ in found])
    return Examples(rows, np.zeros(len(rows)), np.concatenate(weights) * weight, halves, [kind] * len(rows))


def clean(index: Names, person: bool, names: Sequence[str]) -> Examples:
    """Clean names against what the index finds for them: the nearest candidates of each name, as negatives."""
    found: list[tuple[I64, F64]] = []
    for owner, a in _searched(index, names, "person"):
        rows = features(a)
        # A clean person with a listed person's very name is a namesake: by the name alone nothing tells them apart.
        namesake = (a.compact >= 0.999) | ((a.left_q + a.left_c < 1e-6) & (rows[:, 6] < 1e-6))
        near = ~namesake & (rows[:, 0] > 0.55) & ((index.row_kind[a.row] == PERSON) == person)
        found.append((owner[near], rows[near]))
    return _negatives(found, names, 1.0 if person else _CLEAN_OF_FIRMS, "clean")


def clean_firms(index: Names) -> tuple[Examples, I64, F64]:
    """Korean firms of the public register against what the index of the lists finds for them, as negatives.

    Returns, beside the examples, the number of the firm that each is of, and the half of each firm.
    """
    names = [en for _, en in random.Random(9).sample(data.firms(), 2500) if len(en) > 5]
    found: list[tuple[I64, F64]] = []
    for owner, a in _searched(index, names, "company"):
        # A firm that bears a listed firm's very name is a namesake: by the name alone nothing tells them apart.
        near = (a.compact < 0.999) & (a.distinctive > 0.05)
        found.append((owner[near], features(a)[near]))
    owners = np.concatenate([owner for owner, _ in found])
    return _negatives(found, names, _FIRMS, "clean firms"), owners, np.array([half_of(n) for n in names])


def fit(examples: Examples, ridge: float = 1.0, steps: int = 3000) -> tuple[F64, float]:
    """Coefficients and intercept: penalised maximum likelihood by accelerated projected gradient, signs kept.

    The problem is convex, so that where it starts and in which order examples come does not matter.
    """
    scale = np.append(np.maximum(examples.rows.std(axis=0), 1e-3), 1.0)
    x = np.column_stack([examples.rows, np.ones(len(examples.rows))]) / scale
    y, w = examples.labels, _balanced(examples)
    penalty = np.append(np.full(len(SIGNS), ridge), 0.0) / scale**2
    signs = np.append(SIGNS, 0)
    steepest = 0.25 * float(np.linalg.eigvalsh((x * w[:, None]).T @ x)[-1]) + float(penalty.max())
    beta, ahead, momentum = np.zeros(len(scale)), np.zeros(len(scale)), 1.0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(x @ ahead, -40, 40)))
        new = ahead - (x.T @ (w * (p - y)) + penalty * ahead) / steepest
        new = np.where((signs != 0) & (new * signs < 0), 0.0, new)
        following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = new + (momentum - 1) / following * (new - beta)
        done = float(np.abs(new - beta).max()) < 1e-6
        beta, momentum = new, following
        if done:
            break
    beta = beta / scale
    return beta[:-1], float(beta[-1])


def _balanced(examples: Examples) -> F64:
    """Weights with which matches and others count the same."""
    positive = examples.labels > 0
    w = examples.weights.astype(float).copy()
    w[positive] *= 0.5 * len(w) / w[positive].sum()
    w[~positive] *= 0.5 * len(w) / w[~positive].sum()
    return w


def f1(said: F64, truth: F64) -> float:
    """The harmonic mean of precision and recall."""
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))


def report(name: str, examples: Examples, beta: F64, bias: float) -> None:
    """Print, for one half, the share of each kind said to match."""
    said = examples.rows @ beta + bias >= 0
    kinds = np.array(examples.kind)
    for kind in sorted(set(examples.kind)):
        chosen = kinds == kind
        for label, what in ((1.0, "matches found"), (0.0, "others said to match")):
            part = chosen & (examples.labels == label)
            if part.any():
                print(f"  {name:7} {kind:28} {what:22} {said[part].mean():6.3f}  of {int(part.sum())}")
        if kind == "name_pairs_dev":
            print(f"  {name:7} {kind:28} F1 {f1(said[chosen], examples.labels[chosen] > 0):.3f}")


def alert_shift(index: Names, names: Sequence[str], models: dict[str, tuple[F64, float]]) -> float:
    """What is added to the intercept for persons so that :data:`ALERTS` of ``names`` reach the score one half."""
    best = np.full(len(names), -50.0)
    for owner, a in _searched(index, names, "person"):
        person = index.row_kind[a.row] == PERSON
        rows = features(a)
        sums = np.where(person, rows @ models["person"][0] + models["person"][1],
                        rows @ models["other"][0] + models["other"][1])  # fmt: skip
        # Names that share generic words only are capped, whatever their sum.
        sums = np.where((a.distinctive <= 0.05) & (a.compact < 0.999), -50.0, sums)
        np.maximum.at(best, owner, sums)
    return -float(np.quantile(best, 1 - ALERTS))


def firm_shift(firms: Examples, firm: I64, half: F64, model: tuple[F64, float]) -> tuple[float, float]:
    """What is added to the intercept so that :data:`FIRM_ALERTS` of the firms of the fitting half are asked about.

    Returns, beside it, the share of the reporting half that then is.
    """
    best = np.full(len(half), -50.0)
    np.maximum.at(best, firm, firms.rows @ model[0] + model[1])
    shift = -float(np.quantile(best[half == 0], 1 - FIRM_ALERTS))
    return shift, float((best[half == 1] + shift >= 0).mean())


def cross_validated(examples: Examples, rest: Examples, folds: int = 5) -> float:
    """Mean F1 on name_pairs_dev over folds by hash, each fitted without its own names."""
    fold = np.array([int(h) for h in np.random.default_rng(1).integers(0, folds, len(examples.labels))])
    found = []
    for k in range(folds):
        kept = examples.part(fold != k)
        both = _joined([kept, rest])
        beta, bias = fit(both)
        out = examples.part(fold == k)
        found.append(f1(out.rows @ beta + bias >= 0, out.labels > 0))
    return float(np.mean(found))


def _joined(parts: Sequence[Examples]) -> Examples:
    columns = [np.concatenate([p[i] for p in parts]) for i in range(4)]
    return Examples(columns[0], columns[1], columns[2], columns[3], [k for p in parts for k in p.kind])


def main() -> None:
    """Fit both sets, report the other half, and write them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screening.fit")
    parser.add_argument("--dry-run", action="store_true", help="report only")
    chosen = parser.parse_args()
    index = Names(build(data.without_scripts(data.corpus()), {})[0])
    names = data.clean_names(8000, seed=77)
    of_fit = [n for n in names if half_of(n) == 0]
    firms, firm, halves = clean_firms(index)
    models: dict[str, tuple[F64, float]] = {}
    held: dict[str, Examples] = {}
    for kind, person in (("person", True), ("other", False)):
        examples = _joined([gathered(person), clean(index, person, names), *([] if person else [firms])])
        models[kind] = fit(examples.part(examples.half == 0))
        held[kind] = examples.part(examples.half == 1)
        pairs = examples.part(np.array(examples.kind) == "name_pairs_dev")
        rest = examples.part((np.array(examples.kind) != "name_pairs_dev") & (examples.half == 0))
        print(
            f"{kind}: {len(examples.labels)} examples; "
            f"F1 on name_pairs_dev, 5 folds: {cross_validated(pairs, rest):.3f}"
        )
    shift = alert_shift(index, of_fit, models)
    models["person"] = (models["person"][0], models["person"][1] + shift)
    at = FEATURES.index("other_number")
    models["other"][0][at] = min(models["other"][0][at], -_NUMBERS)
    of_others, flagged = firm_shift(firms, firm, halves, models["other"])
    models["other"] = (models["other"][0], models["other"][1] + of_others)
    print(f"intercept for others {of_others:+.2f}: of the reporting half of the firms {flagged:.1%} are asked about")
    print(f"intercept for persons {shift:+.2f}: {ALERTS:.0%} of the clean names of the fitting half")
    for kind, (beta, bias) in models.items():
        report(kind, held[kind], beta, bias)
    out: dict[str, Any] = {
        kind: {"intercept": round(bias, 3), "weights": dict(zip(FEATURES, np.round(beta, 3).tolist(), strict=True))}
        for kind, (beta, bias) in models.items()
    }
    print(f"(sums are divided by {TEMPER} before they become scores)")
    if not chosen.dry_run:
        SCORES.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
