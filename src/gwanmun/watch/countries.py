"""Countries in running text: names, bilateral short forms (한·미), directions (대러, 방한); never a word that only looks so."""
# ruff: noqa: E501, SIM905 - patterns and word lists are read better whole

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gwanmun.watch.korean import Morphemes
from gwanmun.world import all_countries
from gwanmun.world.tables import read_table

_NEEDS_CUE = frozenset(
    (
        "수단 가나 말리 차드 기니 오만 통가 가봉 부탄 피지 저지 건지 아이티 토고 조지아 몰타 도미니카 니제르 베냉 베닌 괌 요르단 잠비아 나우루 팔라우 사모아 도미니카연방 세네갈강 "
        "몽골리아 바하마 버뮤다 모리셔스 감비아 코모로 스위스령 그레나다 아루바 맨섬 니우에 벨리즈 키리바시 에스와티니 토켈라우 마요트 레위니옹 마르티니크 과들루프 지브롤터 앙골라 리비아나 "
        "홍콩섬 케이맨 모나코 산마리노 안도라 바누아투 페로 레소토 부룬디 르완다나 투발루 "
    ).split()
)
"""Names that are also ordinary words, brands or parts of them: they count only beside a sign that a country is meant."""
_MUST_BE_PROPER = frozenset(
    (
        "이란 인도 호주 대만 터키 홍콩 카타르 칠레 쿠바 페루 체코 영국 태국 네팔 라오스 예멘 독일 일본 미국 중국 한국 북한 "
    ).split()
)
_CUE_AFTER = re.compile(
    r"(?:\s?(?:정부|대통령|총리|국왕|외무|외교|국방부|군부|내전|반군|공화국|대사|국민|국적|영토|수도|정권|당국|의회|대표팀|월드컵|출신|정상|난민|국가|외무장관|대사관|중앙은행)"
    r"|(?:산|행|발|령|인|군)(?![가-힣])|\s?(?:수출|수입|진출|제재|사태|공습|파병|원유|북부|남부|동부|서부|현지|지역|전쟁|방문|출장|여행)"
    r"|(?:과의|와의|과|와|,|·|·\s|,\s)?\s?(?:등\s)?(?:\d+|두|세|네|다섯|여러)\s?(?:개국|나라|국가))"
)
_CUE_BEFORE = re.compile(
    r"(?:대\(對\)\s?|對|주한\s|남|아프리카\s|중동\s|서아프리카\s|북아프리카\s|동아프리카\s|중미\s|카리브해\s|히말라야\s|남태평양\s|국가인\s|나라인\s)$"
)
_NOT_AFTER = {
    "아일랜드": re.compile(r"\s?(?:미션|리조트|호텔|투어|파티|호핑|식탁|주방|테이블)"),
    "그리스": re.compile(r"\s?(?:윤활|오일|를\s바|주입|업\b)"),
    "인디아": re.compile(r"나"),
    "브라질": re.compile(r"리언"),
    "몽골": re.compile(r"반점|주름"),
    "파나마": re.compile(r"모자|햇"),
    "케냐": re.compile(r"\s?(?:AA|원두)"),
    "모나코": re.compile(r"인(?!\s국적)"),
    "중국": re.compile(r"어(?![가-힣]*\s?(?:권|선))|집"),
    "영국": re.compile(r"식\s정원"),
    "이란": re.compile(r"\s?(?:것|게|건|말|단어|이름|뜻|표현|개념|제목|점|주제|무엇|질문|의미|고\b)"),
    "인도": re.compile(
        r"\s?(?:적|주의|했|하|받|될|되|된|돼|시점|조건|일자|기한|물량|예정|와\s차도|위|쪽|보도|에\s오토바이|를\s걷|에서\s보행|분|청구|요구|명령|에\s주차|장소|지연)"
    ),
    "호주": re.compile(r"\s?(?:제|머니|상속|그룹)"),
    "터키": re.compile(r"석|탕|블루"),
    "홍콩": re.compile(r"반점|할매|간다|보내"),
    "일본": re.compile(r"도를|뇌염"),
    "칠레": re.compile(r"레"),
    "쿠바": re.compile(r"샌드"),
    "카타르": re.compile(r"시스"),
    "체코": re.compile(r"슬로바키아"),
    "미국": re.compile(r"흰불나방|바퀴|너구리|선녀"),
}
_LETTER = {
    "한": "KR", "미": "US", "일": "JP", "중": "CN", "러": "RU", "북": "KP", "영": "GB", "독": "DE", "불": "FR", "호": "AU", "베": "VN", "인": "IN", "대": "TW", "우": "UA", "이": "IL",
    "韓": "KR", "美": "US", "日": "JP", "中": "CN", "露": "RU", "北": "KP", "英": "GB", "獨": "DE", "佛": "FR", "러시아": "RU", "유럽연합": "EU", "EU": "EU",
}  # fmt: skip
_MARKED = re.compile(
    r"(?<![가-힣A-Za-z·])(?P<all>(?:한|미|일|중|러|북|영|독|불|베|호|韓|美|日|中|北|露|英)(?P<mark>\s?[·・‧ㆍ-]\s?)(?:EU|베트남|러시아|아세안|인도|호주|영국|캐나다|네덜란드|체코|폴란드|한|미|일|중|러|북|영|독|불|베|호|韓|美|日|中|北|露|英)(?:(?P=mark)(?:EU|네덜란드|호주|대만|인도|러시아|베트남|한|미|일|중|러|호|韓|美|日|中|北))?)(?![가-힣·]|(?P=mark)[가-힣])|(?<![가-힣A-Za-z·])(?P<glued>한(?:·|-|ㆍ)미(?:·|-|ㆍ)일|한(?:·|-|ㆍ)미|미(?:·|-|ㆍ)중|한(?:·|-|ㆍ)중(?:·|-|ㆍ)일|한(?:·|-|ㆍ)일|한(?:·|-|ㆍ)중|미(?:·|-|ㆍ)일|북(?:·|-|ㆍ)러|북(?:·|-|ㆍ)미|중(?:·|-|ㆍ)러|미(?:·|-|ㆍ)러)(?=동맹|관계|정상|양국|간|연합|협력|공조|의|은|는|이|가|과|와|도|에|FTA|외교|국방|산업|통상|재무|경제)"
)
_NOUNS = (
    "동맹|관계|정상|연합|양국|협력|공조|군사|방위|자유무역|FTA|산업|통상|외교|국방|안보|훈련|간|경제|무역|반도체\\s?동맹|반도체\\s?협력|반도체\\s?공급망|반도체협회|원자력|미사일|조약|회담|협정|협의|갈등|분쟁|전쟁|패권|경쟁|정부|3국|당국|"
    "우호|교역|수교|공동|장관|차관|전략|핵협의|통화스와프|금리|기업|국민|재계|기술|공급망|해군|공군|북핵|수출통제"
)
_GLUED = re.compile(
    rf"(?<![가-힣A-Za-z])(?P<all>한미일중|한미일|한중일|한미중|한미|한중|한일|미중|미일|북미|북러|북중|한러|중러|미러|중일|한영|한독|한불|한호)(?=(?P<next>\s|[,.'’\"”)·…]|$|은\s|는\s|이\s|가\s|의\s|과\s|와\s|도\s|{_NOUNS}))"
)
_LOOSE_NEED = {"북미": re.compile(r"\s?(?:정상|회담|관계|대화|협상|간|양국|핵)"), "한일": re.compile(rf"\s?(?:{_NOUNS})"), "한영": re.compile(r"\s?(?:정상|관계|FTA|양국|협력|간)"), "중일": re.compile(rf"\s?(?:{_NOUNS})"), "한독": re.compile(r"\s?(?:정상|관계|FTA|양국|협력|간)"), "한불": re.compile(r"\s?(?:정상|관계|FTA|양국|협력|간)"), "한호": re.compile(r"\s?(?:정상|관계|FTA|양국|협력|간)")}  # fmt: skip
_NOT_GLUED = re.compile(
    r"\s?(?:반도체(?!\s?(?:동맹|협력|공급망|협회|산업|수출|분야|기업|포럼|업계|장비))|약품|사이언스|그룹|은행|헬스케어|글로벌|FP|㈜)"
)
_DIRECTION = re.compile(
    r"(?<![가-힣])(?:대\s?\(對\)|對|대)(?P<space>\s?)(?P<to>러시아|중국|북한|이란|일본|미국|한국|베트남|인도|벨라루스|러|미|중|일|북|한|EU|아세안)(?P<rest>[가-힣]*)"
)
_DIRECTED = re.compile(
    r"^(?:\s?(?:제재|수출|수입|관세|규제|무역|견제|정책|투자|압박|반도체|흑자|적자|통상|외교|교역|경제|전략|강경|관계|의존|기술|봉쇄|공급|협상|진출|사업|시장|무기|지원|특사|상황허가|전선|포용|경고|메시지|압력|공세|설비)|\s?[,·/]|\s*$|(?:에|를|의)\s)"
)
_TRADE = re.compile(
    r"\s?(?:제재|수출|수입|관세|규제|무역|견제|압박|반도체|흑자|적자|통상|교역|강경|봉쇄|상황허가|투자|특사|협상|전략물자|정책|외교|메시지|압력|의존도|첨단|장비|공세)"
)
_VISIT = re.compile(
    r"(?<![가-힣])방(?P<to>한|미|중|일|북|러)(?=\s?중(?:인|이|에|\s|$)|\s?(?:일정|기간|길에|계기|외교|인사|당시|첫날|이틀|때)|[했해]\s?|한\s(?=[가-힣]+\s)|한다|하[여고는]|단(?![가-힣])|[을의]\s|[,.·…)]|$)"
)
_NOT_VISIT = re.compile(r"\s?만에|\s?(?:복|용품|화|모|장갑|효과|기능|의류|대책|물품|준비|텐트|조끼)")
_ALONE = re.compile(
    r"(?<![가-힣A-Za-z])(?P<letter>미|美|中|日|露|러|일|중|英|獨|佛|北|韓)(?P<space>\s?)(?P<body>수출관리규정|산업안보국|상무부|국무부|재무부|국방부|법무부|에너지부|무역대표부|정부|의회|하원|상원|대통령|백악관|행정부|연방|외교부|외무성|외무부|경제산업성|당국|대선|대법원|국방장관|국무장관|상무장관|재무장관|증시|금리|국채|공화당|민주당|CIA|FBI|언론)"
)
_BOTH = re.compile(r"(?<![가-힣])(?:양국|양\s?측|두\s나라)")
_JOSA_OK = re.compile(r"(?:은|는|이|가|을|를|과|와|의|도|에|에서|에게|로|으로|만|까지|부터|보다|나|이나|랑|인|산|제|계|식|측|발|행|령|군|내|어|판|법인|공장|정부|시장|산업|기업|당국|대사|대사관|국적|여행|경제|수출|전역|현지|주재|본토|지역|사업|진출|경유|군부|등)?(?![가-힣])|등\s|및\s")  # fmt: skip
_ENGLISH_CUE = frozenset(
    {
        "Georgia",
        "Jordan",
        "Chad",
        "Turkey",
        "Jersey",
        "Guernsey",
        "Guinea",
        "Dominica",
        "Niger",
        "Mali",
        "Malta",
        "Monaco",
        "Holland",
        "America",
        "Togo",
        "Oman",
        "Cuba",
    }
)
_CAPITAL = re.compile(r"[A-Z][A-Za-z.]")
_ENGLISH_SIGN = re.compile(
    r"(?:,?\s(?:and|or)\s[A-Z]|,\s[A-Z]|'s\s(?:government|military|president|nationals)|\s(?:government|nationals|regime))"
)
_ENGLISH_BEFORE = re.compile(r"(?:\b(?:to|in|from|of|for|against|and|or|under)\s|,\s)$")


