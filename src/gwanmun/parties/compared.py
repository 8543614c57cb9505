"""What was compared of a hit, in words."""

from __future__ import annotations

from gwanmun.parties.party import Feature
from gwanmun.world.text import Text

_FEATURES = {
    "country": Text("country", "국가"), "address": Text("address", "주소"), "born": Text("born", "생년월일"),
    "imo_number": Text("IMO number", "IMO 번호"), "weak_alias": Text("weak alias", "불확실한 별칭"),
    "identifier": Text("identifier", "식별번호"), "kind": Text("kind", "종류"),
    "korean_spelling": Text("one Korean name, spelt in two ways", "표기만 다른 같은 한국 이름"),
    "shared_name": Text("a name that others bear too", "다른 곳도 쓰는 짧거나 흔한 이름"),
}  # fmt: skip
_KINDS = {
    "person": Text("person", "개인"), "company": Text("company", "기업·기관"), "vessel": Text("vessel", "선박"),
    "aircraft": Text("aircraft", "항공기"),
}  # fmt: skip


def in_words(feature: Feature, lang: str) -> str:
    """What was asked for and what is listed, and what both are where they are no parts of the names."""
    asked, listed = feature.asked or "—", feature.listed or "—"
    if feature.name == "kind":
        asked, listed = _KINDS[asked].in_(lang), _KINDS[listed].in_(lang)
    what = f"{_FEATURES[feature.name].in_(lang)} " if feature.name in _FEATURES else ""
    return f"{what}{asked} ~ {listed}"
