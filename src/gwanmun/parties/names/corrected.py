"""The name asked for with misspelt words put right: business words, legal forms, common given names, slipped spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from gwanmun.parties.names.abbreviated import spelt_out
from gwanmun.parties.names.brackets import BRACKETS, first_name_first
from gwanmun.parties.names.clean import MAX_RAW, clean
from gwanmun.parties.names.form import Form, form_of_words
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.korean_latin import is_korean_name
from gwanmun.parties.names.lexicon import is_business, lexicon
from gwanmun.parties.names.meant import begun, is_title, legal_form, look_up_meant, meant
from gwanmun.parties.names.run_together import LEAST as JOINED
from gwanmun.parties.names.run_together import run_together

_SWAPPED = {"oc": "co", "fo": "of", "adn": "and", "nad": "and", "teh": "the", "hte": "the", "ofr": "for"}
_NOUGHTS = str.maketrans("01", "oi")
_LETTERS = re.compile(r"[a-z].*[a-z].*[a-z]")
_HALF = 4
_IN_FRONT = ("abou", "abu", "ben", "bin", "ibn", "van", "von")
_BEHIND = ("bek", "khan", "oglu", "ogly", "zadeh", "zade", "zada")
_IN_FRONT_OF = re.compile(rf"({'|'.join(_IN_FRONT)})(\w{{4,}}|(?<=bu)\w{{3}})$")
_BEHIND_OF = re.compile(rf"(\w{{3,}})({'|'.join(_BEHIND)})$")
_MOST_WORDS = 40
"""Words of a name beyond which it is not looked up with others."""
_SMALL = ("of", "for", "and", "the")
_LOST_FROM = 4
_LEAST_INITIALS = 3
_SURE = 7
"""Letters from which on a word that is an edit away from a business word is no firm's own: "Technolgy"."""
_SHORT_TITLE = 5
MOST_CHANGES = 4
"""Places put right in one name; where more words look misspelt, the name is in a language the lexicon does not know."""


class _Change(NamedTuple):
    """Words ``start`` to ``end`` of a name, and what stands there instead."""

    start: int
    end: int
    words: tuple[str, ...]
    sure: bool = False
    """Whether nothing else can be meant, so that the change is made in every form."""


class _Read(NamedTuple):
    """The words of a name asked for, which of them are not of the lexicon, and whether noughts among them were letters."""

    words: list[str]
    strange: list[int]
    noughts: bool


def corrected(name: str, kind: str) -> tuple[Form, ...]:
    """The name asked for with misspelt words of the lexicon as they were meant, where there are any.

    Folding, which makes the usual spellings of a sound meet, makes a misspelt "Compnay" less like "Company", and a word
    that is not known to be generic weighs too much. A word that only looks misspelt ("Pars" like "Parts") is another
    firm's own: so each such word is put right by itself too, and never more than two together.
    """
    return corrected_many([(name, kind)], {})[0]


def corrected_many(names: Sequence[tuple[str, str]], words: Mapping[int, list[str]]) -> list[tuple[Form, ...]]:
    """What :func:`corrected` gives for many names, each with its kind: their words are looked up in one go.

    :param words: the clean words of those in plain Latin letters, by the number of the name.
    """
    read = [_read(words[i] if i in words else _words(*name)) for i, name in enumerate(names)]
    kinds = [_kind(r, kind) for r, (_, kind) in zip(read, names, strict=True)]
    found = [(r, kind) for r, kind in zip(read, kinds, strict=True) if r is not None]
    look_up_meant(chain.from_iterable(_looked_up(r, True) for r, kind in found if kind == "person"), True)
    look_up_meant(chain.from_iterable(_looked_up(r, False) for r, kind in found if kind != "person"), False)
    return [() if r is None else tuple(_corrected(r, kind)) for r, kind in zip(read, kinds, strict=True)]


def _kind(read: _Read | None, kind: str) -> str:
    """What a name is put right as: one that looks like a Korean's is made of syllables, and of no business words."""
    return "person" if kind == "unknown" and read is not None and is_korean_name(read.words) else kind


