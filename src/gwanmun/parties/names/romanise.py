"""Alphabets and kana in Latin letters: Cyrillic, Greek, Arabic, Hebrew, Thai, Georgian, Armenian, kana."""

from __future__ import annotations

import functools
import itertools
import re
from importlib import resources

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
_GREEK_PAIRS = (("μπ", "b"), ("ντ", "nt"), ("γκ", "gk"), ("ου", "ou"), ("αυ", "av"), ("ευ", "ev"))
_ABD_ALLAH = re.compile(r"\bعبد ?ال?له\b|\bعبدالله\b|\bعبد الله\b")
_ABD = re.compile(r"\bعبد ?ال(?=\w{2})")
_ARTICLE = re.compile(r"\bال(?=\w{2,})")


def alphabet(text: str) -> str:
    """``text`` (clean) with letters of known alphabets in Latin letters; others stay as they are."""
    if _has(text, "\u0600", "\u06ff"):
        text = _ABD_ALLAH.sub("abdullah", text)
        text = _ABD.sub("abd ", text)
        text = _ARTICLE.sub("", text)
        text = text.replace("وا", "wا")  # a consonant before a long vowel: "Rowad", "Wael"
    if _has(text, "\u0370", "\u03ff"):
        for pair, latin in _GREEK_PAIRS:
            text = text.replace(pair, latin)
    if _has(text, "\u0e00", "\u0e7f"):
        text = _thai(text)
    return text.translate(_TABLE)


def _has(text: str, first: str, last: str) -> bool:
    return any(first <= c <= last for c in text)


def _thai(text: str) -> str:
    text = _THAI_LEAD.sub(r"\2\1", _THAI_SILENT.sub("", text))
    return "".join(_THAI_CONSONANTS.get(c, _THAI_VOWELS.get(c, "" if "\u0e31" <= c <= "\u0e4e" else c)) for c in text)


_KANA = {
    "ア": "a", "イ": "i", "ウ": "u", "エ": "e", "オ": "o", "カ": "ka", "キ": "ki", "ク": "ku", "ケ": "ke", "コ": "ko",
    "サ": "sa", "シ": "shi", "ス": "su", "セ": "se", "ソ": "so", "タ": "ta", "チ": "chi", "ツ": "tsu", "テ": "te",
    "ト": "to", "ナ": "na", "ニ": "ni", "ヌ": "nu", "ネ": "ne", "ノ": "no", "ハ": "ha", "ヒ": "hi", "フ": "fu",
    "ヘ": "he", "ホ": "ho", "マ": "ma", "ミ": "mi", "ム": "mu", "メ": "me", "モ": "mo", "ヤ": "ya", "ユ": "yu",
    "ヨ": "yo", "ラ": "ra", "リ": "ri", "ル": "ru", "レ": "re", "ロ": "ro", "ワ": "wa", "ヰ": "i", "ヱ": "e",
    "ヲ": "o", "ン": "n", "ガ": "ga", "ギ": "gi", "グ": "gu", "ゲ": "ge", "ゴ": "go", "ザ": "za", "ジ": "ji",
    "ズ": "zu", "ゼ": "ze", "ゾ": "zo", "ダ": "da", "ヂ": "ji", "ヅ": "zu", "デ": "de", "ド": "do", "バ": "ba",
    "ビ": "bi", "ブ": "bu", "ベ": "be", "ボ": "bo", "パ": "pa", "ピ": "pi", "プ": "pu", "ペ": "pe", "ポ": "po",
    "ヴ": "vu", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa",
}  # fmt: skip
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo"}
_EPENTHETIC = re.compile(
    r"(?<=[kgszfbpmrv])u(?=[bcdfghjkmnprstvzl]|$)|(?<=ts)u(?=[^aeiou]|$)|(?<=[td])o(?=[bcdfghjkmnprstvzl]|$)"
)


