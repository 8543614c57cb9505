"""What is told as done, planned or asked for; and what is denied, taken back, put off or only possible, which is no event."""
# ruff: noqa: E501 - documents in tests are read better whole

from __future__ import annotations

import pytest

from gwanmun.watch import read

MEASURES = ("listing", "revocation", "designation", "rule_change")


def modes(text: str) -> list[str]:
    """The modes of the measures that a text tells, each once."""
    reading = read(f"Report\n\n{text}\n".encode(), name="page.txt")
    return sorted({e.mode for e in reading.events if e.type in MEASURES})


@pytest.mark.parametrize(
    "text",
    [
        "Commerce added CXMT to the Entity List.",
        "BIS is adding 12 firms in China to the Entity List.",
        "CXMT has been added to the Entity List.",
        "CXMT and two affiliates were quietly placed on the Entity List.",
        "BIS issued a final rule adding 32 entities to the Entity List.",
        "In this rule, BIS amends the EAR by adding 32 entities to the Entity List.",
        "The rule amends the regulations to add 32 entities to the Entity List.",
        "After months of delay, Commerce put YMTC on the Entity List.",
        "Although lawmakers had urged restraint, Commerce added YMTC to the Entity List.",
        "The ministry said that BIS revoked the VEU authorization of SK hynix.",
        "BIS, which postponed a similar step in May, added YMTC to the Entity List.",
        "The department tightened sanctions against Russia by adding 9 firms to the Entity List.",
        "BIS announced the revocation of the VEU authorization of SK hynix.",
        "It is true that Commerce added CXMT to the Entity List.",
        "BIS not only added CXMT to the Entity List but warned its suppliers.",
    ],
)
def test_english_done(text: str) -> None:
    assert modes(text) == ["done"]


@pytest.mark.parametrize(
    "text",
    [
        "Commerce plans to add CXMT to the Entity List.",
        "Commerce will put CXMT on the Entity List.",
        "The department is preparing to place YMTC on the Entity List.",
        "BIS intends to revoke the VEU authorization of SK hynix.",
        "CXMT is expected to be added to the Entity List.",
        "BIS decided to revoke the VEU status of SK hynix next year.",
        "Commerce proposed adding YMTC to the Entity List.",
        "The addition of YMTC to the Entity List is expected next week.",
        "The Affiliates Rule will take effect on January 1, 2027.",
    ],
)
def test_english_planned(text: str) -> None:
    assert modes(text) == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers urged Commerce to add YMTC to the Entity List.",
        "Senators asked BIS to revoke the VEU authorization of SK hynix.",
        "The committee demanded that CXMT be added to the Entity List.",
        "The letter calls on the department to issue a rule adding CXMT to the Entity List.",
        "Two members of the House recommended adding CXMT to the Entity List.",
        "The bill requires Commerce to place the firm on the Entity List.",
        "Commerce should add CXMT to the Entity List, a think tank wrote.",
    ],
)
def test_english_asked_for(text: str) -> None:
    assert modes(text) == ["asked"]


@pytest.mark.parametrize(
    "text",
    [
        "Commerce postponed adding CXMT to the Entity List.",
        "Commerce shelved plans to add CXMT to the Entity List.",
        "The White House put off placing YMTC on the Entity List.",
        "Commerce denied plans to add CXMT to the Entity List.",
        "The report that Commerce added CXMT to the Entity List is false.",
        "Reports that BIS revoked the VEU status of SK hynix were denied by the agency.",
        "It is not true that Commerce added CXMT to the Entity List.",
        "Commerce declined to add CXMT to the Entity List.",
        "No Korean company was added to the Entity List.",
        "Commerce stopped short of adding CXMT to the Entity List.",
        "Officials warned against adding CXMT to the Entity List.",
        "Commerce wasn't adding CXMT to the Entity List, a spokesman said.",
        "A court vacated the rule that revoked the VEU authorization.",
        "A judge struck down the order revoking the VEU authorization of SK hynix.",
        "The revocation of the VEU authorization of SK hynix was reversed.",
        "The rule that added CXMT to the Entity List was vacated.",
        "If Commerce adds CXMT to the Entity List, its suppliers need licences.",
        "Suppliers need licences once Commerce adds CXMT to the Entity List.",
        "Commerce is weighing whether to add CXMT to the Entity List.",
        "The firm faces the risk of addition to the Entity List.",
        "Will Commerce add CXMT to the Entity List?",
        "Commerce must decide by Friday whether to place CXMT on the Entity List.",
        "Seoul asked Washington not to revoke the VEU authorization of SK hynix.",
        "Commerce has yet to add CXMT to the Entity List.",
        "A story said that Commerce added CXMT to the Entity List; this was incorrect.",
        "BIS withdrew its proposed rule to amend the Export Administration Regulations.",
    ],
)
def test_english_no_event(text: str) -> None:
    assert modes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "미 상무부는 20일 중국 기업 10곳을 우려거래자 목록에 추가했다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가했다고 밝혔다.",
        "CXMT가 우려거래자 목록에 등재됐다.",
        "미 상무부는 CXMT를 우려거래자 목록에 올렸다.",
        "우려거래자 목록에 추가된 기업은 모두 10곳이다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가했으며 YMTC에 대한 계획은 철회했다.",
        "미국 상무부는 삼성전자의 VEU 지위를 철회하는 조치를 발표했다.",
        "미국이 삼성전자의 VEU 지위를 취소한 것은 사실이다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가하고 관련 규정을 공개했다.",
        "전략물자수출입고시 개정안이 24일 공포됐다.",
    ],
)
def test_korean_done(text: str) -> None:
    assert modes(text) == ["done"]


