"""Korean names of persons in Cyrillic letters ("Ким Чен Ын", "Пак Кын Хе") as lists spell them in Latin ones.

Read letter by letter they meet nothing: ч stands for j and ch, е for o, yo, e and ae, and н at an end for n and ng.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

MOST = 16
"""Spellings of one name looked at."""
_SURNAMES = {
    "ким": ("kim",), "пак": ("pak",), "ли": ("ri",), "и": ("ri",), "чхве": ("choe",), "чхое": ("choe",), "цои": ("choe",),
    "чое": ("choe",), "чон": ("jong", "jon"), "чжон": ("jong", "jon"), "чен": ("jong", "jon"), "тен": ("jong",), "кан": ("kang",),
    "чо": ("jo",), "чжо": ("jo",), "че": ("jo", "choe"), "те": ("jo",), "юн": ("yun",), "чан": ("jang",), "чжан": ("jang",),
    "тян": ("jang",), "лим": ("rim",), "им": ("rim",), "рим": ("rim",), "хан": ("han",), "о": ("o",), "со": ("so",),
    "син": ("sin",), "шин": ("sin",), "квон": ("kwon",), "хван": ("hwang",), "ан": ("an",), "сон": ("song", "son"), "рю": ("ryu",),
    "ю": ("yu", "ryu"), "лю": ("ryu",), "хон": ("hong",), "ко": ("ko",), "го": ("ko",), "мун": ("mun",), "ян": ("yang", "ryang"),
    "пэ": ("pae",), "бэ": ("pae",), "пэк": ("paek",), "бэк": ("paek",), "хо": ("ho",), "нам": ("nam",), "сим": ("sim",),
    "шим": ("sim",), "но": ("ro",), "ро": ("ro",), "ха": ("ha",), "чу": ("ju",), "чжу": ("ju",), "ку": ("ku",), "ра": ("ra",),
    "на": ("ra",), "мин": ("min",), "чин": ("jin",), "чжин": ("jin",), "чи": ("ji",), "ом": ("om",), "вон": ("won",),
    "пан": ("pang",), "кон": ("kong",), "хен": ("hyon",), "пен": ("pyon",), "мен": ("myong",), "тхэ": ("thae",), "тэ": ("thae",),
    "квак": ("kwak",), "кил": ("kil",), "киль": ("kil",), "чхон": ("chon",), "сок": ("sok",), "соль": ("sol",), "ок": ("ok",),
    "чха": ("cha",), "ча": ("cha",), "чхэ": ("chae",), "рян": ("ryang",), "ре": ("ryo",), "ем": ("ryom",), "рем": ("ryom",),
}  # fmt: skip
"""Surnames in clean Cyrillic letters (without the marks of ё and й) and as North Korea spells them."""
_FIRST = {
    "кк": ("kk",), "тт": ("tt",), "пп": ("pp",), "сс": ("ss",), "чч": ("jj",), "кх": ("k",), "тх": ("t",), "пх": ("p",),
    "чх": ("ch",), "чж": ("j",), "дж": ("j",), "к": ("k",), "г": ("k",), "н": ("n",), "т": ("t",), "д": ("t",), "р": ("r",),
    "л": ("r",), "м": ("m",), "п": ("p",), "б": ("p",), "с": ("s",), "ш": ("s",), "ч": ("j", "ch"), "ц": ("ch",), "х": ("h",),
    "": ("",),
}  # fmt: skip
_VOWELS = {
    "ва": ("wa",), "во": ("wo",), "ве": ("oe", "we"), "вэ": ("wae",), "ви": ("wi",), "ыи": ("ui",), "ои": ("oe",), "а": ("a",),
    "я": ("ya",), "о": ("o",), "э": ("ae", "e"), "у": ("u",), "ю": ("yu",), "ы": ("u",), "и": ("i", "ui"),
}  # fmt: skip
_E = {"": ("yo", "ye"), "с": ("o", "e"), "ч": ("o", "e"), "чж": ("o", "e"), "дж": ("o", "e"), "х": ("yo", "ae", "e")}
"""What е, which is also ё here, is behind a consonant; behind any other it is yo or e."""
_LAST = {
    "н": ("n", "ng"),
    "к": ("k",),
    "т": ("t",),
    "п": ("p",),
    "ль": ("l",),
    "л": ("l",),
    "р": ("l",),
    "м": ("m",),
    "": ("",),
}
_SYLLABLE = re.compile(
    r"(кк|тт|пп|сс|чч|кх|тх|пх|чх|чж|дж|[кгнтдрлмпбсшчцх]?)(ва|во|ве|вэ|ви|ыи|ои|[аяоэеуюыи])(ль|[нктплрм](?![аяоэеуюыив])|)"
)


def spellings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The surname and the syllables of a name, given in clean words, for each way they may be spelt; none of other names."""
    if not 2 <= len(words) <= 3 or words[0] not in _SURNAMES:
        return
    syllables = [s for word in words[1:] for s in _syllables(word)]
    if not syllables or len(syllables) > 2 or any(not _syllables(w) for w in words[1:]):
        return
    # The first choice of each is the usual one; those with few others come first.
    choices = itertools.product(_SURNAMES[words[0]], *syllables)
    yield from itertools.islice(choices, MOST)


@functools.lru_cache(maxsize=20_000)
def _syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of a word, each with its spellings; none of a word that is not made of Korean ones."""
    found = [m for m in _SYLLABLE.finditer(word) if m.group()]
    if "".join(m.group() for m in found) != word:
        return ()
    return tuple(tuple(map("".join, itertools.product(*_choices(*m.groups())))) for m in found)


def _choices(first: str, vowel: str, last: str) -> tuple[tuple[str, ...], ...]:
    vowels = _E.get(first, ("yo", "e")) if vowel == "е" else _VOWELS[vowel]
    return _FIRST[first], vowels, _LAST[last]
