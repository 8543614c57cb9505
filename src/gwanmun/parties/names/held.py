"""The names that a cell holds beside what else stands in it: an address, a telephone number, a date, another name.

A listed firm hides in "PJSC Aeroflot, Seoul, Korea, Tel. +82 …", because what stands beside its name weighs as much as the
name. So the name is asked for without it too; the cell as a whole is asked for all the same.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from gwanmun.parties.names.clean import clean
from gwanmun.parties.names.inflected import known_word
from gwanmun.parties.names.lazy import lazy
from gwanmun.world.countries import find_country

LONGEST = 500
"""Letters of a cell beyond which it holds no name with something beside it."""
MOST = 6
"""Names looked at in one cell."""
_SHORTEST = 3

_LEAD = re.compile(
    r"^\s*(?:\(?\d{1,3}[).]\s+|[*•·▶■□○●※-]+\s*|(?:m/s|messrs)\b\.?:?\s*"
    r"|(?:to|from|name|company|consignee|buyer|purchaser|seller|shipper|exporter|importer|applicant|beneficiary"
    r"|attn|attention|dear|notify(?: party)?|(?:ultimate )?end[- ]?user|(?:ultimate |intermediate )?consignee|customer|supplier"
    r"|수신|수취인|수하인|최종\s?사용자|구매자|매수인|거래처|업체명|회사명|상호|성명)\s*[:：]\s*)",
    re.IGNORECASE,
)
"""What stands in front of a name: a number of a list, a form of address, the word for its part in the deal."""
_ALSO = re.compile(
    r"[\s,;(]+(?:a\.?\s?k\.?\s?a|f\.?k\.?a|n\.?k\.?a|d\.?b\.?a|t\.?/a|a/k/a|f/k/a|n/k/a|d/b/a|c/o|o/b/o|alias"
    r"|(?:formerly|previously)(?: known as| named)?|also known as|(?:now )?known as|trading as|doing business as|on behalf of|n[ée]e|and/or"
    r"|구\s?명칭|별칭|옛\s?이름)\b[.:,\s]*",
    re.IGNORECASE,
)
"""What stands between two names."""
_EX = re.compile(r"[\s,;(\[/]+ex\b[\s.:-]*(?=\w)", re.IGNORECASE)
_EX_IN_BRACKETS = re.compile(r"\s*[(\[]\s*ex\b[\s.:-]*(?=\w)", re.IGNORECASE)
"""What stands between a ship's name and the one it had before; of others only in brackets."""
_DASH = re.compile(r"\s+[-–—]\s+")
_NUMBERED = re.compile(r"\b(?:no\.?|№)\s?(?=\d)", re.IGNORECASE)
"""What the number of a plant may have in front of it."""
_CONTACT = re.compile(
    r"[\s,;:(\[|/-]*(?:"
    r"\b(?:attn|attention|e-?mail|https?|www|p\.?\s?o\.?\s?box|passport|d\.?o\.?b|date of birth|born|tel(?:ephone)?\s?no)\b"
    r"|\b(?:tel|telephone|phone|ph|fax|mob|mobile|cell|hp|address|addr|add|acct|account|a/c|id|reg|registration|inn|ogrn"
    r"|kpp|vat|tin|ein|lei|duns|imo|mmsi|nationality|country|contact)\b[\s.]*(?:no|number|code|#)?[\s.]*(?:[:：#]|(?=[+(]?\d))"
    r"|(?<![가-힣])(?:전화|휴대폰|팩스|주소|담당자?|여권(?:번호)?|사업자\s?(?:등록)?\s?번호|법인\s?번호|생년월일|국적|계좌(?:번호)?"
    r"|대표(?:자|이사)?)(?:\s*[:：]|(?=[\s\d]))"
    r"|(?<!\d)(?:19|20)?\d\d\s?년\s?(?:\d{1,2}\s?월\s?)?(?:\d{1,2}\s?일\s?)?생"
    r"|\S+@\S+).*$",
    re.IGNORECASE | re.DOTALL,
)
"""Where what is no name begins. Words that may be part of a name count with a colon or a number behind them."""
_NUMBER = re.compile(r"[(\[#]*(?:[a-z]{0,2}-?|\+)\d[\d().,/:-]*\]?", re.IGNORECASE)
_DIGITS = 4
"""Digits from which on a number at the end is a date, a telephone number or the like, and not that of a plant."""
_WITH_DIGIT = re.compile(r"[\s,;(\[]*\S*\d\S*")
_BRANCH = frozenset(
    ["branch", "office", "offices", "representative", "rep", "liaison", "dept", "department", "division", "purchasing"]
)
_KOREAN_TITLE = re.compile(
    r"(?<=..)\s*(?:귀하|님|씨|박사|교수|선생|위원장|대표이사|대표|회장|부회장|사장|부사장|전무|상무|이사|부장|차장|과장|팀장|국장|장관)\s*$"
)
_POST = re.compile(
    r"[\s,(]+(?:ceo|cfo|cto|coo|chairman|president|vice president|(?:managing |general |executive )?(?:director|manager)"
    r"|owner|partner|secretary|esq|ph\.?d|mba)\b\.?\)?\s*$",
    re.IGNORECASE,
)
"""What says behind a person's name who it is."""
_NICKNAME = re.compile(r"\s*[\"“„«][^\"“”„«»]+[\"”»]\s*")
_SEVERAL = re.compile(r"\s*[;|\n\r]\s*")
_PERSONS = re.compile(r"\s*[;|\n\r]\s*|\s+(?:and|&|및)\s+", re.IGNORECASE)
"""What stands between the parties of a cell that holds several."""
_KOREAN_TAIL = re.compile(r"(?<=..)\s*(?:귀중|귀하|지점|지사|사무소|영업소|본점|본사|분점|출장소|대표부)\s*$")
_EASTERN_ADDRESS = re.compile(
    r"\s+(?:\(?우\)?\s?\d{5}\)?\s*)?(?:(?:서울|부산|대구|인천|광주|대전|울산|세종|제주)(?:특별시|광역시|특별자치시|특별자치도|시)?"
    r"|(?:경기|강원|충청|전라|경상|충북|충남|전북|전남|경북|경남)(?:북도|남도|도|특별자치도)?)\s+\S+(?:시|군|구|읍|면|로|길)(?=\s).*$"
    r"|[\s,，、；]+(?:〒\s?[\d-]+\s*)?(?:中国|中國|日本)?[\u4e00-\u9fff]{2,4}(?:省|市|都|府|県|縣|自治区|特别行政区)\S*"
    r"(?:区|區|县|縣|路|街|号|號|镇|鎮|村|町|丁目|道|坊|[\d-]).*$"
)
"""An address behind a name in Hangul or Han characters, with no mark between them."""
_OF_SHIP = re.compile(
    r"^\s*(?:m\s?[./]\s?[vt]|m[vt]|s\s?[./]\s?s|f\s?[./]\s?v|(?:motor )?vessel|선박)\b[.:：]?\s*", re.IGNORECASE
)
_STEAMSHIP = re.compile(r"^\s*ss\s+", re.IGNORECASE)
_FLAG_OR_VOYAGE = re.compile(
    r"\s*(?:\([^()]*\)|\b(?:voy(?:age)?|v)\.?\s?(?:no\.?\s?)?\d{2,5}[a-z]?)\s*$", re.IGNORECASE
)
_SHIP_BEHIND = lazy(r"(?<=[가-힣\u4e00-\u9fff\d])\s*[호号號]\s*$")
"""What says behind a name that it is a ship's, or a number that it is one."""
_STREET = re.compile(
    r"\b(?:street|str|road|rd|avenue|ave|boulevard|blvd|lane|drive|highway|floor|fl|room|rm|suite|building|bldg|tower|block"
    r"|district|province|city|county|village|town|zone|p\.?o|box|zip|ulitsa|prospekt|shosse|pereulok|jalan|jl|calle|rue"
    r"|strasse|straße)\b|-(?:ro|gil|gu|si|do|dong|eup|myeon)\b|\b(?:no|unit|apt)\.?\s?\d",
    re.IGNORECASE,
)
"""Words of addresses, which a part of an address has or is a place."""
_PART = re.compile(r"\s*[,，;；|\n\r\t]\s*|\s+-\s+")
_MARK = re.compile(r"[\d:：@/;|\[\]*#\n\r\t\"]|^\W*-")
_TELLING = _BRANCH | frozenset([
    "aka", "fka", "nka", "dba", "alias", "formerly", "known", "trading", "doing", "behalf", "nee", "messrs", "attn", "attention",
    "e-mail", "email", "www", "passport", "dob", "born", "address", "contact", "birth", "box", "mv", "mt", "motor",
    "vessel", "ex", "previously",
])  # fmt: skip
"""Words without any of which, and without the marks, nothing but a name stands in a cell of Latin letters."""
_TELLING_OF_PERSONS = _TELLING | frozenset([
    "and", "&", "dear", "ceo", "cfo", "cto", "coo", "chairman", "president", "director", "manager", "owner", "partner",
    "secretary", "esq", "phd", "mba",
])  # fmt: skip
_LETTER, _SYLLABLE = re.compile(r"[^\W\d_]"), lazy(r"[가-힣\u4e00-\u9fff]")