@dataclass(frozen=True, slots=True)
class CountryWord:
    """Words that name a country: place, text, ISO code (``EU`` for the Union), and by which form."""

    start: int
    end: int
    text: str
    code: str
    via: str


def find_countries(
    text: str, tagged: Morphemes | None, taken: list[tuple[int, int]] | None = None
) -> list[CountryWord]:
    """The countries that a text names, in order.

    :param tagged: its morphemes; ``None`` for a text without Korean.
    :param taken: spans of longer names (firms, bodies) in which a country word is only a part.
    """
    found: list[CountryWord] = []
    if tagged is not None:
        for form in (_marked(text), _glued(text), _directions(text, tagged), _visits(text), _single(text)):
            found += form
        found += _names(text, tagged, found)
    found += _english(text)
    inside = taken or []
    kept = [
        c for c in found if not any((a <= c.start and c.end < b) or (a < c.start and c.end <= b) for a, b in inside)
    ]
    return sorted(set(kept), key=lambda c: (c.start, c.code))


def _of(start: int, shown: str, codes: list[str], via: str) -> list[CountryWord]:
    return [CountryWord(start, start + len(shown), shown, code, via) for code in codes]


def _marked(text: str) -> Iterator[CountryWord]:
    for m in _MARKED.finditer(text):
        shown = m["all"] or m["glued"]
        parts = re.split(r"\s?[·・‧ㆍ-]\s?", shown)
        codes = [_LETTER.get(p) or korean_names().get(p, "") for p in parts]
        if all(codes):
            yield from _of(m.start(), shown, codes, "short form")


