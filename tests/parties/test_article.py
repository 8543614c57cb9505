"""Names with the Arabic article written together with a word are the listed names with it apart."""

from __future__ import annotations

import pytest

from gwanmun.parties import Party, Screener, compare
from gwanmun.sources.entries import Entry, EntryKind, Name

LISTED: tuple[tuple[EntryKind, str], ...] = (
    ("company", "AL-NUSRAH FRONT"),
    ("company", "AL-QUARDH AL-HASSAN ASSOCIATION"),
    ("company", "Sdružení Al-Aksá e.V."),
    ("person", "AL-RAWI, Saif-al-Din Fulayyih Hassan Taha"),
    ("person", "Abu Ibrahim al-Hashimi al-Qurashi"),
    ("person", "Abu-Muhammad al-Shimali"),
    ("person", "SALEHNEJAD, Abulfazl"),
    ("person", "Ayman al-Zawahiri"),
    ("person", "Abu al-Athir al-Shami"),
)
ENTRIES = [Entry("l", str(i), kind, (Name(name),)) for i, (kind, name) in enumerate(LISTED)]


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.of_entries(ENTRIES)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("ALNUSRAH FRONT", 0),
        ("ALQUARDH ALHASSAN ASSOCIATION", 1),
        ("Sdružení AlAksá e.V.", 2),
        ("ALRAWI, Saif-alDin Fulayyih Hassan Taha", 3),
        ("Saif aldin Fulayyih Hassan Taha Alrawi", 3),
        ("Abu Ibrahim alHashimi alQurashi", 4),
        ("Abu Muhammad ash-Shimali", 5),
        ("Abu Muhammad ashShimali", 5),
        ("Abu al-Fazl Salehnejad", 6),
        ("Ayman Azzawahiri", 7),
        ("Abual-Athir al-Shami", 8),
    ],
)
def test_it_is_a_match(screener: Screener, asked: str, listed: int) -> None:
    hits = screener.screen(Party(asked, kind=LISTED[listed][0])).hits
    assert [(hit.number, hit.answer) for hit in hits[:1]] == [(listed, "match")]
    assert compare(asked, LISTED[listed][1], LISTED[listed][0]).score > 0.9


@pytest.mark.parametrize(
    "name", ["Alexander Fulay", "Elena Rawinski", "ALUMINIUM FRONT", "Alfred Hassan", "Ash Rawinski", "Annika Hassani"]
)
def test_other_names_that_begin_so_are_read_as_they_are(screener: Screener, name: str) -> None:
    assert screener.screen(Party(name)).answer == "none"
