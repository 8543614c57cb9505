"""The laws of the engine: learning never flips, questions suffice and are needed, explanations agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gwanmun.logic import (
    Change,
    Facts,
    Ladder,
    Node,
    Trace,
    Value,
    build,
    deciding_sets,
    evaluate,
    explain,
    labels,
    next_question,
    possible,
    remaining,
    residual,
    smallest_changes,
    support,
)
from gwanmun.logic.terms import Opaque, facts_of, walk
from gwanmun.logic.values import NOT_APPLICABLE
from tests.logic.strategies import VALUES, VOCABULARY, complete_facts, conditions, ladders, partial_facts


def exact(ladder: Ladder, facts: Facts) -> frozenset[str]:
    return labels(build(remaining(ladder, facts), VOCABULARY, facts))


@given(conditions, partial_facts, complete_facts)
def test_learning_a_fact_never_flips_a_determined_condition(node: Node, some: Facts, more: Facts) -> None:
    before = evaluate(node, some)
    assume(before is not None)
    assert evaluate(node, {**more, **some}) is before


@given(ladders, partial_facts, complete_facts)
def test_learning_facts_only_narrows_the_possible_outcomes(ladder: Ladder, some: Facts, more: Facts) -> None:
    learned = {**more, **some}
    assert set(possible(ladder, learned)) <= set(possible(ladder, some))
    assert exact(ladder, learned) <= exact(ladder, some) <= set(possible(ladder, some))


@given(conditions, partial_facts, complete_facts)
def test_the_residual_says_the_same_as_the_condition(node: Node, some: Facts, more: Facts) -> None:
    learned = {**more, **some}
    assert evaluate(residual(node, some), learned) is evaluate(node, learned)


@given(conditions, partial_facts)
def test_an_explanation_agrees_with_the_result_and_names_every_fact(node: Node, facts: Facts) -> None:
    trace = explain(node, facts)
    assert trace.value is evaluate(node, facts)
    assert {f for part in _parts(trace) for f, _ in part.facts} == facts_of(node)


def _parts(trace: Trace) -> Iterator[Trace]:
    yield trace
    for part in trace.parts:
        yield from _parts(part)


@given(ladders, partial_facts, st.data())
def test_a_fact_that_is_not_asked_for_cannot_change_the_outcome(
    ladder: Ladder, facts: Facts, data: st.DataObject
) -> None:
    asked = {f for v in support(build(remaining(ladder, facts), VOCABULARY, facts)) for f in v.facts}
    open_facts = sorted(f for f in VALUES if f not in asked and f not in facts)
    assume(open_facts)
    fact = data.draw(st.sampled_from(open_facts))
    before = exact(ladder, facts)
    value = data.draw(st.sampled_from([*VALUES[fact], NOT_APPLICABLE]))
    assert exact(ladder, {**facts, fact: value}) == before


@given(ladders, partial_facts)
@settings(max_examples=60)
def test_deciding_sets_are_sufficient_and_minimal(ladder: Ladder, facts: Facts) -> None:
    diagram = build(remaining(ladder, facts), VOCABULARY, facts)
    for found in deciding_sets(diagram):
        given_all = {v.key: a for v, a in found.answers}
        assert labels(diagram, given_all) == {found.label}
        for variable, _ in found.answers:
            fewer = {k: a for k, a in given_all.items() if k != variable.key}
            assert len(labels(diagram, fewer)) > 1


@given(ladders, partial_facts)
def test_a_next_question_exists_exactly_while_someone_could_still_decide(ladder: Ladder, facts: Facts) -> None:
    diagram = build(remaining(ladder, facts), VOCABULARY, facts)
    question = next_question(diagram)
    assert (question is not None) == any(v.answerable for v in support(diagram))
    if question is not None:
        assert len(labels(diagram)) > 1


def freeing(ladder: Ladder, facts: Mapping[str, Value], most: int) -> tuple[Change, ...]:
    """The smallest changes after which the outcome is ``free``, where it is not so already."""
    before = exact(ladder, facts)
    return smallest_changes(
        facts,
        facts,
        VOCABULARY,
        bounds=lambda others: possible(ladder, others),
        left_over=lambda others: remaining(ladder, others),
        wanted=lambda label: label == "free" and before != {"free"},
        most=most,
    )


@given(ladders, complete_facts)
@settings(max_examples=60)
def test_a_smallest_change_leads_where_it_says_and_nothing_smaller_does(
    ladder: Ladder, facts: dict[str, Value]
) -> None:
    assume(not any(isinstance(p, Opaque) for r in ladder.rungs for p in walk(r.node)))
    changes = freeing(ladder, facts, 2)
    for change in changes:
        changed = {**facts, **{str(v.key): a.value for v, a in change.answers}}
        assert "free" in exact(ladder, changed)
    if changes and len(changes[0].answers) == 2:
        single = freeing(ladder, facts, 1)
        assert single == ()
