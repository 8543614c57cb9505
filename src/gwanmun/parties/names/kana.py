"""Katakana and hiragana in Latin letters: as they are read, and as the foreign names that katakana stands for."""

from __future__ import annotations

import functools
import itertools
import re
from importlib import resources

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
_FORMS_BEHIND = ("llc", "jsc", "fze", "fzco", "dmcc", "gmbh", "plc", "ltd")
"""Legal forms that stand behind a name and are spelt out with it: "エム・エル・エル・シー"."""
_TWICE = re.compile("-(.)")
_SPELLED = re.compile("(?:" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + "){3,}")
_LETTER = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))


def letters(words: list[str]) -> list[str]:
    """``words`` with abbreviations spelt out in kana in Latin letters: "エヌ・シー・ジー" and "オーエムエム" are NCG and OMM."""
    out: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if word in _LETTERS:
            run.append(word)
            continue
        out += _apart("".join(_LETTERS[w] for w in run)) if len(run) > 1 else run
        run = []
        if _SPELLED.fullmatch(word):
            out.append("".join(_LETTERS[w] for w in _LETTER.findall(word)))
        elif word:
            out.append(word)
    return out


def _apart(letters: str) -> list[str]:
    """An abbreviation, and the legal form behind it apart."""
    form = next((f for f in _FORMS_BEHIND if letters.endswith(f) and letters != f), None)
    return [letters] if form is None else [letters.removesuffix(form), form]


@functools.cache
def usual_spellings() -> dict[str, str]:
    """Katakana words of foreign names with the spelling they usually stand for."""
    text = resources.files("gwanmun.parties").joinpath("tables/kana_names.csv").read_text("utf-8")
    return dict(line.split(",") for line in text.splitlines()[1:])


@functools.lru_cache(maxsize=20_000)
def read(word: str) -> tuple[str, str]:
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
    read = "".join(out)
    if "-" in read:
        read = _TWICE.sub(r"\1\1", read).replace("-", "")
    # A doubled r is always an l (アッラー), and ッチ, ッジ at the end are the consonant alone (ヴィッチ, ブリッジ).
    foreign = _HARD_END.sub(lambda m: m.group(m.lastindex or 0), read.replace("rr", "ll"))
    return read, _N_BEFORE_LIPS.sub("m", _EPENTHETIC.sub("", foreign))


_SLAVIC = (
    (re.compile(r"f(?=[bcdghjklmnpqrstvz])|(?<=i)f$"), "h"),
    (re.compile(r"ji(?=s[kc])"), "zh"),
    (re.compile(r"j(?=[ie])"), "d"),
    (re.compile(r"j(?=[auo])"), "zh"),
    (re.compile(r"ch(?=[aou])"), "t"),
    (re.compile(r"^ur(?=a)"), "vr"),
)
"""What Japanese writes alike of Russian and its neighbours: х as フ, ди, де and ж as ジ, тё, тю as チョ, チュ, вла as ウラ."""


@functools.lru_cache(maxsize=20_000)
def slavic(word: str) -> str:
    """Katakana as a Slavic name that it may stand for, where the usual reading says something else."""
    if word in usual_spellings():
        return usual_spellings()[word]
    latin = read(word)[1]
    for pattern, other in _SLAVIC:
        latin = pattern.sub(other, latin)
    return latin


_R_IN_KANA = re.compile(r"(?<=[アカガサザタダナハバパマヤラワァャ])ー")
_ARTICLE_IN_KANA = re.compile(r"^アル(?=...)")
_ENGLISH = ((re.compile(r"チ(?![ャュョェァー])"), "ティ"), (re.compile("ツ(?=[^ァィェォ]|$)"), "トゥ"))
_KOREAN = (
    (re.compile(r"n(?=[^aeiouy]|$)|m(?=[bp])"), "ng"),
    (re.compile(r"(?<!^)f(?=[aeo])"), "hw"),
    (re.compile(r"^ch"), "j"),
)
"""Korean names: ン is n and ng, ファ hwa, and ch at the beginning j."""


STYLES = 4
"""Ways to read a foreign name in katakana: as it is, as English (ー is an r), as Slavic and as Korean names are written."""


@functools.lru_cache(maxsize=20_000)
def styles(word: str) -> tuple[str, ...]:
    """A name of a firm in katakana, read in each of the :data:`STYLES`."""
    usual = read(word)[1]
    english = _R_IN_KANA.sub("ル", word)
    for pattern, other in _ENGLISH:
        english = pattern.sub(other, english)
    as_korean = usual
    for pattern, other in _KOREAN:
        as_korean = pattern.sub(other, as_korean)
    return usual, read(english)[1], slavic(word), as_korean


def behind_article(word: str) -> str | None:
    """What stands behind an Arabic article in katakana ("アルアクタル"), read as it is."""
    return read(word[2:])[1] if _ARTICLE_IN_KANA.search(word) else None


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
def korean(surname: str, given: str) -> tuple[tuple[str, ...], ...]:
    """A Korean name in katakana as North Korea spells it: the surname and the syllables, for each reading of ン (n, ng)."""
    known = _KOREAN_SURNAMES.get(surname)
    if known is None or not 1 <= len(given) <= 8:
        return ()
    # ン ends a syllable, also before a vowel; the plain reading does not show it.
    latin = read(given.replace("ン", "N"))[0]
    latin = _KOREAN_FINAL.sub(lambda m: {"r": "l", None: "t"}.get(m.group(1), m.group(1)), latin)
    latin = (
        latin.replace("fu", "hu")
        .replace("fi", "hui")
        .replace("f", "h")
        .replace("che", "chae")
        .replace("shi", "si")
        .replace("e", "ae" if "te" in latin else "e")
    )
    syllables = _KOREAN_SYLLABLE.findall(latin)
    if "".join(syllables) != latin or not 1 <= len(syllables) <= 3:
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
