"""The words of a name asked for as lists may have them that translate it, or that spell out what others translate.

Firms, ministries and ships are listed under translated names: "Восточная верфь" as Eastern Shipyard, 未来机器人 as Future
Robot. The lexicon makes generic words concepts that weigh little; words that tell firms apart cannot be concepts, or every
"Star" would be a "Zvezda". So they are translated in one more form of a name that is asked for, and never in the index.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gwanmun.parties.names import english_by_sound, han, hangul, kana, romanise
from gwanmun.parties.names.brackets import LONGEST
from gwanmun.parties.names.cognates import cognate
from gwanmun.parties.names.dictionary import (
    MOST_WORDS,
    English,
    english_in_hangul,
    english_of,
    holds_known_name,
    known_as,
    words_and_names,
)
from gwanmun.parties.names.fold import fold, skeletons
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lexicon import Lexicon, Word, lexicon, lexicon_of

TRANSLATED, TRANSLITERATED, BY_SOUND, KANA = "translated", "transliterated", "foreign", "kana"
_WITHOUT_VOWELS = re.compile(r"[\u0590-\u06ff]+")
_KIND = "translated"
_KANA_SCRIPT = 3
_BY_SOUND_FROM = 3
_SHORT = 2
"""Syllables of English words in Hangul that stand inside other words by chance."""
_LONGEST_WHOLE = 40
"""Letters of kana looked at as a whole."""
MOST_FORMS = 6
"""Translations of a name that are tried: words that may be translated in several ways are, one at a time."""
_KEPT = frozenset({"legal", "stop", "title", "particle", "place"})
"""Classes whose words stand in a transliterated name as concepts all the same."""
_OF_A_TOWN = re.compile(r"^([а-я]{4,})ск(?:ии|ия|ият|ая|ое|ого|ои|ому|им|ую|ие|их|и|а|о)$")
_OF_A_TOWN_KANA = re.compile(r"(?<=...)(?:スキー|スキイ|スカヤ|スコエ|スコイ)$")
"""Adjectives of towns and persons, which translations turn back into the name: "Рязанский" is of Ryazan."""
_ENDING_OF_A_NUMBER = re.compile(r"^[а-яηοαου]{1,2}$")
_NAMED_AFTER = frozenset(["имени", "им", "імені", "імя", "имя", "ім"])
_MOST_NAMED = 6
_WITH_PREFIX = 5
"""Letters from which on an Arabic word may begin with a preposition and an article."""
_BETWEEN = frozenset([
    "към", "от", "под", "над", "до", "из", "у", "к", "о", "про", "від", "з", "із", "па", "пры", "ў",
    "στην", "στη", "στο", "στον", "στισ", "στουσ", "τισ", "τουσ", "την", "τον", "τη", "σε", "απο", "με", "ωσ", "υπο", "η", "ο", "οι",
    "του", "τα", "προσ", "εκ", "של", "את", "על",
])  # fmt: skip
"""Words without weight that an English name does not have, or has as a word that is left out."""


def of_alphabet(words: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """The words of a name in an alphabet translated, and with its business words as they sound, where that differs.

    A list that transliterates has "Zvezda" and "Liteyno-mekhanicheskiy" for what the lexicon knows as star and casting.
    """
    parts = _translated(words)
    for english in _chosen(parts):
        if english != list(words):
            yield english, TRANSLATED
    alike = _without_echo([_cognate(word) for part in parts for word in part[0]])
    if alike != _without_echo([word for part in parts for word in part[0]]):
        yield alike, TRANSLITERATED
    sounds = [_as_it_sounds(word) for word in words]
    if sounds != list(words):
        yield sounds, TRANSLITERATED


def of_unspaced(words: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """The words of a name in Han characters, kana or Hangul translated, if any is; the rest is read as names are."""
    parts = [part for word in words for part in _parts(word)]
    system = BY_SOUND if any(map(_is_by_sound, parts)) else KANA if any(map(_is_read, parts)) else TRANSLATED
    read = [_read(part) for part in parts]
    for found in _chosen(read):
        if found:
            yield found, system
    if system == KANA:
        # A name is written in one way from its beginning to its end.
        for style in range(1, kana.STYLES):
            pairs = zip(parts, read, strict=True)
            yield _without_echo([word for part, english in pairs for word in _styled(part, english, style)]), system


def is_translatable(words: list[str], kind: str) -> bool:
    """Whether a name has words to translate: persons' names have none."""
    return is_no_person(words) if kind == "unknown" else kind != "person"


