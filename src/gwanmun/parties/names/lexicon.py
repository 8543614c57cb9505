"""The words that names are made of, in many languages, each with its concept and how much it tells apart."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import NamedTuple

from gwanmun.parties.names.clean import clean
from gwanmun.world.countries import all_countries

_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Word(NamedTuple):
    """What a word stands for and its class: legal, generic, place, title, particle, brand, nick or stop."""

    concept: str
    kind: str


class Lexicon(NamedTuple):
    """Words looked up whole, words looked for inside unspaced writing, and the class of each concept."""

    words: dict[str, Word]
    inside: re.Pattern[str]
    classes: dict[str, str]


_DEMONYMS = {
    "DE": ("german", "deutsche", "deutschland"), "FR": ("french",), "TR": ("turkish", "turk", "turkey", "turkiye"),
    "GB": ("uk", "british", "britain", "england"), "AE": ("uae", "emirates", "dubai"), "IQ": ("iraqi",),
    "PK": ("pakistani",), "KZ": ("kazakh",), "SA": ("saudi", "arabian"), "CU": ("cuban",), "VE": ("venezuelan",),
}  # fmt: skip
"""Words beside a country's name that say the same."""


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    text = resources.files("gwanmun.parties").joinpath("tables/lexicon.csv").read_text("utf-8")
    words: dict[str, Word] = {}
    classes: dict[str, str] = {}
    unspaced: set[str] = set()
    for line in text.splitlines()[1:]:
        concept, kind, forms = line.split(";")
        classes[concept] = kind
        for form in forms.split("|"):
            key = form if form.isascii() else clean(form)
            words.setdefault(key, Word(concept, kind))
            if len(key) > 1 and _CJK.match(key):
                unspaced.add(key)
    for country in all_countries():
        for form in (country.name_en, country.name_ko, *_DEMONYMS.get(country.code, ())):
            key = clean(form)
            if key and " " not in key and key not in words:
                concept = clean(country.name_en).replace(" ", "_")
                words[key] = Word(concept, "place")
                classes[concept] = "place"
                if len(key) > 1 and _CJK.match(key):
                    unspaced.add(key)
    # Han words are looked for in simplified characters, which both sides of a comparison take.
    if any("\u4e00" <= w[0] <= "\u9fff" for w in unspaced):
        for word in list(unspaced):
            other = word.translate(_TRADITIONAL)
            if other != word:
                words.setdefault(other, words[word])
                unspaced.add(other)
    inside = re.compile("|".join(sorted(map(re.escape, unspaced), key=len, reverse=True)))
    return Lexicon(words, inside, classes)


@functools.cache
def _misspellings() -> dict[str, list[str]]:
    """Words of the lexicon by themselves with a letter taken out, for finding what a misspelt one was meant to be."""
    found: dict[str, list[str]] = {}
    for word, (_, kind) in lexicon().words.items():
        if word.isascii() and kind in ("legal", "generic", "place", "nick") and len(word) >= 5:
            for key in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
                found.setdefault(key, []).append(word)
    return found


@functools.lru_cache(maxsize=100_000)
def meant(word: str) -> str | None:
    """The concept of the legal form or business word that ``word`` is a misspelling of, by one or two letters."""
    if not word.isascii() or not 4 <= len(word) <= 16:
        return None
    table = _misspellings()
    keys = [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]
    near = {w for key in keys for w in table.get(key, ())}
    best = min(near, key=lambda w: (abs(len(w) - len(word)), w), default=None)
    return lexicon().words[best].concept if best is not None and (len(best) >= 6 or len(word) >= 5) else None


_TRADITIONAL = str.maketrans(
    "華為騰訊電體積氣業實廠機設備儀計資訊網絡軟動進貿國際環總團導彈軍與飛兩學術鋼鐵鋁礦產運輸務船發開銀險財務產會責聯東長亞萬華廣連濱慶漢臺灣門劍島蘇無錫陽鮮韓羅烏蘭諮詢師師輪協組織構醫療藥聞",
    "华为腾讯电体积气业实厂机设备仪计资讯网络软动进贸国际环总团导弹军与飞两学术钢铁铝矿产运输务船发开银险财务产会责联东长亚万华广连滨庆汉台湾门剑岛苏无锡阳鲜韩罗乌兰谘询师师轮协组织构医疗药闻",
)