_N_BEFORE_LIPS = re.compile(r"n(?=[bpm])")
_HARD_END = re.compile(r"c(ch)i$|j(j)i$|s(sh)u$")
_FOREIGN = {
    "アブデル": "abdel", "アブドル": "abdul", "アブドゥ": "abdul", "アブダル": "abdul", "アブー": "abu", "エル": "el", "ビン": "bin",
    "イブン": "ibn", "ビント": "bint", "ウルド": "ould", "オグリ": "ogly", "ウッディーン": "uddin", "オブ": "of", "ザ": "the", "フォー": "for",
    "サン": "sun", "ムーン": "moon", "ブルー": "blue", "レッド": "red", "ホワイト": "white", "ブラック": "black", "シルバー": "silver",
    "ドラゴン": "dragon", "イーグル": "eagle", "ライオン": "lion", "クラウン": "crown", "ビクトリー": "victory", "ヴィクトリー": "victory",
    "フレンドシップ": "friendship", "フリーダム": "freedom", "ピース": "peace", "ライフ": "life", "ホーリー": "holy", "ランド": "land",
    "アイランド": "island", "リバー": "river", "マウンテン": "mountain", "クリスタル": "crystal", "フューチャー": "future", "ライト": "light",
    "ファースト": "first", "セカンド": "second", "セコンド": "second", "サード": "third", "ワン": "one", "ツー": "two", "スリー": "three",
    "シティ": "city", "タイム": "time", "キング": "king", "クイーン": "queen", "プリンス": "prince", "レディ": "lady", "スカイ": "sky",
    "クラウド": "cloud", "ブリッジ": "bridge", "ゲート": "gate", "ロード": "road", "タワー": "tower", "スピード": "speed", "アクティブ": "active",
    "スマート": "smart", "ファイン": "fine", "ベスト": "best", "トップ": "top", "ネクスト": "next", "ユニバーサル": "universal",
    "オリエンタル": "oriental", "コンチネンタル": "continental", "プログレス": "progress", "サクセス": "success", "ユニティ": "unity", "フェニックス": "phoenix",
    "パール": "pearl", "エメラルド": "emerald", "サファイア": "sapphire", "ルビー": "ruby", "オリオン": "orion", "アポロ": "apollo",
    "サイクロン": "cyclone", "タイフーン": "typhoon", "グローブ": "globe", "ハッピー": "happy", "ラッキー": "lucky", "デルタ": "delta",
    "アルファ": "alpha", "ベータ": "beta", "シグマ": "sigma", "オメガ": "omega", "シャイク": "sheikh", "シェイク": "sheikh", "シャイフ": "sheikh",
    "シェイフ": "sheikh", "セイエド": "seyed", "セイイド": "seyed", "サイイド": "sayyid", "モハンメド": "mohammed", "ムハンメド": "muhammed",
    "モハマッド": "mohammad", "ムハマド": "muhammad", "モハマド": "mohamad", "ウィリアム": "william", "ジミー": "jimmy", "ジョゼフ": "joseph",
    "ジョーゼフ": "joseph", "デイヴィッド": "david", "デイビッド": "david", "ダヴィド": "david", "トーマス": "thomas", "リチャード": "richard",
    "ロバート": "robert", "チャールズ": "charles", "ジェームズ": "james", "ジェームス": "james", "アンドリュー": "andrew", "クリストファー": "christopher",
    "スティーヴン": "stephen", "スティーブン": "steven", "エドワード": "edward", "フィリップ": "philip", "マーク": "mark", "ルーク": "luke",
}  # fmt: skip
"""Words of foreign names whose spelling their sounds do not give."""
_LETTERS = {
    "エー": "a", "エイ": "a", "ビー": "b", "シー": "c", "スィー": "c", "ディー": "d", "イー": "e", "エフ": "f", "ジー": "g", "エイチ": "h",
    "エッチ": "h", "アイ": "i", "ジェイ": "j", "ジェー": "j", "ケー": "k", "ケイ": "k", "エル": "l", "エム": "m", "エヌ": "n", "オー": "o",
    "ピー": "p", "キュー": "q", "アール": "r", "エス": "s", "ティー": "t", "ユー": "u", "ヴィー": "v", "ブイ": "v", "ダブリュー": "w",
    "エックス": "x", "ワイ": "y", "ゼット": "z", "ズィー": "z",
}  # fmt: skip
"""How Latin letters are called."""
_SPELLED = re.compile("(?:" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + "){3,}")
_LETTER = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))


def letters_in_kana(words: list[str]) -> list[str]:
    """``words`` with abbreviations spelt out in kana in Latin letters: "エヌ・シー・ジー" and "オーエムエム" are NCG and OMM."""
    out: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if word in _LETTERS:
            run.append(word)
            continue
        out += ["".join(_LETTERS[w] for w in run)] if len(run) > 1 else run
        run = []
        if _SPELLED.fullmatch(word):
            out.append("".join(_LETTERS[w] for w in _LETTER.findall(word)))
        elif word:
            out.append(word)
    return out


@functools.cache
def usual_spellings() -> dict[str, str]:
    """Katakana words of foreign names with the spelling they usually stand for."""
    text = resources.files("gwanmun.parties").joinpath("tables/kana_names.csv").read_text("utf-8")
    return dict(line.split(",") for line in text.splitlines()[1:])


@functools.lru_cache(maxsize=20_000)
def kana(word: str) -> tuple[str, str]:
    """Katakana or hiragana as it is read (Hepburn), and as a foreign name it may stand for (without helping vowels)."""
    usual = usual_spellings().get(word) or _FOREIGN.get(word)
    if usual is not None:
        return usual, usual
    out: list[str] = []
    for char in word:
        char = chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char
        if char in _SMALL and out:
            out[-1] = _glide(out[-1], _SMALL[char])
        elif char == "ッ":
            out.append("-")
        elif char != "ー":
            out.append(_KANA.get(char, char))
    read = re.sub(r"-(.)", r"\1\1", "".join(out)).replace("-", "")
    # A doubled r is always an l (アッラー), and ッチ, ッジ at the end are the consonant alone (ヴィッチ, ブリッジ).
    foreign = _HARD_END.sub(lambda m: m.group(m.lastindex or 0), read.replace("rr", "ll"))
    return read, _N_BEFORE_LIPS.sub("m", _EPENTHETIC.sub("", foreign))


