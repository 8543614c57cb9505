"""Han characters: simplified forms, and readings in Pinyin, Wade–Giles, Cantonese, Sino-Korean and Japanese."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from importlib import resources

from gwanmun.parties.names import hangul

SYSTEMS = ("pinyin", "wade_giles", "cantonese", "korean", "japanese")
FAR = frozenset(SYSTEMS) - {"pinyin"}
"""Readings that are none of the first to think of."""
_SURNAME_READINGS = {
    "单": "shan",
    "曾": "zeng",
    "解": "xie",
    "仇": "qiu",
    "查": "zha",
    "盖": "ge",
    "区": "ou",
    "朴": "piao",
    "任": "ren",
    "尉": "wei",
    "长": "chang",
    "重": "chong",
}
_KOREAN_SURNAME_READINGS = {
    "金": "김",
    "李": "이",
    "林": "임",
    "柳": "유",
    "梁": "양",
    "盧": "노",
    "羅": "나",
    "劉": "유",
}
_COMPOUND = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "司徒",
        "东方",
        "独孤",
        "南宫",
        "夏侯",
        "尉迟",
        "皇甫",
        "慕容",
        "令狐",
        "轩辕",
        "端木",
        "公孙",
    ]
)


_NONE = ("",) * 5


@functools.cache
def _lines() -> dict[str, str]:
    """The lines of the table, of which a name needs few: character, Pinyin, Cantonese, Korean, Japanese, simplified."""
    text = resources.files("gwanmun.parties").joinpath("tables/han_readings.csv").read_text("utf-8")
    return {line[0]: line for line in text.splitlines()[1:]}


@functools.cache
def _traditional() -> dict[str, list[str]]:
    """The characters that each simplified one stands for."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for char, line in _lines().items():
        if line[-1] != ",":
            found[line[-1]].append(char)
    return found


@functools.lru_cache(maxsize=30_000)
def _row(char: str) -> tuple[str, ...]:
    """The readings of a character, and its simplified form."""
    if (line := _lines().get(char)) is None:
        return _NONE
    row = line.split(",")[1:]
    # A simplified form is read as the traditional one where it has no reading of its own.
    for other in _traditional().get(char, ()):
        row = [own or theirs for own, theirs in zip(row[:4], _lines()[other].split(",")[1:5], strict=True)] + row[4:]
    return tuple(row)


def is_han(char: str) -> bool:
    """Whether ``char`` is a Han character of the common block, or the iteration mark."""
    return "\u3400" <= char <= "\u9fff" or char in "々〇"


_SHINJITAI = str.maketrans(
    "働気広国場対処図独円発変続廃歯戦団総価仮両浄鉱塩権弾労済県芸売乗帯薬鉄駆戸検観転関学会発電実経済団関応図総権鉄県検験険剣単労営覚桜竜沢駅択訳釈続読売浜辺恵徳転伝軽",
    "动气广国场对处图独圆发变续废齿战团总价假两净矿盐权弹劳济县艺卖乘带药铁驱户检观转关学会发电实经济团关应图总权铁县检验险剑单劳营觉樱龙泽驿择译释续读卖滨边惠德转传轻",
)


def simplified(text: str) -> str:
    """``text`` with traditional characters in their simplified forms, which both sides of a comparison take."""
    return text.translate(_simplified())


@functools.cache
def _simplified() -> dict[int, str]:
    """Each character that has a simplified form, or is a Japanese form of one that has, with that form."""
    found = {ord(char): form for form, chars in _traditional().items() for char in chars}
    return found | {char: found.get(other, chr(other)) for char, other in _SHINJITAI.items()}


_COLUMNS = {"pinyin": 0, "wade_giles": 0, "cantonese": 1, "korean": 2, "japanese": 3}


@functools.cache
def counts(system: str) -> dict[str, int]:
    """How many characters have each reading of the table; those of "korean" are in Hangul."""
    column = _COLUMNS[system]
    return Counter(reading for char in _lines() if (reading := _row(char)[column]))


def read(text: str, system: str) -> list[str]:
    """The reading of each character by ``system``; a character without one is left out."""
    column = _COLUMNS[system]
    out = []
    for char in text:
        row = _row(char)
        reading = row[column]
        if not reading:
            reading = row[0]
        elif system == "wade_giles":
            reading = wade_giles(reading)
        elif system == "korean":
            reading = hangul.word(reading, 0) if len(reading) > 1 else hangul.syllable(reading, 0)
        if reading:
            out.append(reading)
    return out


def in_hangul(name: str) -> str | None:
    """A personal name as it is written in Hangul; nothing where a character has no Korean sound."""
    blocks = [_KOREAN_SURNAME_READINGS.get(name[0]) or _row(name[0])[2], *(_row(char)[2] for char in name[1:])]
    return "".join(blocks) if all(len(block) == 1 for block in blocks) else None


def person(text: str, system: str) -> tuple[str, str] | None:
    """Surname and given readings of a personal name of two to four characters."""
    if not 2 <= len(text) <= 4:
        return None
    size = 2 if len(text) > 2 and text[:2] in _COMPOUND else 1
    readings = read(text, system)
    if len(readings) != len(text):
        return None
    surname = "".join(readings[:size])
    if system == "pinyin":
        surname = _SURNAME_READINGS.get(text[:size], surname)
    elif system == "korean":
        hangul_surname = _KOREAN_SURNAME_READINGS.get(text[0]) or _row(text[0])[2]
        surname = hangul.SURNAMES.get(hangul_surname, (surname, surname, surname))[1]
    return surname, " ".join(readings[size:])


_WG_INITIALS = (("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k"), ("k", "k"),
                ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"))  # fmt: skip
_WG_SPECIAL = {"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu", "er": "erh",
               "ge": "ko", "ke": "ko", "he": "ho", "e": "o", "yi": "i", "you": "yu", "yan": "yen", "ye": "yeh"}  # fmt: skip
_ONG = re.compile("ong$")


def wade_giles(pinyin: str) -> str:
    """A Pinyin syllable in Wade–Giles without apostrophes."""
    if pinyin in _WG_SPECIAL:
        return _WG_SPECIAL[pinyin]
    here, there = next(((h, t) for h, t in _WG_INITIALS if pinyin.startswith(h)), ("", ""))
    rest = pinyin[len(here) :]
    rest = _ONG.sub("ung", rest)
    if rest == "ian":
        rest = "ien"
    elif rest == "ie":
        rest = "ieh"
    elif rest == "ui" and there in ("k", "ku"):
        rest = "uei"
    elif rest == "uo" and there not in ("k", "h", "sh"):
        rest = "o"
    return there + rest
