"""One plain spelling of a name: case, width, accents, invisible marks, look-alike letters, dots and quotes."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

_SHORT = 200
"""Letters of names whose cleaned text is kept."""
MAX_RAW = 20_000
"""Characters looked at after invisible ones are gone; no real name is longer than a thousand."""

_SPECIAL = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ħ": "h", "ŋ": "ng",
    "∪": "u", "⋃": "u", "∩": "n", "∧": "a", "∑": "e", "∈": "e", "ϵ": "e", "∨": "v", "√": "v", "⊂": "c", "∏": "n", "×": "x",
    "€": "e", "£": "l", "¥": "y", "₩": "w", "¢": "c", "ƒ": "f", "∫": "s", "ß": "ss", "ĸ": "k", **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)), "ɓ": "b", "ɗ": "d", "ƙ": "k", "ʿ": "", "ʾ": "", "ʻ": "", "ʼ": "", "ˈ": "", "ʹ": "", "ʺ": "",
}  # fmt: skip
BETWEEN = "\x1f"
"""What stands between names that are cleaned together."""
BETWEEN_OTHERS = "\ua66e"
"""The same where letters are not ASCII: a letter that nobody writes."""
_APOSTROPHES = "'’‘`´′‛＇“”\"„«»「」『』"
_MARKS = [
    *range(0x300, 0x370), *range(0x483, 0x488), *range(0x591, 0x5C8), *range(0x610, 0x61B), *range(0x64B, 0x660), 0x640,
    0x670, *range(0x6D6, 0x6EE), *range(0x1AB0, 0x1B00), *range(0x1DC0, 0x1E00), *range(0x20D0, 0x2100),
    *range(0xFE20, 0xFE30),
]  # fmt: skip
_JOINING = "'’‘`´′‛"

# Letters of other scripts that look like Latin ones: in a word of mixed scripts they are read as what they look like.
_LOOKALIKE = str.maketrans(
    "асеоріхуѕԁԛԝһкмтвнјґαβεηικνορτυχѵ",
    "aceopixysdqwhkmtbhjrabenikvoptuxv",
)
_LOOKALIKE_CYRILLIC = str.maketrans("aceopxyikmtbhj", "асеорхуікмтвнј")
# Capitals look alike in other pairs than small letters do: Greek "Η" is an H, "η" an n.
_CAPITALS = str.maketrans("АВЕЅІЈКМНОРСТУХԚԜΑΒΔΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTYXQWABAEZHIKMNOPTYX")
_LATIN_ONLY = re.compile(r"[DFGLNQRUVWZ]")
"""Latin capitals that no Cyrillic letter looks like."""
_LATIN_ANY = re.compile(r"[A-Za-z]")
_CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u052f]")
_LATIN = re.compile(r"[a-z]")
_MIXED = re.compile(r"(?<![^ ])(?=[^ ]*[A-Za-z])(?=[^ ]*[\u0370-\u052f])[^ ]+")
"""A word of letters of both."""
_DOTTED = re.compile(r"\.(?<=(?<![^\W_])\w\.)(?=\w(?![^\W_]))")
"""A dot between letters that stand alone; the dot is looked for first, since most texts have few."""
# Scripts whose vowels are marks, not letters, keep them.
_OTHER = re.compile(r"[^\w.& \u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]|_")
_GOD = "الله"
_OF_GOD = re.compile(rf"(?<=[\u0621-\u06d3]) +(?={_GOD}(?!\w))")
"""The space in names of God's servants and helpers: Latin writing mostly has one word, "Abdullah", "Nasrallah"."""
_ABBREVIATED = re.compile(r"[(（]\s*(주|유|株|有)\s*[)）]")
_FULL = {"주": " 주식회사 ", "유": " 유한회사 ", "株": " 株式会社 ", "有": " 有限会社 "}