def _words(name: str, kind: str) -> list[str] | None:
    """The clean words of a name; nothing where it is not in Latin letters."""
    if "(" in name:
        if kind == "person":
            return None
        # What stands in brackets is a name of its own, or tells little: "(Limited)", "(Hong Kong)".
        name = BRACKETS.sub(" ", name[:MAX_RAW])
    text = clean(first_name_first(name) if kind == "person" else name)
    return text.split() if text.isascii() else None


def _read(written: list[str] | None) -> _Read | None:
    if written is None:
        return None
    words = [_with_letters(word) for word in written]
    return _Read(words, [i for i, word in enumerate(words) if known_word(word) is None], words != written)


def _looked_up(read: _Read, person: bool) -> Iterator[str]:
    """The words that are looked up for a name."""
    words, strange, _ = read
    if len(words) <= _MOST_WORDS:
        for i in strange:
            yield words[i]
        for before, i in () if person else pairwise(strange):
            if before == i - 1:
                moved = chain.from_iterable(_moved(words[before], words[i]))
                yield from (word for word in moved if len(word) > JOINED)


def _corrected(read: _Read, kind: str) -> Iterator[Form]:
    words = read.words
    if read.noughts:
        yield form_of_words(words, "latin")
    if kind != "person":
        for found in spelt_out(words):
            yield form_of_words(_without_acronyms(found), "corrected")
    for chosen in _chosen(list(_changes(words, read.strange, kind))):
        yield _with(words, chosen)


def _chosen(changes: list[_Change]) -> Iterator[tuple[_Change, ...]]:
    """Which changes are made together: all that are sure, with none, one or two of the others."""
    sure = [c for c in changes if c.sure]
    others = [c for c in changes if not c.sure][:MOST_CHANGES]
    if sure:
        yield tuple(sure)
    for some in (*combinations(others, 2), *((c,) for c in others)):
        together = sorted((*sure, *some))
        if all(one.end <= next_.start for one, next_ in pairwise(together)):
            yield tuple(together)


def _with(words: list[str], changes: tuple[_Change, ...]) -> Form:
    """The form of a name with changes; where only spaces moved, nothing was taken for another word."""
    changed = _changed(words, changes)
    return form_of_words(changed, "latin" if "".join(changed) == "".join(words) else "corrected")


def _changed(words: list[str], changes: tuple[_Change, ...]) -> list[str]:
    out: list[str] = []
    at = 0
    for change in changes:
        out += [*words[at : change.start], *change.words]
        at = change.end
    return out + words[at:]


def _changes(words: list[str], strange: list[int], kind: str) -> Iterator[_Change]:
    """What may be put right in a name, from its first word to its last."""
    if kind in ("person", "unknown"):
        yield from _particles(words)
    if kind != "person":
        yield from _changes_of_firm(words, strange)
        return
    for i in strange:
        word = words[i]
        right = None if word.isdigit() else _SWAPPED.get(word) or meant(word, True)
        if right is not None and (len(words) > 2 or not _is_short_title(right) or sorted(word) == sorted(right)):
            yield _Change(i, i + 1, (right,))


def _is_short_title(word: str) -> bool:
    """Whether a word is a title so short that, beside one other word, a name is meant: "Kin Jong" is no King Jong."""
    return len(word) <= _SHORT_TITLE and is_title(word)


def _changes_of_firm(words: list[str], strange: list[int]) -> Iterator[_Change]:
    ends = _ends(words) if strange else set()
    # A first word a letter away from a legal form may be a firm's own where another form stands in the name.
    formless = not any(map(_is_legal, words))
    lost = _lost(words, strange)
    before = -2
    for i in strange:
        word = words[i]
        if before == i - 1:
            if slipped := _slipped(words[before], word):
                yield _Change(before, i + 1, slipped)
            if _one_word(words[before], word) or is_business(words[before] + word):
                yield _Change(before, i + 1, (words[before] + word,))
        before = i
        if word.isdigit():
            continue
        if i == lost or _is_acronym(word, words[:i]):
            yield _Change(i, i + 1, ())
            continue
        if i and i == len(words) - 1 and (whole := begun(word, sum(map(len, words)))) is not None:
            yield _Change(i, i + 1, (whole,))
        right = _SWAPPED.get(word) or (legal_form(word, i > 0 or formless) if i in ends else None) or meant(word, False)
        near = right is not None and OSA.distance(word, right) == 1
        # "Suercomputing" is no Suer that computes; of words run together two letters would be wrong for it.
        if not near and (parts := run_together(word)) is not None:
            yield _Change(i, i + 1, parts)
        elif right is not None:
            yield _Change(i, i + 1, (right,), near and len(word) >= _SURE)


