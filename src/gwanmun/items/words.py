"""Words of a question or a text: English stems, and Korean syllable pairs with the particles cut off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PIECE = re.compile(r"[가-힣]+|[a-z]+(?:-[0-9]+)?|[0-9]+(?:[.,][0-9]+)*|[µμ㎛]")
_PARTICLE = re.compile(
    r"(?:으로서|으로써|에서는|에게서|으로는|이라고|라고|이라는|라는|에서|에게|까지|부터|으로|하고|이나|이며|입니다|합니다|합니까|했습니다"
    r"|하려는데|하려는|하려고|하는데|하도록|되는|하는|하여|해서|하려|하며|하고|된|한|할|인|을|를|이|가|은|는|의|에|로|와|과|도|만)$"
)
_PLURAL = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
_ENDINGS = ("ational", "ization", "isation", "ations", "ation", "ating", "ators", "ator", "ated", "ates", "ate")
_SHORT = ("ings", "ing", "ers", "er", "ed", "ors", "or", "ment", "ments", "es", "e", "al", "ive")
_STOP_EN = frozenset(
    ["a", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "like", "may", "more", "most", "much", "my", "need", "needs", "no", "not", "of", "off", "on", "one", "only", "or", "other", "our", "out", "over", "own", "per", "please", "same", "shall", "she", "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "us", "use", "used", "using", "very", "was", "we", "were", "what", "when", "where", "whether", "which", "who", "why", "will", "with", "without", "would", "you", "your", "yours", "export", "exported", "exporting", "exports", "export-control", "ship", "shipped", "shipping", "shipment", "sell", "selling", "sold", "sale", "supply", "supplying", "supplied", "send", "sending", "license", "licence", "licenses", "licensing", "classification", "classify", "category", "categories", "code", "codes", "control", "controlled", "controls", "eccn", "entry", "item", "items", "product", "products", "company", "firm", "customer", "client", "buyer", "partner", "vendor", "overseas", "abroad", "foreign", "country", "team", "order", "request", "requested", "require", "required", "requires", "check", "first", "look", "confirm", "know", "understand", "want", "wants", "today", "following", "fall", "falls", "follows", "list", "listed", "made", "make", "makes", "making", "asked", "asking", "consider", "considered", "going", "plan", "planning", "plans", "provide", "provides", "providing", "offer", "supplier", "specially", "designed", "described", "elsewhere", "specified", "therefor", "thereof", "including", "include", "included", "n.e.s"]
)  # fmt: skip
_STOP_KO = tuple(
    ["통제", "분류", "수출", "확인", "검토", "후보", "품목", "항목", "대상", "여부", "필요", "요청", "공급", "납품", "예정", "판매", "업체", "회사", "해외", "외국", "고객", "거래처", "협력사", "알고", "궁금", "부탁", "드립", "싶습", "대해", "관련", "사전", "해당", "저희", "우리", "이전하려", "제공하려", "보내려", "보냅니다", "하려", "합니다", "됩니다", "있는지", "있습니다", "걸리는지", "걸릴까요", "봐주세요", "알려주세요", "주세요", "가능", "가능성", "경우", "위해", "위한", "사용", "용도", "제품", "물품", "국내", "계약", "주문", "수입", "허가", "신청", "진행", "건을", "연구기관", "연구소", "대학", "대학교", "제조사", "공동연구", "합작법인", "컨소시엄", "정부", "기관", "공공기관", "현장", "따라", "통해", "대한", "그래도", "별도", "일반적", "매우", "어떤", "무엇", "어떻게", "이런", "그런", "정도", "이상", "이하", "초과", "미만", "다음", "포함"]
)
MOST_CHARACTERS = 4_000
"""Longest question that is read; what stands behind is left out."""


def normal(text: str) -> str:
    """The text in one form: compatibility forms composed, lower case."""
    return unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).lower()


def tokens(text: str) -> list[str]:
    """The tokens of a text in order; words that say nothing about an item are left out.

    An English word gives its stem, a Korean word the pairs of its syllables (a single syllable gives itself), a number
    with at least two digits itself.
    """
    found: list[str] = []
    for piece in _PIECE.findall(normal(text)):
        first = piece[0]
        if "가" <= first <= "힣":
            found += _korean(piece)
        elif first.isdigit():
            if len(piece) > 1:
                found.append(piece)
        elif piece not in _STOP_EN and len(piece) > 1:
            found.append(stem(piece))
    return found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """An English word without its commonest endings (``etchers``, ``etching`` and ``etch`` are one)."""
    for ending, instead in _PLURAL:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    for endings in (_ENDINGS, _SHORT):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                return word[: -len(ending)]
    return word


@lru_cache(maxsize=50_000)
def _korean(word: str) -> tuple[str, ...]:
    for stop in _STOP_KO:
        if word.startswith(stop):
            return ()
    cut = _PARTICLE.sub("", word) if len(word) > 2 else word
    cut = cut or word
    if len(cut) == 1:
        return (cut,)
    return tuple(cut[i : i + 2] for i in range(len(cut) - 1))