_ASCII = {c: " " for c in range(128) if not chr(c).isalnum() and chr(c) not in ".&"}
# Control characters are not seen; tabs and ends of lines part words.
_ASCII |= {c: "" for c in range(128) if unicodedata.category(chr(c)) == "Cc" and not chr(c).isspace()}
_ASCII |= {ord(c): "" for c in "'`"} | {ord(c): chr(ord(c) + 32) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_ASCII_TABLE = bytes(ord(_ASCII.get(c) or chr(c)) for c in range(256))
_MANY_TABLE = bytes(c if c == ord(BETWEEN) else other for c, other in enumerate(_ASCII_TABLE))
_ASCII_DELETED = bytes(c for c, other in _ASCII.items() if other == "")
_NO_MARKS = dict.fromkeys(_MARKS)
_MARK_TABLE = _NO_MARKS | {ord(k): v for k, v in _SPECIAL.items()} | dict.fromkeys(map(ord, _JOINING))


def _any_of(table: Iterable[int]) -> re.Pattern[str]:
    """A pattern of any letter of a table: most texts have none, which is told many times as quickly as with the table."""
    return re.compile("[" + "".join(re.escape(chr(c)) for c in table) + "]")


_ANY_MARK, _ANY_OF_TABLE = _any_of(_NO_MARKS), _any_of(_MARK_TABLE)
_ENCLOSED = str.maketrans(
    {
        "㈜": " 주식회사 ",
        "㈱": " 株式会社 ",
        "㈲": " 有限会社 ",
        "㍿": " 株式会社 ",
        "&": " and ",
        "№": " no ",
        "∆": "Δ",
    }
)
_ANY_ENCLOSED = _any_of(_ENCLOSED)


def clean(name: str) -> str:
    """``name`` in lower case, words apart by single spaces; Hangul, Han and other scripts keep their letters."""
    # One name is cleaned for its forms, for what may be misspelt in it, and to tell whether it is read at all.
    return _kept(name) if len(name) <= _SHORT else _cleaned(name)


@functools.lru_cache(maxsize=4096)
def _kept(name: str) -> str:
    return _cleaned(name)


def _cleaned(name: str) -> str:
    text = _plain_ascii(name) if name.isascii() and len(name) <= MAX_RAW else _plain(_cut(name))
    return " ".join(_undotted(text).split())


def _undotted(text: str) -> str:
    """``text`` without its dots: "S.A." is one word."""
    return _DOTTED.sub("", text).replace(".", " ") if "." in text else text


def clean_many(names: Sequence[str]) -> list[list[str]]:
    """The words of each of many names in ASCII, cleaned in one go: none may hold :data:`BETWEEN` or be very long."""
    if not names:
        return []
    text = _plain_ascii(BETWEEN.join(names), _MANY_TABLE)
    return [name.split() for name in _undotted(text).split(BETWEEN)]


def clean_many_others(names: Sequence[str]) -> list[list[str]]:
    """The same of names in other letters: none may hold :data:`BETWEEN_OTHERS` or what cannot be printed."""
    if not names:
        return []
    return [name.split() for name in _undotted(_plain(f" {BETWEEN_OTHERS} ".join(names))).split(BETWEEN_OTHERS)]


def _plain_ascii(text: str, table: bytes = _ASCII_TABLE) -> str:
    """Text in ASCII in small letters, without what is no letter, digit or dot."""
    return text.replace("&", " and ").encode("ascii").translate(table, _ASCII_DELETED).decode("ascii")


def _cut(name: str) -> str:
    """A name that is not too long; a megabyte of marks must not hide what stands behind them, nor cost more than a pass."""
    if len(name) <= MAX_RAW:
        return name
    return "".join(c for c in name[:2_000_000] if c.isalnum() or c.isspace() or c in ".&㈜㈱")[:MAX_RAW]


def _plain(name: str) -> str:
    text = _ANY_ENCLOSED.sub(lambda m: _ENCLOSED[ord(m.group())], name)
    text = _ABBREVIATED.sub(lambda m: _FULL[m.group(1)], text)
    # Marks go first: folding the case makes a letter of one of them (U+0345).
    text = _ANY_MARK.sub("", unicodedata.normalize("NFKD", text))
    text = _in_one_script(text, _LATIN_ANY, _capitals).casefold()
    if not text.isprintable():
        text = "".join(" " if c.isspace() else c for c in text if not _invisible(c))
    text = _composed(_ANY_OF_TABLE.sub(_of_table, text))
    text = _OTHER.sub(" ", text)
    if _GOD in text:
        text = _OF_GOD.sub("", text)
    return _in_one_script(text, _LATIN, _one_script)


def _in_one_script(text: str, latin: re.Pattern[str], read: Callable[[re.Match[str]], str]) -> str:
    """``text`` with its words of mixed scripts read; names that are cleaned together are looked at one by one."""
    if not _CYRILLIC_OR_GREEK.search(text) or not latin.search(text):
        return text
    return BETWEEN_OTHERS.join(
        _MIXED.sub(read, name) if _CYRILLIC_OR_GREEK.search(name) and latin.search(name) else name
        for name in text.split(BETWEEN_OTHERS)
    )


def _composed(text: str) -> str:
    """``text`` with letters and their marks in one: of names that are cleaned together, those that have such marks."""
    return BETWEEN_OTHERS.join([unicodedata.normalize("NFC", name) for name in text.split(BETWEEN_OTHERS)])


def _of_table(match: re.Match[str]) -> str:
    return _MARK_TABLE[ord(match.group())] or ""


def _invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs") and not char.isspace()


def _capitals(match: re.Match[str]) -> str:
    """A word of mixed scripts that is Latin on the whole, with capitals of other scripts as what they look like."""
    word = match.group()
    if 2 * len(_LATIN_ANY.findall(word)) < len(word) and not _LATIN_ONLY.search(word):
        return word
    return word.translate(_CAPITALS)


def _one_script(match: re.Match[str]) -> str:
    """A word of mixed look-alike letters in one script: that of most of its letters, if the others can be read in it."""
    word = match.group()
    latin, cyrillic = word.translate(_LOOKALIKE), word.translate(_LOOKALIKE_CYRILLIC)
    mostly_latin = 2 * len(_LATIN.findall(word)) >= len(word)
    if not _CYRILLIC_OR_GREEK.search(latin) and (mostly_latin or _LATIN.search(cyrillic)):
        return latin
    return cyrillic


def as_latin(text: str) -> str | None:
    """``text`` (clean) in other letters that all look like Latin ones ("СОSСО" in Cyrillic), as what it looks like."""
    if not _CYRILLIC_OR_GREEK.search(text):
        return None
    latin = text.translate(_LOOKALIKE)
    return latin if latin.isascii() else None