@pytest.mark.parametrize(
    "text",
    [
        "미 상무부는 CXMT를 우려거래자 목록에 추가할 방침이다.",
        "미 상무부는 CXMT를 우려거래자 목록에 올릴 계획이라고 밝혔다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가하기로 했다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가하겠다고 밝혔다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가한다고 예고했다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가하고 YMTC의 수출도 제한할 방침이다.",
        "미국은 삼성전자의 VEU 지위를 철회할 예정이다.",
        "CXMT의 우려거래자 목록 등재가 임박했다.",
        "전략물자수출입고시 개정안을 2027년 1월 1일부터 시행한다고 밝혔다.",
        "대외무역법 개정안은 다음 달 공포될 예정이다.",
    ],
)
def test_korean_planned(text: str) -> None:
    assert modes(text) == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "미 의회는 CXMT를 우려거래자 목록에 추가하라고 촉구했다.",
        "미 의원들은 CXMT를 우려거래자 목록에 추가할 것을 요구했다.",
        "미 하원은 상무부에 CXMT를 우려거래자 목록에 올리라고 압박했다.",
        "미 의원들은 CXMT의 우려거래자 목록 추가를 거듭 촉구했다.",
        "미 의원들은 삼성전자의 VEU 지위를 취소해 달라고 요청했다.",
        "미국은 삼성전자의 VEU 지위를 취소해야 한다.",
    ],
)
def test_korean_asked_for(text: str) -> None:
    assert modes(text) == ["asked"]


@pytest.mark.parametrize(
    "text",
    [
        "미 상무부는 CXMT를 우려거래자 목록에 추가하려던 계획을 철회했다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가하는 방안을 보류했다.",
        "미 상무부는 CXMT의 우려거래자 목록 추가를 보류했다.",
        "미 상무부는 CXMT의 우려거래자 목록 등재를 내년으로 미뤘다.",
        "CXMT를 우려거래자 목록에 추가했다는 보도는 사실이 아니다.",
        "미 상무부는 CXMT를 우려거래자 목록에 올렸다는 보도를 부인했다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가한 적이 없다고 밝혔다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가할 계획이 없다.",
        "만약 미국이 VEU를 취소한다면 허가가 필요하다.",
        "미국이 삼성전자의 VEU 지위를 취소하면 허가가 필요하다.",
        "미국이 삼성전자의 VEU 지위를 취소하더라도 영향은 작다.",
        "미 상무부는 CXMT를 우려거래자 목록에 추가하는 방안을 검토하고 있다.",
        "미 상무부가 CXMT를 우려거래자 목록에 추가할지 주목된다.",
        "CXMT는 우려거래자 목록에 추가될 것으로 예상된다.",
        "미국은 CXMT를 우려거래자 목록에 추가할까?",
        "미 상무부는 CXMT를 우려거래자 목록에 추가하는 내용의 규칙안을 검토하고 있다.",
        "중국은 미국에 자국 기업을 우려거래자 목록에 추가하지 말라고 요구했다.",
        "법원은 삼성전자의 VEU 지위를 취소한 조치를 무효화했다.",
        "미국은 삼성전자의 VEU 지위를 철회한 결정을 뒤집었다.",
        "전략물자수출입고시 개정안을 시행하려던 방침을 유예했다.",
        "미 상무부는 CXMT를 우려거래자 목록에 등재하는 것을 막판에 포기했다.",
        "미국은 삼성전자의 VEU 지위를 취소했다가 한 달 만에 복원했다.",
    ],
)
def test_korean_no_event(text: str) -> None:
    assert modes(text) == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("산업부는 한미 공급망·산업대화(SCCD)를 개최했다.", ["done"]),
        ("산업부는 한미 공급망·산업대화(SCCD)를 개최할 예정이다.", ["planned"]),
        ("산업부는 한미 공급망·산업대화(SCCD)를 개최하자고 했다.", ["asked"]),
        ("산업부는 한미 공급망·산업대화(SCCD)를 개최하지 않았다.", []),
    ],
)
def test_talks_have_a_mode_too(text: str, mode: list[str]) -> None:
    reading = read(f"한미 산업 협력\n\n{text}\n".encode(), name="page.txt")
    assert [e.mode for e in reading.events if e.type == "meeting"] == mode


def test_a_plan_and_a_deed_are_two_events() -> None:
    text = "BIS added CXMT to the Entity List on September 1, 2025. BIS will add YMTC to the Entity List."
    reading = read(f"Report\n\n{text}\n".encode(), name="page.txt")
    assert [(e.type, e.mode) for e in reading.events] == [("listing", "done"), ("listing", "planned")]
