"""Chinese names in Hangul by their sound: "펑신쉬" is Pengxinxu, "멍완저우" Meng Wanzhou.

By the rules of writing foreign words (외래어 표기법, 문화체육관광부고시 제2017-14호, 표 5). Some Hangul stands for two sounds (펑 for peng and
feng, 장 for zhang and jiang), so that a name has a few readings.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence

from gwanmun.parties.names import han, hangul

MOST = 6
"""Readings of one name that are tried."""
_RARE = 3
_LONGEST = 3
_INITIALS = {
    "zh": "ㅈ", "ch": "ㅊ", "sh": "ㅅ", "b": "ㅂ", "p": "ㅍ", "m": "ㅁ", "f": "ㅍ", "d": "ㄷ", "t": "ㅌ", "n": "ㄴ", "l": "ㄹ",
    "g": "ㄱ", "k": "ㅋ", "h": "ㅎ", "j": "ㅈ", "q": "ㅊ", "x": "ㅅ", "r": "ㄹ", "z": "ㅉ", "c": "ㅊ", "s": "ㅆ",
}  # fmt: skip
_FINALS = {
    "a": "아", "o": "오", "e": "어", "ai": "아이", "ei": "에이", "ao": "아오", "ou": "어우", "an": "안", "en": "언", "ang": "앙",
    "eng": "엉", "er": "얼", "ong": "웅", "i": "이", "ia": "야", "ie": "예", "iao": "야오", "iu": "유", "ian": "옌", "in": "인",
    "iang": "양", "ing": "잉", "iong": "융", "u": "우", "ua": "와", "uo": "워", "uai": "와이", "ui": "우이", "uan": "완", "un": "운",
    "uang": "왕",
}  # fmt: skip
_ALONE = {
    "yi": "이", "ya": "야", "yo": "요", "ye": "예", "yao": "야오", "you": "유", "yan": "옌", "yin": "인", "yang": "양", "ying": "잉",
    "yong": "융", "yu": "위", "yue": "웨", "yuan": "위안", "yun": "윈", "wu": "우", "wa": "와", "wo": "워", "wai": "와이",
    "wei": "웨이", "wan": "완", "wen": "원", "wang": "왕", "weng": "웡",
}  # fmt: skip
_BEHIND_J = {"u": "위", "ue": "웨", "uan": "위안", "un": "윈"}
"""What u is behind j, q and x."""
_HISSED = {"zhi": "즈", "chi": "츠", "shi": "스", "ri": "르", "zi": "쯔", "ci": "츠", "si": "쓰"}
_PLAIN = {2: 0, 7: 5, 12: 8, 17: 13}
"""ㅑ, ㅖ, ㅛ, ㅠ behind ㅈ, ㅉ, ㅊ are written ㅏ, ㅔ, ㅗ, ㅜ: 장 for jiang."""
_SOFT = frozenset("ㅈㅉㅊ")


def readings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words in pinyin, in every way they may be read; none where they are no Chinese name.

    A name whose every syllable a Korean name may have too is left to be read as Korean.
    """
    parsed = [_parsed(word) for word in words]
    if not all(parsed) or all(map(_is_korean, "".join(words))):
        return
    choices = [_in_pinyin(syllables) for syllables in parsed]
    yield from itertools.islice(itertools.product(*choices), MOST)


def person(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The same of a person's name; one in one word is parted behind the surname of one syllable."""
    if len(words) == 1 and len(syllables := _parsed(words[0])) > 1:
        surname = len(syllables[0])
        words = [words[0][:surname], words[0][surname:]]
    if len(words) > 1:
        yield from readings(words)


def _in_pinyin(syllables: Sequence[str]) -> list[str]:
    """The ways to read a word of syllables, those of usual syllables first."""
    ranked = [list(enumerate(_table()[s])) for s in syllables]
    products = itertools.islice(itertools.product(*ranked), 4 * MOST)
    chosen = sorted(products, key=lambda parts: sum(rank for rank, _ in parts))[:MOST]
    return ["".join(pinyin for _, pinyin in parts) for parts in chosen]


@functools.lru_cache(maxsize=20_000)
def _parsed(word: str) -> tuple[str, ...]:
    """A word of Hangul in Chinese syllables, the longest first; nothing where it has others."""
    table = _table()
    out: list[str] = []
    at = 0
    while at < len(word):
        size = next((n for n in range(min(_LONGEST, len(word) - at), 0, -1) if word[at : at + n] in table), 0)
        if not size:
            return ()
        out.append(word[at : at + size])
        at += size
    return tuple(out)


@functools.cache
def _table() -> dict[str, tuple[str, ...]]:
    """Hangul → the syllables in pinyin that it stands for, those of more characters first."""
    found: dict[str, list[str]] = {}
    counts = han.counts("pinyin")
    for pinyin in sorted(counts, key=lambda p: (-counts[p], p)):
        written = _written(pinyin)
        if written:
            found.setdefault(written, []).append(pinyin)
    return {written: tuple(several) for written, several in found.items()}


def _written(pinyin: str) -> str:
    """A syllable in Hangul; nothing where it is no usual one."""
    if (found := _ALONE.get(pinyin) or _HISSED.get(pinyin)) is not None:
        return found
    initial = next((i for i in _INITIALS if pinyin.startswith(i)), "")
    rest = pinyin.removeprefix(initial)
    final = (_BEHIND_J.get(rest) if initial in ("j", "q", "x") else None) or _FINALS.get(rest, "")
    return _with_initial(_INITIALS[initial], final) if initial and final else final


def _with_initial(initial: str, final: str) -> str:
    vowel, last = divmod((ord(final[0]) - ord("가")) % 588, 28)
    if initial in _SOFT:
        vowel = _PLAIN.get(vowel, vowel)
    return chr(ord("가") + hangul.INITIALS.index(initial) * 588 + vowel * 28 + last) + final[1:]


def _is_korean(char: str) -> bool:
    """Whether a syllable is the Korean reading of more characters than rare ones."""
    return han.counts("korean").get(char, 0) > _RARE
