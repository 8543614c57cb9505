"""The names that a cell holds beside what else stands in it: an address, a telephone number, a date, another name.

A listed firm hides in "PJSC Aeroflot, Seoul, Korea, Tel. +82 …", because what stands beside its name weighs as much as the
name. So the name is asked for without it too; the cell as a whole is asked for all the same.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import islice

from gwanmun.parties.names import beside
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lazy import lazy
from gwanmun.world.countries import find_country

LONGEST = 500
"""Letters of a cell beyond which it holds no name with something beside it."""
MOST = 6
"""Names looked at for each party of a cell."""
MOST_PARTIES = 8
"""Parties looked at in one cell; of one with more, not all is read."""
_SHORTEST = 3
_LONGEST_PLACE = 5
"""Letters of the longest place in front of a branch, in writing without spaces."""

_MARK = re.compile(r"[\d:：@/;|\[\]*#\n\r\t\"]|^\W*-")
_TELLING = beside.BRANCH | frozenset([
    "aka", "fka", "nka", "dba", "alias", "formerly", "known", "trading", "doing", "behalf", "nee", "messrs", "attn", "attention",
    "e-mail", "email", "www", "passport", "dob", "born", "address", "contact", "birth", "box", "mv", "mt", "motor",
    "vessel", "ex", "previously",
])  # fmt: skip
"""Words without any of which, and without the marks, nothing but a name stands in a cell of Latin letters."""
_TELLING_OF_PERSONS = _TELLING | frozenset([
    "and", "&", "dear", "ceo", "cfo", "cto", "coo", "chairman", "president", "director", "manager", "owner", "partner",
    "secretary", "esq", "phd", "mba",
])  # fmt: skip
_LETTER, _SYLLABLE = re.compile(r"[^\W\d_]"), lazy(r"[가-힣\u4e00-\u9fff]")


def held(text: str, kind: str) -> tuple[str, ...]:
    """Other names to ask for than ``text`` as it is; none where nothing but a name stands in it.

    :param kind: person, company, vessel or unknown. In a person's name a comma parts surname and given name.
    """
    if len(text) > LONGEST or not _may_hold(text, kind):
        return ()
    plain = " ".join(text.split())
    found: dict[str, None] = {}
    for part in islice(_parted(beside.LEAD.sub("", text, count=1), kind), MOST_PARTIES):
        names = dict.fromkeys(name for name in _without(part, kind) if name != plain and _letters(name) >= _SHORTEST)
        found.update(dict.fromkeys(islice(names, MOST)))
    return tuple(found)


def is_crowded(text: str) -> bool:
    """Whether a cell may hold more parties than are looked at."""
    return len(beside.PERSONS.split(text[: LONGEST + 1])) > MOST_PARTIES


def _letters(name: str) -> int:
    """How many letters a name has; a syllable of Hangul or a Han character says as much as two."""
    return len(_LETTER.findall(name)) + len(_SYLLABLE.findall(name))


def _may_hold(text: str, kind: str) -> bool:
    """Whether anything of what is looked for may stand in a text: most names are names alone, and quickly told to be."""
    if not text.isascii() or kind == "vessel" or _MARK.search(text) is not None:
        return True
    lower = text.lower()
    words = lower.replace(".", "").replace(",", " ").replace(")", " ").replace("(", " ").split()
    if kind == "person":
        return not _TELLING_OF_PERSONS.isdisjoint(words)
    half = len(words) // 2
    return (
        not _TELLING.isdisjoint(words)
        or "," in text
        or ("-" in text and (" - " in text or " ex-" in lower))
        or words[:half] == words[half:]
    )


def _parted(text: str, kind: str) -> Iterator[str]:
    """The names of a cell that holds two, else its text."""
    before = beside.EX if kind in ("vessel", "unknown") else beside.EX_IN_BRACKETS
    several = beside.PERSONS if kind == "person" else beside.SEVERAL
    parts = (one for both in beside.ALSO.split(text) for part in before.split(both) for one in several.split(part))
    yield from (part for part in parts if part.strip())


def _without(text: str, kind: str) -> Iterator[str]:
    """A name without what stands behind it, step by step: each step may have taken away a part of the name."""
    cut = _tidy(beside.CONTACT.sub("", text, count=1))
    yield cut
    if kind == "person":
        # A name of one word behind which a place stands is left alone.
        if len((name := _tidy(_without_address(cut))).split()) > 1:
            yield (cut := name)
        yield _tidy(beside.WITH_DIGIT.sub("", cut))
        yield _tidy(beside.EASTERN_TITLE.sub("", beside.POST.sub("", cut)))
        yield _tidy(beside.NICKNAME.sub(" ", cut))
        return
    yield (cut := _tidy(_without_numbers(cut)))
    cut = _tidy(beside.EASTERN_TAIL.sub("", beside.EASTERN_ADDRESS.sub("", _without_address(cut))))
    yield cut
    if kind in ("vessel", "unknown"):
        yield (cut := _tidy(beside.OF_SHIP.sub("", cut)))
    if kind == "vessel":
        yield _tidy(beside.STEAMSHIP.sub("", cut))
        yield (cut := _tidy(beside.FLAG_OR_VOYAGE.sub("", cut)))
        yield (cut := _tidy(beside.SHIP_BEHIND.sub("", cut)))
    yield _tidy(_without_branch(cut))
    yield _tidy(_without_eastern_branch(cut))
    yield _once(cut)
    yield _tidy(beside.NUMBERED.sub("", cut))
    yield from map(_tidy, beside.DASH.split(cut))


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:-–").rstrip("( ")


def _without_numbers(text: str) -> str:
    """Without the dates, telephone numbers and the like at the end."""
    words = text.split()
    end = begins = len(words)
    while begins > 1 and beside.NUMBER.fullmatch(words[begins - 1].strip(",;")):
        begins -= 1
        # Short numbers in front of a long one may be those of a plant, but none that stands behind a "+".
        long = sum(map(str.isdigit, words[begins])) >= beside.DIGITS
        if words[begins].lstrip("(").startswith("+") or (long and begins == end - 1):
            end = begins
    return " ".join(words[:end])


def _without_address(text: str) -> str:
    """The text in front of the first of the last parts that are places, streets and numbers."""
    starts = list(beside.PART.finditer(text))
    end = len(text)
    for mark in reversed(starts):
        if not _is_address(text[mark.end() : end]):
            break
        end = mark.start()
    return text[:end]


@functools.lru_cache(maxsize=20_000)
def _is_address(part: str) -> bool:
    words = clean(part).split()
    if not words:
        return True
    if beside.STREET.search(part) or all(w.isdigit() for w in words):
        return True
    if all(w.isdigit() or ((known := known_word(w)) is not None and known.kind == "place") for w in words):
        return True
    # A code of letters may be a legal form: "Star, SA".
    return len(part.strip()) > _SHORTEST and find_country(part) is not None


def _without_branch(text: str) -> str:
    """Without "Seoul Branch" and "Representative Office" at the end."""
    words = text.split()
    end = len(words)
    while end > 1 and clean(words[end - 1]) in beside.BRANCH:
        end -= 1
    if end == len(words):
        return text
    while end > 1 and (known := known_word(clean(words[end - 1]))) is not None and known.kind == "place":
        end -= 1
    return " ".join(words[:end])


def _without_eastern_branch(text: str) -> str:
    """Without 上海分公司 and ソウル支店 at the end."""
    name = beside.EASTERN_BRANCH.sub("", text)
    if name == text:
        return text
    for letters in range(_LONGEST_PLACE, 1, -1):
        place = known_word(clean(name[-letters:]))
        if letters < len(name) and place is not None and place.kind == "place":
            return name[:-letters]
    return name


def _once(text: str) -> str:
    """A name that stands in a cell twice, once."""
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]) if words[:half] == words[half:] and half else text
