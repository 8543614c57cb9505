"""What ``gwanmun watch`` says, in English and Korean."""

from __future__ import annotations

from gwanmun.world.text import Text

SAYS = {
    "added": Text("watching {0}", "추가함: {0}"),
    "already": Text("already watched: {0}", "이미 있음: {0}"),
    "ran": Text(
        "{0} new documents, {1} already kept, {2} sources unchanged, {3} waiting",
        "새 문서 {0}건, 이미 보관 {1}건, 변경 없는 출처 {2}곳, 대기 {3}곳",
    ),
    "unknown": Text("date unknown", "날짜 미상"),
    "but": Text("but it also says {0} ({1})", "다른 날짜도 있음: {0} ({1})"),
    "blocks": Text("Text", "본문"),
    "furniture": Text("kept apart: {0} parts of the page ({1})", "따로 보관: 페이지 요소 {0}개 ({1})"),
    "events": Text("Events", "사건"),
    "claims": Text("Claims", "주장"),
    "person": Text("Persons", "인물"),
    "agency": Text("Agencies", "기관"),
    "organisation": Text("Organisations", "단체"),
    "company": Text("Firms", "기업"),
    "country": Text("Countries", "국가"),
    "place": Text("Places", "장소"),
    "policy": Text("Policies", "정책·제도"),
    "product": Text("Products", "품목"),
    "stage_on": Text("on {0}: {1}", "{0} 현재: {1}"),
    "not_yet": Text("not yet announced", "발표 전"),
    "touches": Text("provisions:", "관련 규정:"),
    "no_provision": Text("the rule base has no {0}", "규칙에 {0}이(가) 없습니다"),
}


def say(key: str, lang: str, *values: object) -> str:
    """A phrase in ``lang`` with its values filled in."""
    return SAYS[key].in_(lang).format(*values)
