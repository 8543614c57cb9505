"""What the pages about a book and a supply chain say, in English and Korean."""

from __future__ import annotations

from gwanmun.world.text import Text

REPORT_SAYS = {
    "difference": Text("What changes between {0} and {1}", "달라지는 것: {0} → {1}"),
    "change": Text("What the change does on {0}", "변경의 영향, {0} 기준"),
    "kicker": Text("Impact on a book of shipments", "선적 목록에 미치는 영향"),
    "flow": Text("From outcome to outcome", "판정의 이동"),
    "flow_alt": Text(
        "Bands from the outcomes before to the outcomes after; the table below has the numbers",
        "변경 전 판정에서 변경 후 판정으로 이어지는 띠. 수치는 아래 표에 있음",
    ),
    "map": Text("Destinations of the rows that change", "달라지는 행의 목적지"),
    "map_alt": Text(
        "A map; the discs stand for {0}, the colours for the strictest outcome after. Outlines: Natural Earth, without"
        " a view on any boundary; the table below has the numbers",
        "지도. 원의 크기는 {0}, 색은 변경 후 가장 엄격한 판정. 경계선은 Natural Earth 자료로 영유권에 관한 견해가"
        " 아님. 수치는 아래 표에 있음",
    ),
    "stake": Text("Value at stake {0}", "{0} 영향 금액"),
    "to": Text("by destination", "목적지별"),
    "customer": Text("by customer", "거래처별"),
    "item": Text("by item", "품목별"),
    "month": Text("by month", "월별"),
    "provision": Text("by provision", "조문별"),
    "stake_alt": Text("Bars, longest first; the table below has the numbers", "막대그래프. 수치는 아래 표에 있음"),
    "before": Text("Before", "변경 전"),
    "after": Text("After", "변경 후"),
    "rows": Text("Rows", "행 수"),
    "row": Text("Row", "행"),
    "value": Text("Value", "금액"),
    "no_value": Text("no value given", "금액 없음"),
    "unnamed": Text("(not named)", "(기재 없음)"),
    "others": Text("{0} others", "그 밖 {0}개"),
    "changed_rows": Text("The rows that change", "달라지는 행"),
    "shown_of": Text(
        "{0:,} of {1:,} rows; --format json has all", "{1:,}행 중 {0:,}행. 전체는 --format json으로 볼 수 있음"
    ),
    "number": Text("Number", "번호"),
    "goods": Text("Item", "품목"),
    "day": Text("Day", "날짜"),
    "destination": Text("Destination", "목적지"),
    "by_rule": Text("Provision", "조문"),
    "review": Text("Review policy", "심사 방침"),
    "new_licences": Text("New licences needed", "새로 필요한 허가"),
    "no_new_licences": Text("No row needs a licence that it did not need before.", "새로 허가가 필요한 행이 없습니다."),
    "resting": Text(
        "What rests on an authorisation that can be revoked", "취소될 수 있는 인증·허가예외에 의존하는 선적"
    ),
    "nothing": Text("No row changes.", "달라지는 행이 없습니다."),
    "no_pictures": Text(
        "The pictures need matplotlib (pip install 'gwanmun[pictures]'); the tables have every number.",
        "그림에는 matplotlib이 필요합니다(pip install 'gwanmun[pictures]'). 모든 수치는 표에 있습니다.",
    ),
    "calendar": Text("Days ahead, from {0}", "앞으로의 일정, {0}부터"),
    "timeline": Text("Time line", "일정표"),
    "timeline_alt": Text(
        "One bar or mark for each event; the table below has the days", "일정마다 막대나 표시. 날짜는 아래 표에 있음"
    ),
    "events": Text("Events", "일정"),
    "what": Text("What", "내용"),
    "kind": Text("Kind", "종류"),
    "citation": Text("Where it stands", "근거"),
    "no_events": Text("No day ahead is known to touch this book.", "이 목록에 영향을 주는 알려진 날짜가 없습니다."),
    "records": Text("records", "기록 보존"),
    "foot": Text(
        "Made by Gwanmun; it loads nothing and runs nothing.",
        "관문이 만든 문서입니다. 외부에서 아무것도 불러오거나 실행하지 않습니다.",
    ),
}


def say(key: str, lang: str, *values: object) -> str:
    """A phrase in ``lang`` with its values filled in."""
    return REPORT_SAYS[key].in_(lang).format(*values)