def _glued(text: str) -> Iterator[CountryWord]:
    for m in _GLUED.finditer(text):
        shown = m["all"]
        rest = text[m.end() : m.end() + 14]
        if (
            _NOT_GLUED.match(rest)
            or (shown == "한중" and rest.startswith("간에"))
            or (shown in _LOOSE_NEED and not _LOOSE_NEED[shown].match(rest))
        ):
            continue
        yield from _of(m.start(), shown, [_LETTER[c] for c in shown], "short form")


def _directions(text: str, tagged: Morphemes) -> Iterator[CountryWord]:
    for m in _DIRECTION.finditer(text):
        target = m["to"]
        plain = m.group().startswith("대") and "對" not in m.group()
        shown = m.group()[: m.start("rest") - m.start()]
        rest = text[m.start("rest") : m.start("rest") + 12]
        if plain and m["space"]:
            continue
        # 대중 is the public, 대일 a bandage, 대미 an ending, unless trade or policy follows; 대만족 is no Taiwan.
        if plain and not (_TRADE if len(target) == 1 else _DIRECTED).match(rest):
            continue
        # 에 대한 is "about"; only trade that someone restricts is towards Korea.
        if target == "한" and (
            re.search(r"[에께]\s?$", text[max(0, m.start() - 3) : m.start()])
            or not re.match(r"\s?(?:수출\s?규제|수출\s?제한|투자|무역)", rest)
        ):
            continue
        code = _LETTER.get(target) or korean_names().get(target, "")
        if code:
            yield from _of(m.start(), shown, [code], "direction")


def _visits(text: str) -> Iterator[CountryWord]:
    for m in _VISIT.finditer(text):
        if not _NOT_VISIT.match(text[m.end() : m.end() + 6]):
            yield from _of(m.start(), m.group(), [_LETTER[m["to"]]], "visit")


def _single(text: str) -> Iterator[CountryWord]:
    for m in _ALONE.finditer(text):
        if m["letter"] in "일중러미" and not m["space"] and m["letter"] not in "미러":
            continue
        if (
            m["letter"] == "미"
            and not m["space"]
            and m["body"] not in ("국무부", "상무부", "재무부", "국방부", "의회", "하원", "상원")
        ):
            continue
        if m["letter"] in "일중" and m["body"] not in ("정부", "외교부", "외무성", "경제산업성", "상무부", "당국"):
            continue
        if m["letter"] == "중" and text[max(0, m.start() - 3) : m.start()].rstrip()[-1:].isalnum():
            continue  # 회의 중 정부가: "during", not China
        if m["letter"] == "일" and re.search(r"\d\s?$", text[max(0, m.start() - 2) : m.start()]):
            continue
        yield from _of(m.start(), m.group(), [_LETTER[m["letter"]]], "letter before a body")


def _names(text: str, tagged: Morphemes, already: list[CountryWord]) -> Iterator[CountryWord]:
    names = korean_names()
    spans = []
    for m in _name_pattern().finditer(text):
        name, start, end = m.group(), m.start(), m.end()
        before = text[start - 1 : start]
        if re.match(r"[가-힣]", before) and not (tagged.bounded(start, end) and tagged.proper(start, end)):
            continue
        rest = text[end : end + 14]
        if re.match(r"[가-힣]", rest) and not (_JOSA_OK.match(rest) or (tagged.bounded(start, end))):
            continue
        if (bad := _NOT_AFTER.get(name)) and bad.match(rest):
            continue
        if re.match(r"주(?:[의에는로와\s,.]|$)", rest) and name == "조지아":
            continue
        spans.append((start, end, name))
    unambiguous = [(a, b) for a, b, n in spans if n not in _NEEDS_CUE]
    for start, end, name in spans:
        if name in _NEEDS_CUE and not _has_cue(text, start, end, unambiguous):
            continue
        if name in _MUST_BE_PROPER and not _is_proper(text, tagged, start, end, name):
            continue
        if not any(c.start <= start and end <= c.end for c in already):
            yield CountryWord(start, end, name, names[name], "name")


