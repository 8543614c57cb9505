"""The condition language: what it reads, how it prints, and what it refuses."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gwanmun.logic import (
    UNKNOWN,
    ConditionError,
    ExactCode,
    FactType,
    Kind,
    Parser,
    Value,
    Vocabulary,
    evaluate,
    expand,
)
from gwanmun.logic.edges import EdgeError, check_edges
from gwanmun.logic.simplify import fold
from gwanmun.logic.terms import FALSE, Node, Reference

VOCABULARY = Vocabulary(
    {
        f.name: f
        for f in (
            FactType("end_use.civil", Kind.BOOL),
            FactType("activity", Kind.SYMBOL, ("export", "reexport")),
            FactType("destination", Kind.SYMBOL),
            FactType("item.value", Kind.NUMBER),
            FactType("item.eccn", Kind.CODE),
            FactType("signed_on", Kind.DATE),
            FactType("party.country", Kind.SYMBOL),
            FactType("party.share", Kind.NUMBER),
        )
    },
    {"party": "parties"},
    frozenset({"end_user"}),
)
PARSER = Parser(VOCABULARY, {"EAR.D5": frozenset({"CN", "RU"})}, frozenset({"controlled_for"}))


def no_reference(reference: Reference) -> Node:
    return FALSE


def truth(text: str, facts: dict[str, Value]) -> bool | None:
    named = {name.replace("__", "."): value for name, value in facts.items()}
    return evaluate(fold(expand(PARSER.parse(text), {}, no_reference)), named)


@pytest.mark.parametrize(
    ("text", "facts", "value"),
    [
        ("end_use.civil", {"end_use__civil": True}, True),
        ("not end_use.civil", {}, None),
        ('destination in EAR.D5 or destination == "MO"', {"destination": "MO"}, True),
        ('destination not in {"CU", "IR"}', {"destination": "CU"}, False),
        ("item.value <= 500", {"item__value": Decimal(500)}, True),
        ("item.value > 499.5", {"item__value": Decimal(500)}, True),
        ('item.eccn under ["3B001.c", "2B001"]', {"item__eccn": "3B001.c.1.a"}, True),
        ('item.eccn under "3B001.c"', {"item__eccn": "3B001"}, None),
        ('item.eccn under "3B001.c"', {"item__eccn": ExactCode("3B001")}, False),
        ('item.eccn under "3B001.c"', {"item__eccn": "3B001.cc"}, False),
        ('item.eccn == "EAR99"', {"item__eccn": "EAR99"}, True),
        ('signed_on < "2025-12-31"', {}, None),
        ('"CN" != "CN" or end_use.civil', {"end_use__civil": True}, True),
        ('activity == "export" and destination == destination', {"activity": "export", "destination": "CN"}, True),
        ("true", {}, True),
        ('end_user.country == "CN"', {"end_user__country": "CN"}, True),
    ],
)
def test_conditions_mean_what_they_say(text: str, facts: dict[str, Value], value: bool | None) -> None:
    assert truth(text, facts) is value


def test_quantifiers_run_over_the_parties() -> None:
    facts: dict[str, Value] = {"parties[0].country": "KR", "parties[1].country": UNKNOWN}
    some = expand(PARSER.parse("any(party.country in EAR.D5 for party in parties)"), {"parties": 2}, no_reference)
    every = expand(PARSER.parse('all(party.country == "KR" for party in parties)'), {"parties": 2}, no_reference)
    assert evaluate(some, facts) is None
    assert evaluate(some, {**facts, "parties[1].country": "RU"}) is True
    assert evaluate(every, {**facts, "parties[1].country": "RU"}) is False


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("end_use.civl", "did you mean end_use.civil"),
        ("destination", "must be compared"),
        ("destination in EAR.D9", "no set called EAR.D9"),
        ('activity == "exprt"', "one of export, reexport"),
        ("item.value == true", "not true"),
        ('destination < "CN"', "no order"),
        ("item.value in {1, 2}", "only symbols"),
        ('destination under "CN"', "'under' is for codes"),
        ("party.country == 'CN'", "needs any(...) or all("),
        ("any(party.country == 'CN' for party in banks)", "no collection banks"),
        ("__import__('os').system('x')", "not part of the condition language"),
        ("item.value + 1 > 2", "not the name of a fact"),
        ("1 < item.value < 3", "two comparisons"),
        ("end_use.civil and", "cannot be read"),
        ("item.value == destination", "compared with a symbol"),
        ('signed_on == "tomorrow"', "not a date"),
        ("(" * 300 + "true" + ")" * 300, "cannot be read"),
        ("true or " * 5000 + "true", "longer than"),
        ("lambda: 1", "not part of the condition language"),
    ],
)
def test_what_is_not_in_the_language_is_refused_with_a_reason(text: str, says: str) -> None:
    with pytest.raises(ConditionError) as error:
        PARSER.parse(text)
    assert says in str(error.value)
    assert len(str(error.value)) < 300


@pytest.mark.parametrize(
    "text",
    [
        'destination in EAR.D5 or (destination == "MO" and not (end_use.civil))',
        'item.eccn under ["3B001.c", "2B001"] and item.value <= 500',
        'all(party.country == "KR" for party in parties)',
        'controlled_for("MT")',
    ],
)
def test_a_condition_prints_as_it_is_written(text: str) -> None:
    assert str(PARSER.parse(text)) == text
    assert PARSER.parse(str(PARSER.parse(text))) == PARSER.parse(text)


def test_exceptions_are_checked_for_loops_and_for_edges_to_nothing() -> None:
    assert check_edges(["a", "b", "c"], {"a": ["b"], "b": ["c"]}) == ("c", "b", "a")
    with pytest.raises(EdgeError, match="a → b → a"):
        check_edges(["a", "b"], {"a": ["b"], "b": ["a"]})
    with pytest.raises(EdgeError, match="names x"):
        check_edges(["a"], {"a": ["x"]})