def held(text: str, kind: str) -> tuple[str, ...]:
    """Other names to ask for than ``text`` as it is; none where nothing but a name stands in it.

    :param kind: person, company, vessel or unknown. In a person's name a comma parts surname and given name.
    """
    if len(text) > LONGEST or not _may_hold(text, kind):
        return ()
    found: dict[str, None] = {}
    for part in _parted(_LEAD.sub("", text, count=1), kind):
        for name in _without(part, kind):
            found[name] = None
    plain = " ".join(text.split())
    return tuple(name for name in found if name != plain and _letters(name) >= _SHORTEST)[:MOST]


def _letters(name: str) -> int:
    """How many letters a name has; a syllable of Hangul or a Han character says as much as two."""
    return len(_LETTER.findall(name)) + len(_SYLLABLE.findall(name))


def _may_hold(text: str, kind: str) -> bool:
    """Whether anything of what is looked for may stand in a text: most names are names alone, and quickly told to be."""
    if not text.isascii() or kind == "vessel" or _MARK.search(text) is not None:
        return True
    lower = text.lower()
    words = lower.replace(".", "").replace(",", " ").replace(")", " ").replace("(", " ").split()
    if kind == "person":
        return not _TELLING_OF_PERSONS.isdisjoint(words)
    half = len(words) // 2
    return (
        not _TELLING.isdisjoint(words)
        or "," in text
        or ("-" in text and (" - " in text or " ex-" in lower))
        or words[:half] == words[half:]
    )