def _is_proper(text: str, tagged: Morphemes, start: int, end: int, name: str) -> bool:
    one = tagged.one(start, end)
    if one is None:
        # 중국산, 일본인: the analyser takes them as one word.
        return name in ("미국", "중국", "일본", "한국", "북한", "영국", "독일", "태국") and bool(
            _JOSA_OK.match(text[end : end + 8])
        )
    if one.tag == "NNP":
        return True
    return name not in ("이란", "인도") and one.tag.startswith("NN")


def _has_cue(text: str, start: int, end: int, others: list[tuple[int, int]]) -> bool:
    if _CUE_BEFORE.search(text[max(0, start - 10) : start]):
        return True
    if _CUE_AFTER.match(text[end : end + 12]):
        sign = _CUE_AFTER.match(text[end : end + 12])
        # 수단 지역, 오만 지역 are fair; "그 수단 등" is not: a determiner before it makes it a common noun.
        return bool(sign) and not re.search(
            r"(?:그|이|저|모든|어떤|이런|다른|각종|대체|교통|결제|지급|보안|생산|운송|통신|공격|방어|정책|규제|유일한|새로운|주요|효과적인|가장\s\S+)\s?$",
            text[max(0, start - 8) : start],
        )
    # Beside another country in a list: 이란·수단, 가나와 나이지리아.
    for a, b in others:
        between = text[b:start] if b <= start else text[end:a] if end <= a else None
        if between is not None and re.fullmatch(r"\s?(?:·|,|ㆍ|/|와|과|및|이나|나)\s?", between):
            return True
    return False


@cache
def korean_names() -> dict[str, str]:
    """Korean names of countries with their codes; words that are seldom a country are left out."""
    names = {c.name_ko: c.code for c in all_countries() if re.fullmatch("[가-힣 ]{2,}", c.name_ko)}
    for row in read_table("country_names.csv"):
        if row["lang"] == "ko" and re.fullmatch("[가-힣 ]{2,}", row["name"]):
            names.setdefault(row["name"], row["code"])
    names |= {"우크라": "UA", "사우디": "SA", "남아공": "ZA", "유럽연합": "EU", "벨로루시": "BY"}
    for word in (
        "구암",
        "불란서",
        "차이나",
        "코리아",
        "아메리카",
        "조선",
        "대한",
        "미",
        "한반도",
        "중공",
        "월남",
        "고려",
        "신라",
        "민국",
        "조국",
        "영",
        "본토",
        "공화국",
        "연합국",
        "왕국",
    ):
        names.pop(word, None)
    return names


@cache
def _name_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, korean_names()), key=len, reverse=True)))


@cache
def _english_names() -> tuple[dict[str, str], re.Pattern[str]]:
    names = {c.name_en: c.code for c in all_countries()}
    for row in read_table("country_names.csv"):
        if row["lang"] == "en" and re.fullmatch(r"[A-Z][A-Za-z.' ]{4,}", row["name"]) and not row["name"].isupper():
            names.setdefault(row["name"], row["code"])
    names |= {
        "United States": "US",
        "U.S.": "US",
        "PRC": "CN",
        "People's Republic of China": "CN",
        "UAE": "AE",
        "UK": "GB",
        "DPRK": "KP",
        "Burma": "MM",
        "European Union": "EU",
    }
    pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return names, re.compile(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])")


def _english(text: str) -> Iterator[CountryWord]:
    if not _CAPITAL.search(text):
        return
    names, pattern = _english_names()
    for m in pattern.finditer(text):
        name = m.group()
        if name in _ENGLISH_CUE and not (
            _ENGLISH_SIGN.match(text[m.end() : m.end() + 16])
            and _ENGLISH_BEFORE.search(text[max(0, m.start() - 9) : m.start()])
        ):
            continue
        yield CountryWord(m.start(), m.end(), name, names[name], "name")


def both_countries(text: str) -> Iterator[tuple[int, int]]:
    """Where 양국 stands: the two countries that the document speaks of."""
    for m in re.finditer(r"(?<![가-힣])양국", text):
        yield m.start(), m.end()