def _particles(words: list[str]) -> Iterator[_Change]:
    """Particles of persons' names in one word with the name they belong to, and apart from it: "Bin Laden", "Binladen".

    A particle alone weighs nothing, so that joined to its name it would make another word of it.
    """
    for i, word in enumerate(words):
        if i + 1 < len(words) and (word in _IN_FRONT or words[i + 1] in _BEHIND) and len(word + words[i + 1]) > JOINED:
            yield _Change(i, i + 2, (word + words[i + 1],))
        # Most words have none, which is told many times as quickly.
        if (word.startswith(_IN_FRONT) or word.endswith(_BEHIND)) and word.isalpha() and known_word(word) is None:
            found = _IN_FRONT_OF.match(word) or _BEHIND_OF.match(word)
            if found is not None:
                yield _Change(i, i + 1, found.groups())


def _lost(words: list[str], strange: list[int]) -> int:
    """The place of the one word that says nothing in a long name of known words: "National Police hf Nicaragua".

    It stands between others, and is a letter away from a word that is passed over.
    """
    if len(words) < _LOST_FROM or len(strange) > MOST_CHANGES:
        return -1
    strange = [i for i in strange if meant(words[i], False) is None]
    if len(strange) != 1 or strange[0] in (0, len(words) - 1):
        return -1
    word = words[strange[0]]
    near = any(OSA.distance(word, small, score_cutoff=1) <= 1 for small in _SMALL)
    return strange[0] if near else -1


def _without_acronyms(words: list[str]) -> list[str]:
    return [word for i, word in enumerate(words) if known_word(word) is not None or not _is_acronym(word, words[:i])]


def _is_acronym(word: str, before: list[str]) -> bool:
    """Whether a word is the initials of all those before it, and adds nothing: "National Iranian Tanker Company NITC"."""
    if not _LEAST_INITIALS <= len(word) <= len(before):
        return False
    large = [w for w in before if w not in _SMALL]
    counted = (before, large, [w for w in large if not _is_legal(w)])
    return any(word == "".join(w[0] for w in some) for some in counted)


def _with_letters(word: str) -> str:
    """A word with noughts and ones among its letters as letters: "Lavr0v"."""
    if word.isalpha() or word.isdigit():
        return word
    letters = word.translate(_NOUGHTS)
    right = letters.isalpha() and (_LETTERS.search(word) or known_word(letters) is not None)
    return letters if right else word


def _ends(words: list[str]) -> set[int]:
    """Where a name of several words may have its legal form: first, last, and beside another legal form there."""
    if len(words) < 2:
        return set()
    found = set()
    for order in (range(len(words)), range(len(words) - 1, -1, -1)):
        for i in order:
            found.add(i)
            if not _is_legal(words[i]):
                break
    return found


def _is_legal(word: str) -> bool:
    known = lexicon().words.get(word)
    return known is not None and known.kind == "legal"


def _one_word(before: str, after: str) -> bool:
    """Whether two short words that are not known may be one with a space in it: "Hua wei Technologies"."""
    return 2 <= len(before) <= _HALF and 2 <= len(after) <= _HALF and before.isalpha() and after.isalpha()


def _slipped(before: str, after: str) -> tuple[str, str] | None:
    """Two words, not known, between which the space slipped by a letter: "Intellek tLLC", "LL CPromservis"."""
    for one, other in _moved(before, after):
        found = _business_meant(one), _business_meant(other)
        if any(found):
            return found[0] or one, found[1] or other
    return None


def _moved(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Two words with the space between them a letter further on, and a letter further in front."""
    if after[1:]:
        yield before + after[0], after[1:]
    if before[:-1]:
        yield before[:-1], before[-1] + after


def _business_meant(word: str) -> str | None:
    """A business word, or the long one that a word is a misspelling of: "OCMPAN YMekhatronika"."""
    if is_business(word) or word in _SMALL:
        return word
    right = meant(word, False) if len(word) > JOINED else None
    return right if right is not None and is_business(right) else None