def _parted(text: str, kind: str) -> Iterator[str]:
    """The names of a cell that holds two, else its text."""
    before = _EX if kind in ("vessel", "unknown") else _EX_IN_BRACKETS
    several = _PERSONS if kind == "person" else _SEVERAL
    parts = (one for both in _ALSO.split(text) for part in before.split(both) for one in several.split(part))
    yield from (part for part in parts if part.strip())


def _without(text: str, kind: str) -> Iterator[str]:
    """A name without what stands behind it, step by step: each step may have taken away a part of the name."""
    cut = _tidy(_CONTACT.sub("", text, count=1))
    yield cut
    if kind == "person":
        # A name of one word behind which a place stands is left alone.
        if len((name := _tidy(_without_address(cut))).split()) > 1:
            yield (cut := name)
        yield _tidy(_WITH_DIGIT.sub("", cut))
        yield _tidy(_KOREAN_TITLE.sub("", _POST.sub("", cut)))
        yield _tidy(_NICKNAME.sub(" ", cut))
        return
    yield (cut := _tidy(_without_numbers(cut)))
    cut = _tidy(_KOREAN_TAIL.sub("", _EASTERN_ADDRESS.sub("", _without_address(cut))))
    yield cut
    if kind in ("vessel", "unknown"):
        yield (cut := _tidy(_OF_SHIP.sub("", cut)))
    if kind == "vessel":
        yield _tidy(_STEAMSHIP.sub("", cut))
        yield (cut := _tidy(_FLAG_OR_VOYAGE.sub("", cut)))
        yield (cut := _tidy(_SHIP_BEHIND.sub("", cut)))
    yield _tidy(_without_branch(cut))
    yield _once(cut)
    yield _tidy(_NUMBERED.sub("", cut))
    yield from map(_tidy, _DASH.split(cut))


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:-–").rstrip("( ")


def _without_numbers(text: str) -> str:
    """Without the dates, telephone numbers and the like at the end."""
    words = text.split()
    end = begins = len(words)
    while begins > 1 and _NUMBER.fullmatch(words[begins - 1].strip(",;")):
        begins -= 1
        # Short numbers in front of a long one may be those of a plant, but none that stands behind a "+".
        long = sum(map(str.isdigit, words[begins])) >= _DIGITS
        if words[begins].lstrip("(").startswith("+") or (long and begins == end - 1):
            end = begins
    return " ".join(words[:end])


def _without_address(text: str) -> str:
    """The text in front of the first of the last parts that are places, streets and numbers."""
    starts = list(_PART.finditer(text))
    end = len(text)
    for mark in reversed(starts):
        if not _is_address(text[mark.end() : end]):
            break
        end = mark.start()
    return text[:end]


@functools.lru_cache(maxsize=20_000)
def _is_address(part: str) -> bool:
    words = clean(part).split()
    if not words:
        return True
    if _STREET.search(part) or all(w.isdigit() for w in words):
        return True
    if all(w.isdigit() or ((known := known_word(w)) is not None and known.kind == "place") for w in words):
        return True
    # A code of letters may be a legal form: "Star, SA".
    return len(part.strip()) > _SHORTEST and find_country(part) is not None


def _without_branch(text: str) -> str:
    """Without "Seoul Branch" and "Representative Office" at the end."""
    words = text.split()
    end = len(words)
    while end > 1 and clean(words[end - 1]) in _BRANCH:
        end -= 1
    if end == len(words):
        return text
    while end > 1 and (known := known_word(clean(words[end - 1]))) is not None and known.kind == "place":
        end -= 1
    return " ".join(words[:end])


def _once(text: str) -> str:
    """A name that stands in a cell twice, once."""
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]) if words[:half] == words[half:] and half else text
