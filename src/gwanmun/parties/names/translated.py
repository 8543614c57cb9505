"""The words of a name asked for as lists may have them that translate it, or that spell out what others translate.

Firms, ministries and ships are listed under translated names: "Восточная верфь" as Eastern Shipyard, 未来机器人 as Future
Robot. The lexicon makes generic words concepts that weigh little; words that tell firms apart cannot be concepts, or every
"Star" would be a "Zvezda". So they are translated in one more form of a name that is asked for, and never in the index.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from importlib import resources

from gwanmun.parties.names import han, hangul, romanise
from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.inflected import known_word, stem, unified
from gwanmun.parties.names.lexicon import Lexicon, Word, lexicon

TRANSLATED, TRANSLITERATED = "translated", "transliterated"
_KIND = "translated"
_KANA_SCRIPT = 3
_LONGEST_WHOLE = 40
"""Letters of kana looked at as a whole."""
_MOST_WORDS = 3
"""Words of the longest phrase that is translated as a whole ("железные дороги")."""
_KEPT = frozenset({"legal", "stop", "title", "particle", "place"})
"""Classes whose words stand in a transliterated name as concepts all the same."""
_ARTICLES = ("وال", "بال", "لل", "ال")
_OF_A_TOWN = re.compile(r"^([а-я]{4,})ск(?:ии|ия|ият|ая|ое|ого|ои|ому|им|ую|ие|их|и|а|о)$")
_OF_A_TOWN_KANA = re.compile(r"(?<=...)(?:スキー|スキイ|スカヤ|スコエ|スコイ)$")
"""Adjectives of towns and persons, which translations turn back into the name: "Рязанский" is of Ryazan."""
_ENDING_OF_A_NUMBER = re.compile(r"^[а-я]{1,2}$")
_BETWEEN = frozenset(["към", "от", "под", "над", "до", "из", "у", "к", "о", "про", "від", "у", "з", "із"])
"""Words without weight that an English name does not have, or has as a word that is left out."""


def of_alphabet(words: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """The words of a name in an alphabet translated, and with its business words as they sound, where that differs.

    A list that transliterates has "Zvezda" and "Liteyno-mekhanicheskiy" for what the lexicon knows as star and casting.
    """
    english = _without_echo(_translated(words))
    if english != list(words):
        yield english, TRANSLATED
    sounds = [_as_it_sounds(word) for word in words]
    if sounds != list(words):
        yield sounds, TRANSLITERATED


def of_unspaced(words: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """The words of a name in Han characters, kana or Hangul translated, if any is; the rest is read as names are."""
    found: list[str] = []
    for word in words:
        if (whole := _table().get(word)) is not None:
            found += whole.split()
        elif word.isascii():
            found.append(word)
        else:
            found += _parts(word)
    found = _without_echo(found)
    if found:
        yield found, TRANSLATED


def is_no_person(words: Sequence[str]) -> bool:
    """Whether a word of the name is one that firms have and persons have not."""
    for word in words:
        known = known_word(word)
        if known is not None and known.kind in ("legal", "generic", "compound"):
            return True
        if not word.isascii() and next(lexicon().inside(word), None) is not None:
            return True
    return False


@functools.cache
def _table() -> dict[str, str]:
    """Words and phrases, each with the English words for it; inflected words by their stems."""
    text = resources.files("gwanmun.parties").joinpath("tables/translated.csv").read_text("utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines()[1:]:
        meaning, forms = line.split(";")
        english = clean(meaning)
        for form in forms.split("|"):
            key = clean(form)
            if any(map(han.is_han, key)):
                key = han.simplified(key)
            found.setdefault(key, english)
            found.setdefault(_stems(key.split()), english)
    return found


@functools.cache
def _with_translated() -> Lexicon:
    """The lexicon, with the words of the table beside its own: in unspaced writing the longest of both wins."""
    own = lexicon()
    unspaced = {w for w in _table() if len(w) > 1 and " " not in w and _is_unspaced(w[0])}
    words = own.words | {w: Word(_table()[w], _KIND) for w in unspaced}
    return Lexicon(words, own.unspaced | unspaced, max(own.longest, *map(len, unspaced)), own.classes)


def _is_unspaced(char: str) -> bool:
    return hangul.is_hangul(char) or han.is_han(char) or "\u3041" <= char <= "\u30ff"


def _translated(words: Sequence[str]) -> list[str]:
    out: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            english = _english(words[at : at + size])
            if english is not None:
                out += english.split()
                at += size
                break
        else:
            out += _alone(words[at], words[at - 1] if at else "")
            at += 1
    return out


def _alone(word: str, before: str) -> list[str]:
    """A word that is not translated, as it stands in a translated name; ``before``: the word in front of it."""
    if word in _BETWEEN or (before.isdigit() and _ENDING_OF_A_NUMBER.match(word)):
        return []
    if known_word(word) is None and (town := _OF_A_TOWN.match(word)) is not None:
        return [town.group(1)]
    return [word]


def _english(words: Sequence[str]) -> str | None:
    found = _table().get(" ".join(words)) or _table().get(_stems(words))
    if found is None and len(words) == 1 and "\u0600" <= words[0][0] <= "\u06ff":
        for article in _ARTICLES:
            rest = words[0].removeprefix(article)
            if rest != words[0] and len(rest) > 2 and (found := _table().get(unified(rest))) is not None:
                break
    return found


def _stems(words: Sequence[str]) -> str:
    """Words without what grammar adds to them, to be found by."""
    return " ".join(unified(stem(word)) for word in words)


def _as_it_sounds(word: str) -> str:
    """A word in Latin letters, if it is no legal form or place; the name of a thing may be the name of a firm."""
    known = known_word(word)
    if word.isascii() or (known is not None and known.kind in _KEPT):
        return word
    latin = romanise.alphabet(word)
    return word if " " in latin or not latin.isascii() else latin


def _without_echo(words: Sequence[str]) -> list[str]:
    """``words`` without those that say what the one in front says: "железные дороги" is one railway."""
    out: list[str] = []
    last = None
    for word in words:
        known = known_word(word)
        if known is None or known != last:
            out.append(word)
        last = known
    return out


def _parts(word: str) -> list[str]:
    """Unspaced writing in English words, words of the lexicon, and the rest as it is read."""
    known = _with_translated()
    out: list[str] = []
    position = 0
    for run in _runs(word):
        position = 0
        if not _is_unspaced(run[0]):
            out.append(run)
            continue
        if (whole := _wholly(run)) is not None:
            out += [word for part in whole for word in _as_known(part)]
            continue
        for start, end in known.inside(run, bool(out)):
            out += [*_rest(run[position:start]), *_as_known(run[start:end])]
            position = known.behind(run, start, end)
        out += _rest(run[position:])
    return out


def _as_known(word: str) -> list[str]:
    """A word of the table in English; one of the lexicon as it is."""
    found = _with_translated().words[word]
    return found.concept.split() if found.kind == _KIND else [word]


def _wholly(run: str) -> list[str] | None:
    """Kana that known words make up as a whole ("ロシアヘリコプター"), where shorter ones are no chance."""
    known = _with_translated()
    if _script(run[0]) != _KANA_SCRIPT or len(run) > _LONGEST_WHOLE:
        return None
    # For each place, the words that lead to it, the fewest of them.
    best: list[list[str] | None] = [[], *([None] * len(run))]
    for end in range(2, len(run) + 1):
        for start in range(max(0, end - known.longest), end - 1):
            before = best[start]
            if before is None or run[start:end] not in known.unspaced:
                continue
            if (here := best[end]) is None or len(before) + 1 < len(here):
                best[end] = [*before, run[start:end]]
    return best[len(run)]


def _runs(word: str) -> Iterator[str]:
    """Writing in one script after the other."""
    start = 0
    for i in range(1, len(word) + 1):
        if i == len(word) or _script(word[i]) != _script(word[start]):
            yield word[start:i]
            start = i


def _script(char: str) -> int:
    return (
        1 if hangul.is_hangul(char) else 2 if han.is_han(char) else _KANA_SCRIPT if "\u3041" <= char <= "\u30ff" else 0
    )


def _rest(part: str) -> list[str]:
    """What no table knows, as names are read: a word of one letter that stands alone may be translated."""
    if not part:
        return []
    if len(part) == 1 and (english := _table().get(part)) is not None:
        return english.split()
    if hangul.is_hangul(part[0]):
        return [hangul.word(part, 1)]
    if han.is_han(part[0]):
        return ["".join(han.read(part, "pinyin"))]
    return [romanise.kana(_OF_A_TOWN_KANA.sub("", part))[1]]