_SLAVIC = (
    (re.compile(r"f(?=[bcdghjklmnpqrstvz])|(?<=i)f$"), "h"),
    (re.compile(r"j(?=[ie])"), "d"),
    (re.compile(r"j(?=[auo])"), "zh"),
    (re.compile(r"ch(?=[aou])"), "t"),
    (re.compile(r"^ur(?=a)"), "vr"),
)
"""What Japanese writes alike of Russian and its neighbours: х as フ, ди, де and ж as ジ, тё, тю as チョ, チュ, вла as ウラ."""


@functools.lru_cache(maxsize=20_000)
def slavic_in_kana(word: str) -> str:
    """Katakana as a Slavic name that it may stand for, where the usual reading says something else."""
    if word in usual_spellings():
        return usual_spellings()[word]
    read = kana(word)[1]
    for pattern, other in _SLAVIC:
        read = pattern.sub(other, read)
    return read


_KOREAN_SURNAMES = {
    "キム": "kim", "リ": "ri", "イ": "ri", "パク": "pak", "チェ": "choe", "チョン": "jong", "カン": "kang", "チョ": "jo", "ユン": "yun",
    "チャン": "jang", "イム": "rim", "リム": "rim", "ハン": "han", "オ": "o", "ソ": "so", "シン": "sin", "クォン": "kwon",
    "ファン": "hwang", "アン": "an", "ソン": "song", "リュ": "ryu", "ユ": "yu", "ホン": "hong", "コ": "ko", "ムン": "mun",
    "ヤン": "yang", "リャン": "ryang", "ペ": "pae", "ペク": "paek", "ホ": "ho", "ナム": "nam", "シム": "sim", "ノ": "ro", "ロ": "ro",
    "ハ": "ha", "チャ": "cha", "チュ": "ju", "ク": "ku", "ナ": "ra", "ラ": "ra", "ミン": "min", "チン": "jin", "チ": "ji", "オム": "om",
    "ウォン": "won", "パン": "pang", "コン": "kong", "ヒョン": "hyon", "ハム": "ham", "ピョン": "pyon", "キル": "kil", "ソク": "sok",
    "ソル": "sol", "マ": "ma", "ヨン": "yon", "ミョン": "myong", "テ": "thae", "ト": "to", "リョ": "ryo", "ヨ": "ryo", "ジョ": "jo",
    "ジョン": "jong", "ジャン": "jang", "ジュ": "ju", "ジン": "jin", "ジ": "ji", "チョル": "chol", "カク": "kwak", "クァク": "kwak",
}  # fmt: skip
_KOREAN_FINAL = re.compile(r"(?<=[aiueo])([mkrp])u(?=[^aiueoy]|$)|(?<=[aiueo])tsu(?=[^aiueo]|$)")
_KOREAN_SYLLABLE = re.compile(r"[^aiueoN]{0,3}?[aiueo]+(?:N|[mlktp](?![aiueoyw]))?")


@functools.lru_cache(maxsize=20_000)
def korean_in_kana(surname: str, given: str) -> tuple[tuple[str, ...], ...]:
    """A Korean name in katakana as North Korea spells it: the surname and the syllables, for each reading of ン (n, ng)."""
    known = _KOREAN_SURNAMES.get(surname)
    if known is None or not 1 <= len(given) <= 8:
        return ()
    # ン ends a syllable, also before a vowel; the plain reading does not show it.
    read = kana(given.replace("ン", "N"))[0]
    read = _KOREAN_FINAL.sub(lambda m: {"r": "l", None: "t"}.get(m.group(1), m.group(1)), read)
    read = (
        read.replace("fu", "hu")
        .replace("fi", "hui")
        .replace("f", "h")
        .replace("che", "chae")
        .replace("shi", "si")
        .replace("e", "ae" if "te" in read else "e")
    )
    syllables = _KOREAN_SYLLABLE.findall(read)
    if "".join(syllables) != read or not 1 <= len(syllables) <= 3:
        return ()
    choices = [(s[:-1] + "n", s[:-1] + "ng") if s.endswith("N") else (s,) for s in syllables]
    return tuple((known, *chosen) for chosen in itertools.product(*choices))


_ROUNDED = {"u": "w", "vu": "v", "ku": "kw", "gu": "gw"}
"""ウィ, ヴァ, クァ and グァ: what the small vowel behind these makes of them."""


def _glide(before: str, small: str) -> str:
    if small.startswith("y"):
        stem = before[:-1] if before[-1:] in "iue" else before
        return stem + (small[1:] if stem in ("sh", "ch", "j") else small)
    if before in _ROUNDED and small != "u":
        return _ROUNDED[before] + small
    return (before[:-1] if before[-1:] in "aiueo" else before) + small
