"""Persons with their office: a name beside a word for an office or a title. A name alone is no evidence of a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gwanmun.sources.yaml_text import parse_yaml
from gwanmun.watch.korean import Morphemes


@cache
def _words() -> dict[str, tuple[str, ...]]:
    text = resources.files("gwanmun.watch.data").joinpath("person_words.yaml").read_text(encoding="utf-8")
    data: Any = parse_yaml(text, "person_words.yaml").data
    return {name: tuple(str(words).split()) for name, words in data.items()}


_WORDS = _words()
SURNAMES = frozenset(_WORDS["surnames"])
_COMPOUND = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방")
_SPOKEN_FOR = frozenset(_WORDS["not_names"])

_OFFICE = (
    "대통령당선인|대통령후보|대통령|국무총리|부총리|총리|장관후보자|장관|차관보|차관|국무장관|국방장관|외교장관|재무장관|상무장관|외무장관|통상교섭본부장|본부장|안보실장|정책실장|비서실장|실장|비서관|행정관|보좌관|"
    "차관급|국장|부국장|과장|팀장|단장|부장검사|부장판사|부장|차장검사|차장|지검장|검찰총장|총장|부총장|청장|처장|원장|부원장|소장|센터장|지사장|지점장|도지사|지사|시장|부시장|군수|구청장|"
    "위원장|부위원장|위원|최고위원|의원|국회의장|의장|부의장|원내대표|당대표|대표이사|대표팀감독|대표|부대표|사무총장|사무국장|이사장|상임이사|이사|감사|회장|부회장|사장|부사장|전무|상무|행장|은행장|총재|부총재|"
    "대사|총영사|영사|공사|대변인|특사|특별대표|교수|부교수|조교수|명예교수|박사|연구위원|연구원|선임연구원|수석연구원|애널리스트|이코노미스트|전문위원|"
    "감독|코치|선수|배우|가수|작가|기자|앵커|아나운서|변호사|검사|판사|재판관|대법관|변호인|회계사|세무사|관세사|의사|간호사|약사|교사|교장|목사|신부|스님|수녀|시인|화가|"
    "사령관|대령|중령|소령|대위|중위|소위|중장|준장|대장|상병|병장|하사|중사|상사|일병|이병|경위|경감|경정|총경|순경|형사|반장|"
    "주석|총서기|국가주석|서기장|당서기|상원의원|하원의원|하원의장|국방상|외무상|경제산업상|재무상|총통|왕세자|국왕|여왕|왕자|공주|왕비|교황|추기경|"
    "후보자|후보|예비후보|당선인|여사|씨|군|양|옹|선생님|선생|사모|할머니|할아버지|PD|피디|CEO|CFO|최고경영자|의장대행|직무대행|권한대행|조합장|지부장|이장|통장|촌장|학장|처장"
)
_BEFORE = (
    "배우|가수|방송인|개그맨|개그우먼|코미디언|모델|영화감독|작가|소설가|만화가|시인|래퍼|아나운서|앵커|여배우|남배우|주연배우|아역배우|탤런트|영화배우|"
    "골퍼|투수|포수|외야수|내야수|공격수|수비수|미드필더|골키퍼|변호사|의원|국회의원|기자|리포터|셰프|디자이너|화가|성악가|지휘자|피아니스트|"
    "피의자|피고인|고|故|이병|일병|상병|병장|하사|중사|상사|경장|경위|경사|순경|대변인|멤버|동료|남편|부인|아내|주장"
)
_JOSA = re.compile(
    r"(?:은|는|이|가|을|를|과|와|의|도|에|에게|에겐|에게서|에게는|께서|께서는|께|으로|로|로서|로부터|만|까지|부터|이나|나|이며|며|이자|자|인|이었다|였다|이다|라고|이라고|이라는|라는|라며|"
    r"등|측|님|들|들이|들은|들의|들을|하고|랑|이랑|보다|처럼|뿐|여|께는|에|엔)?(?![가-힣A-Za-z])"
)
_ROLE = re.compile(rf"(?P<role>{_OFFICE})")
_TOKEN = re.compile(r"\S+")
_PARENTHESES = re.compile(r"\([^()]{1,40}\)$")
_LATIN = re.compile(r"\(([A-Z][A-Za-z.\-\u2019']*(?:\s[A-Z][A-Za-z.\-]*){0,3})\)$")
_HANGUL = re.compile(r"[가-힣]+")
_FIRST = re.compile(
    rf"(?<![가-힣A-Za-z])(?P<role>{_BEFORE})\s(?P<name>[가-힣]{{2,5}})(?=\s?씨|\s?\(|(?:이|가|은|는|을|를|과|와|의|도|에게|께|이라|,|\.|·|’|'|\"|”)|\s|$)"
)
_BODY_END = tuple(_WORDS["body_ends"])
_BODY_LETTER = "부청처위시군구당국원도팀단실과사"
_COUNTRIES = frozenset(_WORDS["countries"])
_FILLER = frozenset(_WORDS["fillers"])
_NO_NAME = frozenset({"모", "당", "명", "양측", "군", "등", "및", "전", "현"})


@dataclass(frozen=True)
class Named:
    """A person in a text: the span of the name, the office beside it, and the words between as its body."""

    start: int
    end: int
    name: str
    role: str
    body: str
    latin: tuple[int, int] | None
    body_span: tuple[int, int] | None
    role_span: tuple[int, int]
    short: bool = False


def korean_name(word: str) -> bool:
    """Whether a word has the shape of a Korean full name: surname and one or two syllables, no other word."""
    if word in _SPOKEN_FOR:
        return False
    if word[:2] in _COMPOUND:
        return len(word) in (3, 4)
    return len(word) in (2, 3) and word[0] in SURNAMES


def _chunks(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]


def _is_body(word: str, known: frozenset[str]) -> bool:
    bare = _PARENTHESES.sub("", word).strip("‘’'\"“”")
    if bare in _COUNTRIES or bare in known or bare in _FILLER or bare.endswith(_BODY_END):
        return True
    if re.fullmatch(r"[A-Z][A-Za-z&]*|[A-Z0-9&]+", bare):
        return True
    if len(bare) >= 2 and bare[-1] in _BODY_LETTER:
        return not (korean_name(bare) and len(bare) == 3 and bare[-1] in "원국도사과단실")
    return len(bare) > 4 and bare[-1] in "련회청"


def persons(
    text: str, tagged: Morphemes, bodies: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()
) -> list[Named]:
    """The persons that a text names beside their office, in order.

    :param tagged: the morphemes of the text.
    :param bodies: words that are known to be no persons: agencies, companies, places.
    :param known: full names that are known to be persons.
    """
    chunks = _chunks(text)
    found: list[Named] = []
    for index, (start, _end, word) in enumerate(chunks):
        for role, split in _roles(word, start):
            named = _named(text, chunks, index, role, split, tagged, bodies, known)
            if named is not None:
                found.append(named)
                break
    found += _after_role(text, tagged, bodies)
    return _distinct(found)


def _roles(word: str, start: int) -> list[tuple[tuple[int, int], int]]:
    """Offices that end a word (before particles): the span, and where in the word the office with its prefix begins."""
    result = []
    for m in _ROLE.finditer(word):
        if (_JOSA.match(word, m.end()) and not word[m.end() : m.end() + 1].isalpha()) or _particle(word, m.end()):
            result.append(((start + m.start(), start + m.end()), m.start()))
    return result


def _particle(word: str, place: int) -> bool:
    rest = word[place:]
    found = _JOSA.match(rest)
    return bool(found) and (found is not None) and bool(found.group() or not rest[:1] or not (rest[:1].isalpha()))


def _named(
    text: str,
    chunks: list[tuple[int, int, str]],
    index: int,
    role: tuple[int, int],
    split: int,
    tagged: Morphemes,
    bodies: frozenset[str],
    known: frozenset[str],
) -> Named | None:
    start, _, word = chunks[index]
    office = text[role[0] : role[1]]
    prefix = word[:split].lstrip("‘’'\"“”([<「『·▲△◇■")
    at = start + word.index(prefix) if prefix else start
    personal = office in ("씨", "군", "양", "옹")
    if personal or prefix:
        # 홍길동씨, 장차관, 김완기실장: the name stands in the same word.
        glued = _glued(prefix, at, office, tagged, bodies, known)
        if glued is not None:
            return Named(glued[0], glued[1], text[glued[0] : glued[1]], office, "", None, None, role, glued[2])
        if personal and prefix:
            return None
    if prefix and not re.fullmatch(r"(?:제?\d{0,2})?[가-힣A-Za-z·&()]{0,12}", prefix):
        return None
    whole = (at if not personal else role[0], role[1])
    return _before(text, chunks, index, whole, tagged, bodies, known, personal)


def _glued(
    prefix: str, at: int, office: str, tagged: Morphemes, bodies: frozenset[str], known: frozenset[str]
) -> tuple[int, int, bool] | None:
    bare = _PARENTHESES.sub("", prefix)
    if not bare or bare in bodies or bare in _SPOKEN_FOR or bare in _NO_NAME:
        return None
    if bare in known:
        return at, at + len(bare), False
    if office == "씨":
        if re.fullmatch(r"[A-Z]", bare) or (len(bare) == 1 and bare in SURNAMES):
            return at, at + len(bare), len(bare) == 1
        if korean_name(bare) or (2 <= len(bare) <= 5 and _HANGUL.fullmatch(bare) and tagged.proper(at, at + len(bare))):
            return at, at + len(bare), False
    return None


def _before(
    text: str,
    chunks: list[tuple[int, int, str]],
    index: int,
    role: tuple[int, int],
    tagged: Morphemes,
    bodies: frozenset[str],
    known: frozenset[str],
    personal: bool,
) -> Named | None:
    place = index - 1
    body: list[int] = []
    while place >= 0 and len(body) < 6:
        start, _end, word = chunks[place]
        latin = _LATIN.search(word)
        if not latin and word.endswith(")") and place > 0 and "(" not in word:
            joined = _rejoin(chunks, place)
            if joined is not None:
                place, start, word = joined
                latin = _LATIN.search(word)
        if word == "담당" and place > 0:
            # 산업안보 담당 차관: the field belongs to the office.
            place -= 1
            role = (chunks[place][0], role[1])
            place -= 1
            continue
        bare = _PARENTHESES.sub("", word)
        lead = len(bare) - len(bare.lstrip("‘’'\"“”([<「『·▲△◇■"))
        bare = bare[lead:]
        name_at = start + lead
        span = (start + latin.start(1), start + latin.end(1)) if latin else None
        if bare in _NO_NAME:
            return None
        if bare in known:
            return _known(text, chunks, place, name_at, bare, role, body, span, known)
        if not body and len(bare) == 1 and bare in SURNAMES and bare not in "전현고":
            if (
                tagged.one(name_at, name_at + 1)
                and "NNP" not in tagged.tags(name_at, name_at + 1)
                and bare in "이그한두"
            ):
                return None
            return _made(text, name_at, bare, role, chunks, body, span, True)
        if not _HANGUL.fullmatch(bare) and not re.fullmatch(r"[가-힣]+(?:·[가-힣]+)+", bare):
            if re.fullmatch(r"[A-Z]", bare) and personal:
                return _made(text, name_at, bare, role, chunks, body, span)
            if not _is_body(word, bodies):
                return None
            body.append(place)
            place -= 1
            continue
        if (not personal and _is_body(word, bodies)) or bare in bodies:
            body.append(place)
            place -= 1
            continue
        if korean_name(bare) and _plausible(bare, name_at, tagged, personal, bool(body)):
            return _made(text, name_at, bare, role, chunks, body, span)
        return _foreign(text, chunks, place, name_at, bare, role, body, tagged, bodies, span)
    return None


def _known(
    text: str,
    chunks: list[tuple[int, int, str]],
    place: int,
    at: int,
    bare: str,
    role: tuple[int, int],
    body: list[int],
    latin: tuple[int, int] | None,
    known: frozenset[str],
) -> Named:
    """A known family name, with the given name before it where that is known too: 앨런 에스테베즈."""
    start = at
    if place > 0:
        begin, end, word = chunks[place - 1]
        if end + 1 == at and f"{word} {bare}" in known:
            start = begin
    return _made(text, start, text[start : at + len(bare)], role, chunks, body, latin)


def _rejoin(chunks: list[tuple[int, int, str]], place: int) -> tuple[int, int, str] | None:
    """A word whose parenthesis holds spaces: 에스테베즈(Alan Estevez)."""
    for back in range(place - 1, max(-1, place - 4), -1):
        if "(" in chunks[back][2]:
            joined = " ".join(chunks[k][2] for k in range(back, place + 1))
            return back, chunks[back][0], joined
        if ")" in chunks[back][2]:
            return None
    return None


def _plausible(bare: str, at: int, tagged: Morphemes, personal: bool, through_body: bool) -> bool:
    """A word of the shape of a name that the analyser does not read as one common noun, a verb or a particle group."""
    whole = tagged.one(at, at + len(bare))
    if whole is not None:
        return whole.tag == "NNP" or (len(bare) == 3 and whole.tag not in ("MAG", "MAJ", "NNG", "NNB", "NR"))
    tags = tagged.tags(at, at + len(bare))
    if any(t.startswith(("J", "E", "V")) for t in tags):
        # The last syllable of a name may look like a particle (김영은), but then a proper noun comes first.
        return (len(bare) == 3 and tags[:1] == ["NNP"] and bare[-1] not in "은는이가을를의도에과와로") or (
            personal and len(bare) == 3 and tags[:1] == ["NNP"]
        )
    if len(bare) == 2:
        return bool(tags) and tags[0] == "NNP"
    return "NNP" in tags or (not through_body and all(t.startswith(("N", "X", "M", "S", "U")) for t in tags))


def _foreign(
    text: str,
    chunks: list[tuple[int, int, str]],
    place: int,
    at: int,
    bare: str,
    role: tuple[int, int],
    body: list[int],
    tagged: Morphemes,
    bodies: frozenset[str],
    latin: tuple[int, int] | None,
) -> Named | None:
    if not 2 <= len(bare) <= 8 or bare in bodies or bare in _SPOKEN_FOR or bare in _COUNTRIES:
        return None
    whole = tagged.one(at, at + len(bare))
    tags = tagged.tags(at, at + len(bare))
    known_word = whole is not None and whole.tag == "NNP"
    of_nouns = bool(tags) and tags[0] == "NNP" and all(t.startswith("N") for t in tags) and not body
    if latin is None and not known_word and not of_nouns:
        return None
    if len(bare) >= 4 and latin is None and place > 0:
        # 황수호 한국수력원자력 사장: a long word behind a Korean full name is the body, not a part of the name.
        begin, end, word = chunks[place - 1]
        if korean_name(word) and len(word) == 3 and _plausible(word, begin, tagged, False, True):
            return _made(text, begin, word, role, chunks, [*body, place], None)
    start = at
    for back in range(place - 1, max(-1, place - 3), -1):
        begin, end, word = chunks[back]
        if (
            not _HANGUL.fullmatch(word)
            or word in bodies
            or word in _COUNTRIES
            or not 1 <= len(word) <= 5
            or word in _SPOKEN_FOR
        ):
            break
        one = tagged.one(begin, end)
        if (
            one is None
            or (one.tag != "NNP" and not (len(word) <= 2 and one.tag in ("NNG", "NR", "IC", "MAG") and latin))
            or word.endswith(_BODY_END)
        ) and not (len(word) == 1 and word in "조존론톰잭빌팀짐밥샘잰얀"):
            break
        start = begin
    return _made(text, start, text[start : at + len(bare)], role, chunks, body, latin)


def _made(
    text: str,
    at: int,
    name: str,
    role: tuple[int, int],
    chunks: list[tuple[int, int, str]],
    body: list[int],
    latin: tuple[int, int] | None,
    short: bool = False,
) -> Named:
    span = (chunks[body[-1]][0], chunks[body[0]][1]) if body else None
    said = text[span[0] : span[1]] if span else ""
    return Named(at, at + len(name), name, text[role[0] : role[1]], said, latin, span, role, short)


def _after_role(text: str, tagged: Morphemes, bodies: frozenset[str]) -> list[Named]:
    """배우 송혜교: the office stands before the name."""
    found = []
    for m in _FIRST.finditer(text):
        word = m.group("name")
        at = m.start("name")
        for length in (3, 2, 4, 5):
            name = word[:length]
            rest = word[length:]
            if (
                len(name) < length
                or name in bodies
                or (
                    rest
                    and not re.fullmatch(
                        r"(?:이|가|은|는|을|를|과|와|의|도|에게|께|께서|에|로|씨|씨가|씨는|씨의|이다|이라|이며|이란|라는|만|등)",
                        rest,
                    )
                )
            ):
                continue
            one = tagged.one(at, at + length)
            if (korean_name(name) and length == 3 and _plausible(name, at, tagged, True, False)) or (
                one and one.tag == "NNP" and name not in _SPOKEN_FOR
            ):
                found.append(Named(at, at + length, name, m.group("role"), "", None, None, m.span("role")))
                break
    return found


def _distinct(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for named in sorted(found, key=lambda n: (n.start, -(n.end - n.start))):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept
