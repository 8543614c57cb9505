"""Hangul in Latin letters: Revised Romanization, McCune–Reischauer as North Korea spells it, and how people write."""

from __future__ import annotations

INITIALS = [
    "ㄱ",
    "ㄲ",
    "ㄴ",
    "ㄷ",
    "ㄸ",
    "ㄹ",
    "ㅁ",
    "ㅂ",
    "ㅃ",
    "ㅅ",
    "ㅆ",
    "ㅇ",
    "ㅈ",
    "ㅉ",
    "ㅊ",
    "ㅋ",
    "ㅌ",
    "ㅍ",
    "ㅎ",
]
_RR_INITIAL = "g kk n d tt r m b pp s ss _ j jj ch k t p h".replace("_", "-").split()
_MR_INITIAL = ["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "-", "ch", "tch", "ch", "k", "t", "p", "h"]
_DPRK_INITIAL = ["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "-", "j", "jj", "ch", "k", "t", "p", "h"]
_RR_VOWEL = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
_MR_VOWEL = [
    "a",
    "ae",
    "ya",
    "yae",
    "o",
    "e",
    "yo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "u",
    "ui",
    "i",
]
_USUAL_VOWEL = [
    "a",
    "ae",
    "ya",
    "yae",
    "u",
    "e",
    "you",
    "ye",
    "o",
    "wa",
    "wae",
    "oi",
    "yo",
    "oo",
    "won",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
FINALS = [
    "-",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]

# Surnames are written by habit, not by any system: (Revised, as North Korea writes, as South Koreans write).
SURNAMES: dict[str, tuple[str, str, str]] = {
    "김": ("gim", "kim", "kim"), "이": ("i", "ri", "lee"), "리": ("ri", "ri", "lee"), "박": ("bak", "pak", "park"),
    "최": ("choe", "choe", "choi"), "정": ("jeong", "jong", "jung"), "강": ("gang", "kang", "kang"),
    "조": ("jo", "jo", "cho"), "윤": ("yun", "yun", "yoon"), "장": ("jang", "jang", "chang"),
    "임": ("im", "rim", "lim"), "림": ("rim", "rim", "lim"), "한": ("han", "han", "han"), "오": ("o", "o", "oh"),
    "서": ("seo", "so", "suh"), "신": ("sin", "sin", "shin"), "권": ("gwon", "kwon", "kwon"),
    "황": ("hwang", "hwang", "hwang"), "안": ("an", "an", "ahn"), "송": ("song", "song", "song"),
    "류": ("ryu", "ryu", "ryoo"), "유": ("yu", "yu", "yoo"), "홍": ("hong", "hong", "hong"),
    "전": ("jeon", "jon", "chun"), "고": ("go", "ko", "koh"), "문": ("mun", "mun", "moon"), "손": ("son", "son", "sohn"),
    "양": ("yang", "ryang", "yang"), "량": ("ryang", "ryang", "yang"), "배": ("bae", "pae", "bae"),
    "백": ("baek", "paek", "paik"), "허": ("heo", "ho", "hur"), "남": ("nam", "nam", "nam"), "심": ("sim", "sim", "shim"),
    "노": ("no", "ro", "roh"), "로": ("ro", "ro", "roh"), "하": ("ha", "ha", "ha"), "곽": ("gwak", "kwak", "kwak"),
    "성": ("seong", "song", "sung"), "차": ("cha", "cha", "cha"), "주": ("ju", "ju", "joo"), "우": ("u", "u", "woo"),
    "구": ("gu", "ku", "koo"), "나": ("na", "ra", "rah"), "라": ("ra", "ra", "rah"), "민": ("min", "min", "min"),
    "진": ("jin", "jin", "chin"), "지": ("ji", "ji", "jee"), "엄": ("eom", "om", "um"), "채": ("chae", "chae", "chae"),
    "원": ("won", "won", "won"), "천": ("cheon", "chon", "chun"), "방": ("bang", "pang", "bang"),
    "공": ("gong", "kong", "kong"), "현": ("hyeon", "hyon", "hyun"), "함": ("ham", "ham", "hahm"),
    "변": ("byeon", "pyon", "byun"), "염": ("yeom", "ryom", "yum"), "렴": ("ryeom", "ryom", "yum"),
    "여": ("yeo", "ryo", "yuh"), "추": ("chu", "chu", "choo"), "도": ("do", "to", "do"), "소": ("so", "so", "so"),
    "석": ("seok", "sok", "suk"), "선": ("seon", "son", "sun"), "설": ("seol", "sol", "sul"), "마": ("ma", "ma", "ma"),
    "길": ("gil", "kil", "gil"), "연": ("yeon", "yon", "yeon"), "위": ("wi", "wi", "wi"), "표": ("pyo", "pyo", "pyo"),
    "명": ("myeong", "myong", "myung"), "기": ("gi", "ki", "ki"), "반": ("ban", "pan", "ban"), "태": ("tae", "thae", "tae"),
    "남궁": ("namgung", "namgung", "namkoong"), "황보": ("hwangbo", "hwangbo", "hwangbo"), "제갈": ("jegal", "jegal", "jegal"),
    "선우": ("seonu", "sonu", "sunwoo"), "독고": ("dokgo", "tokko", "dokko"), "사공": ("sagong", "sagong", "sakong"),
}  # fmt: skip
SYSTEMS = 3


def is_hangul(char: str) -> bool:
    """Whether ``char`` is a whole Hangul syllable."""
    return "가" <= char <= "힣"


def syllable(char: str, system: int) -> str:
    """One syllable in Latin letters by ``system`` (0 Revised, 1 North Korean, 2 usual South Korean)."""
    code = ord(char) - 0xAC00
    first, vowel, last = code // 588, code % 588 // 28, code % 28
    initial = (_RR_INITIAL, _DPRK_INITIAL, _MR_INITIAL)[system][first]
    middle = (_RR_VOWEL, _MR_VOWEL, _USUAL_VOWEL)[system][vowel]
    return (initial + middle + FINALS[last]).replace("-", "")


def word(text: str, system: int) -> str:
    """A Hangul word in Latin letters by ``system``, joined."""
    if text in SURNAMES:
        return SURNAMES[text][system]
    return "".join(syllable(c, system) if is_hangul(c) else c for c in text)


def person(text: str, system: int) -> tuple[str, str] | None:
    """Surname and given syllables (joined by spaces) of a Korean personal name written in one word."""
    if not 2 <= len(text) <= 5 or not all(map(is_hangul, text)):
        return None
    size = 2 if text[:2] in SURNAMES and len(text) > 3 else 1
    surname = SURNAMES.get(text[:size])
    if surname is None:
        return None
    return surname[system], " ".join(syllable(c, system) for c in text[size:])