def with_known_name(words: Sequence[str]) -> list[str] | None:
    """The words of a name in which one of :func:`known_as` stands, with it in one piece; nothing where none does.

    It may be written with spaces, or have a place in brackets in its middle: "芯恩(青岛)集成电路".
    """
    if all(map(str.isascii, words)) or sum(map(len, words)) > LONGEST:
        return None
    # Latin words beside it are words of their own; a few names have Latin letters in them.
    latin = [word for word in words if word.isascii()]
    places = [word for word in words if (known := lexicon().words.get(word)) is not None and known.kind == "place"]
    for apart in (latin, [], [*latin, *places]):
        rest = "".join(word for word in words if word not in apart)
        if holds_known_name(rest):
            return [*apart, rest]
    return None


def known_names_in(words: Sequence[str]) -> Iterator[list[str]]:
    """The English words of each of :func:`known_as` that stands in a name beside other words."""
    for word in words:
        parts = _parts(word)
        for part in parts:
            if len(parts) + len(words) > 2 and (english := known_as().get(part.text)) is not None:
                yield list(english[0])


def is_person_in_arabic(words: Sequence[str]) -> bool:
    """Whether a name in Arabic or Hebrew letters looks like a person's: of several words, of which none is one of firms."""
    return len(words) > 1 and all(map(_WITHOUT_VOWELS.fullmatch, words)) and not is_no_person(words)


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
def _with_translated() -> Lexicon:
    """The lexicon, with the words of the table beside its own: in unspaced writing the longest of both wins."""
    own = lexicon()
    table = words_and_names()
    unspaced = {w for w in table if len(w) > 1 and " " not in w and _is_unspaced(w[0])}
    words = own.words | {w: Word(" ".join(table[w][0]), _KIND) for w in unspaced}
    loose = frozenset(w for w in english_in_hangul() if len(w) <= _SHORT and w not in own.unspaced)
    return lexicon_of(words, own.unspaced | unspaced, own.classes, own.loose | loose)


def _is_unspaced(char: str) -> bool:
    return hangul.is_hangul(char) or han.is_han(char) or "\u3041" <= char <= "\u30ff"


def _chosen(parts: Sequence[English]) -> Iterator[list[str]]:
    """A name of parts that each may be several things: with the usual ones, without the parts that lists leave out, then
    with another for one part at a time."""
    usual = [part[0] for part in parts]
    yield _without_echo([word for part in usual for word in part])
    left_out = [word for part in parts if () not in part for word in part[0]]
    if len(left_out) > 1 and any(() in part for part in parts):
        yield _without_echo(left_out)
    # The second meaning of each word before the third of any.
    others = [
        (choice, i, other) for i, part in enumerate(parts) for choice, other in enumerate(part) if choice and other
    ]
    for _, i, other in sorted(others)[: MOST_FORMS - 1]:
        yield _without_echo([word for part in (*usual[:i], other, *usual[i + 1 :]) for word in part])


def _translated(words: Sequence[str]) -> list[English]:
    out: list[English] = []
    at = 0
    while at < len(words):
        for size in range(min(MOST_WORDS, len(words) - at), 0, -1):
            english = english_of(words[at : at + size])
            if english is not None:
                out.append(english)
                at += size
                break
        else:
            size = _named_after(words, at)
            alone = _alone(words[at], words[at - 1] if at else "")
            out.append((tuple(words[at : at + size]), ()) if size else (tuple(alone),))
            at += size or 1
    return out


def _named_after(words: Sequence[str], at: int) -> int:
    """How many words at ``at`` say after whom a firm is named, which lists may leave out."""
    if words[at] not in _NAMED_AFTER:
        return 0
    end = at + 1
    while end < len(words) and end - at < _MOST_NAMED and english_of([words[end]]) is None and not words[end].isdigit():
        known = known_word(words[end])
        if known is not None and known.kind not in ("title", "particle", "nick"):
            break
        end += 1
    return end - at if end > at + 1 else 0


