"""Generated conditions, ladders and facts over a small vocabulary."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from gwanmun.logic import NOT_APPLICABLE, FactType, Kind, Ladder, Node, Rung, Value, Vocabulary
from gwanmun.logic.terms import And, Compare, NamedSet, Not, Opaque, Or, Test

VOCABULARY = Vocabulary(
    {
        f.name: f
        for f in (
            FactType("p", Kind.BOOL),
            FactType("q", Kind.BOOL),
            FactType("r", Kind.BOOL),
            FactType("colour", Kind.SYMBOL, ("red", "green", "blue")),
            FactType("place", Kind.SYMBOL),
            FactType("home", Kind.SYMBOL),
            FactType("size", Kind.NUMBER),
            FactType("code", Kind.CODE),
        )
    }
)
VALUES: dict[str, list[Value]] = {
    "p": [True, False],
    "q": [True, False],
    "r": [True, False],
    "colour": ["red", "green", "blue"],
    "place": ["A", "B", "C", "Z"],
    "home": ["A", "B", "C", "Z"],
    "size": [Decimal(n) for n in (0, 5, 6, 10, 99)],
    "code": ["1A", "1A.b", "1A.b.1", "1A.c", "2B", "2B.a"],
}
LABELS = ("stop", "ask", "go", "free")

atoms: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from(["p", "q", "r"]).map(lambda f: Test(f, "is", True)),
    st.sampled_from(["red", "green", "blue"]).map(lambda c: Test("colour", "==", c)),
    st.sampled_from(["A", "B"]).map(lambda c: Test("place", "==", c)),
    st.sampled_from([NamedSet("S", frozenset("AB")), NamedSet("T", frozenset("BC"))]).map(
        lambda s: Test("place", "in", s)
    ),
    st.tuples(st.sampled_from(["<", "<=", ">", ">=", "=="]), st.sampled_from([5, 10])).map(
        lambda t: Test("size", t[0], t[1])  # type: ignore[arg-type]  # drawn from the operators
    ),
    st.lists(st.sampled_from(["1A", "1A.b", "1A.b.1", "2B.a"]), min_size=1, max_size=2, unique=True).map(
        lambda c: Test("code", "under", tuple(c))
    ),
    st.just(Compare("place", "==", "home")),
    st.just(Opaque("unread", "q")),
    st.just(Opaque("unread for ever")),
)
conditions: st.SearchStrategy[Node] = st.recursive(
    atoms,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=3).map(lambda i: And(tuple(i))),
        st.lists(inner, min_size=1, max_size=3).map(lambda i: Or(tuple(i))),
    ),
    max_leaves=8,
)
ladders = st.lists(st.tuples(st.sampled_from(LABELS), conditions), min_size=1, max_size=3).map(
    lambda rungs: Ladder(tuple(Rung(label, node) for label, node in rungs), "free")
)
complete_facts = st.fixed_dictionaries(
    {name: st.sampled_from([*values, NOT_APPLICABLE]) for name, values in VALUES.items()}
)
partial_facts = complete_facts.flatmap(
    lambda facts: st.sets(st.sampled_from(sorted(facts))).map(lambda kept: {k: facts[k] for k in kept})
)
