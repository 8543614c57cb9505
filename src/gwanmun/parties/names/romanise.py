"""Alphabets in Latin letters: Cyrillic, Greek, Arabic, Hebrew, Thai, Georgian, Armenian."""

from __future__ import annotations

import functools
import re

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "e",
    "і": "i", "ї": "i", "є": "ye", "ґ": "g", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ў": "u",
    "ң": "n", "ғ": "g", "қ": "k", "ү": "u", "ұ": "u", "һ": "h", "ө": "o", "ә": "a", "ѓ": "g", "ќ": "k", "ѕ": "dz",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o", "µ": "m",
}  # fmt: skip
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j",
    "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q", "ک": "k", "ك": "k", "گ": "g",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "ۀ": "h", "و": "u", "ؤ": "u", "ي": "i", "ی": "i", "ې": "i",
    "ئ": "i", "ء": "", "ټ": "t", "ډ": "d", "ړ": "r", "ږ": "g", "ښ": "sh", "ګ": "g", "ڼ": "n", "ۍ": "i", "ہ": "h",
    "ھ": "h", "ے": "e", "ں": "n", "ڈ": "d", "ڑ": "r", "ٹ": "t", "څ": "ts", "ځ": "dz", "ڕ": "r", "ۆ": "o", "ێ": "e",
}  # fmt: skip
_HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h", "ט": "t", "י": "i", "כ": "k",
    "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "ts",
    "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        [
            "a",
            "b",
            "g",
            "d",
            "e",
            "v",
            "z",
            "t",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "zh",
            "r",
            "s",
            "t",
            "u",
            "p",
            "k",
            "gh",
            "q",
            "sh",
            "ch",
            "ts",
            "dz",
            "ts",
            "ch",
            "kh",
            "j",
            "h",
        ],
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        [
            "a",
            "b",
            "g",
            "d",
            "e",
            "z",
            "e",
            "y",
            "t",
            "zh",
            "i",
            "l",
            "kh",
            "ts",
            "k",
            "h",
            "dz",
            "gh",
            "ch",
            "m",
            "y",
            "n",
            "sh",
            "o",
            "ch",
            "p",
            "j",
            "r",
            "s",
            "v",
            "t",
            "r",
            "ts",
            "u",
            "p",
            "k",
            "o",
            "f",
            "ev",
        ],
        strict=True,
    )
)
_THAI_CONSONANTS = dict(
    zip("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฤ", ["k", "kh", "kh", "kh", "kh", "kh", "ng", "ch", "ch", "ch", "s", "ch", "y", "d", "t", "th", "th", "th", "n", "d", "t", "th", "th", "th", "n", "b", "p", "ph", "f", "ph", "f", "ph", "m", "y", "r", "l", "w", "s", "s", "s", "h", "l", "o", "h", "r"], strict=True)
)  # fmt: skip
_THAI_VOWELS = {
    "ะ": "a",
    "ั": "a",
    "า": "a",
    "ำ": "am",
    "ิ": "i",
    "ี": "i",
    "ึ": "u",
    "ื": "u",
    "ุ": "u",
    "ู": "u",
    "เ": "e",
    "แ": "ae",
    "โ": "o",
    "ใ": "ai",
    "ไ": "ai",
    "็": "",
}
_THAI_LEAD = re.compile("([เแโใไ])([ก-ฮ])")
_THAI_SILENT = re.compile(r".์")
_KHMER_ETC = re.compile(r"[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1200-\u139f]")