def _alone(word: str, before: str) -> list[str]:
    """A word that is not translated, as it stands in a translated name; ``before``: the word in front of it."""
    if word in _BETWEEN or (before.isdigit() and _ENDING_OF_A_NUMBER.match(word)):
        return []
    if known_word(word) is None and (town := _OF_A_TOWN.match(word)) is not None:
        return [town.group(1)]
    return [word]


def _as_it_sounds(word: str) -> str:
    """A word in Latin letters, if it is no legal form or place; the name of a thing may be the name of a firm."""
    known = known_word(word)
    if word.isascii() or (known is not None and known.kind in _KEPT):
        return word
    # "for the trade" is trade: the article is left out of other words by itself.
    latin = romanise.alphabet(romanise.with_vowels(word.removeprefix("لل") if len(word) > _WITH_PREFIX else word))
    if (
        known is not None
        and "\u0590" <= word[0] <= "\u06ff"
        and skeletons([fold(latin)])[0] in _sounds().get(known.concept, ())
    ):
        # Without its vowels "حركة" would not meet "Harakat", which is the concept too.
        return word
    return word if " " in latin or not latin.isascii() else latin


@functools.cache
def _sounds() -> dict[str, frozenset[str]]:
    """The consonants of the Latin words of each concept."""
    found: dict[str, set[str]] = {}
    for word, known in lexicon().words.items():
        if known.kind == "generic" and word.isascii():
            found.setdefault(known.concept, set()).update(skeletons([fold(word)]))
    return {concept: frozenset(sounds) for concept, sounds in found.items()}


def _cognate(word: str) -> str:
    """A word that nothing is known of as the English one that it sounds like, or whose root its end shows that it shares."""
    if word.isascii() or known_word(word) is not None:
        return word
    sound = english_by_sound.in_cyrillic(word) if "\u0400" <= word[0] <= "\u04ff" else None
    return sound or cognate(word) or word


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


class _Part(NamedTuple):
    """A part of unspaced writing, and whether it is a word of the lexicon or of the table."""

    text: str
    known: bool


def _parts(word: str) -> list[_Part]:
    """Unspaced writing in words that are known, and what stands between them."""
    if word in words_and_names():
        return [_Part(word, True)]
    known = _with_translated()
    out: list[_Part] = []
    for run in _runs(word):
        if not _is_unspaced(run[0]):
            out.append(_Part(run, False))
            continue
        if (whole := _wholly(run)) is not None:
            out += [_Part(part, True) for part in whole]
            continue
        position = 0
        for start, end in known.inside(run, bool(out)):
            out += [_Part(run[position:start], False), _Part(run[start:end], True)]
            position = known.behind(run, start, end)
        out.append(_Part(run[position:], False))
    return [part for part in out if part.text]


def _read(part: _Part) -> English:
    """A part in English words, as a word of the lexicon, or as names are read."""
    text = part.text
    # A word of one letter is one only where it stands alone.
    if (part.known or len(text) == 1) and (english := words_and_names().get(text)) is not None:
        return english
    if part.known or not _is_unspaced(text[0]):
        return ((text,),)
    if hangul.is_hangul(text[0]):
        return ((hangul.word(text, 1),),)
    if han.is_han(text[0]):
        return (("".join(han.read(text, "pinyin")),),)
    if (word := english_by_sound.in_kana(text)) is not None:
        return ((word,),)
    usual = kana.read(_OF_A_TOWN_KANA.sub("", text))[1]
    behind = kana.behind_article(text)
    return ((usual,), ("al", behind)) if behind else ((usual,),)


def _styled(part: _Part, english: English, style: int) -> tuple[str, ...]:
    """A part with its name in kana in one of the styles; any other as it is usually."""
    in_kana = not part.known and _script(part.text[0]) == _KANA_SCRIPT and english_by_sound.in_kana(part.text) is None
    return (kana.styles(part.text)[style],) if in_kana else english[0]


def _is_by_sound(part: _Part) -> bool:
    """Whether so many characters stand for nothing that they spell a foreign name, whose vowels say little."""
    return not part.known and len(part.text) >= _BY_SOUND_FROM and han.is_han(part.text[0])


def _is_read(part: _Part) -> bool:
    """Whether a part is a name in kana, whose letters are as loosely met in a translation as elsewhere."""
    return not part.known and len(part.text) >= _BY_SOUND_FROM and _script(part.text[0]) == _KANA_SCRIPT


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
