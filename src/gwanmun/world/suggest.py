"""What a mistyped name may have been meant to be. For a person to choose from, never for a decision."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_LIMIT = 5
_CUTOFF = 0.78
_NEAR_BEST = 0.1
_LONGEST = 60


def near(word: str, known: Iterable[str], most: int = 3, alike: float = 0.6) -> list[str]:
    """The words of a closed list that `word` may have been meant to be, likeliest first.

    :param most: how many at most.
    :param alike: the share of letters in common (0 to 1) below which a word is not offered.
    """
    # Imported here because it is needed only where something is wrong.
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=most, cutoff=alike)


def similar(words: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """The values of those `names` (pairs of matching key and value) that look like `words`, likeliest first.

    At most five. `words` is a normalised text. A name that stands in it comes first ("서울 대한민국"), then names that
    begin with it ("kazakh"), then those spelled alike. Hangul is compared by its letters, so that one wrong vowel is
    one error and not a wrong syllable.
    """
    text = _letters(words.replace(" ", ""))
    if not 2 <= len(text) <= _LONGEST:
        return []
    parts = _runs([_letters(word) for word in words.split()])
    spelled = [(_letters(name), value) for name, value in names]
    return list(dict.fromkeys(_in_order(text, parts, spelled)))[:_LIMIT]


def _in_order(text: str, parts: set[str], spelled: list[tuple[str, str]]) -> Iterator[str]:
    contained = [(name, value) for name, value in spelled if len(name) > 3 and _stands_in(name, text, parts)]
    yield from (value for _, value in sorted(contained, key=lambda pair: -len(pair[0])))
    yield from (value for name, value in spelled if len(text) > 2 and name.startswith(text))
    scored = sorted(((_ratio(text, name), value) for name, value in spelled), key=lambda pair: -pair[0])
    enough = max(_CUTOFF, scored[0][0] - _NEAR_BEST) if scored else _CUTOFF
    yield from (value for score, value in scored if score >= enough)


def _stands_in(name: str, text: str, parts: set[str]) -> bool:
    """Whether `name` is whole words of the text; scripts that need no spaces between words are searched throughout."""
    return name in parts if name.isascii() else name in text


def _runs(words: list[str]) -> set[str]:
    return {"".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)}


def _ratio(text: str, name: str) -> float:
    if 2 * min(len(text), len(name)) < _CUTOFF * (len(text) + len(name)):
        return 0.0
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, text, name, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _CUTOFF else 0.0


def _letters(text: str) -> str:
    return unicodedata.normalize("NFD", text)