_TABLE = str.maketrans(_CYRILLIC | _GREEK | _ARABIC | _HEBREW | _GEORGIAN | _ARMENIAN)
_ARABIC_LETTER, _GREEK_LETTER = re.compile("[\u0600-\u06ff]"), re.compile("[\u0370-\u03ff]")
_THAI_LETTER, _HEBREW_LETTER = re.compile("[\u0e00-\u0e7f]"), re.compile("[\u0590-\u05ff]")
_HEBREW_VOWELS = ((re.compile("וו"), "v"), (re.compile(r"(?<=[א-ת]{3})ה\b"), "a"))
_HEBREW_O = re.compile("(?<=[א-ת])ו(?![אהעי])")
_GREEK_PAIRS = (("μπ", "b"), ("ντ", "nt"), ("γκ", "gk"), ("ου", "ou"), ("αυ", "av"), ("ευ", "ev"))
_ABD_ALLAH = re.compile(r"\bعبد ?ال?له\b|\bعبدالله\b|\bعبد الله\b")
_OF_GOD = re.compile(r"(?<=\w\w)الله\b")
"""A name of two words written as one: "Nasrallah"."""
_ABD = re.compile(r"\bعبد ?ال(?=\w{2})")
_ARTICLE = re.compile(r"\bال(?!کتر|كتر|برز|وند|ماس|گو)(?=\w{2,})")
"""The article, and not the beginning of "electronics", Alborz or Almas."""
_PERSIAN = re.compile("[پچژگکی]")
_AS_PERSIAN = str.maketrans({"ض": "ز", "ظ": "ز", "ذ": "ز", "ث": "س"})
"""Letters that are z and s in Persian; its own forms of k and y show that a word is Persian."""
_BARE = (
    (re.compile(r"\bu(?=[^aeiouw\s])"), "wa"),
    (re.compile(r"\bu(?=[aeio])"), "w"),
    (re.compile(r"\bj(?=[^aeiouwh\s])"), "ja"),
    (re.compile(r"(?<=[^aeiouw\s])j(?=[^aeouw\s]|\b)"), "aj"),
)
_WHOLE = {
    "طه": "taha",
    "حق": "haq",
    "الحق": "haq",
    "حي": "hai",
    "حی": "hai",
    "الحي": "hai",
    "الحی": "hai",
    "الله": "allah",
}
"""Short words that would be read as others, or as none."""


# A word is asked for twice while it is read; many need not be kept.
@functools.lru_cache(maxsize=256)
def alphabet(text: str) -> str:
    """``text`` (clean) with letters of known alphabets in Latin letters; others stay as they are."""
    if text in _WHOLE:
        return _WHOLE[text]
    if _ARABIC_LETTER.search(text):
        return _arabic(text)
    if _GREEK_LETTER.search(text):
        for pair, latin in _GREEK_PAIRS:
            text = text.replace(pair, latin)
    if _THAI_LETTER.search(text):
        text = _thai(text)
    if _HEBREW_LETTER.search(text):
        for pattern, latin in _HEBREW_VOWELS:
            text = pattern.sub(latin, text)
    return text.translate(_TABLE)


def with_vowels(text: str) -> str:
    """Hebrew and Arabic writing with letters as the vowels that they are in most words, though not in all names of persons.

    ו inside a word is o, and ى at the end is i where it stands for ي.
    """
    return _HEBREW_O.sub("o", text.removesuffix("ى") + "ي" if text.endswith("ى") else text)


def _arabic(text: str) -> str:
    """Arabic writing, with the vowels without which it would be read as something else.

    A j that no vowel follows is lost where spellings of it are made one, and w at a beginning is no vowel.
    """
    if _PERSIAN.search(text):
        text = text.translate(_AS_PERSIAN)
    text = _OF_GOD.sub("allah", _ABD_ALLAH.sub("abdullah", text))
    text = _ABD.sub("abd ", text)
    text = _ARTICLE.sub("", text)
    text = text.replace("وا", "wا")  # a consonant before a long vowel: "Rowad", "Wael"
    latin = text.translate(_TABLE)
    for pattern, other in _BARE:
        latin = pattern.sub(other, latin)
    return latin


def _thai(text: str) -> str:
    text = _THAI_LEAD.sub(r"\2\1", _THAI_SILENT.sub("", text))
    return "".join(_THAI_CONSONANTS.get(c, _THAI_VOWELS.get(c, "" if "\u0e31" <= c <= "\u0e4e" else c)) for c in text)
