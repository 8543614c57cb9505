"""What can be wrong with the facts of a case, in one sentence for each language."""

from __future__ import annotations

from collections.abc import Iterable

from gwanmun.decide.screened import SCREENED
from gwanmun.world.text import Text


def contradiction(name: str, old: object, new: object) -> Text:
    """Two values for one fact."""
    return Text(
        en=f"{name} is stated as {old} and as {new}; keep the one that is right",
        ko=f"{name} 값이 {old}와(과) {new}로 서로 다릅니다. 맞는 것만 남기십시오",
    )


def no_fact(name: str, near: Iterable[str]) -> Text:
    """A fact of a name that there is not."""
    listed = " or ".join(near)
    hint = f"; did you mean {listed}?" if listed else "; `gwanmun law facts` lists them"
    hint_ko = f". {listed}입니까?" if listed else ". `gwanmun law facts`로 목록을 볼 수 있습니다"
    return Text(en=f"there is no fact called {name}{hint}", ko=f"{name}(이)라는 사실 항목은 없습니다{hint_ko}")


def no_declaration(name: str, known: tuple[str, ...]) -> Text:
    """A declaration that there is not."""
    return Text(
        en=f"there is no declaration {name!r}; there are {', '.join(known)}",
        ko=f"'{name}' 선언은 없습니다. 있는 선언: {', '.join(known)}",
    )


def duplicate(name: str, role: str) -> Text:
    """A party that stands twice in a role."""
    return Text(en=f"{name} stands twice as {role}", ko=f"{name}이(가) {role}(으)로 두 번 나옵니다")


def bad_tariff(written: str) -> Text:
    """What is no tariff code."""
    return Text(
        en=f"{written[:40]!r} is not a tariff code of 6 to 10 digits",
        ko=f"'{written[:40]}'은(는) 6~10자리 HS 코드가 아닙니다",
    )


PERMIT_ENDED = Text(
    en="the permit is said to be in force, but its last day has passed",
    ko="허가가 유효하다고 적었으나 유효기간이 지났습니다",
)
BY_SCREENING_ONLY = Text(
    en=f"{SCREENED} is stated by the screening alone; leave it out",
    ko=f"{SCREENED}는 목록 검색만이 밝히는 항목입니다. 지우십시오",
)
NOT_A_STATEMENT = Text(
    en="a fact is a value, or has the fields value, source, by and on",
    ko="사실은 값 하나이거나 value, source, by, on 항목으로 적습니다",
)
TWO_CONSIGNEES = Text(
    en="a shipment has one ultimate consignee; write a case for each",
    ko="최종 수하인은 한 곳이어야 합니다. 건을 나누어 적으십시오",
)
