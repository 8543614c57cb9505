"""What the answers about a supply chain say, in English and Korean."""

from __future__ import annotations

from gwanmun.world.text import Text

SUPPLY_SAYS = {
    "kicker": Text("Supply chain", "공급망"),
    "title": Text("What a stop takes away", "공급 중단의 영향"),
    "stop": Text("Stops: {0}; of: {1}; for: {2}", "중단: {0} / 대상: {1} / 구매자: {2}"),
    "everything": Text("everything they provide", "공급하는 모든 것"),
    "everybody": Text("every buyer", "모든 구매자"),
    "kind_tool": Text("chip equipment", "반도체 장비"),
    "grouped": Text("countries not told apart count as one", "구분되지 않은 나라는 하나로 계산"),
    "nothing": Text("nothing that is known here is provided by them", "알려진 자료에는 해당 공급이 없습니다"),
    "unknown": Text("unknown", "알 수 없음"),
    "at_most": Text("unknown, at most {0} %", "알 수 없음(최대 {0} %)"),
    "nobody": Text("nobody is left", "남는 공급자 없음"),
    "nobody_known": Text("nobody is known", "알려진 공급자 없음"),
    "lost": Text("Share lost", "잃는 점유율"),
    "hhi": Text("Concentration (HHI)", "집중도(HHI)"),
    "hhi_before": Text("HHI before", "변경 전 HHI"),
    "hhi_after": Text("HHI after", "변경 후 HHI"),
    "left": Text("Who is left", "남는 공급자"),
    "sites": Text("Sites that lose it", "영향받는 공장"),
    "path": Text("Longest way downstream", "가장 긴 하류 경로"),
    "downstream": Text("Downstream", "하류 전체"),
    "plan": Text("Re-sourcing within capacities", "생산능력 내 대체"),
    "plan_is": Text("short of {0} of {1} {2} a year ({3} %)", "연 {1} {2} 가운데 {0} 부족({3} %)"),
    "plan_open": Text(
        "taken at today's output, capacity unknown: {0}", "생산능력을 알 수 없어 현재 생산량으로 계산: {0}"
    ),
    "no_plan": Text("unknown: no quantities are known", "알 수 없음: 물량 자료 없음"),
    "no_plan_buyers": Text(
        "unknown: what these buyers use is not known (needs.csv says it)",
        "알 수 없음: 해당 구매자의 사용량 자료 없음(needs.csv에 적음)",
    ),
    "source": Text("Source", "출처"),
    "added": Text("Added", "추가"),
    "basis_production": Text("world production", "세계 생산"),
    "basis_headquarters": Text("by makers' headquarters", "제조사 본사 국가 기준"),
    "basis_sites": Text("by sites", "공장 소재지 기준"),
    "basis_imports": Text("imports", "수입"),
    "group_other": Text("other countries", "그 밖의 나라"),
    "group_various": Text("various countries", "여러 나라"),
    "group_EU": Text("Europe", "유럽"),
    "input": Text("Input", "투입물"),
    "basis": Text("Counted", "기준"),
    "findings": Text("What is hit", "영향받는 투입물"),
    "shares": Text("Shares: {0} ({1})", "점유율: {0} ({1})"),
    "country": Text("Country or provider", "국가·공급자"),
    "share": Text("Share", "점유율"),
    "state": Text("State", "상태"),
    "stops": Text("stops", "중단"),
    "goes_on": Text("goes on", "계속"),
    "shares_alt": Text(
        "Bars of the shares, what stops in red; the table has the numbers",
        "점유율 막대. 중단되는 것은 빨간색. 수치는 표에 있음",
    ),
    "path_title": Text("What lies downstream", "하류"),
    "path_alt": Text(
        "Boxes from the inputs hit to what they go into; the table names them",
        "영향받는 투입물에서 하류로 이어지는 상자. 표에 이름이 있음",
    ),
    "goes_into": Text("goes into", "들어가는 곳"),
    "new": Text("What is added", "추가되는 것"),
}


def say(key: str, lang: str, *values: object) -> str:
    """A phrase in ``lang`` with its values filled in."""
    return SUPPLY_SAYS[key].in_(lang).format(*values)
