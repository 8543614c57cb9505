"""Each tree against the list of paragraphs: nothing is read that is not printed, nothing printed is passed over."""

from __future__ import annotations

from functools import cache

import pytest

from gwanmun.items.trees import Tree, modelled, tree_for
from gwanmun.law.load import rules

TOGETHER: dict[str, tuple[str, ...]] = {
    # Requirements that a paragraph beside them asks for together with its own; the resins of 1C010.e.2 with the fibres.
    "1C010": ("e.2.a", "e.2.b", "e.2.c"),
    "3A001": ("a.14.b.1", "a.14.b.2", "b.9.a", "b.9.b"),
    "3B001": ("f.3.a", "f.4.a"),
    "3B992": ("f.1.b.1", "f.1.b.2"),
    "6A005": ("e.3.b.1", "e.3.b.2"),
    "7A107": ("a", "b", "c"),
    "9A120": ("a.1", "a.2"),
}
RESERVED: dict[str, tuple[str, ...]] = {
    "3A001": ("a.4", "a.8", "a.9", "b.6"),
    "3B001": ("b.1", "c.1.b", "d.11", "d.16", "f.3.b.2", "o", "p.1", "p.3"),
    "3B993": ("a", "e", "f.1.a", "g", "p.2"),
    "3B994": ("a", "b.1", "c", "q.1"),
    "3C002": ("c",),
    "3D611": ("c",),
    "3E611": ("c",),
    "4A001": ("a.1", "b"),
    "4A004": ("d",),
    "4A005": ("a",),
    "5A992": ("a", "b", "d"),
    "7A611": ("y",),
}
HEADING: dict[str, tuple[str, ...]] = {
    # The heading is read, its letters are not divided in what a person is asked.
    "3D005": ("a", "b"),
}


def _tree(entry: str) -> Tree:
    tree = tree_for(entry)
    assert tree is not None
    return tree


@cache
def _printed() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry, paragraph in rules().tables["us_ear/paragraphs"].rows:
        if paragraph:
            found.setdefault(entry, set()).add(paragraph)
    return found


@pytest.mark.parametrize("entry", modelled())
def test_a_paragraph_of_a_tree_stands_in_the_list(entry: str) -> None:
    today = {p.id for p in _tree(entry).paragraphs if p.end is None} - {"heading"}
    assert today <= _printed().get(entry, set())


@pytest.mark.parametrize("entry", modelled())
def test_every_paragraph_of_the_list_is_read_or_accounted_for(entry: str) -> None:
    printed, read = _printed().get(entry, set()), {p.id for p in _tree(entry).paragraphs}
    leaves = {p for p in printed if not any(q.startswith(f"{p}.") for q in printed)}
    left = {p for p in leaves if not any(_same_line(p, r) for r in read)}
    accounted = [*TOGETHER.get(entry, ()), *RESERVED.get(entry, ()), *HEADING.get(entry, ())]
    assert left == set(accounted)


def _same_line(one: str, other: str) -> bool:
    """Whether the two are one paragraph, or one stands above the other."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def test_paragraphs_of_the_end_of_an_entry_are_there() -> None:
    assert {"z.1.a", "z.1.b", "z.4.a", "z.4.b"} <= _printed()["3A001"]
